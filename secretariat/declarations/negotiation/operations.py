"""What negotiators do with the working text: propose words in brackets, say whose they are, settle them.

Each is one act. ``seen`` are the versions of paragraphs' texts as they were on screen: where somebody else saved
another text since in the same paragraph, ``Conflict`` shows both and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.negotiation.draft import BracketAt, Draft
from secretariat.declarations.negotiation.editing import OpenDraft, index_of, no_paragraph, open_draft, write_edit
from secretariat.declarations.negotiation.parties import codes_of
from secretariat.declarations.queries import ParagraphRow, paragraph_at
from secretariat.declarations.wording import proposing, settling
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_

Which = str | BracketAt
"""A bracket: its id in the newest text ("4.1"), or its place as a screen keeps it."""


class Choice(StrEnum):
    """What becomes of a bracket."""

    ACCEPT = N_("accept")
    STRIKE = N_("strike")


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a paragraph (``text_id``): from ``start`` up to ``end`` of its text as it was seen."""

    text_id: int
    start: int
    end: int
    version: int | None = None  # of the text they were found in, where nothing else says what was seen


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling did: the brackets' ids, and the addresses of paragraphs of which nothing was left. ``others`` are
    the alternatives that were struck with an accepted one, each with its words.
    """

    ref: str
    brackets: tuple[str, ...]
    gone: tuple[str, ...]
    others: tuple[tuple[str, str], ...] = ()


def bracket_words(record: Record, which: str, words: Words, *, by: str = "", seen: Seen = UNSEEN) -> ParagraphRow:
    """Put words in brackets, attributed to parties (names with commas between) where they are said.

    Raises ``Refused`` where the words hold half a pair of brackets.
    """
    return _propose(
        record, which, words, by, seen, lambda text, codes: proposing.around(text, words.start, words.end, codes)
    )


def propose_instead(
    record: Record, which: str, words: Words, text: str, *, by: str, seen: Seen = UNSEEN
) -> ParagraphRow:
    """Propose an alternative to words that stood outside of brackets so far: ``[as it was] [KR: as proposed]``."""

    def edited(own: str, codes: Sequence[str]) -> str:
        return proposing.instead_of(own, words.start, words.end, text, codes)

    return _propose(record, which, words, by, seen, edited)


def propose_after(record: Record, which: str, words: Words, text: str, *, by: str, seen: Seen = UNSEEN) -> ParagraphRow:
    """Propose to put words in behind others."""
    return _propose(record, which, words, by, seen, lambda own, codes: proposing.after(own, words.end, text, codes))


def propose_beside(
    record: Record, which: str, bracket: Which, text: str, *, by: str, seen: Seen = UNSEEN
) -> ParagraphRow:
    """Propose an alternative beside a bracket."""
    with record.act(N_("Propose words in {paragraph}"), paragraph="") as work:
        on = open_draft(work, which)
        codes = codes_of(work.connection, by)

        def edit(draft: Draft) -> Mapping[int, Paragraph]:
            one = draft.bracket(bracket)
            index = one.closes.paragraph
            return {index: _with(draft, index, proposing.beside(draft.paragraphs, draft.parsed, one, text, codes))}

        return _written(record, work, on, edit, seen, N_("Propose words in {paragraph}"))


def propose_paragraph(
    record: Record,
    which: str,
    text: str,
    *,
    by: str,
    after: str | None = None,
    number: str | None = None,
    kind: str | None = None,
) -> ParagraphRow:
    """Propose a whole paragraph in brackets, at the end or after another one (its address)."""
    with record.reading() as connection:
        codes = codes_of(connection, by)
    return add_paragraph(record, which, text=proposing.in_brackets(text, codes), after=after, number=number, kind=kind)


def attribute_bracket(record: Record, which: str, bracket: Which, by: str, *, seen: Seen = UNSEEN) -> ParagraphRow:
    """Say whose a bracket is, instead of whoever it was said to be of; "" makes it nobody's."""
    with record.act(N_("Attribute brackets in {paragraph}"), paragraph="") as work:
        on = open_draft(work, which)
        codes = codes_of(work.connection, by)

        def edit(draft: Draft) -> Mapping[int, Paragraph]:
            one = draft.bracket(bracket)
            index = one.opens.paragraph
            return {index: _with(draft, index, proposing.attributed(draft.paragraphs, draft.parsed, one, codes))}

        return _written(record, work, on, edit, seen, N_("Attribute brackets in {paragraph}"))


def settle_brackets(
    record: Record,
    which: str,
    brackets: Sequence[Which],
    choice: Choice,
    *,
    keep_others: bool = False,
    seen: Seen = UNSEEN,
) -> Settled:
    """Accept brackets (their words stay, marks and attribution go) or strike them, in one act.

    Where one of several alternatives is accepted the others are struck, unless ``keep_others``.
    """
    label = N_("Accept {bracket} of {ref}") if choice is Choice.ACCEPT else N_("Strike {bracket} of {ref}")
    with record.act(label, bracket="", ref=which) as work:
        on = open_draft(work, which)
        settled: list[str] = []
        gone: list[str] = []
        others: list[tuple[str, str]] = []

        def edit(draft: Draft) -> Mapping[int, Paragraph]:
            ones = draft.brackets(brackets)
            settled.extend(one.id for one in ones)
            if choice is Choice.ACCEPT and not keep_others:
                beside = {other.id: other for one in ones for other in draft.parsed.alternatives(one)}
                others.extend((id_, other.words) for id_, other in beside.items() if other not in ones)
            sides = {"accepted": ones} if choice is Choice.ACCEPT else {"struck": ones}
            changed = settling.settle(draft.paragraphs, draft.parsed, keep_others=keep_others, **sides)
            gone.extend(draft.rows[index].address for index, one in changed.items() if not one.text.strip())
            return changed

        write_edit(work, on, edit, seen)
        record.relabelled(work, label, bracket=", ".join(settled[:20]), ref=on.ref)
        return Settled(on.ref, tuple(settled), tuple(gone), tuple(others))


def found_words(record: Record, which: str, paragraph: str, words: str) -> Words:
    """Where words stand in a paragraph (its address) of the newest text; ``Refused`` where several times."""
    with record.reading() as connection:
        declaration = declaration_id(connection, which)
        id_ = paragraph_named(connection, revision_id(connection, declaration), paragraph)
        if id_ is None:
            raise no_paragraph(which, paragraph)
        row = paragraph_at(connection, id_)
        start, end = proposing.find_words(row.text, words, row.address)
        return Words(id_, start, end, row.version)


def _propose(
    record: Record, which: str, words: Words, by: str, seen: Seen, edited: Callable[[str, Sequence[str]], str]
) -> ParagraphRow:
    """Edit the text of one paragraph as one act."""
    label = N_("Propose words in {paragraph}")
    with record.act(label, paragraph="") as work:
        on = open_draft(work, which)
        codes = codes_of(work.connection, by) if by.strip() else []
        index = index_of(work, on, words.text_id)
        if words.version is not None:
            seen = {words.text_id: words.version, **seen}
        return _written(
            record,
            work,
            on,
            lambda draft: {index: _with(draft, index, edited(draft.paragraphs[index].text, codes))},
            seen,
            label,
        )


def _written(
    record: Record,
    work: Work,
    on: OpenDraft,
    edit: Callable[[Draft], Mapping[int, Paragraph]],
    seen: Seen,
    label: str,
) -> ParagraphRow:
    [index] = write_edit(work, on, edit, seen)
    row = on.draft.rows[index]
    record.relabelled(work, label, paragraph=row.ref)
    return paragraph_at(work.connection, row.id)


def _with(draft: Draft, index: int, text: str) -> Paragraph:
    return replace(draft.paragraphs[index], text=text)
