"""What a meeting's page tells at a glance: how much of everything belongs to the meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, and_, func, select

from secretariat.actions.model import action
from secretariat.agenda.model import agenda_item
from secretariat.agenda.tabled.model import paper
from secretariat.declarations.model import declaration
from secretariat.delegations.model import delegation
from secretariat.delegations.readiness import lacking
from secretariat.delegations.rolls import roll_of
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting, outcome
from secretariat.meetings.programme_model import session
from secretariat.meetings.queries import meeting_by_id
from secretariat.meetings.sheet import meeting_sheet
from secretariat.meetings.states import Level, MeetingStatus
from secretariat.parties.naming import own_name
from secretariat.record.hanging import title_read
from secretariat.record.record import Record
from secretariat.record.told_elsewhere import with_all_told
from secretariat.record.undecided import undecided_of
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import FactSheet, Line, Section
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound

_AHEAD: Final = frozenset(
    {MeetingStatus.TENTATIVE, MeetingStatus.CONFIRMED, MeetingStatus.IN_SESSION, MeetingStatus.POSTPONED}
)
_PARTS: Final[dict[str, tuple[Table[Any], ColumnElement[Any]]]] = {
    "delegations": (delegation, delegation.c.meeting_id),
    "agenda": (agenda_item, agenda_item.c.meeting_id),
    "programme": (session, session.c.meeting_id),
    "papers": (paper, paper.c.meeting_id),
    "bilaterals": (meeting, meeting.c.in_margins_of_id),
    "declarations": (declaration, declaration.c.meeting_id),
    "outcomes": (outcome, outcome.c.meeting_id),
    "actions": (action, action.c.meeting_id),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A meeting's page: how it is headed, and how many of each part there are."""

    id: int
    ref: str
    title: str
    status: str
    where_and_when: str
    counts: Mapping[str, int]


def desk_of(record: Record, ref: str) -> Desk:
    """The page of the meeting that ``ref`` (or its name) means."""
    with record.reading() as connection:
        id_ = meeting_id(connection, ref)
        heading = select(meeting, title_read(meeting).label("called"))
        found = connection.execute(heading.where(meeting.c.id == id_)).mappings().one_or_none()
        if found is None:
            raise NotFound(_("This meeting is no longer there; somebody deleted it meanwhile."))
        counts = {}
        for name, (table, key) in _PARTS.items():
            condition = key == id_
            if name == "bilaterals":
                condition = and_(condition, meeting.c.level == Level.BILATERAL.value)
            counts[name] = connection.execute(select(func.count()).select_from(table).where(condition)).scalar() or 0
    dates = format_date(PartialDate.from_edtf(found["dates"])) if found["dates"] else _("no date yet")
    where = " · ".join(part for part in (found["place"], dates, found["timezone"]) if part)
    return Desk(id_, found["ref"], found["called"], found["status"], where, counts)


def summary_of(record: Record, id_: int) -> FactSheet:
    """A meeting as its page shows it: what is known of it, and what its delegations still lack before it is held."""
    sheet = with_all_told(record, meeting, id_, meeting_sheet(meeting_by_id(record, id_), record.today))
    with record.reading() as connection:
        state, ends = connection.execute(select(meeting.c.status, meeting.c.ends).where(meeting.c.id == id_)).one()
        if state == MeetingStatus.CONCLUDED:
            left = [Line(one.words, _(one.kind), "accent") for one in undecided_of(connection, meeting, id_)]
            before = [Section(_("Still undecided"), left)] if left else []
            return replace(sheet, sections=[*before, *sheet.sections])
        if state not in _AHEAD or (ends is not None and ends < record.today):
            return sheet
        delegations = roll_of(connection, id_, record.today).delegations
    found = lacking((own_name(one.name, one.name_id), one.lacks) for one in delegations)
    lines = [Line("; ".join(parties), f"{_(lack.value)}: {len(parties)}", "accent") for lack, parties in found.items()]
    return replace(sheet, sections=[Section(_("Not ready"), lines), *sheet.sections]) if lines else sheet
