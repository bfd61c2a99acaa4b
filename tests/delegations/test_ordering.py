"""The rules of precedence on a real roster: seniority, the head's office and rank, and the language of the names."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.delegations.inviting import invite
from secretariat.delegations.ordering import order_delegations, order_now
from secretariat.delegations.papers import list_rows
from secretariat.delegations.precedence import HostPlace, Precedence, Rule
from secretariat.delegations.queries import meeting_roll
from secretariat.meetings.operations import add_meeting
from secretariat.people.positions import add_position
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING, name


def order(record: Record, rule: str, language: str = "") -> list[str]:
    return [one.party for one in order_delegations(record, MEETING, rule, language=language).delegations]


def test_by_seniority_the_founders_stand_first(reference: Record) -> None:
    day = PartialDate.of(date(2007, 10, 29))
    add_meeting(reference, ref="ASEM-1", title="ASEM", level="ministerial", forum="ASEM", host="CN", dates=day)
    invite(reference, "ASEM-1")
    found = [one.party for one in order_delegations(reference, "ASEM-1", "seniority in the forum").delegations]
    founders, joined_2004, decided_2006 = found[:26], found[26:39], found[39:]
    assert {"CN", "ID", "VN", "FR"} <= set(founders)
    assert {"PL", "MM"} <= set(joined_2004) and {"BG", "MN"} <= set(decided_2006)
    last = order_delegations(reference, "ASEM-1", "seniority in the forum, host last").delegations
    assert [one.party for one in last] == [*(party for party in found if party != "CN"), "CN"]


def test_by_rank_of_head_those_without_a_head_stand_last(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM", function="head of delegation", rank=2)
    name(invited, "VN", "Nguyễn Văn Hùng", function="head of delegation", rank=1)
    name(invited, "ID", "Guritno", function="delegate", rank=1)
    assert order(invited, "rank of head")[:3] == ["VN", "KR", "AU"]


def test_a_head_who_withdrew_decides_nothing(invited: Record) -> None:
    who = name(invited, "VN", "Nguyễn Văn Hùng", function="head of delegation", rank=1)
    from secretariat.delegations.nominating import edit_delegate

    edit_delegate(invited, MEETING, "VN", who.person, accreditation="withdrawn")
    assert order(invited, "rank of head")[0] == "AU"


def test_by_the_heads_office_the_longest_in_office_stands_first(invited: Record) -> None:
    for party, who, since in (("KR", "Dong-Sun KIM", "2010-02"), ("VN", "Nguyễn Văn Hùng", "2007"), ("ID", "Ana", "")):
        head = name(invited, party, who, function="head of delegation")
        if since:
            add_position(invited, head.person, title="Minister", since=PartialDate.from_edtf(since))
            # An office taken up after the meeting is nothing to it.
            add_position(invited, head.person, title="President", since=PartialDate.from_edtf("2013"))
    assert order(invited, "head's time in office")[:3] == ["VN", "KR", "AU"]


def test_the_alphabet_is_the_meetings_and_not_the_readers(invited: Record) -> None:
    english = [one.party for one in meeting_roll(invited, MEETING).delegations]
    set_language("id")
    try:
        assert [one.party for one in meeting_roll(invited, MEETING).delegations] == english
        indonesian = order(invited, "alphabetical", "id")
        rows = [row["party"] for row in list_rows(meeting_roll(invited, MEETING), "id")]
    finally:
        set_language("en")
    assert indonesian != english and rows[:2] == ["Amerika Serikat", "Australia"]
    assert [one.party for one in meeting_roll(invited, MEETING).delegations] == indonesian


def test_the_order_is_kept_and_undone(invited: Record) -> None:
    order(invited, "rank of head, host last", "id")
    assert order_now(invited, MEETING) == Precedence(Rule.RANK, HostPlace.LAST, "id")
    invited.undo()
    assert order_now(invited, MEETING) == Precedence()


def test_names_of_a_language_nobody_has_are_refused(invited: Record) -> None:
    with pytest.raises(Refused, match="“fr” is not a language names are sorted in; choose one of en, id"):
        order(invited, "alphabetical", "fr")
