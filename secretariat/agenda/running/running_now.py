"""A meeting's programme at a moment: what is on in each track, what comes next, how late it is, what moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.agenda.running.clock import time_of
from secretariat.agenda.running.live import Expected, Happened, Running, running
from secretariat.agenda.running.planning import planned_of, track_rows
from secretariat.agenda.running.queries import programme_in
from secretariat.agenda.running.rows import ProgrammeMeeting, SessionDetail
from secretariat.meetings.finding import meeting_id
from secretariat.record.record import Record
from secretariat.values.day import day_in_words
from secretariat.values.language import _, ngettext
from secretariat.values.zoned import moment_both, span_words


@dataclass(frozen=True, slots=True)
class TrackNow:
    """One track at the moment: its sessions in order, and how they run."""

    track: str
    sessions: tuple[SessionDetail, ...]
    running: Running

    def session(self, id_: int | None) -> SessionDetail | None:
        """The session of that number."""
        return next((one for one in self.sessions if one.id == id_), None)

    def expected(self, id_: int) -> Expected | None:
        """When a session is now expected; none for one that was cancelled."""
        return next((one for one in self.running.expected if one.id == id_), None)


@dataclass(frozen=True, slots=True)
class Now:
    """A day of a meeting at the moment ``now`` (UTC), track by track."""

    meeting: ProgrammeMeeting
    now: datetime
    day: date
    tracks: tuple[TrackNow, ...]
    days: tuple[date, ...]


def meeting_now(record: Record, which: str, *, at: datetime | None = None, day: date | None = None) -> Now:
    """How the meeting that ``which`` names runs now, or at a moment (UTC).

    ``day`` is the day looked at; none: the one it is at the meeting, or, where nothing is planned for that, the last
    one before it with sessions, else the first.
    """
    moment = at or time_of(record)
    with record.reading() as connection:
        of = meeting_id(connection, which)
        programme = programme_in(connection, of, record.today)
        shown = day or _day_at(programme.days, moment.astimezone(programme.meeting.zone).date())
        tracks = []
        for name in sorted(
            {one.row.track for one in programme.on(shown)}, key=lambda track: (track != "", track.casefold())
        ):
            rows = track_rows(connection, (of, shown, name))
            happened = [Happened(row["began_at"], row["ended_at"]) for row in rows]
            known = {one.id: one for one in programme.on(shown)}
            found = running(planned_of(connection, rows), happened, moment)
            tracks.append(TrackNow(name, tuple(known[row["id"]] for row in rows), found))
    return Now(programme.meeting, moment, shown, tuple(tracks), programme.days)


def _day_at(days: Sequence[date], today: date) -> date:
    """The day that is shown: a night's session is still of the day before."""
    before = [day for day in days if day <= today]
    return before[-1] if before else (days[0] if days else today)


def now_lines(now: Now, office: ZoneInfo) -> list[str]:
    """How it runs, in words: the clock in both zones, then each track: on, late, next, what moves."""
    lines = [words for words in (clock_words(now, office), day_words(now)) if words]
    for track in now.tracks:
        lead = f"{track.track}: " if track.track else ""
        lines += [lead + words for words in track_lines(track, now.meeting.zone)]
    return lines


def clock_words(now: Now, office: ZoneInfo) -> str:
    """What time it is at the meeting, and in the office."""
    local = now.now.astimezone(now.meeting.zone)
    return moment_both(now.now, now.meeting.zone, office, on=local.date())


def day_words(now: Now) -> str:
    """The day that is told of, where it is not the day it is at the meeting; "" where it is."""
    local = now.now.astimezone(now.meeting.zone)
    if local.date() == now.day:
        return ""
    words = _("It is {today} there; what follows is the programme of {day}.")
    return words.format(today=day_in_words(local.date()), day=day_in_words(now.day))


def track_lines(track: TrackNow, zone: ZoneInfo) -> list[str]:
    """A track in words: what is on and how late, what is next, what moves by how much and into what."""
    on, following = track.session(track.running.on), track.session(track.running.following)
    lines = []
    if on is not None:
        said = (
            _("now: {session} ({time})") if not track.running.by_the_plan else _("now, by the plan: {session} ({time})")
        )
        lines.append(said.format(session=_called(on), time=_time(track, on, zone)))
    if late := late_words(track.running.late):
        lines.append(late)
    if following is not None:
        lines.append(
            _("next: {session} ({time})").format(session=_called(following), time=_time(track, following, zone))
        )
    if on is None and following is None:
        lines.append(_("nothing more that day"))
    for one in track.running.moved:
        moved = track.session(one.id)
        if moved is not None and one.plan.starts is not None:
            words = _("{session} moves from {before} to {after}")
            lines.append(
                words.format(
                    session=_called(moved),
                    before=f"{one.plan.starts.astimezone(zone):%H:%M}",
                    after=span_words(one.starts, None, zone, on=moved.row.day),
                )
            )
    lines += [words for one in track.running.expected if (words := into_words(track, one))]
    return lines


def late_words(late: int) -> str:
    """How late it runs: "now running 12 minutes late"; "" on time."""
    if late > 0:
        return ngettext("now running {n} minute late", "now running {n} minutes late", late).format(n=late)
    return ""


def into_words(track: TrackNow, one: Expected) -> str:
    """What a session is expected to run into, by how much; "" where nothing."""
    own, into = track.session(one.id), track.session(one.into)
    if own is None or into is None:
        return ""
    words = ngettext(
        "{session} would run {n} minute into {other}", "{session} would run {n} minutes into {other}", one.into_minutes
    )
    return words.format(session=_called(own), n=one.into_minutes, other=_called(into))


def now_json(now: Now) -> dict[str, Any]:
    """How it runs, with its keys; moments with the distance from UTC of the meeting's zone."""
    return {
        "meeting": now.meeting.ref,
        "timezone": now.meeting.zone_name or None,
        "now": now.now.astimezone(now.meeting.zone).isoformat(),
        "day": now.day.isoformat(),
        "tracks": [_track_json(track, now.meeting.zone) for track in now.tracks],
    }


def _track_json(track: TrackNow, zone: ZoneInfo) -> Mapping[str, Any]:
    def ref(id_: int | None) -> str | None:
        found = track.session(id_)
        return found.ref if found else None

    def iso(moment: datetime | None) -> str | None:
        return moment.astimezone(zone).isoformat() if moment else None

    return {
        "track": track.track,
        "on": ref(track.running.on),
        "next": ref(track.running.following),
        "late": track.running.late,
        "by_the_plan": track.running.by_the_plan,
        "expected": [
            {
                "ref": ref(one.id),
                "starts": iso(one.starts),
                "ends": iso(one.ends),
                "planned_starts": iso(one.plan.starts),
                "planned_ends": iso(one.plan.ends),
                "late": one.late,
                "runs_into": ref(one.into),
                "by": one.into_minutes or None,
            }
            for one in track.running.expected
        ],
    }


def _called(one: SessionDetail) -> str:
    return f"{one.ref} {one.row.title}"


def _time(track: TrackNow, one: SessionDetail, zone: ZoneInfo) -> str:
    found = track.expected(one.id)
    starts, ends = (found.starts, found.ends) if found is not None else (one.row.starts, one.row.ends)
    return span_words(starts, ends, zone, on=one.row.day)
