"""The record whose reference was typed stands first, and every other place of the list is as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from secretariat.actions.operations import add_action
from secretariat.actions.queries import actions_window
from secretariat.record.record import Record
from secretariat.toolkit.exact_first import ExactFirst, exact_first
from secretariat.values.list_query import ListQuery


@dataclass(frozen=True)
class Row:
    id: int
    ref: str


class Ten:
    rows_of = tuple(Row(number, f"A-{number}") for number in range(10))

    def count(self) -> int:
        return 10

    def rows(self, start: int, limit: int) -> Sequence[Row]:
        return self.rows_of[start : start + limit]

    def position(self, id: int) -> int | None:
        return id if id < 10 else None

    def of_reference(self, ref: str) -> int | None:
        return next((row.id for row in self.rows_of if row.ref == ref.upper()), None)


@pytest.mark.parametrize("place", range(10))
def test_every_window_of_it_is_a_piece_of_one_order(place: int) -> None:
    window = ExactFirst(Ten(), place, place)
    whole = [place, *(number for number in range(10) if number != place)]
    for start in range(12):
        for limit in range(13):
            assert [row.id for row in window.rows(start, limit)] == whole[start : start + limit], (start, limit)
    assert [window.position(id) for id in whole] == list(range(10))
    assert window.position(99) is None and window.count() == 10


def test_only_a_whole_reference_changes_the_order() -> None:
    ten = Ten()
    assert exact_first(ten, "a-9").rows(0, 1) == [Row(9, "A-9")]
    for words in ("", "A-", "A-99", "korea", "A-0"):
        assert exact_first(ten, words) is ten


def test_in_the_tracker_a_typed_reference_comes_before_others_that_hold_it(reference: Record) -> None:
    for number in range(1, 13):
        add_action(reference, title=f"follows A-1 [/draft] {13 - number:02}", lead="SMBA")
    window = exact_first(actions_window(reference, ListQuery(words="a-1", sort="title")), "a-1")
    assert window.rows(0, 1)[0].ref == "A-1"
    assert len({row.id for row in window.rows(0, 100)}) == window.count() == 12
