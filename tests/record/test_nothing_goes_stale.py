"""Whatever is edited, what follows from it is as it would be worked out anew: ``record check`` finds nothing stale."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.record.check import check
from secretariat.record.location import path_of
from secretariat.record.record import Record

Run = Callable[..., Any]

EDITS = (
    "parties edit KR --name",
    "people edit P-1 --name",
    "people edit P-2 --reading",
    "meetings edit APEC-SMEMM-18 --title",
    "series edit APEC-SMEMM --name",
    "actions edit A-1 --title",
    "actions edit A-2 --lead",
    "outcomes edit O-1 --text",
    "agenda add APEC-SMEMM-20 --title",
    "declarations edit D-1 --note",
    "bilaterals edit APEC-SMEMM-18/ID-KR --topics",
    "forums edit APEC --name",
)


@pytest.mark.parametrize("words", EDITS)
def test_an_edit_and_its_undo_leave_nothing_stale(sample: Record, run: Run, words: str) -> None:
    where = str(path_of(sample.url))
    sample.close()
    edited = run("--database", where, *words.split(), "Ōtsu [/draft] 林聖忠 ワタナベ")
    assert edited.code == 0, edited.err
    assert check(sample).problems == ()
    assert run("--database", where, "undo").code == 0
    assert check(sample).problems == ()
