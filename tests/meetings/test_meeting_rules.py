"""Rules of meetings: states, countdown, references, cadence, time zones."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.meetings.cadence import cadence_words, checked_cadence
from secretariat.meetings.countdown import countdown, known_to_the_day
from secretariat.meetings.references import given_reference, made_reference
from secretariat.meetings.states import MeetingStatus
from secretariat.meetings.transitions import ALLOWED, next_states, refuse_transition, status_named
from secretariat.meetings.zones import checked_zone, zone_words
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

TODAY = date(2011, 8, 15)


def test_the_usual_way_of_a_meeting_is_from_tentative_to_closed() -> None:
    way = ["tentative", "confirmed", "in session", "concluded", "closed"]
    assert [next_states(here)[0].value for here in way[:-1]] == way[1:]


def test_every_state_has_a_way_out_and_none_leads_to_itself() -> None:
    assert set(ALLOWED) == set(MeetingStatus)
    for here, there in ALLOWED.items():
        assert there
        assert here not in there


def test_a_refused_transition_names_what_is_allowed() -> None:
    with pytest.raises(Refused) as refused:
        refuse_transition("M-1", "tentative", MeetingStatus.CLOSED)
    assert refused.value.message == (
        "M-1 is tentative and can't become closed; from here it can become: confirmed, postponed, cancelled."
    )
    refuse_transition("M-1", "closed", MeetingStatus.CONCLUDED)


def test_a_state_is_named_as_people_write_it() -> None:
    assert {status_named(words) for words in ("in session", "In-Session", "IN_SESSION")} == {MeetingStatus.IN_SESSION}
    with pytest.raises(Refused, match="there are: tentative, confirmed"):
        status_named("finished")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2011-09-01", "in 17 d"),
        ("2012-08-03", "in 354 d"),
        ("2011-08-16/2011-08-17", "in 1 d"),
        ("2011-08-15", "in session"),
        ("2011-08-13/2011-08-15", "in session"),
        ("2011-08-14", "1 d ago"),
        ("2011-05-20/2011-05-21", "86 d ago"),
        ("2011-09", "in 1 month"),
        ("2013-09", "in 2 years"),
        ("2012", "in 5 months"),
        ("2009", "20 months ago"),
        ("2007", "3 years ago"),
        ("2011", ""),
        ("2011-08-20~", "in 1 month"),
        ("../..", ""),
    ],
)
def test_a_countdown_is_never_more_exact_than_the_date(edtf: str, words: str) -> None:
    assert countdown(PartialDate.from_edtf(edtf), TODAY) == words


def test_a_meeting_that_is_off_or_undated_has_no_countdown() -> None:
    day = PartialDate.from_edtf("2011-09-01")
    assert countdown(day, TODAY, "cancelled") == countdown(day, TODAY, "postponed") == countdown(None, TODAY) == ""
    assert countdown(PartialDate.of(TODAY), TODAY, "tentative") == "today"


def test_what_is_known_to_the_day() -> None:
    known = {
        edtf: known_to_the_day(PartialDate.from_edtf(edtf)) for edtf in ("2011-05-20/2011-05-21", "2013-09", "2009")
    }
    assert list(known.values()) == [True, False, False]
    assert not known_to_the_day(PartialDate.from_edtf("2011-05-20?"))
    assert not known_to_the_day(PartialDate.from_edtf("2011-05-20/.."))


def made(title: str, *, series: str = "", ordinal: int | None = None, first: date | None = None, used: str = "") -> str:
    return made_reference(title, series=series, ordinal=ordinal, first=first, taken=lambda ref: ref in used.split())


def test_a_reference_is_made_of_series_and_ordinal_or_of_the_title() -> None:
    assert made("x", series="APEC-SMEMM", ordinal=19) == "APEC-SMEMM-19"
    assert made("x", series="GBC-SC", first=date(2015, 4, 6)) == "GBC-SC-2015-04"
    assert made("Coordinating committee of the GBC", first=date(2011, 9, 1)) == "COORDINATING-COMMITTEE-GBC-2011"
    assert made("Pertemuan di Jakarta") == "PERTEMUAN-JAKARTA"
    assert made("第二回会議") == "MEETING"
    assert made("[/draft]") == "DRAFT"
    assert made("x", series="APEC-SMEMM", ordinal=19, used="APEC-SMEMM-19 APEC-SMEMM-19-2") == "APEC-SMEMM-19-3"


@pytest.mark.parametrize("title", ["A" * 300, "Ā/../..", "a b", "\u202e", "x-" * 50, "Nguyễn Văn Hùng"])
def test_what_is_made_can_be_given(title: str) -> None:
    ref = made(title)
    assert given_reference(ref) == ref


@pytest.mark.parametrize("text", ["", "two words", "-x", "[/draft]", "会議", "A" * 81, "x;y", "A-"])
def test_a_reference_nobody_could_type_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="can't be one"):
        given_reference(text)


def test_a_cadence_is_words_or_a_rule() -> None:
    assert checked_cadence("every two years") == "FREQ=YEARLY;INTERVAL=2"
    assert checked_cadence("rrule:freq=monthly;byday=1mo") == "FREQ=MONTHLY;BYDAY=1MO"
    assert checked_cadence(" ") == ""
    assert cadence_words("FREQ=YEARLY") == "every year"
    for wrong in (
        "sometimes",
        "FREQ=SECONDLY",
        "INTERVAL=2",
        "FREQ=YEARLY;FREQ=DAILY",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ",
    ):
        with pytest.raises(Refused, match="not understood"):
            checked_cadence(wrong)


def test_a_time_zone_is_an_iana_name() -> None:
    assert checked_zone("asia/jakarta") == "Asia/Jakarta"
    assert checked_zone("America/New York") == "America/New_York"
    for wrong, near in (("Asia/Jakarte", "Asia/Jakarta"), ("jakarta", "Asia/Jakarta"), ("WIB", "write it like")):
        with pytest.raises(Refused, match=near):
            checked_zone(wrong)


def test_a_zone_is_shown_with_the_label_its_clocks_show_on_the_day() -> None:
    assert zone_words("America/Denver", date(2011, 5, 20)) == "America/Denver (MDT)"
    assert zone_words("America/Denver", date(2011, 12, 20)) == "America/Denver (MST)"
    assert zone_words("Asia/Dubai", date(2011, 5, 20)) == "Asia/Dubai (UTC+04)"
    assert zone_words("Asia/Jakarta", None) == "Asia/Jakarta"
    assert zone_words("", date(2011, 5, 20)) == ""
