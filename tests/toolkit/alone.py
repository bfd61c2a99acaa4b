"""One view alone in an application, as the whole one would show it."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from textual.app import App, ComposeResult

from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.records_view import RecordsView
from tests.toolkit.list_demo import screen_text

NARROW, WIDE = (80, 24), (140, 40)
V = TypeVar("V", bound=RecordsView)


class Alone(App[None], Generic[V]):
    """``view`` and nothing else, with the cursor in its list. What it asks of the application, a test's own notes."""

    CSS = STYLE_SHEET

    def __init__(self, view: V) -> None:
        super().__init__()
        self.view = view

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        dress(self)
        self.view.table.focus()


def shown(app: App[Any]) -> str:
    """What stands on the screen."""
    return "\n".join(screen_text(app))
