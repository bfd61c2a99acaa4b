"""The one-line entry: any order, quotes, and nothing swallowed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.one_line import TITLE, UNKNOWN, entry_fields, line_of, parse_line
from secretariat.values.date_refusal import DateNotUnderstood
from secretariat.values.refusal import Refused

TODAY = date(2011, 8, 15)
WHOLE = 'Sign the renewed MoU @KR lead:SMBA due:"July 2011" target:"100 SMEs" !high from:APEC-SMEMM-18'


def read(text: str) -> dict[str, object]:
    fields = entry_fields(parse_line(text), today=TODAY)
    if "due" in fields:
        fields["due"] = fields["due"].edtf
    return fields


def test_the_promised_line() -> None:
    assert read(WHOLE) == {
        "title": "Sign the renewed MoU",
        "counterpart": "KR",
        "lead": "SMBA",
        "due": "2011-07",
        "target": "100 SMEs",
        "priority": "high",
        "meeting": "APEC-SMEMM-18",
    }


def test_the_marks_may_stand_in_any_order() -> None:
    parts = WHOLE.split(" @")[0], '@KR lead:SMBA due:"July 2011" target:"100 SMEs" !high from:APEC-SMEMM-18'
    assert read(f"{parts[1]} {parts[0]}") == read(WHOLE)
    assert read('Sign !high the due:"July 2011" renewed @KR MoU')["title"] == "Sign the renewed MoU"


def test_values_with_spaces_are_quoted_in_any_kind_of_quotes() -> None:
    assert read('Report @"Chinese Taipei" due:"end of September"')["counterpart"] == "Chinese Taipei"
    assert read("Report due:“end of September”")["due"] == "../2011-09"
    assert read("Report lead:'Deputi PSD'")["lead"] == "Deputi PSD"


def test_a_date_left_in_bare_words_takes_only_the_first() -> None:
    assert read("Report due:2011-09 soon") == {"title": "Report soon", "due": "2011-09"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Re: keep [the draft]", "Re: keep [the draft]"),
        ("Publish https://example.org/a:b", "Publish https://example.org/a:b"),
        ("Call at 14:00", "Call at 14:00"),
        ('Sign the "renewed" MoU', 'Sign the "renewed" MoU'),
        ('Plan "re:launch" of it', "Plan re:launch of it"),
        ('Write to "@all" today', "Write to @all today"),
        ("Minister's visit", "Minister's visit"),
        ("Wow! It works", "Wow! It works"),
        ("[/draft] 林聖忠 محمد", "[/draft] 林聖忠 محمد"),
    ],
)
def test_words_that_are_no_marks_stay_in_the_title(text: str, title: str) -> None:
    assert read(text) == {"title": title}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sign dued:July", "dued:July"),
        ("Sign !urgent", "!urgent"),
        ("Sign @", "@"),
        ("Sign lead:", "lead:"),
        ("lead: Sign", "lead:"),
        ("Sign @KR @TW", "@TW"),
        ('Sign due:2011 due:"July 2011"', 'due:"July 2011"'),
    ],
)
def test_what_is_not_understood_is_shown_and_refused(text: str, part: str) -> None:
    entry = parse_line(text)
    unknown = [text[p.start : p.end] for p in entry.parts if p.kind == UNKNOWN]
    assert unknown == [part]
    assert entry.title == "Sign"
    with pytest.raises(Refused) as refused:
        entry_fields(entry, today=TODAY)
    assert part in refused.value.message


def test_an_impossible_date_or_target_is_refused() -> None:
    with pytest.raises(DateNotUnderstood):
        read('Sign due:"26 Agusuts 2015"')
    with pytest.raises(Refused, match="Target"):
        read("Sign target:many")


def test_a_shells_words_get_their_quotes_back() -> None:
    words = ["Sign", "the", "MoU", "@Chinese Taipei", "due:July 2011", "target:100 SMEs", "!high"]
    assert line_of(words) == 'Sign the MoU @"Chinese Taipei" due:"July 2011" target:"100 SMEs" !high'
    assert line_of([WHOLE]) == WHOLE
    assert read(line_of(["Sign", 'note:the "new" one'])) == {"title": "Sign", "note": 'the "new" one'}


@given(st.text(max_size=80))
def test_every_text_can_be_taken_apart_and_nothing_of_it_is_lost(text: str) -> None:
    entry = parse_line(text)
    covered = set()
    for part in entry.parts:
        assert 0 <= part.start < part.end <= len(text)
        assert not covered & set(range(part.start, part.end))
        covered |= set(range(part.start, part.end))
    assert all(text[at].isspace() for at in set(range(len(text))) - covered)


@given(st.lists(st.sampled_from(["@KR", "lead:SMBA", "due:2011-07", "!high", "from:X-1", "target:9"]), unique=True))
def test_known_marks_never_spoil_the_title(marks: list[str]) -> None:
    entry = parse_line(" ".join(["Sign", *marks, "it"]))
    assert entry.title == "Sign it"
    assert not entry.problems
    assert len([part for part in entry.parts if part.kind != TITLE]) == len(marks)


def test_tags_targets_and_helpers_may_be_several() -> None:
    line = 'Survey +OVOP #green target:"100 SMEs" with:KOTRA target:"20 surveys" tag:training with:BSN'
    assert read(line) == {
        "title": "Survey",
        "tags": "OVOP green training",
        "target": "100 SMEs; 20 surveys",
        "supporting": "KOTRA; BSN",
    }


def test_recurrence_part_and_sources_are_marks_too() -> None:
    line = 'Report every:"2 years after done" part:A-3 weight:4 outcome:O-2 item:I-7 paragraph:D-1/4'
    line += ' remind:"2 weeks" ingatkan:3d'
    assert read(line) == {
        "title": "Report",
        "every": "2 years after done",
        "remind": "2 weeks, 3d",
        "part_of": "A-3",
        "weight": 4,
        "outcome": "O-2",
        "item": "I-7",
        "paragraph": "D-1/4",
    }


@pytest.mark.parametrize("lead", ["penanggung jawab", "Penanggung jawab", "pengampu"])
def test_the_marks_have_indonesian_words(lead: str) -> None:
    line = f'Laporan {lead}:SMBA tenggat:"Juli 2011" sasaran:"100 UKM" !tinggi dari:M-1 penanda:ovop bagian:A-3'
    assert read(line) == {
        "title": "Laporan",
        "lead": "SMBA",
        "due": "2011-07",
        "target": "100 UKM",
        "priority": "high",
        "meeting": "M-1",
        "tags": "ovop",
        "part_of": "A-3",
    }


@pytest.mark.parametrize("text", ["Call +62 21 555", "Item #3 of it", "a + b", "C# and C++", "Sign # it"])
def test_a_number_behind_a_sign_is_no_tag(text: str) -> None:
    assert read(text) == {"title": text}
