"""Square brackets as data: paired by one stack, nested, counted as the characters are, and never repaired."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secretariat.declarations.wording.bracket_kinds import BracketKind
from secretariat.declarations.wording.brackets import Bracket, Parsed, parse
from secretariat.declarations.wording.laid import Place
from secretariat.declarations.wording.paragraph import Paragraph
from tests.completeness import lacking

PARIS = Path(__file__).parents[4] / "shared" / "data" / "declarations" / "paris"
DRAFTS = ("1-2015-10-23-draft-agreement.md", "2-2015-12-04-draft-agreement.md")
HOSTILE = (
    "[/draft]",
    "[agreed in principle]",
    "\x1b]52;c;AAAA\x07",
    "Dong-Sun KIM (김동선)",
    "[林聖忠: [Nguyễn Văn Hùng]",
    "ประยุทธ์] [محمد",
    "[KR: [b][/b]]",
    "[x](javascript:1)",
    "[^1]: [^1]",
)
NAMES = {"japan": "JP", "korea": "KR", "hong kong, china": "HK", "trinidad and tobago": "TT", "G-77": "G-77"}


def text(*texts: str) -> list[Paragraph]:
    return [Paragraph("operative", words, str(number)) for number, words in enumerate(texts, start=1)]


def read(*texts: str) -> Parsed:
    return parse(text(*texts), NAMES)


def only(words: str) -> Bracket:
    [one] = read(words).brackets
    return one


balanced = st.recursive(
    st.text(alphabet="ab ,;:KR\n", max_size=6),
    lambda inside: st.lists(inside, max_size=4).map(lambda parts: "".join(f"x[{part}]" for part in parts)),
    max_leaves=12,
)
anything = st.lists(st.one_of(st.text(alphabet="[]^()a: \\\n1/,", max_size=30), st.sampled_from(HOSTILE)), max_size=6)


def stacked(whole: str) -> tuple[list[tuple[int, int]], list[int]]:
    """What a stack leaves, worked out in another way: pairs are crossed out from the inside."""
    marks = [(at, letter) for at, letter in enumerate(whole) if letter in "[]"]
    pairs: list[tuple[int, int]] = []
    while True:
        inner = next((i for i in range(len(marks) - 1) if marks[i][1] + marks[i + 1][1] == "[]"), None)
        if inner is None:
            return sorted(pairs), [at for at, _letter in marks]
        pairs.append((marks[inner][0], marks[inner + 1][0]))
        del marks[inner : inner + 2]


@given(st.lists(balanced, min_size=1, max_size=4))
def test_every_balanced_text_parses_to_pairs_that_nest(texts: list[str]) -> None:
    parsed = read(*texts)
    assert parsed.unmatched == ()
    assert len(parsed.brackets) == parsed.opening == parsed.closing == sum(one.count("[") for one in texts)
    by_id = {one.id: one for one in parsed.brackets}
    assert len(by_id) == len(parsed.brackets)
    for one in parsed.brackets:
        assert one.opens < one.closes
        for other in parsed.brackets:
            inside = one.opens < other.opens and other.closes < one.closes
            apart = other.closes < one.opens or one.closes < other.opens
            around = other.opens < one.opens and one.closes < other.closes
            assert (inside, apart, around, one is other).count(True) == 1
        assert one.depth == (by_id[one.parent].depth + 1 if one.parent else 1)


@given(anything)
@example(list(HOSTILE))
def test_counts_and_what_is_unmatched_are_those_of_a_plain_stack(texts: list[str]) -> None:
    parsed = read(*texts)
    whole = "\n\n".join(texts)
    pairs, alone = stacked(whole)
    assert (parsed.opening, parsed.closing) == (whole.count("["), whole.count("]"))
    starts = [sum(len(one) + 2 for one in texts[:i]) for i in range(len(texts))]

    def at(place: Place) -> int:
        return starts[place.paragraph] + place.offset

    assert [(at(one.opens), at(one.closes)) for one in parsed.brackets] == pairs
    assert [at(one.place) for one in parsed.unmatched] == alone
    assert [one.character for one in parsed.unmatched] == [whole[place] for place in alone]
    for one in parsed.brackets:
        assert one.inner == whole[at(one.opens) + 1 : at(one.closes)]


@given(anything, st.text(alphabet="[(a)^1.: ]", max_size=6))
def test_what_stands_before_a_text_has_its_brackets_counted_and_placed(texts: list[str], marker: str) -> None:
    paragraphs = [Paragraph("operative", words, marker=marker) for words in texts]
    parsed = parse(paragraphs)
    written = [one.marker + one.text for one in paragraphs]
    assert parsed.opening == sum(one.count("[") for one in written)
    assert parsed.closing == sum(one.count("]") for one in written)
    places = [one.opens for one in parsed.brackets] + [one.closes for one in parsed.brackets]
    for place in [*places, *(one.place for one in parsed.unmatched)]:
        own = paragraphs[place.paragraph]
        assert (own.marker + own.text)[len(own.marker) + place.offset] in "[]"
        assert parsed.laid.place(parsed.laid.at(place)) == place


def test_a_bracket_may_close_in_a_later_paragraph() -> None:
    parsed = read("Agree [to double", "and [to triple]]; end", "more")
    assert [(one.id, one.opens, one.closes, one.depth, one.parent) for one in parsed.brackets] == [
        ("1.1", Place(0, 6), Place(1, 15), 1, ""),
        ("2.1", Place(1, 4), Place(1, 14), 2, "1.1"),
    ]
    assert parsed.depth == 2


@pytest.mark.parametrize(
    ("words", "parties", "at_issue"),
    [
        ("[ID, KR: the words]", ("ID", "KR"), "the words"),
        ("[ID/KR; EU and G-77: x y]", ("ID", "KR", "EU", "G-77"), "x y"),
        ("[Japan and Korea: both]", ("JP", "KR"), "both"),
        ("[Hong Kong, China: both]", ("HK",), "both"),
        ("[Trinidad and Tobago, ID: both]", ("TT", "ID"), "both"),
        ("[**KR:** bold]", ("KR",), "bold"),
        ("[*KR*: italic]", ("KR",), "italic"),
        ("[KR, WTO: words]", (), "KR, WTO: words"),
        ("[COVID-19: a joint response]", (), "COVID-19: a joint response"),
        ("[g-77: a group]", (), "g-77: a group"),
        ("[NB: this is nobody's]", (), "NB: this is nobody's"),
        ("[NOTE: this is nobody's]", (), "NOTE: this is nobody's"),
        ("[2030: a year]", (), "2030: a year"),
        ("[Members agree: to meet]", (), "Members agree: to meet"),
        ("[KR, everyone: words]", (), "KR, everyone: words"),
        ("[HTTP://example.org]", (), "HTTP://example.org"),
        ("[[KR]: words]", (), "[KR]: words"),
    ],
)
def test_whose_a_bracket_is(words: str, parties: tuple[str, ...], at_issue: str) -> None:
    one = read(words).brackets[0]
    assert (one.parties, one.words) == (parties, at_issue)


def test_a_footnote_that_names_nobody_but_parties_attributes_the_words_before_it() -> None:
    noted = Paragraph("footnote", "Proposed by Japan and Korea.", "5", marker="[^5]:")
    other = Paragraph("footnote", "Proposed by Japan, who will explain.", "6", marker="[^6]:")
    inside = Paragraph("footnote", "[^7]: Reserved by KR")
    parsed = parse([*text("a [b][^5] [c][^6] [d][^7]"), noted, other, inside], NAMES)
    assert {one.inner: one.parties for one in parsed.disputed} == {"b": ("JP", "KR"), "c": (), "d": ("KR",)}


@pytest.mark.parametrize("words", ["[x]", "[XX%]", "[…]", "[...]", "[TBD]", "[ ]", "[]", "[text to come]", "[20XX]"])
def test_a_bracket_that_keeps_a_place(words: str) -> None:
    assert only(words).kind is BracketKind.PLACEHOLDER
    assert only(f"[KR: {words[1:]}").kind is BracketKind.PLACEHOLDER


@pytest.mark.parametrize("words", ["[placeholder on *finance*]", "[Placeholder: the year]", "[insert the date]"])
def test_a_bracket_for_words_to_come(words: str) -> None:
    assert only(words).kind is BracketKind.PLACEHOLDER


@pytest.mark.parametrize(
    "words", ["[s]", "[y]", "[placed]", "[inserted here]", "[agreed in principle]", "[/b]", "[a](b)"]
)
def test_words_at_issue(words: str) -> None:
    assert only(words).kind is BracketKind.TEXT


@pytest.mark.parametrize(
    "words",
    [
        "[^5]",
        "[the source](https://example.org/a)",
        "[here](#annex)",
        "[a](page.html)",
        "[without reference to a Main Committee (A/77/L.82)]",
        "[on the report of the Second Committee (A/77/443, para. 21)]",
    ],
)
def test_a_mark_of_a_note_and_a_link_dispute_nothing(words: str) -> None:
    one = only(words)
    assert (one.kind, one.disputes, one.id) == (BracketKind.NOTE, False, "1.n1")
    assert read(words).opening == 1


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "<a b>", "/plan", "../plan", "#annex", "mailto:a@example.org", 'plan.html "The [plan"'],
)
def test_a_name_of_an_address_defined_elsewhere_is_a_link(address: str) -> None:
    paragraphs = text("see [the text][Source] and [A][B]", f"[source]: {address}")
    assert [one.inner for one in parse(paragraphs, markdown=True).disputed] == ["A", "B"]
    assert len(parse(paragraphs).disputed) == 5


@pytest.mark.parametrize("markdown", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        "the Ministers agree …",
        "agreed.",
        "Ministers agree, as in https://example.org",
        "https://example.org is what they agree to",
        "/ or not",
    ],
)
def test_a_proposal_before_a_colon_defines_no_address(words: str, markdown: bool) -> None:
    paragraphs = text(f"[Chair's proposal]: {words}", "Welcome [Chair's proposal] again.")
    assert len(parse(paragraphs, markdown=markdown).disputed) == 2


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ("[double] [triple] it", [["double", "triple"]]),
        ("[a][b] / [c]", [["a", "b", "c"]]),
        ("[a][^1] [b]", [["a", "b"]]),
        ("[a]\n[b]", [["a", "b"]]),
        ("[and] [or]", [["and", "or"]]),
        ("[[a] [b]] [c]", [["[a] [b]", "c"], ["a", "b"]]),
        ("[a], [b]", []),
        ("[a][, b]", []),
        ("[a] [and b]", []),
        ("[a] [and] [b]", []),
        ("[a][ b]", []),
    ],
)
def test_brackets_side_by_side_are_alternatives(words: str, alike: list[list[str]]) -> None:
    parsed = read(words)
    found = [[one.inner for one in parsed.alternatives(first)] for first in parsed.brackets if first.group == first.id]
    assert found == alike
    grouped = {inner for group in alike for inner in group}
    for one in parsed.disputed:
        assert (one.kind is BracketKind.ALTERNATIVE) == (one.inner in grouped)


def test_brackets_of_two_paragraphs_are_no_alternatives() -> None:
    assert [one.group for one in read("[a]", "[b]").brackets] == ["", ""]


def test_which_paragraphs_are_open() -> None:
    assert read("a", "b [c", "d", "e] f", "g[^1]", "h ]", "[x]").open_in == (1, 2, 3, 5, 6)


def test_nested_a_hundred_thousand_deep() -> None:
    parsed = read("[" * 100_000 + "]" * 99_999)
    assert (parsed.depth, len(parsed.unmatched)) == (99_999, 1)
    assert parsed.unmatched[0].place == Place(0, 0)


@pytest.mark.parametrize(("name", "opening", "closing", "depth", "alone"), [
    (DRAFTS[0], 1052, 1053, 7, [(286, "]"), (714, "]"), (146, "[")]),
    (DRAFTS[1], 1055, 1058, 10, [(340, "]"), (717, "]"), (625, "]"), (668, "]"), (3, "[")]),
])  # fmt: skip
def test_the_drafts_of_paris(name: str, opening: int, closing: int, depth: int, alone: list[tuple[int, str]]) -> None:
    path = PARIS / name
    if not path.exists():
        lacking(f"the draft {name} is not on this machine")
    whole = path.read_text(encoding="utf-8")
    paragraphs = text(*re.split(r"\n\s*\n", whole))
    parsed = parse(paragraphs)
    assert (parsed.opening, parsed.closing) == (whole.count("["), whole.count("]")) == (opening, closing)
    assert (len(parsed.brackets) + sum(one.character == "[" for one in parsed.unmatched), parsed.depth) == (
        opening,
        depth,
    )
    assert [(one.place.offset, one.character) for one in parsed.unmatched] == alone
    for one in parsed.unmatched:
        assert paragraphs[one.place.paragraph].text[one.place.offset] == one.character
