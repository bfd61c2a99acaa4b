"""p prints the list as it is filtered; the file's ending picks what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from secretariat.actions.operations import add_action
from secretariat.record.record import Record
from tests.journeys.driving import begun, opened_app, until
from tests.printing import pdf_text


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
        await pilot.press("enter")
        await until(pilot, "Wrote 2 actions")
        await pilot.press("p")
        await until(pilot, "tracker.pdf")
        await pilot.press("backspace", "backspace", "backspace", *"ics", "enter")
        await until(pilot, "tracker.ics")
    text = pdf_text((tmp_path / "tracker.pdf").read_bytes())
    assert "Sign [/draft] again" in text and "Open the centre" not in text
    assert len(Calendar.from_ical((tmp_path / "tracker.ics").read_bytes()).walk("VTODO")) == 2
