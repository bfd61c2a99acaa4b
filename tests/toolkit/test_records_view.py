"""A noun's view: list and detail, filter and order, marks, and what is done to the chosen records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from textual.widgets import Input

from secretariat.toolkit.commands import offered
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import FormSpec, RecordForm, SaveResult
from secretariat.toolkit.records_view import HistoryAsked
from secretariat.values.field import Field
from tests.toolkit.list_demo import Action, ActionsView, ViewApp, action, screen_text, settled

NARROW, WIDE = (80, 24), (140, 40)


def view_of(number: int) -> ViewApp:
    return ViewApp([action(n) for n in range(1, number + 1)])


async def test_wide_shows_the_record_beside_the_list_once_the_cursor_rests() -> None:
    app = view_of(300)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot, 0.15)
        assert app.view.pane.sheet is not None and app.view.pane.sheet.ref == "A-1"
        await pilot.press("down", "down")
        await settled(pilot, 0.15)
        assert app.view.pane.sheet.ref == "A-3"
        assert "Deputi Pengkajian" in "".join(screen_text(app))
        await pilot.press("enter")
        assert app.focused is app.view.pane
        await pilot.press("escape")
        assert app.focused is app.view.table


async def test_narrow_opens_the_record_over_the_list_and_esc_goes_back() -> None:
    app = view_of(300)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "Deputi" not in "".join(screen_text(app))
        await pilot.press("down", "enter")
        await settled(pilot)
        text = "".join(screen_text(app))
        assert "Deputi Pengkajian" in text and "A-5 " not in text
        await pilot.press("escape")
        await settled(pilot)
        assert "A-5 " in "".join(screen_text(app))
        assert app.view.table.row.id == 2
        assert app.focused is app.view.table


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_filter_is_live_is_kept_by_enter_and_cleared_by_esc(size: tuple[int, int]) -> None:
    app = view_of(300)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "300 shown" in screen_text(app)[0]
        await pilot.press("slash", *"action 12")
        await settled(pilot, 0.3)
        assert "12 of 300 shown · filter: action 12" not in screen_text(app)[0]
        assert "11 of 300 shown · filter: action 12" in screen_text(app)[0]
        await pilot.press("enter")
        await settled(pilot)
        assert app.focused is app.view.table
        assert app.view.asked.words == "action 12"
        await pilot.press("down")
        await settled(pilot)
        kept = app.view.table.row.id
        await pilot.press("escape")
        await settled(pilot)
        assert "300 shown" in screen_text(app)[0]
        assert app.view.table.row.id == kept
        await pilot.press("slash", "x", "y")
        await settled(pilot, 0.3)
        assert "Nothing answers “xy”." in "".join(screen_text(app))
        await pilot.press("escape")
        await settled(pilot)
        assert app.view.asked.words == ""
        assert app.view.table.total == 300


async def test_words_that_cannot_be_understood_are_refused_beside_the_list() -> None:
    app = view_of(30)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"due:soon")
        await settled(pilot, 0.3)
        assert "! “due:soon” is not a date; write it like due:2011-07." in screen_text(app)[0]
        assert "A-1 " in "".join(screen_text(app))
        await pilot.press("escape")
        await settled(pilot)
        assert "! " not in screen_text(app)[0]


async def test_a_fault_in_reading_is_told_and_the_view_goes_on() -> None:
    app = view_of(30)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"crash", "enter")
        await settled(pilot, 0.2)
        assert "! The list could not be read" in screen_text(app)[0]
        await pilot.press("escape")
        await settled(pilot)
        assert "30 shown" in screen_text(app)[0]


async def test_an_order_is_chosen_from_a_list_and_turned_round_by_choosing_it_again() -> None:
    app = view_of(30)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("down")
        for descending in (True, False):
            await pilot.press("s")
            await settled(pilot)
            assert isinstance(app.screen, Picker)
            await pilot.press("enter")
            await settled(pilot)
            assert (app.view.asked.sort, app.view.asked.descending) == ("ref", descending)
            assert app.view.table.row.id == 2
        await pilot.click(app.view.table, offset=(12, 0))
        await settled(pilot)
        assert app.view.asked.sort == "what"
        assert "by title" in screen_text(app)[0]


async def test_the_marked_records_are_deleted_after_asking_and_others_are_told() -> None:
    app = view_of(30)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "d")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        assert "Delete 2 records?" in "".join(screen_text(app))
        await pilot.press("n")
        await settled(pilot)
        assert len(app.view.rows) == 30
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot, 0.15)
        assert [each.message for each in app._notifications] == ["Deleted A-1, A-2 · u Undo"]
        assert app.written == [("A-1", "A-2")]
        assert not app.view.table.marked
        assert app.view.table.row.id == 3
        assert "28 shown" in screen_text(app)[0]


async def test_all_that_is_filtered_is_marked_and_unmarked_at_once() -> None:
    app = view_of(300)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"action 29", "enter")
        await settled(pilot)
        await pilot.press("asterisk")
        await settled(pilot)
        assert sorted(app.view.chosen()) == [29, *range(290, 300)]
        assert "11 marked" in screen_text(app)[0]
        await pilot.press("asterisk")
        assert not app.view.table.marked


async def test_a_list_too_long_to_be_meant_is_not_marked_as_a_whole() -> None:
    app = view_of(10_001)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("asterisk")
        await settled(pilot, 0.2)
        assert not app.view.table.marked
        assert "narrow it first" in next(iter(app._notifications)).message


class EditableView(ActionsView):
    """Actions that can be added, with history kept."""

    def new_form(self) -> FormSpec:
        def save(changed: dict[str, object], _version: int | None) -> SaveResult:
            self.rows.append(Action(500, "A-500", str(changed["what"])))
            return SaveResult("A-500", "Added A-500.", 500)

        return FormSpec(
            "New action", (Field("what", "What", required=True),), {}, save, "test.new", today=date(2011, 8, 15)
        )


class EditableApp(ViewApp):
    def __init__(self, rows: Sequence[Action]) -> None:
        super().__init__(rows)
        self.view = EditableView(rows)
        self.histories: list[tuple[int, str]] = []

    def on_history_asked(self, event: HistoryAsked) -> None:
        self.histories.append((event.id, event.ref))


async def test_a_new_record_is_found_under_the_cursor(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    app = EditableApp([action(n) for n in range(1, 301)])
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot, 0.2)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"[/new]", "ctrl+s")
        await settled(pilot, 0.3)
        assert app.view.table.row.id == 500
        assert app.written == [("A-500",)]
        assert "Added A-500." in [each.message for each in app._notifications]
        assert "[/new]" in "".join(screen_text(app))


async def test_the_application_is_asked_for_a_history() -> None:
    app = EditableApp([action(n) for n in range(1, 4)])
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("down", "h")
        await settled(pilot)
        assert app.histories == [(2, "A-2")]


async def test_only_what_can_be_done_here_is_offered() -> None:
    app = view_of(3)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        ids = {offer.command.id for offer in offered(app.screen)}
        assert {"list.open", "list.delete", "list.filter", "list.sort", "list.mark"} <= ids
        assert not ids & {"list.new", "list.edit", "list.print", "list.export", "list.back"}


async def test_letters_typed_in_the_filter_are_words_not_commands() -> None:
    app = view_of(30)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"d n e s x", "space")
        await settled(pilot, 0.2)
        assert app.screen.query_one(Input).value == "d n e s x "
        assert len(app.screen_stack) == 1


async def test_an_empty_list_says_what_to_press() -> None:
    app = view_of(0)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "No actions yet. Press n to add one." in "".join(screen_text(app))
        assert "0 shown" in screen_text(app)[0]
        await pilot.press("enter", "space", "d", "e", "h")
        await settled(pilot)
        assert len(app.screen_stack) == 1


async def test_changes_by_others_leave_cursor_filter_and_marks_alone() -> None:
    app = view_of(300)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"action 1", "enter")
        await settled(pilot)
        await pilot.press("down", "down", "space")
        await settled(pilot)
        stood = app.view.table.row.id
        app.view.rows.insert(0, Action(-5, "A-0", "action 1 of others"))
        app.view.refresh_rows()
        await settled(pilot, 0.15)
        assert app.view.table.row.id == stood
        assert app.view.asked.words == "action 1"
        assert len(app.view.table.marked) == 1
        assert "112 of 301 shown" in screen_text(app)[0]


async def test_a_record_is_gone_to_by_number_whatever_the_filter() -> None:
    app = view_of(300)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"action 1", "enter")
        await settled(pilot)
        app.view.go_to(233)
        await settled(pilot, 0.15)
        assert app.view.table.row.id == 233
        assert app.view.pane.sheet is not None and app.view.pane.sheet.ref == "A-233"
