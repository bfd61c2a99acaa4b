"""Times of a plan in words: how long, on which day, from when until when."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from secretariat.values.date_print import format_date
from secretariat.values.language import _, current_language
from secretariat.values.partial_date import PartialDate

if TYPE_CHECKING:
    from secretariat.bilaterals.placing.checking import Clash


def moment_of(minute: int) -> datetime:
    """The moment (UTC) that a plan's minute is."""
    return datetime.fromtimestamp(minute * 60, UTC)


def minute_of(moment: datetime) -> int:
    """A moment as a plan counts it, in whole minutes since 1970 (UTC)."""
    return int(moment.timestamp()) // 60


def day_of(minute: int, zone: str) -> date:
    """The day on which a minute lies in a zone."""
    return moment_of(minute).astimezone(ZoneInfo(zone)).date()


def day_words(day: date) -> str:
    """A day as it is printed."""
    return format_date(PartialDate.of(day), current_language())


def long_words(minutes: int) -> str:
    """A length of time: "3 h 25 min"."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=left)
    if not left:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=left)


def span_of(starts: int, ends: int, zone: str) -> str:
    """From when until when: "5 September 2013 14:00–15:30 WITA"."""
    from secretariat.bilaterals.slots import slot_words

    return slot_words(moment_of(starts), moment_of(ends), zone)


def clash_words(clash: Clash, zone: str) -> str:
    """A clash as a sentence."""
    from secretariat.bilaterals.placing.problem import Kind

    against = clash.second
    if clash.ends > clash.starts:
        against = f"{clash.second} ({span_of(clash.starts, clash.ends, zone)})".strip()
    said = {
        Kind.HEAD: _("{name} would be in two places: {first} and {second}."),
        Kind.PARTY: _("{name} would be in two places: {first} and {second}."),
        Kind.INTERPRETER: _("The interpreter {name} would be in two places: {first} and {second}."),
        Kind.NOTE_TAKER: _("The note-taker {name} would be in two places: {first} and {second}."),
        Kind.ROOM: _("The room {name} would be used twice: {first} and {second}."),
        Kind.BUFFER: _("The room {name} needs {minutes} between two uses: {first} and {second}."),
        Kind.WALK: _("{name} needs {minutes} to walk between {first} and {second}."),
        Kind.PLENARY: _("{first} would be against {second}, where every head of delegation is."),
        Kind.AWAY: _away_words(clash.whose, against),
        Kind.HOURS: _("{first} would be outside the hours in which bilaterals are held."),
        Kind.SEATS: _("The room {name} has not seats enough for {first}."),
        Kind.PAST: _("{first} would lie in the past."),
    }[clash.kind]
    return said.format(
        name=clash.who_or_what or _("A head"),
        first=clash.first,
        second=against,
        minutes=long_words(clash.lacking),
        whose=clash.whose,
    )


def _away_words(whose: str, against: str) -> str:
    """That somebody is not free, by what was said of them, or of the party they head."""
    if whose:
        if against:
            return _("{name} is not available then, by the times of {whose}: {first} and {second}.")
        return _("{name} is not available then, by the times of {whose}: {first}.")
    if against:
        return _("{name} is not available then: {first} and {second}.")
    return _("{name} is not available then: {first}.")
