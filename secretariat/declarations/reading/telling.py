"""What a person is told of a text that comes in, in the terminal and on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.declarations.comparison.comparing import ChangeKind
from secretariat.declarations.comparison.telling import kind_words, summary_words
from secretariat.declarations.reading.became import Became
from secretariat.declarations.reading.operations import TakenIn
from secretariat.declarations.reading.read_text import ReadText
from secretariat.declarations.sheet import paragraphs_words, revision_words
from secretariat.declarations.wording.brackets import parse
from secretariat.declarations.wording.paragraph import Paragraph, addresses
from secretariat.values.language import _, ngettext


def remarks_of(read: ReadText) -> tuple[str, ...]:
    """What there is to say of a text that was read, square brackets without a partner included."""
    alone = len(parse(read.paragraphs).unmatched)
    if not alone:
        return read.remarks
    said = ngettext(
        "{n} square bracket has no partner; “declarations brackets” says where.",
        "{n} square brackets have no partner; “declarations brackets” says where.",
        alone,
    )
    return (*read.remarks, said.format(n=alone))


def counts_words(one: Became) -> str:
    """What becomes of the paragraphs, in numbers and in the words of a comparison; of a first text how many it has."""
    return summary_words(one.summary) if one.fates else paragraphs_words(len(one.paragraphs))


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph as it is shown before it is taken in; ``becomes`` is in words, "" where it stays as it was.

    ``change`` is as a comparison says it. A paragraph that is ``gone`` is one of the text before, shown where it stood.
    """

    address: str
    paragraph: Paragraph
    change: str
    becomes: str
    gone: bool = False


def shown_paragraphs(read: Sequence[Paragraph], one: Became | None = None) -> list[ShownParagraph]:
    """The paragraphs as they were read, and among them those that go; what becomes of each where that is known."""
    if one is None or not one.fates:
        return [
            ShownParagraph(address, each, ChangeKind.ADDED.value, "")
            for address, each in zip(addresses(read), read, strict=True)
        ]
    return [
        ShownParagraph(
            side.address, side.paragraph, fate.kind.value, kind_words(fate), gone=fate.kind is ChangeKind.REMOVED
        )
        for fate in one.fates
        for side in (fate.now or fate.was)
    ]


def taken_words(done: TakenIn) -> str:
    """What was taken in."""
    return _("Took in {ref}, {revision}: {counts}").format(
        ref=done.ref, revision=revision_words(done.revision), counts=counts_words(done.became)
    )
