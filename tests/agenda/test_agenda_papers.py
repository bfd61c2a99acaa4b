"""The agenda on paper: provisional until frozen, annotated, and the programme, read back by other programs' eyes."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from secretariat.agenda.carrying import carry_over, withdraw_item
from secretariat.agenda.freezing import freeze_agenda
from secretariat.agenda.operations import add_item, edit_item
from secretariat.agenda.papers.making import PAPERS, make_paper
from secretariat.agenda.papers.telling import paragraphs
from secretariat.agenda.queries import item_detail
from secretariat.agenda.running.operations import add_session
from secretariat.agenda.tabled.operations import add_paper
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.refusal import Refused
from tests.done_once import done_once
from tests.printing import pdf_text, printing_tools

MEETING = "APEC-T-18"
Run = Callable[..., Any]


@done_once
def agenda(reference: Record) -> None:
    """A meeting with items, a lead, a note, one withdrawn, one carried over from it, two sessions."""
    dates = parse_date("20-21 May 2011", today=reference.today)
    add_meeting(
        reference, ref=MEETING, title="18th [SME] meeting", level="ministerial", forum="APEC", dates=dates,
        place="Big Sky", timezone="America/Denver",
    )  # fmt: skip
    add_meeting(reference, ref="APEC-T-19", title="19th meeting", level="ministerial", forum="APEC")
    add_item(reference, MEETING, title="Opening", purpose="for information", lead="TW", minutes=90)
    add_item(reference, MEETING, title="[/draft] themes 林聖忠", note="First [words].\nStill first.\n\nSecond.")
    add_item(reference, MEETING, title="Finance", under="2")
    add_item(reference, MEETING, title="Next meeting", purpose="for decision")
    withdraw_item(reference, item_detail(reference, MEETING, "2.1").ref, why="no [paper]")
    carry_over(reference, [item_detail(reference, MEETING, "3").ref], to="APEC-T-19")
    add_session(reference, MEETING, title="Plenary [I]", kind="plenary", day="20 May 2011", starts="09:00", minutes=90,
                room="Yellowstone", items="1", interpreter="Somebody")  # fmt: skip


def docx_text(paper: bytes) -> str:
    made = Document(io.BytesIO(paper))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def read(paper: bytes, form: str) -> str:
    """What a reader of that format sees."""
    if form == ".pdf":
        return pdf_text(paper)
    return docx_text(paper) if form == ".docx" else paper.decode().replace("\\", "")


@pytest.mark.parametrize("form", [".pdf", ".docx", ".md"])
def test_the_agenda_says_what_each_item_asks_and_who_leads_under_its_name_in_the_forum(
    agenda: Record, form: str
) -> None:
    printing_tools()
    text = read(make_paper(agenda, MEETING, "agenda", form, office="Ministry"), form)
    for words in ("18th [SME] meeting", "Provisional agenda", "Big Sky", "Opening", "for information", "Finance"):
        assert words in text
    assert "Lead: Chinese Taipei" in text
    assert "[/draft] themes 林聖忠" in text
    assert "withdrawn: no [paper]" in " ".join(text.split())
    assert "carried over to APEC-T-19, item 1" in " ".join(text.split())
    assert "First [words]." not in text


@pytest.mark.parametrize("form", [".pdf", ".docx", ".md"])
def test_the_annotated_agenda_has_notes_lengths_and_origins(agenda: Record, form: str) -> None:
    printing_tools()
    text = read(make_paper(agenda, MEETING, "annotated", form), form)
    assert "Provisional annotated agenda" in text
    assert "1 h 30 min" in text
    assert "First [words]." in text
    assert "Second." in text
    after = read(make_paper(agenda, "APEC-T-19", "annotated", form), form)
    assert "Carried over from APEC-T-18, item 3." in after


def test_a_frozen_agenda_is_no_longer_provisional_and_names_late_items(agenda: Record) -> None:
    freeze_agenda(agenda, MEETING)
    add_item(agenda, MEETING, title="Late")
    text = make_paper(agenda, MEETING, "agenda", ".md").decode()
    assert "Provisional" not in text
    assert "late item" in text


@pytest.mark.parametrize("form", [".pdf", ".docx", ".md"])
def test_the_programme_is_in_the_meetings_time_without_what_the_secretariat_needs(agenda: Record, form: str) -> None:
    printing_tools()
    text = read(make_paper(agenda, MEETING, "programme", form), form)
    for words in ("Tentative programme", "Friday 20 May 2011", "09:00–10:30 MDT", "Plenary [I]", "Yellowstone"):
        assert words in " ".join(text.split())
    assert "Somebody" not in text


@pytest.mark.parametrize("paper", ["agenda", "annotated", "programme"])
def test_papers_speak_indonesian_too(agenda: Record, paper: str) -> None:
    set_language("id")
    text = make_paper(agenda, MEETING, paper, ".md").decode()
    assert {"agenda": "Agenda sementara", "annotated": "Agenda beranotasi sementara", "programme": "Acara sementara"}[
        paper
    ] in text
    assert "Mei 2011" in text


@pytest.mark.parametrize("paper", list(PAPERS))
def test_the_same_record_and_day_give_the_same_bytes(agenda: Record, paper: str) -> None:
    add_paper(agenda, MEETING, title="Statement [x]", item="1")
    for form in (".pdf", ".docx"):
        assert make_paper(agenda, MEETING, paper, form) == make_paper(agenda, MEETING, paper, form)


def test_an_offices_own_template_wins(agenda: Record, tmp_path: Path) -> None:
    printing_tools()
    own = '#import "house.typ": *\n#show: house\nOwn #data.items.len()'
    (tmp_path / "agenda.typ").write_text(own)
    assert "Own 4" in pdf_text(make_paper(agenda, MEETING, "agenda", ".pdf", templates=tmp_path))


@pytest.mark.parametrize("paper", list(PAPERS))
def test_where_there_is_nothing_to_print_it_says_so(reference: Record, paper: str) -> None:
    add_meeting(reference, ref="EMPTY", title="Empty", level="working level")
    with pytest.raises(Refused, match="EMPTY has no"):
        make_paper(reference, "EMPTY", paper, ".pdf")


def test_a_typed_text_is_parted_at_empty_lines() -> None:
    assert paragraphs(" a \nb\n \n\n c\n") == ["a\nb", "c"]
    assert paragraphs("\n \n") == []


def test_the_command_line_writes_a_paper_or_says_what_is_wrong(run: Run, tmp_path: Path) -> None:
    run("meetings", "add", "--ref", "M-1", "--title", "Meeting", "--level", "working level")
    file = tmp_path / "agenda.md"
    assert run("agenda", "print", "M-1", "-o", str(file)).code == 1
    assert not file.exists()
    run("agenda", "add", "M-1", "--title", "Opening")
    ran = run("agenda", "print", "M-1", "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert "Opening" in file.read_text()
    assert run("agenda", "print", "M-1").code == 2
    assert run("agenda", "print", "M-1", "-o", str(tmp_path / "agenda.xyz")).code == 1
    assert run("agenda", "edit", "M-1", "1", "--note", "x").code == 0


def test_an_items_note_stays_out_of_the_agenda_that_is_handed_out(agenda: Record) -> None:
    edit_item(agenda, item_detail(agenda, MEETING, "1").ref, note="internal remark")
    assert b"internal remark" not in make_paper(agenda, MEETING, "agenda", ".md")
