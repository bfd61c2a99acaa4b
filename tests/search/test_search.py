"""Words are found in every kind of record, in any script; what bears the name comes first, then the newest."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secretariat.actions.operations import add_action, edit_action
from secretariat.agenda.running.operations import add_session
from secretariat.diary.operations import import_calendar
from secretariat.diary.reading import read_calendar
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.meetings.series_operations import add_series
from secretariat.parties.operations import add_party
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.search.kinds import KINDS, WORDS
from secretariat.search.queries import Hit, find
from secretariat.search.snippets import snippet
from secretariat.values.date_words import parse_date
from tests.done_once import done_once

Run = Callable[..., Any]


@done_once
def office(reference: Record) -> None:
    """A record of every kind, about green business in Korea."""
    from secretariat.agenda.operations import add_item
    from secretariat.declarations.operations import add_declaration
    from secretariat.delegations.operations import add_delegation

    record = reference
    add_series(record, code="GBC-SC", name="Green Business Center committee", level="ministerial")
    add_meeting(record, ref="GBC-1", title="Opening of the Green Business Center", level="ministerial", place="Jakarta")
    add_delegation(record, "GBC-1", "korea")
    add_item(record, "GBC-1", title="Green technology for cooperatives")
    add_declaration(record, title="Jakarta Declaration on Green Business", meeting="GBC-1")
    add_outcome(
        record,
        meeting="GBC-1",
        kind="agreed",
        text="Both sides agreed to carry on the training of small enterprises in the provinces of Java, and to open "
        "a second green business centre in Bandung as soon as the land is found.",
    )
    add_person(record, name="Dong-Sun KIM", native_name="김동선", party="KR")
    add_action(record, title="Open the Green Business Center", note="land in [Bandung] or [/Bogor]")


def kinds(hits: list[Hit]) -> list[str]:
    return [hit.kind for hit in hits]


def test_every_kind_of_record_is_found_the_newest_first(office: Record) -> None:
    found = kinds(find(office, "green"))
    assert found[:5] == ["action", "declaration", "agenda_item", "meeting", "series"]
    assert "outcome" in found  # whose text says it further on than its title shows
    assert kinds(find(office, "dong-sun")) == ["person"] and "party" in kinds(find(office, "kotra"))
    assert {kind.name for kind in KINDS} == set(WORDS)


def test_sessions_and_calendar_entries_are_found_as_other_records_are(office: Record, tmp_path: Path) -> None:
    edit_meeting(office, "GBC-1", timezone="Asia/Jakarta", dates=parse_date("29 July 2011", today=office.today))
    add_session(office, "GBC-1", title="Panel [draft] on finance", day="1", note="Speakers: 林聖忠")
    path = tmp_path / "leave.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20110517\nSUMMARY:Waisak [/draft]\n"
        "LOCATION:Borobudur\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    import_calendar(office, read_calendar(path), "Holidays")
    assert [(one.ref, one.kind, one.title) for one in find(office, "panel finance")] == [
        ("S-1", "session", "Panel [draft] on finance · GBC-1")
    ]
    assert [(one.ref, one.snippet) for one in find(office, "林聖忠")] == [("S-1", "Speakers: 林聖忠")]
    entry = find(office, "waisak borobudur")
    assert [(one.ref, one.kind, one.title) for one in entry] == [("E-1", "diary_entry", "Waisak [/draft]")]
    assert entry[0].snippet == "Borobudur" and find(office, "e-1")[0].ref == "E-1" and find(office, "s-1")


def test_a_record_changed_last_comes_first(office: Record) -> None:
    first = add_action(office, title="Green audit").row.ref
    second = add_action(office, title="Green loans").row.ref
    assert [hit.ref for hit in find(office, "green")][:2] == [second, first]
    edit_action(office, first, note="x")
    assert [hit.ref for hit in find(office, "green")][:2] == [first, second]


def test_what_says_it_in_its_title_comes_before_what_belongs_to_that(office: Record) -> None:
    edit_action(office, "A-1", meeting="GBC-1")
    first = find(office, "opening of the")[0]
    assert (first.kind, first.ref) == ("meeting", "GBC-1")
    assert "A-1" in [hit.ref for hit in find(office, "opening of the")]


def test_an_exact_reference_comes_first_in_any_case(office: Record) -> None:
    for _time in range(11):
        add_action(office, title="See A-1 and GBC-1")
    for words, ref, kind in (
        ("a-1", "A-1", "action"),
        ("GBC-1", "GBC-1", "meeting"),
        ("gbc-1:kr", "GBC-1:KR", "delegation"),
    ):
        first = find(office, words)[0]
        assert (first.ref, first.kind) == (ref, kind)
    assert find(office, "KR")[0].ref == "KR"


def test_a_whole_name_comes_before_what_only_mentions_it(office: Record) -> None:
    for number in range(40):
        add_action(office, title=f"Write to the Republic of Korea, letter {number}")
    for words in ("Republic of Korea", "korea", "republik korea"):
        first = find(office, words)[0]
        assert (first.kind, first.ref) == ("party", "KR")
    assert len(find(office, "korea")) == 30
    assert len(find(office, "korea", limit=5)) == 5


def test_every_word_must_be_there_without_regard_to_case_and_accents(office: Record) -> None:
    add_party(office, code="LODZ", name="Województwo Łódzkie")
    assert [hit.ref for hit in find(office, "LODZKIE wojewodztwo")] == ["LODZ"]
    assert find(office, "green łódzkie") == []
    assert [hit.ref for hit in find(office, "김동선")] == ["P-1"]


@pytest.mark.parametrize("words", ["", "   ", "%", "_", "zzz", "\x00", "x" * 5000])
def test_what_is_nowhere_gives_nothing(office: Record, words: str) -> None:
    assert find(office, words) == []


@pytest.mark.parametrize("name", ["[/draft]", "[agreed in principle]", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد"])
def test_names_of_every_script_are_found_and_given_letter_for_letter(office: Record, name: str) -> None:
    ref = add_action(office, title=f"Write to {name} at once").row.ref
    (hit,) = [hit for hit in find(office, name) if hit.ref == ref]
    assert hit.title == f"Write to {name} at once"


def test_a_delegation_is_found_by_its_party_and_told_with_its_meeting(office: Record) -> None:
    (hit,) = [hit for hit in find(office, "korea green") if hit.kind == "delegation"]
    assert (hit.ref, hit.title) == ("GBC-1:KR", "Republic of Korea · GBC-1")
    assert "Green Business" in hit.snippet
    assert "delegation" not in kinds(find(office, "green")), "the meeting's words alone do not mean its delegations"


def test_the_snippet_shows_the_place_in_the_text_as_it_was_written(office: Record) -> None:
    (action,) = [hit for hit in find(office, "bogor") if hit.kind == "action"]
    assert action.snippet == "land in [Bandung] or [/Bogor]"
    (outcome,) = [hit for hit in find(office, "bandung") if hit.kind == "outcome"]
    assert outcome.title.startswith("Both sides agreed") and outcome.title.endswith("…")
    assert "business centre in Bandung" in outcome.snippet and outcome.snippet.startswith("…")
    (green,) = [hit for hit in find(office, "open green") if hit.kind == "action"]
    assert green.snippet == "", "the title says it all"


def test_a_party_found_under_another_name_shows_it_as_it_is_written(office: Record) -> None:
    add_party(office, code="SMRC", name="Small Enterprise Research Centre", also="KOSBIR; 소상공인")
    (hit,) = find(office, "kosbir")
    assert (hit.ref, hit.snippet) == ("SMRC", "KOSBIR")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("", ["a"], ""),
        ("nothing of it", ["zzz"], ""),
        ("short text", ["text"], "short text"),
        ("two\nlines", ["lines"], "two lines"),
        ("Ägypten", ["agypten"], "Ägypten"),
        ("two words", ["two words"], "two words"),
    ],
)
def test_snippets_of_short_texts(text: str, words: list[str], expected: str) -> None:
    assert snippet([text], words) == expected


def test_snippets_of_long_texts_are_cut_around_the_word() -> None:
    text = "word " * 200 + "needle " + "word " * 200
    cut = snippet([text], ["needle"])
    assert "needle" in cut and len(cut) <= 95 and cut[0] == cut[-1] == "…"
    unbroken = "字" * 500 + "針" + "字" * 500
    assert "針" in snippet([unbroken], ["針"]) and len(snippet([unbroken], ["針"])) <= 95


def test_the_command_line_gives_the_promised_keys(run: Run) -> None:
    ran = run("search", "taipei", "--format", "json")
    rows = json.loads(ran.out)
    assert ran.code == 0 and {row["ref"] for row in rows} >= {"TW"}
    assert all(set(row) == {"ref", "kind", "title", "snippet"} and row["kind"] == "party" for row in rows)
    assert all("taipei" in f"{row['title']} {row['snippet']}".lower() for row in rows)
    table = run("search", "hong", "kong")
    assert "HK" in table.out and "party" in table.out
    nothing = run("search", "zzz")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing holds these words.\n")
    assert run("search").code == 2
    assert run("search", "a", "--limit", "0").code == 2
    assert len(json.loads(run("search", "a", "--limit", "3", "--format", "json").out)) == 3
