"""A meeting's page tells what came before and comes next: in its series, and between the same two parties."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from secretariat.bilaterals.operations import request_bilateral, set_status
from secretariat.desk.chain import chain_of
from secretariat.desk.queries import desk_of, summary_of
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.queries import meeting_detail
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate

KOREA = [
    "APEC-SMEMM-17/ID-KR",
    "APEC-SMEMM-18/ID-KR",
    "ID-KR-2011-07",
    "APEC-SMEMM-20/ID-KR",
    "ID-KR-OVOP-2013",
    "GBC-SC-2015-04",
    "GBC-VISIT-2015-04",
]


def chain(record: Record, ref: str) -> list[str]:
    with record.reading() as connection:
        return [one.ref for one in chain_of(connection, meeting_detail(record, ref).id)[1]]


def test_the_sample_holds_the_chain_with_korea_from_gifu_to_the_steering_committee(sample: Record) -> None:
    for ref in KOREA:
        assert chain(sample, ref) == KOREA
    assert chain(sample, "APEC-SMEMM-18/ID-TW") == ["APEC-SMEMM-18/ID-TW", "APEC-SMEMM-20/ID-TW"]
    assert chain(sample, "APEC-SMEMM-18") == []


def test_each_promise_to_korea_says_what_became_of_it_or_that_nobody_told(sample: Record) -> None:
    from secretariat.actions.model import action
    from secretariat.meetings.model import meeting

    with sample.reading() as connection:
        refs = action.c.meeting_id == meeting.c.id
        rows = connection.execute(action.select().where(refs, meeting.c.ref.in_(KOREA))).mappings().all()
    done = {row["ref"]: (row["ended"], "http" in row["evidence"]) for row in rows if row["status"] == "done"}
    assert done == {"A-14": ("2011-07-29", True), "A-15": ("2011-07-29", True)}
    from_neraca = {"A-25", "A-26", "A-27", "A-28", "A-29"}  # promised for a time without end
    assert {row["ref"] for row in rows if row["status"] != "done" and not row["note"]} <= from_neraca


def test_the_page_marks_the_meeting_in_the_chain(sample: Record) -> None:
    sheet = summary_of(sample, desk_of(sample, "ID-KR-2011-07").id)
    section = next(one for one in sheet.sections if one.heading == "Between Indonesia and Republic of Korea")
    assert [line.text.partition("  ")[0] for line in section.lines] == KOREA
    assert [line.aside for line in section.lines if line.emphasis] == ["29 July 2011, closed, this one"]


def test_the_page_names_the_meetings_before_and_after_in_the_series(sample: Record) -> None:
    detail = meeting_detail(sample, "APEC-SMEMM-18")
    assert detail.before is not None and detail.before.ref == "APEC-SMEMM-17"
    assert detail.after is not None and detail.after.ref == "APEC-SMEMM-20"
    assert meeting_detail(sample, "APEC-SMEMM-17").before is None


def test_a_cancelled_meeting_is_no_link_but_for_itself(reference: Record) -> None:
    for ref, dates in (("ONE", "2011-05"), ("TWO", "2012-05")):
        add_meeting(reference, ref=ref, title=ref, level="ministerial", dates=PartialDate.from_edtf(dates))
        request_bilateral(reference, ref, "ID", "JP")
    set_status(reference, "TWO/ID-JP", "cancelled")
    request_bilateral(reference, "TWO", "JP", "ID")
    assert chain(reference, "ONE/ID-JP") == ["ONE/ID-JP", "TWO/JP-ID"]
    assert chain(reference, "TWO/ID-JP") == ["ONE/ID-JP", "TWO/ID-JP", "TWO/JP-ID"]


def test_the_command_line_shows_both(run: Callable[..., Any]) -> None:
    shown = run("meetings", "show", "APEC-SMEMM-18/ID-KR", on="sample").out
    assert "Between Indonesia and Republic of Korea" in shown and "ID-KR-2011-07" in shown
    told = json.loads(run("meetings", "show", "ID-KR-2011-07", "--format", "json", on="sample").out)
    assert (told["previous"], told["next"]) == (None, "ID-KR-OVOP-2013")
