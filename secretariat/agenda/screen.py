"""The terminal's view of a meeting's agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from sqlalchemy.engine import Connection

from secretariat.agenda import operations
from secretariat.agenda.acts_screen import ACT_COMMANDS
from secretariat.agenda.durations import NOT_TAKEN
from secretariat.agenda.fields import ITEM_FIELDS, MEETING_FIELD, fields_from
from secretariat.agenda.finding import item_suggestions
from secretariat.agenda.intake.screen_commands import ScheduleImporting
from secretariat.agenda.model import agenda_item
from secretariat.agenda.moving_screen import MOVE_COMMANDS
from secretariat.agenda.printing_screen import AgendaPrinting
from secretariat.agenda.queries import ItemDetail, ItemRow, agenda_window, item_by_id
from secretariat.agenda.sheet import item_sheet, state_words
from secretariat.meetings.finding import meeting_id, meeting_suggestions, outcome_suggestions
from secretariat.parties.finding import party_suggestions
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_OUTCOME_FIELD = Field("outcome", N_("Outcome"), FieldKind.NAME, required=True, names="outcome")


class AgendaView(AgendaPrinting, ScheduleImporting):
    """The items of one meeting (``scope["meeting"]``), or of all."""

    help_text = N_(
        "The agenda as a tree of items. Moving an item, with keys or by dragging it, gives the items beside it new "
        "numbers. Minutes are what an item takes with all under it. Once the agenda is frozen, what is added is a late "
        "item; f opens it again."
    )
    title: ClassVar[str] = N_("Agenda")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("number", N_("No."), 9, sort="number"),
        TableColumn("title", N_("Title"), 20, flex=3, sort="title"),
        TableColumn("purpose", N_("Purpose"), 16, drop=2),
        TableColumn("lead", N_("Lead"), 8, drop=1),
        TableColumn("papers", N_("Papers"), 6, right=True, drop=4),
        TableColumn("minutes", N_("Min"), 5, right=True, drop=3),
        TableColumn("status", N_("Status"), 14, sort="status"),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("number", N_("number")),
        ("title", N_("title")),
        ("status", N_("status")),
    )
    filters: ClassVar[str] = N_("words of the title, the purpose, the lead or the proceedings")
    empty: ClassVar[str] = N_("No items yet. Press n to add one, or I to take in a schedule.")
    commands: ClassVar[tuple[Command, ...]] = (
        *MOVE_COMMANDS,
        *ACT_COMMANDS,
        Command(
            "agenda.proceedings",
            "w",
            "proceedings",
            N_("Proceedings"),
            N_("Type the proceedings"),
            N_("What is said on each item, typed while it is said; outcomes and actions are taken from it."),
            rank=12,
        ),
        Command(
            "agenda.outcome",
            "o",
            "outcome",
            N_("Outcome"),
            N_("Tie an outcome to the item"),
            N_("Say which outcome of the meeting came from this item."),
            rank=44,
        ),
    )

    finders: ClassVar[Mapping[str, Finder]] = {
        "party": party_suggestions,
        "meeting": meeting_suggestions,
        "outcome": outcome_suggestions,
    }

    def window(self, query: ListQuery) -> RowWindow:
        return agenda_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        item: ItemRow = row
        number = item.number if self.meeting else f"{item.meeting} {item.number}"
        return (
            Cell("  " * item.depth + number, "strong"),
            Cell(item.title, "dim" if item.status in NOT_TAKEN else ""),
            Cell(_(item.purpose), "dim"),
            item.lead,
            str(item.papers) if item.papers else "",
            Cell("" if item.takes is None else str(item.takes), "dim" if item.takes != item.minutes else ""),
            state_words(item.status, item.late),
        )

    def sheet(self, id: int) -> FactSheet:
        return self.told(agenda_item, id, item_sheet(item_by_id(self.record, id)))

    def source(self, row: Any) -> Mapping[str, str]:
        return {"meeting": row.meeting, "item": row.ref}

    def new_form(self) -> FormSpec:
        scoped = self.meeting

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            meeting = scoped or changed.pop("meeting", "")
            added = operations.add_item(self.record, meeting, **changed)
            return _result(_("Added {number} {title} ({ref})."), added)

        fields = ITEM_FIELDS if scoped else (MEETING_FIELD, *ITEM_FIELDS)
        return self.form(
            _("New agenda item"), fields, {}, draft=f"agenda.new:{scoped}", save=save, finders=_items_of(scoped)
        )

    def edit_form(self, id: int) -> FormSpec:
        item = item_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_item(self.record, item.ref, version=version, **changed)
            return _result(_("Saved {number} {title} ({ref})."), saved)

        title = _("Edit {ref}").format(ref=f"{item.number} {item.title}")
        return self.form(
            title,
            fields_from(item.status),
            _texts(item),
            draft=f"agenda.edit:{item.ref}",
            version=item.version,
            save=save,
            finders=_items_of(item.meeting),
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        gone = operations.remove_items(self.record, [item_by_id(self.record, id).ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(gone))

    def delete_words(self, refs: Sequence[str]) -> tuple[str, str]:
        question, loses = super().delete_words(refs)
        return question, _("What is under it goes with it. {loses}").format(loses=loses)

    # This view's own commands

    def action_proceedings(self) -> None:
        """Type what is said on the item under the cursor, and go on from item to item."""
        row = self.table.row
        if row is not None:
            from secretariat.agenda.proceedings_screen import ProceedingsScreen

            self.app.push_screen(ProceedingsScreen(self.record, row.meeting, row.id, self._typed))

    def _typed(self, id: int) -> None:
        """The cursor goes to the item at which typing ended."""
        self.refresh_rows(keep_id=id)

    def action_outcome(self) -> None:
        """Choose an outcome of the meeting that came from the item under the cursor."""
        row = self.table.row
        if row is not None:
            ask(self, lambda: self._outcome_form(row), self.open_form, group="form")

    def _outcome_form(self, row: ItemRow) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            if not changed:
                raise Refused(_("Choose an outcome."))
            tied = operations.tie_outcome(self.record, row.ref, str(changed["outcome"]))
            return _result(_("Noted under {number} {title} ({ref})."), tied)

        title = _("An outcome of {item}").format(item=f"{row.number} {row.title}")
        return self.form(title, (_OUTCOME_FIELD,), {}, draft=f"agenda.outcome:{row.ref}", save=save)


def _items_of(meeting: str) -> Mapping[str, Finder]:
    """How an item of ``meeting`` is completed; nothing is found where no meeting is named yet."""

    def items(connection: Connection, words: str) -> Sequence[tuple[str, str]]:
        return item_suggestions(connection, words, meeting=meeting_id(connection, meeting)) if meeting else ()

    return {"item": items}


def _result(sentence: str, item: ItemDetail) -> SaveResult:
    return SaveResult(item.ref, sentence.format(number=item.number, title=item.title, ref=item.ref), item.id)


def _texts(item: ItemDetail) -> dict[str, str]:
    """An item as its form shows it."""
    return {
        "title": item.title,
        "purpose": item.purpose,
        "lead": item.lead,
        "minutes": str(item.minutes) if item.minutes is not None else "",
        "under": item.under,
        "status": item.status,
        "why": item.why,
        "proceedings": item.proceedings,
        "note": item.note,
        "source": item.source,
    }
