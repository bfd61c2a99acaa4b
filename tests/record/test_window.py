"""A window gives by place what the whole ordered list would, whatever was asked before, and finds a record's place."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, RowMapping, select

from secretariat.actions.model import action
from secretariat.parties.model import party
from secretariat.record.location import locate
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import N_

QUESTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("rows"), st.integers(-1, 80), st.integers(0, 30)),
        st.tuples(st.just("count"), st.just(0), st.just(0)),
        st.tuples(st.just("position"), st.integers(1, 70), st.just(0)),
    ),
    min_size=1,
    max_size=12,
)


@contextmanager
def parties(template: Path, names: list[str]) -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        shutil.copyfile(template, path)
        record = Record(locate(str(path)), user="ana")
        if names:
            with record.act(N_("Take in the reference data")) as work:
                work.insert_many(
                    party,
                    [
                        {"code": f"C{at}", "name": name, "kind": "state", "sort_key": name, "folded": name}
                        for at, name in enumerate(names)
                    ],
                )
        yield record
        record.close()


def number(row: RowMapping) -> int:
    return int(row["id"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.sampled_from(["", "a", "aa", "b", "é", "김", "z"]), max_size=60),
    questions=QUESTIONS,
    descending=st.booleans(),
    narrowed=st.booleans(),
)
def test_any_order_of_questions_gives_slices_of_the_whole_list(
    made: Callable[[str], Path], names: list[str], questions: list[Any], descending: bool, narrowed: bool
) -> None:
    with parties(made("empty"), names) as record:
        query: AnySelect = select(party.c.id, party.c.sort_key, party.c.name)
        kept = [(name, at + 1) for at, name in enumerate(names)]
        if narrowed:
            query = query.where(party.c.sort_key != "a")
            kept = [pair for pair in kept if pair[0] != "a"]
        whole = [id_ for _name, id_ in sorted(kept, reverse=descending)]
        window = Window(record, query, (party.c.sort_key, party.c.id), number, descending=descending)
        for kind, first, second in questions:
            if kind == "count":
                assert window.count() == len(whole)
            elif kind == "rows":
                assert window.rows(first, second) == (whole[first : first + second] if first >= 0 else [])
            else:
                assert window.position(first) == (whole.index(first) if first in whole else None)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", ["updated_at", "urgency", "due_sort", "lead_sort", "id"])
def test_pages_go_on_from_moments_numbers_and_words_alike(record: Record, column: str, descending: bool) -> None:
    chance = random.Random(7)
    begun = datetime(2011, 8, 15, tzinfo=UTC)
    with record.act(N_("Take in the reference data")) as work:
        work.insert_many(action, [an_action(at, chance, begun) for at in range(1, 301)])
    by: Column[Any] = action.c[column]
    order = (action.c.id,) if column == "id" else (by, action.c.id)
    query: AnySelect = select(action.c.id, by) if column != "id" else select(action.c.id)
    with record.reading() as connection:
        turned = [part.desc() if descending else part.asc() for part in order]
        whole = list(connection.execute(select(action.c.id).order_by(*turned)).scalars())
    window = Window(record, query, order, number, descending=descending)
    walked = [id_ for start in range(0, 300, 25) for id_ in window.rows(start, 25)]
    assert walked == whole
    assert window.count() == 300
    assert window.rows(280, 50) == whole[280:]
    assert window.rows(200, 10) == whole[200:210]
    assert [window.position(id_) for id_ in whole[::37]] == list(range(0, 300, 37))


def an_action(at: int, chance: random.Random, begun: datetime) -> dict[str, Any]:
    return {
        "ref": f"A-{at}",
        "title": f"Action {at}",
        "status": "agreed",
        "open": True,
        "priority": "normal",
        "urgency": chance.randrange(3),
        "due_sort": chance.choice(["~", "201107310220110701", "202012310320200101"]),
        "lead_sort": chance.choice(["", "a", "b"]),
        "achieved": 0,
        "title_sort": f"action {at}",
        "folded": f"action {at}",
        "updated_at": begun + timedelta(seconds=chance.randrange(40)),
    }
