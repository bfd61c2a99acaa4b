"""Proposing words in brackets: around what stands there, beside it, after it. Pure edits of a text.

What is proposed stands in square brackets from its first moment, with who proposes it: ``[ID, KR: words]``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from secretariat.declarations.wording.brackets import Bracket, Parsed, parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.values.language import _
from secretariat.values.refusal import NotFound, Refused

_ENDS: Final = " \t\n,;:.)]"


def in_brackets(words: str, parties: Sequence[str] = ()) -> str:
    """``words`` as they are proposed by ``parties``; raises ``Refused`` where brackets in them don't pair."""
    own = words.strip()
    if not own:
        raise Refused(_("{field} is needed.").format(field=_("Text")))
    refuse_unpaired(own)
    lead = f"{', '.join(parties)}: " if parties else ""
    return f"[{lead}{own}]"


def refuse_unpaired(words: str) -> None:
    """Raise ``Refused`` where a bracket in ``words`` has no partner in them."""
    if parse([Paragraph("", words)]).unmatched:
        raise Refused(
            _("“{words}” has a square bracket without its partner; put in or leave out both.").format(words=words)
        )


def find_words(text: str, words: str, where: str) -> tuple[int, int]:
    """Where ``words`` stand in a paragraph's text, white space aside.

    Raises ``NotFound`` where they don't, ``Refused`` where they stand several times.
    """
    pieces = words.split()
    if not pieces:
        raise Refused(_("{field} is needed.").format(field=_("Text")))
    found = list(re.finditer(r"\s+".join(map(re.escape, pieces)), text))
    if not found:
        raise NotFound(_("“{words}” does not stand in {paragraph}.").format(words=words, paragraph=where))
    if len(found) > 1:
        raise Refused(
            _("“{words}” stands {n} times in {paragraph}; give more of the words beside it.").format(
                words=words, n=len(found), paragraph=where
            )
        )
    return found[0].start(), found[0].end()


def around(text: str, start: int, end: int, parties: Sequence[str] = ()) -> str:
    """``text`` with brackets around what stands from ``start`` to ``end``, white space at its edges left outside."""
    start, end = _trimmed(text, start, end)
    return text[:start] + in_brackets(text[start:end], parties) + text[end:]


def instead_of(text: str, start: int, end: int, words: str, parties: Sequence[str] = ()) -> str:
    """``text`` with an alternative beside some of its words: ``[as it was] [KR: as proposed]``."""
    start, end = _trimmed(text, start, end)
    return f"{text[:start]}{in_brackets(text[start:end])} {in_brackets(words, parties)}{text[end:]}"


def after(text: str, at: int, words: str, parties: Sequence[str] = ()) -> str:
    """``text`` with words put in at ``at``; words that begin with a comma or the like follow without a space."""
    meets_end = at >= len(text) or text[at] in _ENDS
    space = " " if at and meets_end and text[at - 1] not in " \t\n" and words.strip()[:1] not in ",;:." else ""
    return text[:at] + space + in_brackets(words, parties) + text[at:]


def beside(paragraphs: Sequence[Paragraph], parsed: Parsed, one: Bracket, words: str, parties: Sequence[str]) -> str:
    """The text of the paragraph in which a bracket closes, with an alternative beside it."""
    notes = {note.opens: note.closes for note in parsed.brackets if note.is_note_mark}
    closes = one.closes
    while (following := closes._replace(offset=closes.offset + 1)) in notes:
        closes = notes[following]
    text = paragraphs[closes.paragraph].text
    at = max(0, closes.offset + 1)
    return f"{text[:at]} {in_brackets(words, parties)}{text[at:]}"


def attributed(paragraphs: Sequence[Paragraph], parsed: Parsed, one: Bracket, parties: Sequence[str]) -> str:
    """The text of the paragraph in which a bracket opens, with the bracket said to be of ``parties`` (none: nobody's).

    A footnote that says whose the words are stays as it is. Raises ``Refused`` for a bracket around the number too.
    """
    if one.opens.offset < 0:
        raise Refused(
            _("Bracket {bracket} opens before the paragraph's number; say in its text whose it is.").format(
                bracket=one.id
            )
        )
    index = one.opens.paragraph
    text = paragraphs[index].text
    begins = parsed.laid.texts[index]
    first, words = one.opens.offset + 1, one.span.words - begins
    lead = f"{', '.join(parties)}: " if parties else ""
    return text[:first] + lead + text[max(first, words) :]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))
