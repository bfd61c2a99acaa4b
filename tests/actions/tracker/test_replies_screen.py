"""Taking a ministry's replies in from the terminal: the preview, choosing, merging."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import edit_action
from secretariat.actions.screen import ActionsView
from secretariat.actions.tracker.screen import RepliesScreen
from secretariat.record.record import Record
from tests.actions.made import make
from tests.actions.tracker.sent import cells, edited, sent_out, some_actions
from tests.toolkit.alone import NARROW, WIDE, Alone, shown
from tests.toolkit.list_demo import screen_text, settled


def replies(record: Record, path: Path) -> Path:
    """Three actions: one changed by them, one by both sides, and a status that is none."""
    names = some_actions(record, 4)
    sent_out(record, path)
    edit_action(record, names[1], note="our [/draft] note")
    written = {(names[0], "supporting"): "ASEIC [agreed]", (names[1], "note"): "their note"}
    edited(path, cells({**written, (names[2], "status"): "finished"}))
    return path


async def keys(pilot: Pilot[None], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await settled(pilot)


async def open_replies(pilot: Pilot[None], app: App[None], path: Path) -> None:
    await keys(pilot, "I")
    app.screen.query_one(Input).value = str(path)
    await keys(pilot, "enter")
    assert isinstance(app.screen, RepliesScreen)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_replies_are_looked_at_chosen_about_and_merged(
    record: Record, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = replies(record, tmp_path / "replies.xlsx")
    app = Alone(ActionsView(record))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await open_replies(pilot, app, path)
        text = shown(app)
        assert "1 change in 1 action, 1 conflict, 1 unchanged, 1 refused" in text
        assert "A refused row refuses the whole" in text
        assert all(len(line.rstrip()) <= size[0] for line in screen_text(app))
        assert "our [/draft] no" in text and "their note" in text and "ASEIC [agreed]" in text
        await keys(pilot, "ctrl+s")
        assert isinstance(app.screen, RepliesScreen)  # the refused row refuses all
        assert action_detail(record, "A-1").row.supporting == ""
        await keys(pilot, "s")
        assert "ctrl+s Merge 1 change" in shown(app)
        await keys(pilot, "j", "t")
        assert "ctrl+s Merge 2 changes" in shown(app)
        await keys(pilot, "t", "o")
        assert "ctrl+s Merge 1 change" in shown(app)
        await keys(pilot, "enter")
        assert "it was" in shown(app) and "theirs: their note" in shown(app)
        await keys(pilot, "up", "enter")
        assert "ctrl+s Merge 2 changes" in shown(app)
        await keys(pilot, "ctrl+s")
        assert not isinstance(app.screen, RepliesScreen)
        told = [note.message for note in app._notifications]
        assert any("Merged replies.xlsx" in words and "u Undo" in words for words in told)
    assert action_detail(record, "A-1").row.supporting == "ASEIC [agreed]"
    assert action_detail(record, "A-2").row.note == "their note"
    assert Path(f"{path}.refused.csv").exists()


async def test_a_column_is_put_right_and_esc_changes_nothing(record: Record, tmp_path: Path) -> None:
    make(record, "one")
    path = tmp_path / "replies.csv"
    path.write_text("Ref,Version,What,Status,Bemerkung\nA-1,1,one,agreed,ours is [/that]\n")
    app = Alone(ActionsView(record))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await open_replies(pilot, app, path)
        assert "Nothing came back changed" in shown(app)
        await keys(pilot, "m")
        assert "Bemerkung" in shown(app) and "not read" in shown(app)
        await keys(pilot, "end", "enter")
        app.screen.query_one(Input).value = "Note"
        await keys(pilot, "enter")
        assert "ours is [/that]" in shown(app) and "ctrl+s Merge 1 change" in shown(app)
        await keys(pilot, "escape")
        assert not isinstance(app.screen, RepliesScreen)
    assert action_detail(record, "A-1").row.note == ""


async def test_what_changed_since_the_preview_is_shown_before_it_is_merged(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 1)
    path = sent_out(record, tmp_path / "replies.xlsx")
    edited(path, cells({(names[0], "note"): "theirs"}))
    app = Alone(ActionsView(record))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await open_replies(pilot, app, path)
        edit_action(record, names[0], note="ours")
        await keys(pilot, "ctrl+s")
        assert isinstance(app.screen, RepliesScreen)
        assert "1 conflict" in shown(app)
    assert action_detail(record, names[0]).row.note == "ours"


async def test_a_file_that_is_no_tracker_is_said_so(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Party\nAna,ID\n")
    app = Alone(ActionsView(record))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "I")
        app.screen.query_one(Input).value = str(path)
        await keys(pilot, "enter")
        assert not isinstance(app.screen, RepliesScreen)
        assert any("is not a tracker" in note.message for note in app._notifications)


async def test_columns_of_another_office_say_what_becomes_of_them(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("Activity,Sub activities,Due date,Responsible,Ward [x]\nRoads,Survey [/draft],July 2019,DNCC,7\n")
    app = Alone(ActionsView(record))
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await open_replies(pilot, app, path)
        await keys(pilot, "m")
        assert "part of what stands above it" in shown(app)
        (ward,) = (line for line in screen_text(app) if "Ward [x]" in line)
        assert "kept in the note" in ward
