"""In a long text one act asks the record about as much as in a short one: what stays as it is, is not written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event

from secretariat.declarations.drafting import add_paragraph, edit_paragraph, shift_paragraph
from secretariat.declarations.negotiation.ledger import ledger
from secretariat.declarations.negotiation.operations import Choice, settle_brackets
from secretariat.declarations.queries import ParagraphRow, declaration_detail, paragraph_by_id
from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.reshaping import merge_with_next, split_paragraph
from secretariat.record.record import Record

_MOST = 60
PARAGRAPHS = 300
Asked = Callable[[Callable[[], object]], int]


@pytest.fixture
def long_text(reference: Record) -> Record:
    """D-1, a text with three hundred paragraphs."""
    words = "\n\n".join(f"{n}. Agree to [double] [triple] the {n} enterprises;" for n in range(1, PARAGRAPHS + 1))
    take_in(reference, read_pasted(f"Jakarta Declaration\n\n{words}\n"), Target())
    return reference


@pytest.fixture
def asked(long_text: Record) -> Iterator[Asked]:
    """How many statements something takes."""
    said: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    def count(what: Callable[[], object]) -> int:
        said.clear()
        what()
        return len(said)

    event.listen(long_text.engine, "before_cursor_execute", hear)
    yield count
    event.remove(long_text.engine, "before_cursor_execute", hear)


def rows(record: Record) -> tuple[ParagraphRow, ...]:
    return declaration_detail(record, "D-1").paragraphs


def test_one_paragraph_is_changed_moved_split_and_merged_alone(long_text: Record, asked: Asked) -> None:
    there = rows(long_text)
    assert asked(lambda: edit_paragraph(long_text, there[100].id, text="Agree.")) < _MOST
    assert asked(lambda: shift_paragraph(long_text, there[100].id, 1)) < _MOST
    assert asked(lambda: edit_paragraph(long_text, there[100].id, before="99")) < _MOST
    assert asked(lambda: split_paragraph(long_text, there[50].id, 10)) < _MOST
    assert asked(lambda: merge_with_next(long_text, there[50].id)) < _MOST
    assert asked(lambda: add_paragraph(long_text, "D-1", text="Thank the host.", after="7")) < _MOST


def test_what_moves_far_is_written_once_for_each_paragraph_that_gets_another_number(
    long_text: Record, asked: Asked
) -> None:
    own = rows(long_text)[200]
    assert asked(lambda: edit_paragraph(long_text, own.id, before="101")) < 3 * 100 + _MOST
    assert [(one.number, one.ref) for one in rows(long_text)[1:]] == [
        (str(n), f"D-1 ¶{n}") for n in range(1, PARAGRAPHS + 1)
    ]
    assert rows(long_text)[101].id == own.id
    long_text.undo()
    assert rows(long_text)[200].id == own.id
    assert paragraph_by_id(long_text, own.id).address == "200"


def test_brackets_settled_at_once_are_a_few_statements_each(long_text: Record, asked: Asked) -> None:
    first = [one.at for one in ledger(long_text, "D-1").brackets if one.text == "double"]
    assert asked(lambda: settle_brackets(long_text, "D-1", first, Choice.ACCEPT)) < 4 * PARAGRAPHS + _MOST
    assert ledger(long_text, "D-1").brackets == ()
