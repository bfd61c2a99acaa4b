"""The silence procedure: a text is adopted unless somebody objects before a moment, named with its zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import LOCKED
from secretariat.meetings.zones import checked_zone
from secretariat.values.day import moment_in_words
from secretariat.values.language import _, ngettext
from secretariat.values.moment import read_moment
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class Silence:
    """Until when silence is asked for: a moment (UTC) and the zone it was said in (an IANA name)."""

    until: datetime
    zone: str

    def __str__(self) -> str:
        """The moment as it was said: 31 Oct 2026 12:00 WIB (Asia/Jakarta)."""
        local = self.until.astimezone(ZoneInfo(self.zone or "UTC"))
        return f"{moment_in_words(local)} {local:%Z} ({self.zone or 'UTC'})"


def silence_said(until: str, zone: str, *, field: str, today: date) -> Silence:
    """The silence that a person asks for: "31 October 2026 12:00" in a zone; raises ``Refused`` naming ``field``."""
    known = checked_zone(zone)
    moment = read_moment(until, field, zone=ZoneInfo(known), first=None, last=None, today=today)
    return Silence(moment, known)


def begun(ref: str, silence: Silence | None, now: datetime) -> dict[str, Any]:
    """What is kept when a text is put under silence; ``Refused`` without a moment, or where it is over already."""
    if silence is None:
        raise Refused(_("{ref} can be put under silence until a moment only; say until when.").format(ref=ref))
    if silence.until <= now:
        raise Refused(_("Silence until {moment} would be over already.").format(moment=silence))
    return {"silence_until": silence.until.astimezone(UTC), "silence_zone": silence.zone}


def refuse_before_its_time(row: Mapping[str, Any], after: DeclarationStatus, now: datetime) -> None:
    """Raise ``Refused`` where a text under silence is to be adopted while somebody can still object."""
    until = row["silence_until"]
    if row["status"] == DeclarationStatus.UNDER_SILENCE and after in LOCKED and until is not None and now < until:
        raise Refused(
            _("{ref} is under silence until {moment}; before that it can't be {status}.").format(
                ref=row["ref"], moment=Silence(until, row["silence_zone"]), status=_(after.value)
            )
        )


def left_words(until: datetime, now: datetime) -> str:
    """How long silence still runs: "in 2 d 3 h", "in 12 min"; "over" once it is."""
    left = until - now
    if left <= timedelta(0):
        return _("over")
    days, hours, minutes = left.days, left.seconds // 3600, left.seconds // 60 % 60
    if days:
        return _("in {days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return _("in {hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return ngettext("in {n} min", "in {n} min", max(1, minutes)).format(n=max(1, minutes))
