"""The lines of a calendar file (RFC 5545, 3.1): taken apart into components without changing what they say. Pure.

What is kept of an entry is its own text, with the time zones it names: so it goes out as it came in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

KINDS: Final = ("VEVENT", "VTODO", "VJOURNAL")
"""The components that stand in a calendar."""

_FOLD: Final = re.compile(rb"\r?\n[ \t]|\r[ \t]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NAMED_ZONE: Final = re.compile(r';TZID=(?:"([^"]*)"|([^":;,]*))', re.IGNORECASE)
_TEXTS: Final = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT")
_OCTETS: Final = 75


class NotACalendar(ValueError):
    """The file is no calendar; the words are a code: "empty", "other", "cut", "nested"."""


@dataclass(frozen=True, slots=True)
class Component:
    """A component: its kind in capitals and its lines, unfolded, from BEGIN to END."""

    kind: str
    lines: tuple[str, ...]

    def value(self, name: str) -> str:
        """The value of the first property of that name of its own, as written; "" where there is none."""
        return next((value for _named, value in self.own(name)), "")

    def own(self, name: str) -> Iterator[tuple[str, str]]:
        """The properties of that name, not those of components within: (name with parameters, value)."""
        depth = 0
        for line in self.lines[1:-1]:
            before, value = split_line(line)
            word = before.partition(";")[0].strip().upper()
            depth += (word == "BEGIN") - (word == "END")
            if depth == 0 and word == name:
                yield before, value

    @property
    def zones(self) -> set[str]:
        """The time zones its lines name."""
        return {quoted or plain for line in self.lines for quoted, plain in _NAMED_ZONE.findall(split_line(line)[0])}


@dataclass(slots=True)
class RawCalendar:
    """One VCALENDAR of a file: its own properties, its time zones by name, its entries, and what else it holds."""

    name: str = ""
    zone: str = ""  # X-WR-TIMEZONE
    zones: dict[str, Component] = field(default_factory=dict)
    entries: list[Component] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)

    def kept(self, entry: Component) -> str:
        """An entry as it is kept: with the zone of its calendar and the time zones it names, a line each."""
        zones = [zone for name, zone in sorted(self.zones.items()) if name in entry.zones]
        own = [f"X-WR-TIMEZONE:{self.zone}"] if self.zone else []
        return "\n".join([*own, *(line for zone in zones for line in zone.lines), *entry.lines])


def text_lines(data: bytes) -> list[str]:
    """The unfolded lines of a file, in NFC and without control characters; they are unfolded as bytes, for a fold may
    lie within a character. Text of which more is not UTF-8 than is, is read as Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    whole = _FOLD.sub(b"", data.removeprefix(b"\xef\xbb\xbf"))
    text = whole.decode("utf-8", "replace")
    damaged = text.count("�")
    if damaged > sum(not character.isascii() for character in text) // 2:
        text = whole.decode("cp1252", "replace")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [_CONTROL.sub("�", _trimmed(line)) for line in text.split("\n") if line.strip()]


def _trimmed(line: str) -> str:
    """A line without the blanks around it, which break dates and numbers; a text keeps its own."""
    return line.lstrip() if line.lstrip().upper().startswith(_TEXTS) else line.strip()


def calendars(lines: Iterable[str]) -> list[RawCalendar]:
    """The calendars of a file. Raises ``NotACalendar`` where it is none, or breaks off within one."""
    found: list[RawCalendar] = []
    open_: list[tuple[str, list[str]]] = []
    begun = False
    for line in lines:
        before, value = split_line(line)
        word, kind = before.strip().upper(), value.strip().upper()
        if not begun and (word, kind) != ("BEGIN", "VCALENDAR"):
            raise NotACalendar("other")
        begun = True
        if word == "BEGIN":
            if kind == "VCALENDAR":
                found.append(RawCalendar())
            open_.append((kind, []))
        if not open_:
            raise NotACalendar("other")
        open_[-1][1].append(line)
        if word == "END":
            _close(open_, kind, found)
        elif len(open_) == 1:
            _own(found[-1], word.partition(";")[0], value)
    if not begun:
        raise NotACalendar("empty")
    if open_:
        raise NotACalendar("cut")
    return found


def _close(open_: list[tuple[str, list[str]]], kind: str, found: list[RawCalendar]) -> None:
    begun, lines = open_.pop()
    if begun != kind:
        raise NotACalendar("nested")
    if kind == "VCALENDAR":
        return
    if open_ and open_[-1][0] != "VCALENDAR":
        open_[-1][1].extend(lines)  # an alarm within an event
        return
    calendar, component = found[-1], Component(kind, tuple(lines))
    if kind in KINDS:
        calendar.entries.append(component)
    elif kind == "VTIMEZONE":
        name = component.value("TZID").strip()
        if name:
            calendar.zones[name] = component
    else:
        calendar.others[kind] = calendar.others.get(kind, 0) + 1


def _own(calendar: RawCalendar, word: str, value: str) -> None:
    if word in ("NAME", "X-WR-CALNAME"):
        calendar.name = calendar.name or unescaped(value).strip()
    elif word == "X-WR-TIMEZONE":
        calendar.zone = value.strip()


def split_line(line: str) -> tuple[str, str]:
    """A line's name with its parameters, and its value: what is after the first colon that stands in no quotes."""
    if '"' not in line:
        before, _colon, value = line.partition(":")
        return before, value
    quoted = False
    for at, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return line[:at], line[at + 1 :]
    before, _colon, value = line.partition(":")
    return before, value


def unescaped(value: str) -> str:
    """A TEXT value as it reads (RFC 5545, 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def fingerprint(kept: str) -> str:
    """What two texts of an entry have alike that say the same, whenever they were written (DTSTAMP apart)."""
    said = [
        line
        for line in kept.split("\n")
        if split_line(line)[0].partition(";")[0].upper() not in ("DTSTAMP", "LAST-MODIFIED", "CREATED")
    ]
    return sha256("\n".join(said).encode()).hexdigest()


def folded_lines(lines: Iterable[str]) -> bytes:
    """Lines as a file has them: at most 75 octets each, ended by CR LF."""
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    data = line.encode()
    if len(data) <= _OCTETS:
        return data + b"\r\n"
    parts, start, room = [], 0, _OCTETS
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:  # never within a character
            end -= 1
        parts.append(data[start:end])
        start, room = end, _OCTETS - 1
    return b"\r\n ".join(parts) + b"\r\n"
