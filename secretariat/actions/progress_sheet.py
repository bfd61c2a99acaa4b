"""How an action's progress reads: its bar, each measure with its pace, parts and logged steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.actions.due import due_of
from secretariat.actions.progress import needed_a_month, reached_by_pace, reached_words
from secretariat.actions.standing import is_open
from secretariat.values.bar import bar
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, Line
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate

if TYPE_CHECKING:
    from secretariat.actions.detail import ActionDetail, Logged
    from secretariat.actions.parts import Part
    from secretariat.actions.progress import Measure


def progress_facts(detail: ActionDetail) -> list[Fact]:
    """How far it is as a whole, then each measure with what it needs."""
    row = detail.row
    facts = []
    if row.progress is not None:
        facts.append(Fact(_("Progress"), f"{bar(row.progress, 100, 10)} {row.progress}%"))
    facts += [Fact(_("Target"), _measured(detail, one)) for one in detail.measures]
    if not detail.measures:
        facts.append(Fact(_("Achieved"), reached_words(row.achieved, None, row.unit)))
    return facts


def _measured(detail: ActionDetail, measure: Measure) -> str:
    """ "35 of 100 SMEs, needs 8 a month; as it went so far, reached in March 2016"."""
    reached = reached_words(measure.achieved, measure.target, measure.unit)
    if len(detail.measures) > 1 or detail.parts:  # else the bar of the whole is its own
        reached = f"{bar(measure.achieved, measure.target)} {reached}"
    if not is_open(detail.row.status):
        return reached
    due = due_of(detail.row.due, detail.row.due_by)
    needed = needed_a_month(measure.achieved, measure.target, due.last if due else None, detail.today)
    if needed is not None:
        reached = _("{reached}, needs {n} a month").format(reached=reached, n=needed)
    by_then = reached_by_pace(measure.achieved, measure.target, detail.begun_on, detail.today)
    if by_then is not None:
        month = format_date(PartialDate.from_edtf(f"{by_then:%Y-%m}"))
        reached = _("{reached}; as it went so far, reached in {month}").format(reached=reached, month=month)
    return reached


def part_line(part: Part, detail: ActionDetail) -> Line:
    """A part with how far it is and how it stands, and its weight where they differ."""
    standing = _("overdue") if part.overdue else _(part.status)
    if part.progress is not None:
        standing = f"{bar(part.progress, 100)} {part.progress}%  {standing}"
    if len({each.weight for each in detail.parts}) > 1:
        standing = _("{standing}, weight {n}").format(standing=standing, n=part.weight)
    return Line(f"{part.ref}  {part.title}", standing, "overdue" if part.overdue else "")


def step_line(step: Logged, several: bool) -> Line:
    """What was logged on a day; where there are ``several`` measures, also on which."""
    amount = f"{step.amount:+d}" if step.amount else ""
    if several and amount:
        amount = f"{amount} {step.unit}".rstrip()
    text = "  ".join(part for part in (amount, step.note) if part)
    return Line(text, format_date(PartialDate.of(step.on), short=True))
