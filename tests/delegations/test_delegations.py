"""Inviting, adding, editing and ordering delegations."""

from __future__ import annotations

import pytest

from secretariat.delegations import inviting, nominating, operations, ordering
from secretariat.delegations.queries import delegation_detail, delegations_window, meeting_roll
from secretariat.delegations.readiness import Lack
from secretariat.delegations.sheet import regrets_words
from secretariat.meetings.operations import add_meeting
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from tests.delegations.apec_meeting import MEETING, name

APEC = [
    "AU",
    "BN",
    "CA",
    "CL",
    "CN",
    "HK",
    "ID",
    "JP",
    "KR",
    "MY",
    "MX",
    "NZ",
    "PG",
    "PE",
    "PH",
    "RU",
    "SG",
    "TW",
    "TH",
    "US",
    "VN",
]


def order(record: Record, meeting: str = MEETING) -> list[str]:
    return [one.party for one in meeting_roll(record, meeting).delegations]


def test_the_members_are_invited_once_under_the_forums_names_in_its_order(invited: Record) -> None:
    assert order(invited) == APEC
    assert inviting.invite(invited, MEETING) == []
    names = {one.party: one.name for one in meeting_roll(invited, MEETING).delegations}
    assert names["TW"] == "Chinese Taipei"
    assert names["HK"] == "Hong Kong, China"
    assert names["PH"] == "The Philippines"
    assert {one.status for one in meeting_roll(invited, MEETING).delegations} == {"invited"}


def test_inviting_is_one_act_that_undo_takes_back(invited: Record) -> None:
    done = invited.undo()
    assert done.label == f"Invite 21 members to {MEETING}"
    assert order(invited) == []


def test_whoever_is_there_already_is_left(reference: Record) -> None:
    add_meeting(reference, ref="M", title="M", level="ministerial", forum="APEC", dates=PartialDate.from_edtf("2011"))
    operations.add_delegation(reference, "M", "korea", status="confirmed", note="kept")
    assert len(inviting.invite(reference, "M")) == 20
    assert delegation_detail(reference, "M", "KR").status == "confirmed"
    assert delegation_detail(reference, "M", "KR").note == "kept"


@pytest.mark.parametrize(("dates", "members"), [("2007-10-30", 45), ("2006", 39), ("2006-01-01", 39)])
def test_the_roster_is_that_of_the_first_day(reference: Record, dates: str, members: int) -> None:
    add_meeting(reference, ref="M", title="M", level="ministerial", forum="ASEM", dates=PartialDate.from_edtf(dates))
    assert len(inviting.invite(reference, "M")) == members


def test_without_forum_or_date_nobody_is_invited(reference: Record) -> None:
    add_meeting(reference, ref="M", title="M", level="ministerial", dates=PartialDate.from_edtf("2011"))
    add_meeting(reference, ref="N", title="N", level="ministerial", forum="APEC")
    with pytest.raises(Refused, match="M belongs to no forum"):
        inviting.invite(reference, "M")
    with pytest.raises(Refused, match="N has no date yet"):
        inviting.invite(reference, "N")
    assert order(reference, "M") == order(reference, "N") == []


def test_a_party_has_one_delegation_at_a_meeting(invited: Record) -> None:
    with pytest.raises(Refused, match=f"Republic of Korea already has a delegation there: {MEETING}:KR"):
        operations.add_delegation(invited, MEETING, "KR")


def test_parties_outside_the_roster_follow_the_members_by_their_own_names(invited: Record) -> None:
    operations.add_delegation(invited, MEETING, "KOTRA", invited_as="guest")
    operations.add_delegation(invited, MEETING, "FR", invited_as="guest")
    assert order(invited)[-2:] == ["FR", "KOTRA"]


def test_a_note_verbale_makes_an_invited_delegation_nominated(invited: Record) -> None:
    saved = operations.edit_delegation(
        invited, MEETING, "KR", note_verbale="NV 12/2011", note_verbale_date=PartialDate.from_edtf("2011-05-02")
    )
    assert (saved.status, saved.note_verbale, saved.note_verbale_date) == ("nominated", "NV 12/2011", "2011-05-02")
    assert saved.lacks == (Lack.NO_HEAD,)
    cleared = operations.edit_delegation(invited, MEETING, "KR", note_verbale=None, note_verbale_date=None)
    assert (cleared.status, cleared.note_verbale, cleared.note_verbale_date) == ("nominated", "", "")


def test_a_state_can_be_reached_only_from_the_one_before(invited: Record) -> None:
    with pytest.raises(Refused, match="can't become “confirmed”"):
        operations.edit_delegation(invited, MEETING, "KR", status="confirmed", note="lost")
    assert delegation_detail(invited, MEETING, "KR").note == ""
    for status in ("nominated", "registered", "confirmed"):
        assert operations.edit_delegation(invited, MEETING, "KR", status=status).status == status


def test_regrets_withdraw_everybody_in_the_same_act(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM", function="head of delegation")
    saved = operations.edit_delegation(invited, MEETING, "KR", status="regrets")
    assert (saved.delegates, [who.name for who in saved.withdrawn], saved.lacks) == ((), ["Dong-Sun KIM"], ())
    with pytest.raises(Refused, match="sent regrets"):
        name(invited, "KR", "Min-Su LEE")
    invited.undo()
    assert delegation_detail(invited, MEETING, "KR").head is not None


def test_regrets_of_people_who_had_arrived_leave_nobody_at_the_door(invited: Record) -> None:
    kim = name(invited, "KR", "Dong-Sun KIM (김동선)", accreditation="accredited")
    name(invited, "KR", "Min-Su LEE")
    nominating.set_delegates(invited, [kim.id], accreditation="arrived")
    assert delegation_detail(invited, MEETING, "KR").delegates[0].arrived_at is not None
    saved = operations.edit_delegation(invited, MEETING, "KR", status="regrets")
    assert {(who.accreditation, who.arrived_at) for who in saved.withdrawn} == {("withdrawn", None)}
    assert (saved.had_arrived, regrets_words(saved)) == (1, " 1 delegate had arrived and is withdrawn.")
    again = operations.edit_delegation(invited, MEETING, "KR", status="invited")
    assert (again.had_arrived, regrets_words(again)) == (0, "")


def test_two_people_may_change_different_fields_but_not_the_same(invited: Record) -> None:
    seen = delegation_detail(invited, MEETING, "KR").version
    operations.edit_delegation(invited, MEETING, "KR", quota=5)
    merged = operations.edit_delegation(invited, MEETING, "KR", version=seen, note="mine")
    assert (merged.quota, merged.note) == (5, "mine")
    with pytest.raises(Conflict):
        operations.edit_delegation(invited, MEETING, "KR", version=seen, quota=6)


def test_what_the_record_cannot_hold_is_refused(invited: Record) -> None:
    with pytest.raises(Refused, match="Note verbale is too long: 201 characters, and 200"):
        operations.edit_delegation(invited, MEETING, "KR", note_verbale="x" * 201)
    with pytest.raises(Refused, match="not one of invited, nominated"):
        operations.edit_delegation(invited, MEETING, "KR", status="present")
    with pytest.raises(Refused, match="quota"):
        operations.edit_delegation(invited, MEETING, "KR", quota=-1)


def test_the_host_may_stand_first_or_last_and_any_order_may_be_laid_down_by_hand(invited: Record) -> None:
    assert [one.party for one in ordering.order_delegations(invited, MEETING, "host-first").delegations][:2] == [
        "US",
        "AU",
    ]
    assert order(invited)[0] == "US"
    ordering.order_delegations(invited, MEETING, "host last")
    assert order(invited)[-1] == "US"
    ordering.order_delegations(invited, MEETING, "by hand", ["viet nam", "KR", "VN"])
    assert order(invited) == ["VN", "KR", *(code for code in APEC if code not in ("VN", "KR", "US")), "US"]
    by_hand = order(invited)
    ordering.order_delegations(invited, MEETING, "alphabetical")
    assert order(invited) == APEC
    ordering.order_delegations(invited, MEETING, "by hand")
    assert order(invited) == by_hand


def test_an_order_that_makes_no_sense_is_refused(invited: Record) -> None:
    add_meeting(invited, ref="M", title="M", level="ministerial")
    with pytest.raises(Refused, match="M has no host yet"):
        ordering.order_delegations(invited, "M", "host first")
    with pytest.raises(Refused, match="“FR” has no delegation"):
        ordering.order_delegations(invited, MEETING, "by hand", ["FR"])
    with pytest.raises(Refused, match="only for the order “by hand”"):
        ordering.order_delegations(invited, MEETING, "alphabetical", ["KR"])
    assert order(invited) == APEC


def test_a_delegation_moves_by_a_place_and_not_beyond_the_ends(invited: Record) -> None:
    ordering.move_delegation(invited, f"{MEETING}:BN", -1)
    assert order(invited)[:3] == ["BN", "AU", "CA"]
    acts = ordering.move_delegation(invited, f"{MEETING}:BN", -1)
    assert [one.party for one in acts.delegations][:2] == ["BN", "AU"]
    invited.undo()
    assert order(invited) == APEC


def test_deleting_takes_the_delegates_along_and_undo_brings_all_back(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM")
    assert operations.remove_delegations(invited, [f"{MEETING}:KR", f"{MEETING}:US"]) == [
        f"{MEETING}:KR",
        f"{MEETING}:US",
    ]
    assert len(order(invited)) == 19
    invited.undo()
    assert [who.name for who in delegation_detail(invited, MEETING, "KR").delegates] == ["Dong-Sun KIM"]


def test_lists_are_filtered_by_party_status_and_anybodys_name(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM (김동선)", title="Administrator [/draft]")
    operations.edit_delegation(invited, MEETING, "PE", status="regrets")

    def found(words: str, **scope: str) -> list[str]:
        window = delegations_window(invited, ListQuery(words, scope=scope))
        rows = window.rows(0, 50)
        assert window.count() == len(rows)
        assert [window.position(row.id) for row in rows] == list(range(len(rows)))
        return [row.party for row in rows]

    for scope in ({"meeting": MEETING}, {}):
        assert found("kim", **scope) == ["KR"]
        assert found("김동선", **scope) == ["KR"]
        assert found("regrets", **scope) == ["PE"]
        assert found("korea selatan", **scope) == ["KR"]
        assert len(found("", **scope)) == 21
    assert found("[/draft] administrator", meeting=MEETING) == ["KR"]


def test_every_sort_runs_both_ways(invited: Record) -> None:
    for scope in ({"meeting": MEETING}, {}):
        for sort in ("precedence", "party", "status"):
            up = [row.id for row in delegations_window(invited, ListQuery("", sort, False, scope)).rows(0, 50)]
            down = [row.id for row in delegations_window(invited, ListQuery("", sort, True, scope)).rows(0, 50)]
            assert len(set(up)) == 21
            assert down == up[::-1]


def test_all_meetings_list_shows_the_same_facts_as_the_meetings_own(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM", function="head of delegation")
    own = delegations_window(invited, ListQuery("", scope={"meeting": MEETING})).rows(0, 50)
    everything = delegations_window(invited, ListQuery("")).rows(0, 50)
    assert sorted(own, key=lambda row: row.id) == sorted(everything, key=lambda row: row.id)


def test_a_party_without_a_delegation_is_said_clearly(invited: Record) -> None:
    with pytest.raises(NotFound, match=f"France has no delegation at {MEETING}"):
        delegation_detail(invited, MEETING, "FR")
