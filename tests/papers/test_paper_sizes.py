"""The size of paper that an office chose is that of everything it prints."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from secretariat.papers.documents import TitleBlock, document
from secretariat.papers.paper_sizes import SIZES
from secretariat.papers.sheets import Sheet, SheetColumn, workbook
from secretariat.papers.typesetting import typeset
from secretariat.values import configuration
from secretariat.values.refusal import Refused
from tests.papers.test_typesetting import HERE, data
from tests.printing import pdf_info, printing_tools

DAY = date(2011, 8, 15)
POINTS = {"a4": "595.276 x 841.89 pts", "us-letter": "612 x 792 pts", "f4": "609.449 x 935.433 pts"}


def typeset_on(size: str) -> bytes:
    return typeset("sample_list.typ", data(), title="List", language="en", date=DAY, folder=HERE, paper_size=size)


def sheet_on(size: str) -> bytes:
    return workbook([Sheet("List", [SheetColumn("a", "A")], [{"a": "1"}])], title="List", date=DAY, paper_size=size)


def document_on(size: str) -> bytes:
    return document(TitleBlock("List"), [], language="en", date=DAY, paper_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_a_typeset_paper_has_the_size(size: str) -> None:
    printing_tools()
    told = dict(line.split(":", 1) for line in pdf_info(typeset_on(size)).splitlines() if ":" in line)
    assert told["Page size"].strip().startswith(POINTS[size])


@pytest.mark.parametrize(("size", "number"), [("a4", "9"), ("us-letter", "1"), ("f4", "14")])
def test_a_spreadsheet_is_printed_on_the_size(size: str, number: str) -> None:
    page = load_workbook(io.BytesIO(sheet_on(size))).active
    assert page is not None
    assert str(page.page_setup.paperSize) == number


@pytest.mark.parametrize("size", SIZES)
def test_a_document_has_the_size(size: str) -> None:
    import docx

    page = docx.Document(io.BytesIO(document_on(size))).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm, 1), round(page.page_height.mm, 1)) == SIZES[size][:2]


@pytest.mark.parametrize("make", [typeset_on, sheet_on, document_on])
def test_another_size_is_refused_with_those_there_are(make: object) -> None:
    assert callable(make)
    with pytest.raises(Refused) as refused:
        make("a5")
    assert str(refused.value) == "“a5” is no size of paper; there are: a4, us-letter, f4."


def test_the_setting_allows_the_sizes_there_are_and_names_them(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    for size in SIZES:
        file.write_text(f'[paper]\nsize = "{size}"\n')
        assert configuration.load(str(file)).paper_size == size
    file.write_text('[paper]\nsize = "a5"\n')
    with pytest.raises(Refused, match="must be one of a4, us-letter, f4"):
        configuration.load(str(file))
