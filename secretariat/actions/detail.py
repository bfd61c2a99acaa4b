"""Everything kept of one action: what it came from, who is in it, its progress, how it ended and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.actions.finding import action_id
from secretariat.actions.following.carried import Carried, carried_into
from secretariat.actions.how_far import further_measures, own_measure
from secretariat.actions.model import action, action_measure, action_progress
from secretariat.actions.parts import Part, parts_of, whole_of
from secretariat.actions.progress import Measure
from secretariat.actions.rows import ActionRow, past_day, row_of, rows_query
from secretariat.agenda.model import agenda_item
from secretariat.meetings.model import meeting, outcome
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.record.acts import act, act_change
from secretariat.record.record import Record
from secretariat.values.language import _
from secretariat.values.refusal import NotFound

_superseding = action.alias("superseding")
_lead_party = party.alias("lead_party")


@dataclass(frozen=True, slots=True)
class Logged:
    """One step of progress: day, what was added (0 for a note alone), note, who logged it, what was counted."""

    on: date
    amount: int
    note: str
    user: str
    unit: str


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """An action with its origin, lead part by part, progress (newest first) and end; texts are "" where unknown.

    ``lead_party_called`` is the lead party's name in the language chosen, ``lead_party`` its English one. ``measures``
    are all it counts, the first its own; ``recurs`` is how it recurs in words, ``reminders`` as they are kept;
    ``part_of`` is a reference, ``paragraph`` like D-1/4, ``item_ref`` like I-7.
    """

    row: ActionRow
    today: date
    agreed_on: date | None
    begun_on: date | None
    lead_party: str
    lead_party_called: str
    lead_organisation: str
    lead_unit: str
    lead_person: str
    lead_person_ref: str
    meeting_title: str
    item: str
    item_ref: str
    paragraph: str
    paragraph_text: str
    outcome: str
    outcome_text: str
    superseded_by: str
    supersedes: tuple[str, ...]
    ended_by_whom: str
    steps: tuple[Logged, ...]
    measures: tuple[Measure, ...]
    part_of: str
    part_of_title: str
    weight: int
    parts: tuple[Part, ...]
    recurs: str
    occurrence: int
    reminders: str
    carried: tuple[Carried, ...]

    @property
    def id(self) -> int:
        """The action's number."""
        return self.row.id


def action_detail(record: Record, words: str) -> ActionDetail:
    """One action by reference or unambiguous title; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, action_id(connection, words), record.today, past_day(record))


def action_by_id(record: Record, id_: int) -> ActionDetail:
    """One action by its number; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of(connection, id_, record.today, past_day(record))


def detail_of(connection: Connection, id_: int, today: date, past: date | None = None) -> ActionDetail:
    """The same within a read; ``past`` is the day asked about where that is over."""
    query = (
        rows_query(past)
        .add_columns(
            _lead_party.c.name.label("lead_party"),
            named(_lead_party).label("lead_party_called"),
            person.c.ref.label("person_ref"),
            person.c.given,
            person.c.family,
            person.c.family_first,
            person.c.name.label("person_name"),
            meeting.c.title.label("meeting_title"),
            agenda_item.c.number.label("item"),
            agenda_item.c.ref.label("item_ref"),
            outcome.c.ref.label("outcome"),
            outcome.c.text.label("outcome_text"),
            _superseding.c.ref.label("superseded_by"),
        )
        .outerjoin(_lead_party, _lead_party.c.id == action.c.lead_party_id)
        .outerjoin(person, person.c.id == action.c.lead_person_id)
        .outerjoin(agenda_item, agenda_item.c.id == action.c.item_id)
        .outerjoin(outcome, outcome.c.id == action.c.outcome_id)
        .outerjoin(_superseding, _superseding.c.id == action.c.superseded_by_id)
        .where(action.c.id == id_)
    )
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise NotFound(_("This action is no longer there; somebody deleted it meanwhile."))
    row = row_of(found, today, past, connection)
    measures = further_measures(connection, id_, past)
    paragraph, paragraph_text = _paragraph(connection, found["paragraph_id"])
    part_of, part_of_title = whole_of(connection, found["parent_id"])
    return ActionDetail(
        row=row,
        today=today,
        agreed_on=found["agreed_on"],
        begun_on=found["begun_on"],
        lead_party=found["lead_party"] or "",
        lead_party_called=found["lead_party_called"] or "",
        lead_organisation=found["lead_organisation"],
        lead_unit=found["lead_unit"],
        lead_person=_person(found),
        lead_person_ref=found["person_ref"] or "",
        meeting_title=found["meeting_title"] or "",
        item=found["item"] or "",
        item_ref=found["item_ref"] or "",
        paragraph=paragraph,
        paragraph_text=paragraph_text,
        outcome=found["outcome"] or "",
        outcome_text=found["outcome_text"] or "",
        superseded_by=(found["superseded_by"] or "") if row.ended else "",
        supersedes=_supersedes(connection, id_),
        ended_by_whom=_who_ended(connection, id_) if row.ended else "",
        steps=_steps(connection, id_, past),
        measures=(*own_measure({"target": row.target, "unit": row.unit, "achieved": row.achieved}), *measures),
        part_of=part_of,
        part_of_title=part_of_title,
        weight=found["weight"],
        parts=parts_of(connection, id_, today, past),
        recurs=_recurs(found),
        occurrence=found["occurrence"],
        reminders=found["reminders"],
        carried=tuple(each for each in carried_into(connection, id_) if past is None or each.on <= past),
    )


def _recurs(row: RowMapping) -> str:
    """How it recurs in words; rules are read only where there is one."""
    if not row["rule"]:
        return ""
    from secretariat.actions.recurrence import recurs_words

    return recurs_words(row)


def _person(row: RowMapping) -> str:
    if row["person_name"] is None:
        return ""
    return printed_name(row["given"], row["family"], row["family_first"], row["person_name"])


def _steps(connection: Connection, id_: int, past: date | None) -> tuple[Logged, ...]:
    step = action_progress.c
    query = (
        select(step.logged_on, step.amount, step.note, step.user, func.coalesce(action_measure.c.unit, action.c.unit))
        .join(action, action.c.id == step.action_id)
        .outerjoin(action_measure, action_measure.c.id == step.measure_id)
        .where(step.action_id == id_)
        .order_by(action_progress.c.logged_on.desc(), action_progress.c.id.desc())
    )
    if past is not None:
        query = query.where(action_progress.c.logged_on <= past)
    return tuple(Logged(*step) for step in connection.execute(query))


def _paragraph(connection: Connection, id_: int | None) -> tuple[str, str]:
    if id_ is None:
        return "", ""
    from secretariat.actions.sources import paragraph_ref

    return paragraph_ref(connection, id_)


def _supersedes(connection: Connection, id_: int) -> tuple[str, ...]:
    query = select(action.c.ref).where(action.c.superseded_by_id == id_).order_by(action.c.id)
    return tuple(connection.execute(query).scalars())


def _who_ended(connection: Connection, id_: int) -> str:
    """The user of the newest act that changed the action's status."""
    query = (
        select(act.c.user, act_change.c.after)
        .join(act, act.c.id == act_change.c.act_id)
        .where(act_change.c.table_name == action.name, act_change.c.record_id == id_)
        .order_by(act_change.c.id.desc())
    )
    for user, after in connection.execute(query):
        if after and "status" in after:
            return str(user)
    return ""
