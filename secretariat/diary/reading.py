"""A calendar file that comes in: looked through by a child process with limits, told entry by entry."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from secretariat.diary.states import KIND_OF
from secretariat.papers.child_process import NoAnswer, answer_of
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_CHILD: Final = Path(__file__).with_name("reading_child.py")
_MEMORY: Final = 1_000_000_000  # bytes
_WHY: Final = {
    "DTSTART": N_("when it begins can't be understood: “{detail}”"),
    "DTEND": N_("when it ends can't be understood: “{detail}”"),
    "DUE": N_("when it is due can't be understood: “{detail}”"),
    "DURATION": N_("how long it lasts can't be understood: “{detail}”"),
    "RRULE": N_("when it comes again can't be understood: “{detail}”"),
    "RDATE": N_("a further date of it can't be understood: “{detail}”"),
    "EXDATE": N_("a day on which it does not come can't be understood: “{detail}”"),
    "RECURRENCE-ID": N_("which time of its series it is can't be understood: “{detail}”"),
    "UID": N_("what the calendar knows it by has more than 500 characters"),
    "line": N_("a line of it can't be understood: “{detail}”"),
    "both": N_("it says more than once when it begins, or when it ends"),
    "mixed": N_("one of its beginning and its end is a whole day, the other an hour"),
    "zone": N_("its time zone “{detail}” is none"),
    "endless": N_("its rule takes too long to follow: it never comes, or comes much too often"),
    "large": N_("it is too large"),
    "broken": N_("it can't be understood ({detail})"),
    "twice": N_("the file says the same entry again; the newest is taken"),
}
_FAILED: Final = {
    "empty": N_("“{file}” is empty; a calendar file begins with BEGIN:VCALENDAR."),
    "other": N_("“{file}” is no calendar file: it does not begin with BEGIN:VCALENDAR."),
    "cut": N_("“{file}” breaks off: something in it has a BEGIN and no END. Ask for the file again."),
    "nested": N_("“{file}” is damaged: an END in it is that of another BEGIN. Ask for the file again."),
    "many": N_("“{file}” has more than {most} entries; divide it by year."),
}


@dataclass(frozen=True, slots=True)
class CalendarLimits:
    """How much of a file is read before it is refused: bytes, entries, seconds for all and for one series.

    ``kept`` are the characters of all entries, each with the time zones it names.
    """

    bytes: int = 20_000_000
    entries: int = 20_000
    seconds: int = 60
    one_series: float = 2.0
    kept: int = 100_000_000


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry as it was read; ``values`` are the diary's columns, but for the calendar's name."""

    uid: str
    title: str
    values: Mapping[str, Any]
    without_uid: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by in its calendar."""
        return (self.uid, self.values["recurrence"], self.values["kind"])


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """An entry that can't be taken in, and why, in words."""

    uid: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """A calendar file as read: its own name (or ""), its entries, those refused, and how many of which other kinds."""

    path: Path
    name: str
    entries: tuple[ReadEntry, ...]
    refused: tuple[RefusedEntry, ...]
    others: Mapping[str, int]


_USUAL: Final = CalendarLimits()


def read_calendar(path: Path, limits: CalendarLimits = _USUAL) -> ReadCalendar:
    """The entries of a calendar file. Raises ``Refused`` with one sentence where it is none, missing or damaged."""
    data = _content(path, limits)
    arguments = (_MEMORY, limits.seconds, limits.one_series, limits.entries, limits.kept)
    try:
        said = answer_of(_CHILD, arguments, data, limits.seconds * 2)
        answers = [json.loads(line) for line in said.split(b"\n")[:-1]]
    except (NoAnswer, json.JSONDecodeError):
        answers = []
    if not answers or not ({"done", "failed"} & answers[-1].keys()):
        raise Refused(
            _("“{file}” needs more memory or time to read than a calendar should; divide it by year.").format(
                file=path.name
            )
        )
    if "failed" in answers[-1]:
        sentence = _FAILED[answers[-1]["failed"]]
        raise Refused(_(sentence).format(file=path.name, most=f"{limits.entries:,}"))
    return _told(path, answers)


def _told(path: Path, answers: list[dict[str, Any]]) -> ReadCalendar:
    entries: dict[tuple[str, str, str], ReadEntry] = {}
    refused: list[RefusedEntry] = []
    others: dict[str, int] = {}
    name = ""
    for answer in answers:
        if "calendar" in answer:
            name = name or answer["calendar"]
            for kind, count in answer["others"].items():
                others[kind] = others.get(kind, 0) + count
        elif "entry" in answer:
            one = _entry(answer["entry"])
            before = entries.get(one.key)
            if before is not None:  # of two calendars in one file
                sentence = _WHY["twice"]
                refused.append(RefusedEntry(one.uid, one.title, _(sentence)))
                one = max(before, one, key=lambda each: each.values["sequence"])
            entries[one.key] = one
        elif "refused" in answer:
            sentence = _WHY[answer["refused"]]
            why = _(sentence).format(detail=answer["detail"])
            refused.append(RefusedEntry(answer["uid"], answer["title"], why))
    return ReadCalendar(path, name, tuple(entries.values()), tuple(refused), others)


def _entry(said: dict[str, Any]) -> ReadEntry:
    without_uid = said.pop("without_uid")
    said["kind"] = KIND_OF[said["kind"]].value
    said["starts"] = datetime.fromisoformat(said["starts"]) if said["starts"] else None
    for key in ("first_day", "last_day"):
        said[key] = date.fromisoformat(said[key]) if said[key] else None
    return ReadEntry(said["uid"], said["title"], said, without_uid)


def _content(path: Path, limits: CalendarLimits) -> bytes:
    try:
        found = path.stat()  # before it is opened: a pipe would be waited for
        if not stat.S_ISREG(found.st_mode):
            raise Refused(_("“{file}” is a folder or a device; name the calendar file.").format(file=path))
        with path.open("rb") as stream:
            found = os.fstat(stream.fileno())
            if found.st_size > limits.bytes:
                raise Refused(
                    _("“{file}” has {size} MB; calendar files of up to {most} MB are read. Divide it by year.").format(
                        file=path.name,
                        size=f"{found.st_size / 1_000_000:,.1f}",
                        most=f"{limits.bytes / 1_000_000:,.0f}",
                    )
                )
            return stream.read(limits.bytes + 1)
    except FileNotFoundError:
        raise Refused(_("There is no file “{file}”.").format(file=path)) from None
    except IsADirectoryError:
        raise Refused(_("“{file}” is a folder or a device; name the calendar file.").format(file=path)) from None
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
        raise Refused(_("“{file}” cannot be read: {reason}.").format(file=path, reason=reason)) from None
