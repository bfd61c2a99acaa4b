"""Forums and their memberships: what is done, what is read, and what can't be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from secretariat.parties.admitting import (
    admit_party,
    edit_membership,
    indonesian_name_in_forum,
    leave_forum,
    remove_memberships,
)
from secretariat.parties.forum_operations import add_forum, edit_forum, remove_forums
from secretariat.parties.forum_queries import (
    MembershipRow,
    forum_by_id,
    forum_detail,
    forums_window,
    membership_by_id,
    memberships_window,
)
from secretariat.parties.forum_sheet import forum_json, forum_sheet, membership_sheet
from secretariat.parties.operations import add_party
from secretariat.parties.queries import forum_roster
from secretariat.record.acts import history
from secretariat.record.check import check
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused


def when(edtf: str) -> PartialDate:
    return PartialDate.from_edtf(edtf)


def rows(record: Record, forum: str, words: str = "", **order: Any) -> list[MembershipRow]:
    window = memberships_window(record, ListQuery(words, scope={"forum": forum}, **order))
    return window.rows(0, window.count())


def names(record: Record, forum: str, on: str) -> list[str]:
    return [member.name_in_forum for member in forum_roster(record, forum, date.fromisoformat(on))]


@pytest.fixture
def office(record: Record) -> Record:
    """Three parties and a forum without members."""
    for code, name in (("KR", "Korea"), ("ID", "Indonesia"), ("HK", "Hong Kong")):
        add_party(record, code=code, name=name)
    add_forum(record, code="apec", name="Asia-Pacific [/draft]", member_words="economies", avoid="country; nation")
    return record


def test_a_forum_is_added_edited_and_deleted_one_act_each(office: Record) -> None:
    forum = edit_forum(office, "APEC", name_id="Asia-Pasifik", uses_flags="no")
    assert (forum.code, forum.name, forum.uses_flags, forum.avoid) == (
        "APEC",
        "Asia-Pacific [/draft]",
        False,
        ("country", "nation"),
    )
    admit_party(office, "apec", "korea", since=when("1989-11-06"), name="Republic of Korea")
    assert remove_forums(office, ["APEC"]) == ["APEC"]
    with pytest.raises(NotFound):
        forum_detail(office, "APEC")
    office.undo()
    assert names(office, "APEC", "2011-01-01") == ["Republic of Korea"]
    with office.reading() as connection:
        labels = [act.label for act in history(connection)]
    assert labels[1:5] == ["Delete APEC", "Admit KR to APEC", "Edit forum APEC", "Add forum APEC"]
    assert check(office).problems == ()


def test_what_a_forum_cannot_be_is_refused(office: Record) -> None:
    for fields, why in (
        ({"code": "APEC", "name": "Another"}, "already a forum with that code"),
        ({"code": "", "name": "X"}, "one word"),
        ({"code": "X", "name": " "}, "needs a name"),
        ({"code": "X", "name": "a\x1bb"}, "control character"),
        ({"code": "X", "name": "X", "member_word": "m" * 61}, "60 are kept at most"),
    ):
        with pytest.raises(Refused, match=why):
            add_forum(office, **fields)
    window = forums_window(office, ListQuery())
    assert window.count() == 1


def test_two_people_editing_a_forum_lose_nothing(office: Record) -> None:
    seen = forum_detail(office, "APEC").version
    edit_forum(office, "APEC", member_word="economy")
    assert edit_forum(office, "APEC", version=seen, name="New").member_word == "economy"
    with pytest.raises(Conflict):
        edit_forum(office, "APEC", version=seen, member_word="member")


def test_the_list_tells_how_many_are_members_today(office: Record) -> None:
    add_forum(office, code="ASEM", name="Asia-Europe")
    admit_party(office, "APEC", "KR", since=when("1989"))
    admit_party(office, "APEC", "ID", since=when("2012"))
    admit_party(office, "APEC", "HK", since=when("1991"), until=when("2011-08-14"))
    window = forums_window(office, ListQuery(descending=True))
    assert [(row.ref, row.members) for row in window.rows(0, 9)] == [("ASEM", 0), ("APEC", 1)]
    window = forums_window(office, ListQuery(words="PACIFIC draft"))
    assert [row.ref for row in window.rows(0, window.count())] == ["APEC"]


def test_days_of_joining_and_of_leaving_count(office: Record) -> None:
    admit_party(office, "APEC", "KR", since=when("1989-11"))
    leave_forum(office, "APEC", "KR", when("2010"))
    for on, there in (("1989-10-31", 0), ("1989-11-01", 1), ("2010-12-31", 1), ("2011-01-01", 0)):
        assert len(names(office, "APEC", on)) == there
    assert forum_detail(office, "APEC").former == 1
    (row,) = rows(office, "APEC")
    assert (row.since, row.until, row.current) == ("1989-11", "2010", False)
    office.undo()
    assert rows(office, "APEC")[0].current


def test_who_left_may_come_back_under_another_name(office: Record) -> None:
    admit_party(office, "APEC", "HK", since=when("1991-11-12"), until=when("1997-06-30"), name="Hong Kong (UK)")
    admit_party(office, "APEC", "HK", since=when("1997-07-01"), name="Hong Kong, China")
    assert names(office, "APEC", "1997-06-30") == ["Hong Kong (UK)"]
    assert names(office, "APEC", "1997-07-01") == ["Hong Kong, China"]
    assert [row.name_in_forum for row in rows(office, "APEC", sort="since")] == ["Hong Kong (UK)", "Hong Kong, China"]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        ("2000", "1999", "can't end before it begins"),
        ("1995", "", "HK is a member of APEC already, since 1991"),
        ("1980", "1991", "already"),
        ("1996", "1996", "already"),
        ("../2000", "", "Say since when"),
    ],
)
def test_a_party_is_a_member_once_at_a_time(office: Record, since: str, until: str, why: str) -> None:
    admit_party(office, "APEC", "HK", since=when("1991"), until=when("1997-06"))
    with pytest.raises(Refused, match=why):
        admit_party(office, "APEC", "HK", since=when(since), until=when(until) if until else None)
    assert len(rows(office, "APEC")) == 1


def test_nobody_leaves_where_they_are_no_member(office: Record) -> None:
    with pytest.raises(Refused, match="korea is not a member of APEC"):
        leave_forum(office, "APEC", "korea", when("2010"))
    admit_party(office, "APEC", "KR", since=when("2005"))
    with pytest.raises(Refused, match="can't end before it begins"):
        leave_forum(office, "APEC", "KR", when("2004"))
    with pytest.raises(Refused, match="Say since when"):
        admit_party(office, "APEC", "ID")


def test_a_membership_is_corrected_and_taken_out(office: Record) -> None:
    id_ = admit_party(office, "APEC", "KR", since=when("1990"), name="Corea")
    seen = membership_by_id(office, id_)
    edit_membership(office, id_, version=seen.version, since=when("1989-11-06"), name="Republic of Korea", source="x")
    row = membership_by_id(office, id_)
    assert (row.since, row.name_in_forum, row.source) == ("1989-11-06", "Republic of Korea", "x")
    with pytest.raises(Conflict):
        edit_membership(office, id_, version=seen.version, since=when("1991"))
    assert remove_memberships(office, [id_]) == ["KR"]
    assert rows(office, "APEC") == []
    office.undo()
    assert membership_by_id(office, id_).since == "1989-11-06"


def test_correcting_the_name_of_today_leaves_the_old_ones(reference: Record) -> None:
    (row,) = [row for row in rows(reference, "APEC") if row.ref == "HK"]
    assert row.name_in_forum == "Hong Kong, China"
    edit_membership(reference, row.id, name="Hong Kong, SAR")
    assert "Hong Kong, SAR" in names(reference, "APEC", "2011-08-15")
    assert "Hong Kong" in names(reference, "APEC", "1995-01-01")


def test_a_roster_is_sorted_and_filtered_with_every_name_of_a_party(reference: Record) -> None:
    own = [row.ref for row in rows(reference, "APEC")]
    assert own[:5] == ["AU", "BN", "CA", "CL", "CN"] and own[17] == "TW"
    by_code = [row.ref for row in rows(reference, "APEC", sort="code", descending=True)]
    assert by_code == sorted(by_code, reverse=True)
    assert rows(reference, "APEC", sort="since")[-1].since == "1998-11-14"
    assert [row.ref for row in rows(reference, "APEC", "taipei")] == ["TW"]
    window = memberships_window(reference, ListQuery(scope={"forum": "ASEM"}))
    everyone = window.rows(0, window.count())
    assert [window.position(row.id) for row in everyone[::7]] == list(range(0, len(everyone), 7))


def test_a_forum_reads_with_its_roster_and_the_count(reference: Record) -> None:
    forum = forum_detail(reference, "apec")
    sheet = forum_sheet(forum)
    (roster,) = sheet.sections
    assert roster.heading == "Members on 15 August 2011: 21" and len(roster.lines) == 21
    assert {fact.label: fact.value for fact in sheet.facts}["Words not used"].startswith("country; countries")
    assert forum_json(forum)["members"] == 21 and forum_by_id(reference, forum.id) == forum
    (hong_kong,) = [row for row in rows(reference, "APEC") if row.ref == "HK"]
    assert membership_sheet(hong_kong).title == "Hong Kong, China"


def test_a_forums_indonesian_name_for_a_member_is_set_shown_and_stays_with_the_membership(office: Record) -> None:
    add_party(office, code="ZZ", name="Zed Islands", name_id="Kepulauan Zed")
    id_ = admit_party(office, "APEC", "ZZ", since=when("2000"), name="Zed, China", name_id="Zed, Tiongkok [/draft]")
    assert indonesian_name_in_forum(office, id_) == "Zed, Tiongkok [/draft]"
    set_language("id")
    assert membership_by_id(office, id_).called == "Zed, Tiongkok [/draft]"
    edit_membership(office, id_, name_id=None)
    assert membership_by_id(office, id_).called == "Kepulauan Zed"
    office.undo()
    assert indonesian_name_in_forum(office, id_) == "Zed, Tiongkok [/draft]"


def test_a_member_with_its_plain_name_may_have_an_indonesian_name_in_the_forum_alone(office: Record) -> None:
    add_party(office, code="ZZ", name="Zed", name_id="Zed")
    id_ = admit_party(office, "APEC", "ZZ", since=when("2000"))
    edit_membership(office, id_, name_id="Ekonomi Zed")
    row = membership_by_id(office, id_)
    assert (row.name_in_forum, indonesian_name_in_forum(office, id_)) == ("Zed", "Ekonomi Zed")


def test_two_people_correcting_the_same_indonesian_name_are_told(office: Record) -> None:
    add_party(office, code="ZZ", name="Zed")
    id_ = admit_party(office, "APEC", "ZZ", since=when("2000"), name_id="Zet")
    edit_membership(Record(office.url, user="budi", today=office.today), id_, name_id="Zed")
    with pytest.raises(Conflict) as conflict:
        edit_membership(office, id_, name_id="Sed", name_id_seen="Zet")
    only = conflict.value.fields[0]
    assert (only.field, only.base, only.mine, only.theirs, conflict.value.by) == (
        "name_id",
        "Zet",
        "Sed",
        "Zed",
        "budi",
    )
    assert indonesian_name_in_forum(office, id_) == "Zed"
    edit_membership(office, id_, name_id="Sed", name_id_seen="Zed")
    assert indonesian_name_in_forum(office, id_) == "Sed"
