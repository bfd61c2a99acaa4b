"""The board in the terminal: what stands where, moving with keys and mouse, clashes before, proposals seen first."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from secretariat.agenda.running.operations import add_session
from secretariat.bilaterals.availability import lay_down_hours, say_available
from secretariat.bilaterals.board.screen import BoardScreen, BoardView
from secretariat.bilaterals.operations import request_bilateral, set_status
from secretariat.bilaterals.queries import bilateral_detail
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.values.partial_date import PartialDate
from tests.done_once import done_once
from tests.toolkit.list_demo import screen_text, settled

HOST = "APEC-T-31"
NARROW, WIDE = (80, 24), (140, 40)


class Host(App[None]):
    """An application that shows the board alone."""

    CSS = STYLE_SHEET

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def on_mount(self) -> None:
        dress(self)
        self.push_screen(BoardScreen(self.record, HOST))


@done_once
def office(reference: Record) -> None:
    """Two rooms on an afternoon, one bilateral placed and two that wait."""
    dates = PartialDate.from_edtf("2011-11-05/2011-11-06")
    add_meeting(
        reference, ref=HOST, title="31st", level="ministerial", forum="APEC", dates=dates, timezone="Asia/Jakarta"
    )
    lay_down_hours(reference, HOST, ["5 November 2011 14:00-17:00", "6 November 2011 09:00-11:00"])
    for room in ("B2 [/draft]", "C3"):
        say_available(reference, HOST, ["5 November 2011", "6 November 2011"], room=room)
    request_bilateral(reference, HOST, "ID", "KR", starts="5 November 2011 14:00", ends="14:30", room="B2 [/draft]")
    request_bilateral(reference, HOST, "ID", "JP")
    request_bilateral(reference, HOST, "KR", "US")


def shown(app: App[Any]) -> str:
    return "\n".join(screen_text(app))


async def opened(pilot: Pilot[Any]) -> BoardView:
    await settled(pilot, 0.3)
    return pilot.app.screen.query_one(BoardView)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_rooms_times_and_what_waits_are_seen(office: Record, size: tuple[int, int]) -> None:
    app = Host(office)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        text = shown(app)
        assert "B2 [/draft]" in text and "C3" in text
        assert "┌ID–KR" in text and "│requested" in text
        assert "Waiting: ID–JP (30), KR–US (30)" in text
        assert "Asia/Jakarta" in text and "1/2" in text
        assert f"{HOST}/ID-KR · requested · 5 November 2011 14:00–14:30 WIB" in text


async def test_what_uses_a_room_stands_in_its_column_alone(office: Record) -> None:
    add_session(office, HOST, title="Panel [/x]", day="5 November", starts="15:00", minutes=30, room="c3")
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        (line,) = (one for one in screen_text(app) if one.strip().startswith("15:00"))
        assert line.split()[:3] == ["15:00", "·", "░Panel"]


async def test_one_is_picked_up_sees_its_clash_and_is_put_down(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("w", *"KR", "enter")
        await settled(pilot, 0.2)
        assert "would be in two places" in shown(app) or "used twice" in shown(app)
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert bilateral_detail(office, f"{HOST}/KR-US").starts is None
        await pilot.press("right", "down", "down")
        await settled(pilot, 0.2)
        assert "No clash. Enter puts it down" in shown(app)
        await pilot.press("enter")
        await settled(pilot, 0.4)
        one = bilateral_detail(office, f"{HOST}/KR-US")
        assert one.starts is not None and (one.starts.hour, one.starts.minute, one.room) == (7, 30, "C3")


async def test_what_is_confirmed_is_rescheduled_by_moving_it_and_undone(office: Record) -> None:
    set_status(office, f"{HOST}/ID-KR", "confirmed")
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter", "down", "down", "down", "down", "enter")
        await settled(pilot, 0.4)
        one = bilateral_detail(office, f"{HOST}/ID-KR")
        assert one.status == "confirmed" and one.starts is not None and one.starts.hour == 8
        assert [slot.state for slot in one.slots] == ["left", "confirmed"]
        await pilot.press("enter", "escape")
        await settled(pilot)
    assert bilateral_detail(office, f"{HOST}/ID-KR").starts == one.starts


async def test_slots_are_proposed_seen_and_kept_or_not(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("o")
        await settled(pilot, 1.5)
        assert "3 bilaterals placed." in shown(app) and "┌KR–US" in shown(app)
        assert "│new slot" in shown(app) and "│proposed" not in shown(app)
        assert bilateral_detail(office, f"{HOST}/KR-US").starts is None
        await pilot.press("escape")
        await settled(pilot)
        assert "Waiting: ID–JP" in shown(app)
        await pilot.press("o")
        await settled(pilot, 1.5)
        await pilot.press("enter")
        await settled(pilot, 0.5)
        assert bilateral_detail(office, f"{HOST}/KR-US").why_slot
        assert "Nothing waits for a slot." in shown(app)


async def test_the_mouse_picks_up_and_puts_down(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        view = await opened(pilot)
        await pilot.click("#grid", offset=(8, 1))
        await settled(pilot)
        assert view.carried is not None and view.carried.ref == f"{HOST}/ID-KR"
        await pilot.click("#grid", offset=(100, 9))
        await settled(pilot, 0.4)
        one = bilateral_detail(office, f"{HOST}/ID-KR")
        assert one.room == "C3" and one.starts is not None and one.starts.hour == 9


async def test_the_mouse_drags_and_what_is_dragged_shows_where_it_would_land(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        view = await opened(pilot)
        await pilot.mouse_down("#grid", offset=(8, 2))  # the second line of ID–KR
        await settled(pilot)
        await pilot.hover("#grid", offset=(100, 10))
        await settled(pilot)
        assert (view.line, view.room) == (8, 1), "it is held where it was taken, by its second line"
        text = shown(app)
        assert "▸ID–KR" in text and "┌ID–KR" in text and "ID–KR → 5 November 2011 16:00–16:30 WIB · C3" in text
        await pilot.mouse_up("#grid", offset=(100, 10))
        await settled(pilot, 0.4)
        one = bilateral_detail(office, f"{HOST}/ID-KR")
        assert one.room == "C3" and one.starts is not None and one.starts.hour == 9
        assert view.carried is None


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_is_carried_stands_in_the_heading_and_the_keys_say_what_they_do(
    office: Record, size: tuple[int, int]
) -> None:
    app = Host(office)
    async with app.run_test(size=size, notifications=True) as pilot:
        await opened(pilot)
        assert "Carrying" not in shown(app) and "enter Pick up" in shown(app)
        await pilot.press("w", *"KR", "enter")
        await settled(pilot, 0.2)
        heading, *_rest, keys = [one for one in screen_text(app)[2:] if one.strip()]
        assert "Carrying KR–US (30 min) · Sat 5 Nov 2011 · Asia/Jakarta · 1/2" in heading
        assert keys.strip().startswith("enter Put down  esc Put back")
        assert "▸KR–US !" in shown(app), "it clashes there"
        await pilot.press("escape")
        await settled(pilot)
        assert "Carrying" not in shown(app) and "enter Pick up" in shown(app)


async def test_another_day_is_looked_at(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("full_stop")
        await settled(pilot, 0.3)
        assert "2/2" in shown(app) and "09:00" in shown(app)
