"""What takes somebody's time within the hours, in words, where bilaterals can't be placed because of it."""

from __future__ import annotations

from secretariat.bilaterals.placing.problem import Problem, Resource
from secretariat.bilaterals.placing.words import span_of
from secretariat.values.language import _

_TOLD = 4


def with_reasons(problem: Problem, one: Resource, said: str) -> str:
    """A cause, with what takes somebody's time in brackets."""
    reasons = "; ".join(reasons_of(problem, one))
    return f"{said} ({reasons})" if reasons else said


def reasons_of(problem: Problem, one: Resource) -> list[str]:
    """What takes somebody's time within the hours: sessions, bilaterals elsewhere, what was said of their party."""
    found: dict[str, None] = {}
    hours = problem.hours or ()
    for held in one.engagements:
        if any(held.starts < span.ends and span.starts < held.ends for span in hours):
            when = span_of(held.starts, held.ends, problem.zone)
            whose = _("times of {whose}").format(whose=held.whose) if held.whose else ""
            found[", ".join(part for part in (held.what or whose, when) if part)] = None
    found |= {_("times of {whose}").format(whose=said.whose): None for said in one.said if said.whose}
    return [*list(found)[:_TOLD], *(["…"] if len(found) > _TOLD else [])]
