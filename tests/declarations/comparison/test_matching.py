"""Which paragraph became which."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from secretariat.declarations.comparison.matching import Matched, match
from secretariat.declarations.wording.paragraph import Paragraph
from tests.declarations.comparison.drafts import operative, paragraphs, paris

AGREE = "Agree to double the number of small and medium enterprises that export their goods by 2030"
SUPPORT = "Support women entrepreneurs and young people with training and with easier access to finance"
MEET = "Decide to meet again in two years at a place and on a date that the host will make known"


def one_to_one(*pairs: tuple[int, int]) -> list[Matched]:
    return [Matched((b,), (a,)) for b, a in pairs]


@given(paragraphs, paragraphs)
def test_every_paragraph_of_both_texts_is_there_exactly_once(before: list[Paragraph], after: list[Paragraph]) -> None:
    found = match(before, after)
    assert sorted(b for one in found for b in one.before) == list(range(len(before)))
    assert sorted(a for one in found for a in one.after) == list(range(len(after)))
    firsts = [one.after[0] for one in found if one.after]
    assert firsts == sorted(firsts)
    assert all(len(one.before) == 1 or len(one.after) == 1 or not (one.before and one.after) for one in found)


@given(paragraphs)
def test_a_text_matches_itself_in_order(text: list[Paragraph]) -> None:
    assert match(text, text) == one_to_one(*((place, place) for place in range(len(text))))


def test_the_same_words_are_found_in_another_place() -> None:
    assert match(operative(AGREE, SUPPORT, MEET), operative(MEET, AGREE, SUPPORT)) == one_to_one((2, 0), (0, 1), (1, 2))


def test_a_paragraph_is_known_again_when_half_of_it_is_written_anew() -> None:
    anew = "Support women entrepreneurs with training, mentoring and a fund of their own, and easier access to finance"
    assert match(operative(AGREE, SUPPORT), operative(anew, AGREE)) == one_to_one((1, 0), (0, 1))


def test_prose_that_only_sounds_alike_is_not_the_same_paragraph() -> None:
    other = "Note with concern the rise of the prices of energy and of food in the economies of the region"
    found = match(operative(AGREE, SUPPORT), operative(AGREE, other))
    assert found == [Matched((0,), (0,)), Matched((1,), ()), Matched((), (1,))]


def test_a_paragraph_that_was_cut_in_two_is_split_and_the_reverse_is_merged() -> None:
    whole, parts = operative(MEET, f"{AGREE}; {SUPPORT}"), operative(MEET, f"{AGREE};", SUPPORT)
    assert match(whole, parts) == [Matched((0,), (0,)), Matched((1,), (1, 2))]
    assert match(parts, whole) == [Matched((0,), (0,)), Matched((1, 2), (1,))]


def test_identity_goes_before_likeness() -> None:
    before = [replace(one, identity=place) for place, one in enumerate(operative(AGREE, SUPPORT))]
    after = [replace(one, identity=1 - place) for place, one in enumerate(operative(AGREE, SUPPORT))]
    assert match(before, after) == one_to_one((1, 0), (0, 1))


def test_what_the_record_says_was_split_or_merged_is_believed() -> None:
    one = [replace(p, identity=10) for p in operative(AGREE)]
    two = [replace(p, identity=10 + n) for n, p in enumerate(operative(MEET, SUPPORT))]
    assert match(one, two, descent=[(11, 10)]) == [Matched((0,), (0, 1))]
    assert match(two, one, descent=[(10, 11)]) == [Matched((0, 1), (0,))]
    later = [replace(p, identity=20) for p in operative(SUPPORT)]
    assert match(one, later, descent=[(20, 11), (11, 10)]) == one_to_one((0, 0))


def test_a_heading_with_another_number_is_known_by_the_text_below_it() -> None:
    before = [Paragraph("heading", "Article 3"), *operative(AGREE)]
    after = [Paragraph("heading", "Article 7"), *operative(AGREE)]
    assert match(before, after) == one_to_one((0, 0), (1, 1))


def test_a_heading_is_never_a_paragraph() -> None:
    found = match([Paragraph("heading", AGREE)], operative(AGREE))
    assert found == [Matched((0,), ()), Matched((), (0,))]


def test_the_two_drafts_of_paris_are_matched_whole() -> None:
    before, after = paris("2015-10-23"), paris("2015-12-04")
    found = match(before, after)
    together = [(one.before[0], one.after[0]) for one in found if len(one.before) == len(one.after) == 1]
    assert len(together) > 0.8 * min(len(before), len(after))
    headings = {before[b].text: after[a].text for b, a in together if before[b].kind == "heading"}
    assert headings["Preamble"] == "Preamble"
    assert headings["Article 18 *(entryinto force)*"] == "Article 18 *(entry into force)*"
    assert {one.text for one in before if one.kind == "heading"} <= set(headings)


def test_what_the_record_has_as_two_paragraphs_is_matched_only_where_it_was_typed_again() -> None:
    before = [replace(one, identity=place) for place, one in enumerate(operative(AGREE, SUPPORT, "Option 2: no text"))]
    anew = operative(f"{AGREE} at least", "Support women with training and finance", "Option 2: no text")
    after = [replace(one, identity=10 + place) for place, one in enumerate(anew)]
    assert match(before, after) == [
        *one_to_one((0, 0)),
        *(Matched((b,), ()) for b in (1, 2)),
        *(Matched((), (a,)) for a in (1, 2)),
    ]
