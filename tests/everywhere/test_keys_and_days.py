"""The office's own keys, and the turn of the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from secretariat.commandline.office import Office
from secretariat.destinations import every_command
from secretariat.record.record import Record
from tests.journeys.driving import begun, opened_app, until


def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    file = tmp_path / "office.toml"
    file.write_text(text)
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(file))


async def test_a_command_has_the_key_the_office_gave_it(
    reference: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path, monkeypatch, '[keys]\n"app.add_action" = "f3"\n')
    async with opened_app(reference).run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        await until(pilot, "F3 Add action")
        await pilot.press("f3")
        await until(pilot, "New action")


async def test_a_key_for_no_command_is_told(reference: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(tmp_path, monkeypatch, '[keys]\n"actions.fly" = "f3"\n')
    async with opened_app(reference).run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        await until(pilot, "actions.fly")


def test_the_example_in_the_settings_is_a_command() -> None:
    text = (Path(__file__).resolve().parents[2] / "config.toml").read_text(encoding="utf-8")
    named = text.split("[keys]")[1].split('"')[1]
    assert named in every_command()


async def test_after_midnight_the_day_is_another(reference: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened_app(reference)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        await until(pilot, "Mon 15 Aug 2011")
        monkeypatch.setattr(Office, "today", property(lambda _office: date(2011, 8, 16)))
        await until(pilot, "Tue 16 Aug 2011")
