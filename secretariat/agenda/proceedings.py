"""Proceedings: what is said on an item, typed while it is said, and the outcomes taken from it."""

from __future__ import annotations

from sqlalchemy import select

from secretariat.agenda.finding import item_by_ref
from secretariat.agenda.model import item_outcome
from secretariat.agenda.operations import edit_item, tie_outcome_in
from secretariat.agenda.queries import ItemDetail, detail_of
from secretariat.meetings.model import outcome
from secretariat.meetings.outcome_operations import add_outcome_in
from secretariat.meetings.states import OutcomeKind
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


def save_proceedings(record: Record, ref: str, text: str, *, version: int) -> ItemDetail:
    """Keep what was typed on an item, over its ``version``. Raises ``Conflict`` where somebody else typed there."""
    return edit_item(record, ref, version=version, proceedings=text)


def take_outcome(record: Record, ref: str, kind: OutcomeKind, words: str, *, by: str = "") -> tuple[str, ItemDetail]:
    """Make words of an item's proceedings an outcome that came from it; the outcome's reference, and the item.

    ``by`` are parties (codes or names, ``;`` between; none: the meeting). Raises ``Refused`` where there are no words,
    or the item has an outcome in the same words already.
    """
    text = "\n".join(line.strip() for line in words.strip().splitlines())
    with record.act(N_("Take an outcome from item {number} of {meeting}"), number="", meeting="") as work:
        id_ = item_by_ref(work.connection, ref)
        item = detail_of(work.connection, id_)
        if not text:
            raise Refused(_("There are no words to make an outcome of: put the cursor in a paragraph, or select some."))
        known = select(outcome.c.ref, outcome.c.text).join(item_outcome, item_outcome.c.outcome_id == outcome.c.id)
        for other, said in work.connection.execute(known.where(item_outcome.c.item_id == id_)):
            if folded(said) == folded(text):
                raise Refused(_("These words are outcome {ref} of this item already.").format(ref=other))
        came = add_outcome_in(work, {"meeting": item.meeting, "kind": kind.value, "text": text, "parties": by})
        tie_outcome_in(work, id_, came)
        made = str(work.row(outcome, came)["ref"])
        record.relabelled(
            work,
            N_("{outcome}: {kind}, from item {number} of {meeting}"),
            outcome=made,
            kind=kind.value,
            number=item.number,
            meeting=item.meeting,
        )
        return made, detail_of(work.connection, id_)


def paragraph_at(text: str, line: int) -> str:
    """The paragraph in which a line stands: the lines around it up to an empty one, "" on an empty line."""
    lines = text.split("\n")
    if not 0 <= line < len(lines) or not lines[line].strip():
        return ""
    first = last = line
    while first > 0 and lines[first - 1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return "\n".join(lines[first : last + 1])


def joined(base: str, mine: str, theirs: str) -> str:
    """Proceedings that two people typed over the same text, so that nothing of either is lost.

    What was only added at the end stands behind the other's; otherwise mine stands whole below theirs.
    """
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    added = mine[len(base) :].strip("\n") if mine.startswith(base) else mine
    return f"{theirs.rstrip()}\n\n{added}" if theirs.strip() else added
