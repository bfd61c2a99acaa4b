"""Targets and how far they are reached. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_DAYS_A_MONTH: Final = 365.25 / 12
_TARGET: Final = re.compile(r"(\d{1,3}(?:[., ]\d{3})+|\d+)(?![\d.,])\s*(.*)", re.DOTALL)
MOST: Final = 2_000_000_000  # what every database's whole numbers hold
_LEAST_DAYS: Final = 28  # a pace of fewer days says nothing
_FAR: Final = 365 * 30


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted towards an action: 35 of 100 SMEs. ``id`` is ``None`` for the action's own, its first."""

    target: int
    unit: str
    achieved: int = 0
    id: int | None = None

    @property
    def progress(self) -> int:
        """How far it is, 0 to 100, rounded down."""
        return percent(self.achieved, self.target) or 0

    @property
    def reached(self) -> bool:
        """Whether nothing is left to do."""
        return self.achieved >= self.target

    @property
    def words(self) -> str:
        """As it is typed: "100 SMEs"."""
        return target_text(self.target, self.unit)


def read_targets(text: str) -> tuple[tuple[int, str], ...]:
    """Numbers and units of several targets, with ; between or a line each: "100 SMEs; 20 surveys".

    Raises ``Refused`` where one is no target, or where two count the same.
    """
    found = tuple(read_target(part) for part in re.split(r"[;\n]", text) if part.strip())
    units = [folded(unit) for _number, unit in found]
    for at, unit in enumerate(units):
        if unit in units[:at]:
            raise Refused(
                _("Target: “{unit}” is there twice; say for each what is counted: 100 SMEs; 20 surveys.").format(
                    unit=found[at][1] or target_text(*found[at])
                )
            )
    return found


def targets_text(measures: Iterable[Measure]) -> str:
    """Targets as they are typed: "100 SMEs; 20 surveys"."""
    return "; ".join(measure.words for measure in measures)


def mean_progress(measures: Sequence[Measure]) -> int | None:
    """How far an action with these measures is: the mean of theirs, rounded down; ``None`` where there are none.

    No measure makes up for another: what is achieved beyond its target counts as 100.
    """
    return sum(measure.progress for measure in measures) // len(measures) if measures else None


def weighted_progress(parts: Sequence[tuple[int, int]]) -> int | None:
    """How far a whole is by its parts' (weight, progress): their weighted mean, rounded down; ``None`` without any."""
    whole = sum(weight for weight, _progress in parts)
    return sum(weight * progress for weight, progress in parts) // whole if whole else None


def reached_by_pace(achieved: int, target: int, since: date | None, today: date) -> date | None:
    """The day on which the target is reached if it goes on as it went from ``since`` until today.

    ``None`` where that can't honestly be said: nothing achieved or nothing left, fewer than four weeks to judge by, or
    more than thirty years to go.
    """
    if since is None or achieved <= 0 or achieved >= target:
        return None
    days = (today - since).days
    if days < _LEAST_DAYS:
        return None
    left = ceil((target - achieved) * days / achieved)
    return today + timedelta(days=left) if left <= min(_FAR, (date.max - today).days) else None


def read_target(text: str) -> tuple[int, str]:
    """Number and unit of a target as people write it: "100 SMEs", "1,000 jobs", "20".

    Raises ``Refused`` where it does not begin with a whole number above zero.
    """
    found = _TARGET.fullmatch(text.strip())
    number = int(re.sub(r"\D", "", found[1])) if found else 0
    if found is None or not 0 < number <= MOST:
        raise Refused(
            _("Target: “{text}” does not begin with a whole number; write it like 100 SMEs.").format(text=text.strip())
        )
    return number, " ".join(found[2].split())


def whole_number(text: str) -> int:
    """An amount as typed, "35", "+35" or "-5"; raises ``Refused``."""
    plain = text.strip().replace("−", "-")
    if not re.fullmatch(r"[+-]?[0-9]{1,10}", plain):
        raise Refused(_("“{text}” is not a whole number; write it like 35, or -5 to correct.").format(text=text))
    return int(plain)


def target_text(target: int | None, unit: str) -> str:
    """A target as it is typed: "100 SMEs"; "" where there is none."""
    return "" if target is None else f"{target} {unit}".strip()


def percent(achieved: int, target: int | None) -> int | None:
    """How far a target is reached, 0 to 100, rounded down; ``None`` without a target."""
    if not target:
        return None
    return max(0, min(100, achieved * 100 // target))


def reached_words(achieved: int, target: int | None, unit: str) -> str:
    """ "35 of 100 SMEs"; without a target what was achieved, if anything."""
    if target is None:
        return f"{achieved} {unit}".strip() if achieved else ""
    return _("{achieved} of {target}").format(achieved=achieved, target=target_text(target, unit))


def short_progress(achieved: int, target: int | None, progress: int | None) -> str:
    """How far it is in a list: "35/100" where its one target tells, else "45%" for several or for parts; "" unknown."""
    if progress is None:
        return ""
    if target is not None and percent(achieved, target) == progress:
        return f"{achieved}/{target}"
    return f"{progress}%"


def needed_a_month(achieved: int, target: int | None, due_by: date | None, today: date) -> int | None:
    """How many a month would reach the target on the last day; ``None`` where nothing is left to do or no time.

    With less than a month left it is all that is missing.
    """
    if target is None or due_by is None or achieved >= target or due_by < today:
        return None
    months = max(1.0, ((due_by - today).days + 1) / _DAYS_A_MONTH)
    return ceil((target - achieved) / months)
