"""What was read of somebody's schedule: its sessions as the file says them, before a meeting is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class ReadSession:
    """A session of a file. ``key`` is what the file knows it by; ``row`` where it stands there, counted from 1.

    ``starts`` has a zone where the file says one; without, it is local time at the meeting. ``None``: the day alone is
    known. ``day`` is then that day. ``minutes`` is ``None`` where nothing tells how long it is.
    """

    key: str
    title: str
    day: date
    starts: datetime | None
    minutes: int | None
    room: str = ""
    theme: str = ""
    speakers: tuple[str, ...] = ()
    words: str = ""
    is_break: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """What can't be taken in, and why, in words."""

    row: int
    title: str
    why: str


@dataclass(slots=True)
class Schedule:
    """A schedule: what it calls itself, its sessions in the file's order, what is refused, what is to be told."""

    name: str
    kind: str
    sessions: list[ReadSession] = field(default_factory=list)
    refused: list[BadRow] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DayHint:
    """The days of the meeting the schedule is for: a file may say "Monday 7 November" without a year."""

    first: date | None
    last: date | None
    today: date


def minutes_of(text: str) -> int | None:
    """A length as schedules write it: "00:30", "1:30:00", "1:30", "45", "90 min"; ``None`` for anything else."""
    words = text.strip().casefold().removesuffix("minutes").removesuffix("min.").removesuffix("min").strip()
    parts = words.split(":")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(words) > 9:
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return numbers[0]
    return numbers[0] * 60 + numbers[1] if len(numbers) in (2, 3) and numbers[1] < 60 else None


def clock_of(text: str) -> time | None:
    """A time of day: "9:00", "09.00", "09:00:00"; ``None`` for anything else."""
    parts = text.strip().replace(".", ":").split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() and len(part) <= 2 for part in parts):
        return None
    hour, minute = int(parts[0]), int(parts[1])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def moment_of(text: str) -> datetime | None:
    """An ISO 8601 moment, with or without a zone; ``None`` for anything else."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """An ISO 8601 day; ``None`` for anything else."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def length_between(starts: time, ends: time) -> int:
    """Minutes from one time of day to another; one that is not later is of the next day."""
    first, last = (timedelta(hours=one.hour, minutes=one.minute) for one in (starts, ends))
    long = last - first if last > first else last - first + timedelta(days=1)
    return int(long.total_seconds() // 60)


_BREAKS = frozenset({"break", "coffee break", "lunch", "lunch break", "coffee", "pause", "istirahat", "makan siang"})


def says_break(title: str, kind: str = "") -> bool:
    """Whether a session is a break, by its title or its kind."""
    return " ".join(title.casefold().split()) in _BREAKS or kind.casefold().strip() in _BREAKS


def text_in(values: Mapping[str, object], key: str) -> str:
    """A text of a JSON object, on one line; "" where there is none."""
    value = values.get(key)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
