"""What narrows the paragraphs of the drafting room."""

from __future__ import annotations

import pytest

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.drafting_room.filtering import kept, party_in
from secretariat.declarations.drafting_room.queries import Room, read_room
from secretariat.declarations.negotiation.marking import mark_paragraphs
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.states import ParagraphStanding
from secretariat.record.record import Record


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1: brackets of Korea and Indonesia, a paragraph that is agreed, one that is parked."""
    add_declaration(reference, title="Jakarta")
    for words in ("Export [KR: more];", "Meet [ID, JP: soon] [EU: late] in open markets;", "Thank the host;", "Wait."):
        add_paragraph(reference, "D-1", text=words)
    mark_paragraphs(reference, "D-1", ["3"], ParagraphStanding.AGREED)
    mark_paragraphs(reference, "D-1", ["4"], ParagraphStanding.PARKED)
    return reference


def room(record: Record) -> Room:
    return read_room(record, "D-1")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", "1 2 3 4"),
        ("party:KR", "1"),
        ("party:korea", "1"),
        ("party:indonesia", "2"),
        ("pihak:jp", "2"),
        ("party:KR thank", ""),
        ("brackets", "1 2"),
        ("open", "1 2"),
        ("agreed", "3"),
        ("parked", "4"),
        ('"open"', "2"),
        ("HOST", "3"),
        ("export more", "1"),
        ("korea", "1"),
        ("indonesia soon", "2"),
        ("operative", ""),
        ('"korea"', "1"),
    ],
)
def test_paragraphs_are_kept_that_answer_all_the_words(text: Record, words: str, numbers: str) -> None:
    assert " ".join(row.paragraph.address for row in kept(room(text), words)) == numbers


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("article", "By 4 April:"),
        ("article 3", "Article 3.1 Article 3.2 By 4 April:"),
        ("Article 3.1", "Article 3.1"),
        ("4", "Article 3.2 By 4 April:"),
        ("40", "Article 3.2"),
        ("Art", "Article 3.1 By 4 April:"),
    ],
)
def test_a_number_finds_its_paragraph_and_those_below_it(reference: Record, words: str, found: str) -> None:
    read = read_plain(
        "Article 3\n\n1. Parties shall export art.\n\n2. Spend 40 per cent.\n\n"
        "Article 10\n\n1. Meet again.\n\n2. Join.\n\nBy 4 April: as Article 3 says."
    )
    take_in(reference, read, Target(title="A treaty"))
    rows = [row for row in kept(room(reference), words) if row.paragraph.kind != "heading"]
    named = [row.paragraph.address if row.paragraph.number else row.paragraph.text[:11] for row in rows]
    assert " ".join(named) == found


def test_the_party_that_is_asked_for_is_told() -> None:
    assert party_in("soon party:KR") == "KR"
    assert party_in("soon") == ""


def test_what_did_not_change_is_not_read_again(text: Record) -> None:
    first = room(text)
    add_declaration(text, title="Another")
    assert read_room(text, "D-1", first) is first
    add_paragraph(text, "D-1", text="New.")
    assert len(read_room(text, "D-1", first).rows) == 5
