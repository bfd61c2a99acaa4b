"""A party's dossier: which meetings, in which order, and what became of each promise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from secretariat.actions.lifecycle import drop_actions, supersede_actions
from secretariat.actions.operations import add_action
from secretariat.agenda.tabled.operations import add_paper, revise_paper
from secretariat.bilaterals.operations import request_bilateral, set_status
from secretariat.dossiers.as_json import as_json
from secretariat.dossiers.listing import dossier_lines, dossier_sheet
from secretariat.dossiers.promise_words import became
from secretariat.dossiers.queries import dossier
from secretariat.dossiers.rows import Dossier, Promise
from secretariat.dossiers.telling import told as told_words
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.record.location import locate, path_of
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Ambiguous, NotFound

CHAIN = [
    "APEC-SMEMM-17/ID-KR",
    "APEC-SMEMM-18/ID-KR",
    "ID-KR-2011-07",
    "APEC-SMEMM-20/ID-KR",
    "ID-KR-OVOP-2013",
    "GBC-SC-2015-04",
]
HOSTILE = "[/draft] \x1b김동선 ประยุทธ์ محمد".replace("\x1b", "")


def on(record: Record, day: date) -> Record:
    """The same record, looked at on another day."""
    return Record(locate(str(path_of(record.url))), user="ana", today=day)


def promises(found: Dossier) -> dict[str, Promise]:
    return {one.row.ref: one for one in found.every_promise}


def test_korea_shows_gifu_big_sky_jakarta_bali_and_the_green_business_center_in_order(sample: Record) -> None:
    later = on(sample, date(2015, 8, 1))
    found = dossier(later, "korea")
    refs = [one.ref for one in found.occasions]
    assert [ref for ref in refs if ref in CHAIN] == CHAIN
    assert refs.index("APEC-SMEMM-17") < refs.index("APEC-SMEMM-17/ID-KR")
    ends = [one.ends for one in found.occasions if one.ends]
    assert ends == sorted(ends)
    later.close()


def test_it_tells_what_became_of_each_promise_of_the_chain(sample: Record) -> None:
    later = on(sample, date(2015, 8, 1))
    told = {ref: became(one, later.today) for ref, one in promises(dossier(later, "KR")).items()}
    assert told["A-14"] == "done, 29 July 2011"
    assert told["A-15"] == "done, 29 July 2011"
    assert told["A-10"] == "agreed, no due date"
    assert told["A-24"] == "in progress, 0 of 500 OVOP programmes, due end of 2020"
    assert told["A-30"].startswith("agreed, 0 of 100 SMEs")
    assert {"A-12", "A-13", "A-16", "A-17", "A-21", "A-25", "A-26", "A-27", "A-28", "A-29", "A-31"} <= told.keys()
    later.close()


def test_in_the_text_how_a_promise_was_kept_stands_apart_from_who_leads(sample: Record) -> None:
    sections = dossier_sheet(dossier(sample, "KR")).sections
    lines = [line.text for section in sections for line in section.lines if line.aside == "A-14"]
    assert lines and all("Ministry of Cooperatives and SMEs — Opened in SME Tower, Jakarta" in line for line in lines)


def test_on_a_day_before_it_was_kept_a_promise_is_open_and_then_overdue(sample: Record) -> None:
    for day, words in (
        (date(2011, 7, 20), "agreed, due July 2011 (in 11 d)"),
        (date(2011, 7, 29), "done, 29 July 2011"),
    ):
        then = on(sample, day)
        assert became(promises(dossier(then, "korea"))["A-14"], day) == words
        then.close()
    late = on(sample, date(2010, 3, 1))
    assert became(promises(dossier(late, "korea"))["A-9"], late.today) == "overdue 60 days, due 2009"
    late.close()


def test_what_concerns_its_organisations_concerns_korea_and_not_the_other_way_round(sample: Record) -> None:
    later = on(sample, date(2015, 8, 1))
    korea = dossier(later, "Republic of Korea")
    later.close()
    assert {code for code, _name in korea.organisations} == {"SMBA", "KOTRA"}
    assert any("KOTRA" in result.by for one in korea.occasions for result in one.results)
    kotra = dossier(sample, "KOTRA")
    assert [one.ref for one in kotra.occasions] == ["ID-KR-OVOP-2013"]


def test_of_a_meeting_of_many_only_what_the_party_did_or_the_whole_meeting(sample: Record) -> None:
    found = {one.ref: one for one in dossier(sample, "korea").occasions}
    assert len(found["ASEM-SMEMM-1"].results) == 15
    assert "APEC-SMEMM-18/ID-TW" not in found
    assert not {"A-18", "A-19", "A-20", "A-22", "A-23"} & promises(dossier(sample, "korea")).keys()


def test_who_was_met_stands_with_title_own_script_and_source(sample: Record) -> None:
    found = {one.ref: one for one in dossier(sample, "korea").occasions}
    (met,) = found["APEC-SMEMM-18/ID-KR"].people
    assert (met.ref, met.name, met.native, met.title) == ("P-5", "Dong-Sun KIM", "김동선", "Administrator")
    assert met.source
    assert found["APEC-SMEMM-20/ID-KR"].people == ()


def test_every_line_has_its_reference_and_its_source(sample: Record) -> None:
    lines = [line for line in dossier_lines(dossier(sample, "korea")) if line.kind != "party"]
    assert lines
    assert [line for line in lines if not line.ref] == []
    assert [line.ref for line in lines if not line.source and line.state != "topic"] == []
    assert [line.id for line in dossier_lines(dossier(sample, "korea"))] == list(range(1, len(lines) + 2))


def test_what_is_not_known_stays_unknown(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="Talks", level="working level", host="KR")
    found = dossier(reference, "KR")
    (talks,) = found.occasions
    assert (talks.dates, talks.ends, talks.people, talks.results, talks.standing) == ("", None, (), (), "")
    told = dossier_lines(found)[0]
    assert (told.when, told.source) == ("date not known", "")


def test_since_leaves_out_what_was_over_and_keeps_what_has_no_day(sample: Record) -> None:
    add_meeting(sample, ref="M-1", title="Talks", level="working level", host="KR")
    refs = [one.ref for one in dossier(sample, "korea", since=date(2011, 7, 29)).occasions]
    assert refs[0] == "ID-KR-2011-07"
    assert refs[-1] == "M-1"


def test_months_and_years_stand_by_their_last_day(reference: Record) -> None:
    for ref, edtf in (("B", "2013-09"), ("A", "2013-09-12"), ("C", "2013"), ("D", "2014-01-01")):
        dates = PartialDate.from_edtf(edtf)
        add_meeting(reference, ref=ref, title=ref, level="working level", host="KR", dates=dates)
    assert [one.ref for one in dossier(reference, "KR").occasions] == ["A", "B", "C", "D"]


def test_a_paper_it_tabled_stands_at_the_meeting_in_its_newest_revision(sample: Record) -> None:
    first = add_paper(sample, "APEC-SMEMM-18", title=HOSTILE, by="KR")
    newest = revise_paper(sample, first.ref, title=HOSTILE)
    found = {one.ref: one for one in dossier(sample, "korea").occasions}
    (paper,) = found["APEC-SMEMM-18"].papers
    assert (paper.ref, paper.title) == (newest.ref, HOSTILE)


def test_what_was_given_up_says_why_and_what_took_its_place(sample: Record) -> None:
    drop_actions(sample, ["A-16"], why="no funds")
    supersede_actions(sample, ["A-17"], by="A-12")
    told = promises(dossier(sample, "korea"))
    assert became(told["A-16"], sample.today) == "dropped, 15 August 2011"
    assert told["A-16"].row.why == "no funds"
    assert became(told["A-17"], sample.today) == "superseded by A-12, 15 August 2011"


def test_an_action_of_no_meeting_and_one_led_by_its_people_are_there(sample: Record) -> None:
    alone = add_action(sample, title=HOSTILE, counterpart="KOTRA")
    led = add_action(sample, title="Visit", lead_person="P-5")
    found = dossier(sample, "korea")
    assert [one.row.ref for one in found.promises] == [alone.row.ref, led.row.ref]
    assert found.promises[1].lead_party == "KR"
    assert "From no meeting" in [section.heading for section in dossier_sheet(found).sections]


def test_a_bilateral_stands_at_its_slot_in_the_meetings_zone(sample: Record) -> None:
    request_bilateral(sample, "APEC-SMEMM-18", "KR", "JP", starts="20 May 2011 14:30", ends="15:00")
    set_status(sample, "APEC-SMEMM-18/KR-JP", "confirmed")
    lines = {line.ref: line for line in dossier_lines(dossier(sample, "korea")) if line.depth == 0}
    assert lines["APEC-SMEMM-18/KR-JP"].when == "20 May 2011 14:30–15:00 MDT"
    assert lines["APEC-SMEMM-18/KR-JP"].state == "bilateral · confirmed"


def test_names_that_mean_nobody_or_several_are_refused(sample: Record) -> None:
    with pytest.raises(NotFound):
        dossier(sample, "Atlantis")
    with pytest.raises(Ambiguous):
        dossier(sample, "kore")


def asked(record: Record) -> list[str]:
    """The statements that reading Korea's dossier takes."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    event.listen(record.engine, "before_cursor_execute", note)
    try:
        dossier(record, "KR")
    finally:
        event.remove(record.engine, "before_cursor_execute", note)
    return said


def test_many_meetings_take_no_more_questions_than_few(reference: Record) -> None:
    def hold(number: int) -> None:
        ref = f"M-{number}"
        add_meeting(reference, ref=ref, title="Talks", level="working level", host="KR")
        made = add_outcome(reference, meeting=ref, kind="agreed", text="Go on", parties="KR")
        add_action(reference, title="Go on", meeting=ref, outcome=made.ref, counterpart="KR")

    hold(1)
    few = asked(reference)
    for number in range(2, 30):
        hold(number)
    assert len(dossier(reference, "KR").occasions) == 29
    assert len(asked(reference)) == len(few)


def test_as_of_a_day_that_is_over_what_came_later_is_not_told_and_that_is_said(sample: Record) -> None:
    then, later = on(sample, date(2011, 8, 15)), on(sample, date(2015, 8, 1))
    early, late = dossier(then, "korea"), dossier(later, "korea")
    assert [one.ref for one in early.occasions] == [one.ref for one in late.occasions]  # all of them are on record
    by_ref = {one.ref: (one, all_) for one, all_ in zip(early.occasions, late.occasions, strict=True)}
    for ref in ("ID-KR-OVOP-2013", "GBC-SC-2015-04"):
        one, all_ = by_ref[ref]
        assert not one.results and not one.discussion and one.status not in ("concluded", "closed")
        assert all_.results or all_.status in ("concluded", "closed")
    past, whole = by_ref["ID-KR-2011-07"]
    assert [one.ref for one in past.results] == [one.ref for one in whole.results] and past.results
    assert "as of 15 August 2011 · what came later is left out" in dossier_sheet(early).state
    assert as_json(early)["left_out"] and not dossier(on(sample, date(2026, 1, 1)), "korea").left_out
    then.close()
    later.close()


def test_nobody_was_met_at_a_meeting_that_is_still_ahead(sample: Record) -> None:
    for day, met in ((date(2010, 1, 1), 0), (date(2015, 8, 1), 1)):
        then = on(sample, day)
        figures = told_words(dossier(then, "korea"))["figures"]
        assert figures[1]["number"] == met, figures
        then.close()
