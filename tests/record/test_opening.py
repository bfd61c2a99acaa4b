"""Opening what can't be opened, and saving where nothing can be saved: one clear sentence, and nothing is changed."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from secretariat.parties.operations import add_party
from secretariat.parties.queries import party_detail
from secretariat.record.location import locate, path_of
from secretariat.record.record import Record
from secretariat.values.folders import data_folder
from secretariat.values.refusal import Misused, Refused

Run = Callable[..., Any]


def refusal(path: Path) -> str:
    """What a person is told who opens this."""
    record = Record(locate(str(path)), user="ana")
    with pytest.raises(Refused) as caught, record.reading():
        pass
    record.close()
    return caught.value.message


def test_the_record_and_its_folder_are_the_users_own() -> None:
    """Names, phones and e-mail addresses of delegates are in it: nobody else on the machine reads them."""
    old = os.umask(0)
    try:
        record = Record(locate(""), user="ana")
        add_party(record, code="KR", name="Korea")
        path = path_of(record.url)
        assert path == data_folder() / "record.db"
        seen: list[int] = []
        with record.act("Edit party {code}", code="KR") as work:
            work.reserve_number("A", 3)
            journal = path.with_name(path.name + "-journal")
            seen.append(stat.S_IMODE(journal.stat().st_mode))
        record.close()
    finally:
        os.umask(old)
    assert [stat.S_IMODE(path.stat().st_mode), *seen] == [0o600, 0o600]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_letter_is_no_record_and_stays_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Minister, " * 400)
    assert "is not a record: the file is not a database" in refusal(letter)
    assert letter.read_text() == "Dear Minister, " * 400


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "places.sqlite"
    with sqlite3.connect(theirs) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()
    before = theirs.read_bytes()
    assert "is a database, but not a record of this program" in refusal(theirs)
    assert theirs.read_bytes() == before


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder; name a file in it."


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    assert "letter.txt" in refusal(tmp_path / "letter.txt" / "record.db")


def test_a_torn_file_is_told_as_damage_with_the_way_out(reference: Record) -> None:
    path = path_of(reference.url)
    assert path is not None
    reference.close()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)
    record = Record(reference.url, user="ana")
    with pytest.raises(Refused, match="record restore FILE"):
        party_detail(record, "korea")
    record.close()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://db/office", "not one this program speaks to"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("http//x://", "can't be read|not one"),
    ],
)
def test_an_address_of_no_record_is_wrong_usage(address: str, told: str) -> None:
    with pytest.raises(Misused, match=told):
        locate(address)


def test_the_command_line_says_it_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Minister, " * 400)
    ran = run("--database", str(tmp_path / "letter.txt"), "parties", "list")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1 and "is not a record" in ran.err and "Traceback" not in ran.err


def test_a_full_disk_loses_nothing_and_says_so(record: Record) -> None:
    """SQLite's own limit on pages answers as a full disk does: SQLITE_FULL."""
    add_party(record, code="KR", name="Korea")
    record.close()
    full = Record(record.url, user="ana")

    def tighten(raw: Any, _made: Any) -> None:
        raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0]}")

    event.listen(full.engine, "connect", tighten)
    full.engine.dispose()
    with pytest.raises(Refused, match=r"The disk is full: nothing was saved in .*Make room and try again"):
        add_party(full, code="ID", name="Indonesia", note="x" * 200_000)
    assert party_detail(full, "KR").name == "Korea"
    full.close()
