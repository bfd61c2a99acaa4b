"""What a person is told of a text that comes in, in the terminal and on the command line."""

from __future__ import annotations

from secretariat.declarations.reading.became import Became
from secretariat.declarations.reading.operations import TakenIn
from secretariat.declarations.reading.read_text import ReadText
from secretariat.declarations.sheet import revision_words
from secretariat.declarations.wording.brackets import parse
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
    """What becomes of the paragraphs, in numbers."""
    return _("{new} new, {changed} changed, {unchanged} unchanged, {removed} removed").format(
        new=one.new, changed=one.changed, unchanged=one.unchanged, removed=one.removed
    )


def taken_words(done: TakenIn) -> str:
    """What was taken in."""
    return _("Took in {ref}, {revision}: {counts}").format(
        ref=done.ref, revision=revision_words(done.revision), counts=counts_words(done.became)
    )
