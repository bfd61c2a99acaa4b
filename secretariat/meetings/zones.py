"""Time zones of meetings: IANA names, checked, and the label a clock shows there on a day."""

from __future__ import annotations

from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from secretariat.values.language import _
from secretariat.values.refusal import Refused


def checked_zone(text: str) -> str:
    """The IANA name that ``text`` means, whatever its case; raises ``Refused`` with the nearest names."""
    wanted = text.strip().replace(" ", "_").casefold()
    names = _names()
    if wanted in names:
        return names[wanted]
    city = [name for key, name in names.items() if key.rpartition("/")[2] == wanted]
    near = city or [names[key] for key in get_close_matches(wanted, names, n=3, cutoff=0.6)]
    raise Refused(
        _("Time zone: “{text}” is not one; nearest: {names}.").format(text=text, names=", ".join(near[:3]))
        if near
        else _("Time zone: “{text}” is not one; write it like Asia/Jakarta or America/Denver.").format(text=text)
    )


def zone_words(name: str, on: date | None) -> str:
    """A zone with the label its clocks show on a day: ``America/Denver (MDT)``; the name alone where none is known."""
    if not name or on is None:
        return name
    try:
        label = datetime.combine(on, time(12), ZoneInfo(name)).tzname() or ""
    except ZoneInfoNotFoundError:
        return name
    return f"{name} ({label})" if label.isalpha() else f"{name} (UTC{label})" if label else name


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name == "UTC" or "/" in name}
