"""What is struck out in a file is not what it says: it is told, and not read."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from secretariat.papers.sheet_reading import ReadFile, ReadLimits, read_file
from secretariat.papers.workbook_child.struck_out import MOST_TOLD, parted
from secretariat.values.refusal import Refused
from tests.libreoffice import saved_by_libreoffice
from tests.papers.small_workbooks import row, xlsx

STRUCK = Font(strike=True)
GONE = InlineFont(strike=True)
PLAIN = InlineFont(b=True)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def said(file: ReadFile) -> list[tuple[int, int, str]]:
    return [(one.row, one.column, one.value) for one in file.remarks]


def plan() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["What", "Due"])
    sheet.append(["A 林聖忠", datetime.date(2012, 3, 1)])
    sheet.append(["B", CellRichText("by ", TextBlock(GONE, "1 Mar"), TextBlock(PLAIN, " 1 May"), " 2012")])
    sheet.append(["C [/draft]", CellRichText(TextBlock(GONE, "1 Mar 2012"))])
    sheet.append(["D", "July 2011"])
    sheet.append(["E", "2013"])
    sheet["B2"].font = STRUCK
    sheet["A6"].font = sheet["B6"].font = STRUCK
    return book


def test_struck_fonts_and_runs_of_a_workbook_are_told_and_not_read(tmp_path: Path) -> None:
    plan().save(tmp_path / "plan.xlsx")
    file = read_file(tmp_path / "plan.xlsx")
    assert [(one.number, one.cells) for one in file.tables[0].rows] == [
        (1, ("What", "Due")),
        (2, ("A 林聖忠",)),
        (3, ("B", "by 1 May 2012")),
        (4, ("C [/draft]",)),
        (5, ("D", "July 2011")),
    ]
    assert said(file) == [(2, 2, "2012-03-01"), (3, 2, "1 Mar"), (4, 2, "1 Mar 2012"), (6, 0, "E · 2013")]
    assert file.remarks[1].message == "What is struck out is not read: “1 Mar”."


def test_a_struck_cell_keeps_the_runs_that_have_a_font_of_their_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = CellRichText("1 Mar 2012 ", TextBlock(PLAIN, "May 2012"))
    book.active["A1"].font = STRUCK
    book.save(tmp_path / "kept.xlsx")
    file = read_file(tmp_path / "kept.xlsx")
    assert file.tables[0].rows[0].cells == ("May 2012",)
    assert said(file) == [(1, 1, "1 Mar 2012")]


def shared(path: Path, strings: str, styles: str, *cells: str) -> ReadFile:
    """A workbook with shared texts and formats as Excel keeps them."""
    extra = {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    rows = "".join(f'<row r="{number}">{each}</row>' for number, each in enumerate(cells, start=1))
    xlsx(path, rows, extra=extra)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="{id_}" Type="{office}/{kind}" Target="{target}"/>'
        for id_, kind, target in (
            ("r0", "worksheet", "worksheets/sheet0.xml"),
            ("s", "sharedStrings", "sharedStrings.xml"),
            ("t", "styles", "styles.xml"),
        )
    )
    packed = zipfile.ZipFile(path)
    parts = {name: packed.read(name) for name in packed.namelist()}
    packed.close()
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    ).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return read_file(path)


FONTS = '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
FORMATS = "<cellXfs>{}</cellXfs>".format("".join(f'<xf fontId="{font}"/>' for font in (0, 1, 2)))
CONDITIONS = "<dxfs><dxf><font><strike/></font></dxf></dxfs>"


def test_texts_that_cells_share_are_struck_where_their_runs_are(tmp_path: Path) -> None:
    strings = (
        "<si><t>plain</t></si>"
        "<si><r><t>old </t></r><r><rPr><strike/></rPr><t>1 Mar </t></r><r><rPr><b/></rPr><t>2 May</t></r>"
        "<rPh><t>reading</t></rPh></si>"
        '<si><r><rPr><strike val="0"/></rPr><t>kept</t></r></si>'
    )
    cell = '<c r="{}" t="s" s="{}"><v>{}</v></c>'
    file = shared(
        tmp_path / "s.xlsx",
        strings,
        FONTS + FORMATS + CONDITIONS,
        cell.format("A1", 0, 0) + cell.format("B1", 0, 1) + cell.format("C1", 0, 2),
        cell.format("A2", 1, 0) + cell.format("B2", 1, 1) + cell.format("C2", 1, 2),
        cell.format("A3", 2, 0) + '<c r="B3" s="1"><v>7</v></c><c r="C3" s="1"/>',
    )
    assert [one.cells for one in file.tables[0].rows] == [
        ("plain", "old 2 May", "kept"),
        ("", "2 May", "kept"),
        ("plain",),
    ]
    assert said(file) == [(1, 2, "1 Mar"), (2, 1, "plain"), (2, 2, "old 1 Mar"), (3, 2, "7")]


def test_a_cell_without_a_format_has_the_first(tmp_path: Path) -> None:
    styles = '<fonts><font><strike val="true"/></font><font/></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>'
    file = shared(tmp_path / "f.xlsx", "", styles, '<c r="A1"><v>1</v></c><c r="B1" s="1"><v>2</v></c>')
    assert file.tables[0].rows[0].cells == ("", "2")


def test_what_only_a_condition_strikes_out_is_read(tmp_path: Path) -> None:
    file = shared(tmp_path / "d.xlsx", "", "<fonts><font/></fonts>" + CONDITIONS, '<c r="A1"><v>1</v></c>')
    assert file.tables[0].rows[0].cells == ("1",)
    assert file.remarks == ()


def test_with_more_struck_formats_than_are_looked_for_all_are_found(tmp_path: Path) -> None:
    styles = "<fonts><font/><font><strike/></font></fonts><cellXfs><xf/>" + '<xf fontId="1"/>' * 40 + "</cellXfs>"
    file = shared(tmp_path / "m.xlsx", "", styles, '<c r="A1"><v>1</v></c><c r="B1" s="40"><v>2</v></c>')
    assert file.tables[0].rows[0].cells == ("1",)


def test_what_is_struck_out_beyond_those_told_is_counted_and_not_read_either(tmp_path: Path) -> None:
    styles = '<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>'
    cells = [f'<c r="A{at}"><v>1</v></c><c r="B{at}" s="1"><v>2</v></c>' for at in range(1, MOST_TOLD + 4)]
    file = shared(tmp_path / "many.xlsx", "", styles, *cells)
    assert {one.cells for one in file.tables[0].rows} == {("1",)}
    assert len(file.remarks) == MOST_TOLD + 1
    assert (file.remarks[-1].row, file.remarks[-1].column) == (MOST_TOLD + 1, 0)
    assert "3 more cells" in file.remarks[-1].message


def test_a_file_of_which_everything_is_struck_out_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "gone"
    book.active["A1"].font = STRUCK
    book.save(tmp_path / "all.xlsx")
    with pytest.raises(Refused, match="holds no rows"):
        read_file(tmp_path / "all.xlsx")


# --- open documents ---

_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


def ods(path: Path, styles: str, rows: str, columns: str = "") -> ReadFile:
    content = (
        f"<office:document-content{_NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="Daftar">{columns}{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return read_file(path)


def style(name: str, family: str, line: str = "", parent: str = "") -> str:
    said = f'<style:text-properties style:text-line-through-style="{line}"/>' if line else ""
    of = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{of}>{said}</style:style>'


def ods_cell(text: str, marks: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{marks}><text:p>{text}</text:p></table:table-cell>'


STYLES = (
    style("gone", "table-cell", "solid")
    + style("child", "table-cell", parent="gone")
    + style("kept", "table-cell", "none", parent="gone")
    + style("T1", "text", "solid")
    + style("T2", "text", "none")
)


def test_struck_styles_and_spans_of_an_open_document(tmp_path: Path) -> None:
    named = ' table:style-name="{}"'.format
    rows = (
        f"<table:table-row>{ods_cell('a', named('gone'))}{ods_cell('b', named('child'))}{ods_cell('c', named('kept'))}"
        "</table:table-row><table:table-row>"
        + ods_cell('<text:span text:style-name="T1">1<text:s/>Mar</text:span> 2 May')
        + ods_cell('x <text:span text:style-name="T2">stays</text:span>', named("gone"))
        + ods_cell('<office:annotation><text:p><text:span text:style-name="T1">n</text:span></text:p>'
                   "</office:annotation>y")
        + "</table:table-row>"
    )  # fmt: skip
    file = ods(tmp_path / "s.ods", STYLES, rows)
    assert [one.cells[:2] for one in file.tables[0].rows] == [("", ""), ("2 May", "stays")]
    assert file.tables[0].rows[0].cells == ("", "", "c")
    assert said(file) == [(1, 1, "a"), (1, 2, "b"), (2, 1, "1 Mar"), (2, 2, "x")]


def test_cells_of_an_open_document_have_the_style_of_their_row_or_column(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="gone"/>'
    )
    twice, named = ' table:number-columns-repeated="2"', ' table:style-name="{}"'.format
    rows = (
        f"<table:table-row>{ods_cell('a', twice)}{ods_cell('b')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2" table:default-cell-style-name="gone">{ods_cell("c", twice)}'
        f"{ods_cell('d', named('kept'))}</table:table-row>"
    )
    file = ods(tmp_path / "c.ods", STYLES, rows, columns)
    assert [(one.number, one.cells) for one in file.tables[0].rows] == [
        (1, ("a", "a")),
        (2, ("", "", "d")),
        (3, ("", "", "d")),
    ]
    assert [(row, column) for row, column, _value in said(file)] == [(1, 3), (2, 1), (2, 2), (3, 1), (3, 2)]


def test_a_row_said_to_stand_for_a_million_others_is_refused(tmp_path: Path) -> None:
    many = ' table:style-name="gone" table:number-columns-repeated="16384"'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{ods_cell("c", many)}</table:table-row>'
    with pytest.raises(Refused):
        ods(tmp_path / "m.ods", STYLES, rows)


# --- files made to harm ---


def test_entities_in_texts_and_formats_are_never_unfolded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    for part in ("xl/styles.xml", "xl/sharedStrings.xml"):
        extra = {part: f"{bomb}<x><font><strike/></font>&b;</x>"}
        with pytest.raises(Refused, match="is damaged"):
            read_file(xlsx(tmp_path / "bomb.xlsx", row(1, "a"), extra=extra))


def test_formats_that_are_no_xml_are_damage(tmp_path: Path) -> None:
    extra = {"xl/styles.xml": "<fonts><font><strike/></fonts>", "xl/sharedStrings.xml": "strike <"}
    with pytest.raises(Refused, match="is damaged"):
        read_file(xlsx(tmp_path / "x.xlsx", row(1, "a"), extra=extra))


def test_more_struck_cells_than_a_list_may_have_are_refused(tmp_path: Path) -> None:
    book = plan()
    book.save(tmp_path / "plan.xlsx")
    with pytest.raises(Refused):
        read_file(tmp_path / "plan.xlsx", ReadLimits(cells=2))


@given(st.lists(st.tuples(st.text(st.sampled_from("ab \n")), st.booleans())))
def test_what_is_left_and_what_is_struck_are_all_there_is(pieces: list[tuple[str, bool]]) -> None:
    left, struck = parted(pieces)
    for text, kind in ((left, False), (struck, True)):
        assert "".join(text.split()) == "".join("".join(words.split()) for words, gone in pieces if gone is kind)


def test_what_libreoffice_makes_of_it_is_read_the_same(tmp_path: Path) -> None:
    plan().save(tmp_path / "plan.xlsx")
    out = saved_by_libreoffice("ods", tmp_path / "plan.xlsx", folder=tmp_path)
    ours, theirs = read_file(tmp_path / "plan.xlsx"), read_file(out / "plan.ods")
    assert [table.rows for table in theirs.tables] == [table.rows for table in ours.tables]
    assert said(theirs) == said(ours)
