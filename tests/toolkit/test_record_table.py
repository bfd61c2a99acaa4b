"""A list is a window on the record: it reads what is in sight, and its cursor stays on its record."""

from __future__ import annotations

import threading
from typing import Any

from secretariat.toolkit.pages import PAGE, Pages
from secretariat.values.refusal import Refused
from tests.toolkit.list_demo import Listed, MadeUp, TableApp, action, screen_text, settled


def test_a_million_rows_are_held_by_a_few_pages() -> None:
    pages = Pages()
    for page in range(200):
        pages.put({page: [action(page * PAGE + n + 1) for n in range(PAGE)]})
    assert pages.row(199 * PAGE) == action(199 * PAGE + 1)
    assert pages.row(0) is None
    assert len(pages._held) == 32


async def test_the_first_rows_do_not_wait_for_the_count() -> None:
    source = MadeUp(1_000_000)
    app = TableApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert source.asked[0] == ("rows", 0)
        assert ("count", 0) in source.asked[1:]
        assert ("counted", 1_000_000) in app.events
        assert "A-1 " in screen_text(app)[1]
        assert threading.get_ident() not in source.threads


async def test_a_short_list_is_not_counted_at_all() -> None:
    source = MadeUp(3)
    app = TableApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert source.asked == [("rows", 0)]
        assert ("counted", 3) in app.events


async def test_a_million_rows_are_walked_by_reading_only_what_is_seen() -> None:
    source = MadeUp(1_000_000)
    app = TableApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        assert app.table.row.id == 1_000_000
        assert "A-1000…" in screen_text(app)[-1]
        await pilot.press("home", "down", "j", "pagedown")
        await settled(pilot)
        assert app.table.row.id == 3 + 22
        assert len(source.asked) < 12


async def test_end_pressed_before_the_count_goes_to_the_end() -> None:
    app = TableApp(MadeUp(100_000, wait=0.05))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.table.row is None:
            await pilot.pause(0.01)
        await pilot.press("G")
        await settled(pilot, 0.2)
        assert app.table.row.id == 100_000


async def test_rows_on_their_way_are_dots_and_nothing_blocks() -> None:
    app = TableApp(MadeUp(100_000, wait=0.15))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, 0.3)
        app.table.move_to(50_000)
        await pilot.pause()
        assert "·" in screen_text(app)[10]
        assert app.table.row is None
        await settled(pilot, 0.4)
        assert app.table.row.id == 50_001
        assert ("highlighted", 50_001) in app.events


async def test_a_held_key_leaves_no_queue_of_questions() -> None:
    source = MadeUp(1_000_000, wait=0.02)
    app = TableApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = len(source.asked)
        for _press in range(400):
            app.table.action_page(5)
        await settled(pilot, 0.2)
        assert app.table.row.id == 1 + 400 * 5 * 22
        assert len(source.asked) - before <= 5


async def test_the_cursor_stays_on_its_record_when_the_order_is_turned_round() -> None:
    app = TableApp(MadeUp(10_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*["down"] * 5)
        app.table.show(MadeUp(10_000, descending=True), keep_id=6)
        await settled(pilot)
        assert app.table.row.id == 6
        assert app.table.index == 9_994
        assert "A-6 " in "".join(screen_text(app))


async def test_the_cursor_gets_to_its_record_though_the_list_is_read_once_more_meanwhile() -> None:
    app = TableApp(MadeUp(10, wait=0.1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, 0.3)
        app.table.reload(keep_id=7)
        app.table.reload()
        await settled(pilot, 0.5)
        assert app.table.row.id == 7
        await pilot.press("up")
        app.table.reload()
        await settled(pilot, 0.5)
        assert app.table.row.id == 6


async def test_the_cursor_goes_to_the_nearest_row_when_its_record_is_gone() -> None:
    app = TableApp(MadeUp(10))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "down")
        app.table.reload(source=MadeUp(10, gone=[4]))
        await settled(pilot)
        assert (app.table.index, app.table.row.id) == (3, 5)
        await pilot.press("end")
        app.table.reload(source=MadeUp(10, gone=[4, 10]))
        await settled(pilot)
        assert (app.table.index, app.table.row.id) == (7, 9)


async def test_a_list_that_shrank_under_the_cursor_is_read_from_its_end() -> None:
    app = TableApp(MadeUp(5_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        app.table.reload(source=MadeUp(200))
        await settled(pilot)
        assert app.table.row.id == 200
        app.table.reload(source=MadeUp(0))
        await settled(pilot)
        assert app.table.row is None
        assert app.events[-1] == ("highlighted", None) or ("highlighted", None) in app.events
        assert "Nothing. Press n." in screen_text(app)[2]


async def test_old_rows_stand_until_the_new_ones_are_there() -> None:
    app = TableApp(MadeUp(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.table.show(MadeUp(50, descending=True, wait=0.2))
        await pilot.pause(0.05)
        assert "A-1 " in screen_text(app)[1]
        await settled(pilot, 0.3)
        assert "A-50 " in screen_text(app)[1]


async def test_keys_pressed_while_the_list_is_read_anew_are_not_lost() -> None:
    app = TableApp(MadeUp(500))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        app.table.reload(source=MadeUp(500, wait=0.1))
        await pilot.press("down", "down")
        await settled(pilot, 0.2)
        assert app.table.row.id == 4


async def test_marks_stay_with_their_records() -> None:
    app = TableApp(MadeUp(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "down", "space")
        assert dict(app.table.marked) == {1: "A-1", 2: "A-2", 4: "A-4"}
        assert app.events[-2:] == [("marks", frozenset({1, 2, 4})), ("highlighted", 5)]
        assert screen_text(app)[1].startswith("* A-1")
        app.table.show(MadeUp(50, descending=True))
        await settled(pilot)
        assert screen_text(app)[1].startswith("  A-50")
        await pilot.press("end", "space")
        assert 1 not in app.table.marked


async def test_the_mouse_alone_is_enough() -> None:
    app = TableApp(MadeUp(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.click(app.table, offset=(12, 4))
        assert app.table.row.id == 4
        await pilot.double_click(app.table, offset=(12, 5))
        assert app.events[-1] == ("opened", 5)
        await pilot.click(app.table, offset=(0, 6))
        assert dict(app.table.marked) == {6: "A-6"}
        await pilot.click(app.table, offset=(3, 0))
        assert app.events[-1] == ("heading", "ref")


async def test_enter_opens_the_row_under_the_cursor() -> None:
    app = TableApp(Listed([action(7)]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.events[-1] == ("opened", 7)


class Broken(MadeUp):
    """A list that cannot be read once ``broken`` is set."""

    broken = False

    def rows(self, start: int, limit: int) -> Any:
        if self.broken:
            raise Refused("The record is away.")
        return super().rows(start, limit)


async def test_a_list_that_cannot_be_read_says_so_and_keeps_its_rows() -> None:
    source = Broken(10_000)
    app = TableApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        source.broken = True
        app.table.reload()
        await settled(pilot)
        assert ("failed", "The record is away.") in app.events
        assert "A-1 " in screen_text(app)[1]
        app.table.move_to(9_000)
        await settled(pilot)
        source.broken = False
        await pilot.press("down")
        await settled(pilot)
        assert app.table.row.id == 9_002


async def test_the_cursor_is_seen_without_colours() -> None:
    app = TableApp(MadeUp(5))
    app.no_color = True
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        cursor = next(iter(app.table.render_line(1)))
        other = next(iter(app.table.render_line(2)))
        assert cursor.style is not None and cursor.style.reverse
        assert other.style is not None and not other.style.reverse


async def test_narrow_and_wide_show_the_columns_that_fit() -> None:
    app = TableApp(MadeUp(5))
    async with app.run_test(size=(44, 24)) as pilot:
        await settled(pilot)
        assert screen_text(app)[0].split() == ["ref", "what"]
        await pilot.resize_terminal(120, 30)
        await settled(pilot)
        assert screen_text(app)[0].split() == ["ref", "what", "lead", "due", "progress"]
