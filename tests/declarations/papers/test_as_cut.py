"""A revision that was cut prints the same whatever is done to the text afterwards."""

from __future__ import annotations

import hashlib

import pytest

from secretariat.declarations.drafting import edit_paragraph
from secretariat.declarations.negotiation.ledger import ledger
from secretariat.declarations.negotiation.operations import Choice, settle_brackets
from secretariat.declarations.negotiation.stances import take_stance, withdraw_stance
from secretariat.declarations.operations import set_status
from secretariat.declarations.papers.making import ENDINGS, declaration_paper
from secretariat.declarations.papers.texts import TextKind, declaration_text
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.revisions import cut_revision
from secretariat.declarations.states import Stance
from secretariat.record.record import Record
from tests.declarations.clock import Clock


def printed(record: Record, revision: str | None = "Rev.2") -> dict[str, str]:
    """Each paper of the compilation, by its ending."""
    text = declaration_text(record, "D-1", TextKind.COMPILATION, revision=revision)
    return {ending: hashlib.sha256(declaration_paper(text, ending)).hexdigest() for ending in ENDINGS}


def thought(record: Record, revision: str | None = None) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {
        one.id: (one.supported_by, one.opposed_by)
        for one in ledger(record, "D-1", revision=revision).brackets
        if one.supported_by or one.opposed_by
    }


@pytest.fixture
def debated(draft: Record) -> Record:
    """``draft`` with stances before its second cut, Rev.3."""
    take_stance(draft, "D-1", ["1.1"], "ID", Stance.SUPPORTS)
    take_stance(draft, "D-1", ["1.1"], "JP", Stance.OPPOSES)
    cut_revision(draft, "D-1", label="Rev.3")
    return draft


def test_a_revision_prints_the_same_after_a_stance_a_change_of_state_and_another_cut(draft: Record, at: Clock) -> None:
    before = printed(draft)
    at("2007-10-31 08:00")
    take_stance(draft, "D-1", ["1.1"], "ID", Stance.SUPPORTS)
    assert printed(draft) == before
    assert printed(draft, None) != before
    set_status(draft, "D-1", "under negotiation")
    assert printed(draft) == before
    settle_brackets(draft, "D-1", ["1.1"], Choice.ACCEPT)
    cut_revision(draft, "D-1", label="Rev.3")
    assert printed(draft) == before


def test_what_is_thought_later_is_not_in_the_ledger_of_a_cut(debated: Record) -> None:
    then = {"1.1": (("ID",), ("JP",))}
    assert thought(debated, "Rev.3") == then
    take_stance(debated, "D-1", ["1.1"], "JP", Stance.SUPPORTS)
    take_stance(debated, "D-1", ["1.2"], "KR", Stance.SUPPORTS)
    withdraw_stance(debated, "D-1", ["1.1"], "ID")
    assert thought(debated) == {"1.1": (("JP",), ()), "1.2": (("KR",), ())}
    assert thought(debated, "Rev.3") == then
    assert thought(debated, "Rev.2") == {}
    debated.undo()
    assert thought(debated) == {"1.1": (("ID", "JP"), ()), "1.2": (("KR",), ())}
    assert thought(debated, "Rev.3") == then


def test_a_cut_keeps_who_supported_words_that_were_redrafted_since(debated: Record) -> None:
    row = next(one for one in declaration_detail(debated, "D-1").paragraphs if one.number == "1")
    edit_paragraph(debated, row.id, text=row.text.replace("[double]", "[doubles]"))
    assert thought(debated) == thought(debated, "Rev.3") == {"1.1": (("ID",), ("JP",))}
    assert [one.text for one in ledger(debated, "D-1", revision="Rev.3").brackets if one.id == "1.1"] == ["double"]


def test_a_stance_after_a_cut_begins_the_working_text_and_undo_leaves_what_was_cut(debated: Record) -> None:
    take_stance(debated, "D-1", ["1.2"], "KR", Stance.SUPPORTS)
    assert [one.label for one in declaration_detail(debated, "D-1").revisions] == ["Rev.2", "Rev.3", ""]
    debated.undo()
    assert thought(debated) == thought(debated, "Rev.3") == {"1.1": (("ID",), ("JP",))}
