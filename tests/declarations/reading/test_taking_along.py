"""What parties think of a text goes along into the revision that comes in after it."""

from __future__ import annotations

import pytest

from secretariat.declarations.negotiation.ledger import ledger
from secretariat.declarations.negotiation.stances import take_stance
from secretariat.declarations.procedure.positions import note_position, positions_of
from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.states import Stance
from secretariat.record.record import Record

FIRST = """Jakarta Declaration

1. Agree [to triple trade] among all economies by the year 2030, and [decide on a fund] for young entrepreneurs.

2. Decide to establish a centre for the [exchange of experience] in every economy of the region.

3. Meet again [next year].
"""
MERGED = FIRST.replace(" region.\n\n3. Meet again [next year].", " region. Meet again [next year].")
SPLIT = FIRST.replace(" and [decide", "\n\n2. And [decide").replace("\n2. De", "\n3. De").replace("3. M", "4. M")


def taken(record: Record, text: str) -> None:
    take_in(record, read_pasted(text), Target(declaration="D-1"))


def supporters(record: Record) -> dict[str, tuple[str, ...]]:
    return {one.text: one.supported_by for one in ledger(record, "D-1").brackets if one.supported_by}


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 as it came in, with what Korea and Japan think of it."""
    take_in(reference, read_pasted(FIRST), Target())
    take_stance(reference, "D-1", ["1.1", "1.2"], "KR", Stance.SUPPORTS)
    take_stance(reference, "D-1", ["3.1"], "JP", Stance.SUPPORTS)
    return reference


def test_a_reworded_bracket_keeps_who_supports_it(text: Record) -> None:
    taken(text, FIRST.replace("[to triple trade]", "[to triple all trade]"))
    assert supporters(text) == {"to triple all trade": ("KR",), "decide on a fund": ("KR",), "next year": ("JP",)}
    text.undo()
    assert supporters(text) == {"to triple trade": ("KR",), "decide on a fund": ("KR",), "next year": ("JP",)}


def test_a_bracket_of_the_second_half_keeps_who_supports_it(text: Record) -> None:
    taken(text, SPLIT)
    assert len(ledger(text, "D-1").draft.rows) == 5
    assert supporters(text) == {"to triple trade": ("KR",), "decide on a fund": ("KR",), "next year": ("JP",)}


def test_what_was_said_of_a_paragraph_goes_along_into_the_one_it_was_merged_into(text: Record) -> None:
    note_position(text, "D-1", "JP", "reserved", paragraph="3", text="Japan reserves its position.")
    taken(text, MERGED.replace("[next year]", "[in the next year]"))
    assert supporters(text)["in the next year"] == ("JP",)
    with text.reading() as connection:
        [position] = positions_of(connection, 1)
    assert (position.paragraph, position.party) == ("2", "JP")
