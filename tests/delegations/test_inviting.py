"""Inviting and answering: in what quality, on which day, how many may come, and what is still lacking."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from secretariat.delegations.inviting import invite
from secretariat.delegations.operations import add_delegation, edit_delegation
from secretariat.delegations.ordering import order_delegations
from secretariat.delegations.precedence import HostPlace, PartyPlace, Precedence, Rule, in_order
from secretariat.delegations.queries import delegation_detail, delegations_window, meeting_roll
from secretariat.delegations.readiness import Lack
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING, name

Run = Callable[..., Any]


def day(edtf: str) -> PartialDate:
    return PartialDate.from_edtf(edtf)


def order(record: Record) -> list[str]:
    return [one.party for one in meeting_roll(record, MEETING).delegations]


def test_observers_and_guests_stand_behind_the_members(invited: Record) -> None:
    added = invite(invited, MEETING, observers=["KOTRA", "DE"], guests=["FR"], on=day("2011-03-05"))
    assert added == [f"{MEETING}:KOTRA", f"{MEETING}:DE", f"{MEETING}:FR"]
    assert order(invited)[-3:] == ["DE", "KOTRA", "FR"]
    order_delegations(invited, MEETING, "alphabetical, host last")
    assert order(invited)[-4:] == ["US", "DE", "KOTRA", "FR"]
    order_delegations(invited, MEETING, "by hand", ["FR", "KOTRA"])
    assert order(invited)[:2] == ["FR", "KOTRA"]
    one = delegation_detail(invited, MEETING, "FR")
    assert (one.invited_as, one.invited_on, one.status) == ("guest", "2011-03-05", "invited")
    with pytest.raises(Refused, match="as observer and as guest"):
        invite(invited, MEETING, observers=["VN"], guests=["Viet Nam"])


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule is not Rule.BY_HAND])
@pytest.mark.parametrize("host", list(HostPlace))
def test_no_rule_puts_a_guest_before_an_observer_or_one_before_a_member(rule: Rule, host: HostPlace) -> None:
    places = [
        PartyPlace(1, "a", quality="guest", rank=1, since="1990-01-01", office="1990-01-01"),
        PartyPlace(2, "b", quality="observer", rank=2, since="1991-01-01", office="1991-01-01"),
        PartyPlace(3, "c", host=True),
        PartyPlace(4, "d"),
    ]
    found = [place.id for place in in_order(places, Precedence(rule, host))]
    assert found[2:] == [2, 1] and set(found[:2]) == {3, 4}


def test_a_meeting_without_a_forum_invites_those_that_are_named(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="Working lunch", level="working level")
    assert invite(reference, "M-1", guests=["KR", "JP"]) == ["M-1:KR", "M-1:JP"]
    with pytest.raises(Refused, match="belongs to no forum"):
        invite(reference, "M-1")


def test_a_name_with_a_comma_in_it_is_one_party(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="Working lunch", level="working level")
    assert invite(reference, "M-1", guests=["KR, Hong Kong, China,Japan"]) == ["M-1:KR", "M-1:HK", "M-1:JP"]
    with pytest.raises(Refused, match="Atlantis"):
        invite(reference, "M-1", guests=["KR, Atlantis, China"])


def test_members_of_another_day_are_invited_or_none(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="1st", level="ministerial", forum="ASEM")
    with pytest.raises(Refused, match="has no date yet"):
        invite(reference, "M-1")
    with pytest.raises(Refused, match="Nobody is named"):
        invite(reference, "M-1", members=False)
    with pytest.raises(Refused, match="A roster is that of a day"):
        invite(reference, "M-1", roster_of=day("../.."))
    assert invite(reference, "M-1", guests=["US"], members=False) == ["M-1:US"]
    assert len(invite(reference, "M-1", roster_of=day("2006-01-01"))) == 39


def test_each_state_has_its_day(invited: Record) -> None:
    assert delegation_detail(invited, MEETING, "KR").invited_on == "2011-08-15"
    one = edit_delegation(invited, MEETING, "KR", note_verbale="NV 12", note_verbale_date=day("2011-05-02"))
    assert (one.status, one.nominated_on) == ("nominated", "2011-05-02")
    one = edit_delegation(invited, MEETING, "KR", status="registered", on=day("2011-05-03"))
    one = edit_delegation(invited, MEETING, "KR", status="confirmed")
    assert (one.registered_on, one.confirmed_on) == ("2011-05-03", "2011-08-15")
    one = edit_delegation(invited, MEETING, "KR", status="registered")
    assert (one.registered_on, one.confirmed_on, one.invited_on) == ("2011-08-15", "", "2011-08-15")
    one = edit_delegation(invited, MEETING, "KR", on=day("2011-05-04"))
    assert (one.status, one.registered_on) == ("registered", "2011-05-04")


def test_regrets_have_a_day_and_a_reason_which_go_when_they_are_taken_back(invited: Record) -> None:
    one = edit_delegation(invited, MEETING, "KR", status="regrets", on=day("2011-05-03"), regrets_reason="[/election]")
    assert (one.regrets_on, one.regrets_reason, one.lacks) == ("2011-05-03", "[/election]", ())
    one = edit_delegation(invited, MEETING, "KR", status="invited")
    assert (one.regrets_on, one.regrets_reason) == ("", "")
    with pytest.raises(Refused, match="sent no regrets"):
        edit_delegation(invited, MEETING, "KR", regrets_reason="none")


def test_the_meeting_says_how_many_may_come_unless_the_delegation_does(invited: Record) -> None:
    for who in ("Ana SANTOS", "Dong-Sun KIM"):
        name(invited, "KR", who)
    edit_meeting(invited, MEETING, quota=1)
    one = delegation_detail(invited, MEETING, "KR")
    assert (one.allowed, one.quota) == (1, None) and Lack.OVER_QUOTA in one.lacks
    one = edit_delegation(invited, MEETING, "KR", quota=2)
    assert one.allowed == 2 and Lack.OVER_QUOTA not in one.lacks
    rows = {row.party: row for row in delegations_window(invited, ListQuery()).rows(0, 50)}
    assert rows["KR"].lacks == one.lacks and rows["JP"].lacks == (Lack.NO_HEAD,)


def test_credentials_are_missed_once_a_delegation_is_registered(invited: Record) -> None:
    for status in ("nominated", "registered"):
        one = edit_delegation(invited, MEETING, "KR", status=status)
    assert Lack.NO_CREDENTIALS in one.lacks
    one = edit_delegation(invited, MEETING, "KR", credentials_on=day("2011-05-10"))
    assert Lack.NO_CREDENTIALS not in one.lacks


def test_the_commands(run: Run) -> None:
    add = ("meetings", "add", "--ref", "M-9", "--title", "9th", "--level", "ministerial", "--forum", "APEC")
    assert run(*add, "--dates", "20-21 May 2011", "--quota", "3").code == 0
    invited = run("meetings", "invite", "M-9", "--observers", "KOTRA, DE", "--guests", "FR", "--on", "5/3")
    assert invited.code == 0 and "Invited 24 parties." in invited.err
    again = run("meetings", "invite", "M-9", "--no-members", "--guests", "FR", "--roster-of", "2011")
    assert again.code == 0 and "All of them have a delegation there already." in again.err
    assert run("delegations", "edit", "M-9", "KR", "--status", "regrets", "--on", "3/5").code == 0
    shown = json.loads(run("delegations", "show", "M-9", "KR", "--format", "json").out)
    assert (shown["regrets_on"], shown["invited_on"], shown["allowed"]) == ("2011-05-03", "2011-03-05", 3)
    listed = json.loads(run("delegations", "list", "M-9", "--not-ready", "--format", "json").out)
    assert (
        len(listed) == 23 and listed[0]["lacks"] == ["no head named"] and "KR" not in {one["party"] for one in listed}
    )
    assert listed[-1]["invited_as"] == "guest"
    assert (
        "Lacks" in run("delegations", "list", "M-9").out and "invited (guest)" in run("delegations", "list", "M-9").out
    )
    run("delegations", "delegate", "M-9", "JP", "--name", "Ana [/draft] SANTOS")
    people = json.loads(run("delegations", "delegates", "M-9", "--format", "json").out)
    assert [(one["party"], one["person"]) for one in people] == [("JP", "P-1")]
    assert "Ana [/draft] SANTOS" in run("delegations", "delegates", "M-9", "JP").out
    assert "Nobody is named yet." in run("delegations", "delegates", "M-9", "CN").err


def test_a_delegation_added_late_was_invited_today(invited: Record) -> None:
    one = add_delegation(invited, MEETING, "FR", invited_as="guest", status="nominated", on=day("2011-04"))
    assert (one.nominated_on, one.invited_on) == ("2011-04", "")
