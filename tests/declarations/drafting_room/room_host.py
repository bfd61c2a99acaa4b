"""The drafting room alone in an application, and what is asked of it."""

from __future__ import annotations

from typing import Any

from textual.app import App, ComposeResult

from secretariat.declarations.comparison.choosing_screen import ComparisonAsked
from secretariat.declarations.drafting_room.screen import DraftingRoom
from secretariat.declarations.queries import declaration_detail
from secretariat.record.record import Record
from secretariat.toolkit.chrome import KeyFooter
from tests.toolkit.alone import Alone
from tests.toolkit.list_demo import screen_text, settled


class Host(Alone[DraftingRoom]):
    """The drafting room of D-1; it notes which comparison was asked for."""

    def __init__(self, record: Record) -> None:
        super().__init__(DraftingRoom(record, scope={"declaration": "D-1"}))
        self.asked: list[tuple[str, str, str]] = []

    def compose(self) -> ComposeResult:
        yield self.view
        yield KeyFooter()

    def on_comparison_asked(self, event: ComparisonAsked) -> None:
        self.asked.append((event.ref, event.before, event.after))


def texts(record: Record) -> dict[str, str]:
    """The newest text by address."""
    return {one.address: one.text for one in declaration_detail(record, "D-1").paragraphs}


def shown(app: App[Any]) -> str:
    """What is on the screen, as words with one space between."""
    return " ".join("\n".join(screen_text(app)).split())


async def press(pilot: Any, *keys: str) -> None:
    """Press keys, and wait after each until everything is answered; a text in quotation marks is typed at once."""
    for key in keys:
        if key.startswith("'"):
            await pilot.press(*("space" if letter == " " else letter for letter in key[1:]))
        else:
            await pilot.press(key)
        await settled(pilot, 0.1)
