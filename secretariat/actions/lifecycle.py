"""What moves an action: begin, progress, done, dropped, superseded, reopened. One function is one act.

Where several actions are named they move together or not at all. Each step is guarded by transitions.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, select, true

from secretariat.actions.columns import ended_columns
from secretariat.actions.detail import ActionDetail, detail_of
from secretariat.actions.finding import action_id
from secretariat.actions.how_far import further_measures
from secretariat.actions.measures import achieved_by, all_measures, in_step, measure_of, refuse_amount
from secretariat.actions.model import action, action_progress
from secretariat.actions.progress import reached_words
from secretariat.actions.states import ActionStatus
from secretariat.actions.transitions import Step, check_step
from secretariat.actions.worked_out import keep
from secretariat.record.lengths import kept
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _, ngettext
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable


def begin_actions(record: Record, refs: Sequence[str]) -> list[str]:
    """Work on them has begun, as of today."""
    changes = {"status": ActionStatus.IN_PROGRESS.value, "begun_on": record.today}
    return _move(record, N_("Begin {refs}"), Step.BEGIN, refs, changes)


def log_progress(
    record: Record,
    which: str,
    amount: int,
    *,
    of: str | None = None,
    note: str | None = None,
    on: date | None = None,
) -> ActionDetail:
    """Add what was achieved on a day (today); the first progress puts the action in progress.

    ``of`` says by its unit on which measure, where there are several (the first). A negative amount corrects an earlier
    one, 0 needs a note. Raises ``Refused`` for a day to come, or where less than nothing would be achieved.
    """
    day = on or record.today
    note = keepable(note or "", _("Note"))
    with record.act(N_("Log progress on {ref}"), ref=which) as work:
        id_ = action_id(work.connection, which)
        current = work.row(action, id_)
        _refuse_future(day, record.today)
        log_in(work, current, amount, note, day, of=of)
        record.relabelled(work, N_("Log progress on {ref}"), ref=current["ref"])
        return detail_of(work.connection, id_, record.today)


def log_in(work: Work, current: RowMapping, amount: int, note: str, day: date, *, of: str | None = None) -> None:
    """Log one step on an action as it is now, as part of a larger act; ``day`` is none to come."""
    id_ = current["id"]
    check_step(Step.PROGRESS, current["ref"], current["status"])
    if amount == 0 and not note:
        raise Refused(_("Progress needs an amount or a note."))
    measure = measure_of(work.connection, dict(current), of) if of else None
    further = measure.id if measure else None
    refuse_amount(current["ref"], measure.achieved if measure else current["achieved"], amount)
    step = {"action_id": id_, "logged_on": day, "amount": amount, "note": note, "user": work.user}
    work.insert(action_progress, {**step, "measure_id": further})
    if further is not None:
        in_step(work, id_, further)
    begun = current["begun_on"]
    changes = {
        "achieved": achieved_by(work.connection, id_, None),
        "status": ActionStatus.IN_PROGRESS.value,
        "begun_on": day if begun is None or day < begun else begun,
    }
    keep(work, id_, changes, measured=further is not None)


def finish_actions(
    record: Record, refs: Sequence[str], *, evidence: str, on: PartialDate | date | None = None, why: str | None = None
) -> list[str]:
    """They are done, on a day or as well as that is known (today), with the evidence for it.

    Raises ``Refused`` without evidence, for a date to come, and without ``why`` where one is below a target or has
    parts that are still open.
    """
    if not (evidence or "").strip():
        raise Refused(_("Evidence is needed: what proves that it is done?"))
    done = on if isinstance(on, PartialDate) else PartialDate.of(on or record.today)
    _refuse_future(done.first or done.last, record.today)
    ended = ended_columns(done)
    # "July 2011" said in the middle of July: it is done now, not at the end of the month.
    ended["ended_by"] = min(done.last or record.today, record.today)
    changes = {"status": ActionStatus.DONE.value, **ended, "evidence": evidence, "why": why or ""}

    chosen: set[int] = set()

    def below(work: Work, row: RowMapping) -> None:
        if not (why or "").strip():
            _refuse_below(work, row, chosen)

    with record.act(N_("Done: {refs}"), refs="") as work:
        ids = [action_id(work.connection, name) for name in refs]
        chosen.update(ids)
        sure = kept(action, changes)
        moved = [_move_one(work, id_, Step.FINISH, sure, below) for id_ in ids]
        record.relabelled(work, N_("Done: {refs}"), refs=", ".join(moved))
    return moved


def drop_actions(record: Record, refs: Sequence[str], *, why: str) -> list[str]:
    """They are given up as of today; ``why`` is kept, and who did it. Raises ``Refused`` without a reason."""
    if not (why or "").strip():
        raise Refused(_("Why is needed: why is it dropped?"))
    changes = {
        "status": ActionStatus.DROPPED.value,
        **ended_columns(PartialDate.of(record.today)),
        "why": why,
    }
    return _move(record, N_("Drop {refs}"), Step.DROP, refs, changes)


def supersede_actions(record: Record, refs: Sequence[str], *, by: str) -> list[str]:
    """Another action takes their place as of today. Raises ``Refused`` where that would go round in a circle."""
    with record.act(N_("Supersede {refs}"), refs="") as work:
        by_id = action_id(work.connection, by)
        changes = {
            "status": ActionStatus.SUPERSEDED.value,
            **ended_columns(PartialDate.of(record.today)),
            "superseded_by_id": by_id,
        }
        moved = []
        for name in refs:
            id_ = action_id(work.connection, name)
            _refuse_circle(work, id_, by_id)
            moved.append(_move_one(work, id_, Step.SUPERSEDE, changes))
        by_ref = work.row(action, by_id)["ref"]
        record.relabelled(work, N_("{by} supersedes {refs}"), by=by_ref, refs=", ".join(moved))
        return moved


def reopen_actions(record: Record, refs: Sequence[str]) -> list[str]:
    """They are open again; how they had ended stays in the history."""
    moved = []
    with record.act(N_("Reopen {refs}"), refs="") as work:
        for name in refs:
            id_ = action_id(work.connection, name)
            row = work.row(action, id_)
            further = further_measures(work.connection, id_)
            begun = row["begun_on"] is not None or any([row["achieved"], *(one.achieved for one in further)])
            status = ActionStatus.IN_PROGRESS if begun else ActionStatus.AGREED
            changes = {
                "status": status.value,
                **ended_columns(None),
                "evidence": "",
                "why": "",
                "superseded_by_id": None,
            }
            moved.append(_move_one(work, id_, Step.REOPEN, changes))
        record.relabelled(work, N_("Reopen {refs}"), refs=", ".join(moved))
    return moved


def _move(
    record: Record, label: str, step: Step, refs: Sequence[str], changes: Mapping[str, Any], check: Any = None
) -> list[str]:
    sure = kept(action, changes)  # a text that can't be kept is said before a step that can't be taken
    with record.act(label, refs="") as work:
        moved = [_move_one(work, action_id(work.connection, name), step, sure, check) for name in refs]
        record.relabelled(work, label, refs=", ".join(moved))
    return moved


def _move_one(work: Work, id_: int, step: Step, changes: Mapping[str, Any], check: Any = None) -> str:
    row = work.row(action, id_)
    check_step(step, row["ref"], row["status"])
    if check is not None:
        check(work, row)
    keep(work, id_, changes)
    if row["rule"] and step in (Step.FINISH, Step.DROP):
        from secretariat.actions.recurrence import follow_on

        follow_on(work, id_)
    return str(row["ref"])


def _refuse_below(work: Work, row: RowMapping, done_too: Collection[int]) -> None:
    """Raise ``Refused`` where a target is not reached, or a part is open that is not ``done_too``."""
    for measure in all_measures(work.connection, dict(row)):
        if not measure.reached:
            reached = reached_words(measure.achieved, measure.target, measure.unit)
            raise Refused(
                _("{ref} stands at {reached}: say why it is done below its target.").format(
                    ref=row["ref"], reached=reached
                )
            )
    parts = select(action.c.ref).where(
        action.c.parent_id == row["id"], action.c.open == true(), action.c.id.not_in(done_too)
    )
    still = work.connection.execute(parts.order_by(action.c.id)).scalars().all()
    if still:
        words = ngettext(
            "{ref} has {parts} still open: say why it is done without that.",
            "{ref} has {parts} still open: say why it is done without them.",
            len(still),
        )
        raise Refused(words.format(ref=row["ref"], parts=", ".join(still[:8])))


def _refuse_future(day: date | None, today: date) -> None:
    if day is not None and day > today:
        raise Refused(
            _("{day} is still to come; today is {today}.").format(day=day.isoformat(), today=today.isoformat())
        )


def _refuse_circle(work: Work, id_: int, by_id: int) -> None:
    """Going from the superseding action on must never come back."""
    at: int | None = by_id
    while at is not None:
        row = work.row(action, at)
        if at == id_:
            raise Refused(_("{ref} can't be superseded by itself, nor by what it supersedes.").format(ref=row["ref"]))
        at = row["superseded_by_id"]
