"""The terminal's view of the items that stand on every agenda of one series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from secretariat.meetings import standing_items as operations
from secretariat.meetings.fields import STANDING_FIELDS
from secretariat.meetings.series_sheet import item_words
from secretariat.meetings.standing_items import StandingItem, standing_item_by_id, standing_items
from secretariat.meetings.states import Purpose
from secretariat.record.seen import Seen
from secretariat.toolkit.commands import Command
from secretariat.toolkit.form_spec import FormSpec, SaveResult
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import act
from secretariat.values.fact_sheet import Fact, FactSheet
from secretariat.values.language import N_, _
from secretariat.values.text import folded


@dataclass(frozen=True, slots=True)
class _Items:
    """The items as a list reads them: they are few, and read whole."""

    items: Sequence[StandingItem]

    def count(self) -> int:
        return len(self.items)

    def rows(self, start: int, limit: int) -> Sequence[StandingItem]:
        return self.items[start : start + limit]

    def position(self, id: int) -> int | None:
        return next((place for place, one in enumerate(self.items) if one.id == id), None)


class StandingItemsView(NounView):
    """The standing items of one series (``scope["series"]``), in their order."""

    help_text = N_("Items that stand on the agenda of every meeting of the series; opening the next one brings them.")
    title: ClassVar[str] = N_("Standing items")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("number", N_("No."), 5, right=True),
        TableColumn("title", N_("Title"), 30, flex=3),
        TableColumn("purpose", N_("Purpose"), 16, drop=1),
        TableColumn("minutes", N_("Min"), 5, right=True),
    )
    filters: ClassVar[str] = N_("words of the title")
    empty: ClassVar[str] = N_("No standing items yet. Press n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "standing.up", "K", "put(-1)", N_("Up"), N_("Move the item up"), N_("Before the item above it."), rank=21
        ),
        Command(
            "standing.down",
            "J",
            "put(1)",
            N_("Down"),
            N_("Move the item down"),
            N_("After the item below it."),
            rank=22,
        ),
    )

    @property
    def series(self) -> str:
        """The code of the series whose items these are."""
        return self.asked.scope["series"]

    def window(self, query: ListQuery) -> RowWindow:
        words = folded(query.words).split()
        every = standing_items(self.record, self.series)
        return _Items([one for one in every if all(word in folded(one.title) for word in words)])

    def cells(self, row: Any) -> Sequence[Cell | str]:
        item: StandingItem = row
        minutes = "" if item.minutes is None else str(item.minutes)
        return (Cell(str(item.number), "strong"), item.title, Cell(_(item.purpose), "dim"), minutes)

    def sheet(self, id: int) -> FactSheet:
        item = standing_item_by_id(self.record, self.series, id)
        return FactSheet(str(item.number), item.title, "", [Fact(_("Purpose"), item_words(item))])

    def new_form(self) -> FormSpec:
        usual = {"purpose": Purpose.DISCUSSION.value}
        title = _("New standing item of {series}").format(series=self.series)
        return self.form(title, STANDING_FIELDS, usual, draft=f"standing.new:{self.series}", save=self._add)

    def edit_form(self, id: int) -> FormSpec:
        item = standing_item_by_id(self.record, self.series, id)
        values = {
            "title": item.title,
            "purpose": item.purpose,
            "minutes": "" if item.minutes is None else str(item.minutes),
            "number": str(item.number),
        }

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_standing_item(self.record, self.series, item.title, version=version, **changed)
            return self._result(_("Saved {ref}: {title}."), saved)

        title = _("Edit {ref}").format(ref=item.title)
        draft = f"standing.edit:{self.series}:{item.id}"
        return self.form(title, STANDING_FIELDS, values, draft=draft, version=item.version, save=save)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        titles = [standing_item_by_id(self.record, self.series, id).title for id in ids]
        gone = operations.remove_standing_items(self.record, self.series, titles, seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(gone))

    def action_put(self, by: int) -> None:
        """Put the item under the cursor one place up or down."""
        row = self.table.row
        if row is None:
            return
        place = row.number + by
        act(
            self,
            lambda: operations.edit_standing_item(self.record, self.series, row.title, number=place),
            lambda moved: self.changed([self.series], keep_id=moved.id),
            what=_("The item was not moved because of a fault in the program."),
        )

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        return self._result(
            _("Added {ref}: {title}."), operations.add_standing_item(self.record, self.series, **changed)
        )

    def _result(self, sentence: str, item: StandingItem) -> SaveResult:
        return SaveResult(self.series, sentence.format(ref=item.number, title=item.title), item.id)
