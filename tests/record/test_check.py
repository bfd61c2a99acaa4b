"""``record check`` finds what no act did, and what the disk did."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.parties.operations import add_party, edit_party, remove_parties
from secretariat.record.check import check, info
from secretariat.record.location import locate, path_of
from secretariat.record.record import Record
from secretariat.record.schema import HEAD

Run = Callable[..., Any]


def behind_its_back(record: Record, statement: str) -> None:
    """Change the file with another program."""
    path = path_of(record.url)
    assert path is not None
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_a_record_in_daily_use_is_sound(reference: Record) -> None:
    add_party(reference, code="SMRC", name="SME centre", parent="KR")
    edit_party(reference, "SMRC", note="x")
    reference.undo()
    remove_parties(reference, ["SMRC"])
    reference.undo()
    report = check(reference)
    assert (report.ok, report.problems) == (True, ())


def test_the_sample_is_sound(sample: Record) -> None:
    assert check(sample).problems == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE party SET name = 'Corea' WHERE code = 'KR'", "KR was changed without an act in Name."),
        ("UPDATE party SET version = 9 WHERE code = 'KR'", "KR was changed without an act."),
        ("DELETE FROM membership WHERE id = 3", "membership 3 was deleted without an act."),
        ("UPDATE membership SET until_day = '2001-01-01' WHERE id = 3", "membership 3 was changed without an act in"),
        (
            "INSERT INTO party (version, code, kind, name, sort_key, folded) VALUES (1, 'XX', 'state', 'X', 'x', 'x')",
            "XX is in the record, but no act put it there.",
        ),
        ("DELETE FROM act WHERE id = 1", "changes without an act"),
        ("UPDATE membership SET party_id = 99999 WHERE id = 3", "1 of membership point at a party that is not there."),
        ("UPDATE act_change SET after = '{broken' WHERE table_name = 'forum'", "history of forum can't be read"),
    ],
)
def test_what_was_changed_behind_the_historys_back_is_found(reference: Record, statement: str, told: str) -> None:
    behind_its_back(reference, statement)
    report = check(reference)
    assert not report.ok
    assert any(told in problem for problem in report.problems), report.problems


def test_a_deleted_record_that_is_back_without_an_act_is_found(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    remove_parties(record, ["KR"])
    behind_its_back(
        record,
        "INSERT INTO party (id, version, code, kind, name, sort_key, folded)"
        " VALUES (1, 1, 'KR', 'state', 'Korea', 'korea', 'korea')",
    )
    assert check(record).problems == ("KR is in the record, but an act deleted it.",)


def test_many_differences_are_told_in_a_few_sentences(reference: Record) -> None:
    behind_its_back(reference, "UPDATE membership SET source = 'rumour'")
    problems = check(reference).problems
    assert len(problems) == 21 and "more of membership" in problems[-1]


def test_an_overwritten_page_is_found(reference: Record, run: Run) -> None:
    path = path_of(reference.url)
    assert path is not None
    with reference.reading() as connection:
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'party_name'").scalar()
    reference.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)
    damaged = Record(locate(str(path)), user="ana")
    report = check(damaged)
    assert not report.ok and "damaged" in report.problems[0]
    damaged.close()
    ran = run("--database", str(path), "record", "check", "--format", "json")
    assert ran.code == 1 and json.loads(ran.out)["ok"] is False


def test_single_bytes_that_flipped_never_pass_in_silence_nor_as_a_fault(reference: Record, tmp_path: Path) -> None:
    """In text, in the history or in the structure: a flipped letter of a name is found like a broken page."""
    path = path_of(reference.url)
    assert path is not None
    reference.close()
    whole = path.read_bytes()
    at = whole.index(b"Republic of Korea")
    for offset in (0, 9, 16):
        flipped = bytearray(whole)
        flipped[at + offset] ^= 0x81
        copy = tmp_path / f"flipped-{offset}.db"
        copy.write_bytes(flipped)
        damaged = Record(locate(str(copy)), user="ana")
        assert not check(damaged).ok
        damaged.close()


def test_info_counts_what_is_there(reference: Record) -> None:
    told = info(reference)
    assert told["schema"] and told["read_only"] is None and told["newest_act"] == 1
    assert told["records"]["forum"] == 3 and told["records"]["party"] > 50


def test_info_names_the_schema_that_the_record_has(reference: Record) -> None:
    assert info(reference)["schema"] == HEAD
    behind_its_back(reference, "UPDATE alembic_version SET version_num = '0099'")
    reference.close()
    newer = Record(reference.url, user="ana")
    assert info(newer)["schema"] == "0099"
    newer.close()


@pytest.mark.parametrize("words", [["check"], ["info"], ["backup", "copy.db"]])
def test_looking_at_a_record_that_is_not_there_makes_none(run: Run, tmp_path: Path, words: list[str]) -> None:
    missing = tmp_path / "typo.db"
    told = run("--database", str(missing), "record", words[0], *(str(tmp_path / word) for word in words[1:]))
    assert told.code != 0
    assert f"There is no record at {missing}" in told.err
    assert not missing.exists()
    assert not (tmp_path / "copy.db").exists()
