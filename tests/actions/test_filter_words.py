"""What may be typed to narrow the tracker: tags, parts, sources, phrases, and Indonesian words."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.actions.filter_words import Token, filter_line, tokens
from secretariat.actions.operations import edit_action
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from tests.actions.made import make, on, refs


@pytest.fixture
def office(reference: Record) -> Record:
    add_meeting(reference, ref="M-1", title="Big Sky", level="ministerial", dates=PartialDate.from_edtf("2011-05"))
    agreed = add_outcome(reference, meeting="M-1", kind="agreed", text="To promote green business")
    make(reference, "Promote green business [/draft]", "July 2011", lead="SMBA", outcome=agreed.ref, tags="ovop green")
    make(reference, "Business that is green", "2014", lead="SMBA", part_of="A-1", tags="ovop_2")
    make(reference, "Else", "2020", lead="Sesmen")
    return on(reference, date(2014, 6, 1))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"green business"', ["A-1"]),
        ("green business", ["A-1", "A-2"]),
        ("“green business”", ["A-1"]),
        ('overdue lead:SMBA due<2015 status:agreed "green business"', ["A-1"]),
        ("tag:ovop", ["A-1"]),
        ("tag:+OVOP", ["A-1"]),
        ('tag:"green ovop"', ["A-1"]),
        ("tag:ovop_", []),
        ("tag:none", ["A-3"]),
        ("part-of:A-1", ["A-2"]),
        ("part-of:none", ["A-1", "A-3"]),
        ("outcome:O-1", ["A-1"]),
        ("outcome:none", ["A-2", "A-3"]),
        ("ovop_2", ["A-2"]),
        ("lewat tenggat", ["A-1"]),
        ("terlambat", ["A-1"]),
        ("penanggung jawab:SMBA", ["A-1", "A-2"]),
        ("pengampu:Sesmen", ["A-3"]),
        ("bagian dari:A-1", ["A-2"]),
        ('due="July 2011" lead=SMBA', ["A-1"]),
        ("due=2014", ["A-2"]),
        ("bagian dari=A-1 pengampu=SMBA", ["A-2"]),
        ("tenggat<2015 penanda:ovop_2", ["A-2"]),
        ("hasil:O-1 lewat tenggat penanggung jawab:SMBA", ["A-1"]),
    ],
)
def test_filters_in_words(office: Record, words: str, found: list[str]) -> None:
    assert refs(office, words) == found


def test_scope_narrows_to_a_whole_or_a_source(office: Record) -> None:
    assert refs(office, part_of="A-1") == ["A-2"]
    assert refs(office, outcome="O-1") == ["A-1"]
    edit_action(office, "A-2", part_of=None)
    assert refs(office, part_of="A-1") == []


def test_words_that_only_begin_like_a_flag_are_words() -> None:
    assert list(tokens("lewat tenggatnya overdues")) == [
        Token(phrase="lewat"),
        Token(phrase="tenggatnya"),
        Token(phrase="overdues"),
    ]


@pytest.mark.parametrize("word", ["a=b", "xdue=2014", "?due=2014", "overdue=yes", "http://x/?due=3"])
def test_a_word_with_an_equals_sign_that_is_no_key_is_a_word(word: str) -> None:
    assert list(tokens(word)) == [Token(phrase=word)]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["overdue", "lead:SMBA", "due<2015", "green business"], 'overdue lead:SMBA due<2015 "green business"'),
        (["due:July 2011"], 'due:"July 2011"'),
        (["due=July 2011"], 'due="July 2011"'),
        (["a=b c"], '"a=b c"'),
        (["penanggung jawab:Deputi PSD"], 'penanggung jawab:"Deputi PSD"'),
        (["lewat tenggat"], "lewat tenggat"),
        (["overdue lead:SMBA"], "overdue lead:SMBA"),
        (['overdue "green business"'], 'overdue "green business"'),
        (["lead:SMBA due<2015"], "lead:SMBA due<2015"),
    ],
)
def test_a_shells_words_get_their_quotes_back(words: list[str], line: str) -> None:
    assert filter_line(words) == line
