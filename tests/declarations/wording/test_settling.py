"""Accepting and striking brackets, and proposing words in them, leave everything else as it was."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secretariat.declarations.wording.brackets import Bracket, Parsed, parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.declarations.wording.proposing import after, around, attributed, beside, find_words, instead_of
from secretariat.declarations.wording.settling import accept, settle, strike
from secretariat.values.refusal import NotFound, Refused

HOSTILE = ("\x1b\x07", "(red)", "/b", "Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد")


def one_paragraph(words: str) -> tuple[list[Paragraph], Parsed]:
    paragraphs = [Paragraph("operative", words, "4", marker="4.")]
    return paragraphs, parse(paragraphs)


def bracket(parsed: Parsed, words: str) -> Bracket:
    return next(one for one in parsed.brackets if one.words == words)


def calls_of(what: Callable[[], object]) -> int:
    """How many functions are called on the way, generators that go on included."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        what()
    finally:
        sys.setprofile(None)
    return count


def after_edit(paragraphs: Sequence[Paragraph], changed: Mapping[int, Paragraph]) -> list[Paragraph]:
    return [changed.get(index, one) for index, one in enumerate(paragraphs)]


def squeezed(words: str) -> str:
    return "".join(words.split())


word = st.sampled_from(["agree", "SMEs", "2030", "(a)", "to", *HOSTILE])
plain = st.lists(word, min_size=1, max_size=5).map(" ".join)
nested = st.recursive(
    plain,
    lambda inside: st.tuples(st.lists(st.one_of(plain, inside.map(lambda it: f"[{it}]")), min_size=1, max_size=4)).map(
        lambda parts: " ".join(parts[0])
    ),
    max_leaves=10,
)
texts = st.lists(nested, min_size=1, max_size=3).map(
    lambda them: [Paragraph("operative", words, str(number)) for number, words in enumerate(them, start=1)]
)


@pytest.mark.parametrize(
    ("words", "which", "accepted", "struck"),
    [
        (
            "Agree to [double] [triple] the number",
            "double",
            "Agree to double the number",
            "Agree to [triple] the number",
        ),
        ("to [double] / [triple] / [keep] it", "triple", "to triple it", "to [double] / [keep] it"),
        ("to [double] / [triple] it", "triple", "to triple it", "to [double] it"),
        ("export by [2030], as", "2030", "export by 2030, as", "export by, as"),
        ("[universal and ]sustained", "universal and", "universal and sustained", "sustained"),
        ("reports[, and inputs] to", ", and inputs", "reports, and inputs to", "reports to"),
        ("reports [, and inputs] to", ", and inputs", "reports, and inputs to", "reports to"),
        ("[ all ] members", "all", "all members", "members"),
        ("by [ID, KR: 2030];", "2030", "by 2030;", "by;"),
        ("by [KR: the [late] year];", "late", "by [KR: the late year];", "by [KR: the year];"),
        (r"by \[KR: 2030\];", "2030", "by 2030;", "by;"),
        ("we  keep  [two]  spaces", "two", "we  keep  two  spaces", "we  keep  spaces"),
        ("*[Taking* account of] them", "Taking* account of", "*Taking* account of them", "them"),
        ("the [*good]* will", "*good", "the *good* will", "the will"),
        ("*two [NDMC*] words*", "NDMC*", "*two NDMC* words*", "*two words*"),
        ("meet [soon]", "soon", "meet soon", "meet"),
    ],
)
def test_a_bracket_is_settled(words: str, which: str, accepted: str, struck: str) -> None:
    paragraphs, parsed = one_paragraph(words)
    one = bracket(parsed, which)
    assert accept(paragraphs, parsed, one)[0].text == accepted
    assert strike(paragraphs, parsed, one)[0].text == struck


def test_other_alternatives_are_kept_where_that_is_asked_for() -> None:
    paragraphs, parsed = one_paragraph("to [double] / [triple] it")
    kept = accept(paragraphs, parsed, bracket(parsed, "double"), keep_others=True)
    assert kept[0].text == "to double / [triple] it"


def test_all_alternatives_are_struck_without_what_stood_between() -> None:
    paragraphs, parsed = one_paragraph("to [double] / [triple] it")
    assert settle(paragraphs, parsed, struck=parsed.brackets)[0].text == "to it"


def test_a_bracket_over_paragraphs_is_struck_with_those_that_stand_wholly_in_it() -> None:
    paragraphs = [
        Paragraph("operative", "Agree [to meet;", "1", marker="1."),
        Paragraph("operative", "to sing;", "2", marker="2."),
        Paragraph("operative", "to dance] and go.", "3", marker="3."),
    ]
    parsed = parse(paragraphs)
    struck = after_edit(paragraphs, strike(paragraphs, parsed, parsed.brackets[0]))
    assert [(one.marker, one.text) for one in struck] == [("1.", "Agree"), ("2.", ""), ("3.", "and go.")]
    kept = after_edit(paragraphs, accept(paragraphs, parsed, parsed.brackets[0]))
    assert [one.text for one in kept] == ["Agree to meet;", "to sing;", "to dance and go."]


def test_a_bracket_around_a_number_is_taken_off_it() -> None:
    paragraphs = [Paragraph("operative", "Agree to meet;] so", "1", marker="[1.")]
    parsed = parse(paragraphs)
    kept = accept(paragraphs, parsed, parsed.brackets[0])[0]
    assert (kept.marker, kept.number, kept.text) == ("1.", "1", "Agree to meet; so")


def test_a_footnote_goes_with_the_last_words_that_point_to_it() -> None:
    noted = Paragraph("footnote", "Proposed by JP and KR.", "5", marker="[^5]:")
    paragraphs = [Paragraph("operative", "Agree [to meet][^5] [to sing][^5][^6] now", "1"), noted]
    parsed = parse(paragraphs)
    first, second = parsed.disputed
    assert first.parties == ("JP", "KR")
    one_left = settle(paragraphs, parsed, accepted=[second], keep_others=True)
    assert (one_left[0].text, set(one_left)) == ("Agree [to meet][^5] to sing[^6] now", {0})
    none_left = accept(paragraphs, parsed, second)
    assert (none_left[0].text, none_left[1].text) == ("Agree to sing[^6] now", "")


@pytest.mark.parametrize("words", ["COVID-19: a joint response", "WTO: rules", "SDG: 8", "MSMES & KR: trade"])
def test_what_is_accepted_keeps_a_lead_that_names_no_party(words: str) -> None:
    paragraphs, parsed = one_paragraph(f"Agree [{words}] now")
    assert accept(paragraphs, parsed, parsed.brackets[0])[0].text == f"Agree {words} now"


@given(st.lists(st.sampled_from(["KR", "JP", "WTO", "SMEs", "G-77", "COVID-19", "Japan", "2030"]), min_size=1), plain)
def test_accepting_removes_no_word_that_is_no_known_party(lead: list[str], rest: str) -> None:
    known = {"KR": "KR", "JP": "JP", "G-77": "G-77", "japan": "JP"}
    paragraphs = [Paragraph("operative", f"Agree [{', '.join(lead)}: {rest}]", "4")]
    parsed = parse(paragraphs, known)
    now = accept(paragraphs, parsed, parsed.brackets[0])[0].text
    parties_only = all(one in known or one.casefold() in known for one in lead)
    assert now == (f"Agree {rest}" if parties_only else f"Agree {', '.join(lead)}: {rest}")


@pytest.mark.parametrize(
    "words", ["[x] per cent", "[KR: TBD]", "the [text to come]", "[double] [placeholder for Korea]"]
)
def test_what_only_keeps_a_place_is_struck_and_not_accepted(words: str) -> None:
    paragraphs, parsed = one_paragraph(words)
    one = parsed.brackets[-1]
    with pytest.raises(Refused, match=f"{one.id} only keeps a place: put the words in for “{one.words}”, or strike it"):
        accept(paragraphs, parsed, one)
    assert one.words not in strike(paragraphs, parsed, one)[0].text


def test_a_long_text_with_many_notes_and_alternatives_is_settled_in_time_that_grows_with_it() -> None:
    def steps(size: int) -> int:
        paragraphs = [Paragraph("operative", f"Agree [a{n}] [b{n}][^{n}]", str(n)) for n in range(size)]
        notes = [Paragraph("footnote", "A note.", marker=f"[^{n}]:") for n in range(size)]
        parsed = parse([*paragraphs, *notes])
        return calls_of(lambda: settle([*paragraphs, *notes], parsed, accepted=parsed.disputed[::2]))

    assert steps(400) < 3 * steps(200)


@given(texts, st.data())
def test_what_is_not_settled_stays(paragraphs: list[Paragraph], data: st.DataObject) -> None:
    parsed = parse(paragraphs)
    assume(parsed.disputed)
    one = data.draw(st.sampled_from(parsed.disputed))
    for changed, left in (
        (accept(paragraphs, parsed, one, keep_others=True), one.words),
        (strike(paragraphs, parsed, one), ""),
    ):
        whole = "\n\n".join(paragraph.text for paragraph in paragraphs)
        start = parsed.laid.at(one.opens)
        expected = whole[:start] + left + whole[parsed.laid.at(one.closes) + 1 :]
        now = "\n\n".join(paragraph.text for paragraph in after_edit(paragraphs, changed))
        assert squeezed(now) == squeezed(expected)
        assert set(changed) <= set(range(one.opens.paragraph, one.closes.paragraph + 1))


@given(texts)
def test_when_all_is_accepted_no_bracket_is_left(paragraphs: list[Paragraph]) -> None:
    parsed = parse(paragraphs)
    clean = after_edit(paragraphs, settle(paragraphs, parsed, accepted=parsed.disputed))
    assert parse(clean).opening == parse(clean).closing == 0
    for before, now in zip(paragraphs, clean, strict=True):
        assert now.text == before.text.replace("[", "").replace("]", "")


@given(texts)
def test_when_all_is_struck_only_what_was_agreed_is_left(paragraphs: list[Paragraph]) -> None:
    parsed = parse(paragraphs)
    clean = after_edit(paragraphs, settle(paragraphs, parsed, struck=parsed.disputed))
    for index, now in enumerate(clean):
        depth, agreed = 0, ""
        for letter in paragraphs[index].text:
            depth += letter == "["
            agreed += letter if depth == 0 else ""
            depth -= letter == "]"
        assert now.text.split() == agreed.split()


def test_what_stands_in_struck_words_goes_with_them_however_deep() -> None:
    paragraphs, parsed = one_paragraph("keep " + "[*a " * 3_000 + "]" * 3_000 + " this")
    assert settle(paragraphs, parsed, struck=parsed.brackets)[0].text == "keep this"


@given(plain, plain, plain, st.sampled_from([(), ("KR",), ("ID", "KR")]))
def test_bracketing_is_undone_by_accepting(first: str, chosen: str, last: str, parties: tuple[str, ...]) -> None:
    text = f"{first} {chosen} {last}"
    start = len(first) + 1
    bracketed = around(text, start - 1, start + len(chosen) + 1, parties)
    paragraphs, parsed = one_paragraph(bracketed)
    [one] = parsed.disputed
    assert (one.words, one.parties) == (chosen, parties)
    assert accept(paragraphs, parsed, one)[0].text == text
    assert strike(paragraphs, parsed, one)[0].text == f"{first} {last}"


@given(plain, plain, st.sampled_from(["", ",", ";", " [x]", " and so on", "-wise"]), st.booleans())
def test_an_insertion_is_undone_by_striking(first: str, added: str, rest: str, comma: bool) -> None:
    text = first + rest
    paragraphs, parsed = one_paragraph(after(text, len(first), f", {added}" if comma else added, ["KR"]))
    one = next(one for one in parsed.disputed if one.parties == ("KR",))
    assert one.words == (f", {added}" if comma else added)
    assert strike(paragraphs, parsed, one)[0].text == text


@given(plain, plain, plain, plain)
def test_an_alternative_stands_beside_what_it_would_replace(first: str, old: str, new: str, last: str) -> None:
    text = f"{first} {old} {last}"
    edited = instead_of(text, len(first) + 1, len(first) + 1 + len(old), new, ["ID"])
    paragraphs, parsed = one_paragraph(edited)
    was, proposed = parsed.disputed
    assert (was.words, proposed.words, was.group == proposed.group != "") == (old, new, True)
    assert accept(paragraphs, parsed, was)[0].text == text
    assert accept(paragraphs, parsed, proposed)[0].text == f"{first} {new} {last}"
    more = beside(paragraphs, parsed, was, "third [way]", ["JP"])
    assert [one.words for one in parse([Paragraph("operative", more)]).disputed][:2] == [old, "third [way]"]


def test_a_bracket_is_attributed_anew() -> None:
    for words, expected in (
        ("by [2030];", "by [ID, KR: 2030];"),
        ("by [KR: 2030];", "by [ID, KR: 2030];"),
        ("by [**KR:** 2030];", "by [ID, KR: 2030];"),
    ):
        paragraphs, parsed = one_paragraph(words)
        assert attributed(paragraphs, parsed, parsed.brackets[0], ["ID", "KR"]) == expected
    assert attributed(*one_paragraph("[KR: a]"), one_paragraph("[KR: a]")[1].brackets[0], []) == "[a]"
    around_number = [Paragraph("operative", "Agree]", "1", marker="[1.")]
    with pytest.raises(Refused, match="number"):
        attributed(around_number, parse(around_number), parse(around_number).brackets[0], ["KR"])


@pytest.mark.parametrize("words", ["a ] b", "[", "", "  "])
def test_words_with_half_a_bracket_are_not_proposed(words: str) -> None:
    with pytest.raises(Refused):
        after("Agree", 5, words)
    with pytest.raises(Refused):
        around(f"x {words}", 2, 2 + len(words))


def test_a_selection_that_crosses_a_bracket_is_refused() -> None:
    text = "Agree [to double] the number"
    start, end = find_words(text, "double] the", "4")
    with pytest.raises(Refused, match="partner"):
        around(text, start, end)


def test_words_are_found_once_or_refused() -> None:
    text = "of the number of\nSMEs (in brackets)"
    assert text[slice(*find_words(text, "of SMEs", "4"))] == "of\nSMEs"
    assert find_words(text, "(in brackets)", "4")
    with pytest.raises(Refused, match="2 times in 4"):
        find_words(text, "of", "4")
    with pytest.raises(NotFound, match="does not stand in 4"):
        find_words(text, "[/draft]", "4")
