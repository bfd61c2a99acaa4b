"""The tracker's filters as conditions of SQL, for now and for how things stood on a past day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

from sqlalchemy import ColumnElement, and_, false, literal, or_, select, true
from sqlalchemy.engine import Connection

from secretariat.actions.due import DATED_BEFORE, UNKNOWN_DATE_SORT, day_sort
from secretariat.actions.filters import ALL, NONE, OPEN, Filters
from secretariat.actions.finding import action_id
from secretariat.actions.model import UNASSIGNED, action, carried_over
from secretariat.actions.states import URGENCY, ActionStatus
from secretariat.meetings.finding import meeting_id, outcome_id
from secretariat.meetings.model import meeting
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.values.refusal import NotFound
from secretariat.values.text import sort_key

Condition: TypeAlias = ColumnElement[bool]


def conditions(connection: Connection, filters: Filters, today: date, past: date | None) -> list[Condition]:
    """What a row must answer; columns of the action alone, so that it can be counted without joins.

    ``past`` is the day asked about where that is not now. Raises ``NotFound`` or ``Ambiguous`` for names.
    """
    status = OPEN if filters.overdue and filters.status == ALL else filters.status
    found = [] if status == ALL else [_status(status, past)]
    found += [_party(connection, words) for words in filters.parties]
    found += [_lead(connection, words) for words in filters.leads]
    found += [_meeting(connection, words) for words in filters.meetings]
    found += [_tag(words) for words in filters.tags]
    found += [_part_of(connection, words) for words in filters.wholes]
    found += [_source(connection, kind, words) for kind, words in filters.sources]
    found += [_only(connection, what, words) for what, words in filters.only]
    if filters.priority:
        found.append(action.c.urgency == URGENCY[filters.priority])  # which has an index; one stands for the other
    found += _dates(filters, today)
    if filters.overdue and status != OPEN:
        found.append(is_open(past))
    if filters.unassigned:
        found.append(UNASSIGNED)
    found += [action.c.folded.contains(word, autoescape=True) for word in filters.words]
    return found


def is_open(past: date | None) -> Condition:
    """What is still to be done: now, or at the end of a past day."""
    if past is None:
        return action.c.open == true()
    return and_(_there(past), or_(action.c.open == true(), action.c.ended_by > past))


def _there(past: date) -> Condition:
    return or_(action.c.agreed_on.is_(None), action.c.agreed_on <= past)


def _status(status: str, past: date | None) -> Condition:
    if status == OPEN:
        return is_open(past)
    if past is None:
        return action.c.status == status
    if status == ActionStatus.IN_PROGRESS:
        begun = or_(action.c.begun_on <= past, and_(action.c.begun_on.is_(None), action.c.status == status))
        return and_(is_open(past), begun)
    if status == ActionStatus.AGREED:
        unknown = and_(action.c.begun_on.is_(None), action.c.status != ActionStatus.IN_PROGRESS.value)
        return and_(is_open(past), or_(action.c.begun_on > past, unknown))
    ended = or_(action.c.ended_by.is_(None), action.c.ended_by <= past)
    return and_(_there(past), action.c.status == status, ended)


def _party(connection: Connection, words: str) -> Condition:
    """With a party, or led by it or by one of its agencies."""
    if words == NONE:
        return action.c.counterpart_id.is_(None)
    id_ = party_id(connection, words)
    ids = [id_, *connection.execute(select(party.c.id).where(party.c.parent_id == id_)).scalars()]
    return or_(action.c.counterpart_id.in_(ids), action.c.lead_party_id.in_(ids))


def _lead(connection: Connection, words: str) -> Condition:
    if words == NONE:
        return action.c.lead == ""
    wanted = sort_key(words)
    reads: Condition = false()
    if wanted:
        either = (action.c.lead_sort, action.c.lead_indonesian_sort)
        reads = or_(*(lead.contains(wanted, autoescape=True) for lead in either))
    try:
        return or_(reads, action.c.lead_party_id == party_id(connection, words))
    except NotFound:
        return reads


def unknown_lead(connection: Connection, filters: Filters) -> str:
    """The first of the leads asked for that is no party and leads no action on record, as typed; "" where none is."""
    for words in filters.leads:
        if words != NONE and not _leads_something(connection, words):
            return words
    return ""


def _leads_something(connection: Connection, words: str) -> bool:
    try:
        party_id(connection, words)
    except NotFound:
        return connection.execute(select(action.c.id).where(_lead(connection, words)).limit(1)).first() is not None
    return True


def _meeting(connection: Connection, words: str) -> Condition:
    """From a meeting, or from one in its margins, or carried into one of them."""
    if words == NONE:
        return action.c.meeting_id.is_(None)
    id_ = meeting_id(connection, words)
    ids = [id_, *connection.execute(select(meeting.c.id).where(meeting.c.in_margins_of_id == id_)).scalars()]
    carried = connection.execute(select(carried_over.c.action_id).where(carried_over.c.meeting_id.in_(ids)))
    into = carried.scalars().all()
    return or_(action.c.meeting_id.in_(ids), action.c.id.in_(into)) if into else action.c.meeting_id.in_(ids)


def _only(connection: Connection, what: str, words: str) -> Condition:
    """One group of the tracker, as groups.py counts it: no agencies, no margins."""
    if what == "lead":
        return action.c.lead == ("" if words == NONE else words)
    column = action.c[f"{what}_id"]
    if words == NONE:
        return column.is_(None)
    return column == (meeting_id if what == "meeting" else party_id)(connection, words)


def _tag(words: str) -> Condition:
    """Each of the tags that ``words`` hold."""
    if words == NONE:
        return action.c.tags == ""
    among = literal(" ") + action.c.tags + literal(" ")
    return and_(true(), *(among.contains(f" {tag.strip('+#')} ", autoescape=True) for tag in words.casefold().split()))


def _part_of(connection: Connection, words: str) -> Condition:
    if words == NONE:
        return action.c.parent_id.is_(None)
    return action.c.parent_id == action_id(connection, words)


def _source(connection: Connection, kind: str, words: str) -> Condition:
    """From an outcome, an agenda item or a paragraph of a declaration."""
    column = action.c[f"{kind}_id"]
    if words == NONE:
        return column.is_(None)
    if kind == "outcome":
        return column == outcome_id(connection, words)
    from secretariat.actions.sources import item_meant, paragraph_meant

    return column == (item_meant if kind == "item" else paragraph_meant)(connection, words)


def _dates(filters: Filters, today: date) -> list[Condition]:
    """On the sortable text, which has an index for every order; it begins with the last day."""
    found: list[Condition] = []
    first, last = filters.due_from, filters.due_until
    if filters.undated:
        found.append(action.c.due_sort == UNKNOWN_DATE_SORT)
    if filters.overdue and first == today:
        first = None  # overdue and due soon: asked together they are all that is due until then
    elif filters.overdue:
        found.append(action.c.due_sort < day_sort(today))
    if first is not None:
        found.append(action.c.due_sort >= day_sort(first))
    # One upper bound alone: SQLite reads an index up to the first it finds, be it the wider one.
    if last is not None:
        found.append(action.c.due_sort < day_sort(last + timedelta(days=1)))
    elif first is not None:
        found.append(action.c.due_sort < DATED_BEFORE)
    return found
