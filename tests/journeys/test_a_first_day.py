"""A person's first day, in the terminal and without the manual: what the keys at the foot say is what is pressed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from secretariat.actions.queries import actions_window
from secretariat.delegations.queries import delegations_of
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from tests.journeys.driving import begun, gone, opened_app, typed, until
from tests.printing import pdf_text, printing_tools


async def add_meeting(pilot: Pilot[Any]) -> None:
    await pilot.press("2")
    await until(pilot, "No meetings yet. Press n to add one.")
    await pilot.press("n")
    await until(pilot, "New meeting")
    await typed(pilot, "28th APEC SME Ministerial Meeting")
    await pilot.press("tab", "right", "right", "tab", "tab", "tab")
    await typed(pilot, "APEC")
    await pilot.press("tab")
    await typed(pilot, "7-8 Sep 2026")
    await until(pilot, "7–8 September 2026")
    await pilot.press("ctrl+s")
    await until(pilot, "Added 28TH-APEC-SME-MINISTERIAL-2026")
    await gone(pilot, "New meeting")


async def invite_members(pilot: Pilot[Any]) -> None:
    await pilot.press("enter")
    await until(pilot, "Summary")
    await until(pilot, "Asia-Pacific Economic Cooperation")
    await pilot.press("2")
    await until(pilot, "order of precedence")
    await pilot.press("i")
    await until(pilot, "Invite to")
    await pilot.press("ctrl+s")
    await until(pilot, "21 shown")


async def name_delegates(pilot: Pilot[Any], party: str, names: list[tuple[str, str]]) -> None:
    await pilot.press("slash")
    await typed(pilot, party)
    await until(pilot, "1 of 21 shown")
    await pilot.press("enter", "enter")
    await until(pilot, "Nobody is named yet. n names a delegate")
    for name, title in names:
        await pilot.press("n")
        await until(pilot, "New delegate")
        await typed(pilot, name)
        await pilot.press("tab", "tab")
        await typed(pilot, title)
        await pilot.press("ctrl+s")
        await gone(pilot, "New delegate")
        await until(pilot, name)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_first_day(
    reference: Record, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printing_tools()
    monkeypatch.chdir(tmp_path)
    reference = Record(reference.url, user="ana", today=date(2026, 8, 15))
    app = opened_app(reference)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await add_meeting(pilot)
        await invite_members(pilot)
        await name_delegates(
            pilot, "korea", [("Dong-Sun KIM", "Administrator"), ("OH Young Ho", "[/draft]"), ("林聖忠", "Adviser")]
        )
        await pilot.press("p")
        await until(pilot, "List of participants")
        await pilot.press("enter")
        await until(pilot, ".pdf")
        await pilot.press("ctrl+s")
        await until(pilot, "Wrote", seconds=60)
        await pilot.press("a")
        await until(pilot, "New action")
        await typed(pilot, 'Send the list to the host due:"end of September"')
        await until(pilot, "until 30 September 2026")
        await pilot.press("enter")
        await until(pilot, "Added A-1")
        await pilot.press("escape")
        await until(pilot, "21 shown" if size[0] > 100 else "shown")
        await pilot.press("escape")
        await pilot.press("escape")
        await until(pilot, "7 People")
        await pilot.press("5")
        await until(pilot, "Send the list")
        await pilot.press("slash")
        await typed(pilot, "due<2027 list")
        await until(pilot, "1 of 1 shown")
        await pilot.press("enter")
        await pilot.press("u")
        await until(pilot, "Undone")
        await gone(pilot, "Send the list to the host due")
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert actions_window(reference, ListQuery()).count() == 0
    [korea] = [one for one in delegations_of(reference, "28TH-APEC-SME-MINISTERIAL-2026", ListQuery()) if one.delegates]
    assert [who.name for who in korea.delegates] == ["Dong-Sun KIM", "OH Young Ho", "林聖忠"]
    assert korea.head is not None and korea.head.name == "Dong-Sun KIM"
    [paper] = tmp_path.glob("*.pdf")
    text = pdf_text(paper.read_bytes())
    assert "Dong-Sun KIM" in text and "[/draft]" in text and "林聖忠" in text
