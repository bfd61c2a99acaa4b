"""What is remarked on a session, in words: what it runs into, how much time is left, what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from secretariat.agenda.running.rows import ProgrammeMeeting
from secretariat.agenda.running.timetable import Finding, Remark
from secretariat.meetings.states import SessionKind, SessionStatus
from secretariat.values.date_print import format_date
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate
from secretariat.values.zoned import span_words

_QUIET: Final = (SessionKind.BREAK.value, SessionKind.SOCIAL.value)
_LONG: Final = 120  # minutes; so much is left on purpose


def remark_words(
    row: Mapping[str, Any],
    of: ProgrammeMeeting,
    findings: Iterable[Finding],
    named: Mapping[int, tuple[str, datetime | None]],
    today: date | None,
) -> tuple[str, ...]:
    """The remarks on a session (its row), each a short sentence; ``named`` are sessions and their beginnings.

    ``today`` is the office's: what is planned for a day that is over, of a meeting that is not, is told.
    """
    if row["status"] != SessionStatus.PLANNED.value:
        return ()
    found = [_words(one, named, of) for one in findings if _tells(one, row)]
    days = (of.first, of.last) if of.first is not None and of.last is not None else None
    if days and not days[0] <= row["day"] <= days[1]:
        found.append(_("outside the days of {meeting}").format(meeting=of.ref))
    if row["ends"] is not None and row["ends"].astimezone(of.zone).date() > row["day"]:
        found.append(_("goes on past midnight, until {time}").format(time=span_words(row["ends"], None, of.zone)))
    over = days and today is not None and days[0] <= row["day"] < today <= days[1]
    if over and row["began_at"] is None:
        found.append(_("{day} is over, and nobody noted that it began").format(day=_day(row["day"])))
    return tuple(found)


def _tells(one: Finding, row: Mapping[str, Any]) -> bool:
    """Time that is left after a break or a social occasion is nothing to tell, nor is half a day."""
    if one.remark is not Remark.TIME_LEFT:
        return True
    return row["kind"] not in _QUIET and one.minutes <= _LONG


def _words(one: Finding, named: Mapping[int, tuple[str, datetime | None]], of: ProgrammeMeeting) -> str:
    other, starts = named.get(one.other or 0, ("", None))
    if starts is not None:
        other = _("{session}, fixed at {time}").format(session=other, time=f"{starts.astimezone(of.zone):%H:%M}")
    if one.remark is Remark.RUNS_INTO:
        words = ngettext("runs {n} minute into {other}", "runs {n} minutes into {other}", one.minutes)
    elif one.remark is Remark.TIME_LEFT:
        words = ngettext("{n} minute is left before {other}", "{n} minutes are left before {other}", one.minutes)
    elif one.remark is Remark.ITEMS_LONGER:
        words = ngettext(
            "its items take {n} minute more than it has", "its items take {n} minutes more than it has", one.minutes
        )
    elif one.remark is Remark.NO_TIME:
        words = _("has no time yet: nothing before it in its track that day begins at a fixed time")
    else:
        words = _("has no length yet: give it minutes, or items that have them")
    return words.format(n=one.minutes, other=other)


def _day(day: date) -> str:
    return format_date(PartialDate.of(day))
