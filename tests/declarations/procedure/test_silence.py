"""Silence: adopted unless somebody objects before a moment, which is named with its zone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.operations import add_declaration, set_status
from secretariat.declarations.procedure.positions import object_to, positions
from secretariat.declarations.procedure.silence import Silence, left_words
from secretariat.declarations.queries import declaration_detail
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.declarations.clock import Clock, moment

NOON = Silence(moment("2011-08-20 12:00"), "Asia/Jakarta")


@pytest.fixture
def text(reference: Record, at: Clock) -> Record:
    """D-1, SOM-agreed, on 15 August 2011 at nine."""
    at("2011-08-15 09:00")
    add_declaration(reference, title="Jakarta Declaration")
    add_paragraph(reference, "D-1", text="Agree to double trade;")
    for state in ("under negotiation", "SOM-agreed"):
        set_status(reference, "D-1", state)
    return reference


def test_silence_needs_a_moment_that_is_still_to_come(text: Record) -> None:
    with pytest.raises(Refused, match="say until when"):
        set_status(text, "D-1", "under silence")
    with pytest.raises(Refused, match=r"15 Aug 2011 09:00 WIB \(Asia/Jakarta\) would be over"):
        set_status(text, "D-1", "under silence", silence=Silence(moment("2011-08-15 09:00"), "Asia/Jakarta"))
    with pytest.raises(Refused, match="goes with silence only"):
        set_status(text, "D-1", "under negotiation", silence=NOON)
    put = set_status(text, "D-1", "under silence", silence=NOON)
    assert (put.status, put.silence_until, put.silence_zone) == ("under silence", NOON.until, "Asia/Jakarta")


def test_under_silence_the_text_stays_as_it_was_sent(text: Record) -> None:
    set_status(text, "D-1", "under silence", silence=NOON)
    with pytest.raises(Refused, match="only once it is back under negotiation"):
        edit_paragraph(text, declaration_detail(text, "D-1").paragraphs[0].id, text="Agree to triple trade;")


def test_before_its_time_it_is_not_adopted_and_then_it_is(text: Record, at: Clock) -> None:
    set_status(text, "D-1", "under silence", silence=NOON)
    at("2011-08-20 11:59")
    with pytest.raises(Refused, match=r"until 20 Aug 2011 12:00 WIB.*before that it can't be adopted"):
        set_status(text, "D-1", "adopted")
    at("2011-08-20 12:00")
    with pytest.raises(Refused, match="ran out unbroken"):
        object_to(text, "D-1", "KR", text="Too late.")
    assert set_status(text, "D-1", "adopted").status == "adopted"


def test_an_objection_sends_it_back_and_is_kept_with_its_words(text: Record) -> None:
    with pytest.raises(Refused, match="not under silence"):
        object_to(text, "D-1", "KR", text="No.")
    set_status(text, "D-1", "under silence", silence=NOON)
    with pytest.raises(Refused, match="needs its text"):
        object_to(text, "D-1", "KR", text="  ")
    noted = object_to(text, "D-1", "KR", text="Double is [too much].", paragraph="1")
    one = declaration_detail(text, "D-1")
    assert (one.status, one.silence_until, one.silence_zone) == ("under negotiation", None, "")
    assert [each.label for each in one.revisions] == ["text under silence"]
    assert (noted.party, noted.position, noted.paragraph) == ("KR", "broke silence", "1")
    assert positions(text, "D-1") == [noted]
    text.undo()
    one = declaration_detail(text, "D-1")
    assert (one.status, one.silence_until, positions(text, "D-1")) == ("under silence", NOON.until, [])


def test_back_under_negotiation_no_moment_is_left(text: Record) -> None:
    set_status(text, "D-1", "under silence", silence=NOON)
    assert set_status(text, "D-1", "under negotiation").silence_until is None


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2011-08-18 08:30", "in 2 d 3 h"),
        ("2011-08-20 07:50", "in 4 h 10 min"),
        ("2011-08-20 11:48", "in 12 min"),
        ("2011-08-20 12:00", "over"),
    ],
)
def test_what_is_left_is_told_as_people_count(now: str, said: str) -> None:
    assert left_words(NOON.until, moment(now)) == said


@given(st.datetimes(min_value=moment("2011-01-01 00:00").replace(tzinfo=None)))
def test_it_is_over_exactly_when_the_moment_has_come(local: object) -> None:
    now = moment(str(local))
    assert (left_words(NOON.until, now) == "over") == (now >= NOON.until)
