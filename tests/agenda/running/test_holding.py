"""A programme that runs: begun, ended, extended, and how it is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from secretariat.agenda.running.clock import time_of
from secretariat.agenda.running.holding import begin_session, end_session, extend_session
from secretariat.agenda.running.operations import cancel_session
from secretariat.agenda.running.queries import session_detail
from secretariat.agenda.running.running_now import meeting_now, now_json, now_lines
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.agenda.running import test_sessions
from tests.agenda.running.test_sessions import MEETING, times

DENVER, JAKARTA = ZoneInfo("America/Denver"), ZoneInfo("Asia/Jakarta")
morning = test_sessions.morning


def at(hour: int, minute: int) -> datetime:
    return datetime(2011, 5, 20, hour, minute, tzinfo=DENVER).astimezone(UTC)


def test_what_is_on_what_is_next_and_how_late(morning: Record) -> None:
    begin_session(morning, "S-1", at=at(9, 0))
    begin_session(morning, "S-2", at=at(9, 42))
    assert session_detail(morning, "S-1").row.ended_at == at(9, 42)
    now = meeting_now(morning, MEETING, at=at(9, 50))
    assert now_lines(now, JAKARTA) == [
        "09:50 MDT · 22:50 WIB",
        "now: S-2 Plenary (09:42–10:42 MDT)",
        "now running 12 minutes late",
        "next: S-3 Coffee (10:42–10:52 MDT)",
        "S-3 Coffee moves from 10:30 to 10:42 MDT",
    ]
    (track,) = now_json(now)["tracks"]
    assert (track["on"], track["next"], track["late"], track["by_the_plan"]) == ("S-2", "S-3", 12, False)


def test_five_minutes_more_move_what_follows_and_are_undone(morning: Record) -> None:
    extend_session(morning, "S-2")
    assert times(morning)[1:3] == ["20 09:30-10:35 Plenary", "20 10:35-10:50 Coffee"]
    morning.undo()
    assert times(morning)[1] == "20 09:30-10:30 Plenary"


def test_what_cannot_be_noted_is_refused(morning: Record) -> None:
    with pytest.raises(Refused, match="S-1 has not begun"):
        end_session(morning, "S-1")
    begin_session(morning, "S-1", at=at(9, 0))
    with pytest.raises(Refused, match="S-1 began already"):
        begin_session(morning, "S-1", at=at(9, 1))
    with pytest.raises(Refused, match="can't end before it began"):
        end_session(morning, "S-1", at=at(8, 59))
    with pytest.raises(Refused, match="is still to come"):
        end_session(morning, "S-1", at=datetime(2012, 5, 20, tzinfo=UTC))
    end_session(morning, "S-1", at=at(9, 20))
    with pytest.raises(Refused, match="S-1 is over already"):
        end_session(morning, "S-1")
    cancel_session(morning, "S-2")
    with pytest.raises(Refused, match="S-2 was cancelled"):
        begin_session(morning, "S-2")
    with pytest.raises(Refused, match="it can take 1 to 1440"):
        extend_session(morning, "S-3", by=-15)


def test_the_clock_is_that_of_the_day_asked_for(morning: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Record, "now", lambda _self: datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC))
    assert morning.today == date(2011, 8, 15)
    assert time_of(morning) == datetime(2011, 8, 15, 3, 4, tzinfo=UTC)
    now = meeting_now(morning, MEETING)
    assert (now.day, now.tracks[0].running.on, now.tracks[0].running.by_the_plan) == (date(2011, 5, 20), None, True)
    assert now_lines(now, JAKARTA)[-1] == "nothing more that day"
