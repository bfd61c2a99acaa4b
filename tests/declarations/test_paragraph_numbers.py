"""How paragraphs are numbered when they are added and moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.paragraph_numbers import (
    Numbered,
    after_moving,
    number_for,
    renumbered,
    row_of,
    shifted,
)
from secretariat.declarations.states import ParagraphKind

KINDS = ["heading", "preambular", "chapeau", "operative"]
TEXT = [
    Numbered("A", "heading"),
    Numbered("P1", "preambular"),
    Numbered("P2", "chapeau"),
    Numbered("1", "operative"),
    Numbered("2", "operative"),
    Numbered("3", "operative"),
]


def test_at_the_end_of_its_row_a_paragraph_gets_the_next_number() -> None:
    assert number_for(TEXT, 6, "operative") == "4"
    assert number_for(TEXT, 3, "preambular") == "P3"
    assert number_for(TEXT, 6, "chapeau") == "P3"
    assert number_for(TEXT, 6, "heading") == "B"
    assert [number_for([], 0, kind) for kind in KINDS] == ["A", "P1", "P1", "1"]


def test_sub_paragraphs_are_lettered_below_each_and_titles_have_no_number() -> None:
    below = [*TEXT, Numbered("(a)", "sub-paragraph"), Numbered("(b)", "sub-paragraph")]
    assert [number_for(below, at, "sub-paragraph") for at in (6, 7, 8)] == ["(a)", "(b)", "(c)"]
    others = {kind.value for kind in ParagraphKind} - {*KINDS, "sub-paragraph"}
    assert {number_for(TEXT, 6, kind) for kind in others} == {""}


def test_between_two_it_is_bis_so_that_everybodys_notes_still_fit() -> None:
    assert number_for(TEXT, 5, "operative") == "2bis"
    with_bis = [*TEXT[:5], Numbered("2bis", "operative"), TEXT[5]]
    assert number_for(with_bis, 6, "operative") == "2ter"
    assert number_for(TEXT, 3, "operative") == "0"
    assert number_for(TEXT, 1, "preambular") == "P0"


@st.composite
def texts(draw: st.DrawFn) -> list[Numbered]:
    """A text as it grows: each paragraph put anywhere, with the number it is given."""
    text: list[Numbered] = []
    for _turn in range(draw(st.integers(0, 12))):
        at, kind = draw(st.integers(0, len(text))), draw(st.sampled_from(KINDS))
        number = number_for(text, at, kind)
        assert not number or number not in {one.number for one in text}
        text.insert(at, Numbered(number, kind))
    return text


@given(texts(), st.data())
def test_a_move_keeps_the_row_of_numbers_of_each_kind(text: list[Numbered], data: st.DataObject) -> None:
    keyed = list(enumerate(text))
    order = data.draw(st.permutations([key for key, _one in keyed]))
    after = after_moving(keyed, order)
    for row in {row_of(kind) for kind in KINDS}:
        before_row = [one.number for _key, one in keyed if row_of(one.kind) == row]
        after_row = [after[key].number for key in order if row_of(text[key].kind) == row]
        assert after_row == before_row


@given(texts())
def test_leaving_everything_in_place_leaves_every_number(text: list[Numbered]) -> None:
    keyed = list(enumerate(text))
    assert after_moving(keyed, [key for key, _one in keyed]) == dict(keyed)


def test_a_chapeau_that_is_counted_counts_among_the_operative_ones() -> None:
    text = [Numbered("P1", "chapeau"), Numbered("1", "chapeau"), Numbered("(a)", "sub-paragraph", 1)]
    assert number_for(text, 3, "operative") == "2"
    assert number_for(text, 1, "preambular") == "P2"


SUBS = [
    Numbered("1", "chapeau", 0, "1."),
    Numbered("(a)", "sub-paragraph", 1, "(a)"),
    Numbered("(b)", "sub-paragraph", 1, "(b)"),
    Numbered("2", "chapeau", 0, "2."),
    Numbered("(a)", "sub-paragraph", 1, "(a)"),
]


def numbers_after(order: list[int]) -> list[tuple[str, str]]:
    after = after_moving(list(enumerate(SUBS)), order)
    return [(after[key].number, after[key].marker) for key in order]


def test_what_is_below_a_paragraph_moves_with_it_and_keeps_its_letters() -> None:
    order = shifted([one.level for one in SUBS], 3, -1)
    assert order == [3, 4, 0, 1, 2]
    assert [number for number, _marker in numbers_after(order)] == ["1", "(a)", "2", "(a)", "(b)"]
    assert [marker for _number, marker in numbers_after(order)] == ["1.", "(a)", "2.", "(a)", "(b)"]
    assert shifted([one.level for one in SUBS], 0, 1) == order
    assert shifted([0, 1], 0, -1) is None
    assert shifted([0, 1], 0, 1) is None


def test_a_sub_paragraph_that_goes_below_another_is_lettered_there() -> None:
    assert [number for number, _marker in numbers_after([0, 1, 3, 4, 2])] == ["1", "(a)", "2", "(a)", "(b)"]


@given(st.lists(st.integers(0, 2), min_size=1, max_size=12), st.data())
def test_shifting_up_and_down_again_is_nothing(levels: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(levels) - 1))
    down = shifted(levels, at, 1)
    if down is None:
        return
    moved = [levels[place] for place in down]
    back = shifted(moved, down.index(at), -1)
    assert sorted(down) == list(range(len(levels)))
    if min(moved[: down.index(at) + 1]) >= levels[at]:
        assert back is not None
        assert [down[place] for place in back] == list(range(len(levels)))


def test_what_stood_before_a_text_follows_its_number() -> None:
    assert renumbered("4\\.", "4", "5") == "5\\."
    assert renumbered("(a)", "(a)", "(c)") == "(c)"
    assert renumbered("-", "", "5") == ""
