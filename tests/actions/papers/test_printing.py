"""p prints the list as it is filtered; the file's ending picks what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from secretariat.actions.operations import add_action
from secretariat.record.record import Record
from secretariat.toolkit.choice_line import ChoiceLine
from tests.journeys.driving import begun, opened_app, until
from tests.printing import pdf_text, recorded_printers


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_p_prints_the_filtered_list_and_the_ending_picks_the_format(
    reference: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(tmp_path)
    for title in ("Open the centre", "Sign the memorandum", "Sign [/draft] again"):
        add_action(reference, title=title)
    app = opened_app(reference)
    async with app.run_test(size=size, notifications=True) as pilot:
        await begun(pilot)
        await pilot.press("5")
        await until(pilot, "Open the centre")
        await pilot.press("slash", *"sign", "enter")
        await until(pilot, "Sign the memorandum")
        await pilot.press("p")
        await until(pilot, "tracker.pdf")
        await pilot.press("ctrl+s")
        await until(pilot, "Wrote 2 actions")
        await pilot.press("p")
        await until(pilot, "tracker.pdf")
        await pilot.press("end", "backspace", "backspace", "backspace", *"ics", "ctrl+s")
        await until(pilot, "tracker.ics")
    text = pdf_text((tmp_path / "tracker.pdf").read_bytes())
    assert "Sign [/draft] again" in text and "Open the centre" not in text
    assert len(Calendar.from_ical((tmp_path / "tracker.ics").read_bytes()).walk("VTODO")) == 2


async def test_p_offers_the_printers_there_are_and_the_marked_actions_go_to_the_one_chosen(
    reference: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue, where everybody reads it, says neither what the list was filtered by nor who leads it."""
    queue = recorded_printers(tmp_path / "queue", monkeypatch)
    monkeypatch.chdir(tmp_path)
    for title in ("Open the centre", "Sign [/draft] again", "Send the list"):
        add_action(reference, title=title)
    app = opened_app(reference)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        await pilot.press("5")
        await until(pilot, "Open the centre")
        await pilot.press("space", "space", "p")
        await until(pilot, "Printer")
        app.screen.query(ChoiceLine).last().value = "office"
        await pilot.press("ctrl+s")
        await until(pilot, "Sent to office as office-7.")
    assert (queue / "arguments").read_text().splitlines()[:5] == ["-d", "office", "-t", "Follow-up actions", "--"]
    text = pdf_text((queue / "paper").read_bytes())
    assert "Open the centre" in text and "Sign [/draft] again" in text
    assert "Send the list" not in text
    assert not (tmp_path / "tracker.pdf").exists()
