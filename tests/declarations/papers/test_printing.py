"""Texts on paper, and as plain text and Markdown."""

from __future__ import annotations

import io
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from secretariat.declarations.operations import edit_declaration, set_status
from secretariat.declarations.papers.making import ENDINGS, declaration_paper
from secretariat.declarations.papers.texts import TextKind, declaration_text
from secretariat.declarations.procedure.corrigenda import issue_corrigendum
from secretariat.declarations.procedure.positions import note_position
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.record.location import locate
from secretariat.record.record import Record
from tests.declarations.papers.drafts import CLEAN, DRAFT
from tests.printing import pdf_info, pdf_text

Run = Callable[..., Any]


def printed(record: Record, kind: TextKind, form: str = ".pdf", **options: Any) -> bytes:
    return declaration_paper(declaration_text(record, "D-1", kind), form, **options)


def flat(paper: bytes) -> str:
    return " ".join(pdf_text(paper).split())


def test_a_compilation_on_paper_has_every_word_bracket_and_note(draft: Record) -> None:
    paper = flat(printed(draft, TextKind.COMPILATION))
    assert "Jakarta [draft] Declaration" in paper
    assert "Agree to [double][KR: triple [or more]] the number" in paper
    assert "2(b).1 “in two years”: proposed by JP, KR" in paper
    for words in ("김동선", "Nguyễn Văn Hùng", "ประยุทธ์", "Of 2007.", "7 brackets are open."):
        assert words in paper
    assert "Rev.2 · 29 Oct 2007 23:40 WIB" in paper
    assert "**" not in paper


def test_the_marking_stands_on_every_page_and_the_running_head_on_all_but_the_first(reference: Record, at: Any) -> None:
    at("2007-10-29 23:40")
    long = "\n\n".join(f"{n}. {'Support small enterprises wherever they are. ' * 12}" for n in range(1, 20))
    take_in(reference, read_pasted(long, markdown=False), Target(title="Long", label="Rev.1"))
    text = declaration_text(reference, "D-1", TextKind.CLEAN, marking="RESTRICTED")
    pages = pdf_text(declaration_paper(text, ".pdf", line_numbers=True)).split("\f")[:-1]
    assert len(pages) > 2
    assert all(page.count("RESTRICTED") == 1 for page in pages)
    assert ["D-1 · Long · Rev.1 · 29 Oct 2007 23:40 WIB" in page for page in pages] == [False, *[True] * len(pages[1:])]
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))
    numbers = [line.split()[0] for line in pages[1].splitlines() if line[:4].strip().isdigit()]
    assert numbers[:3] == ["5", "10", "15"]


def test_an_adopted_text_bears_its_checksum(sample: Record) -> None:
    text = declaration_text(sample, "D-1", TextKind.CLEAN)
    paper = flat(declaration_paper(text, ".pdf"))
    assert text.sha256 in paper
    assert text.sha256.startswith("2af3f04e")
    assert "Issued 31 October 2007" in paper


@pytest.mark.parametrize("form", [".pdf", ".docx"])
def test_positions_and_corrigenda_stand_after_the_text(agreed: Record, form: str) -> None:
    for status in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(agreed, "D-1", status)
    note_position(agreed, "D-1", "KR", "reserved", paragraph="1", text="[/b] on the number")
    issue_corrigendum(agreed, "D-1", paragraph="1", before="double", after="treble", why="as said in the hall")
    paper = printed(agreed, TextKind.CLEAN, form)
    said = " ".join((pdf_text(paper) if form == ".pdf" else document_text(paper)).split())
    parts = (
        "in two years.",
        "KR reserved its position ¶1: [/b] on the number",
        "1. ¶1: for “double” read “treble” · as said in the hall",
        declaration_detail(agreed, "D-1").sha256,
    )
    places = [said.find(part) for part in parts]
    assert -1 not in places, said
    assert places == sorted(places)


def document_text(paper: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(paper)).paragraphs)


def test_paper_is_for_archives_and_screen_readers(draft: Record) -> None:
    info = pdf_info(printed(draft, TextKind.COMPILATION))
    assert "Tagged:          yes" in info
    assert "Jakarta [draft] Declaration" in info


@pytest.mark.parametrize("kind", list(TextKind))
@pytest.mark.parametrize("form", ENDINGS)
def test_the_same_record_gives_the_same_bytes_on_any_day_and_from_a_copy(
    agreed: Record, tmp_path: Path, kind: TextKind, form: str
) -> None:
    once = printed(agreed, kind, form)
    agreed.close()
    shutil.copyfile(tmp_path / "reference.db", tmp_path / "copy.db")
    copy = Record(locate(str(tmp_path / "copy.db")), user="budi", today=date(2026, 11, 20))
    assert printed(copy, kind, form) == once
    copy.close()


def test_plain_text_is_exactly_the_text(agreed: Record) -> None:
    assert printed(agreed, TextKind.CLEAN, ".txt").decode() == CLEAN
    assert printed(agreed, TextKind.COMPILATION, ".txt").decode() == CLEAN


def test_markdown_comes_out_as_it_came_in(draft: Record) -> None:
    assert printed(draft, TextKind.COMPILATION, ".md").decode().split() == DRAFT.split()


def test_an_arabic_text_is_set_from_right_to_left(reference: Record) -> None:
    arabic = "1. نتفق على مضاعفة عدد المؤسسات [الصغيرة] التي تصدر;\n\n2. نجتمع مرة أخرى."
    take_in(reference, read_pasted(arabic, markdown=False), Target(title="إعلان جاكرتا"))
    edit_declaration(reference, "D-1", language="ar")
    paper = printed(reference, TextKind.COMPILATION)
    first = next(line for line in pdf_text(paper).splitlines() if ".1" in line or "1." in line)
    assert len(first) - len(first.lstrip()) > 20  # it begins at the right


@pytest.mark.parametrize("form", ENDINGS)
def test_notes_that_point_to_each_other_are_printed(reference: Record, form: str) -> None:
    text = "1. Agree[^1] to [it][^2].\n\n[^1]: See[^1] and[^2] this[^9].\n[^2]: As in[^1] that.\n[^3]: Nobody's.\n"
    take_in(reference, read_pasted(text, markdown=True), Target(title="Notes"))
    paper = printed(reference, TextKind.COMPILATION, form)
    if form == ".pdf":
        assert all(words in flat(paper) for words in ("See", "As in", "Nobody's."))
    assert paper


@pytest.mark.parametrize("language", ["zh-TW", "EN", "xx"])
def test_whatever_language_a_text_is_said_to_be_in_it_is_printed(draft: Record, language: str) -> None:
    edit_declaration(draft, "D-1", language=language)
    for form in ENDINGS:
        assert printed(draft, TextKind.COMPILATION, form)


def test_print_writes_the_file_that_its_ending_names(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "draft.md"
    source.write_text(DRAFT, encoding="utf-8")
    assert run("declarations", "import", "-", str(source), "--revision", "Rev.2").code == 0
    for form in ENDINGS:
        out = tmp_path / f"out{form}"
        done = run("declarations", "print", "D-1", "--text", "compilation", "-o", str(out))
        assert (done.code, done.err) == (0, f"Wrote {out}.\n")
        assert out.stat().st_size > 100
    refused = run("declarations", "print", "D-1", "--text", "clean", "-o", str(tmp_path / "no.pdf"))
    assert refused.code == 1
    assert "7 brackets are open" in refused.err
    assert not (tmp_path / "no.pdf").exists()
    assert run("declarations", "print", "D-1").code == 2
    assert run("declarations", "print", "D-1", "-o", str(tmp_path / "out.xlsx")).code == 1
    assert run("declarations", "print", "D-1", "-o", "-").code == 0


def test_standard_output_is_given_the_format_that_is_named(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "draft.md"
    source.write_text(DRAFT, encoding="utf-8")
    run("declarations", "import", "-", str(source))
    told = run("declarations", "print", "D-1", "--as", "txt", "-o", "-")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Jakarta [draft] Declaration\n")
    assert run("declarations", "print", "D-1", "--as", "xml", "-o", "-").out.startswith("<?xml")
    assert run("declarations", "print", "D-1", "--as", "xlsx", "-o", "-").code == 2
    assert run("declarations", "print", "D-1", "--as", "txt", "--printer", "P").code == 2


def test_on_a_terminal_a_text_turns_nothing_round(made: Callable[[str], Path], tmp_path: Path) -> None:
    database, source = tmp_path / "own.db", tmp_path / "turned.txt"
    database.write_bytes(made("reference").read_bytes())
    source.write_text("1. Agree \u202ereversed.", encoding="utf-8")
    own = [sys.executable, "-m", "secretariat", "--database", str(database), "declarations"]
    subprocess.run([*own, "import", "-", str(source), "--title", "Turned"], check=True, capture_output=True, timeout=60)
    controller, terminal = pty.openpty()
    done = subprocess.run([*own, "print", "D-1", "--as", "txt", "-o", "-"], stdout=terminal, check=False, timeout=60)
    os.close(terminal)
    shown = os.read(controller, 1000).decode()
    os.close(controller)
    assert (done.returncode, shown.strip()) == (0, "1. Agree ‹U+202E›reversed.")


def test_a_marking_stands_before_a_text_that_has_no_pages_and_is_no_part_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    run("declarations", "import", "-", str(tmp_path / "draft.md"))
    plain = run("declarations", "print", "D-1", "--restricted", "--as", "txt", "-o", "-").out
    assert plain.startswith("RESTRICTED\n\nJakarta [draft] Declaration\n")
    assert (
        '<p class="marking">RESTRICTED</p>'
        in run("declarations", "print", "D-1", "--restricted", "--as", "xml", "-o", "-").out
    )
    path = tmp_path / "out.md"
    run("declarations", "print", "D-1", "--restricted", "-o", str(path))
    unmarked = run("declarations", "print", "D-1", "--as", "md", "-o", "-").out
    assert path.read_text(encoding="utf-8") == f"**RESTRICTED**\n\n{unmarked}"
    said = run("declarations", "import", "-", str(path), "--declaration", "D-1", "--dry-run").err
    assert said.endswith("It would change nothing in D-1.\n")
    assert "\nNothing changed.\n" in run("declarations", "compare", "D-1", "--file", str(path)).out


@pytest.mark.parametrize("form", ["md", "txt", "xml"])
def test_lines_are_numbered_only_where_there_are_pages(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    run("declarations", "import", "-", str(tmp_path / "draft.md"))
    path = tmp_path / f"out.{form}"
    ran = run("declarations", "print", "D-1", "--line-numbers", "-o", str(path))
    assert (ran.code, path.exists()) == (1, False)
    assert f".{form} has no pages whose lines could be numbered" in ran.err


def test_a_note_to_the_title_has_its_mark_there_and_stands_at_the_foot(reference: Record) -> None:
    text = "JAKARTA DECLARATION[^1]\n\n1. We agree[^2].\n\n[^1]: Adopted by consensus.\n\n[^2]: In principle.\n"
    take_in(reference, read_pasted(text, markdown=False), Target())
    lines = [line for line in pdf_text(printed(reference, TextKind.CLEAN)).splitlines() if line.strip()]
    words = " ".join(" ".join(lines).split())
    assert re.search(r"JAKARTA DECLARATION ?1 ", words)
    assert words.index("Adopted by consensus.") > words.index("We agree")
    assert words.index("In principle.") > words.index("Adopted by consensus.")
