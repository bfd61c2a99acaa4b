"""``declarations compare``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

BEFORE = ("Agree to [double] [KR: triple] exports;", "Support women and the young [/b];", "Meet again in two years.")


@pytest.fixture
def drafted(run: Run) -> Run:
    """D-1 with Rev.1 and a working text in which 1 was changed, 2 removed and a paragraph added."""
    run("declarations", "add", "--title", "Jakarta [/draft] Declaration")
    for number, words in enumerate(BEFORE, start=1):
        assert run("declarations", "paragraph", "D-1", str(number), "--text", words).code == 0
    assert run("declarations", "cut", "D-1", "--label", "Rev.1").code == 0
    assert run("declarations", "paragraph", "D-1", "1", "--text", "Agree to double exports;").code == 0
    assert run("declarations", "paragraph", "D-1", "2", "--delete").code == 0
    assert run("declarations", "paragraph", "D-1", "4", "--text", "Thank the host and its people.").code == 0
    return run


def test_json_has_the_promised_keys(drafted: Run) -> None:
    told = json.loads(drafted("declarations", "compare", "D-1", "Rev.1", "working text", "--format", "json").out)
    assert (told["ref"], told["before"], told["after"]) == ("D-1", "Rev.1", "working text")
    assert [(p["paragraph"], p["change"], p["before"], p["after"]) for p in told["paragraphs"]] == [
        ("1", "changed", BEFORE[0], "Agree to double exports;"),
        ("2", "removed", BEFORE[1], None),
        ("3", "same", BEFORE[2], BEFORE[2]),
        ("4", "added", None, "Thank the host and its people."),
    ]
    assert told["summary"] == {
        "same": 1,
        "changed": 1,
        "added": 1,
        "removed": 1,
        "moved": 0,
        "split": 0,
        "merged": 0,
        "renumbered": 0,
    }


def test_without_labels_the_newest_is_compared_with_the_one_before_it(drafted: Run) -> None:
    told = json.loads(drafted("declarations", "compare", "D-1", "--only-changed", "--format", "json").out)
    assert (told["before"], told["after"]) == ("Rev.1", "working text")
    assert [p["change"] for p in told["paragraphs"]] == ["changed", "removed", "added"]


def test_a_table_marks_what_changed_without_any_colour(drafted: Run) -> None:
    out = drafted("declarations", "compare", "D-1", "Rev.1", "working text").out
    assert "1 changed · 1 added · 1 removed · 1 same" in out
    assert "[-Support women and the young [/b];-]" in out
    assert "{+Thank the host and its people.+}" in out
    assert "\x1b" not in out
    assert "same" not in drafted("declarations", "compare", "D-1", "--only-changed").out.split("1 same", 1)[1]


def test_side_by_side_has_one_text_beside_the_other(drafted: Run) -> None:
    out = drafted("declarations", "compare", "D-1", "--side-by-side").out
    assert any(
        line.startswith("Meet again in two years.") and line.count("Meet again") == 2 for line in out.splitlines()
    )


def test_csv_has_a_row_for_each_paragraph(drafted: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(drafted("declarations", "compare", "D-1", "--format", "csv").out)))
    assert [row["change"] for row in rows] == ["changed", "removed", "same", "added"]


def test_a_text_from_outside_is_compared_with_a_revision(drafted: Run, tmp_path: Path) -> None:
    file = tmp_path / "theirs [b].txt"
    file.write_text(f"1. {BEFORE[0]}\n\n2. {BEFORE[1]}\n\n3. Meet again in three years.\n", encoding="utf-8")
    answer = drafted("declarations", "compare", "D-1", "Rev.1", "--file", str(file), "--format", "json")
    told = json.loads(answer.out)
    assert [p["change"] for p in told["paragraphs"]] == ["same", "same", "changed"]
    assert told["after"] == "theirs [b].txt"


@pytest.mark.parametrize("form", ["pdf", "docx", "md", "txt"])
def test_it_is_written_to_a_file(drafted: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"compared.{form}"
    assert drafted("declarations", "compare", "D-1", "-o", str(file)).code == 0
    assert file.stat().st_size > 100


def test_refusals_are_one_sentence(drafted: Run, tmp_path: Path) -> None:
    drafted("declarations", "add", "--title", "Empty")
    for words in (
        ("D-9",),
        ("D-1", "Rev.7", "Rev.1"),
        ("D-2",),
        ("D-1", "--file", str(tmp_path / "none.txt")),
        ("D-1", "Rev.1", "working text", "--file", "x.txt"),
        ("D-1", "-o", str(tmp_path / "x.odt")),
    ):
        answer = drafted("declarations", "compare", *words)
        assert (answer.code, len(answer.err.strip().splitlines())) == (1, 1), words
        assert "Traceback" not in answer.err
