"""Meetings through the operations: what is kept, made, listed, changed, refused."""

from __future__ import annotations

import pytest

from secretariat.meetings.finding import meeting_id, meeting_suggestions
from secretariat.meetings.operations import add_meeting, change_status, edit_meeting, remove_meetings
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.meetings.queries import MeetingRow, meeting_detail, meetings_window
from secretariat.meetings.series_operations import add_series
from secretariat.meetings.sheet import meeting_json, meeting_row_json, meeting_sheet
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.record.sources import fact_source
from secretariat.values.language import N_
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.done_once import done_once

MEETING_KEYS = [
    "ref",
    "title",
    "series",
    "ordinal",
    "level",
    "status",
    "dates",
    "starts",
    "ends",
    "timezone",
    "place",
    "host",
    "in_margins_of",
    "parties",
]


def date(edtf: str) -> PartialDate:
    return PartialDate.from_edtf(edtf)


def rows(record: Record, words: str = "", sort: str = "", descending: bool = False, **scope: str) -> list[MeetingRow]:
    window = meetings_window(record, ListQuery(words, sort, descending, scope))
    return window.rows(0, window.count())


def refs(record: Record, words: str = "", sort: str = "", descending: bool = False, **scope: str) -> list[str]:
    return [row.ref for row in rows(record, words, sort, descending, **scope)]


@done_once
def office(reference: Record) -> None:
    """A record with a series and three meetings: one dated to days, one to a month, one not at all."""
    add_series(reference, code="APEC-SMEMM", name="APEC SME Ministerial Meeting", forum="APEC", level="ministerial")
    add_meeting(
        reference,
        title="18th APEC SME Ministerial Meeting",
        series="APEC-SMEMM",
        ordinal=18,
        dates=date("2011-05-20/2011-05-21"),
        place="Big Sky, Montana",
        timezone="america/denver",
        host="US",
    )
    add_meeting(
        reference, title="20th APEC SME Ministerial Meeting", series="APEC-SMEMM", ordinal=20, dates=date("2013-09")
    )
    add_meeting(reference, title="Site visit", level="site visit", in_margins_of="APEC-SMEMM-18")


def test_a_meeting_of_a_series_takes_level_forum_and_reference_from_it(office: Record) -> None:
    meeting = meeting_detail(office, "APEC-SMEMM-18")
    row = meeting.row
    assert (row.level, row.forum, row.status) == ("ministerial", "APEC", "tentative")
    assert (row.timezone, row.host, meeting.host_name) == ("America/Denver", "US", "United States of America")
    assert refs(office, sort="ref") == ["APEC-SMEMM-18", "APEC-SMEMM-20", "SITE-VISIT"]


def test_the_json_has_every_promised_key_and_no_false_precision(office: Record) -> None:
    shown = meeting_json(meeting_detail(office, "APEC-SMEMM-18"))
    assert list(shown)[: len(MEETING_KEYS)] == MEETING_KEYS
    assert (shown["dates"], shown["starts"], shown["ends"]) == ("2011-05-20/2011-05-21", "2011-05-20", "2011-05-21")
    month = meeting_row_json(rows(office, "20th")[0])
    assert (month["dates"], month["starts"], month["ends"]) == ("2013-09", None, None)
    unknown = meeting_row_json(rows(office, "visit")[0])
    assert (unknown["dates"], unknown["starts"], unknown["in_margins_of"]) == (None, None, "APEC-SMEMM-18")
    assert (unknown["series"], unknown["ordinal"], unknown["parties"]) == (None, None, 0)


def test_the_newest_stand_first_and_every_order_can_be_turned_round(office: Record) -> None:
    newest = ["SITE-VISIT", "APEC-SMEMM-20", "APEC-SMEMM-18"]
    assert refs(office) == refs(office, sort="date") == newest
    assert refs(office, sort="date", descending=True) == newest[::-1]
    assert refs(office, sort="title") == ["APEC-SMEMM-18", "APEC-SMEMM-20", "SITE-VISIT"]
    assert refs(office, sort="title", descending=True)[0] == "SITE-VISIT"
    assert sorted(refs(office, sort="status")) == sorted(newest)
    window = meetings_window(office, ListQuery(sort="date"))
    assert [window.position(row.id) for row in rows(office)] == [0, 1, 2]


def test_lists_narrow_by_words_and_by_what_they_are_about(office: Record) -> None:
    assert refs(office, "big SKY") == ["APEC-SMEMM-18"]
    assert refs(office, "united states") == ["APEC-SMEMM-18"]
    assert refs(office, series="APEC-SMEMM") == refs(office, forum="apec") == ["APEC-SMEMM-20", "APEC-SMEMM-18"]
    assert refs(office, meeting="APEC-SMEMM-18") == ["SITE-VISIT"]
    assert refs(office, status="confirmed") == []
    with pytest.raises(NotFound, match="There is no forum “NATO”"):
        refs(office, forum="NATO")


def test_a_meeting_is_found_by_reference_title_and_words(office: Record) -> None:
    with office.reading() as connection:
        first = meeting_id(connection, "APEC-SMEMM-18")
        for words in ("apec-smemm-18", "18th APEC SME ministerial meeting", "18th apec", "big sky"):
            assert meeting_id(connection, words) == first
        with pytest.raises(Ambiguous, match=r"\(APEC-SMEMM-18\), .*\(APEC-SMEMM-20\)"):
            meeting_id(connection, "APEC SME Ministerial")
        with pytest.raises(NotFound, match="nearest: APEC-SMEMM-18"):
            meeting_id(connection, "APEC-SMEM-18")
        for nothing in ("", " ", "%", "zz"):
            with pytest.raises(NotFound):
                meeting_id(connection, nothing)
        assert meeting_suggestions(connection, "site")[0] == ("SITE-VISIT", "Site visit")


def test_the_sheet_says_when_how_far_away_and_what_hangs_on_it(office: Record) -> None:
    add_outcome(office, meeting="APEC-SMEMM-18", kind="agreed", text="Double [triple] the number", parties="KR; ID")
    sheet = meeting_sheet(meeting_detail(office, "APEC-SMEMM-18"), office.today)
    facts = {fact.label: fact.value for fact in sheet.facts}
    assert facts["Dates"] == "20–21 May 2011 · 86 d ago"
    assert facts["Time zone"] == "America/Denver (MDT)"
    assert facts["Series"] == "APEC SME Ministerial Meeting (APEC-SMEMM), number 18"
    assert sheet.state == "tentative"
    lines = {section.heading: section.lines for section in sheet.sections}
    assert lines["Outcomes"][0].text == "O-1  Double [triple] the number"
    assert lines["In its margins"][0].text == "SITE-VISIT  Site visit"
    undated = meeting_sheet(meeting_detail(office, "SITE-VISIT"), office.today)
    assert undated.facts[0].value == "not known yet"


def test_two_sources_that_disagree_both_stand_on_the_sheet(office: Record) -> None:
    meeting = meeting_detail(office, "APEC-SMEMM-18")
    said = [("2011-05-20/2011-05-21", "joint statement", True), ("2011-05-21", "press report", False)]
    with office.act(N_("Note the sources")) as work:
        work.insert_many(
            fact_source,
            [
                {
                    "table_name": "meeting",
                    "record_id": meeting.id,
                    "ref": meeting.ref,
                    "field": "dates",
                    "value": value,
                    "source": source,
                    "chosen": chosen,
                }
                for value, source, chosen in said
            ],
        )
    sheet = meeting_sheet(meeting_detail(office, "APEC-SMEMM-18"), office.today)
    sources = next(section for section in sheet.sections if section.heading == "What the sources say")
    assert [line.text for line in sources.lines] == [
        "Dates: 20–21 May 2011 (chosen) — joint statement",
        "Dates: 21 May 2011 — press report",
    ]
    remove_meetings(office, ["SITE-VISIT", "APEC-SMEMM-18"])
    office.undo()
    assert len(meeting_detail(office, "APEC-SMEMM-18").sources) == 2


def test_what_cannot_be_is_refused_and_changes_nothing(office: Record) -> None:
    before = refs(office)
    for fields, why in (
        ({"title": "X"}, "Level is needed"),
        ({"title": " ", "level": "signing"}, "needs a title"),
        ({"title": "X", "level": "gathering"}, "gathering|Level|level"),
        ({"title": "X", "level": "signing", "ref": "two words"}, "can't be one"),
        ({"title": "X", "level": "signing", "ref": "apec-smemm-18"}, "APEC-SMEMM-18"),
        ({"title": "X", "level": "signing", "timezone": "Mars/Olympus"}, "Time zone"),
        ({"title": "X", "level": "signing", "host": "Atlantis"}, "No party is called"),
        ({"title": "X", "level": "signing", "series": "G20"}, "There is no series"),
        ({"title": "X", "series": "APEC-SMEMM", "ordinal": 18}, "APEC-SMEMM-18 is already number 18"),
        ({"title": "X", "series": "APEC-SMEMM", "ordinal": 10**14}, "not a number from 1"),
        ({"title": "X", "level": "signing", "in_margins_of": "nowhere"}, "There is no meeting"),
        ({"title": "X" * 501, "level": "signing"}, "too long"),
        ({"title": "\x1b]52;c;AAAA\x07", "level": "signing"}, "control character"),
    ):
        with pytest.raises(Refused, match=why):
            add_meeting(office, **fields)
    assert refs(office) == before


def test_a_meeting_cannot_be_in_its_own_margins_by_any_way_round(office: Record) -> None:
    for host in ("APEC-SMEMM-18", "SITE-VISIT"):
        with pytest.raises(Refused, match="its own margins"):
            edit_meeting(office, "APEC-SMEMM-18", in_margins_of=host)


def test_an_edited_meeting_is_found_by_its_new_words_and_keeps_its_reference(office: Record) -> None:
    saved = edit_meeting(office, "APEC-SMEMM-20", place="Bali", dates=None, theme="[/draft] 林聖忠")
    assert (saved.ref, saved.row.place, saved.row.dates, saved.theme) == (
        "APEC-SMEMM-20",
        "Bali",
        "",
        "[/draft] 林聖忠",
    )
    assert refs(office, "bali") == refs(office, "林聖忠") == ["APEC-SMEMM-20"]
    with pytest.raises(Refused, match="keeps its reference"):
        edit_meeting(office, "APEC-SMEMM-20", ref="BALI")
    with pytest.raises(Refused, match="needs a title"):
        edit_meeting(office, "APEC-SMEMM-20", title=None)  # type: ignore[arg-type]  # wrong on purpose


def test_changes_of_different_fields_are_merged_and_of_the_same_shown(office: Record) -> None:
    read = meeting_detail(office, "APEC-SMEMM-20")
    edit_meeting(office, "APEC-SMEMM-20", place="Bali")
    assert edit_meeting(office, "APEC-SMEMM-20", version=read.version, theme="Growth").row.place == "Bali"
    assert refs(office, "bali growth") == ["APEC-SMEMM-20"]
    with pytest.raises(Conflict):
        edit_meeting(office, "APEC-SMEMM-20", version=read.version, place="Jakarta")


def test_states_change_step_by_step_in_one_act_for_many(office: Record) -> None:
    assert change_status(office, ["APEC-SMEMM-18", "Site visit"], "confirmed") == ["APEC-SMEMM-18", "SITE-VISIT"]
    with pytest.raises(Refused, match="APEC-SMEMM-20 is tentative and can't become in session"):
        change_status(office, ["APEC-SMEMM-18", "APEC-SMEMM-20"], "in session")
    assert meeting_detail(office, "APEC-SMEMM-18").row.status == "confirmed"
    office.undo()
    assert refs(office, status="tentative") == ["SITE-VISIT", "APEC-SMEMM-20", "APEC-SMEMM-18"]


def test_deleting_takes_the_outcomes_along_and_undo_brings_all_back(office: Record) -> None:
    add_outcome(office, meeting="APEC-SMEMM-20", kind="noted", text="Six bilaterals")
    assert remove_meetings(office, ["APEC-SMEMM-20"]) == ["APEC-SMEMM-20"]
    assert "APEC-SMEMM-20" not in refs(office)
    again = add_meeting(office, title="Again", series="APEC-SMEMM", ordinal=20)
    assert again.ref == "APEC-SMEMM-20-2"
    office.undo()
    office.undo()
    assert meeting_detail(office, "APEC-SMEMM-20").outcomes == (("O-1", "Six bilaterals", "noted"),)


def test_a_meeting_others_hang_on_stays(office: Record) -> None:
    with pytest.raises(Refused, match="APEC-SMEMM-18 can't be deleted while other records hang on it"):
        remove_meetings(office, ["APEC-SMEMM-18"])
    assert "APEC-SMEMM-18" in refs(office)


def test_a_conflict_of_dates_shows_the_dates_and_nothing_derived_from_them(office: Record) -> None:
    read = meeting_detail(office, "APEC-SMEMM-20")
    edit_meeting(office, "APEC-SMEMM-20", dates=date("2013-09-06"), host="Indonesia")
    with pytest.raises(Conflict) as conflict:
        edit_meeting(office, "APEC-SMEMM-20", version=read.version, dates=date("2013-10"), host="KR")
    shown = {field.field: (field.base, field.mine, field.theirs) for field in conflict.value.fields}
    assert shown == {"dates": ("2013-09", "2013-10", "2013-09-06"), "host": ("", "KR", "ID")}
