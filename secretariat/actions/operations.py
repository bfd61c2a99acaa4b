"""What staff do with actions: take down, edit, delete. One function is one act; what moves them is in lifecycle.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.finding import action_id
from secretariat.actions.leads import lead_columns
from secretariat.actions.model import action, action_progress
from secretariat.actions.progress import read_target
from secretariat.actions.states import ActionStatus, Priority
from secretariat.actions.worked_out import keep, worked_out
from secretariat.meetings.finding import meeting_id, outcome_id
from secretariat.meetings.model import meeting
from secretariat.parties.finding import party_id
from secretariat.people.finding import person_id
from secretariat.record.lengths import kept
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.actions.detail import ActionDetail


class ActionFields(TypedDict, total=False):
    """What can be set on an action.

    ``lead`` is words: a party, a person, or an organisation as written; the ``lead_…`` keys say it part by part and
    win over it. ``target`` is a number or "100 SMEs". Names of other records are references or unambiguous names.
    ``agreed_on`` ``None`` means always been there; where it is left out it is the meeting's last day, or today.
    ``ref``, ``status``, ``begun_on``, ``ended``, ``evidence`` and ``why`` are for records that come with their
    history; staff move an action with the acts of lifecycle.py.
    """

    title: str
    lead: str | None
    lead_party: str | None
    lead_organisation: str | None
    lead_unit: str | None
    lead_person: str | None
    supporting: str | None
    counterpart: str | None
    due: PartialDate | None
    target: str | int | None
    unit: str | None
    meeting: str | None
    outcome: str | None
    item_id: int | None
    paragraph_id: int | None
    priority: str | None
    agreed_on: PartialDate | date | None
    note: str | None
    source: str | None
    ref: str
    status: str
    begun_on: date | None
    ended: PartialDate | None
    evidence: str
    why: str


def add_action(record: Record, **fields: Unpack[ActionFields]) -> ActionDetail:
    """Take down an action. Raises ``Refused`` where a name is unknown or a text too long."""
    from secretariat.actions.detail import action_by_id

    return action_by_id(record, take_down(record, **fields)[0])


def take_down(record: Record, **fields: Unpack[ActionFields]) -> tuple[int, str, str]:
    """The same for who needs no more than its id, reference and title: the quickest way in."""
    with record.act(N_("Add action {ref}"), ref="") as work:
        id_ = add_action_in(work, fields, today=record.today)
        ref, title = work.connection.execute(select(action.c.ref, action.c.title).where(action.c.id == id_)).one()
        record.relabelled(work, N_("Add action {ref}: {title}"), ref=ref, title=title)
    return id_, ref, title


def add_action_in(work: Work, fields: ActionFields, *, today: date) -> int:
    """The same as part of a larger act; gives the action's id. A due date that is over says it is no new action."""
    values = {**_EMPTY, **_columns(work.connection, fields)}
    if not values["title"]:
        raise Refused(_("What is to be done is needed."))
    if "agreed_on" not in fields:
        values["agreed_on"] = _agreed_on(work.connection, values, fields.get("due"), today)
    values["ref"] = _reference(work, fields.get("ref"))
    return work.insert(action, {**values, **worked_out(work.connection, values, work.now)})


def edit_action(
    record: Record, which: str, *, version: int | None = None, unit_stays: bool = False, **fields: Unpack[ActionFields]
) -> ActionDetail:
    """Change the action that ``which`` names; ``version`` is the one the form read. Raises ``Conflict``.

    Another lead has no unit unless one is given with it, or ``unit_stays``.
    """
    from secretariat.actions.detail import detail_of

    with record.act(N_("Edit action {ref}"), ref=which) as work:
        id_ = action_id(work.connection, which)
        changes = _columns(work.connection, fields)
        if unit_stays and "lead_unit" not in fields:
            changes.pop("lead_unit", None)
        if not changes.get("title", True):
            raise Refused(_("What is to be done is needed."))
        keep(work, id_, changes, seen=version)
        detail = detail_of(work.connection, id_, record.today)
        record.relabelled(work, N_("Edit action {ref}"), ref=detail.row.ref)
        return detail


def remove_actions(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete actions with their progress in one act and give their references."""
    gone = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in refs:
            id_ = action_id(work.connection, name)
            gone.append(work.as_seen(action, id_, seen)["ref"])
            steps = select(action_progress.c.id).where(action_progress.c.action_id == id_)
            for step in work.connection.execute(steps.order_by(action_progress.c.id)).scalars().all():
                work.remove(action_progress, step)
            work.remove(action, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone))
    return gone


_EMPTY: Final[Mapping[str, Any]] = {
    "title": "",
    "status": ActionStatus.AGREED.value,
    "priority": Priority.NORMAL.value,
    "due": "",
    "lead_party_id": None,
    "lead_organisation": "",
    "lead_unit": "",
    "lead_person_id": None,
    "supporting": "",
    "counterpart_id": None,
    "meeting_id": None,
    "item_id": None,
    "outcome_id": None,
    "paragraph_id": None,
    "target": None,
    "unit": "",
    "achieved": 0,
    "begun_on": None,
    "ended": "",
    "ended_by": None,
    "agreed_on": None,
    "evidence": "",
    "why": "",
    "superseded_by_id": None,
    "note": "",
    "source": "",
    "tags": "",
    "parent_id": None,
    "weight": 1,
    "reminders": "",
    "rule": "",
    "rule_from": "",
    "first_occurrence_id": None,
    "occurrence": 0,
}
_TEXTS: Final = (
    "title",
    "lead_organisation",
    "lead_unit",
    "supporting",
    "unit",
    "note",
    "source",
    "evidence",
    "why",
)
_NAMES: Final = (
    ("lead_party", "lead_party_id", party_id),
    ("lead_person", "lead_person_id", person_id),
    ("counterpart", "counterpart_id", party_id),
    ("meeting", "meeting_id", meeting_id),
    ("outcome", "outcome_id", outcome_id),
)


def _columns(connection: Connection, fields: ActionFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = {}
    if "lead" in given:
        values |= {"lead_unit": "", **lead_columns(connection, given["lead"])}
    if "target" in given:
        values["target"], values["unit"] = _target(given["target"])
    for key in _TEXTS:
        if key in given:
            values[key] = str(given[key] or "").strip()
    for key, column, find in _NAMES:
        if key in given:
            values[column] = find(connection, given[key]) if given[key] else None
    for key in ("item_id", "paragraph_id", "begun_on"):
        if key in given:
            values[key] = given[key]
    if "agreed_on" in given:
        values["agreed_on"] = _last_day(given["agreed_on"])
    if "priority" in given:
        values["priority"] = given["priority"] or Priority.NORMAL.value
    if "status" in given:
        values["status"] = given["status"]
    if "due" in given:
        values["due"] = given["due"].edtf if given["due"] else ""
    if "ended" in given:
        values |= ended_columns(given["ended"])
    return kept(action, values)


def ended_columns(ended: PartialDate | None) -> dict[str, Any]:
    """When an action was done or ended as the record's columns hold it."""
    return {"ended": ended.edtf if ended else "", "ended_by": ended.last if ended else None}


def _target(given: str | int | None) -> tuple[int | None, str]:
    if given is None or given == "":
        return None, ""
    return read_target(str(given))


def _last_day(given: PartialDate | date | None) -> date | None:
    return given.last if isinstance(given, PartialDate) else given


def _agreed_on(connection: Connection, values: dict[str, Any], due: PartialDate | None, today: date) -> date | None:
    """The day a new action was agreed: its meeting's last day where that is past, else today.

    One that was due before today was agreed some day before that, unknown here.
    """
    if values["meeting_id"] is not None:
        ends = connection.execute(select(meeting.c.ends).where(meeting.c.id == values["meeting_id"])).scalar()
        if ends is not None and ends <= today:
            return ends
    return None if due is not None and due.is_over(today) else today


def _reference(work: Work, given: str | None) -> str:
    if given is None:
        return f"A-{work.next_number('A')}"
    number = given.removeprefix("A-")
    if not number.isascii() or not number.isdigit():
        raise Refused(_("{ref} is no reference of an action; they look like A-17.").format(ref=given))
    work.reserve_number("A", int(number))
    return f"A-{int(number)}"
