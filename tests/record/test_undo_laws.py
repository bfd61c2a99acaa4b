"""The law of undo: whatever was done, undoing all of it backwards gives back the record to every column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.parties.model import party
from secretariat.people.model import person
from secretariat.record.acts import history
from secretariat.record.check import check
from secretariat.record.record import Record
from secretariat.record.stale import stale
from secretariat.record.work import Work
from secretariat.values.language import N_
from secretariat.values.refusal import Refused

Step = tuple[str, str, int, str]
Snapshot = dict[str, list[dict[str, Any]]]

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("[]/ 김林ế"), min_size=0, max_size=12)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "change", "remove"]), st.sampled_from(["party", "person"]), st.integers(0, 9), WORDS
    ),
    min_size=1,
    max_size=6,
)
ACTS = st.lists(STEPS, min_size=1, max_size=6)

# One example is a dozen acts and as many undos.
FEWER = settings(
    max_examples=settings.default.max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def snapshot(record: Record) -> Snapshot:
    """Every column but the version of the two tables."""
    with record.reading() as connection:
        return {
            table.name: [
                {key: value for key, value in row.items() if key != "version"}
                for row in connection.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for table in (party, person)
        }


def assert_sound(record: Record) -> None:
    """The file, its ties and its history agree; keys to sort by are written here as they come, not by their rules."""
    with record.reading() as connection:
        keys = stale(connection)
    assert [problem for problem in check(record).problems if problem not in keys] == []


def do(record: Record, steps: list[Step]) -> bool:
    """One act of several steps; False where it was refused or changed nothing."""
    with record.reading() as connection:
        newest = history(connection, limit=1)
    try:
        with record.act(N_("Edit party {code}"), code="-") as work:
            for step in steps:
                one_step(work, step)
    except Refused:
        return False
    with record.reading() as connection:
        return history(connection, limit=1) != newest


def one_step(work: Work, step: Step) -> None:
    kind, name, which, text = step
    table = party if name == "party" else person
    ids = list(work.connection.execute(select(table.c.id).order_by(table.c.id)).scalars())
    if kind == "insert":
        if table is party:
            number = work.next_number("party")
            work.insert(party, {"code": f"C{number}", "name": text, "kind": "state", "sort_key": text, "folded": text})
        else:
            parties = list(work.connection.execute(select(party.c.id)).scalars())
            tied = parties[which % len(parties)] if parties else None
            ref = f"P-{work.next_number('P')}"
            values = {"ref": ref, "name": text, "family_first": which % 2 == 0, "party_id": tied}
            work.insert(person, {**values, "sort_key": text, "folded": text})
    elif ids and kind == "change":
        work.change(table, ids[which % len(ids)], {"name": text, "note": text * 2, "sort_key": text})
    elif ids:
        work.remove(table, ids[which % len(ids)])


@FEWER
@given(acts=ACTS)
def test_undoing_everything_backwards_gives_back_the_first_state(fresh: Callable[[], Record], acts: list[Any]) -> None:
    record = fresh()
    before: list[tuple[int, Snapshot]] = []
    for steps in acts:
        state = snapshot(record)
        if do(record, steps):
            before.append((newest(record), state))
    for number, state in reversed(before):
        assert record.undo().act == number
        assert snapshot(record) == state
    assert_sound(record)


@FEWER
@given(acts=ACTS, times=st.integers(1, 3))
def test_undo_and_redo_any_number_of_times_changes_nothing(
    fresh: Callable[[], Record], acts: list[Any], times: int
) -> None:
    record = fresh()
    done = [do(record, steps) for steps in acts]
    if not any(done):
        return
    after = snapshot(record)
    last = newest(record)
    without = None
    for _time in range(times):
        record.undo(last)
        without = without or snapshot(record)
        assert snapshot(record) == without
        last = newest(record)
        record.undo(last)
        assert snapshot(record) == after
        last = newest(record)
    assert_sound(record)


def newest(record: Record) -> int:
    with record.reading() as connection:
        return history(connection, limit=1)[0].id
