"""Targets and how far they are reached. Pure."""

from __future__ import annotations

import re
from datetime import date
from math import ceil
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

_DAYS_A_MONTH: Final = 365.25 / 12
_TARGET: Final = re.compile(r"(\d{1,3}(?:[., ]\d{3})+|\d+)(?![\d.,])\s*(.*)", re.DOTALL)
MOST: Final = 2_000_000_000  # what every database's whole numbers hold


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


def needed_a_month(achieved: int, target: int | None, due_by: date | None, today: date) -> int | None:
    """How many a month would reach the target on the last day; ``None`` where nothing is left to do or no time.

    With less than a month left it is all that is missing.
    """
    if target is None or due_by is None or achieved >= target or due_by < today:
        return None
    months = max(1.0, ((due_by - today).days + 1) / _DAYS_A_MONTH)
    return ceil((target - achieved) / months)
