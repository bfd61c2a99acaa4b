"""The vocabulary guard: which words are flagged, which are in their place, and what is overruled."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.guard.finding import Avoided, flags
from secretariat.declarations.guard.vocabulary import FILE, vocabulary_of
from secretariat.record.record import Record
from secretariat.values.refusal import Misused

Run = Callable[..., Any]
WORDS = (
    Avoided("country", "economy", "why", ("country of origin",)),
    Avoided("Hong Kong", "Hong Kong, China", "why", ("Hong Kong, China",)),
)


def found(text: str) -> list[str]:
    return [flag.found for flag in flags(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Every country and COUNTRY;", ["country", "COUNTRY"]),
        ("rules on the country of\norigin of goods", []),
        ("countryside, cross-country, one_country", []),
        ("[country] [KR: country]", ["country", "country"]),
        ("Hong Kong, China and Hong  Kong;", ["Hong  Kong"]),
        ("", []),
    ],
)
def test_whole_words_are_flagged_where_they_are_not_in_their_place(text: str, said: list[str]) -> None:
    assert found(text) == said


@pytest.mark.parametrize(
    ("text", "word"),
    [("both countrieſ agree", "countries"), ("each natıon", "nation"), ("HONG\u00a0KONG", "Hong Kong")],
)
def test_a_word_in_other_letters_is_flagged_as_the_word_it_is(text: str, word: str) -> None:
    vocabulary = (*WORDS, Avoided("countries"), Avoided("nation"))
    assert [flag.avoided.word for flag in flags(text, vocabulary)] == [word]


@given(st.text(), st.text())
def test_a_flag_says_exactly_where_the_word_stands(before: str, after: str) -> None:
    text = f"{before} country {after}"
    for flag in flags(text, WORDS):
        assert text[flag.offset : flag.offset + flag.length] == flag.found
    assert [flag for flag in flags(text, WORDS) if flag.offset == len(before) + 1] or "origin" in after.lower()


@pytest.fixture
def drafted(run: Run) -> Run:
    """D-1 for APEC's ministers, with two paragraphs."""
    added = ("meetings", "add", "--ref", "M-1", "--title", "Ministers", "--level", "ministerial", "--forum", "APEC")
    assert run(*added).code == 0
    assert run("declarations", "add", "--title", "Declaration", "--meeting", "M-1").code == 0
    for number, words in (("1", "Each country [and nation] agrees;"), ("2", "Economies meet in Taiwan.")):
        assert run("declarations", "paragraph", "D-1", number, "--text", words).code == 0
    return run


def listed(run: Run, *more: str) -> list[tuple[str, str, str]]:
    out = run("declarations", "guard", "D-1", *more, "--format", "json").out
    return [(one["paragraph"], one["found"], one["instead"]) for one in json.loads(out)]


def test_the_guard_lists_what_the_forum_does_not_say_and_is_overruled_with_a_reason(drafted: Run) -> None:
    assert listed(drafted) == [
        ("1", "country", "economy"),
        ("1", "nation", "economy"),
        ("2", "Taiwan", "Chinese Taipei"),
    ]
    assert drafted("declarations", "overrule", "D-1", "2", "country", "--why", "x").code == 1
    assert drafted("declarations", "overrule", "D-1", "1", "country", "--why", " ").code == 1
    assert drafted("declarations", "overrule", "D-1", "1", "Country", "--why", "a quotation").code == 0
    assert [one[1] for one in listed(drafted)] == ["nation", "Taiwan"]
    assert [one[1] for one in listed(drafted, "--all")] == ["country", "nation", "Taiwan"]
    assert "a quotation" in drafted("declarations", "guard", "D-1", "--all").out
    assert drafted("undo").code == 0
    assert len(listed(drafted)) == 3


def test_the_forums_own_words_decide(drafted: Run) -> None:
    assert drafted("forums", "edit", "APEC", "--avoid", "agrees").code == 0
    assert listed(drafted) == [("1", "agrees", "member economy")]


def test_without_a_forum_nothing_is_flagged(run: Run) -> None:
    run("declarations", "add", "--title", "One")
    run("declarations", "paragraph", "D-1", "1", "--text", "Each country agrees;")
    said = run("declarations", "guard", "D-1")
    assert (said.code, "no words to look for: D-1 has no meeting" in said.err) == (0, True)


def test_the_offices_own_vocabulary_wins_and_a_wrong_one_is_named(sample: Record, tmp_path: Path) -> None:
    own = '[[word]]\nforum = "ASEM"\nwords = ["member state"]\ninstead = "ASEM partner"\n'
    (tmp_path / FILE).write_text(own, encoding="utf-8")
    with sample.reading() as connection:
        known = {one.word: one.instead for one in vocabulary_of(connection, 1, tmp_path)}
        assert (known["member state"], known["member states"]) == ("ASEM partner", "partners")
        (tmp_path / FILE).write_text('[[word]]\nwords = "country"\n', encoding="utf-8")
        with pytest.raises(Misused, match=r"vocabulary\.toml, entry 1"):
            vocabulary_of(connection, 1, tmp_path)
        (tmp_path / FILE).write_text("[[word]\n", encoding="utf-8")
        with pytest.raises(Misused, match="can't be read"):
            vocabulary_of(connection, 1, tmp_path)
