"""The settings with which the program begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.values.configuration import has_own_settings, load
from secretariat.values.language import LANGUAGES


@pytest.fixture(autouse=True)
def no_settings_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("SECRETARIAT_CONFIG", raising=False)


def test_help_speaks_the_language_of_the_programs_own_settings_without_reading_them() -> None:
    assert load().language == LANGUAGES[0]


def test_a_file_of_ones_own_is_noticed_where_it_usually_lies_or_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not has_own_settings()
    (tmp_path / "secretariat").mkdir()
    file = tmp_path / "secretariat" / "config.toml"
    file.write_text('[language]\ninterface = "id"\n', encoding="utf-8")
    assert has_own_settings()
    assert load().language == "id"
    file.unlink()
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(tmp_path / "other.toml"))
    assert has_own_settings()
