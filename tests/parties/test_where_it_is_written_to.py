"""An organisation's address: kept, shown, told in the history, checked; and an older record has room for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from secretariat.parties.operations import add_party, edit_party
from secretariat.parties.queries import parties_window, party_detail
from secretariat.parties.sheet import party_json, party_sheet
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused
from tests.conftest import Ran


def test_an_organisation_is_written_to_at_its_address(reference: Record) -> None:
    add_party(reference, code="UNIT", name="Unit [/draft]", kind="agency", parent="KR", email=" unit@example.org ")
    kept = party_detail(reference, "UNIT")
    assert kept.email == "unit@example.org" and party_json(kept)["email"] == "unit@example.org"
    assert ("E-mail", "unit@example.org") in [(fact.label, fact.value) for fact in party_sheet(kept).facts]
    assert edit_party(reference, "UNIT", email="").email == ""
    reference.undo()
    assert party_detail(reference, "UNIT").email == "unit@example.org"


@pytest.mark.parametrize("text", ["unit", "unit@", "@example.org", "a b@example.org", "a@b@c", "a@b;c@d"])
def test_what_is_no_address_is_refused(reference: Record, text: str) -> None:
    with pytest.raises(Refused, match="is not an address"):
        edit_party(reference, "SMBA", email=text)
    assert party_detail(reference, "SMBA").email == ""


def test_the_reference_data_names_no_address(reference: Record) -> None:
    window = parties_window(reference, ListQuery())
    assert {party_detail(reference, row.ref).email for row in window.rows(0, window.count())} == {""}


def test_by_the_command_line_and_in_the_history(run: Callable[..., Ran]) -> None:
    assert run("parties", "edit", "SMBA", "--email", "smba@example.org").code == 0
    assert '"email": "smba@example.org"' in run("parties", "show", "SMBA", "--format", "json").out
    assert "Edit party SMBA" in run("history", "SMBA").out
    refused = run("parties", "edit", "SMBA", "--email", "smba")
    assert refused.code == 1 and "“smba” is not an address" in refused.err
