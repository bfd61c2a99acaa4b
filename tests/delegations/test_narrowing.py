"""Narrowing a list of delegations to those that are not ready, and by what they lack."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from secretariat.delegations.filters import Narrowed, narrowed_to
from secretariat.delegations.nominating import edit_delegate
from secretariat.delegations.operations import edit_delegation
from secretariat.delegations.queries import delegations_window
from secretariat.delegations.readiness import Lack
from secretariat.delegations.screen import DelegationsView
from secretariat.record.record import Record
from secretariat.values.language import in_language, set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from tests.delegations.apec_meeting import MEETING, name
from tests.delegations.test_delegations_screen import Host, keys
from tests.toolkit.alone import shown
from tests.toolkit.list_demo import settled

Run = Callable[..., Any]


@pytest.fixture
def chased(invited: Record) -> Record:
    """Delegations that lack each thing once at least, one that lacks nothing, and one that sent regrets."""
    head = "head of delegation"
    name(invited, "KR", "Dong-Sun KIM", function=head, accreditation="accredited")
    for status in ("nominated", "registered"):
        edit_delegation(invited, MEETING, "KR", status=status, note_verbale="NV 1")
    edit_delegation(invited, MEETING, "KR", credentials_on=PartialDate.from_edtf("2011-05-02"))
    name(invited, "JP", "AOKI Ai", function=head)
    name(invited, "JP", "No HEAD")
    edit_delegation(invited, MEETING, "JP", quota=1)
    edit_delegation(invited, MEETING, "CL", status="nominated")
    for status in ("nominated", "registered"):
        edit_delegation(invited, MEETING, "MY", status=status, note_verbale="NV 2")
    name(invited, "MY", "Who LEFT", function=head)
    edit_delegate(invited, MEETING, "MY", "Who LEFT", accreditation="withdrawn")
    edit_delegation(invited, MEETING, "VN", status="regrets")
    return invited


def found(record: Record, words: str, **scope: str) -> dict[str, tuple[Lack, ...]]:
    window = delegations_window(record, ListQuery(words, scope=scope))
    rows = window.rows(0, 99)
    assert window.count() == len(rows)
    return {row.party: row.lacks for row in rows}


@pytest.mark.parametrize("words", ["not ready", "NotReady", "belum siap", "not-ready"])
def test_not_ready_is_everything_that_lacks_something(chased: Record, words: str) -> None:
    there = found(chased, words, meeting=MEETING)
    assert there.keys() == found(chased, "", meeting=MEETING).keys() - {"KR", "VN"}
    assert all(there.values())
    assert found(chased, words) == there


@pytest.mark.parametrize("lack", list(Lack))
@pytest.mark.parametrize("language", ["en", "id"])
def test_each_lack_is_asked_for_by_its_words_in_both_lists(chased: Record, lack: Lack, language: str) -> None:
    words = in_language(language, lack.value)
    expected = {party: lacks for party, lacks in found(chased, "", meeting=MEETING).items() if lack in lacks}
    assert expected
    assert found(chased, words, meeting=MEETING) == expected
    assert found(chased, words) == expected


def test_words_narrow_further(chased: Record) -> None:
    assert found(chased, "not ready chile").keys() == {"CL"}
    assert found(chased, "over quota head not confirmed", meeting=MEETING).keys() == {"JP"}
    assert found(chased, "no head malaysia").keys() == {"MY"}
    assert found(chased, "over quota no credentials") == {}


def test_parts_of_words_are_words() -> None:
    assert narrowed_to(ListQuery("cannot ready")) == Narrowed(("cannot", "ready"))
    assert narrowed_to(ListQuery("no header")) == Narrowed(("no", "header"))
    assert narrowed_to(ListQuery("Korea  NO head")) == Narrowed(("korea",), lacks=frozenset({Lack.NO_HEAD}))


@pytest.mark.parametrize(
    ("language", "typed", "reason"), [("en", "not ready", "no head"), ("id", "belum siap", "ketua")]
)
async def test_the_reason_stands_beside_each_on_a_small_screen(
    chased: Record, language: str, typed: str, reason: str
) -> None:
    set_language(language)
    try:
        app = Host(DelegationsView(chased, scope={"meeting": MEETING}))
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await keys(pilot, "slash", *typed, "enter")
            text = shown(app)
            assert "19 " in text and "Korea" not in text
            assert reason in next(line for line in text.splitlines() if "Australia" in line)
    finally:
        set_language("en")


def test_the_command_says_what_each_lacks(run: Run) -> None:
    add = ("meetings", "add", "--ref", "M-9", "--title", "9th", "--level", "ministerial", "--forum", "APEC")
    assert run(*add, "--dates", "20-21 May 2011").code == 0
    assert run("meetings", "invite", "M-9").code == 0
    assert run("delegations", "edit", "M-9", "KR", "--status", "regrets").code == 0
    for asked in (("--not-ready",), ("not", "ready"), ("no head",)):
        listed = json.loads(run("delegations", "list", "M-9", *asked, "--format", "json").out)
        assert len(listed) == 20 and {tuple(one["lacks"]) for one in listed} == {("no head named",)}
    assert "no head named" in run("delegations", "list", "M-9", "not ready").out
