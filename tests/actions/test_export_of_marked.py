"""What is done next is done to the marked ones: exporting, too."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from secretariat.actions.operations import add_action
from secretariat.record.record import Record
from tests.journeys.driving import begun, opened_app, until


async def test_only_what_is_marked_is_written(
    reference: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for title in ("Open the centre", "Sign the memorandum", "Send the list"):
        add_action(reference, title=title)
    app = opened_app(reference)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await begun(pilot)
        await pilot.press("5")
        await until(pilot, "Open the centre")
        await pilot.press("space", "space", "x")
        await until(pilot, "tracker.xlsx")
        await pilot.press("end", "backspace", "backspace", "backspace", "backspace", *"csv", "enter")
        await until(pilot, "Wrote 2 actions")
    rows = list(csv.reader((tmp_path / "tracker.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 3
