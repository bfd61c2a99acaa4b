"""The run of show on paper: both zones, right on the days clocks change; read back by other programs' eyes."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from secretariat.agenda.operations import add_item
from secretariat.agenda.running.operations import add_session, cancel_session
from secretariat.agenda.running.papers.making import run_of_show_paper
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.refusal import Refused
from tests.agenda.running.test_sessions import meeting
from tests.completeness import lacking

SPRING, AUTUMN = "SPRING", "AUTUMN"


def printed(record: Record, which: str, tmp_path: Path, **more: Any) -> str:
    """The paper as pdftotext reads it, on one line."""
    if shutil.which("pdftotext") is None:
        lacking("pdftotext is not installed; it comes with poppler-utils")
    file = tmp_path / "show.pdf"
    file.write_bytes(run_of_show_paper(record, which, ".pdf", **more))
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return " ".join(read.stdout.split())


def days_clocks_change(record: Record) -> None:
    """A night over each of the two changes in Denver, in 2011."""
    meeting(record, SPRING, "2011-03-13", title="Big Sky [in principle]")
    add_session(record, SPRING, title="Before", starts="01:00", minutes=30)
    add_session(record, SPRING, title="Across", starts="01:30", minutes=60)
    add_session(record, SPRING, title="After", starts="09:00", minutes=90)
    meeting(record, AUTUMN, "2011-11-06")
    add_session(record, AUTUMN, title="Across", starts="00:30", minutes=90)
    add_session(record, AUTUMN, title="Second", starts="01:30 MST", minutes=30)
    add_session(record, AUTUMN, title="After", starts="09:00", minutes=90)


def test_the_clocks_go_forward_in_denver_printed_in_jakarta(reference: Record, tmp_path: Path) -> None:
    days_clocks_change(reference)
    text = printed(reference, SPRING, tmp_path)
    assert "The clocks change on this day, from MST to MDT." in text
    assert "Big Sky [in principle]" in text
    for said in (
        "01:00–01:30 MST 15:00–15:30 WIB 30 Before",
        "15:30–16:30 WIB",
        "09:00–10:30 MDT 22:00–23:30 WIB 90 After",
    ):
        assert said in text
    # An hour that passes from 1:30 MST ends at 3:30 MDT.
    assert "01:30 MST–" in text and "03:30 MDT" in text


def test_the_clocks_go_back_in_denver_printed_in_jakarta(reference: Record, tmp_path: Path) -> None:
    days_clocks_change(reference)
    text = printed(reference, AUTUMN, tmp_path)
    assert "The clocks change on this day, from MDT to MST." in text
    for said in (
        "13:30–15:00 WIB",
        "01:30–02:00 MST 15:30–16:00 WIB 30 Second",
        "09:00–10:30 MST 23:00–",
        "7 Nov 00:30 WIB",
    ):
        assert said in text
    assert "00:30 MDT–" in text and "01:00 MST" in text


def test_what_is_printed_is_what_the_zones_own_data_says(reference: Record, tmp_path: Path) -> None:
    days_clocks_change(reference)
    jakarta = ZoneInfo("Asia/Jakarta")
    begins = datetime(2011, 11, 6, 8, 30, tzinfo=UTC)  # 01:30 MST, the second time the clocks show 01:30
    assert f"{begins.astimezone(jakarta):%H:%M}–16:00 WIB" in printed(reference, AUTUMN, tmp_path)


def test_items_people_rooms_and_tracks_stand_on_it_and_the_same_record_gives_the_same_bytes(
    reference: Record, tmp_path: Path
) -> None:
    meeting(reference)
    add_item(reference, "BIG-SKY", title="[/draft] declaration", minutes=25)
    add_session(
        reference,
        "BIG-SKY",
        title="Plenary 林聖忠",
        day="1",
        starts="09:00",
        items="1",
        room="Hall",
        chair="Nguyễn Văn Hùng",
    )
    add_session(reference, "BIG-SKY", title="Panel", day="1", starts="09:00", minutes=30, track="[blue]")
    gone = add_session(reference, "BIG-SKY", title="Reception", kind="social", day="2", starts="19:00", minutes=120)
    cancel_session(reference, gone.ref)
    text = printed(reference, "BIG-SKY", tmp_path)
    for said in ("Plenary 林聖忠", "1 [/draft] declaration (25 minutes)", "Chair: Nguyễn Văn Hùng", "Hall", "[blue]"):
        assert said in text
    assert "Reception – cancelled" in text and "Saturday 21 May 2011" in text
    assert run_of_show_paper(reference, "BIG-SKY", ".pdf") == run_of_show_paper(reference, "BIG-SKY", ".pdf")
    assert "Saturday" not in printed(reference, "BIG-SKY", tmp_path, day="1")


def test_the_sheet_and_markdown_say_the_same(reference: Record) -> None:
    days_clocks_change(reference)
    book = openpyxl.load_workbook(io.BytesIO(run_of_show_paper(reference, AUTUMN, ".xlsx")))
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert "00:30 MDT–01:00 MST" in cells and "13:30–15:00 WIB" in cells
    text = run_of_show_paper(reference, AUTUMN, ".md").decode()
    assert "| 00:30 MDT–01:00 MST | 13:30–15:00 WIB | 90 | Across |" in text


def test_it_is_printed_in_indonesian(reference: Record, tmp_path: Path) -> None:
    days_clocks_change(reference)
    set_language("id")
    text = printed(reference, AUTUMN, tmp_path)
    assert "Rundown acara" in text and "Minggu, 6 November 2011" in text
    assert "Jam berubah pada hari ini, dari MDT ke MST." in text


def test_an_empty_programme_is_not_printed(reference: Record) -> None:
    meeting(reference, "EMPTY")
    with pytest.raises(Refused, match="The programme of EMPTY has no sessions yet"):
        run_of_show_paper(reference, "EMPTY", ".pdf")
