"""A running day as text for the terminal: its head, and its tracks side by side or one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from textual.content import Content

from secretariat.agenda.running.live import Expected
from secretariat.agenda.running.rows import SessionDetail
from secretariat.agenda.running.running_now import Now, TrackNow, clock_words, day_words, late_words, track_lines
from secretariat.toolkit.cells import cut, fit
from secretariat.toolkit.text import line, pieces
from secretariat.values.day import day_in_words
from secretariat.values.language import _, ngettext
from secretariat.values.zoned import span_words

_WIDE: Final = 108
_GAP: Final = 2
Line = tuple[str, str]
"""A line of a track: its words, and how they look."""


def head_drawn(now: Now, office: ZoneInfo, chosen: int) -> Content:
    """The clock in both zones, the day where it is another; of the track that is chosen what is on, late and next."""
    parts: list[str | tuple[str, str]] = [(f"{clock_words(now, office)}\n", "bold $text-accent")]
    if other_day := day_words(now):
        parts.append((f"{other_day}\n", "bold $text-warning"))
    if not now.tracks:
        return pieces(*parts, _("Nothing is on the programme yet."))
    track = now.tracks[chosen]
    late = late_words(track.running.late)
    for words in track_lines(track, now.meeting.zone):
        parts.append((f"{line(words)}\n", "bold") if words == late else f"{line(words)}\n")
    return pieces(*parts)


def day_drawn(now: Now, chosen: int, width: int) -> Content:
    """The day's tracks: side by side where there is room for all of them, else one below the other."""
    zone = now.meeting.zone
    head: list[str | tuple[str, str]] = [(f"{day_in_words(now.day)}\n", "bold")]
    count = len(now.tracks)
    if count > 1 and width >= _WIDE and width // count >= 30:
        return pieces(*head, *_side_by_side(now.tracks, chosen, zone, width))
    for place, track in enumerate(now.tracks):
        if count > 1:
            head.append((f"\n{_heading(track, place == chosen)}\n", _look(place == chosen)))
        for one in track.sessions:
            head += [(f"{words}\n", look) for words, look in _session(track, one, zone, width)]
    return pieces(*head)


def _side_by_side(tracks: Sequence[TrackNow], chosen: int, zone: ZoneInfo, width: int) -> list[Line]:
    """Each moment at which something begins is a band across all tracks."""
    wide = width // len(tracks) - _GAP
    drawn: list[Line] = []
    for place, track in enumerate(tracks):
        drawn.append((fit(_heading(track, place == chosen), wide) + " " * _GAP, _look(place == chosen)))
    drawn.append(("\n", ""))
    begins: dict[datetime | None, list[list[Line]]] = {}
    for place, track in enumerate(tracks):
        for one in track.sessions:
            band = begins.setdefault(_begins(track, one), [[] for _track in tracks])
            band[place] += _session(track, one, zone, wide)
    for moment in sorted(begins, key=lambda at: at.timestamp() if at else float("inf")):
        columns = begins[moment]
        for row in range(max(len(column) for column in columns)):
            for column in columns:
                words, look = column[row] if row < len(column) else ("", "")
                drawn.append((fit(words, wide) + " " * _GAP, look))
            drawn.append(("\n", ""))
    return drawn


def _heading(track: TrackNow, chosen: bool) -> str:
    """A track's name, with a sign where the keys act on it."""
    name = line(track.track) or _("Main track")
    return f"› {name}" if chosen else f"  {name}"


def _look(chosen: bool) -> str:
    return "bold $text-accent" if chosen else "bold"


def _begins(track: TrackNow, one: SessionDetail) -> datetime | None:
    found = track.expected(one.id)
    return found.starts if found is not None else one.row.starts


def _session(track: TrackNow, one: SessionDetail, zone: ZoneInfo, width: int) -> list[Line]:
    """A session: when it is now expected, its title, and below it where it is and what moves."""
    row, found = one.row, track.expected(one.id)
    starts, ends = (found.starts, found.ends) if found is not None else (row.starts, row.ends)
    time = span_words(starts, ends, zone, on=row.day) or _("no time yet")
    on = track.running.on == one.id
    sign = "▶ " if on else "  "
    over = row.ended_at is not None or row.status != "planned"
    look = "bold" if on else "dim" if over or row.kind == "break" else ""
    below = [part for part in (row.room, _how(found), _(row.status) if row.status != "planned" else "") if part]
    lines = [(cut(f"{sign}{time}  {line(row.title)}", width), look)]
    if below:
        lines.append((cut(f"    {line(' · '.join(below))}", width), "dim"))
    return lines


def _how(found: Expected | None) -> str:
    """How much later or earlier than planned it is."""
    if found is None or not found.late:
        return ""
    if found.late > 0:
        return ngettext("{n} minute later than planned", "{n} minutes later than planned", found.late).format(
            n=found.late
        )
    return ngettext("{n} minute earlier than planned", "{n} minutes earlier than planned", -found.late).format(
        n=-found.late
    )
