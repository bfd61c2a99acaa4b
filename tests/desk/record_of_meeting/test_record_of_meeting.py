"""The summary record and the summary of decisions, read back by other programs' eyes."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from secretariat.actions.lifecycle import drop_actions
from secretariat.actions.operations import add_action
from secretariat.agenda.operations import add_item, edit_item
from secretariat.agenda.proceedings import take_outcome
from secretariat.agenda.queries import item_detail
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.operations import add_delegation
from secretariat.delegations.reception.operations import arrive
from secretariat.desk.record_of_meeting.making import PAPERS, make_record
from secretariat.meetings.operations import add_meeting, change_status
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.meetings.states import OutcomeKind
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from tests.done_once import done_once
from tests.journeys.driving import begun, opened_app, until
from tests.printing import pdf_info, pdf_text, printing_tools

MEETING = "APEC-T-18"
FORMS = (".pdf", ".docx", ".md")
Run = Callable[..., Any]


@done_once
def held(reference: Record) -> None:
    """A concluded meeting with delegations, proceedings, outcomes and actions."""
    dates = parse_date("20-21 May 2011", today=reference.today)
    add_meeting(
        reference,
        ref=MEETING,
        title="18th [SME] meeting",
        level="ministerial",
        forum="APEC",
        dates=dates,
        place="Big Sky",
    )
    for family, given, native, party in (("Kim", "Dong-Sun", "김동선", "KR"), ("Lin", "Sheng-Chung", "林聖忠", "TW")):
        who = add_person(reference, name=f"{given} {family}", given=given, family=family, native_name=native)
        add_delegation(reference, MEETING, party)
        add_delegate(reference, MEETING, party, who.ref, function="head of delegation", title="Minister")
    add_delegation(reference, MEETING, "JP", status="regrets")
    add_item(reference, MEETING, title="Opening", proceedings="The chair opened [the meeting].\n\nNobody objected.")
    add_item(reference, MEETING, title="[/draft] themes", lead="TW")
    ref = item_detail(reference, MEETING, "2").ref
    outcome, _item = take_outcome(reference, ref, OutcomeKind.AGREED, "Train [100] trainers", by="KR; TW")
    add_outcome(reference, meeting=MEETING, kind="welcomed", text="The [offer] of Korea")
    due = parse_date("July 2011", today=reference.today)
    add_action(reference, title="Train them", outcome=outcome, lead="SMBA", due=due)
    add_action(reference, title="Thank [the host]", meeting=MEETING)
    dropped = add_action(reference, title="Nothing of it", meeting=MEETING)
    drop_actions(reference, [dropped.row.ref], why="no")
    for status in ("confirmed", "in session", "concluded"):
        change_status(reference, [MEETING], status)


def read(paper: bytes, form: str) -> str:
    """What a reader of that format sees, on one line."""
    if form == ".docx":
        made = Document(io.BytesIO(paper))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        return " ".join(" ".join([*(one.text for one in made.paragraphs), *cells]).split())
    text = pdf_text(paper) if form == ".pdf" else paper.decode().replace("\\", "")
    return " ".join(text.split())


@pytest.mark.parametrize("form", FORMS)
def test_the_summary_record_tells_who_was_there_what_was_said_and_what_came_of_it(held: Record, form: str) -> None:
    printing_tools()
    text = read(make_record(held, MEETING, "minutes", form, office="Ministry"), form)
    for words in (
        "18th [SME] meeting",
        "Summary record · Big Sky · 20–21 May 2011",
        "Dong-Sun KIM",
        "Republic of Korea",
        "Chinese Taipei",
        "林聖忠",
        "Regrets: Japan.",
        "As named to the secretariat.",
        "The chair opened [the meeting].",
        "Nobody objected.",
        "[/draft] themes",
        "Lead: Chinese Taipei",
        "Train [100] trainers",
        "Republic of Korea, Chinese Taipei",
        "lead: Small and Medium Business Administration; due: July 2011",
        "Other matters",
        "The [offer] of Korea",
        "Thank [the host]",
        "lead: nobody yet; due: no date yet",
    ):
        assert words in text
    assert "Nothing of it" not in text


def test_delegations_stand_in_the_meetings_order(held: Record) -> None:
    text = make_record(held, MEETING, "minutes", ".md").decode()
    assert text.index("**Republic of Korea**") < text.index("**Chinese Taipei**")


def test_what_came_of_an_item_stands_under_it(held: Record) -> None:
    text = make_record(held, MEETING, "minutes", ".md").decode()
    second, other = text.index("### 2"), text.index("## Other matters")
    assert second < text.index("Train \\[100\\] trainers") < other
    assert second < text.index("Train them") < other < text.index("offer")


def test_where_anybody_was_checked_in_only_those_were_there(held: Record) -> None:
    arrive(held, MEETING, ["Dong-Sun Kim"])
    text = make_record(held, MEETING, "minutes", ".md").decode()
    assert "As checked in at the meeting." in text
    assert "KIM" in text
    assert "LIN" not in text


def test_a_record_is_a_draft_until_the_meeting_is_over(held: Record) -> None:
    change_status(held, [MEETING], "in session")
    assert "Draft summary record" in make_record(held, MEETING, "minutes", ".md").decode()


@pytest.mark.parametrize("form", FORMS)
def test_the_summary_of_decisions_has_decisions_and_deeds_and_no_speech(held: Record, form: str) -> None:
    printing_tools()
    text = read(make_record(held, MEETING, "decisions", form), form)
    for words in (
        "Summary of decisions",
        "The meeting agreed",
        "Train [100] trainers",
        "item 2",
        "The meeting welcomed",
    ):
        assert words in text
    for words in ("Follow-up actions", "Train them", "July 2011", "Thank [the host]"):
        assert words in text
    assert "The chair opened" not in text
    assert text.index("Train [100] trainers") < text.index("The [offer] of Korea")


def test_a_meeting_without_anything_has_a_record_that_says_so(reference: Record) -> None:
    add_meeting(reference, ref="EMPTY", title="Empty", level="working level")
    assert "No outcome is on record." in make_record(reference, "EMPTY", "decisions", ".md").decode()
    for paper in PAPERS:
        for form in FORMS:
            assert make_record(reference, "EMPTY", paper, form)


@pytest.mark.parametrize("paper", list(PAPERS))
def test_papers_speak_indonesian_too(held: Record, paper: str) -> None:
    set_language("id")
    text = make_record(held, MEETING, paper, ".md").decode()
    assert {"minutes": "Ringkasan risalah", "decisions": "Ringkasan keputusan"}[paper] in text
    assert "Juli 2011" in text


@pytest.mark.parametrize("paper", list(PAPERS))
def test_the_same_record_and_day_give_the_same_archival_paper(held: Record, paper: str) -> None:
    made = make_record(held, MEETING, paper, ".pdf")
    assert made == make_record(held, MEETING, paper, ".pdf")
    assert "Tagged:          yes" in pdf_info(made)
    assert make_record(held, MEETING, paper, ".docx") == make_record(held, MEETING, paper, ".docx")


def test_an_offices_own_template_wins(held: Record, tmp_path: Path) -> None:
    printing_tools()
    (tmp_path / "summary_record.typ").write_text('#import "house.typ": *\n#show: house\nOwn #data.items.len()')
    assert "Own 2" in pdf_text(make_record(held, MEETING, "minutes", ".pdf", templates=tmp_path))


def test_a_withdrawn_item_says_why(held: Record) -> None:
    edit_item(held, item_detail(held, MEETING, "1").ref, status="withdrawn", why="no [paper]")
    assert "withdrawn: no \\[paper\\]" in make_record(held, MEETING, "minutes", ".md").decode()


def test_the_command_line_writes_either_or_says_what_is_wrong(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "minutes.md"
    ran = run("meetings", "record", "ASEM-SMEMM-1", "-o", str(file), on="sample")
    assert (ran.code, ran.out) == (0, "")
    assert "1st ASEM SME Ministerial Meeting" in file.read_text()
    ran = run("meetings", "record", "ASEM-SMEMM-1", "--paper", "decisions", "-o", str(tmp_path / "d.docx"), on="sample")
    assert ran.code == 0
    assert run("meetings", "record", "ASEM-SMEMM-1", on="sample").code == 2
    assert run("meetings", "record", "NOWHERE-1", "-o", str(file), on="sample").code == 1
    assert run("meetings", "record", "ASEM-SMEMM-1", "-o", str(tmp_path / "x.xlsx"), on="sample").code == 1


async def test_p_on_the_meetings_page_writes_the_record(
    held: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened_app(held)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        app.open_desk(MEETING)
        await until(pilot, "Big Sky")
        await pilot.press("p")
        await until(pilot, "Summary of decisions")
        await pilot.press(*"minutes", "enter")
        await until(pilot, "minutes-APEC-T-18.pdf")
        await pilot.press("enter")
        await until(pilot, "Wrote")
    assert "The chair opened" in pdf_text((tmp_path / "minutes-APEC-T-18.pdf").read_bytes())
