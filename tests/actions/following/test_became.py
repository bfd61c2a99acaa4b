"""The report of what became of what was agreed tells every commitment with its actions, and those without any."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from secretariat.actions.following.became import became_of_meeting, became_with_party
from secretariat.actions.following.became_paper import report
from secretariat.actions.following.carrying import carry_actions
from secretariat.actions.lifecycle import finish_actions
from secretariat.actions.operations import add_action
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.partial_date import PartialDate
from tests.conftest import Ran
from tests.done_once import done_once
from tests.printing import pdf_text

TODAY = date(2011, 8, 15)


def on(text: str) -> PartialDate:
    return parse_date(text, today=TODAY)


def agreed_at_two(record: Record) -> None:
    for ref, dates in (("M-1", "May 2011"), ("M-2", "May 2013")):
        add_meeting(record, title=f"Meeting {ref}", ref=ref, level="ministerial", dates=on(dates))
    add_outcome(record, meeting="M-1", kind="agreed", text="Widen [all] cooperation", parties="KR")
    add_outcome(record, meeting="M-1", kind="offered", text="Training")
    add_action(record, title="Send trainers", outcome="O-1", due=on("July 2011"), counterpart="KR", lead="SMBA")
    add_action(record, title="Sign", outcome="O-1", target="1 letter")
    add_action(record, title="Something else", meeting="M-1")
    finish_actions(record, ["A-2"], evidence="letter", why="one is enough", on=on("1 August 2011"))
    carry_actions(record, ["A-1"], into="M-2")


agreed = done_once(agreed_at_two, "agreed")


def test_every_outcome_stands_with_what_follows_from_it(agreed: Record) -> None:
    became = became_of_meeting(agreed, "M-1")
    told = [(one.kind, one.ref, [each.row.ref for each in one.actions]) for one in became.commitments]
    assert told == [("agreed", "O-1", ["A-1", "A-2"]), ("offered", "O-2", []), ("", "", ["A-3"])]
    assert [one.ref for one in became.without] == ["O-2"]
    first, second = became.commitments[0].actions
    assert (first.row.overdue, first.due, first.carried, first.end) == (True, "July 2011", ("M-2",), "")
    assert second.end == "1 August 2011: letter; one is enough"


def test_with_a_party_it_is_what_was_agreed_by_it_or_with_it(agreed: Record) -> None:
    became = became_with_party(agreed, "korea")
    assert [(one.ref, [each.row.ref for each in one.actions]) for one in became.commitments] == [
        ("O-1", ["A-1", "A-2"])
    ]


def test_on_a_past_day_it_tells_what_was_there_then(agreed: Record) -> None:
    before = Record(agreed.url, user="ana", today=date(2011, 7, 31))
    became = became_of_meeting(before, "M-1")
    first, second = became.commitments[0].actions
    assert (first.row.overdue, first.carried) == (False, ())
    assert (second.row.status, second.end) == ("agreed", "")
    before.close()
    long_before = Record(agreed.url, user="ana", today=date(2011, 4, 30))
    assert became_of_meeting(long_before, "M-1").without == []
    long_before.close()


@pytest.mark.parametrize("form", [".pdf", ".docx", ".md", ".csv"])
def test_every_form_tells_the_same_and_keeps_brackets(agreed: Record, form: str) -> None:
    data = report(became_of_meeting(agreed, "M-1"), form, today=TODAY, office="Kementerian")
    if form == ".pdf":
        text = pdf_text(data)
    elif form == ".docx":
        made = Document(io.BytesIO(data))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        text = "\n".join(cells + [paragraph.text for paragraph in made.paragraphs])
    else:
        text = data.decode().replace("\\", "")
    for words in (
        "Widen [all] cooperation",
        "Send trainers",
        "overdue 15 days",
        "carried into M-2",
        "letter",
        "Training",
    ):
        assert words in " ".join(text.split())


def test_the_sample_tells_what_became_of_the_beijing_meeting(run: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run("actions", "became", "--meeting", "ASEM-SMEMM-1", "--format", "json", on="sample")
    told = json.loads(ran.out)
    assert {each["ref"] for one in told["commitments"] for each in one["actions"]} >= {"A-1", "A-9"}
    written = tmp_path / "b.pdf"
    assert run("actions", "became", "--party", "korea", "-o", str(written), on="sample").code == 0
    assert "Green Business Center" in pdf_text(written.read_bytes())


def test_a_declaration_is_told_by_paragraph(run: Callable[..., Ran]) -> None:
    ran = run("declarations", "list", "--format", "json", on="sample")
    ref = json.loads(ran.out)[0]["ref"]
    told = json.loads(run("actions", "became", "--declaration", ref, "--format", "json", on="sample").out)
    assert told["commitments"]
    assert all(one["ref"].startswith(f"{ref}/") for one in told["commitments"])


def test_one_of_the_three_is_asked_for(run: Callable[..., Ran]) -> None:
    assert run("actions", "became", on="sample").code == 2


def test_nothing_agreed_is_said(agreed: Record) -> None:
    assert became_of_meeting(agreed, "M-2").commitments == ()
