"""Files and folders one may not read or write, and disks that end midway: told in one sentence, nothing is changed.

Root may do everything, so each case runs in a process of its own, as a user who owns nothing where root runs the tests.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import secretariat.record.upgrade  # noqa: F401 - a process that owns nothing may not be able to import it
from secretariat.parties.operations import add_party
from secretariat.parties.queries import party_detail
from secretariat.record.acts import newest_act
from secretariat.record.check import check
from secretariat.record.location import locate, path_of
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused

pytestmark = pytest.mark.durable

NOBODY = 65534


def nobody() -> None:
    """From here on this process owns nothing."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def told(path: Path, size: int = 1, *, become: Callable[[], None] = nobody) -> list[str]:
    """What a process tells that reads the record and saves ``size`` letters in it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            become()
            os.write(writer, "\n".join(read_and_save(path, size)).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        lines = pipe.read().splitlines()
    assert os.waitpid(child, 0)[1] == 0, lines
    return lines


def read_and_save(path: Path, size: int) -> Iterator[str]:
    record = Record(locate(str(path)), user="nobody")
    try:
        yield "read " + party_detail(record, "korea").code
        add_party(record, code="ZZ", name="Zz", note="x" * size)
        yield "saved"
    except Refused as refused:
        yield refused.message


@pytest.fixture
def shared(made: Callable[[str], Path]) -> Iterator[Path]:
    """A folder that others may enter, with a record they may read and write."""
    folder = Path(tempfile.mkdtemp(prefix="secretariat-"))
    folder.chmod(0o777)
    path = folder / "r.db"
    shutil.copyfile(made("reference"), path)
    path.chmod(0o666)
    try:
        yield path
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_what_is_allowed_works(shared: Path) -> None:
    assert told(shared) == ["read KR", "saved"]


def test_a_read_only_file_is_read_and_not_changed(shared: Path) -> None:
    shared.chmod(0o444)
    before = shared.read_bytes()
    assert told(shared) == ["read KR", f"{shared} can't be written to (read-only)."]
    assert shared.read_bytes() == before


def test_in_a_read_only_folder_a_record_is_read_and_not_changed(shared: Path) -> None:
    """SQLite needs its journal beside the record."""
    shared.parent.chmod(0o555)
    assert told(shared) == [
        "read KR",
        f"Nothing can be saved in {shared}: its folder can't be written to.",
    ]


def test_a_file_one_may_not_read(shared: Path) -> None:
    shared.chmod(0o000)
    (sentence,) = told(shared)
    assert sentence == f"{shared} can't be opened: is the folder there, and may you read it?"


def test_a_folder_one_may_not_enter(shared: Path) -> None:
    shared.parent.chmod(0o600)
    (sentence,) = told(shared)
    assert sentence == f"No record can be made at {shared}: Permission denied."


def test_no_record_can_be_made_where_one_may_not_write(shared: Path) -> None:
    shared.parent.chmod(0o555)
    (sentence,) = told(shared.parent / "new.db")
    assert sentence == f"No record can be made at {shared.parent / 'new.db'}: Permission denied."


def test_a_read_only_file_that_is_still_empty(shared: Path) -> None:
    empty = shared.parent / "empty.db"
    empty.touch(mode=0o444)
    (sentence,) = told(empty)
    assert sentence == f"{empty} can't be written to (read-only): nothing was saved."


def test_a_file_that_may_not_grow_keeps_what_was_acknowledged(shared: Path) -> None:
    """A limit on file sizes stops SQLite amid a write, as a quota does."""
    limit = shared.stat().st_size + 8192

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    lines = told(shared, 3_000_000, become=limited)
    assert lines[0] == "read KR"
    assert lines[1].endswith(f"{shared}: nothing was saved.") and "disk failed" in lines[1]
    record = Record(locate(str(shared)), user="ana")
    assert check(record).ok
    with pytest.raises(NotFound):
        party_detail(record, "ZZ")
    record.close()


def test_a_disk_that_is_full_in_earnest(tmp_path: Path, made: Callable[[str], Path]) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    room = made("reference").stat().st_size // 1024 + 200
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={room}k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk of limited size can be mounted here; a full disk is tried with SQLite's page limit")
    try:
        path = disk / "r.db"
        shutil.copyfile(made("reference"), path)
        lines = told(path, 3_000_000, become=lambda: None)
        assert lines == ["read KR", f"The disk is full: nothing was saved in {path}. Make room and try again."]
        record = Record(locate(str(path)), user="ana")
        assert check(record).ok
        record.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_no_record_is_made_on_a_network_folder_not_even_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, link = tmp_path / "share", tmp_path / "link"
    share.mkdir()
    link.symlink_to(share)
    monkeypatch.setattr("secretariat.record.record.on_network", lambda path: path.is_relative_to(share))
    for folder in (share, link):
        one = Record(locate(str(folder / "new.db")), user="ana")
        with pytest.raises(Refused, match="network folder, where no record is made"), one.reading():
            pass
    assert list(share.iterdir()) == []
    (share / "empty.db").touch()
    empty = Record(locate(str(link / "empty.db")), user="ana")
    with pytest.raises(Refused, match="network folder"), empty.reading():
        pass
    assert (share / "empty.db").stat().st_size == 0


def test_a_record_reached_through_a_link_to_a_network_folder_is_only_read(
    reference: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(reference.url)
    assert path is not None
    link = tmp_path / "link.db"
    link.symlink_to(path)
    monkeypatch.setattr("secretariat.record.record.on_network", lambda asked: asked == path.resolve())
    linked = Record(locate(str(link)), user="ana")
    assert "network folder" in (linked.read_only or "")
    with linked.reading() as connection:
        assert newest_act(connection) > 0
    linked.close()
