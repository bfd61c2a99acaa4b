"""Workbooks, read in a child process: what they hold, what is remarked on, and that only the child ever dies."""

from __future__ import annotations

import datetime
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from secretariat.papers.sheet_reading import ReadLimits, read_file
from secretariat.values.refusal import Refused
from tests.papers.small_workbooks import row, xlsx

NAMES = ("[/draft]", "Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد", "a\nb")


def test_every_cell_becomes_text_as_a_person_reads_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Delegates, draft"
    sheet.append(list(NAMES))
    sheet.append([])
    sheet.append(
        [datetime.date(2026, 3, 4), datetime.datetime(2026, 3, 4, 14, 30), datetime.time(14, 30, 5), 7, 0.1 + 0.2]
    )
    sheet.append([True, datetime.timedelta(hours=27, minutes=5), 12345678901234, None, " kept ", None])
    sheet["A5"], sheet["B5"] = 46085.604166666, 1.5e-7
    sheet["A5"].number_format = "dd/mm/yyyy hh:mm"
    book.save(tmp_path / "list.xlsx")
    found = read_file(tmp_path / "list.xlsx")
    (table,) = found.tables
    assert (found.kind, found.encoding, found.separator, table.name) == (".xlsx", "", "", "Delegates, draft")
    assert [(each.number, each.cells) for each in table.rows] == [
        (1, NAMES),
        (3, ("2026-03-04", "2026-03-04 14:30", "14:30:05", "7", "0.3")),
        (4, ("TRUE", "27:05", "12345678901234", "", " kept ")),
        (5, ("2026-03-04 14:30", "1.5e-07")),
    ]
    assert found.remarks == ()


def test_rows_and_columns_keep_their_places_where_the_sheet_begins_further_down(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["C4"] = "Name"
    book.save(tmp_path / "list.xlsx")
    (only,) = read_file(tmp_path / "list.xlsx").tables[0].rows
    assert (only.number, only.cells) == (4, ("", "", "Name"))


def test_a_workbook_named_otherwise_is_read_all_the_same(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "list.csv", row(1, "Name"))
    assert read_file(path).kind == ".xlsx"


def test_dates_of_1904_are_the_days_that_were_typed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert book.active is not None
    book.active.append([datetime.date(2026, 3, 4)])
    book.save(tmp_path / "mac.xlsx")
    assert read_file(tmp_path / "mac.xlsx").tables[0].rows[0].cells == ("2026-03-04",)


def test_formulas_never_worked_out_and_errors_are_listed(tmp_path: Path) -> None:
    cells = (
        '<row r="3"><c r="A3"><f>B1&amp;C1</f></c><c r="B3"><f>1+1</f><v>2</v></c><c t="e"><f>Z1</f><v>#REF!</v></c>'
        '<c t="str"><f>""</f><v></v></c></row><row><c><f t="shared" si="0"/><v/></c></row>'
    )
    found = read_file(xlsx(tmp_path / "f.xlsx", row(1, "x"), row(1, "Name") + cells))
    assert [(each.table, each.row, each.column, each.value) for each in found.remarks] == [
        ("Sheet 2", 3, 1, "=B1&C1"),
        ("Sheet 2", 3, 3, "#REF!"),
        ("Sheet 2", 4, 1, "="),
    ]
    assert found.tables[1].rows[1].cells == ("", "2")


def test_hidden_sheets_are_left_out_and_said_so(tmp_path: Path) -> None:
    found = read_file(xlsx(tmp_path / "h.xlsx", row(1, "Name"), row(1, "Secret"), hidden=1))
    assert [table.name for table in found.tables] == ["Sheet 1"]
    assert [(each.table, each.row) for each in found.remarks] == [("Sheet 2", 0)]


def test_a_text_merged_over_several_rows_is_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Indonesia", "Sri"])
    sheet.append([None, "Budi"])
    sheet.merge_cells("A1:A2")
    book.save(tmp_path / "m.xlsx")
    (remark,) = read_file(tmp_path / "m.xlsx").remarks
    assert (remark.row, remark.column, remark.value) == (1, 1, "Indonesia")
    assert "rows 1 to 2" in remark.message


def test_an_open_document_is_read_with_its_durations(tmp_path: Path) -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="Daftar"><table:table-row><table:table-cell office:value-type="string">'
        '<text:p>محمد</text:p></table:table-cell><table:table-cell office:value-type="time" '
        'office:time-value="PT27H17M54S"><text:p>27:17</text:p></table:table-cell></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</manifest:manifest>'
    )
    for name, inside in (("plain.ods", ""), ("locked.ods", "<manifest:encryption-data/>")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("mimetype", kind)
            archive.writestr("content.xml", content if not inside else "\x8f\x01")
            archive.writestr("META-INF/manifest.xml", manifest.format(inside))
    found = read_file(tmp_path / "plain.ods")
    assert (found.kind, found.tables[0].name, found.tables[0].rows[0].cells) == (".ods", "Daftar", ("محمد", "27:17:54"))
    with pytest.raises(Refused, match="protected by a password"):
        read_file(tmp_path / "locked.ods")


# --- files made to harm ---


def test_a_sheet_used_at_its_far_ends_ends_the_child_not_the_program(tmp_path: Path) -> None:
    far = row(1, "a") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(Refused, match="more memory or time"):
        read_file(xlsx(tmp_path / "far.xlsx", far))


def test_a_bomb_is_refused_before_it_is_unfolded(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "bomb.xlsx", row(1, "a"), extra={"xl/media/zeros.bin": "0" * 30_000_000})
    with pytest.raises(Refused, match="unfolds to more than a list can be"):
        read_file(path)
    many = xlsx(tmp_path / "many.xlsx", row(1, "a"), extra={f"x/{at}": "" for at in range(10_001)})
    with pytest.raises(Refused, match="10,000 parts"):
        read_file(many)


def test_entities_are_never_unfolded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for inside in ("&b;", "&f;", "x"):
        cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{inside}</t></is></c><c r="B1"><f>1</f></c></row>'
        with pytest.raises(Refused, match="is damaged"):
            read_file(xlsx(tmp_path / "entities.xlsx", bomb + cell))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (ReadLimits(seconds=0.001), "more memory or time"),
        (ReadLimits(memory_bytes=1_000_000), "more memory or time"),
        (ReadLimits(rows=2), "at most 2 rows"),
        (ReadLimits(columns=1), "row 1: a table may have at most 1 columns"),
        (ReadLimits(cells=3), "3 cells"),
        (ReadLimits(text_bytes=20), "is too long"),
        (ReadLimits(workbook_bytes=100), "at most 0 MB"),
        (ReadLimits(unzipped_bytes=100), "unfolds to more"),
    ],
)
def test_limits_are_kept(tmp_path: Path, limits: ReadLimits, said: str) -> None:
    path = xlsx(tmp_path / "list.xlsx", row(1, "Name", "Party") + row(2, "Sri", "ID") + row(3, "Kim", "KR"))
    with pytest.raises(Refused, match=said):
        read_file(path, limits)


def test_the_program_itself_never_loads_the_library(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "list.xlsx", row(1, "Name"))
    code = (
        "import sys, pathlib; from secretariat.papers.sheet_reading import read_file\n"
        f"assert read_file(pathlib.Path({str(path)!r})).tables\n"
        "assert not [name for name in sys.modules if 'calamine' in name or 'charset' in name]"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("kind", [".xls", ".xlsx", ".ods"])
def test_the_child_starts_with_little(kind: str) -> None:
    """Most of what a small file costs is the start: neither re nor typing nor json may come in."""
    child = Path(sys.modules["secretariat.papers.workbook_reading"].__file__ or "").with_name("sheet_child.py")
    code = (
        "import sys, atexit; old = set(sys.modules)\n"
        "atexit.register(lambda: print('loaded', *(set(sys.modules) - old)))\n"
        f"sys.argv = ['', '/nowhere', *['1000000000'] * 7, {kind!r}]\n"
        f"exec(compile(open({str(child)!r}).read(), 'c', 'exec'), "
        f"{{'__name__': '__main__', '__file__': {str(child)!r}}})"
    )
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "ModuleNotFoundError: No module named 'python_calamine'" in done.stderr
    loaded = set(done.stdout.split())
    assert {"datetime", "secretariat.papers.workbook_child.zipped_parts"} <= loaded
    assert not {"re", "typing", "json", "zipfile", "enum"} & loaded
    ours = {name for name in loaded if name.startswith("secretariat.")}
    assert all(name.startswith("secretariat.papers") for name in ours)
    assert {name for name in ours if not name.startswith("secretariat.papers.workbook_child")} == {"secretariat.papers"}


def test_an_error_in_an_open_document_is_no_text_and_is_remarked(tmp_path: Path) -> None:
    error = '<table:table-cell {more}calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="Daftar"><table:table-row table:number-rows-repeated="2"><table:table-cell '
        'office:value-type="string"><text:p>Ana</text:p></table:table-cell></table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>Budi</text:p>'
        "</table:table-cell>"
        + error.format(more='office:value-type="string" ')
        + error.format(more='office:value-type="string" office:string-value="" ')
        + "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "e.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    found = read_file(tmp_path / "e.ods")
    assert [cell for cell in found.tables[0].rows[-1].cells if cell] == ["Budi", "Budi"]
    assert [(one.row, one.column, one.value) for one in found.remarks] == [(3, 3, "#DIV/0!"), (3, 4, "#DIV/0!")]
    assert "read as empty" in found.remarks[0].message
