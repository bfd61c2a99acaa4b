"""The terminal's view of outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from secretariat.meetings import outcome_operations as operations
from secretariat.meetings.fields import OUTCOME_FIELDS
from secretariat.meetings.finding import meeting_suggestions
from secretariat.meetings.model import outcome
from secretariat.meetings.outcome_queries import OutcomeDetail, OutcomeRow, outcome_by_id, outcomes_window
from secretariat.meetings.outcome_sheet import outcome_sheet
from secretariat.parties.finding import party_suggestions
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class OutcomesView(NounView):
    """What meetings agreed, offered, welcomed and noted; of one meeting where the scope names it."""

    help_text = N_("What a meeting agreed, offered, welcomed or noted, and by whom.")
    title: ClassVar[str] = N_("Outcomes")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 6, sort="ref"),
        TableColumn("kind", N_("Kind"), 13, sort="kind"),
        TableColumn("text", N_("Text"), 24, flex=3),
        TableColumn("by", N_("By"), 10, drop=1),
        TableColumn("meeting", N_("Meeting"), 16, sort="meeting", drop=2),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("meeting", N_("meeting")),
        ("kind", N_("kind")),
        ("ref", N_("reference")),
    )
    filters: ClassVar[str] = N_("words of an outcome, a party or a meeting")
    empty: ClassVar[str] = N_("No outcomes yet. Press n to note one.")

    finders: ClassVar[Mapping[str, Finder]] = {"meeting": meeting_suggestions, "party": party_suggestions}

    def window(self, query: ListQuery) -> RowWindow:
        return outcomes_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: OutcomeRow = row
        return (
            Cell(one.ref, "dim"),
            _(one.kind),
            one.text,
            Cell(", ".join(one.parties), "dim"),
            Cell(one.meeting, "dim"),
        )

    def sheet(self, id: int) -> FactSheet:
        return self.told(outcome, id, outcome_sheet(outcome_by_id(self.record, id)))

    def source(self, row: Any) -> Mapping[str, str]:
        return {"meeting": row.meeting, "outcome": row.ref}

    def new_form(self) -> FormSpec:
        meeting = self.asked.scope.get("meeting", "")
        return self.form(
            _("New outcome"),
            OUTCOME_FIELDS,
            {"meeting": meeting} if meeting else {},
            draft=f"outcomes.new:{meeting}",
            save=self._add,
        )

    def edit_form(self, id: int) -> FormSpec:
        one = outcome_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_outcome(self.record, one.ref, version=version, **changed)
            return SaveResult(saved.ref, _("Saved {ref}.").format(ref=saved.ref), saved.id)

        title = _("Edit {ref}").format(ref=one.ref)
        return self.form(
            title,
            OUTCOME_FIELDS,
            _texts(one),
            draft=f"outcomes.edit:{one.ref}",
            version=one.version,
            save=save,
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_outcomes(self.record, [outcome_by_id(self.record, id).ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_outcome(self.record, **changed)
        return SaveResult(added.ref, _("Added {ref}.").format(ref=added.ref), added.id)


def _texts(outcome: OutcomeDetail) -> dict[str, str]:
    """An outcome as its form shows it."""
    row = outcome.row
    return {
        "meeting": row.meeting,
        "kind": row.kind,
        "text": row.text,
        "parties": "; ".join(row.parties),
        "source": row.source,
    }
