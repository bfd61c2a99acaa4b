"""Every real list and every hostile file at hand: each is read, or refused in one sentence, soon and small."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from secretariat.papers.sheet_reading import read_file
from secretariat.values.refusal import Refused

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = sorted(path for folder in ("delegations", "hostile") for path in (DATA / folder).rglob("*") if path.is_file())
needs_data = pytest.mark.skipif(not FILES, reason="the collection of real and hostile lists is not beside the checkout")
UNREADABLE = {
    "encrypted_no_password.xls": "password",
    "pass_protected.xlsx": "password",
    "crash-9bf3cd4bd6f50a8a9339d363c2c7af14b536865c.xlsx": "password",
    "poc-xmlbomb.xlsx": "damaged",
    "xlsx-corrupted.xlsx": "damaged",
    "truncated62886.docx": "damaged",
    "51921-Word-Crash067.docx": "Word document",
    "doublequote.csv.zip": "ZIP archive",
    "empty_sheet.xlsx": "no rows",
    "blns.json": "allowed are",
}


def outcome(path: Path) -> tuple[str, str, float]:
    started = time.monotonic()
    try:
        found = read_file(path)
    except Refused as refusal:
        assert "\n" not in refusal.message
        return path.name, refusal.message, time.monotonic() - started
    assert found.tables
    assert all(table.rows for table in found.tables)
    assert all(isinstance(cell, str) for table in found.tables for row in table.rows for cell in row.cells)
    return path.name, "", time.monotonic() - started


@needs_data
def test_every_file_is_read_or_refused_in_one_sentence() -> None:
    with ThreadPoolExecutor(3) as several:
        outcomes = list(several.map(outcome, FILES))
    assert max(seconds for _name, _said, seconds in outcomes) < 30
    said = {name: message for name, message, _seconds in outcomes}
    for name, words in UNREADABLE.items():
        assert words in said[name], name
    refused = {
        name for name, message in said.items() if message and name.endswith((".csv", ".tsv", ".md", ".psv", ".ssv"))
    }
    assert refused == {"empty.csv"} - {name for name, message in said.items() if not message}


# In a process of its own: what a child is said to have used at most counts what bore it held by then.
READ_ALL = """
import resource, sys
from pathlib import Path
from secretariat.papers.sheet_reading import read_file
from secretariat.values.refusal import Refused
for name in sys.argv[1:]:
    try:
        read_file(Path(name))
    except Refused:
        pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@needs_data
def test_no_file_takes_a_gigabyte_to_read() -> None:
    command = [sys.executable, "-c", READ_ALL, *map(str, FILES)]
    kilobytes = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert 10_000 < kilobytes < 1_000_000


@needs_data
def test_the_real_lists_are_read_whole() -> None:
    lists = DATA / "delegations"
    (cop24,) = read_file(lists / "cop24-2018-plop.csv").tables
    assert len(cop24.rows) == 15_209
    assert {len(row.cells) for row in cop24.rows} == {9}
    (councillors,) = read_file(lists / "japan-councillors.csv").tables
    assert councillors.rows[1].cells[0] == "青木　愛"
    meetings = {table.name: len(table.rows) for table in read_file(lists / "bilderberg-2022-2025.md").tables}
    assert meetings["2025: partecipants"] == 121
    leaders = read_file(lists / "ietf-ieee" / "2ndIEEE802andIETFleaders.md").tables
    assert [(table.name, table.rows[0].cells[0]) for table in leaders] == [("Participants List", "Name")]


@needs_data
@pytest.mark.parametrize(
    "path", sorted((DATA / "hostile" / "encodings").glob("windows-125*")), ids=lambda path: path.name
)
def test_windows_encodings_are_recognised(path: Path) -> None:
    from secretariat.papers.encodings import decoded

    said = path.name.partition("-")[2][:4]
    data = path.read_bytes()
    assert decoded(data, path.name).text == data.decode(f"cp{said}")
