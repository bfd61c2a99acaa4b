"""A frame makes the view that somebody waits for, and no other."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from textual.app import App
from textual.widget import Widget
from textual.widgets import Static

from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.frame import Frame, Place


class Opening:
    """Two views over something that opens slowly; it remembers which views were made."""

    def __init__(self) -> None:
        self.opened = Event()
        self.made: list[str] = []

    def make(self, name: str) -> Callable[[], Widget]:
        self.made.append(name)
        return lambda: Static(f"this is {name}")

    def frame(self) -> Frame:
        def before() -> None:
            assert self.opened.wait(20)

        def place(name: str, key: str) -> Place:
            return Place(ViewTab(name, key, name.title()), lambda: self.make(name), before)

        return Frame([place("today", "1"), place("actions", "2")], left="", right="")


async def test_a_view_that_was_left_before_the_record_was_open_is_made_when_it_is_gone_to_again() -> None:
    opening = Opening()
    app: App[None] = App()
    async with app.run_test() as pilot:
        frame = opening.frame()
        app.push_screen(frame)
        await pilot.pause()
        assert frame.shown == "today"
        await pilot.press("2")
        opening.opened.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert opening.made == ["actions"]
        assert frame.view is not None
        await pilot.press("1")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert opening.made == ["actions", "today"]
        assert frame.shown == "today"
        assert frame.view is not None
