"""What an earlier version of the program worked out is found by ``record check``, and renewed by ``record upgrade``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.actions.model import action
from secretariat.parties.model import membership, party_name
from secretariat.people.model import person
from secretariat.record.acts import newest_act
from secretariat.record.check import check
from secretariat.record.location import path_of
from secretariat.record.record import Record
from secretariat.record.stale import renew
from secretariat.values.refusal import Refused

Run = Callable[..., Any]


def folded_by_an_earlier_version(record: Record) -> None:
    """As one that kept case would have left it, history and all; each in a table that comes by its words otherwise."""
    with record.act("earlier") as work:
        for table, key in (
            (action, "title_sort"),
            (person, "folded"),
            (party_name, "folded"),
            (membership, "sort_key"),
        ):
            ids = work.connection.execute(select(table.c.id, table.c[key]).order_by(table.c.id).limit(3)).all()
            for id_, words in ids:
                work.change(table, id_, {key: words.upper()})


def test_the_sample_is_as_it_would_be_worked_out_today(sample: Record) -> None:
    assert check(sample).problems == ()
    before = sample_act(sample)
    assert renew(sample) == 0
    assert sample_act(sample) == before


def sample_act(record: Record) -> int | None:
    with record.reading() as connection:
        return newest_act(connection)


def test_what_an_earlier_version_worked_out_is_told_by_kind_and_renewed_as_one_act(sample: Record) -> None:
    folded_by_an_earlier_version(sample)
    told = check(sample)
    assert not told.ok
    assert {problem.partition(":")[0] for problem in told.problems} == {
        "3 people",
        "3 names of parties",
        "2 parties",  # which are found by their names
        "3 memberships",
        "3 actions",
    }
    assert all("record upgrade" in problem for problem in told.problems)
    before = sample_act(sample)
    assert renew(sample) >= 12
    assert check(sample).problems == ()
    assert sample_act(sample) == (before or 0) + 1


def test_what_was_changed_before_can_be_undone_after(sample: Record) -> None:
    with sample.act("Rename") as work:
        work.change(person, 1, {"note": "[/draft]"})
        renamed = work.act_id
    folded_by_an_earlier_version(sample)
    renew(sample)
    sample.undo(renamed)
    assert check(sample).problems == ()


def test_the_command_line_tells_and_renews(sample: Record, run: Run) -> None:
    folded_by_an_earlier_version(sample)
    where = str(path_of(sample.url))
    sample.close()
    found = run("--database", where, "record", "check", "--format", "json")
    assert found.code == 1 and len(json.loads(found.out)["problems"]) == 5
    renewed = run("--database", where, "record", "upgrade")
    assert renewed.code == 0 and "Renewed the sort keys and search words of" in renewed.err
    assert run("--database", where, "record", "check").code == 0
    again = run("--database", where, "record", "upgrade")
    assert again.code == 0 and "Renewed" not in again.err


def test_a_record_that_can_only_be_read_is_not_renewed(sample: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    folded_by_an_earlier_version(sample)
    monkeypatch.setattr(sample, "read_only", "It can be read, not changed.")
    with pytest.raises(Refused, match="read, not changed"):
        renew(sample)
