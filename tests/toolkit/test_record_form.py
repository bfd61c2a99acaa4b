"""Forms: what is needed, what was understood, what is refused, what is sent, and what becomes of two who save."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.conflict import ConflictScreen
from secretariat.toolkit.record_form import RecordForm, SaveResult
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.toolkit.form_demo import HOSTILE, Demo, Saved, form, shown
from tests.toolkit.list_demo import screen_text, settled

SIZES = [(80, 24), (140, 40)]


def opened(folder: Path, save: Saved, **keywords: Any) -> tuple[Demo, list[SaveResult | None]]:
    """The demo, and what its form will have answered."""
    app, answers = Demo(folder), []
    app.call_later(lambda: app.push_screen(RecordForm(form(save, **keywords)), answers.append))
    return app, answers


def row(app: Demo, key: str) -> Any:
    screen = app.screen
    assert isinstance(screen, RecordForm)
    return next(row for row in screen.rows if row.field.key == key)


async def put(pilot: Pilot[None], **texts: str) -> None:
    for key, text in texts.items():
        row(pilot.app, key).text = text  # type: ignore[arg-type]
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_needed_field_is_asked_for_beside_it(tmp_path: Path, size: tuple[int, int]) -> None:
    save = Saved()
    app, answers = opened(tmp_path, save)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await put(pilot, target="7")
        await pilot.press("ctrl+s")
        await settled(pilot)
        lines = screen_text(app)
        at = next(number for number, line in enumerate(lines) if "What " in line)
        assert "! " in lines[at + 1]
        assert row(app, "title").query_one("Input").has_focus
        assert "leave" not in shown(app) or "^s Save" in shown(app)
    assert save.calls == [] and answers == []


@pytest.mark.parametrize("size", SIZES)
async def test_a_date_is_echoed_as_it_is_understood_and_a_wrong_one_refused(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app, _answers = opened(tmp_path, Saved())
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        assert "July 2011, 30/9, +2w" in shown(app)
        await put(pilot, due="July 2011")
        text = " ".join(shown(app).replace("│", " ").split())
        assert "→ July 2011, until Sunday 31" in text
        await put(pilot, due="smarch")
        line = next(line for line in screen_text(app) if "smarch" in line)
        assert "! " in line.partition("smarch")[2]


async def test_only_what_was_changed_is_sent(tmp_path: Path) -> None:
    save = Saved()
    app, answers = opened(tmp_path, save, version=3, title="Edit A-17", due="July 2011", note="old")
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await put(pilot, due="August 2011")
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert save.calls == [({"due": PartialDate.from_edtf("2011-08")}, 3)]
    assert answers == [SaveResult("A-17", "A-17 was saved.", 17)]


async def test_a_refusal_leaves_everything_standing(tmp_path: Path) -> None:
    save = Saved(Refused("KP [/north] may not lead."))
    app, answers = opened(tmp_path, save)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await put(pilot, title="Sign [/draft]", lead="KP")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "! KP [/north] may not lead." in shown(app)
        assert "Sign [/draft]" in shown(app) and answers == []
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert [call[0] for call in save.calls] == [{"title": "Sign [/draft]", "lead": "KP"}] * 2
    assert len(answers) == 1


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_stand_in_a_form_as_they_are(tmp_path: Path, words: str, size: tuple[int, int]) -> None:
    app, _answers = opened(tmp_path, Saved(Refused(words)), version=1, title=words, note=words)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        assert "\x1b" not in shown(app)
        await put(pilot, title="x")
        await pilot.press("ctrl+s")
        await settled(pilot)
        text = shown(app)
        assert "\x1b" not in text
        assert "\x07" not in text
        assert text.count(words.replace("\x1b", "␛").replace("\x07", "␇")) >= 2


async def test_suggestions_are_taken_with_enter(tmp_path: Path) -> None:
    save = Saved()
    app, _answers = opened(tmp_path, save, version=1)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("down", *"kor")
        await settled(pilot, 0.3)
        assert "Korea [/north]" in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert save.calls == [({"lead": "KP"}, 1)]


def conflict() -> Conflict:
    fields = [
        FieldConflict("title", "What", "Sign", "Sign [mine]", "Sign [/theirs]"),
        FieldConflict("note", "Note", "", "my note", "their note"),
    ]
    return Conflict("A-17", fields, 9, "budi")


@pytest.mark.parametrize("size", SIZES)
async def test_where_two_changed_the_same_both_are_shown_and_one_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    save = Saved(conflict())
    app, answers = opened(tmp_path, save, version=8, title="Edit")
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await put(pilot, title="Sign [mine]", note="my note")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, ConflictScreen)
        text = shown(app)
        for each in ("it was", "Sign [mine]", "Sign [/theirs]", "my note", "their note", "budi"):
            assert each in text
        await pilot.press("t", "down", "m", "ctrl+s")
        await settled(pilot)
    assert save.calls[1] == ({"note": "my note"}, 9)
    assert len(answers) == 1


async def test_what_followed_from_what_was_typed_stays_theirs_too(tmp_path: Path) -> None:
    added = Conflict("SOM", [FieldConflict("note", "Note", "yearly", "every two years", "each spring")], 9, "budi")
    save = Saved(added)
    app, _answers = opened(tmp_path, save, version=8, title="Edit")
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await put(pilot, title="Mine")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("t", "ctrl+s")
        await settled(pilot)
    assert save.calls == [({"title": "Mine"}, 8), ({"title": "Mine", "note": "each spring"}, 9)]


async def test_leaving_asks_only_where_something_was_typed(tmp_path: Path) -> None:
    app, answers = opened(tmp_path, Saved())
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert answers == [None]
        app.push_screen(RecordForm(form(Saved())), answers.append)
        await settled(pilot)
        await pilot.press("x", "escape")
        await settled(pilot)
        assert isinstance(app.screen, Confirm) and "kept as a draft" in " ".join(shown(app).split())
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press("escape", "y")
        await settled(pilot)
    assert answers == [None, None]


async def test_words_typed_fast_go_to_the_field_that_tab_or_enter_went_to(tmp_path: Path) -> None:
    app, _answers = opened(tmp_path, Saved())
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        first, second, third, fourth = app.screen.rows[:4]  # type: ignore[attr-defined]
        for key in (*"one", "enter", *"two", "tab", *"three", "enter", "4", "shift+tab", "shift+tab", "X"):
            # All at once, as a terminal hands over what was typed while the program was busy.
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert (first.text, second.text, third.text, fourth.text) == ("one", "twoX", "three", "4")
