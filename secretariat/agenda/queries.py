"""What staff read of agendas: items in their order, one item with its outcomes, what an agenda takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import RowMapping, distinct, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.agenda.durations import AgendaLength, Lasting, lengths, whole_length
from secretariat.agenda.finding import item_id
from secretariat.agenda.item_details import details_of
from secretariat.agenda.model import agenda, agenda_item, session_item
from secretariat.agenda.parallel import Spell, counted_twice, time_for
from secretariat.agenda.rows import Agenda as Agenda
from secretariat.agenda.rows import ItemDetail as ItemDetail
from secretariat.agenda.rows import ItemOutcome as ItemOutcome
from secretariat.agenda.rows import ItemRow as ItemRow
from secretariat.agenda.tabled.model import paper
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import session
from secretariat.meetings.states import SessionKind, SessionStatus
from secretariat.parties.model import party
from secretariat.record.hanging import title_read
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?")

SORTS = {
    "number": (agenda_item.c.meeting_id, agenda_item.c.path, agenda_item.c.id),
    "title": (agenda_item.c.folded, agenda_item.c.id),
    "status": (agenda_item.c.status, agenda_item.c.path, agenda_item.c.id),
}


def agenda_window(record: Record, query: ListQuery) -> Window[ItemRow]:
    """The items of a meeting (``scope["meeting"]``, else of all), in the order of their numbers."""
    papers = select(func.count(distinct(paper.c.number))).where(paper.c.item_id == agenda_item.c.id)
    base: AnySelect = (
        select(
            agenda_item,
            meeting.c.ref.label("meeting"),
            party.c.code.label("lead"),
            papers.scalar_subquery().label("papers"),
        )
        .join(meeting, meeting.c.id == agenda_item.c.meeting_id)
        .outerjoin(party, party.c.id == agenda_item.c.lead_id)
    )
    counted: AnySelect = select(agenda_item.c.id)
    takes: Mapping[int, int | None] = {}
    if query.scope.get("meeting"):
        with record.reading() as connection:
            at = meeting_id(connection, query.scope["meeting"])
            takes = lengths(lasting_of(connection, at))
        here = agenda_item.c.meeting_id == at
        base, counted = base.where(here), counted.where(here)
    words = folded(query.words).split()
    # A number means the item of that number and what is under it, not the references that hold its digits.
    if numbered := [word.rstrip(".") for word in words if _NUMBER.fullmatch(word)]:
        known = agenda_item.c.number.in_(numbered)
        holds = or_(known, *(agenda_item.c.number.startswith(f"{one}.") for one in numbered))
        holds = or_(holds, *(agenda_item.c.title.contains(one, autoescape=True) for one in numbered))
        base, counted = base.where(holds), counted.where(holds)
    for word in words:
        if _NUMBER.fullmatch(word):
            continue
        holds = agenda_item.c.folded.contains(word, autoescape=True)
        base, counted = base.where(holds), counted.where(holds)
    order = SORTS.get(query.sort, SORTS["number"])

    def row_of(row: RowMapping) -> ItemRow:
        keys = ("id", "version", "ref", "meeting", "number", "title", "purpose", "status", "minutes", "late", "papers")
        length = takes.get(row["id"], row["minutes"])
        return ItemRow(**{key: row[key] for key in keys}, lead=row["lead"] or "", takes=length)

    return Window(record, base, order, row_of, descending=query.descending, counted=counted)


def meeting_agenda(record: Record, which: str) -> Agenda:
    """The whole agenda of the meeting that ``which`` names."""
    with record.reading() as connection:
        id_ = meeting_id(connection, which)
        called = select(meeting.c.ref, title_read(meeting)).where(meeting.c.id == id_)
        ref, title = connection.execute(called).one()
        items = details_of(connection, agenda_item.c.meeting_id == id_)
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
    found = details_of(connection, agenda_item.c.id == id_)
    if not found:
        raise NotFound(_("This agenda item is no longer there; somebody deleted it meanwhile."))
    return found[0]


def frozen_at(connection: Connection, meeting: int) -> datetime | None:
    """When the agenda of a meeting was frozen, or ``None`` while it is open."""
    return connection.execute(select(agenda.c.frozen_at).where(agenda.c.meeting_id == meeting)).scalar()


_WORKING: Final = (SessionKind.PLENARY.value, SessionKind.RESTRICTED.value, SessionKind.SESSION.value)
"""The kinds of session in which an agenda is taken."""


def agenda_length(record: Record, which: str, *, day_minutes: int) -> AgendaLength:
    """What the agenda of the meeting that ``which`` names takes, against the time there is for it.

    That is the length of its sessions where all are known (those beside one another, and what is taken in them, count
    once), else ``day_minutes`` for each of its days; not known where its dates are not known to the day.
    """
    with record.reading() as connection:
        return length_of(connection, meeting_id(connection, which), day_minutes)


def length_of(connection: Connection, at: int, day_minutes: int) -> AgendaLength:
    """The same within a read, for a meeting by its id."""
    items = lasting_of(connection, at)
    found = whole_length(items)
    told = _spells(connection, at, lengths(items))
    spells = [one for one in told if one is not None]
    if spells and len(spells) == len(told):
        return AgendaLength(found.minutes - counted_twice(spells), found.unknown, time_for(spells))
    if told:
        return found  # a session without a length of its own takes what its items take
    row = connection.execute(select(meeting.c.dates, meeting.c.starts, meeting.c.ends).where(meeting.c.id == at)).one()
    if not row[0] or not _to_the_day(row[0]) or row[1] is None or row[2] is None:
        return found
    days = (row[2] - row[1]).days + 1
    return AgendaLength(found.minutes, found.unknown, days * day_minutes, days)


def _spells(connection: Connection, at: int, takes: Mapping[int, int | None]) -> list[Spell | None]:
    """The working sessions of a meeting, with what is taken in them; ``None`` for one that does not say how long it is.

    An item that goes on in a second session is taken there for an equal part, where nothing else is said.
    """
    columns = (session.c.id, session.c.day, session.c.track, session.c.starts, session.c.minutes)
    query = select(*columns).where(
        session.c.meeting_id == at,
        session.c.kind.in_(_WORKING),
        session.c.status != SessionStatus.CANCELLED.value,
    )
    sessions = connection.execute(query).all()
    pairs = connection.execute(
        select(session_item.c.session_id, session_item.c.item_id, session_item.c.minutes).where(
            session_item.c.session_id.in_([one.id for one in sessions])
        )
    ).all()
    often = Counter(pair.item_id for pair in pairs)
    taken: Counter[int] = Counter()
    for pair in pairs:
        own = takes.get(pair.item_id) or 0
        taken[pair.session_id] += min(own, pair.minutes) if pair.minutes is not None else own // often[pair.item_id]
    return [
        None if one.minutes is None else Spell(one.day, one.track, one.minutes, one.starts, taken[one.id])
        for one in sessions
    ]


def lasting_of(connection: Connection, at: int) -> list[Lasting]:
    """The items of a meeting as their lengths are reckoned."""
    columns = (agenda_item.c.id, agenda_item.c.parent_id, agenda_item.c.minutes, agenda_item.c.status)
    query = select(*columns).where(agenda_item.c.meeting_id == at).order_by(agenda_item.c.path)
    return [Lasting(*row) for row in connection.execute(query)]


def _to_the_day(edtf: str) -> bool:
    """Whether dates are days, and not "September 2013" or "about 2009"."""
    return all(len(part) == 10 and part.replace("-", "").isdigit() for part in edtf.split("/"))
