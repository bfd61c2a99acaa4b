"""Documents, read back from their parts."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import time
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from docx.shared import Pt

from secretariat.papers.documents import DocumentColumn, Section, TitleBlock, Words, document

DAY = date(2011, 8, 15)
NAMES = ["Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد", "[/draft]", "\x1b]52;c;AAAA\x07"]
COLUMNS = [DocumentColumn("Name [/draft]", 3), DocumentColumn("Signature", 2)]
BLOCK = TitleBlock("18th meeting [/draft]", "Secretariat", "Attendance", [("Place", "Big Sky")])


def made(*sections: Section, language: str = "en") -> bytes:
    return document(BLOCK, sections, language=language, date=DAY)


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml").decode()


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def test_a_table_says_its_rows_and_its_headings_are_repeated_on_every_page() -> None:
    data = made(Section([(name, "") for name in NAMES], COLUMNS, heading="Korea", remark="7 people"))
    (table,) = opened(data).tables
    assert [row.cells[0].text for row in table.rows] == ["Name [/draft]", *NAMES[:-1], "�]52;c;AAAA�"]
    assert part(data, "document").count("<w:tblHeader/>") == 1
    assert part(data, "document").count("<w:cantSplit/>") == len(NAMES) + 1
    assert [round(cell.width.mm) for cell in table.rows[0].cells] == [102, 68]
    said = [paragraph.text for paragraph in opened(data).paragraphs]
    assert said == ["Secretariat", "18th meeting [/draft]", "Attendance", "Place: Big Sky", "Korea", "7 people"]


def test_a_table_whose_columns_have_no_headings_has_no_row_for_them() -> None:
    data = made(Section([("a", "b")], [DocumentColumn(""), DocumentColumn("")]))
    assert "tblHeader" not in part(data, "document")
    assert len(opened(data).tables[0].rows) == 1


def test_the_foot_says_which_page_of_how_many_and_when_it_was_issued_in_either_language() -> None:
    foot = opened(made()).sections[0].footer.paragraphs[0].text
    assert foot == "Issued 15 August 2011 · Page 1 of 1"  # the numbers are the reader's program's to fill in
    sizes = {run.font.size for run in opened(made()).sections[0].footer.paragraphs[0].runs}
    assert sizes == {Pt(8)}  # each part of a number too, or it stands out in some programs
    data = made(language="id")
    assert "Halaman " in opened(data).sections[0].footer.paragraphs[0].text
    footer = next(name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "footer" in name)
    fields = part(data, footer.removeprefix("word/").removesuffix(".xml"))
    assert fields.index("PAGE</w:instrText>") < fields.index("NUMPAGES</w:instrText>")
    assert '<w:lang w:val="id"/>' in part(data, "styles")


def test_a_name_in_its_own_script_has_the_shapes_of_its_language() -> None:
    cell = [Words("Sheng-Chung LIN", strong=True), Words("林聖忠", quiet=True, on_new_line=True, script="zh-TW")]
    data = made(Section([(cell,)], [DocumentColumn("")]))
    assert opened(data).tables[0].rows[0].cells[0].text == "Sheng-Chung LIN\n林聖忠"
    assert 'w:eastAsia="Noto Sans CJK TC"' in part(data, "document")


def test_the_same_content_and_day_make_the_same_document() -> None:
    assert part(made(Section([("a",)], [DocumentColumn("A")])), "document") == part(
        made(Section([("a",)], [DocumentColumn("A")])), "document"
    )


def test_the_same_document_is_the_same_bytes_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in another process, whose sets have another order: what is signed or compared must not differ by chance."""
    section = Section([(name, "") for name in NAMES], COLUMNS, heading="Korea", remark="7 people")
    first = made(section)
    monkeypatch.setattr(time, "time", lambda: 1_900_000_000.0)
    assert made(section) == first
    code = (
        "import hashlib; from tests.papers import test_documents as t\n"
        "print(hashlib.sha256(t.made(t.Section([(n, '') for n in t.NAMES], t.COLUMNS, heading='Korea', "
        "remark='7 people'))).hexdigest())"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert {one.decode().strip() for one in told} == {hashlib.sha256(first).hexdigest()}


def test_the_only_day_a_document_says_is_that_of_its_issue() -> None:
    data = made()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2011-08-15"}
