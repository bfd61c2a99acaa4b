"""What staff do with actions: take down, edit, delete. One function is one act; what moves them is in lifecycle.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.columns import EMPTY, given_columns, targets_given
from secretariat.actions.finding import action_id
from secretariat.actions.how_far import bring_in_step, refuse_circle
from secretariat.actions.model import action
from secretariat.actions.worked_out import keep, worked_out
from secretariat.meetings.model import meeting
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
    win over it. ``target`` is a number, "100 SMEs", or several: "100 SMEs; 20 surveys". Names of other records are
    references or unambiguous names: ``item`` "APEC-SMEMM-18/2.1" or I-7, ``paragraph`` "D-1/4", ``part_of`` A-3.
    ``tags`` are words; ``every`` is how it recurs in words, "none" ends that; ``remind`` how long before its last day
    ("2 weeks, 3 days"); ``weight`` is that of a part, 1 or more.
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
    item: str | None
    item_id: int | None
    paragraph: str | None
    paragraph_id: int | None
    part_of: str | None
    weight: int | None
    tags: str | Sequence[str] | None
    every: str | None
    remind: str | None
    rule: str
    rule_from: str
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
    values = {**EMPTY, **given_columns(work.connection, fields, today=today)}
    if not values["title"]:
        raise Refused(_("What is to be done is needed."))
    if values["meeting_id"] is None and (values["outcome_id"] or values["item_id"] or values["paragraph_id"]):
        from secretariat.actions.sources import meeting_of

        values["meeting_id"] = meeting_of(work.connection, values)
    if "agreed_on" not in fields:
        values["agreed_on"] = _agreed_on(work.connection, values, fields.get("due"), today)
    values["ref"] = _reference(work, fields.get("ref"))
    if values["rule"]:
        from secretariat.actions.recurrence import numbered

        values |= numbered(values)
    further = targets_given(fields.get("target"))[1:]
    id_ = work.insert(action, {**values, **worked_out(work.connection, values, work.now)})
    if further:
        from secretariat.actions.measures import add_measures

        add_measures(work, id_, further)
    if values["parent_id"] is not None or further:
        bring_in_step(work, [id_, values["parent_id"]])
    return id_


def edit_action(
    record: Record,
    which: str,
    *,
    version: int | None = None,
    unit_stays: bool = False,
    following: bool = False,
    **fields: Unpack[ActionFields],
) -> ActionDetail:
    """Change the action that ``which`` names; ``version`` is the one the form read. Raises ``Conflict``.

    Another lead has no unit unless one is given with it, or ``unit_stays``. ``following`` changes all that are still
    open after it in its line too, where it recurs: their dates are counted anew from its own.
    """
    from secretariat.actions.detail import detail_of

    with record.act(N_("Edit action {ref}"), ref=which) as work:
        id_ = action_id(work.connection, which)
        edit_in(work, id_, fields, today=record.today, version=version, unit_stays=unit_stays, following=following)
        detail = detail_of(work.connection, id_, record.today)
        record.relabelled(work, N_("Edit action {ref}"), ref=detail.row.ref)
        return detail


def edit_in(
    work: Work,
    id_: int,
    fields: ActionFields,
    *,
    today: date,
    version: int | None = None,
    unit_stays: bool = False,
    following: bool = False,
) -> None:
    """The same as part of a larger act, for who does not ask what the action is like then."""
    changes = given_columns(work.connection, fields, today=today)
    if unit_stays and "lead_unit" not in fields:
        changes.pop("lead_unit", None)
    if not changes.get("title", True):
        raise Refused(_("What is to be done is needed."))
    if changes.get("parent_id") is not None:
        refuse_circle(work.connection, id_, changes["parent_id"])
    measured = False
    if "target" in fields:
        from secretariat.actions.measures import measure_anew

        own, measured = measure_anew(work, id_, targets_given(fields["target"]), seen=version)
        changes |= own if "unit" not in fields else {**own, "unit": changes["unit"]}
    if {"rule", "due"} & changes.keys():
        changes |= _as_recurring(work, id_, changes)
    keep(work, id_, changes, seen=version, measured=measured)
    if following:
        from secretariat.actions.recurrence import change_following

        targets = targets_given(fields["target"]) if "target" in fields else None
        change_following(work, id_, changes, targets=targets)


def _as_recurring(work: Work, id_: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What goes with a rule or a date that changes, where the action recurs by then."""
    values = {**work.row(action, id_), **changes}
    if not values["rule"]:
        return {}
    from secretariat.actions.recurrence import numbered

    return numbered(values)


def remove_actions(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete actions in one act, with their progress, their measures and what says where they were carried over to.

    Gives their references. Of a line that recurs the next becomes the first where the first is deleted. Raises
    ``Refused`` where one has parts that stay.
    """
    from secretariat.actions.removing import hand_on_lines, parts_first, remove_in

    gone = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        ids = [action_id(work.connection, name) for name in refs]
        for id_ in ids:
            gone.append(work.as_seen(action, id_, seen)["ref"])
        hand_on_lines(work, dict.fromkeys(ids).keys())
        wholes = [remove_in(work, id_) for id_ in parts_first(work.connection, dict.fromkeys(ids))]
        bring_in_step(work, wholes)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone))
    return gone


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
