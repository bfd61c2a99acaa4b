"""Papers tabled from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def tabled(run: Run, tmp_path: Path) -> Run:
    """The sample's meeting of Big Sky with a paper and its revision."""
    file = tmp_path / "statement [x].txt"
    file.write_bytes(b"\xff\x00 as it is\r\n")
    title = "Statement [/draft] 林聖忠"
    for words in (
        ("add", "APEC-SMEMM-18", "--title", title, "--by", "KR", "--file", str(file), "--on", "20 May 2011"),
        ("revise", "2011/SMEMM/001", "--access", "public"),
        ("add", "APEC-SMEMM-18", "--title", "Report", "--by", "ABAC", "--purpose", "information"),
    ):
        assert run("papers", *words, on="sample").code == 0
    return run


def test_the_sample_gives_symbols_as_apec_does(tabled: Run) -> None:
    listed = json.loads(tabled("meetings", "papers", "APEC-SMEMM-18", "--format", "json", on="sample").out)
    assert [one["ref"] for one in listed] == ["2011/SMEMM/001", "2011/SMEMM/001rev1", "2011/SMEMM/002"]
    assert listed[0] == {
        "ref": "2011/SMEMM/001",
        "meeting": "APEC-SMEMM-18",
        "number": 1,
        "revision": 0,
        "title": "Statement [/draft] 林聖忠",
        "purpose": "consideration",
        "item": None,
        "by": "Republic of Korea",
        "party": "KR",
        "access": "restricted",
        "file_name": "statement [x].txt",
        "file_size": 13,
        "superseded_by": "2011/SMEMM/001rev1",
    }
    table = tabled("papers", "list", "--meeting", "APEC-SMEMM-18", on="sample").out
    assert "superseded by 2011/SMEMM/001rev1" in table
    assert [
        one["ref"] for one in json.loads(tabled("papers", "list", "report", "--format", "json", on="sample").out)
    ] == ["2011/SMEMM/002"]


def test_a_file_is_saved_as_it_was_given(tabled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "back.bin"
    assert tabled("papers", "save", "2011/SMEMM/001", "-o", str(target), on="sample").code == 0
    assert target.read_bytes() == b"\xff\x00 as it is\r\n"
    monkeypatch.chdir(tmp_path)
    refused = tabled("papers", "save", "2011/SMEMM/001", on="sample")
    assert (refused.code, "There is already a file" in refused.err) == (1, True)
    (tmp_path / "statement [x].txt").unlink()
    assert tabled("papers", "save", "2011/SMEMM/001", on="sample").code == 0
    assert (tmp_path / "statement [x].txt").read_bytes() == target.read_bytes()


def test_one_paper_is_shown_edited_deleted_and_brought_back(tabled: Run) -> None:
    shown = tabled("papers", "show", "2011/SMEMM/001", on="sample").out
    for words in ("superseded by 2011/SMEMM/001rev1", "Statement [/draft] 林聖忠", "20 May 2011", "Republic of Korea"):
        assert words in shown
    assert tabled("papers", "edit", "report", "--note", "to come", "--on", "May 2011", on="sample").code == 0
    told = json.loads(tabled("papers", "show", "2011/smemm/002", "--format", "json", on="sample").out)
    assert (told["tabled_on"], told["note"], told["sha256"]) == ("2011-05", "to come", None)
    assert tabled("papers", "delete", "2011/SMEMM/002", on="sample").code == 0
    assert tabled("papers", "show", "2011/SMEMM/002", on="sample").code == 1
    assert tabled("undo", on="sample").code == 0
    assert tabled("papers", "show", "2011/SMEMM/002", on="sample").code == 0
    assert "2011/SMEMM/002" in tabled("search", "report", on="sample").out
    assert "Table 2011/SMEMM/002 Report" in tabled("history", "2011/SMEMM/002", on="sample").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "APEC-SMEMM-18"), 1, "missing: --title"),
        (("add", "NOWHERE-9", "--title", "x"), 1, "NOWHERE-9"),
        (("add", "APEC-SMEMM-18", "--title", "x", "--purpose", "fun"), 1, "--purpose"),
        (("add", "APEC-SMEMM-18", "--title", "x", "--file", "/nowhere/x.pdf"), 1, "There is no file “/nowhere/x.pdf”."),
        (("add", "APEC-SMEMM-18", "--title", "x", "--symbol", "[x]"), 1, "can't be a symbol"),
        (("show", "2011/SMEMM/099"), 1, "its symbol looks like 2011/SMEMM/001rev1"),
        (("save", "2011/SMEMM/001rev1"), 1, "has no file yet"),
        (("list", "--item", "1"), 2, "--item needs --meeting"),
        (("cover", "2011/SMEMM/001", "-o", "x.txt"), 1, ".pdf, .docx"),
        (("print", "ASEM-SMEMM-1", "-o", "x.pdf"), 1, "ASEM-SMEMM-1 has no papers tabled yet that may be handed out."),
    ],
)
def test_refusals_are_one_sentence(tabled: Run, words: tuple[str, ...], code: int, said: str) -> None:
    told = tabled("papers", *words, on="sample")
    assert (told.code, told.out) == (code, "")
    assert said in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_the_offices_own_pattern_is_checked_and_used(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "own.toml"
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(settings))
    settings.write_text('[agenda]\npaper_symbols = "{meeting}/P{number:2}"\n')
    run("meetings", "add", "--ref", "M-1", "--title", "One", "--level", "working level")
    assert "Added M-1/P01: x." in run("papers", "add", "M-1", "--title", "x").err
    settings.write_text('[agenda]\npaper_symbols = "{meeting}"\n')
    told = run("papers", "list")
    assert told.code == 2
    assert "own.toml, line 2: agenda.paper_symbols is no pattern" in told.err
