"""The quick action's helper: what is shown while typing, completions, saving."""

from __future__ import annotations

import pytest

from secretariat.actions.quick import QuickAction
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.actions.made import refs
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
