"""Where papers go: whole or not at all."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from secretariat.papers.destination import ending, put_when_done, write_output
from secretariat.values.refusal import Refused


def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    write_output(str(tmp_path / "list.pdf"), b"paper")
    assert (tmp_path / "list.pdf").read_bytes() == b"paper"
    assert (tmp_path / "list.pdf").stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "list.pdf").write_bytes(b"old")
    write_output(str(tmp_path / "list.pdf"), b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("list.pdf", b"new")]


@pytest.mark.parametrize("path", ["none/list.pdf", "."])
def test_what_cannot_be_written_is_refused_by_name(tmp_path: Path, path: str) -> None:
    with pytest.raises(Refused, match="folder"):
        write_output(str(tmp_path / path), b"paper")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(b"old")
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from secretariat.papers.destination import write_output\n"
        "from secretariat.values.refusal import Refused\n"
        "try:\n    write_output(sys.argv[1], b'x' * 5000)\n"
        "except Refused as refused:\n    print(refused.message)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert "list.pdf" in done.stdout
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["list.pdf"]


def test_a_file_is_put_in_its_place_only_when_what_it_belongs_to_is_done(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    with put_when_done(str(file), b"first") as replaces:
        assert (replaces, file.exists()) == (False, False)
    with pytest.raises(ZeroDivisionError), put_when_done(str(file), b"second") as replaces:
        assert replaces
        raise ZeroDivisionError
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("rows.csv", b"first")]
    done = []
    with pytest.raises(Refused, match="there is no folder"), put_when_done(str(tmp_path / "none" / "rows.csv"), b""):
        done.append("too late")
    assert not done


def test_what_cannot_be_put_in_its_place_at_last_is_kept_and_named(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    with pytest.raises(Refused, match="It was done, but") as refused, put_when_done(str(file), b"rows"):
        file.mkdir()
    kept = next(path for path in tmp_path.iterdir() if path.is_file())
    assert str(kept) in refused.value.message
    assert kept.read_bytes() == b"rows"


def test_the_ending_picks_the_format_and_others_are_named() -> None:
    assert ending("a/list.PDF", (".pdf", ".csv")) == ".pdf"
    assert ending("-", (".pdf", ".csv")) == ".pdf"
    with pytest.raises(Refused, match=r"\.pdf, \.csv"):
        ending("list.doc", (".pdf", ".csv"))


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.7\n\xe2\xe3", 1), (b"PK\x03\x04\0", 1), ("naskah 김".encode(), 0)]
)
def test_a_terminal_is_given_text_and_nothing_else(data: bytes, code: int) -> None:
    program = (
        "import sys\n"
        "from secretariat.papers.destination import write_output\n"
        "from secretariat.values.refusal import Refused\n"
        "try:\n"
        f"    write_output('-', {data!r})\n"
        "except Refused as refused:\n"
        "    sys.exit(refused.message)\n"
    )
    controller, terminal = pty.openpty()
    done = subprocess.run([sys.executable, "-c", program], stdout=terminal, stderr=subprocess.PIPE, check=False)
    os.close(terminal)
    assert done.returncode == code
    if code:
        assert b"no text and can't be shown on a terminal" in done.stderr
    else:
        assert os.read(controller, 100) == data
    os.close(controller)
