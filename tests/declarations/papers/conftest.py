"""A negotiated text that is printed: brackets with whose they are, a footnote, stances."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.record.record import Record
from tests.conftest import opened
from tests.declarations.clock import Clock
from tests.declarations.papers.drafts import CLEAN, DRAFT


@pytest.fixture
def draft(made: Callable[[str], Path], tmp_path: Path, at: Clock) -> Iterator[Record]:
    """A record whose D-1 is ``DRAFT``, cut as Rev.2."""
    record = opened(made, "reference", tmp_path)
    at("2007-10-29 23:40")
    take_in(record, read_pasted(DRAFT, markdown=True), Target(title="Jakarta [draft] Declaration", label="Rev.2"))
    yield record
    record.close()


@pytest.fixture
def agreed(made: Callable[[str], Path], tmp_path: Path, at: Clock) -> Iterator[Record]:
    """A record whose D-1 is ``CLEAN``, cut as Rev.3."""
    record = opened(made, "reference", tmp_path)
    at("2007-10-30 09:05")
    take_in(record, read_pasted(CLEAN, markdown=False), Target(title="Jakarta Declaration", label="Rev.3"))
    yield record
    record.close()
