"""The door for tables that come in: every kind of file, and the one sentence about each that cannot be read."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from secretariat.papers.sheet_reading import ReadFile, ReadLimits, read_file
from secretariat.values.refusal import Refused


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def cells(found: ReadFile, table: int = 0) -> list[tuple[str, ...]]:
    return [row.cells for row in found.tables[table].rows]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\r\n , ,\r\n", "holds no rows"),
        ("page.xls", b"<!DOCTYPE html><html><p>Name</p></html>", "is a web page"),
        ("page.csv", "<html><body>".encode("utf-16"), "is a web page"),
        ("names.xlsx", b"name,party\nA,ID\n", "no spreadsheet, though its name ends in .xlsx"),
        ("names.xls", b"name\tparty\nA\tID\n", "let its name end in .csv"),
        ("letter.csv", b"%PDF-1.7\n", "is a PDF"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("old.csv", b"{\\rtf1 }", "is an RTF document"),
        ("list.gz", b"\x1f\x8b\x08", "is a compressed archive"),
        ("list.json", b"[]", "allowed are .csv"),
        ("half.xlsx", b"PK\x03\x04" + b"\0" * 40, "is damaged"),
        ("half.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is damaged"),
        ("nul.csv", b"name,party\nSri\0,ID\n", "line 2: there is a NUL"),
        ("nul16.csv", "name\nSri\0x\n".encode("utf-16"), "line 2: there is a NUL"),
        ("short.csv", b"\xff\xfea\x00b", "says it is UTF-16-LE, but byte 3"),
        ("open.csv", b'name,party\n"Sri,ID\nBudi,ID\n', "line 2: a quotation mark is opened and never closed"),
        ("wide.csv", b"," * 200 + b"x\n", "row 1: a table may have at most 200 columns"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_file(written(tmp_path / name, content))
    assert said in refusal.value.message
    assert name in refusal.value.message
    assert "\n" not in refusal.value.message


def test_a_folder_a_missing_file_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "pipe.csv", "is a folder or a device"),
        (tmp_path / "none.csv", "There is no file"),
        (tmp_path / ("n" * 300), "cannot be read"),
        (tmp_path / "nul\0.csv", "cannot be read"),
    ):
        with pytest.raises(Refused, match=said):
            read_file(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "secret.csv", "a,b\n")
    path.chmod(0)
    with pytest.raises(Refused, match="may not be read by you"):
        read_file(path)


def test_a_permission_error_names_what_to_ask_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path / "secret.csv", "a,b\n")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Refused, match="may not be read by you"):
        read_file(path)


@pytest.mark.parametrize(("limits", "said"), [
    (ReadLimits(text_bytes=10), "at most 0 MB are read"),
    (ReadLimits(rows=2), "at most 2 rows"),
    (ReadLimits(cells=3), "3 cells"),
    (ReadLimits(columns=1), "row 1: a table may have at most 1 columns"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["list.csv", "list.md"])
def test_limits_are_kept(tmp_path: Path, limits: ReadLimits, said: str, name: str) -> None:
    text = "name,party\nA,ID\nB,KR\n" if name == "list.csv" else "|name|party|\n|--|--|\n|A|ID|\n|B|KR|\n"
    with pytest.raises(Refused, match=said):
        read_file(written(tmp_path / name, text), limits)


def test_text_says_its_kind_encoding_and_separator(tmp_path: Path) -> None:
    found = read_file(written(tmp_path / "LIST.CSV", "Nama;Negara\r\nDong-Sun KIM (김동선);[/draft]\r\n"))
    assert (found.kind, found.encoding, found.separator, found.remarks) == (".csv", "utf-8", ";", ())
    assert cells(found) == [("Nama", "Negara"), ("Dong-Sun KIM (김동선)", "[/draft]")]
    assert [row.number for row in found.tables[0].rows] == [1, 2]


def test_a_guessed_encoding_is_remarked_on(tmp_path: Path) -> None:
    found = read_file(written(tmp_path / "list.csv", "name,party\nJosé Muñoz,ES\n".encode("cp1252")))
    assert cells(found)[1] == ("José Muñoz", "ES")
    assert [(each.row, each.value) for each in found.remarks] == [(0, "cp1252")]


def test_errors_of_a_spreadsheet_saved_as_text_are_remarked_on(tmp_path: Path) -> None:
    found = read_file(written(tmp_path / "list.csv", "name,party\nA,#N/A\n#REF!,KR\n"))
    assert [(each.row, each.column, each.value) for each in found.remarks] == [(2, 2, "#N/A"), (3, 1, "#REF!")]


def test_a_workbook_is_known_by_its_content_and_other_archives_are_named(tmp_path: Path) -> None:
    word, other = tmp_path / "letter.docx", tmp_path / "all.xlsx"
    for path, name in ((word, "word/document.xml"), (other, "names.csv")):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, "x")
    with pytest.raises(Refused, match="is a Word document"):
        read_file(word)
    with pytest.raises(Refused, match="is a ZIP archive"):
        read_file(other)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("long.csv", b"x" * 1_100_000, "line 1: a cell holds more than 1,000,000 characters"),
        ("commas.csv", b"," * 1_100_000, "row 1: a table may have at most 200 columns"),
        ("breaks.csv", b"\n" * 2_000_001, "is too long"),
        ("long.md", b"*" * 8_000_001, "at most 8 MB are read"),
    ],
)
def test_a_file_made_to_take_long_is_refused_early(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_file(written(tmp_path / name, content))
