"""A terminal at which nobody types: nothing is drawn, and what others change still shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, LoadingIndicator, TextArea

from secretariat.actions.operations import add_action
from secretariat.app import SecretariatApp
from secretariat.record.location import path_of
from secretariat.record.record import Record
from secretariat.toolkit.record_form import RecordForm
from secretariat.toolkit.welcome import note_welcome
from secretariat.values.date_words import parse_date
from secretariat.values.folders import state_folder
from tests.conftest import TODAY
from tests.journeys.driving import opened_app, until
from tests.toolkit.alone import shown

LOOKS = 4

Press = tuple[str, ...]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was drawn, each time something was."""
    seen: list[object] = []
    as_it_is: Callable[..., None] = App._display

    def display(app: App[Any], screen: Any, renderable: Any) -> None:
        seen.append(renderable)
        as_it_is(app, screen, renderable)

    monkeypatch.setattr(App, "_display", display)
    return seen


async def come_to_rest(pilot: Pilot[Any], drawn: list[object]) -> None:
    """Until a moment passes in which nothing is drawn."""
    for _time in range(100):
        before = len(drawn)
        await pilot.pause(0.1)
        if len(drawn) == before:
            return
    raise AssertionError("it never came to rest")


async def look(app: SecretariatApp, pilot: Pilot[Any]) -> None:
    """What the timer does each moment."""
    await app._look()
    await pilot.pause(0.05)


@pytest.mark.parametrize("keys", [("5",), ("5", "ctrl+p"), ("5", "slash")], ids=["list", "palette", "filter"])
async def test_nothing_is_drawn_while_nobody_types_and_nothing_was_changed(
    sample: Record, drawn: list[object], keys: Press
) -> None:
    note_welcome(state_folder())
    app = opened_app(sample)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, "Without an owner or a date")
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        await look(app, pilot)
        await come_to_rest(pilot, drawn)
        drawn.clear()
        for _time in range(LOOKS):
            await look(app, pilot)
        assert drawn == []
        for indicator in app.screen.query(LoadingIndicator):
            assert indicator.auto_refresh is None


async def test_the_cursor_in_a_form_stands_still(sample: Record) -> None:
    note_welcome(state_folder())
    app = opened_app(sample)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, "Without an owner or a date")
        await pilot.press("5")
        await until(pilot, "Exchange technology")
        await pilot.press("n")
        for _time in range(100):
            await pilot.pause(0.05)
            if isinstance(app.screen, RecordForm) and app.focused is not None:
                break
        blinking = [one for kind in (Input, TextArea) for one in app.screen.query(kind)]
        assert blinking and not any(one.cursor_blink for one in blinking)


async def test_what_somebody_else_changed_shows_at_the_next_look(sample: Record) -> None:
    note_welcome(state_folder())
    app = opened_app(sample)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, "Without an owner or a date")
        await pilot.press("5")
        await until(pilot, "Exchange technology")
        add_action(sample, title="Send the [/draft] 東京", due=parse_date("2000", today=TODAY))
        await look(app, pilot)
        await until(pilot, "Send the [/draft]")
        assert "Send the [/draft]" in shown(app)


async def test_a_record_that_is_gone_does_not_end_the_program_by_looking(sample: Record) -> None:
    note_welcome(state_folder())
    app = opened_app(sample)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, "Without an owner or a date")
        path = path_of(sample.url)
        assert path is not None
        app.record().close()
        path.write_bytes(b"no database any more " * 100)
        await look(app, pilot)
        assert app.is_running and app.fault is None
