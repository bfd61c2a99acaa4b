"""What staff read of agendas: items in their order, one item with its outcomes, whether the agenda is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.agenda.finding import item_id
from secretariat.agenda.model import agenda, agenda_item, item_outcome
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting, outcome
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

SORTS = {
    "number": (agenda_item.c.meeting_id, agenda_item.c.path, agenda_item.c.id),
    "title": (agenda_item.c.folded, agenda_item.c.id),
    "status": (agenda_item.c.status, agenda_item.c.path, agenda_item.c.id),
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in a list; ``lead`` is a party's code or "", ``minutes`` a duration."""

    id: int
    version: int
    ref: str
    meeting: str
    number: str
    title: str
    purpose: str
    status: str
    lead: str
    minutes: int | None
    late: bool

    @property
    def depth(self) -> int:
        """How deep it stands in the tree: 0 at the top."""
        return self.number.count(".")


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What came of an item."""

    ref: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """Everything kept of one item; ``under`` is the number of the item it belongs to, or ""."""

    id: int
    version: int
    ref: str
    meeting: str
    meeting_title: str
    number: str
    title: str
    purpose: str
    status: str
    lead: str
    lead_name: str
    minutes: int | None
    late: bool
    under: str
    proceedings: str
    note: str
    source: str
    outcomes: tuple[ItemOutcome, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda as a whole: when it was frozen (UTC), and its items in order."""

    meeting: str
    title: str
    frozen_at: datetime | None
    items: tuple[ItemDetail, ...]


def agenda_window(record: Record, query: ListQuery) -> Window[ItemRow]:
    """The items of a meeting (``scope["meeting"]``, else of all), in the order of their numbers."""
    base: AnySelect = (
        select(agenda_item, meeting.c.ref.label("meeting"), party.c.code.label("lead"))
        .join(meeting, meeting.c.id == agenda_item.c.meeting_id)
        .outerjoin(party, party.c.id == agenda_item.c.lead_id)
    )
    counted: AnySelect = select(agenda_item.c.id)
    if query.scope.get("meeting"):
        with record.reading() as connection:
            here = agenda_item.c.meeting_id == meeting_id(connection, query.scope["meeting"])
        base, counted = base.where(here), counted.where(here)
    for word in folded(query.words).split():
        holds = agenda_item.c.folded.contains(word, autoescape=True)
        base, counted = base.where(holds), counted.where(holds)
    order = SORTS.get(query.sort, SORTS["number"])
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def meeting_agenda(record: Record, which: str) -> Agenda:
    """The whole agenda of the meeting that ``which`` names."""
    with record.reading() as connection:
        id_ = meeting_id(connection, which)
        ref, title = connection.execute(select(meeting.c.ref, meeting.c.title).where(meeting.c.id == id_)).one()
        items = _details(connection, agenda_item.c.meeting_id == id_)
        return Agenda(ref, title, frozen_at(connection, id_), tuple(items))


def item_detail(record: Record, which: str, item: str) -> ItemDetail:
    """One item of a meeting by its number, reference or title; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, item_id(connection, meeting_id(connection, which), item))


def item_by_id(record: Record, id_: int) -> ItemDetail:
    """One item by its id; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of(connection, id_)


def detail_of(connection: Connection, id_: int) -> ItemDetail:
    """The same within a read or an act."""
    found = _details(connection, agenda_item.c.id == id_)
    if not found:
        raise NotFound(_("This agenda item is no longer there; somebody deleted it meanwhile."))
    return found[0]


def frozen_at(connection: Connection, meeting: int) -> datetime | None:
    """When the agenda of a meeting was frozen, or ``None`` while it is open."""
    return connection.execute(select(agenda.c.frozen_at).where(agenda.c.meeting_id == meeting)).scalar()


_above = agenda_item.alias("above")


def _details(connection: Connection, which: Any) -> list[ItemDetail]:
    query: AnySelect = (
        select(
            agenda_item,
            meeting.c.ref.label("meeting"),
            meeting.c.title.label("meeting_title"),
            party.c.code.label("lead"),
            named().label("lead_name"),
            _above.c.number.label("under"),
        )
        .join(meeting, meeting.c.id == agenda_item.c.meeting_id)
        .outerjoin(party, party.c.id == agenda_item.c.lead_id)
        .outerjoin(_above, _above.c.id == agenda_item.c.parent_id)
        .where(which)
        .order_by(agenda_item.c.path, agenda_item.c.id)
    )
    rows = connection.execute(query).mappings().all()
    outcomes = _outcomes(connection, [row["id"] for row in rows])
    return [_detail(row, outcomes.get(row["id"], [])) for row in rows]


def _outcomes(connection: Connection, items: list[int]) -> Mapping[int, list[ItemOutcome]]:
    query = (
        select(item_outcome.c.item_id, outcome.c.ref, outcome.c.kind, outcome.c.text)
        .join(outcome, outcome.c.id == item_outcome.c.outcome_id)
        .where(item_outcome.c.item_id.in_(items))
        .order_by(outcome.c.position, outcome.c.id)
    )
    found: dict[int, list[ItemOutcome]] = {}
    for item, ref, kind, text in connection.execute(query):
        found.setdefault(item, []).append(ItemOutcome(ref, kind, text))
    return found


def _row(row: RowMapping) -> ItemRow:
    keys = ("id", "version", "ref", "meeting", "number", "title", "purpose", "status", "minutes", "late")
    return ItemRow(**{key: row[key] for key in keys}, lead=row["lead"] or "")


def _detail(row: RowMapping, outcomes: list[ItemOutcome]) -> ItemDetail:
    return ItemDetail(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        meeting=row["meeting"],
        meeting_title=row["meeting_title"],
        number=row["number"],
        title=row["title"],
        purpose=row["purpose"],
        status=row["status"],
        lead=row["lead"] or "",
        lead_name=row["lead_name"] or "",
        minutes=row["minutes"],
        late=row["late"],
        under=row["under"] or "",
        proceedings=row["proceedings"],
        note=row["note"],
        source=row["source"],
        outcomes=tuple(outcomes),
    )
