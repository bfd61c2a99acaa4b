"""Other people's calendars go out again as they came in: the entries' own texts, with their time zones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from secretariat.diary.content_lines import folded_lines, unescaped
from secretariat.diary.occurrences import parts_of
from secretariat.papers.columns import printable

_PRODUCT: Final = "-//secretariat//calendar file//EN"


def calendar_out(texts: Iterable[str], name: str) -> bytes:
    """The entries as a calendar file called ``name``; the same entries give the same bytes.

    Where two of them mean different things by a time zone's name, or by their calendar's zone, the file holds several
    calendars, as RFC 5545 (3.4) allows: so each keeps its own.
    """
    groups: list[_Group] = []
    for text in texts:
        *before, entry = parts_of(text)
        zone = next((part for part in before if part.upper().startswith("X-WR-TIMEZONE")), "")
        zones = {_name(part): part for part in before if part is not zone}
        group = next((one for one in groups if one.takes(zone, zones)), None)
        if group is None:
            group = _Group(zone)
            groups.append(group)
        group.zones.update(zones)
        group.entries.append(entry)
    return b"".join(folded_lines(group.lines(name)) for group in groups or [_Group("")])


class _Group:
    """Entries that one calendar can hold."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.zones: dict[str, str] = {}
        self.entries: list[str] = []

    def takes(self, zone: str, zones: dict[str, str]) -> bool:
        """Whether what these names mean is what they mean here."""
        return zone == self.zone and all(self.zones.get(name, text) == text for name, text in zones.items())

    def lines(self, name: str) -> list[str]:
        """The calendar, a line each."""
        called = printable(name).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", " ")
        own = [f"NAME:{called}", f"X-WR-CALNAME:{called}", *([self.zone] if self.zone else [])]
        parts = [*(self.zones[key] for key in sorted(self.zones)), *self.entries]
        head = ["BEGIN:VCALENDAR", f"PRODID:{_PRODUCT}", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", *own]
        return [*head, *(line for part in parts for line in part.split("\n")), "END:VCALENDAR"]


def _name(zone: str) -> str:
    """The name of a time zone, from its text."""
    for line in zone.split("\n"):
        if line.upper().startswith(("TZID:", "TZID;")):
            return unescaped(line.partition(":")[2]).strip()
    return ""
