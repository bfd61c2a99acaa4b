"""A cell's three sides: what becomes of it, whatever they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.tracker.merging import MergedCell, Side, Verdict, chosen, merged, verdict

said = st.one_of(st.none(), st.integers(-2, 2), st.sampled_from(["", "done", "July 2011", "[/draft]"]))
keys = ("title", "due", "status", "note")
rows = st.fixed_dictionaries(dict.fromkeys(keys, said))


@given(said, said)
def test_what_they_left_as_it_went_out_changes_nothing(base: object, ours: object) -> None:
    cell = MergedCell("note", base, base, ours)
    assert cell.verdict is Verdict.UNCHANGED
    assert cell.after == ours


@given(said, said)
def test_what_only_they_changed_is_theirs(base: object, theirs: object) -> None:
    cell = MergedCell("note", base, theirs, base)
    assert cell.after == theirs
    assert cell.is_written == (theirs != base)


@given(said, said)
def test_what_both_changed_to_the_same_is_no_conflict(base: object, both: object) -> None:
    assert verdict(base, both, both) in (Verdict.SAME, Verdict.UNCHANGED)
    assert not MergedCell("note", base, both, both).is_written


@given(said, said, said)
def test_what_both_changed_otherwise_is_a_conflict_and_stays_until_somebody_chooses(
    base: object, theirs: object, ours: object
) -> None:
    cell = MergedCell("note", base, theirs, ours)
    conflict = len({repr(base), repr(theirs), repr(ours)}) == 3
    assert (cell.verdict is Verdict.CONFLICT) == conflict
    if conflict:
        assert cell.is_open
        assert cell.after == ours
        assert chosen(cell, Side.OURS).after == ours
        assert chosen(cell, Side.THEIRS).after == theirs
        assert not chosen(cell, Side.THEIRS).is_open
        assert chosen(chosen(cell, Side.THEIRS), None) == cell


@given(rows, rows, rows)
def test_nothing_that_others_wrote_is_overwritten_without_a_choice(
    base: dict[str, object], theirs: dict[str, object], ours: dict[str, object]
) -> None:
    cells = merged(base, theirs, ours)
    after = {**ours, **{cell.key: cell.after for cell in cells}}
    for key in keys:
        if ours[key] != base[key]:
            assert after[key] == ours[key]
        else:
            assert after[key] == theirs[key]


@given(rows, rows, rows, st.sampled_from(Side))
def test_merging_twice_does_no_more_than_once(
    base: dict[str, object], theirs: dict[str, object], ours: dict[str, object], side: Side
) -> None:
    once = {**ours, **{cell.key: chosen(cell, side).after for cell in merged(base, theirs, ours)}}
    again = [chosen(cell, side) for cell in merged(base, theirs, once)]
    assert {**once, **{cell.key: cell.after for cell in again}} == once


@given(rows, rows)
def test_without_a_base_the_record_as_it_is_stands_for_it(theirs: dict[str, object], ours: dict[str, object]) -> None:
    cells = merged(None, theirs, ours)
    assert {cell.key for cell in cells} == {key for key in keys if theirs[key] != ours[key]}
    assert all(cell.verdict is Verdict.CHANGED for cell in cells)


def test_a_column_that_did_not_come_back_is_left_alone() -> None:
    base = {"title": "a", "note": "b"}
    assert merged(base, {"note": "c"}, base) == (MergedCell("note", "b", "c", "b"),)
