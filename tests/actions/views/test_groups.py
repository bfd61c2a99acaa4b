"""The tracker in groups: what is counted there is what a group lists."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.actions.lifecycle import finish_actions, log_progress
from secretariat.actions.queries import actions_window
from secretariat.actions.views.groups import By, groups
from secretariat.actions.views.saved import save_filter
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from tests.actions.made import indonesian, make, on


def told(record: Record, by: By, words: str = "", **scope: str) -> list[tuple[str, int, int, int | None]]:
    return [
        (one.key, one.count, one.overdue, one.progress) for one in groups(record, by, ListQuery(words, scope=scope))
    ]


@pytest.fixture
def some(reference: Record) -> Record:
    add_meeting(reference, ref="M-1", title="Big Sky [/draft]", level="ministerial")
    add_meeting(reference, ref="M-1A", title="Aside", level="bilateral", in_margins_of="M-1")
    make(reference, "Sign", "July 2011", counterpart="KR", lead="KR", meeting="M-1", agreed_on=None)
    make(reference, "Count", "end of 2011", counterpart="KR", lead="SMBA", target="100 SMEs", agreed_on=None)
    make(reference, "Train", "2009", lead="Sesmen 林聖忠", meeting="M-1A", agreed_on=None)
    make(reference, "Wait", meeting="M-1")
    log_progress(reference, "A-2", 35)
    return reference


def test_counts_overdue_and_progress_by_each(some: Record) -> None:
    assert told(some, By.COUNTERPART) == [("KR", 2, 1, 35), ("none", 2, 1, None)]
    assert told(some, By.MEETING) == [("M-1", 2, 1, None), ("M-1A", 1, 1, None), ("none", 1, 0, 35)]
    assert {key: late for key, _count, late, _progress in told(some, By.LEAD)} == {
        "Republic of Korea": 1,
        "Sesmen 林聖忠": 1,
        "Small and Medium Business Administration": 0,
        "none": 0,
    }


def test_groups_are_called_by_name_and_those_without_in_words(some: Record) -> None:
    assert [one.name for one in groups(some, By.MEETING, ListQuery())] == [
        "M-1  Big Sky [/draft]",
        "M-1A  Aside",
        "from no meeting",
    ]
    assert {one.key: one.name for one in groups(some, By.COUNTERPART, ListQuery())}["none"] == "with nobody"


@indonesian
def test_groups_are_called_in_indonesian(some: Record) -> None:
    set_language("id")
    assert {one.key: one.name for one in groups(some, By.COUNTERPART, ListQuery())}["KR"] == "Republik Korea"
    assert "Republik Korea" in [one.name for one in groups(some, By.LEAD, ListQuery())]


def test_the_filter_goes_along(some: Record) -> None:
    assert told(some, By.COUNTERPART, "overdue") == [("KR", 1, 1, None), ("none", 1, 1, None)]
    assert told(some, By.COUNTERPART, "lead:SMBA") == [("KR", 1, 0, 35)]
    save_filter(some, "late", "overdue party:KR")
    assert told(some, By.MEETING, ":late") == [("M-1", 1, 1, None)]


def test_what_has_ended_is_never_overdue_and_was_open_before(some: Record) -> None:
    finish_actions(some, ["A-1"], evidence="letter", on=date(2011, 8, 10))
    assert told(some, By.COUNTERPART, all="yes")[0] == ("none", 2, 1, None)
    assert ("KR", 2, 0, 35) in told(some, By.COUNTERPART, all="yes")
    before = on(some, date(2011, 8, 9))
    assert told(before, By.MEETING)[0][:3] == ("M-1", 1, 1)


def test_progress_on_a_past_day_is_that_of_the_day(some: Record) -> None:
    make(some, "Survey", counterpart="KR", lead="SMBA", target="10 firms; 20 surveys", agreed_on=None)
    log_progress(some, "A-2", 25, on=date(2011, 8, 1))
    log_progress(some, "A-5", 10, on=date(2011, 8, 5))
    assert ("KR", 3, 1, 55) in told(some, By.COUNTERPART)
    for day, mean in ((date(2011, 8, 3), 12), (date(2011, 8, 9), 37)):
        then = on(some, day)
        assert ("KR", 3, 1, mean) in told(then, By.COUNTERPART)
        assert ("Small and Medium Business Administration", 2, 0, mean) in told(then, By.LEAD)
        assert [one[3] for one in told(then, By.MEETING)] == [None, None, mean]


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("scope", [{}, {"all": "yes"}], ids=["open", "all"])
def test_a_group_lists_as_many_as_it_counts(sample: Record, by: By, scope: dict[str, str]) -> None:
    found = groups(sample, by, ListQuery(scope=scope))
    assert len(found) > 2
    for one in found:
        query = ListQuery(scope={**scope, f"only_{by}": one.key})
        assert actions_window(sample, query).count() == one.count, one.name
    assert sum(one.count for one in found) == actions_window(sample, ListQuery(scope=scope)).count()
