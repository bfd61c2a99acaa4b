"""Taking a translation of a text: its paragraphs beside those of the newest revision, one for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from secretariat.declarations.finding import declaration_id
from secretariat.declarations.languages import language_code
from secretariat.declarations.model import paragraph_translation
from secretariat.declarations.papers.runs import is_for_machines
from secretariat.declarations.queries import ParagraphRow, detail_of
from secretariat.declarations.reading.read_text import MARKDOWN, ReadText
from secretariat.declarations.sheet import revision_words
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.translations import translations
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_UNPRINTED: Final = frozenset({ParagraphKind.PREAMBULAR.value, ParagraphKind.TITLE.value, ParagraphKind.NOTE.value})
_NUMBER: Final = re.compile(r"[0-9a-z]+")
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation that was taken: of which revision, and how many paragraphs."""

    ref: str
    revision: str
    language: str
    paragraphs: int


def translate(record: Record, which: str, language: str, read: ReadText) -> Translated:
    """Keep a translation of the newest revision; another one into the same language is replaced.

    ``language`` is a code (id, fr, zh-hk). Raises ``Refused`` where the paragraphs of the two texts do not stand
    beside each other one for one, saying where they part.
    """
    code = language_code(language)
    with record.act(N_("Translate {ref} into {language}"), ref=which, language=code) as work:
        one = detail_of(work.connection, declaration_id(work.connection, which))
        if not one.paragraphs:
            raise Refused(_("{ref} has no text yet: there is nothing to translate.").format(ref=one.ref))
        if code == (one.language or "en"):
            raise Refused(_("{ref} is in “{language}” itself.").format(ref=one.ref, language=code))
        shown = one.revisions[-1]
        rows = [row for row in one.paragraphs if shown.written_in != MARKDOWN or not is_for_machines(row.wording())]
        texts = _beside(rows, read, revision_words(shown.label))
        _keep(work, shown.id, code, {row.paragraph: text for row, text in zip(rows, texts, strict=True)})
        record.relabelled(work, N_("Translate {ref} into {language}"), ref=one.ref, language=code)
        return Translated(one.ref, shown.label, code, len(rows))


def _beside(rows: Sequence[ParagraphRow], read: ReadText, revision: str) -> list[str]:
    """The translation's texts, one for each paragraph. Raises ``Refused`` where they do not stand beside each other."""
    others = [one for one in read.paragraphs if read.written_in != MARKDOWN or not is_for_machines(one)]
    for place in range(max(len(rows), len(others))):
        row = rows[place] if place < len(rows) else None
        other = others[place] if place < len(others) else None
        if row is None or other is None or _number(row.wording()) != _number(other):
            raise Refused(
                _("The translation parts from {revision} at paragraph {n}: “{here}” there, “{beside}” here.").format(
                    revision=revision,
                    n=place + 1,
                    here=_opening(row.wording()) if row else "–",
                    beside=_opening(other) if other else "–",
                )
            )
    return [one.text for one in others]


def _keep(work: Work, revision: int, language: str, texts: dict[int, str]) -> None:
    own = paragraph_translation.c
    query = select(own.paragraph_id, own.id, own.text).where(own.revision_id == revision, own.language == language)
    known = {paragraph: (id_, text) for paragraph, id_, text in work.connection.execute(query).all()}
    current = {one.id for one in translations(work.connection, revision)}
    for paragraph, (id_, text) in list(known.items()):
        # The same words for a paragraph that was changed are written anew: that they still hold is said now.
        if paragraph in texts and (id_ in current or texts[paragraph] != text):
            work.change(paragraph_translation, id_, {"text": texts[paragraph]})
        else:
            work.remove(paragraph_translation, id_)
            del known[paragraph]
    fresh = [
        {"revision_id": revision, "paragraph_id": paragraph, "language": language, "text": text}
        for paragraph, text in texts.items()
        if paragraph not in known
    ]
    if fresh:
        work.insert_many(paragraph_translation, fresh)


def _number(one: Paragraph) -> str:
    """A number in any language: Article 3 and Pasal 3 are the same; what is not printed is none."""
    if one.kind in _UNPRINTED:
        return ""
    found = _NUMBER.findall(one.number.casefold())
    return found[-1] if found else ""


def _opening(one: Paragraph) -> str:
    words = " ".join(f"{one.number if one.kind not in _UNPRINTED else ''} {one.text}".split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
