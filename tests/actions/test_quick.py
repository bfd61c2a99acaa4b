"""The quick action's helper: what is shown while typing, completions, saving."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.actions.detail import action_detail
from secretariat.actions.quick import QuickAction
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.recurrence_words import read_recurrence
from secretariat.values.refusal import Refused
from tests.actions.made import indonesian, make, on, refs
from tests.done_once import done_once


@done_once
def office(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="Big Sky", level="ministerial", dates=PartialDate.from_edtf("2011-05"))


def test_every_part_is_shown_as_it_is_understood(office: Record) -> None:
    line = 'Sign the MoU @KR lead:SMBA due:"July 2011" target:"100 SMEs" !high from:M-1'
    assert QuickAction(office).echo(line) == [
        ("What", "Sign the MoU", True),
        ("Counterpart", "Republic of Korea (KR)", True),
        ("Lead", "Small and Medium Business Administration (SMBA)", True),
        ("Due", "July 2011, until 31 July 2011", True),
        ("Target", "100 SMEs", True),
        ("Priority", "high", True),
        ("From", "Big Sky (M-1)", True),
    ]


def test_what_is_not_understood_is_shown_too(office: Record) -> None:
    shown = {label: (value, ok) for label, value, ok in QuickAction(office).echo("Sign @Atlantis due:smarch dued:x")}
    assert shown["Counterpart"][1] is shown["Due"][1] is False
    assert "Atlantis" in shown["Counterpart"][0]
    assert shown["dued:x"] == ("is not understood", False)
    assert QuickAction(office).echo("@KR")[0] == ("What", "is still to be said", False)
    assert QuickAction(office).echo("") == []


def test_a_free_lead_is_shown_as_written(office: Record) -> None:
    assert ("Lead", "Sesmen [/draft] (as written)", True) in QuickAction(office).echo('Sign lead:"Sesmen [/draft]"')


def test_saving_takes_the_line_down(office: Record) -> None:
    saved = QuickAction(office).save('Report due:"end of September"')
    assert (saved.ref, saved.message) == ("A-1", "Added A-1: Report.")
    assert refs(office, "due:2011-09") == ["A-1"]


def test_a_line_is_from_the_meeting_at_hand_unless_it_names_one(office: Record) -> None:
    add_meeting(office, ref="M-2", title="Bali", level="ministerial")
    quick = QuickAction(office, {"meeting": "M-1"})
    assert ("From", "M-1", True) in quick.echo("Report")
    quick.save("Report"), quick.save("Other from:M-2")
    assert refs(office, meeting="M-1") == ["A-1"]
    assert refs(office, meeting="M-2") == ["A-2"]


def test_a_refused_line_saves_nothing(office: Record) -> None:
    for line in ("Sign dued:x", "Sign @Atlantis", "@KR", ""):
        with pytest.raises(Refused):
            QuickAction(office).save(line)
    assert refs(office, all="yes") == []


def test_completion_goes_on_from_the_last_word(office: Record) -> None:
    quick = QuickAction(office)
    assert ("Sign @KR ", "KR  Republic of Korea") in quick.complete("Sign @kor")
    assert ("Sign lead:SMBA ", "SMBA  Small and Medium Business Administration") in quick.complete("Sign lead:smb")
    assert ("Sign from:M-1 ", "M-1  Big Sky") in quick.complete('Sign from:"big sk')
    assert quick.complete("Sign !h") == [("Sign !high", "high")]
    assert ("Sign due:", "due:") in quick.complete("Sign du")
    assert quick.complete("Sign due:2011") == []


def test_all_that_can_be_said_is_shown_as_it_is_understood(office: Record) -> None:
    make(office, "Programme [/x]")
    line = 'Report +ovop target:"100 SMEs" target:20 every:"two years after done" part:A-1 weight:3'
    assert QuickAction(office).echo(line)[1:] == [
        ("Tags", "ovop", True),
        ("Target", "100 SMEs", True),
        ("Target", "20", True),
        ("Recurs", "every 2 years after done", True),
        ("Part of", "A-1  Programme [/x]", True),
        ("Weight", "3", True),
    ]
    wrong = {label: ok for label, _value, ok in QuickAction(office).echo("x every:now-and-then part:A-9 weight:much")}
    assert wrong == {"What": True, "Recurs": False, "Part of": False, "Weight": False}


def test_a_line_keeps_the_outcome_under_the_cursor_unless_it_names_a_source(office: Record) -> None:
    agreed = add_outcome(office, meeting="M-1", kind="agreed", text="To register [100] SMEs")
    quick = QuickAction(office, {"meeting": "M-1", "outcome": agreed.ref})
    assert quick.echo("Register")[1:] == [("From", "M-1", True), ("Outcome", f"{agreed.ref}  {agreed.row.text}", True)]
    quick.save("Register"), quick.save("Other from:M-1")
    first, other = action_detail(office, "A-1"), action_detail(office, "A-2")
    assert (first.outcome, first.row.meeting) == (agreed.ref, "M-1")
    assert (other.outcome, other.row.meeting) == ("", "M-1")


def test_a_source_given_alone_brings_its_meeting(office: Record) -> None:
    agreed = add_outcome(office, meeting="M-1", kind="agreed", text="To register")
    QuickAction(office).save(f"Register outcome:{agreed.ref}")
    assert action_detail(office, "A-1").row.meeting == "M-1"


def test_completion_knows_tags_units_dates_recurrences_and_wholes(office: Record) -> None:
    make(office, "Programme", target="100 SMEs", tags="ovop training")
    quick = QuickAction(office)
    assert quick.complete("x +ov") == [("x +ovop ", "ovop")]
    assert quick.complete("x #tr") == [("x #training ", "training")]
    assert quick.complete('x target:"50 s') == [('x target:"50 SMEs" ', "50 SMEs")]
    assert ("x part:A-1 ", "A-1  Programme") in quick.complete("x part:prog")
    assert ('x due:"end of 2011" ', "end of 2011") in quick.complete('x due:"end')
    assert ('x every:"every 2 years" ', "every 2 years") in quick.complete("x every:2")


@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=indonesian)])
def test_every_date_that_is_offered_is_one(office: Record, language: str) -> None:
    set_language(language)
    for month in range(1, 13):
        day = on(office, date(2011, month, 28))
        offered = [words for _line, words in QuickAction(day).complete("x due:")]
        assert len(offered) == 7
        for words in offered:
            meant = parse_date(words, today=day.today)
            assert meant.last is None or meant.last >= day.today
    recurring = [words for _line, words in QuickAction(office).complete("x every:")]
    assert recurring and all(read_recurrence(words, today=office.today) for words in recurring)
