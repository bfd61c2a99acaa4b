"""Backups count only when they are sound, and restoring loses nothing that was there."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.parties.operations import add_party
from secretariat.parties.queries import party_detail
from secretariat.record.backup import backup, restore
from secretariat.record.check import check
from secretariat.record.location import locate, path_of
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused

Run = Callable[..., Any]


def where(record: Record) -> Path:
    path = path_of(record.url)
    assert path is not None
    return path


def test_a_backup_is_a_whole_record_with_its_checksum_beside_it(reference: Record, tmp_path: Path) -> None:
    target = tmp_path / "friday.db"
    digest = backup(reference.engine, target)
    assert (tmp_path / "friday.db.sha256").read_text() == f"{digest}  friday.db\n"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (target, tmp_path / "friday.db.sha256")] == [0o600, 0o600]
    copy = Record(locate(str(target)), user="ana")
    assert party_detail(copy, "korea").code == "KR"
    assert check(copy).ok
    copy.close()
    assert sorted(path.name for path in tmp_path.glob("friday*")) == ["friday.db", "friday.db.sha256"]


def test_a_backup_replaces_nothing(record: Record, tmp_path: Path) -> None:
    target = tmp_path / "friday.db"
    target.write_text("a letter")
    with pytest.raises(Refused, match="already there"):
        backup(record.engine, target)
    assert target.read_text() == "a letter"


def test_a_backup_to_nowhere_is_refused(record: Record, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"No backup could be made at .*no-such-folder"):
        backup(record.engine, tmp_path / "no-such-folder" / "friday.db")


def test_restoring_gives_back_the_day_and_keeps_what_was_there(record: Record, tmp_path: Path) -> None:
    add_party(record, code="KR", name="Korea")
    backup(record.engine, tmp_path / "friday.db")
    add_party(record, code="ID", name="Indonesia")
    record.close()
    kept = restore(tmp_path / "friday.db", where(record), "20110815-120000")
    back = Record(record.url, user="ana")
    assert party_detail(back, "KR").name == "Korea"
    with pytest.raises(NotFound):
        party_detail(back, "ID")
    back.close()
    assert kept == tmp_path / "empty.before-restore-20110815-120000.db"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    old = Record(locate(str(kept)), user="ana")
    assert party_detail(old, "ID").name == "Indonesia"
    old.close()


def test_another_process_that_has_it_open_sees_the_restored_record(record: Record, tmp_path: Path) -> None:
    add_party(record, code="KR", name="Korea")
    backup(record.engine, tmp_path / "friday.db")
    add_party(record, code="ID", name="Indonesia")
    restore(tmp_path / "friday.db", where(record), "x")
    with pytest.raises(NotFound):
        party_detail(record, "ID")
    add_party(record, code="JP", name="Japan")
    assert check(record).ok


def test_a_backup_changed_since_is_refused(reference: Record, tmp_path: Path) -> None:
    target = tmp_path / "friday.db"
    backup(reference.engine, target)
    flip(target, target.stat().st_size // 2)
    with pytest.raises(Refused, match="does not match its checksum"):
        restore(target, where(reference), "x")
    assert party_detail(reference, "KR").code == "KR"


def test_a_damaged_backup_without_checksum_is_refused(reference: Record, tmp_path: Path) -> None:
    target = tmp_path / "friday.db"
    backup(reference.engine, target)
    (tmp_path / "friday.db.sha256").unlink()
    overwrite(target)
    with pytest.raises(Refused, match=r"friday\.db"):
        restore(target, where(reference), "x")
    assert party_detail(reference, "KR").code == "KR"
    assert not list(tmp_path.glob("*.before-restore-*"))


@pytest.mark.parametrize("content", [b"", b"a letter to the minister, much longer than a header of a database " * 40])
def test_what_is_no_record_is_not_restored(record: Record, tmp_path: Path, content: bytes) -> None:
    add_party(record, code="KR", name="Korea")
    (tmp_path / "letter.db").write_bytes(content)
    with pytest.raises(Refused, match=r"letter\.db"):
        restore(tmp_path / "letter.db", where(record), "x")
    assert party_detail(record, "KR").code == "KR"


def test_a_missing_backup_and_the_record_itself_are_refused(record: Record, tmp_path: Path) -> None:
    add_party(record, code="KR", name="Korea")
    with pytest.raises(Refused, match="There is no backup at"):
        restore(tmp_path / "none.db", where(record), "x")
    with pytest.raises(Refused, match="is the record itself"):
        restore(where(record), where(record), "x")


def test_a_damaged_record_is_moved_aside_whole_and_the_backup_takes_its_place(
    reference: Record, tmp_path: Path
) -> None:
    backup(reference.engine, tmp_path / "friday.db")
    reference.close()
    path = where(reference)
    path.write_bytes(b"not a database any more" * 100)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"left by the crash")
    kept = restore(tmp_path / "friday.db", path, "x")
    assert kept is not None and kept.read_bytes().startswith(b"not a database any more")
    assert not journal.exists(), "a journal of the damaged file must not be played into the restored one"
    back = Record(reference.url, user="ana")
    assert check(back).ok and party_detail(back, "KR").code == "KR"
    back.close()


def test_a_record_that_is_gone_is_restored(reference: Record, tmp_path: Path) -> None:
    backup(reference.engine, tmp_path / "friday.db")
    reference.close()
    where(reference).unlink()
    assert restore(tmp_path / "friday.db", where(reference), "x") is None
    back = Record(reference.url, user="ana")
    assert party_detail(back, "KR").code == "KR"
    assert stat.S_IMODE(where(reference).stat().st_mode) == 0o600
    back.close()


def test_the_command_line_backs_up_and_restores(run: Run, tmp_path: Path) -> None:
    target = str(tmp_path / "friday.db")
    assert run("record", "backup", target).code == 0
    assert run("parties", "add", "--code", "X", "--name", "New").code == 0
    restored = run("record", "restore", target)
    assert restored.code == 0 and "kept in" in restored.err
    assert run("parties", "show", "X").code == 1
    refused = run("record", "backup", target)
    assert refused.code == 1 and "already there" in refused.err


def flip(path: Path, at: int) -> None:
    """Change one byte."""
    with path.open("r+b") as file:
        file.seek(at)
        old = file.read(1)
        file.seek(at)
        file.write(bytes([old[0] ^ 0xFF]))


def overwrite(path: Path) -> None:
    """Overwrite a run of pages in the middle."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 3)
        file.write(b"\xa5" * 4096 * 4)


def test_a_backup_leaves_what_lies_beside_it(reference: Record, tmp_path: Path) -> None:
    beside = tmp_path / "friday.db.part"
    beside.write_text("somebody's own")
    backup(reference.engine, tmp_path / "friday.db")
    assert beside.read_text() == "somebody's own"
    assert sorted(path.name for path in tmp_path.glob("friday*")) == [
        "friday.db",
        "friday.db.part",
        "friday.db.sha256",
    ]
