"""The terminal's view of the people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from secretariat.parties.finding import party_suggestions
from secretariat.people import operations
from secretariat.people.erasing_screen import PrivacyCommands
from secretariat.people.fields import NO, PERSON_FIELDS, YES
from secretariat.people.finding import person_suggestions
from secretariat.people.merge_screen import MergeCommand
from secretariat.people.photo_screen import PhotoCommand
from secretariat.people.position_screen import PositionCommands
from secretariat.people.queries import PersonDetail, PersonRow, people_window, person_by_id
from secretariat.people.sheet import person_sheet
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class PeopleView(PositionCommands, MergeCommand, PhotoCommand, PrivacyCommands, NounView):
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

    finders: ClassVar[Mapping[str, Finder]] = {"party": party_suggestions, "person": person_suggestions}

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
        return self.form(
            _("New person"), PERSON_FIELDS, {"party": party} if party else {}, draft="people.new", save=self._add
        )

    def edit_form(self, id: int) -> FormSpec:
        person = person_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_person(self.record, person.ref, version=version, **changed)
            return SaveResult(
                saved.ref, _("Saved {ref}: {title}.").format(ref=saved.ref, title=saved.printed), saved.id
            )

        title = _("Edit {ref}").format(ref=person.ref)
        return self.form(
            title, PERSON_FIELDS, _texts(person), draft=f"people.edit:{person.ref}", version=person.version, save=save
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_people(self.record, [person_by_id(self.record, id).ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_person(self.record, **changed)
        return SaveResult(added.ref, _("Added {ref}: {title}.").format(ref=added.ref, title=added.printed), added.id)


def _texts(person: PersonDetail) -> dict[str, str]:
    """A person as the form shows it."""
    return {
        "name": person.name,
        "given": person.given,
        "family": person.family,
        "family_first": YES if person.family_first else NO,
        "honorific": person.honorific,
        "title_before": person.title_before,
        "title_after": person.title_after,
        "native_name": person.native_name,
        "reading": person.reading,
        "other_names": person.other_names,
        "party": person.party,
        "email": person.email,
        "phone": person.phone,
        "note": person.note,
        "source": person.source,
    }
