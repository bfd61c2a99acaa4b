"""Proposing slots for every open request of a meeting, and keeping a proposal: one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.as_meeting import dates_of
from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.placing.checking import clashes
from secretariat.bilaterals.placing.impossible import Impossible, plainly_forbidden, what_forbids
from secretariat.bilaterals.placing.margins import OPEN, Margins, margins_of
from secretariat.bilaterals.placing.problem import Placed, Problem
from secretariat.bilaterals.placing.slot_notes import note_slot
from secretariat.bilaterals.placing.solving import Answer, Outcome, solve
from secretariat.bilaterals.placing.spacing import Spacing, spacing_of
from secretariat.bilaterals.placing.standing import moment_now
from secretariat.bilaterals.placing.why import with_why
from secretariat.bilaterals.placing.words import clash_words, minute_of, moment_of
from secretariat.bilaterals.states import BilateralStatus, SlotState
from secretariat.bilaterals.transitions import MEETING_STATUS
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Proposal:
    """Slots for bilaterals in the margins of ``host``, each with why; ``versions`` are those of what was read.

    Where not all can be placed, ``impossible`` says why and has a plan of as many as fit.
    """

    host: str
    zone: str
    plan: tuple[Placed, ...]
    titles: dict[str, str]
    versions: dict[str, int]
    best: bool = True
    impossible: Impossible | None = None


def propose_slots(record: Record, host: str, refs: Sequence[str] = (), *, spacing: Spacing | None = None) -> Proposal:
    """Slots without a clash for the open requests of a meeting (or ``refs`` of them); nothing is written.

    Raises ``Refused`` where there is nothing to place, no room, or no hour that is not past.
    """
    with record.reading() as connection:
        margins = margins_of(connection, meeting_id(connection, host), spacing or spacing_of(None), record.today)
        open_rows = [row for row in margins.rows if row["status"] in OPEN]
        if refs:
            named = {bilateral_id(connection, ref) for ref in refs}
            _refuse_not_open(margins, named)
            open_rows = [row for row in open_rows if row["id"] in named]
        titles = _titles(connection, margins)
    if not open_rows:
        raise Refused(
            _("{meeting} has no bilateral that waits for a slot: request one, or name others.").format(
                meeting=margins.host["ref"]
            )
        )
    problem = _question(margins, [row["ref"] for row in open_rows], moment_now(record))
    versions = {row["ref"]: row["version"] for row in open_rows}
    proposal = Proposal(margins.host["ref"], margins.zone, (), titles, versions)
    answer = Answer(Outcome.IMPOSSIBLE) if plainly_forbidden(problem) else solve(problem)
    if answer.outcome is Outcome.UNKNOWN:
        raise Refused(
            _("No plan was found in the time there was, and none was shown to be impossible; place fewer at once.")
        )
    if not answer.possible:
        forbidding = what_forbids(problem)
        fitting = tuple(with_why(problem, forbidding.most))
        return replace(proposal, impossible=replace(forbidding, most=fitting))
    return replace(proposal, plan=tuple(with_why(problem, answer.plan)), best=answer.outcome is Outcome.BEST)


def _question(margins: Margins, refs: Sequence[str], now: datetime) -> Problem:
    problem = margins.asked(refs, now)
    host = margins.host["ref"]
    if problem.hours and max(span.ends for span in problem.hours) <= minute_of(now):
        raise Refused(
            _(
                "All the hours for bilaterals of {meeting} lie in the past; --today DATE works as of another day."
            ).format(meeting=host)
        )
    if not problem.rooms:
        raise Refused(
            _(
                "{meeting} has no room for bilaterals; name one: "
                'secretariat bilaterals available {meeting} --room ROOM "20 May 2011 14:00-18:00".'
            ).format(meeting=host)
        )
    return problem


def _refuse_not_open(margins: Margins, named: set[int]) -> None:
    own = {row["id"]: row for row in margins.rows}
    for id_ in named:
        if id_ not in own:
            raise NotFound(_("That bilateral is not in the margins of {meeting}.").format(meeting=margins.host["ref"]))
        if own[id_]["status"] not in OPEN:
            raise Refused(
                _("{ref} is {status}; slots are proposed for what waits for one.").format(
                    ref=own[id_]["ref"], status=_(own[id_]["status"])
                )
            )


def _titles(connection: Connection, margins: Margins) -> dict[str, str]:
    query = select(bilateral.c.ref, meeting.c.title).join(meeting, meeting.c.id == bilateral.c.meeting_id)
    of = bilateral.c.id.in_([row["id"] for row in margins.rows])
    return {row.ref: row.title for row in connection.execute(query.where(of))}


def keep_proposal(
    record: Record,
    proposal: Proposal,
    *,
    confirm: bool = False,
    as_many: bool = False,
    spacing: Spacing | None = None,
) -> list[str]:
    """Keep the slots of a proposal in one act, ``confirm``\\ ing them where both sides agreed; gives the references.

    With ``as_many``, those that fit where not all do. Raises ``Refused`` where something changed since that clashes.
    """
    plan = proposal.plan
    if proposal.impossible is not None and as_many:
        plan = proposal.impossible.most
    label = N_("Place bilaterals of {meeting}: {refs}")
    with record.act(label, meeting=proposal.host, refs="") as work:
        connection = work.connection
        host_id = meeting_id(connection, proposal.host)
        for one in plan:
            _keep(work, host_id, one, proposal, confirm)
        margins = margins_of(connection, host_id, spacing or spacing_of(None), record.today)
        for one in plan:
            problem, standing = margins.checked(margins.rows, one.ref)
            found = next(clashes(problem, standing, only=one.ref), None)
            if found is not None:
                raise Refused(
                    _("Something changed since these slots were worked out; propose again. {clash}").format(
                        clash=clash_words(found, proposal.zone)
                    )
                )
        record.relabelled(work, label, meeting=proposal.host, refs=", ".join(one.ref for one in plan[:10]))
    return [one.ref for one in plan]


def _keep(work: Work, host_id: int, one: Placed, proposal: Proposal, confirm: bool) -> None:
    id_ = work.connection.execute(select(bilateral.c.id).where(func.upper(bilateral.c.ref) == one.ref.upper())).scalar()
    row = work.row(bilateral, id_ or 0)
    if row["status"] not in OPEN:
        raise Refused(_("{ref} is {status} by now; propose again.").format(ref=one.ref, status=_(row["status"])))
    starts, ends = moment_of(one.starts), moment_of(one.ends)
    values = {"slot_starts": starts, "slot_ends": ends, "room": one.room, "why_slot": one.why}
    if confirm:
        values["status"] = BilateralStatus.CONFIRMED.value
    work.change(bilateral, row["id"], values, seen=proposal.versions.get(one.ref))
    host = work.row(meeting, host_id)
    changed = dates_of(starts, host)
    if confirm:
        changed["status"] = MEETING_STATUS[BilateralStatus.CONFIRMED].value
    work.change(meeting, row["meeting_id"], changed)
    note_slot(work, row, SlotState.CONFIRMED if confirm else SlotState.PROPOSED, why=one.why)


def told(proposal: Proposal) -> str:
    """A proposal in one sentence: how many were placed."""
    if proposal.impossible is None:
        count = len(proposal.plan)
        return ngettext("{count} bilateral placed.", "{count} bilaterals placed.", count).format(count=count)
    count, every = len(proposal.impossible.most), len(proposal.versions)
    return _("{count} of {every} can be placed.").format(count=count, every=every)
