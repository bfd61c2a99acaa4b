"""Dossier and briefing in the terminal: opened from a party and a bilateral, filtered, written to files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from secretariat.record.record import Record
from tests.journeys.driving import begun, opened_app, typed, until
from tests.toolkit.alone import shown

NARROW, WIDE = (80, 24), (140, 40)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_o_on_a_party_opens_its_dossier_and_enter_the_record_of_a_line(
    sample: Record, size: tuple[int, int]
) -> None:
    app = opened_app(sample)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "ASEAN Secretariat")
        await until(pilot, "71 shown")
        await pilot.press("slash")
        await typed(pilot, "Republic of Korea")
        await pilot.press("enter")
        await until(pilot, "filter")
        await pilot.press("o")
        await until(pilot, "Dossier: Republic of Korea")
        await until(pilot, "ASEM-SMEMM-1")
        await pilot.press("slash")
        await typed(pilot, "A-14")
        await pilot.press("enter")
        await until(pilot, "→ Open the Green")
        text = shown(app)
        assert "20–21 May 2011  Indonesia" in text
        assert "done, 29 July" in text
        await pilot.press("down", "enter")
        await until(pilot, "Opened in SME Tower")
        await pilot.press("escape")
        await until(pilot, "Dossier: Republic of Korea")


async def test_the_dossier_is_written_to_a_file_by_x(sample: Record, tmp_path: Path) -> None:
    app = opened_app(sample)
    file = tmp_path / "korea.json"
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.beneath("dossier", "Dossier", "secretariat.dossiers.screen", "DossierView", {"party": "KR"}, "KR")
        await until(pilot, "ASEM-SMEMM-1")
        await pilot.press("x")
        await until(pilot, "Export the dossier")
        await pilot.press("ctrl+u")
        await typed(pilot, str(file))
        await pilot.press("enter")
        await until(pilot, "Wrote ")
    assert json.loads(file.read_text(encoding="utf-8"))["party"]["code"] == "KR"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_i_on_a_bilateral_opens_the_briefing_and_o_the_dossier(sample: Record, size: tuple[int, int]) -> None:
    app = opened_app(sample)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.open_desk("APEC-SMEMM-18", "bilaterals")
        await until(pilot, "Indonesia – Republic o")
        await pilot.press("i")
        await until(pilot, "Briefing: Republic of Korea")
        text = shown(app)
        assert "Dong-Sun KIM (김동선)" in text.replace("김 동 선", "김동선")
        await pilot.press("o")
        await until(pilot, "Dossier: Republic of Korea")
        await pilot.press("escape")
        await until(pilot, "Briefing: Republic of Korea")
