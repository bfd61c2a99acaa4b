"""The terminal's view of the parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.message import Message

from secretariat.parties import operations
from secretariat.parties.fields import PARTY_FIELDS
from secretariat.parties.finding import party_suggestions
from secretariat.parties.naming import own_name
from secretariat.parties.queries import PartyDetail, PartyRow, parties_window, party_by_id
from secretariat.parties.sheet import party_sheet
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class DossierAsked(Message):
    """Someone wants to read everything on record about a party, by its code."""

    def __init__(self, party: str) -> None:
        super().__init__()
        self.party = party


class PartiesView(NounView):
    """Economies, states, organisations and their agencies."""

    help_text = N_("Everyone the office deals with, by every name they are known by.")
    title: ClassVar[str] = N_("Parties")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("code", N_("Code"), 8, sort="code"),
        TableColumn("name", N_("Name"), 20, flex=3, sort="name"),
        TableColumn("kind", N_("Kind"), 12, drop=1),
        TableColumn("parent", N_("Part of"), 8, drop=2),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (("name", N_("name")), ("code", N_("code")))
    filters: ClassVar[str] = N_("any name of a party, in any language")
    empty: ClassVar[str] = N_("No parties yet. Press n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "parties.dossier",
            "o",
            "dossier",
            N_("Dossier"),
            N_("Everything on record about a party"),
            N_("Its dossier: meetings, people met, what was agreed, what became of each promise."),
            rank=3,
        ),
    )

    finders: ClassVar[Mapping[str, Finder]] = {"party": party_suggestions}

    def window(self, query: ListQuery) -> RowWindow:
        return parties_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        party: PartyRow = row
        name = own_name(party.name, party.name_id)
        return (Cell(party.ref, "strong"), name, Cell(_(party.kind), "dim"), Cell(party.parent, "dim"))

    def sheet(self, id: int) -> FactSheet:
        return party_sheet(party_by_id(self.record, id))

    def action_dossier(self) -> None:
        """Ask for the dossier of the party under the cursor."""
        row = self.table.row
        if row is not None:
            self.post_message(DossierAsked(row.ref))

    def new_form(self) -> FormSpec:
        return self.form(_("New party"), PARTY_FIELDS, {}, draft="parties.new", save=self._add)

    def edit_form(self, id: int) -> FormSpec:
        party = party_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_party(self.record, party.code, version=version, **changed)
            return SaveResult(
                saved.code,
                _("Saved {ref}: {title}.").format(ref=saved.code, title=own_name(saved.name, saved.name_id)),
                saved.id,
            )

        title = _("Edit {ref}").format(ref=party.code)
        return self.form(
            title, PARTY_FIELDS, _texts(party), draft=f"parties.edit:{party.code}", version=party.version, save=save
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        codes = operations.remove_parties(self.record, [party_by_id(self.record, id).code for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(codes))

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_party(self.record, **changed)
        return SaveResult(
            added.code,
            _("Added {ref}: {title}.").format(ref=added.code, title=own_name(added.name, added.name_id)),
            added.id,
        )


def _texts(party: PartyDetail) -> dict[str, str]:
    """A party as its form shows it."""
    return {
        "code": party.code,
        "name": party.name,
        "name_id": party.name_id,
        "kind": party.kind,
        "parent": party.parent,
        "also": "; ".join(party.also),
        "email": party.email,
        "note": party.note,
        "source": party.source,
    }
