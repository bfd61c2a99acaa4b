"""A meeting's programme in the terminal: list, forms, clashes before they happen, items, rooms, the running day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from secretariat.agenda.operations import add_item
from secretariat.agenda.running.live_screen import LiveScreen, LiveView
from secretariat.agenda.running.operations import add_session, cancel_session
from secretariat.agenda.running.queries import programme_of, session_detail
from secretariat.agenda.running.rooms_screen import RoomsScreen
from secretariat.agenda.running.screen import ProgrammeView
from secretariat.meetings.rooms import rooms_of
from secretariat.record.record import Record
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from secretariat.toolkit.record_table import RecordTable
from tests.agenda.running import test_sessions
from tests.agenda.running.test_sessions import MEETING, times
from tests.toolkit.alone import NARROW, WIDE, Alone
from tests.toolkit.list_demo import screen_text, settled

morning = test_sessions.morning


class Host(Alone[ProgrammeView]):
    """The programme's view alone."""

    def __init__(self, record: Record) -> None:
        super().__init__(ProgrammeView(record, scope={"meeting": MEETING}))


def parallel(record: Record) -> None:
    for track in ("Green", "[blue]"):
        add_session(record, MEETING, title=f"Panel {track}", day="1", starts="13:00", minutes=60, track=track)


async def test_tracks_stand_side_by_side_where_there_is_room_else_below(morning: Record) -> None:
    parallel(morning)
    for size, beside in ((WIDE, True), (NARROW, False)):
        app = Host(morning)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await settled(pilot, 0.3)
            lines = screen_text(app)
            green = next(line for line in lines if "Panel Green" in line)
            blue = next(line for line in lines if "Panel [blue]" in line)
            assert "20 May 13:00–14:00 MDT" in green
            at = green.index("Panel Green"), blue.index("Panel [blue]")
            assert (at[0] != at[1]) is beside
            assert any("Opening [/draft]" in line for line in lines)


async def test_a_session_is_added_after_the_one_under_the_cursor(morning: Record) -> None:
    app = Host(morning)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"Family [photo]", "tab", "tab", "tab", "tab", *"10", "ctrl+s")
        await settled(pilot, 0.3)
        assert times(morning)[:3] == [
            "20 09:00-09:30 Opening [/draft]",
            "20 09:30-09:40 Family [photo]",
            "20 09:40-10:40 Plenary",
        ]


async def test_a_clash_is_shown_before_it_happens_and_kept_when_saved_again(morning: Record) -> None:
    add_session(morning, MEETING, title="Other", day="1", starts="09:15", minutes=30, track="B", room="Hall")
    app = Host(morning)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        form = app.screen
        assert isinstance(form, RecordForm)
        await pilot.press("tab", "tab", "tab", "tab", "tab", "tab", *"Hall", "ctrl+s")
        await settled(pilot, 0.3)
        assert app.screen is form
        assert any("That clashes: Hall twice at a time" in line for line in screen_text(app))
        assert session_detail(morning, "S-1").row.room == ""
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert session_detail(morning, "S-1").row.room == "Hall"
        assert sum("clash" in line for line in screen_text(app)) >= 2


async def test_items_are_taken_and_sessions_moved_and_cancelled_with_keys(morning: Record) -> None:
    add_item(morning, MEETING, title="[agreed in principle] text", minutes=25)
    app = Host(morning)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert isinstance(app.screen, Picker)
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert session_detail(morning, "S-1").row.items == ("1",)
        await pilot.press("down", "J")
        await settled(pilot, 0.2)
        assert times(morning)[1] == "20 09:30-09:45 Coffee"
        assert app.view.table.row is not None and app.view.table.row.title == "Plenary"
        await pilot.press("c")
        await settled(pilot, 0.2)
        assert session_detail(morning, "S-2").row.status == "cancelled"
        await pilot.press("c")
        await settled(pilot, 0.2)
        assert session_detail(morning, "S-2").row.status == "planned"


async def test_a_session_is_dragged_to_another_place(morning: Record) -> None:
    app = Host(morning)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        table = app.view.table
        await pilot.press("down")
        await settled(pilot)
        table.post_message(RecordTable.RowDragged(table, 1))
        await settled(pilot, 0.3)
        assert times(morning)[1] == "20 09:30-09:45 Coffee"


async def test_rooms_are_a_key_away(morning: Record) -> None:
    app = Host(morning)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("R")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, RoomsScreen)
        await pilot.press("n")
        await settled(pilot, 0.2)
        await pilot.press(*"Hall [A]", "ctrl+s")
        await settled(pilot, 0.3)
        assert [one.name for one in rooms_of(morning, MEETING)] == ["Hall [A]"]
        await pilot.press("escape")
        await settled(pilot, 0.2)
        assert not isinstance(app.screen, RoomsScreen)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_running_day_has_a_clock_and_begins_and_ends_sessions(
    morning: Record, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    parallel(morning)
    clock = [datetime(2011, 5, 20, 15, 42, tzinfo=UTC)]
    monkeypatch.setattr(Record, "now", lambda _self: clock[0])
    monkeypatch.setattr(Record, "today", property(lambda self: clock[0].astimezone(self.zone).date()))
    app = Host(morning)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, LiveScreen)
        text = "\n".join(screen_text(app))
        assert "09:42 MDT · 22:42 WIB" in text
        assert "now, by the plan: S-2 Plenary (09:30–10:30 MDT)" in text
        view = app.screen.query_one(LiveView)
        view.focus()
        await pilot.press("b")
        await settled(pilot, 0.3)
        assert session_detail(morning, "S-3").row.began_at == clock[0]
        morning.undo()
        clock[0] = datetime(2011, 5, 20, 15, 0, tzinfo=UTC)
        view.refresh_rows()
        await settled(pilot, 0.2)
        await pilot.press("f")
        await settled(pilot, 0.2)
        assert session_detail(morning, "S-1").row.began_at is None


async def test_the_running_day_says_so_where_it_is_not_today(morning: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [datetime(2011, 5, 20, 15, 42, tzinfo=UTC)]
    monkeypatch.setattr(Record, "now", lambda _self: clock[0])
    monkeypatch.setattr(Record, "today", property(lambda self: clock[0].astimezone(self.zone).date()))
    app = Host(morning)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot, 0.3)
        view = app.screen.query_one(LiveView)
        assert "what follows is the programme of" not in "\n".join(screen_text(app))
        clock[0] = datetime(2011, 5, 22, 15, 0, tzinfo=UTC)
        view.refresh_rows()
        await settled(pilot, 0.3)
        assert "It is Sun 22 May 2011 there" in "\n".join(screen_text(app))
        assert "what follows is the programme of" in "\n".join(screen_text(app))


async def test_state_and_kind_of_a_session_have_a_column_each(morning: Record) -> None:
    cancel_session(morning, "S-3")
    app = Host(Record(morning.url, user="ana", today=date(2011, 5, 1)))
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await settled(pilot, 0.3)
        lines = screen_text(app)
        opening = next(line for line in lines if "09:00–09:30" in line)
        assert opening.split("│")[0].split()[-2:] == ["ceremony", "planned"]
        coffee = next(line for line in lines if "Coffee" in line)
        assert coffee.split("│")[0].split()[-2:] == ["break", "cancelled"]


async def test_how_late_it_is_stands_on_the_screen_and_five_minutes_more_move_what_follows(
    morning: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [datetime(2011, 5, 20, 14, 59, tzinfo=UTC)]
    monkeypatch.setattr(Record, "now", lambda _self: clock[0])
    monkeypatch.setattr(Record, "today", property(lambda self: clock[0].astimezone(self.zone).date()))
    app = Host(morning)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot, 0.3)
        view = app.screen.query_one(LiveView)
        view.focus()
        await pilot.press("b")
        await settled(pilot, 0.3)
        assert session_detail(morning, "S-1").row.began_at == clock[0]
        clock[0] = datetime(2011, 5, 20, 15, 42, tzinfo=UTC)
        view.refresh_rows()
        await settled(pilot, 0.3)
        await pilot.press("b")
        await settled(pilot, 0.3)
        text = "\n".join(screen_text(app))
        assert "now running 12 minutes late" in text
        assert "S-3 Coffee moves from 10:30 to 10:42 MDT" in text
        await pilot.press("plus")
        await settled(pilot, 0.3)
        assert session_detail(morning, "S-2").row.minutes == 65
        await pilot.press("f")
        await settled(pilot, 0.3)
        assert session_detail(morning, "S-2").row.ended_at == clock[0]
        assert programme_of(morning, MEETING).sessions[1].row.began_at == clock[0]
