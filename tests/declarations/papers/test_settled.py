"""The moment a printed text bears: when its words were last changed, whatever became of them."""

from __future__ import annotations

from secretariat.declarations.drafting import add_paragraph, remove_paragraphs
from secretariat.declarations.negotiation.stances import take_stance, withdraw_stance
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.papers.texts import TextKind, declaration_text
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.states import Stance
from secretariat.record.record import Record
from tests.declarations.clock import Clock


def when(record: Record) -> str:
    return declaration_text(record, "D-1", TextKind.WORKING).when


def test_a_paragraph_that_was_taken_out_or_put_back_is_a_change(agreed: Record, at: Clock) -> None:
    at("2007-10-30 10:00")
    add_paragraph(agreed, "D-1", text="Sing together.")
    assert when(agreed) == "30 Oct 2007 10:00 WIB"
    at("2007-10-30 11:00")
    remove_paragraphs(agreed, [declaration_detail(agreed, "D-1").paragraphs[-1].id])
    assert when(agreed) == "30 Oct 2007 11:00 WIB"
    at("2007-10-30 12:00")
    agreed.undo()
    assert when(agreed) == "30 Oct 2007 12:00 WIB"


def test_what_is_done_to_one_text_is_no_change_of_another(agreed: Record, at: Clock) -> None:
    at("2007-10-30 10:00")
    add_paragraph(agreed, "D-1", text="Sing together.")
    add_declaration(agreed, title="Another")
    add_paragraph(agreed, "D-2", text="Meet again.")
    at("2007-10-30 11:00")
    remove_paragraphs(agreed, [declaration_detail(agreed, "D-2").paragraphs[0].id])
    assert when(agreed) == "30 Oct 2007 10:00 WIB"


def test_a_stance_in_the_working_text_is_a_change_of_what_is_printed(draft: Record, at: Clock) -> None:
    at("2007-10-30 10:00")
    take_stance(draft, "D-1", ["1.1"], "ID", Stance.SUPPORTS)
    at("2007-10-30 11:00")
    withdraw_stance(draft, "D-1", ["1.1"], "ID")
    assert when(draft) == "30 Oct 2007 11:00 WIB"
    assert declaration_text(draft, "D-1", TextKind.WORKING, revision="Rev.2").when == "29 Oct 2007 23:40 WIB"
