"""Look through a calendar file in a process of its own: a program, run as a file with ``python -I``, never imported.

A rule that never comes ("30 February, every second"), or a file made to be large once it is read, would take a process
with it: here it takes this one. The file is standard input. Arguments: memory in bytes, seconds for all, seconds for
one series, entries allowed, characters allowed in all that are kept. Answers are JSON lines on standard output:

    {"calendar": name, "others": {kind: count}}    once for each calendar of the file
    {"entry": {…}}                                 an entry, as the diary keeps it, "remark" where it says less
    {"refused": why, "detail": …, "uid": …, "title": …}
    {"failed": why}                                nothing follows
    {"done": true}                                 the last line of a file read to its end
"""

from __future__ import annotations

import json
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

if __name__ == "__main__":  # isolated as it is, it is told where the project lies; the library's own folders come first
    sys.path.append(__file__.rsplit("/", 3)[0])

from secretariat.diary.content_lines import Component, NotACalendar, RawCalendar, calendars, text_lines, unescaped
from secretariat.diary.every_year import every_year
from secretariat.diary.not_understood import NotUnderstood, refuse_what_is_not_understood
from secretariat.diary.occurrences import (
    LAST_YEAR,
    Occurrence,
    between,
    moment_of,
    occurrence_of,
    parsed,
    query_of,
    zone_name,
)
from secretariat.papers.child_limits import impose

_LONGEST_UID: Final = 500
_MOST_TIMES: Final = 20_000
_LONGEST_ENTRY: Final = 1_000_000  # characters
_LONGEST_ZONES: Final = 80


class TooLong(Exception):
    """A series took longer to follow than is allowed."""


def say(**answer: Any) -> None:
    """One line of the answer."""
    sys.stdout.write(json.dumps(answer, default=str) + "\n")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what takes longer, as the processor counts: a busy machine is no fault of a calendar."""

    def stop(_signal: int, _frame: object) -> None:
        raise TooLong

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def main() -> None:
    """Read the file on standard input."""
    memory, seconds, each = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    most, written = int(sys.argv[4]), int(sys.argv[5])
    impose(memory, seconds)
    warnings.simplefilter("ignore")
    try:
        found = calendars(text_lines(sys.stdin.buffer.read()))
    except NotACalendar as why:
        say(failed=str(why))
        return
    if sum(len(one.entries) for one in found) > most:
        say(failed="many")
        return
    for calendar in found:
        say(calendar=calendar.name, others=calendar.others)
        if not look_through(calendar, each, written):
            return  # without its last line, the answer says that it was too much
    say(done=True)


def look_through(calendar: RawCalendar, seconds: float, most: int) -> bool:
    """Say every entry of a calendar: by series, because what an occurrence is depends on the entry it is of.

    Not to its end, and ``False``, where that is more than ``most`` characters: each is kept with the zones it names.
    """
    series: dict[tuple[str, str], list[Component]] = {}
    written = 0
    for entry in calendar.entries:
        series.setdefault((entry.kind, uid_of(entry)), []).append(entry)
    for (_kind, uid), entries in series.items():
        try:
            with within(seconds):
                said = [described(calendar, entry, uid) for entry in newest_of(entries)]
                follow(said)
        except TooLong:
            refuse_all(entries, uid, "endless", "")
        except MemoryError:
            refuse_all(entries, uid, "large", "")
        except NotUnderstood as fault:
            refuse_all(entries, uid, fault.why, fault.detail)
        except OSError:  # of a time zone that is a folder of zones: where that lies is nobody's business
            zones = sorted(set().union(*(entry.zones for entry in entries)))
            refuse_all(entries, uid, "zone", ", ".join(zones)[:_LONGEST_ZONES])
        except Exception as why:  # noqa: BLE001  whatever the library stumbles over is a fault of this entry
            refuse_all(entries, uid, "broken", f"{why}"[:200])
        else:
            written += sum(len(one["component"]) for one in said)
            if written > most:
                return False
            for one in said:
                one.pop("every_year", None)
                say(entry=one)
            for _again in range(len(entries) - len(said)):
                say(refused="twice", detail="", uid=uid, title=title_of(entries[-1]))
    return True


def newest_of(entries: list[Component]) -> list[Component]:
    """Of entries that say the same occurrence, the one with the highest sequence number, else the one that is last."""
    newest: dict[str, Component] = {}
    for entry in entries:
        key = entry.value("RECURRENCE-ID").strip()
        if key not in newest or sequence_of(entry) >= sequence_of(newest[key]):
            newest[key] = entry
    return list(newest.values())


def described(calendar: RawCalendar, entry: Component, uid: str) -> dict[str, Any]:
    """An entry as the diary keeps it. Raises what the library raises where it is broken."""
    kept = calendar.kept(entry)
    if len(uid) > _LONGEST_UID:
        raise NotUnderstood("UID", uid)
    if len(kept) > _LONGEST_ENTRY:
        raise NotUnderstood("large")
    component = next(one for one in parsed([kept]).walk() if one.name == entry.kind)
    refuse_what_is_not_understood(entry, component)
    times = Times.of(component, kept)
    rule = (entry.value("RRULE") or ("RDATE" if entry.value("RDATE") else ""))[:1000]
    return {
        "every_year": times.first is not None
        and times.first.whole_days
        and every_year(rule, kept, times.first.first_day) is not None,
        "kind": entry.kind,
        "uid": uid,
        "recurrence": entry.value("RECURRENCE-ID").strip()[:40],
        "sequence": sequence_of(entry),
        "title": title_of(entry)[:1000],
        "place": _plain(entry.value("LOCATION"))[:500],
        "status": _plain(entry.value("STATUS")).lower()[:20],
        "rule": rule,
        "component": kept,
        "without_uid": not entry.value("UID").strip(),
        **times.said(),
    }


class Times:
    """When the first is, and until which day it comes."""

    def __init__(self, first: Occurrence | None, last_day: date | None, zone: str) -> None:
        self.first, self.last_day, self.zone = first, last_day, zone

    @classmethod
    def of(cls, component: Any, kept: str) -> Times:
        """Worked out from the entry alone; what has no day has none."""
        if "DTSTART" not in component and "DUE" not in component:
            return cls(None, None, "")
        first = occurrence_of(component)
        recurs = any(name in component for name in ("RRULE", "RDATE"))
        last_day = last_day_of(component, kept, first) if recurs else first.last_day
        return cls(first, last_day, _zone_of(component))

    def said(self) -> dict[str, Any]:
        """As the diary keeps it."""
        first = self.first
        return {
            "whole_days": first is not None and first.whole_days,
            "starts": moment_of(first.starts) if first else None,
            "zone": self.zone[:120],
            "first_day": first.first_day if first else None,
            "last_day": self.last_day,
        }


def last_day_of(component: Any, kept: str, first: Occurrence) -> date | None:
    """The last day of what recurs; ``None`` where it does without end. ``NotUnderstood`` where it comes too often."""
    rules = component.get("RRULE", [])
    rules = rules if isinstance(rules, list) else [rules]
    if any("COUNT" not in rule and "UNTIL" not in rule for rule in rules):
        return None
    until = [day for rule in rules for day in rule.get("UNTIL", [])]
    far = date(LAST_YEAR, 12, 31)
    if until and not any("COUNT" in rule for rule in rules) and "RDATE" not in component:
        days = [day.date() if isinstance(day, datetime) else day for day in until]
        # Some programs write the last day there is for "for ever": beyond it no day can be counted.
        return min(min(max(days), far) + (first.last_day - first.first_day) + timedelta(days=1), far)
    alone = "\n".join(line for line in kept.split("\n") if not line.upper().startswith("RECURRENCE-ID"))
    found = between(query_of([alone]), first.first_day, far)
    if len(found) > _MOST_TIMES:
        raise NotUnderstood("endless")
    return max((one.last_day for one in found), default=first.last_day)


def follow(said: list[dict[str, Any]]) -> None:
    """Try what a month in the last year costs: what passes here can be shown whenever it is asked for."""
    if not any(one["rule"] for one in said) or (len(said) == 1 and said[0].pop("every_year")):
        return
    query = query_of([one["component"] for one in said])
    found = between(query, date(LAST_YEAR, 12, 1), date(LAST_YEAR, 12, 31))
    if len(found) > _MOST_TIMES:
        raise TooLong


def refuse_all(entries: list[Component], uid: str, why: str, detail: str) -> None:
    for entry in entries:
        say(refused=why, detail=detail, uid=uid, title=title_of(entry))


def uid_of(entry: Component) -> str:
    """What the file knows it by; where it has no UID, what its text is known by."""
    return entry.value("UID").strip() or sha256("\n".join(entry.lines).encode()).hexdigest()[:32] + "@no-uid"


def sequence_of(entry: Component) -> int:
    value = entry.value("SEQUENCE").strip()
    return min(int(value), 2**31 - 1) if value.isascii() and value.isdigit() and len(value) < 12 else 0


def title_of(entry: Component) -> str:
    return _plain(entry.value("SUMMARY"))


def _plain(value: str) -> str:
    return " ".join(unescaped(value).split())


def _zone_of(component: Any) -> str:
    """The zone as the file names it; "UTC" for UTC, "" for local time and whole days."""
    for name in ("DTSTART", "DUE"):
        if name in component:
            value = component[name]
            named = zone_name(str(getattr(value, "params", {}).get("TZID", "") or ""))
            at = value.dt
            return named or ("UTC" if isinstance(at, datetime) and at.tzinfo is UTC else _utc(at))
    return ""


def _utc(at: Any) -> str:
    return "UTC" if isinstance(at, datetime) and at.tzinfo is not None else ""


if __name__ == "__main__":
    main()
