"""Which steps bring an action from how it stands to how a sheet says it stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from secretariat.actions.standing import is_open
from secretariat.actions.states import ActionStatus
from secretariat.actions.transitions import Step, check_step
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_ENDS: Final = {
    ActionStatus.DONE.value: Step.FINISH,
    ActionStatus.DROPPED.value: Step.DROP,
    ActionStatus.SUPERSEDED.value: Step.SUPERSEDE,
}
_REFERENCE: Final = re.compile(r"\b[Aa]-([0-9]{1,9})\b")


def step_between(ref: str, before: str, after: str) -> Step | None:
    """The step that leads from one status to another, ``None`` where they are the same.

    Raises ``Refused``, saying what can be done, where none does.
    """
    if before == after:
        return None
    if not is_open(before) and is_open(after):
        return Step.REOPEN
    if before == ActionStatus.IN_PROGRESS and after == ActionStatus.AGREED:
        raise Refused(_("{ref} is in progress: it can't go back to agreed.").format(ref=ref))
    step = _ENDS.get(after, Step.BEGIN)
    check_step(step, ref, before)
    return step


def refuse_impossible(ref: str, before: Mapping[str, Any], after: Mapping[str, Any], today: date) -> None:
    """Raise ``Refused`` where an action can't become what a sheet says of it, by the rules of its states.

    Both sides are what its cells say. What only the record knows (parts still open) is refused when it is written.
    """
    if not after["title"]:
        raise Refused(_("What is to be done is needed."))
    step = step_between(ref, before["status"], after["status"])
    if after["achieved"] != before["achieved"] and not (is_open(before["status"]) or step is Step.REOPEN):
        check_step(Step.PROGRESS, ref, before["status"])
    done = after["status"] == ActionStatus.DONE
    if step is None and after["done_on"] != before["done_on"]:
        if is_open(after["status"]):
            raise Refused(
                _("Done on is filled in, but the status of {ref} is {status}: write done there.").format(
                    ref=ref, status=_(after["status"])
                )
            )
        if not after["done_on"]:
            raise Refused(_("{ref} is {status}: when it was is needed.").format(ref=ref, status=_(after["status"])))
    if after["done_on"] != before["done_on"]:
        _refuse_future(after["done_on"], today)
    if done and (step is not None or before["evidence"]) and not after["evidence"]:
        raise Refused(_("Evidence is needed: what proves that it is done?"))
    if step is Step.SUPERSEDE:
        superseding(ref, after["why"])
    if step is Step.FINISH and not after["why"] and _below(after):
        raise Refused(_("{ref} would be done below its target: say why.").format(ref=ref))
    if after["status"] == ActionStatus.DROPPED and (step is not None or before["why"]) and not after["why"]:
        raise Refused(_("Why is needed: why is it dropped?"))


def superseding(ref: str, why: str) -> str:
    """The reference of the action that takes another's place, which the ministry names under Why."""
    found = {f"A-{int(number)}" for number in _REFERENCE.findall(why)}
    if len(found) != 1:
        raise Refused(
            _("Which action takes the place of {ref}? Name it by its reference, such as A-17, under {why}.").format(
                ref=ref, why=_("Why")
            )
        )
    return found.pop()


def _below(cells: Mapping[str, Any]) -> bool:
    target, achieved = cells["target"], cells["achieved"]
    if isinstance(target, tuple):
        return any(reached < one[0] for reached, one in zip(achieved[-len(target) :], target, strict=True))
    return target is not None and achieved < target


def _refuse_future(edtf: str, today: date) -> None:
    first = PartialDate.from_edtf(edtf).first if edtf else None
    if first is not None and first > today:
        raise Refused(
            _("{day} is still to come; today is {today}.").format(day=first.isoformat(), today=today.isoformat())
        )
