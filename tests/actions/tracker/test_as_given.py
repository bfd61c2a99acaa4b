"""What a sheet said when it went out is worked out from the history: whatever was done since, at every version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import begin_actions, drop_actions, finish_actions, log_progress, reopen_actions
from secretariat.actions.operations import add_action, edit_action
from secretariat.actions.tracker.as_given import Known, known_actions
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.actions.made import make
from tests.actions.test_read_at_once import asked

STEPS: Mapping[str, Any] = {
    "title": lambda record, ref, n: edit_action(record, ref, title=f"title {n} [/draft]"),
    "lead": lambda record, ref, n: edit_action(record, ref, lead=("Sesmen", "Kotra", None)[n]),
    "due": lambda record, ref, n: edit_action(
        record, ref, due=(PartialDate.from_edtf("2011-07"), PartialDate.from_edtf("2012-03-04"), None)[n]
    ),
    "target": lambda record, ref, n: edit_action(record, ref, target=("100 SMEs", "50 SMEs; 20 surveys", "20 SMEs")[n]),
    "note": lambda record, ref, n: edit_action(record, ref, note=("", "one\ntwo", "=1")[n]),
    "priority": lambda record, ref, n: edit_action(record, ref, priority=("high", "normal", "low")[n]),
    "progress": lambda record, ref, n: log_progress(record, ref, n, note="step"),
    "begin": lambda record, ref, _n: begin_actions(record, [ref]),
    "done": lambda record, ref, n: finish_actions(record, [ref], evidence=f"letter {n}", why="enough"),
    "drop": lambda record, ref, n: drop_actions(record, [ref], why=f"reason {n}"),
    "reopen": lambda record, ref, _n: reopen_actions(record, [ref]),
    "undo": lambda record, _ref, _n: record.undo(),
}


def known_at(record: Record, ref: str, version: int | None) -> Known:
    with record.reading() as connection:
        return known_actions(connection, {ref: version}, record.today, None)[ref]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=max(20, settings().max_examples // 3),  # each is a dozen acts
)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 2)), max_size=8))
@example([("target", 1), ("target", 0), ("target", 1)]).via("a target that went and came again is another one")
@example([("target", 1), ("target", 0), ("undo", 0)]).via("one that an undo put back is the same")
def test_what_went_out_is_known_again_at_every_version(record: Record, steps: list[tuple[str, int]]) -> None:
    ref = add_action(record, title="made").row.ref
    stood: dict[int, Mapping[str, Any]] = {}
    done = 0
    for name, n in [("begin", 0), *steps]:
        if name == "undo" and not done:
            continue
        before = action_detail(record, ref).row.version
        try:
            STEPS[name](record, ref, n)
        except Refused:
            continue
        changed = action_detail(record, ref).row.version != before
        done += -1 if name == "undo" else changed
        version = action_detail(record, ref).row.version
        stood[version] = known_at(record, ref, version).ours
    for version, ours in stood.items():
        base = known_at(record, ref, version).base
        assert base is not None
        counted = {"target", "achieved", "unit"}
        # Of measures that are gone by now, or came since, nothing is claimed: such cells are conflicts, or refused.
        same = len(known_at(record, ref, version).further) == _measures(ours)
        assert {key: value for key, value in base.items() if same or key not in counted} == {
            key: value for key, value in ours.items() if same or key not in counted
        }


def _measures(cells: Mapping[str, Any]) -> int:
    """How many measures beside its own an action had."""
    return len(cells["target"]) - 1 if isinstance(cells["target"], tuple) else 0


def test_a_version_that_never_was_is_not_known(record: Record) -> None:
    make(record, "one")
    assert known_at(record, "A-1", 7).base is None
    assert known_at(record, "A-1", 0).base is None
    assert known_at(record, "A-1", None).base is None
    assert known_at(record, "A-1", 1).base is not None


def test_what_is_not_on_record_is_left_out(record: Record) -> None:
    make(record, "one")
    with record.reading() as connection:
        assert set(known_actions(connection, {"A-1": 1, "A-2": 1}, record.today, None)) == {"A-1"}


def test_as_much_is_asked_of_the_history_for_many_as_for_few(record: Record) -> None:
    def asked_for(wanted: dict[str, int | None]) -> tuple[int, dict[str, Known]]:
        with asked(record) as questions, record.reading() as connection:
            known = known_actions(connection, wanted, record.today, None)
        return len(questions), known

    refs = [add_action(record, title=f"[/lot] {n}", target="100 SMEs; 20 surveys").row.ref for n in range(8)]
    wanted: dict[str, int | None] = {ref: action_detail(record, ref).row.version for ref in refs}
    for ref in refs:
        edit_action(record, ref, target="50 SMEs; 10 visits")
    few, _known = asked_for({ref: wanted[ref] for ref in refs[:2]})
    many, known = asked_for(wanted)
    assert few == many
    assert {one.base["target"] for one in known.values() if one.base} == {((100, "SMEs"), (20, "surveys"))}
