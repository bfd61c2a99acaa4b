"""A text in Markdown that goes out as a document (DOCX) and comes back: emphasis, links and what no paper shows."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.declarations.reading.real_texts import real_text

Run = Callable[..., Any]
TEXT = """---
title: Jakarta Declaration
---

## Preamble
{:.no_toc}

*Recalling* the [Bali Declaration][bali] and the **whole** of the [ASEAN Charter](https://asean.org/charter),

*[Noting also that this is under review.]*

1\\. We agree to r*eaffirm* 5 \\* 3 [words[^1]];

[bali]: https://asean.org/bali

[^1]: See [the annex](https://asean.org/annex).
"""


@pytest.fixture
def out(run: Run, tmp_path: Path) -> Path:
    """The text printed as a document."""
    (tmp_path / "draft.md").write_text(TEXT, encoding="utf-8")
    assert run("declarations", "import", "-", str(tmp_path / "draft.md")).code == 0
    assert run("declarations", "print", "D-1", "-o", str(tmp_path / "out.docx")).code == 0
    return tmp_path / "out.docx"


def changed(path: Path, was: str, now: str) -> None:
    """Type other words over those of a run."""
    made = docx.Document(io.BytesIO(path.read_bytes()))
    parts = [part for one in made.paragraphs for part in one.iter_inner_content()]
    run = next(run for part in parts for run in getattr(part, "runs", [part]) if was in run.text)
    run.text = run.text.replace(was, now)
    made.save(str(path))


def test_emphasis_and_links_are_real_ones(out: Path) -> None:
    made = docx.Document(str(out))
    recalling = next(one for one in made.paragraphs if "Recalling" in one.text)
    assert [link.address for link in recalling.hyperlinks] == ["https://asean.org/bali", "https://asean.org/charter"]
    assert [link.text for link in recalling.hyperlinks] == ["Bali Declaration", "ASEAN Charter"]
    assert [run.text for run in recalling.runs if run.italic] == ["Recalling"]
    assert [run.text for run in recalling.runs if run.bold] == ["whole"]
    assert not [one.text for one in made.paragraphs if "*" in one.text.replace("5 * 3", "")]


def test_what_comes_back_untouched_changes_nothing_and_is_written_as_it_was(run: Run, out: Path) -> None:
    said = run("declarations", "import", "-", str(out), "--declaration", "D-1", "--dry-run")
    assert said.err.endswith("It would change nothing in D-1.\n")
    assert "\nNothing changed.\n" in run("declarations", "compare", "D-1", "--file", str(out)).out
    assert run("declarations", "import", "-", str(out), "--declaration", "D-1", "--revision", "Rev.1").code == 0
    assert run("declarations", "print", "D-1", "--as", "md", "-o", "-").out == TEXT


def test_a_changed_paragraph_comes_back_with_its_emphasis_and_addresses(run: Run, out: Path) -> None:
    changed(out, "Charter", "Charter * of 2007")
    run("declarations", "import", "-", str(out), "--declaration", "D-1")
    written = run("declarations", "print", "D-1", "--as", "md", "-o", "-").out
    line = next(line for line in written.splitlines() if "Recalling" in line)
    assert line == (
        "*Recalling* the [Bali Declaration](https://asean.org/bali) and the **whole** of the "
        "[ASEAN Charter * of 2007](https://asean.org/charter),"
    )
    assert [one for one in written.splitlines() if "Recalling" not in one] == [
        one for one in TEXT.splitlines() if "Recalling" not in one
    ]


def test_a_paragraph_that_is_only_renumbered_keeps_its_words_as_they_were(run: Run, out: Path) -> None:
    changed(out, "1.", "2.")
    said = run("declarations", "import", "-", str(out), "--declaration", "D-1", "--dry-run").err
    assert "1 renumbered" in said
    assert "changed" not in said


@pytest.mark.parametrize("name", ["1-2015-10-23-draft-agreement.md", "2-2015-12-04-draft-agreement.md"])
def test_the_paris_drafts_come_back_without_a_changed_paragraph(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(real_text(f"paris/{name}"), encoding="utf-8")
    run("declarations", "import", "-", str(tmp_path / name))
    run("declarations", "print", "D-1", "-o", str(tmp_path / "out.docx"))
    said = run("declarations", "import", "-", str(tmp_path / "out.docx"), "--declaration", "D-1", "--dry-run")
    assert said.err.endswith("It would change nothing in D-1.\n")
