"""How paragraphs are numbered when they are added and moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.paragraph_numbers import Numbered, after_moving, number_for, row_of
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
        after_row = [after[key] for key in order if row_of(text[key].kind) == row]
        assert after_row == before_row


@given(texts())
def test_leaving_everything_in_place_leaves_every_number(text: list[Numbered]) -> None:
    keyed = list(enumerate(text))
    assert after_moving(keyed, [key for key, _one in keyed]) == {key: one.number for key, one in keyed}
