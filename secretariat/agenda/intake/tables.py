"""Schedules in tables: a spreadsheet, a CSV, the tables of a Markdown page; a row is a session, or half an hour of one.

The day and the room may stand in a column or in the heading above a table. Where a table has a row for each slot, the
rows of one session are one session.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from secretariat.agenda.intake.schedule import (
    BadRow,
    DayHint,
    ReadSession,
    Schedule,
    clock_of,
    day_of,
    length_between,
    minutes_of,
    says_break,
)
from secretariat.papers.read_tables import ReadFile, ReadRow, ReadTable
from secretariat.values.date_words import parse_date
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title", "titel", "judul", "meeting name", "session", "sesi", "acara", "kegiatan", "topic"),
    "day": ("date", "datum", "tanggal", "tanggal mulai", "start date", "hari"),
    "starts": ("start", "uhrzeit", "zeit", "time", "waktu", "waktu mulai", "jam", "mulai", "start time", "begin"),
    "ends": ("end", "ende", "waktu selesai", "selesai", "end time", "until"),
    "minutes": ("duration", "dauer", "durasi", "minutes", "menit", "length"),
    "room": ("room", "ort", "raum", "ruang", "ruangan", "tempat", "location", "place"),
    "theme": ("track", "area", "theme", "tema"),
    "speakers": ("speakers", "speaker", "vortragende", "contact", "pembicara", "presenters", "narasumber"),
    "key": ("id",),
    "words": ("abstract", "description", "beschreibung", "deskripsi", "meeting description"),
    "subtitle": ("subtitle", "untertitel", "anak judul"),
}
_BY_WORD: Final = {word: key for key, words in _COLUMNS.items() for word in words}
_FREE: Final = frozenset({"not available", "n/a", "-", "–", "available", "frei", "kosong", "tbd", "tba"})
_ROOM: Final = re.compile(r"\broom:\s*([^:{]+?)(?:\s+-\s+\w+)?\s*(?:\{|:|$)", re.IGNORECASE)
_DAY: Final = re.compile(r"\b\d{1,2}\.?\s+[^\W\d]{3,}(?:\s+\d{4})?\b|\b\d{4}-\d{2}-\d{2}\b")
_SPEAKER: Final = re.compile(r"^\d+:")
_HEAD_ROWS: Final = 10
_EVEN: Final = 0.7
"""The share of rows that follow each other evenly in a table of slots."""
_INDONESIA: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def tables_schedule(file: ReadFile, hint: DayHint) -> Schedule:
    """The sessions of every table that has titles and times. Raises ``Refused`` where no table does."""
    found = Schedule("", "table")
    known = 0
    for table in file.tables:
        head = _head(table)
        if head is None:
            continue
        known += 1
        place, columns = head
        rows = table.rows[place + 1 :]
        read = [_read(row, columns, table.name, hint, found) for row in rows]
        step = _step([row.cells[at] for row in rows for at in columns.get("starts", ()) if at < len(row.cells)])
        found.sessions += _joined([one for one in read if one is not None], step)
    if not known:
        raise Refused(
            _(
                "“{file}” has no table with a column of titles and one of days or times, so that it is no schedule."
            ).format(file=file.path.name)
        )
    return found


def _head(table: ReadTable) -> tuple[int, dict[str, list[int]]] | None:
    """The row of headings, and which columns are what: a title, and a day or a time."""
    for place, row in enumerate(table.rows[:_HEAD_ROWS]):
        columns: dict[str, list[int]] = {}
        for at, cell in enumerate(row.cells):
            key = _BY_WORD.get(folded(cell).replace("_", " ").strip("* "))
            if key:
                columns.setdefault(key, []).append(at)
        if "title" in columns and columns.keys() & {"day", "starts"}:
            _more_speakers(table, place, row, columns)
            return place, columns
    return None


def _more_speakers(table: ReadTable, place: int, row: ReadRow, columns: dict[str, list[int]]) -> None:
    """Speakers may have a column each, numbered under one heading that stands in the row above."""
    if "speakers" in columns or not place:
        return
    above = table.rows[place - 1].cells
    begin = next((at for at, cell in enumerate(above) if _BY_WORD.get(folded(cell)) == "speakers"), None)
    if begin is not None:
        columns["speakers"] = [at for at in range(begin, len(row.cells)) if row.cells[at].strip().isdigit()]


def _read(
    row: ReadRow, columns: Mapping[str, list[int]], heading: str, hint: DayHint, found: Schedule
) -> ReadSession | None:
    def cell(key: str) -> str:
        places = [at for at in columns.get(key, ()) if at < len(row.cells)]
        return next((" ".join(row.cells[at].split()) for at in places if row.cells[at].strip()), "")

    title = cell("title")
    said, zone = _zone(cell("starts"))
    if not title or folded(title) in _FREE:
        return None
    begins, ends = _clocks(said, cell("ends"))
    if cell("starts") and begins is None:
        found.refused.append(BadRow(row.number, title, _("“{text}” is not a time").format(text=cell("starts"))))
        return None
    day = _day(cell("day"), heading, hint)
    if day is None:
        said = cell("day") or heading
        found.refused.append(BadRow(row.number, title, _("“{text}” does not name its day").format(text=said[:80])))
        return None
    minutes = minutes_of(cell("minutes")) if cell("minutes") else None
    if cell("minutes") and minutes is None:
        found.refused.append(BadRow(row.number, title, _("“{text}” is not a length").format(text=cell("minutes"))))
        return None
    if minutes is None and begins is not None and ends is not None:
        minutes = length_between(begins, ends)
    speakers = [row.cells[at] for at in columns.get("speakers", ()) if at < len(row.cells)]
    whole = ": ".join(part for part in (title, cell("subtitle")) if part)
    room = _ROOM.search(heading)
    return ReadSession(
        cell("key") or "",
        whole,
        day,
        datetime.combine(day, begins, zone) if begins is not None else None,
        minutes,
        cell("room") or (room[1].strip() if room else ""),
        cell("theme"),
        tuple(_SPEAKER.sub("", " ".join(one.split())) for one in speakers if one.strip()),
        cell("words"),
        says_break(title),
        row.number,
    )


def _zone(starts: str) -> tuple[str, ZoneInfo | None]:
    """A time without the zone it ends in, as schedules in Indonesia write it: 19.30 WIB."""
    before, _space, label = starts.rpartition(" ")
    name = _INDONESIA.get(label.upper())
    return (before.strip(), ZoneInfo(name)) if name and before else (starts, None)


def _clocks(starts: str, ends: str) -> tuple[time | None, time | None]:
    """When it begins and ends: "9:00", "8:45-9:30", "9.00 – 10.30"; "-07:30" is until then."""
    parts = [part.strip() for part in re.split(r"\s*[-–—]\s*", starts, maxsplit=1)]
    if len(parts) == 2 and parts[0] and parts[1]:
        return clock_of(parts[0]), clock_of(parts[1])
    return clock_of(parts[0]) if parts and parts[0] else None, clock_of(ends) if ends else None


def _day(text: str, heading: str, hint: DayHint) -> date | None:
    """The day of a row: its own, or the one in the heading above; a day without a year is the meeting's."""
    exact = day_of(text) if text else None
    if exact is not None:
        return exact
    said = [text] if text else [one[0] for one in _DAY.finditer(heading)]
    for words in reversed(said):
        try:
            meant = parse_date(words, today=hint.first or hint.today)
        except Refused:
            continue
        if meant.first is not None and meant.first == meant.last:
            return meant.first
    return None


def _joined(read: list[ReadSession], step: int) -> list[ReadSession]:
    """Slots of one session as one: the same title in the same room, each where the one before ends."""
    found: list[ReadSession] = []
    for one in read:
        if one.starts is not None and one.minutes is None and step:
            one = replace(one, minutes=step)
        last = found[-1] if found else None
        if last is not None and step and _goes_on(last, one):
            found[-1] = replace(last, minutes=(last.minutes or 0) + (one.minutes or 0))
        else:
            found.append(one)
    return found


def _goes_on(last: ReadSession, one: ReadSession) -> bool:
    if one.key or last.starts is None or one.starts is None or (one.title, one.room) != (last.title, last.room):
        return False
    return last.starts + timedelta(minutes=last.minutes or 0) == one.starts


def _step(cells: list[str]) -> int:
    """How long the slots of a table are whose rows follow each other evenly, but for a few; 0 of every other."""
    clocks = [clock_of(cell) for cell in cells]
    minutes = sorted({clock.hour * 60 + clock.minute for clock in clocks if clock is not None})
    steps = Counter(after - before for before, after in pairwise(minutes))
    if len(minutes) < 3:
        return 0
    (step, times), *_others = steps.most_common(1)
    return step if times >= _EVEN * (len(minutes) - 1) else 0
