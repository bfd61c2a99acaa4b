"""The terminal's view of series of meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.message import Message

from secretariat.meetings import series_operations as operations
from secretariat.meetings.fields import SERIES_FIELDS
from secretariat.meetings.series_queries import SeriesDetail, SeriesRow, series_by_id, series_window
from secretariat.meetings.series_sheet import cadence_shown, series_sheet
from secretariat.meetings.standing_items_screen import StandingItemsView
from secretariat.parties.finding import forum_suggestions
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _, current_language


class NextAsked(Message):
    """The next meeting of a series (its code) is to be opened."""

    def __init__(self, series: str) -> None:
        super().__init__()
        self.series = series


class SeriesView(NounView):
    """Series of meetings, with how often they meet and which meetings of them are in the record."""

    help_text = N_("Series of meetings: how often they meet, and which of their meetings are in the record.")
    title: ClassVar[str] = N_("Series")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("code", N_("Code"), 14, sort="code"),
        TableColumn("name", N_("Name"), 20, flex=3, sort="name"),
        TableColumn("forum", N_("Forum"), 7, drop=3),
        TableColumn("level", N_("Level"), 18, drop=2),
        TableColumn("cadence", N_("Cadence"), 18, drop=1),
        TableColumn("meetings", N_("Meetings"), 9, right=True),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (("name", N_("name")), ("code", N_("code")))
    filters: ClassVar[str] = N_("words of a name or code")
    empty: ClassVar[str] = N_("No series yet. Press n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "series.next",
            "o",
            "open_next",
            N_("Open next"),
            N_("Open the next meeting of the series"),
            N_("Members invited, standing items, matters arising with every open action; as one act."),
            rank=12,
        ),
        Command(
            "series.items",
            "i",
            "items",
            N_("Items"),
            N_("Standing items of the series"),
            N_("What stands on the agenda of each of its meetings."),
            rank=14,
        ),
    )

    finders: ClassVar[Mapping[str, Finder]] = {"forum": forum_suggestions}

    def action_open_next(self) -> None:
        """Ask for the form that opens the next meeting of the series under the cursor."""
        row = self.table.row
        if row is not None:
            self.post_message(NextAsked(row.ref))

    def action_items(self) -> None:
        """The standing items of the series under the cursor, on a page of their own."""
        row = self.table.row
        if row is None:
            return
        scope = {"series": row.ref}
        items = Place(
            ViewTab("items", "", N_("Standing items")), lambda: lambda: StandingItemsView(self.record, scope=scope)
        )
        self.app.push_screen(Beneath([items], left=row.ref, right=""), lambda _left: self.refresh_rows())

    def window(self, query: ListQuery) -> RowWindow:
        return series_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        series: SeriesRow = row
        name = series.name_id if current_language() == "id" and series.name_id else series.name
        return (
            Cell(series.ref, "strong"),
            name,
            Cell(series.forum, "dim"),
            Cell(_(series.level), "dim"),
            cadence_shown(series),
            str(series.meetings),
        )

    def sheet(self, id: int) -> FactSheet:
        return series_sheet(series_by_id(self.record, id))

    def new_form(self) -> FormSpec:
        forum = self.asked.scope.get("forum", "")
        return self.form(
            _("New series"), SERIES_FIELDS, {"forum": forum} if forum else {}, draft="series.new", save=self._add
        )

    def edit_form(self, id: int) -> FormSpec:
        series = series_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_series(self.record, series.code, version=version, **changed)
            return SaveResult(saved.code, _("Saved {ref}: {title}.").format(ref=saved.code, title=saved.name), saved.id)

        title = _("Edit {ref}").format(ref=series.code)
        return self.form(
            title, SERIES_FIELDS, _texts(series), draft=f"series.edit:{series.code}", version=series.version, save=save
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        codes = operations.remove_series(self.record, [series_by_id(self.record, id).code for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(codes))

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_series(self.record, **changed)
        return SaveResult(added.code, _("Added {ref}: {title}.").format(ref=added.code, title=added.name), added.id)


def _texts(series: SeriesDetail) -> dict[str, str]:
    """A series as its form shows it."""
    return {
        "code": series.code,
        "name": series.name,
        "name_id": series.name_id,
        "forum": series.forum,
        "level": series.level,
        "cadence": series.cadence,
        "cadence_text": series.cadence_text,
        "note": series.note,
        "source": series.source,
    }
