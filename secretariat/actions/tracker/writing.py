"""A compared tracker written into the record, row by row, by the operations that staff use, within one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from secretariat.actions.lifecycle import (
    begin_actions,
    drop_actions,
    finish_actions,
    log_in,
    reopen_actions,
    supersede_actions,
)
from secretariat.actions.measures import all_measures
from secretariat.actions.model import action
from secretariat.actions.operations import ActionFields, add_action_in, edit_in
from secretariat.actions.progress import target_text
from secretariat.actions.states import ActionStatus
from secretariat.actions.tracker.as_given import Known
from secretariat.actions.tracker.comparing import Compared
from secretariat.actions.tracker.preview import Outcome, PreviewRow
from secretariat.actions.tracker.steps import step_between, superseding
from secretariat.actions.transitions import Step
from secretariat.record.joining import WithinAct
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_PART: Final = N_("Import replies")
_AS_TYPED: Final = ("title", "lead", "supporting", "counterpart", "meeting", "priority", "note", "evidence", "why")
_BY_STEP: Final[dict[Step | None, frozenset[str]]] = {
    Step.FINISH: frozenset({"evidence", "why", "done_on"}),
    Step.DROP: frozenset({"why"}),
}
"""What a step writes itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: by row why it was refused, and the references of the rows that became actions."""

    refused: dict[int, str]
    taken_down: tuple[str, ...]


def write(within: WithinAct, compared: Compared, file: str) -> Written:
    """Write what a comparison found; a row that is refused leaves nothing behind."""
    preview, refused, taken_down = compared.preview, {}, []
    for row in preview.rows:
        proposed = row.outcome is Outcome.PROPOSED and preview.takes_proposed
        if not proposed and not row.changes:
            continue
        try:
            with within.act(_PART) as work:
                if proposed:
                    ref = _take_down(within, work, compared.proposals[row.row], dict(row.texts), file)
                    taken_down.append(ref)
                else:
                    _change(within, work, row, compared.known[row.ref], file)
        except Refused as refusal:
            refused[row.row] = refusal.message
    if preview.drops_missing and preview.missing:
        drop_actions(within, [row.ref for row in preview.missing], why=_("left out of {file}").format(file=file))
    return Written(refused, tuple(taken_down))


def _change(within: WithinAct, work: Work, row: PreviewRow, known: Known, file: str) -> None:
    """One action becomes what its row says of it, where the row's word stands."""
    ref = row.ref
    written = {one.key: one for one in row.changes}
    after: dict[str, Any] = {**known.ours, **{key: one.cell.theirs for key, one in written.items()}}
    step = step_between(ref, known.ours["status"], after["status"])
    if step is Step.REOPEN:
        reopen_actions(within, [ref])
    texts = {key: one.text for key, one in written.items() if key not in _BY_STEP.get(step, frozenset())}
    fields = _fields(texts, after)
    if step is Step.DROP:
        fields.pop("ended", None)
    if fields:
        edit_in(work, known.row.id, fields, today=within.today)
    if "achieved" in written:
        _log(work, known.row.id, after["achieved"], file, within.today, _achieved(known))
    if step is not None:
        _move(within, work, known.row.id, ref, step, after)
    if step is Step.DROP and "done_on" in written and after["done_on"]:
        ended = ActionFields(ended=PartialDate.from_edtf(after["done_on"]))
        edit_in(work, known.row.id, ended, today=within.today)


def _fields(texts: Mapping[str, str], after: Mapping[str, Any]) -> ActionFields:
    """What is edited as in a form; ``texts`` are the cells as typed."""
    fields: dict[str, Any] = {key: texts[key] for key in _AS_TYPED if key in texts}
    if "priority" in fields:
        fields["priority"] = after["priority"]
    if "due" in texts:
        fields["due"] = PartialDate.from_edtf(after["due"]) if after["due"] else None
    if "done_on" in texts and after["done_on"]:
        fields["ended"] = PartialDate.from_edtf(after["done_on"])
    if "target" in texts and isinstance(after["target"], tuple):
        fields["target"] = texts["target"]
    elif texts.keys() & {"target", "unit"}:
        target, unit = after["target"], after["unit"]
        fields |= {"unit": unit} if target is None else {"target": target_text(target, unit)}
        if "target" in texts and target is None:
            fields["target"] = None
    return fields  # type: ignore[return-value]  # built by key; every key is one of ActionFields


def _achieved(known: Known) -> dict[int | None, int]:
    """What was achieved, by the day asked about, of each measure by its number, its own by ``None``."""
    return {None: known.row.achieved, **{one.id: one.achieved for one in known.further}}


def _log(work: Work, id_: int, achieved: Any, file: str, today: date, by_today: Mapping[int | None, int]) -> None:
    """What was achieved beside what was ``by_today``, as a step of progress dated today, on each measure that went on.

    Today may be a day that is over: what was achieved since then comes on top.
    """
    note = _("from {file}").format(file=file)
    now = work.row(action, id_)
    if not isinstance(achieved, tuple):
        was = by_today.get(None, now["achieved"])
        if achieved != was:
            log_in(work, now, achieved - was, note, today)
        return
    measures = all_measures(work.connection, dict(now))
    for measure, reached in zip(measures, achieved[-len(measures) :], strict=True):
        was = by_today.get(measure.id, measure.achieved)
        if reached != was:
            of = measure.unit if measure.id is not None else None
            log_in(work, work.row(action, id_), reached - was, note, today, of=of)


def _move(within: WithinAct, work: Work, id_: int, ref: str, step: Step, after: Mapping[str, Any]) -> None:
    """Bring it into its state; progress may have begun it already."""
    if step is Step.FINISH:
        on = PartialDate.from_edtf(after["done_on"]) if after["done_on"] else None
        finish_actions(within, [ref], evidence=after["evidence"], on=on, why=after["why"] or None)
    elif step is Step.DROP:
        drop_actions(within, [ref], why=after["why"])
    elif step is Step.SUPERSEDE:
        supersede_actions(within, [ref], by=superseding(ref, after["why"]))
    elif work.row(action, id_)["status"] != after["status"]:
        if after["status"] == ActionStatus.AGREED:
            raise Refused(_("{ref} is in progress: it can't go back to agreed.").format(ref=ref))
        begin_actions(within, [ref])


def _take_down(within: WithinAct, work: Work, values: Mapping[str, Any], texts: Mapping[str, str], file: str) -> str:
    """A proposed row becomes an action, from ``file``, and gets its reference.

    Names are looked up by the operation as they were typed.
    """
    after: dict[str, Any] = {"status": ActionStatus.AGREED.value, "target": None, "unit": "", "due": "", "done_on": ""}
    after |= {"evidence": "", "why": "", **values}
    step = step_between(_("A new action"), ActionStatus.AGREED, after["status"])
    own = {"done_on", *_BY_STEP.get(step, frozenset())}
    fields = _fields({key: text for key, text in texts.items() if key not in own}, after)
    fields["source"] = file
    id_ = add_action_in(work, fields, today=within.today)
    if values.get("achieved"):
        _log(work, id_, values["achieved"], file, within.today, {})
    ref = str(work.row(action, id_)["ref"])
    if step is not None:
        _move(within, work, id_, ref, step, after)
    return ref
