"""Keys that come faster than they are taken do what they say in the order in which they were pressed."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from secretariat.toolkit.typed_text import TypedLine, TypedLines


class _Typing(App[None]):
    typed: TypedLine | TypedLines

    def __init__(self, make: type[TypedLine] | type[TypedLines], text: str) -> None:
        super().__init__()
        self._make, self._text = make, text

    def compose(self) -> ComposeResult:
        self.typed = self._make(self._text)
        yield self.typed

    def type_fast(self, *keys: str) -> None:
        """All ``keys`` at once, as a terminal hands over what was typed while the program was busy."""
        for key in keys:
            self.post_message(events.Key(key, key if len(key) == 1 else None))


def text_of(typed: TypedLine | TypedLines) -> str:
    return typed.value if isinstance(typed, TypedLine) else typed.text


@pytest.mark.parametrize("make", [TypedLine, TypedLines])
async def test_backspaces_and_letters_typed_fast_stay_in_order(make: type[TypedLine] | type[TypedLines]) -> None:
    app = _Typing(make, "2013")
    async with app.run_test() as pilot:
        app.typed.focus()
        await pilot.press("end")
        app.type_fast(*["backspace"] * 4, *"2015")
        await pilot.pause()
        assert text_of(app.typed) == "2015"


@pytest.mark.parametrize("make", [TypedLine, TypedLines])
async def test_the_cursor_goes_before_the_next_letter_is_typed(make: type[TypedLine] | type[TypedLines]) -> None:
    app = _Typing(make, "ali")
    async with app.run_test() as pilot:
        app.typed.focus()
        await pilot.press("end")
        app.type_fast("home", "B", "end", "left", "delete", "i", "home", "ctrl+right", "!")
        await pilot.pause()
        assert text_of(app.typed) == "Bali!"
