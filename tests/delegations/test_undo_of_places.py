"""Undo holds the rules of places: one head per delegation, one place per person at a meeting."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from secretariat.delegations import nominating, operations
from secretariat.delegations.queries import delegation_detail
from secretariat.record.acts import act
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING, name


def heads(record: Record, party: str) -> list[str]:
    """The names of a delegation's heads that are not withdrawn or replaced."""
    found = delegation_detail(record, MEETING, party).delegates
    return [one.name for one in found if one.function == "head of delegation" and one.accreditation == "nominated"]


def last_act(record: Record) -> int:
    """The number of the newest act."""
    with record.reading() as connection:
        return connection.execute(select(func.max(act.c.id))).scalar_one()


def test_undoing_a_change_of_function_leaves_no_second_head(invited: Record) -> None:
    kim = name(invited, "KR", "Dong-Sun KIM", function="head of delegation")
    nominating.edit_delegate(invited, MEETING, "KR", kim.person, function="delegate")
    stepped_down = last_act(invited)
    name(invited, "KR", "[/draft] LIN", function="head of delegation")
    with pytest.raises(Refused) as refused:
        invited.undo(stepped_down)
    assert str(refused.value) == (
        f"[/draft] LIN is the head of {MEETING}:KR already; a delegation has one. Change that function first."
    )
    assert heads(invited, "KR") == ["[/draft] LIN"]


def test_undoing_a_deletion_leaves_no_second_head(invited: Record) -> None:
    kim = name(invited, "KR", "Dong-Sun KIM", function="head of delegation")
    nominating.remove_delegates(invited, [kim.id])
    deleted = last_act(invited)
    name(invited, "KR", "Min-Su LEE", function="head of delegation")
    with pytest.raises(Refused, match="Min-Su LEE is the head of"):
        invited.undo(deleted)
    assert heads(invited, "KR") == ["Min-Su LEE"]


def test_undoing_regrets_gives_nobody_a_second_place(invited: Record) -> None:
    kim = name(invited, "KR", "Dong-Sun KIM")
    operations.edit_delegation(invited, MEETING, "KR", status="regrets")
    regrets = last_act(invited)
    nominating.add_delegate(invited, MEETING, "JP", kim.person)
    with pytest.raises(Refused) as refused:
        invited.undo(regrets)
    assert str(refused.value) == f"Dong-Sun KIM has a place at this meeting already, in {MEETING}:JP."
    assert delegation_detail(invited, MEETING, "KR").status == "regrets"


def test_an_undo_that_nothing_stands_in_the_way_of_gives_the_head_back(invited: Record) -> None:
    kim = name(invited, "KR", "Dong-Sun KIM", function="head of delegation")
    nominating.edit_delegate(invited, MEETING, "KR", kim.person, function="delegate")
    invited.undo()
    assert heads(invited, "KR") == ["Dong-Sun KIM"]
