"""Moving agenda items: the item gets its new place, and its siblings their new numbers, in one act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.agenda.finding import item_by_ref, item_id
from secretariat.agenda.model import agenda_item
from secretariat.agenda.numbering import DEEPEST, MOST, CannotMove, Place, moved, numbered
from secretariat.agenda.queries import ItemDetail, detail_of
from secretariat.record.derived import Touched, after_undo
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused


def move_item(
    record: Record,
    ref: str,
    *,
    to: str | None = None,
    before: str | None = None,
    after: str | None = None,
    under: str | None = None,
) -> ItemDetail:
    """Move the item of that reference: to a number, before or after the item of a number, or ``under`` it, as the last.

    Raises ``Refused`` where there is no such place, or where the item would stand under itself.
    """
    with record.act(N_("Move agenda item {ref}"), ref=ref) as work:
        connection = work.connection
        id_ = item_by_ref(connection, ref)
        was = detail_of(connection, id_)
        meeting = work.row(agenda_item, id_)["meeting_id"]
        places = places_of(connection, meeting)
        if to is not None:
            above, position = _number_as_place(connection, meeting, places, id_, to)
        elif under is not None:
            above, position = item_id(connection, meeting, under), len(places) + 1
        else:
            above, position = _beside(connection, meeting, places, id_, before, after)
        _put(work, meeting, places, id_, above, position)
        return _moved(record, work, was)


def shift_item(record: Record, ref: str, by: int) -> ItemDetail:
    """Move an item up (``by`` -1) or down (1) among the items beside it; ``Refused`` at either end."""
    with record.act(N_("Move agenda item {ref}"), ref=ref) as work:
        id_ = item_by_ref(work.connection, ref)
        was = detail_of(work.connection, id_)
        row = work.row(agenda_item, id_)
        places = places_of(work.connection, row["meeting_id"])
        beside = _siblings(places, row["parent_id"])
        at = beside.index(id_) + by
        if at < 0:
            raise Refused(_("{number} is the first already.").format(number=was.number))
        if at >= len(beside):
            raise Refused(_("{number} is the last already.").format(number=was.number))
        _put(work, row["meeting_id"], places, id_, row["parent_id"], at + 1)
        return _moved(record, work, was)


def indent_item(record: Record, ref: str) -> ItemDetail:
    """Put an item under the one above it, at the end there; ``Refused`` where none is above it or it gets too deep."""
    return _shifted_in(record, ref, _into_the_one_above)


def outdent_item(record: Record, ref: str) -> ItemDetail:
    """Put an item after the one it is under; ``Refused`` where it stands at the top level already."""
    return _shifted_in(record, ref, _behind_its_parent)


def drop_item(record: Record, ref: str, on: int, *, below: bool) -> ItemDetail:
    """Put an item where it was dragged to: in the place of the item ``on`` (its id), or right ``below`` it.

    Below an item that has others under it, it is the first of these. Raises ``Refused`` as ``move_item`` does.
    """

    def place(row: RowMapping, places: list[Place]) -> tuple[int | None, int]:
        if not any(one.id == on for one in places):
            raise NotFound(_("This agenda item is no longer there; somebody deleted it meanwhile."))
        beneath = [id_ for id_ in _siblings(places, on) if id_ != row["id"]]
        if below and beneath:
            return on, 1
        under = next(one.under for one in places if one.id == on)
        beside = [id_ for id_ in _siblings(places, under) if id_ != row["id"]]
        return under, beside.index(on) + (2 if below else 1)

    return _shifted_in(record, ref, place)


_To = Callable[[RowMapping, list[Place]], "tuple[int | None, int]"]


def _shifted_in(record: Record, ref: str, place: _To) -> ItemDetail:
    """Put an item in the place that ``place`` finds among all, in one act."""
    with record.act(N_("Move agenda item {ref}"), ref=ref) as work:
        id_ = item_by_ref(work.connection, ref)
        was = detail_of(work.connection, id_)
        row = work.row(agenda_item, id_)
        places = places_of(work.connection, row["meeting_id"])
        under, position = place(row, places)
        _put(work, row["meeting_id"], places, id_, under, position)
        return _moved(record, work, was)


def _into_the_one_above(row: RowMapping, places: list[Place]) -> tuple[int | None, int]:
    beside = _siblings(places, row["parent_id"])
    at = beside.index(row["id"])
    if at == 0:
        raise Refused(_("Nothing stands above {number} that it could go under.").format(number=row["number"]))
    return beside[at - 1], len(places) + 1


def _behind_its_parent(row: RowMapping, places: list[Place]) -> tuple[int | None, int]:
    parent = row["parent_id"]
    if parent is None:
        raise Refused(_("{number} stands at the top level already.").format(number=row["number"]))
    above = next(one.under for one in places if one.id == parent)
    return above, _siblings(places, above).index(parent) + 2


def place_under(work: Work, meeting: int, id_: int, under: int | None) -> None:
    """Put an item at the end of another one, or at the end of the agenda."""
    places = places_of(work.connection, meeting)
    _put(work, meeting, places, id_, under, len(places) + 1)


def new_place(connection: Connection, meeting: int, under: int | None) -> dict[str, Any]:
    """The columns of a new item at the end of ``under``; ``Refused`` where there is no room."""
    places = places_of(connection, meeting)
    last = max((place.position for place in places if place.under == under), default=0)
    added = numbered([*places, Place(0, under, last + 1)])[0]
    if added.number.count(".") >= DEEPEST:
        raise _too_deep()
    if len(_siblings(places, under)) >= MOST:
        raise Refused(_("There is no room for more than {most} items there.").format(most=MOST))
    return {"parent_id": under, "position": last + 1, "number": added.number, "path": added.path}


def places_of(connection: Connection, meeting: int) -> list[Place]:
    """Where every item of a meeting stands."""
    query = select(agenda_item.c.id, agenda_item.c.parent_id, agenda_item.c.position)
    return [Place(*row) for row in connection.execute(query.where(agenda_item.c.meeting_id == meeting))]


def renumber(work: Work, meeting: int, places: Iterable[Place]) -> None:
    """Write down places, and the numbers that follow from them, where they are not so already."""
    wanted = {place.id: place for place in places}
    numbers = numbered(wanted.values())
    query = select(
        agenda_item.c.id, agenda_item.c.parent_id, agenda_item.c.position, agenda_item.c.number, agenda_item.c.path
    ).where(agenda_item.c.meeting_id == meeting)
    for id_, parent, position, number, path in work.connection.execute(query).all():
        place, own = wanted[id_], numbers[id_]
        if (parent, position, number, path) != (place.under, place.position, own.number, own.path):
            values = {"parent_id": place.under, "position": place.position, "number": own.number, "path": own.path}
            work.change(agenda_item, id_, values)


@after_undo(agenda_item)
def _close_up(work: Work, touched: Sequence[Touched]) -> None:
    """Number the agendas an undo touched anew; raises ``Refused`` where an item would stand under itself or too deep.

    Items were added and moved since the act that is undone, so that its own numbers may be taken.
    """
    rows = [row for one in touched for row in (one.before, one.after) if row is not None]
    for meeting in sorted({row["meeting_id"] for row in rows}):
        places = places_of(work.connection, meeting)
        numbers = numbered(places)
        if len(numbers) < len(places):
            raise Refused(_("An item can't stand under itself."))
        if any(own.number.count(".") >= DEEPEST for own in numbers.values()):
            raise _too_deep()
        renumber(work, meeting, places)


def _put(work: Work, meeting: int, places: list[Place], id_: int, under: int | None, position: int) -> None:
    try:
        renumber(work, meeting, moved(places, id_, under, position))
    except CannotMove:
        if under is not None and under in _tree(places, id_):
            raise Refused(_("An item can't stand under itself.")) from None
        raise _too_deep() from None


def _moved(record: Record, work: Work, was: ItemDetail) -> ItemDetail:
    now = detail_of(work.connection, was.id)
    record.relabelled(
        work,
        N_("Move agenda item {before} to {after} in {meeting}"),
        before=was.number,
        after=now.number,
        meeting=was.meeting,
    )
    return now


def _number_as_place(
    connection: Connection, meeting: int, places: list[Place], id_: int, to: str
) -> tuple[int | None, int]:
    """The place that a number such as 2.3 means: under item 2, third."""
    above, _dot, last = to.strip().rstrip(".").rpartition(".")
    under = item_id(connection, meeting, above) if above else None
    beside = [place for place in _siblings(places, under) if place != id_]
    if not (last.isascii() and last.isdigit()) or not 1 <= int(last) <= len(beside) + 1:
        lead = f"{above}." if above else ""
        raise Refused(
            _("“{number}” is not a place there; it can go to {first} to {last}.").format(
                number=to, first=f"{lead}1", last=f"{lead}{len(beside) + 1}"
            )
        )
    return under, int(last)


def _beside(
    connection: Connection, meeting: int, places: list[Place], id_: int, before: str | None, after: str | None
) -> tuple[int | None, int]:
    """The place before or after another item."""
    other = item_id(connection, meeting, before or after or "")
    if other == id_:
        raise Refused(_("An item can't be moved before or after itself."))
    under = next(place.under for place in places if place.id == other)
    beside = [place for place in _siblings(places, under) if place != id_]
    return under, beside.index(other) + (1 if before else 2)


def _siblings(places: Iterable[Place], under: int | None) -> list[int]:
    beside = sorted((place.position, place.id) for place in places if place.under == under)
    return [id_ for _position, id_ in beside]


def _tree(places: list[Place], id_: int) -> set[int]:
    """An item and everything under it."""
    inside = {id_}
    while True:
        more = {place.id for place in places if place.under in inside} - inside
        if not more:
            return inside
        inside |= more


def _too_deep() -> Refused:
    return Refused(_("An agenda goes {deepest} levels deep at most.").format(deepest=DEEPEST))
