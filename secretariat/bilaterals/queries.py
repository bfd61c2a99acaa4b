"""What staff read of bilaterals: lists, and one bilateral with heads, topics, slot and record of discussion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, RowMapping, func, literal, or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.lines import LineToTake, lines_of
from secretariat.bilaterals.model import bilateral, bilateral_slot
from secretariat.bilaterals.states import OFF, SlotState
from secretariat.bilaterals.titles import title_called
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting, outcome
from secretariat.meetings.moves import moves_of, zone_then
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.record.record import Record
from secretariat.record.schema import UtcTime
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

_T = TypeVar("_T")
_host = meeting.alias("host")
_NAMED = ("given", "family", "family_first", "name", "title_before", "title_after")
_first = party.alias("first_party")
_second = party.alias("second_party")
_first_head = person.alias("first_head")
_second_head = person.alias("second_head")
# Bilaterals without a slot yet come after those that have one.
_slot = func.coalesce(bilateral.c.slot_starts, literal(datetime(9999, 1, 1, tzinfo=UTC), UtcTime)).label("slot_order")
_WITH_NAMES = (
    bilateral.join(meeting, meeting.c.id == bilateral.c.meeting_id)
    .outerjoin(_host, _host.c.id == meeting.c.in_margins_of_id)
    .join(_first, _first.c.id == bilateral.c.first_party_id)
    .join(_second, _second.c.id == bilateral.c.second_party_id)
    .outerjoin(_first_head, _first_head.c.id == bilateral.c.first_head_id)
    .outerjoin(_second_head, _second_head.c.id == bilateral.c.second_head_id)
)
SORTS = {
    "slot": (meeting.c.dates_sort, _slot, bilateral.c.id),
    "parties": (meeting.c.sort_key, bilateral.c.id),
    "status": (bilateral.c.status, bilateral.c.id),
    "room": (bilateral.c.room, _slot, bilateral.c.id),
}


@dataclass(frozen=True, slots=True)
class BilateralRow:
    """A bilateral in a list. ``title`` names the parties as the forum does, ``called`` in the language chosen.

    Topics are one a line; moments are UTC.
    """

    id: int
    version: int
    ref: str
    host: str
    title: str
    called: str
    first: str
    second: str
    status: str
    starts: datetime | None
    ends: datetime | None
    timezone: str
    room: str
    first_head: str
    second_head: str
    topics: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a bilateral: the party, and the person who heads it ("" while unknown)."""

    code: str
    name: str
    head: str
    head_ref: str
    cleared: str = ""  # the day (EDTF) on which it cleared the record of discussion


@dataclass(frozen=True, slots=True)
class SlotNote:
    """A slot that was on the table: what became of it, who proposed it, and why.

    ``timezone`` is the one its meeting had when it was laid down, if it was left: a meeting may have moved since.
    """

    starts: datetime
    ends: datetime | None
    timezone: str
    room: str
    state: str
    party: str
    why: str


@dataclass(frozen=True, slots=True)
class BilateralDetail:
    """Everything kept of one bilateral; ``dates`` is EDTF, moments are UTC.

    ``outcomes`` are (reference, words, kind) of what came of it.
    """

    id: int
    version: int
    ref: str
    meeting_id: int
    host: str
    host_title: str
    title: str
    called: str
    first: Side
    second: Side
    status: str
    dates: str
    starts: datetime | None
    ends: datetime | None
    timezone: str
    place: str
    room: str
    topics: tuple[str, ...]
    interpreter: str
    note_taker: str
    record: str
    note: str
    source: str
    minutes: int | None
    preferred_from: datetime | None
    preferred_until: datetime | None
    preferred_room: str
    why_slot: str
    slots: tuple[SlotNote, ...] = ()
    lines: tuple[LineToTake, ...] = ()
    outcomes: tuple[tuple[str, str, str], ...] = ()


def bilaterals_window(record: Record, query: ListQuery) -> Window[BilateralRow]:
    """The bilaterals in the margins of a meeting (``scope["meeting"]``, else all), by day and slot.

    A bilateral is a meeting too: in its own scope it is listed itself.
    """
    base, counted = _joined(), _counted()
    for condition in _scope(record, query):
        base, counted = base.where(condition), counted.where(condition)
    for word in folded(query.words).split():
        holds = _holds(word)
        base, counted = base.where(holds), counted.where(holds)
    order = SORTS.get(query.sort, SORTS["slot"])
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def _scope(record: Record, query: ListQuery) -> list[ColumnElement[bool]]:
    """What a list is about: a host meeting, a party, or both."""
    found: list[ColumnElement[bool]] = []
    host, named = query.scope.get("meeting"), query.scope.get("party")
    with record.reading() as connection:
        if host:
            at = meeting_id(connection, host)
            found.append((meeting.c.in_margins_of_id == at) | (bilateral.c.meeting_id == at))
        if named:
            id_ = party_id(connection, named)
            found.append((bilateral.c.first_party_id == id_) | (bilateral.c.second_party_id == id_))
    return found


def bilateral_detail(record: Record, words: str) -> BilateralDetail:
    """One bilateral by reference; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, bilateral_id(connection, words))


def bilateral_by_id(record: Record, id_: int) -> BilateralDetail:
    """One bilateral by its id; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of(connection, id_)


def details_of(record: Record, ids: Sequence[int]) -> dict[int, BilateralDetail]:
    """Several at once, by their ids, without their slots and lines to take."""
    with record.reading() as connection:
        found = connection.execute(_joined().where(bilateral.c.id.in_(ids))).mappings().all()
        return {row["id"]: _detail(row) for row in found}


def detail_of(connection: Connection, id_: int) -> BilateralDetail:
    """The same within a read or an act."""
    found = connection.execute(_joined().where(bilateral.c.id == id_)).mappings().one_or_none()
    if found is None:
        raise NotFound(_("This bilateral is no longer there; somebody deleted it meanwhile."))
    one = _detail(found)
    return replace(
        one,
        slots=_slots(connection, one),
        lines=tuple(lines_of(connection, id_)),
        outcomes=_outcomes(connection, found["meeting_id"]),
    )


def _outcomes(connection: Connection, meeting_id_: int) -> tuple[tuple[str, str, str], ...]:
    query = select(outcome.c.ref, outcome.c.text, outcome.c.kind).where(outcome.c.meeting_id == meeting_id_)
    found = connection.execute(query.order_by(outcome.c.position, outcome.c.id))
    return tuple((row.ref, row.text, row.kind) for row in found)


def _slots(connection: Connection, of: BilateralDetail) -> tuple[SlotNote, ...]:
    query = (
        select(bilateral_slot, party.c.code)
        .outerjoin(party, party.c.id == bilateral_slot.c.party_id)
        .where(bilateral_slot.c.bilateral_id == of.id)
        .order_by(bilateral_slot.c.id)
    )
    host = select(func.coalesce(meeting.c.in_margins_of_id, meeting.c.id)).where(meeting.c.id == of.meeting_id)
    moves = moves_of(connection, connection.execute(host).scalar() or of.meeting_id)

    def zone(row: RowMapping) -> str:
        left = row["state"] == SlotState.LEFT.value
        return zone_then(moves, row["noted_at"], of.timezone) if left else of.timezone

    return tuple(
        SlotNote(row["starts"], row["ends"], zone(row), row["room"], row["state"], row["code"] or "", row["why"])
        for row in connection.execute(query).mappings()
    )


def _joined() -> AnySelect:
    columns: list[Any] = [
        bilateral,
        _slot,
        meeting.c.title,
        title_called(_first, _second, _host).label("called"),
        meeting.c.dates,
        meeting.c.dates_sort,
        meeting.c.sort_key,
        meeting.c.timezone,
        meeting.c.place,
        meeting.c.note,
        _host.c.ref.label("host"),
        _host.c.title.label("host_title"),
        _host.c.timezone.label("host_timezone"),
    ]
    for side, names in ((_first, "first"), (_second, "second")):
        columns += [side.c.code.label(f"{names}_code"), named(side).label(f"{names}_name")]
    for head, names in ((_first_head, "first_head"), (_second_head, "second_head")):
        columns += [head.c[key].label(f"{names}_{key}") for key in ("ref", *_NAMED)]
    return select(*columns).select_from(_WITH_NAMES)


def _counted() -> AnySelect:
    return select(bilateral.c.id).select_from(_WITH_NAMES)


def _holds(word: str) -> ColumnElement[bool]:
    """Whether a word is in the parties' names, the heads', the reference, the topics, the room or the status."""
    named = [meeting.c.folded, _first.c.folded, _second.c.folded, _first_head.c.folded, _second_head.c.folded]
    written = [bilateral.c.ref, bilateral.c.topics, bilateral.c.room, bilateral.c.status]
    columns = [*named, *(func.lower(column) for column in written)]
    return or_(*(column.contains(word, autoescape=True) for column in columns))


def _head(row: RowMapping, side: str) -> str:
    if row[f"{side}_head_ref"] is None:
        return ""
    return printed_name(*(row[f"{side}_head_{key}"] for key in _NAMED))


def _if_standing(row: RowMapping, value: _T) -> _T | None:
    """What a slot has; nothing where it was given up, as records of earlier versions still have it then."""
    return None if row["status"] in OFF else value


def _row(row: RowMapping) -> BilateralRow:
    return BilateralRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        host=row["host"] or "",
        title=row["title"],
        called=row["called"],
        first=row["first_code"],
        second=row["second_code"],
        status=row["status"],
        starts=_if_standing(row, row["slot_starts"]),
        ends=_if_standing(row, row["slot_ends"]),
        timezone=row["timezone"] or row["host_timezone"] or "",
        room=_if_standing(row, row["room"]) or "",
        first_head=_head(row, "first"),
        second_head=_head(row, "second"),
        topics=row["topics"],
    )


def _detail(row: RowMapping) -> BilateralDetail:
    def side(name: str) -> Side:
        return Side(
            row[f"{name}_code"],
            row[f"{name}_name"],
            _head(row, name),
            row[f"{name}_head_ref"] or "",
            row[f"cleared_{name}"],
        )

    return BilateralDetail(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        meeting_id=row["meeting_id"],
        host=row["host"] or "",
        host_title=row["host_title"] or "",
        title=row["title"],
        called=row["called"],
        first=side("first"),
        second=side("second"),
        status=row["status"],
        dates=row["dates"],
        starts=_if_standing(row, row["slot_starts"]),
        ends=_if_standing(row, row["slot_ends"]),
        timezone=row["timezone"] or row["host_timezone"] or "",
        place=row["place"],
        room=_if_standing(row, row["room"]) or "",
        topics=tuple(topic for topic in row["topics"].split("\n") if topic),
        interpreter=row["interpreter"],
        note_taker=row["note_taker"],
        record=row["record"],
        note=row["note"],
        source=row["source"],
        minutes=row["minutes"],
        preferred_from=row["preferred_from"],
        preferred_until=row["preferred_until"],
        preferred_room=row["preferred_room"],
        why_slot=row["why_slot"],
    )
