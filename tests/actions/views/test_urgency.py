"""How urgent an action is: a sum that can be said, and that never makes what is due later more urgent."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.lifecycle import finish_actions
from secretariat.actions.states import Priority
from secretariat.actions.urgency import sum_words, terms, total
from secretariat.actions.views.urgent import urgent_actions, weigh
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from tests.actions.made import make

TODAY = date(2011, 8, 15)
PRIORITIES = st.sampled_from([each.value for each in Priority])
LEADS = st.sampled_from(["", "SMBA"])
PROGRESS = st.sampled_from([None, 0, 35, 80, 100])
DAYS = st.integers(-4000, 4000)


def words_of(due: date | None = None, *, dated: bool = True, priority: str = "normal", lead: str = "SMBA") -> str:
    return sum_words(terms(due_by=due, dated=dated, priority=priority, lead=lead, progress=None, today=TODAY))


def test_the_sum_is_said_term_by_term() -> None:
    assert words_of(date(2011, 7, 31), priority="high") == "overdue 15 days +20, priority high +10"
    assert words_of(date(2011, 7, 1)) == "overdue 45 days +21"
    assert words_of(date(2011, 8, 16)) == "due in 1 day +15"
    assert words_of(date(2011, 10, 1), priority="low", lead="") == "priority low -5, no owner +4, due in 47 days +3"
    assert words_of(dated=False) == "no date +2"
    assert words_of(date(2013, 1, 1)) == ""


@given(DAYS, PRIORITIES, LEADS, PROGRESS)
def test_the_points_are_the_sum_of_what_is_said(days: int, priority: str, lead: str, progress: int | None) -> None:
    found = terms(
        due_by=TODAY + timedelta(days=days), dated=True, priority=priority, lead=lead, progress=progress, today=TODAY
    )
    said = [int(each.rsplit(" ", 1)[1]) for each in sum_words(found).split(", ") if each]
    assert total(found) == sum(said)
    assert [abs(each) for each in said] == sorted((abs(each) for each in said), reverse=True)
    assert all(each.points for each in found)


@given(DAYS, st.integers(0, 4000), PRIORITIES, LEADS, PROGRESS)
def test_what_is_due_later_is_never_more_urgent(
    days: int, later: int, priority: str, lead: str, progress: int | None
) -> None:
    def points(after: int) -> int:
        due_by = TODAY + timedelta(days=after)
        return total(terms(due_by=due_by, dated=True, priority=priority, lead=lead, progress=progress, today=TODAY))

    assert points(days + later) <= points(days)


def test_the_list_begins_with_the_most_urgent_and_leaves_out_what_ended(reference: Record) -> None:
    make(reference, "Far", "2015", lead="SMBA", agreed_on=None)
    make(reference, "Late", "July 2011", lead="SMBA", agreed_on=None)
    make(reference, "Late and pressing [/draft]", "July 2011", priority="high", agreed_on=None)
    make(reference, "Over", "June 2011", agreed_on=None)
    finish_actions(reference, ["A-4"], evidence="letter", on=TODAY)
    everything = ListQuery(scope={"all": "yes"})
    assert [(one.ref, one.points) for one in urgent_actions(reference, everything)] == [
        ("A-3", 34),
        ("A-2", 20),
        ("A-1", 0),
    ]
    assert [one.ref for one in urgent_actions(reference, ListQuery("pressing"))] == ["A-3"]


def test_one_that_has_ended_has_no_sum(reference: Record) -> None:
    made = make(reference, "Over", "June 2011", priority="high", agreed_on=None)
    assert weigh(reference, made.row).points == 35
    done = finish_actions(reference, ["A-1"], evidence="letter", on=TODAY)
    from secretariat.actions.detail import action_detail

    urgent = weigh(reference, action_detail(reference, done[0]).row)
    assert (urgent.points, urgent.terms) == (0, ())
