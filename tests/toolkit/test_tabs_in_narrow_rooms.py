"""The line of views where it is too narrow for all of them: those around the active one are whole, with their keys."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from secretariat.toolkit.chrome import ViewTab, ViewTabs

NAMES = (
    "Summary",
    "Delegations",
    "Agenda",
    "Programme",
    "Bilaterals",
    "Texts",
    "Outcomes",
    "Actions",
    "Papers",
    "History",
)
TABS = tuple(ViewTab(name.lower(), str(number % 10), name, 3) for number, name in enumerate(NAMES, start=1))


class Tabbed(App[None]):
    """A line of views and nothing else."""

    def __init__(self, active: str) -> None:
        super().__init__()
        self.active = active
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield ViewTabs(TABS, self.active)

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        self.chosen.append(message.id)


def words(app: App[None]) -> str:
    return str(app.query_one(ViewTabs).render())


@pytest.mark.parametrize("active", [name.lower() for name in NAMES])
async def test_the_active_view_and_those_beside_it_are_whole_with_their_keys(active: str) -> None:
    app = Tabbed(active)
    async with app.run_test(size=(80, 24)):
        line = words(app)
    tab = next(tab for tab in TABS if tab.id == active)
    assert f"‹{tab.key} {tab.label}›" in line
    assert len(line) <= 78
    assert len(line.replace("…", "").split()) >= 2 * 5


async def test_the_sign_of_more_leads_to_the_next_of_them() -> None:
    app = Tabbed("summary")
    async with app.run_test(size=(80, 24)) as pilot:
        line = words(app)
        assert line.endswith("…")
        await pilot.click(ViewTabs, offset=(1 + len(line) - 1, 0))
        await pilot.pause()
        assert len(app.chosen) == 1
        assert app.chosen[0] not in line.lower()


async def test_where_there_is_room_every_view_stands_with_key_and_count() -> None:
    app = Tabbed("summary")
    async with app.run_test(size=(160, 24)):
        assert "‹1 Summary 3›" in words(app)
        assert "0 History 3" in words(app)


@pytest.mark.parametrize("width", [40, 90, 93, 97, 101, 118, 121, 145])
async def test_however_wide_it_is_no_word_is_shortened(width: int) -> None:
    app = Tabbed("texts")
    async with app.run_test(size=(width, 24)):
        line = words(app)
    assert len(line) <= width - 2
    assert "Texts" in line[line.index("‹") : line.index("›")]
    assert {word for word in line.replace("‹", " ").replace("›", " ").split() if word.isalpha()} <= {*NAMES}
    assert "…" not in line.strip("… ")
