"""The terminal's view of the people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from secretariat.parties.finding import party_suggestions
from secretariat.people import operations
from secretariat.people.fields import NO, PERSON_FIELDS, YES
from secretariat.people.finding import person_suggestions
from secretariat.people.position_screen import PositionCommands
from secretariat.people.queries import PersonDetail, PersonRow, people_window, person_by_id
from secretariat.people.sheet import person_sheet
from secretariat.record.record import Record
from secretariat.record.suggestions import suggesting
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class PeopleView(PositionCommands):
    """Everybody the office meets, by family name; the positions held are in the detail."""

    help_text = N_("Everybody the office meets: names as their bearers write them, and the positions they held.")
    title: ClassVar[str] = N_("People")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 6, sort="ref"),
        TableColumn("name", N_("Name"), 20, flex=3, sort="name"),
        TableColumn("party", N_("Party"), 7, sort="party"),
        TableColumn("title", N_("Official title"), 16, flex=2, drop=1),
        TableColumn("organisation", N_("Organisation"), 14, flex=2, drop=2),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("name", N_("name")),
        ("party", N_("party")),
        ("ref", N_("reference")),
    )
    filters: ClassVar[str] = N_("a name in any script, a party, a position")
    empty: ClassVar[str] = N_("No people yet. Press n to add one.")

    def __init__(self, record: Record, *, scope: Mapping[str, str] | None = None, id: str | None = None) -> None:
        super().__init__(scope=scope, id=id)
        self.record = record

    def window(self, query: ListQuery) -> RowWindow:
        return people_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        person: PersonRow = row
        name = f"{person.name} ({person.native_name})" if person.native_name else person.name
        return (
            Cell(person.ref, "dim"),
            name,
            person.party,
            Cell(person.title, "dim"),
            Cell(person.organisation, "dim"),
        )

    def sheet(self, id: int) -> FactSheet:
        return person_sheet(person_by_id(self.record, id))

    def new_form(self) -> FormSpec:
        party = self.asked.scope.get("party", "")
        return self._form(_("New person"), {"party": party} if party else {}, "people.new", None, self._add)

    def edit_form(self, id: int) -> FormSpec:
        person = person_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_person(self.record, person.ref, version=version, **changed)
            return SaveResult(
                saved.ref, _("Saved {ref}: {title}.").format(ref=saved.ref, title=saved.printed), saved.id
            )

        title = _("Edit {ref}").format(ref=person.ref)
        return self._form(title, _texts(person), f"people.edit:{person.ref}", person.version, save)

    def delete(self, ids: Sequence[int]) -> str:
        refs = operations.remove_people(self.record, [person_by_id(self.record, id).ref for id in ids])
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_person(self.record, **changed)
        return SaveResult(added.ref, _("Added {ref}: {title}.").format(ref=added.ref, title=added.printed), added.id)

    def _form(self, title: str, values: Mapping[str, str], draft: str, version: int | None, save: Any) -> FormSpec:
        return FormSpec(
            title=title,
            fields=PERSON_FIELDS,
            values=values,
            save=save,
            draft_key=draft,
            version=version,
            suggest=suggesting(self.record, party=party_suggestions, person=person_suggestions),
            today=self.record.today,
        )


def _texts(person: PersonDetail) -> dict[str, str]:
    """A person as the form shows it."""
    return {
        "name": person.name,
        "given": person.given,
        "family": person.family,
        "family_first": YES if person.family_first else NO,
        "honorific": person.honorific,
        "native_name": person.native_name,
        "party": person.party,
        "email": person.email,
        "phone": person.phone,
        "note": person.note,
        "source": person.source,
    }
