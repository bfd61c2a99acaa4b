"""The programme of bilaterals on paper: both zones, states in words, what waits; read back by other programs' eyes."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from secretariat.bilaterals.negotiating import decline
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral, set_status
from secretariat.bilaterals.papers.making import make_programme
from secretariat.bilaterals.papers.programme import programme_of
from secretariat.meetings.operations import add_meeting
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once

HOST = "APEC-T-32"
ISSUED = date(2011, 8, 15)


@done_once
def office(reference: Record) -> None:
    """Two slots in Denver on the day its clocks go back, one request that waits, one declined."""
    dates = PartialDate.from_edtf("2011-11-05/2011-11-06")
    add_meeting(
        reference,
        ref=HOST,
        title="32nd [/draft]",
        level="ministerial",
        forum="APEC",
        dates=dates,
        place="Big Sky",
        timezone="America/Denver",
    )
    add_person(reference, name="Dong-Sun KIM", native_name="김동선", party="KR")
    request_bilateral(reference, HOST, "ID", "KR", head_second="KIM", topics="OVOP [agreed in principle]; Training")
    edit_bilateral(reference, f"{HOST}/ID-KR", starts="5 November 2011 14:30", ends="15:00", room="B2 [/draft]")
    set_status(reference, f"{HOST}/ID-KR", "confirmed")
    request_bilateral(reference, HOST, "ID", "TW", starts="6 November 2011 09:00", ends="09:30", interpreter="林聖忠")
    request_bilateral(reference, HOST, "ID", "JP")
    request_bilateral(reference, HOST, "ID", "US")
    decline(reference, f"{HOST}/ID-US", why="no time")


def test_it_is_by_day_with_both_zones_and_leaves_out_what_was_declined(office: Record) -> None:
    programme = programme_of(office, HOST)
    assert [day.name for day in programme.days] == ["Sat 5 Nov 2011", "Sun 6 Nov 2011"]
    first, second = programme.days[0].lines[0], programme.days[1].lines[0]
    assert (first.time, first.office_time) == ("14:30–15:00 MDT", "6 Nov 03:30–04:00 WIB")
    assert (second.time, second.office_time) == ("09:00–09:30 MST", "23:00–23:30 WIB")
    assert (first.state, second.state) == ("confirmed", "requested")
    assert [line.ref for line in programme.waiting] == [f"{HOST}/ID-JP"]


def test_the_pdf_says_all_of_it(office: Record, tmp_path: Path) -> None:
    made = make_programme(programme_of(office, HOST), ".pdf", date=ISSUED, office="Secretariat")
    path = tmp_path / "bilaterals.pdf"
    path.write_bytes(made)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    for said in (
        "32nd [/draft]",
        "14:30–15:00 MDT",
        "03:30–04:00 WIB",
        "B2 [/draft]",
        "Dong-Sun KIM",
        "林聖忠",
        "Waiting",
    ):
        assert said in text
    assert made == make_programme(programme_of(office, HOST), ".pdf", date=ISSUED, office="Secretariat")


def test_the_document_the_sheet_and_markdown_say_the_same(office: Record) -> None:
    programme = programme_of(office, HOST)
    document = docx.Document(io.BytesIO(make_programme(programme, ".docx", date=ISSUED)))
    written = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    sheet = openpyxl.load_workbook(io.BytesIO(make_programme(programme, ".xlsx", date=ISSUED))).active
    cells = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
    marked = make_programme(programme, ".md", date=ISSUED).decode()
    for said in ("14:30–15:00 MDT", "OVOP [agreed in principle]", "Indonesia – Chinese Taipei"):
        assert said in written and said in cells
        assert said.replace("[", "\\[").replace("]", "\\]") in marked


def test_it_is_whole_in_indonesian(office: Record) -> None:
    set_language("id")
    programme = programme_of(office, HOST)
    assert programme.days[0].lines[0].title == "Indonesia – Republik Korea"
    assert make_programme(programme, ".md", date=ISSUED).decode().startswith("# Bilateral di sela-sela 32nd")


def test_a_meeting_without_bilaterals_is_told(reference: Record) -> None:
    add_meeting(reference, ref=HOST, title="32nd", level="ministerial", timezone="America/Denver")
    with pytest.raises(Refused, match="no bilaterals"):
        programme_of(reference, HOST)
