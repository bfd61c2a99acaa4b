"""What the sample record calls overdue in each of five years follows from the reports it was made from."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conftest import Ran

SECOND_MEETING = ("A-9", "Hold the 2nd ASEM SME Ministerial Meeting")  # agreed in 2007 for 2009; never told as held
MEMORANDUM = ("A-15", "Sign the renewed and widened memorandum on SMEs")  # for July 2011; signed on the 29th
CENTER = ("A-14", "Open the Green Business Center in SME Tower")  # for July 2011; opened on the 29th
BALI = ("A-22", "Hold exploratory bilaterals with six member economies in Bali")  # for September 2013; not told as held
OVOP = ("A-24", "Develop 500 OVOP programmes")  # until 2020; not told as reached


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        ("2007-12-31", []),
        ("2009-12-31", []),  # "2009" is over when its last day is
        ("2010-01-01", [SECOND_MEETING]),
        (
            "2011-07-31",
            [SECOND_MEETING],
        ),  # what was due "July 2011" was done on the 29th, and is not over before August
        ("2011-08-15", [SECOND_MEETING]),
        ("2013-09-30", [SECOND_MEETING]),
        ("2013-10-01", [SECOND_MEETING, BALI]),
        ("2015-06-01", [SECOND_MEETING, BALI]),
        ("2020-12-31", [SECOND_MEETING, BALI]),
        ("2021-01-01", [SECOND_MEETING, BALI, OVOP]),
    ],
)
def test_each_year_has_its_overdue_list(run: Callable[..., Ran], today: str, overdue: list[tuple[str, str]]) -> None:
    ran = run("actions", "list", "--overdue", "--format", "json", on="sample", today=today)
    assert [(row["ref"], row["title"]) for row in json.loads(ran.out)] == overdue


def test_on_the_day_before_they_were_done_the_steps_of_july_2011_were_open(run: Callable[..., Ran]) -> None:
    ran = run("actions", "list", "due:2011-07", "--format", "json", on="sample", today="2011-07-28")
    listed = {(row["ref"], row["title"]): row["status"] for row in json.loads(ran.out)}
    assert set(listed) == {MEMORANDUM, CENTER}
    assert set(listed.values()) <= {"agreed", "in progress"}
