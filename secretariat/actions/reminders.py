"""Reminders of an action: distances before the end of its due date, so that a moved date moves them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

MOST_DAYS: Final = 3660
_UNITS: Final = {
    "d": 1, "day": 1, "days": 1, "hari": 1,
    "w": 7, "week": 7, "weeks": 7, "minggu": 7, "pekan": 7,
}  # fmt: skip
_DURATION: Final = re.compile(r"p(?:([0-9]{1,4})w|([0-9]{1,4})d)")
_WORDS: Final = re.compile(r"([0-9]{1,4}) ?([a-z]+)(?: (?:before|sebelumnya|sebelum))?")


def read_reminders(text: str) -> str:
    """Distances as people write them ("2 weeks, 3 days", "14 hari", "P14D"), as they are kept: "P14D P3D".

    ISO 8601 durations in days, the longest first, each once; "" for none. Raises ``Refused`` naming what is not one.
    """
    days: set[int] = set()
    for part in re.split(r"[,;+]| and | dan ", text):
        if plain := folded(part):
            days |= {_days(plain, part.strip())}
    return " ".join(f"P{each}D" for each in sorted(days, reverse=True))


def reminder_days(kept: str) -> tuple[int, ...]:
    """How many days before the last day each reminder is, the longest first."""
    return tuple(int(each[1:-1]) for each in kept.split())


def reminder_words(kept: str) -> str:
    """The reminders as they read, and are read back: "14 days, 3 days"."""
    return ", ".join(ngettext("{n} day", "{n} days", days).format(n=days) for days in reminder_days(kept))


def reminded_on(kept: str, due_by: date | None) -> Sequence[date]:
    """The days on which to remind, the earliest first; none without a last day."""
    return [due_by - timedelta(days=days) for days in reminder_days(kept)] if due_by is not None else []


def is_to_be_reminded(kept: str, due_by: date | None, today: date) -> bool:
    """Whether a reminder's day has come while the action is not overdue yet."""
    days = reminded_on(kept, due_by)
    return bool(days) and days[0] <= today and due_by is not None and today <= due_by


def _days(plain: str, written: str) -> int:
    found = _DURATION.fullmatch(plain)
    if found is not None:
        days = int(found[1]) * 7 if found[1] else int(found[2])
    else:
        words = _WORDS.fullmatch(plain)
        if words is None or words[2] not in _UNITS:
            raise Refused(
                _("“{text}” is no reminder; write how long before: 14 days, 2 weeks, or P14D.").format(text=written)
            )
        days = int(words[1]) * _UNITS[words[2]]
    if not 0 <= days <= MOST_DAYS:
        raise Refused(_("A reminder is at most {n} days before.").format(n=MOST_DAYS))
    return days
