"""The terminal's view of the declarations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.message import Message

from secretariat.declarations import operations
from secretariat.declarations.cutting_screen import TextCutting
from secretariat.declarations.fields import DECLARATION_FIELDS
from secretariat.declarations.model import declaration
from secretariat.declarations.procedure.screen_commands import ProcedureCommands
from secretariat.declarations.queries import (
    DeclarationDetail,
    DeclarationRow,
    declaration_by_id,
    declarations_window,
)
from secretariat.declarations.reading.screen_commands import ReadingCommands
from secretariat.declarations.sheet import date_words, declaration_sheet, revision_words
from secretariat.meetings.finding import meeting_suggestions
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _

_SHOWN = 40
"""Paragraphs of a text that its detail shows; Enter or t opens the whole of it."""


class DeclarationOpened(Message):
    """Someone wants to work on the text of a declaration, by its reference."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref


class DeclarationsView(ReadingCommands, ProcedureCommands, TextCutting, NounView):
    """The negotiated texts of one meeting (``scope["meeting"]``), or all."""

    help_text = N_(
        "Texts that meetings negotiate and adopt. Square brackets stand as they were typed: what is in them is not "
        "agreed. An adopted text is locked; a later change is a corrigendum."
    )
    title: ClassVar[str] = N_("Declarations")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 6, sort="ref"),
        TableColumn("title", N_("Title"), 24, flex=3, sort="title"),
        TableColumn("meeting", N_("Meeting"), 16, drop=1),
        TableColumn("status", N_("Status"), 18, sort="status"),
        TableColumn("adopted", N_("Adopted on"), 13, sort="adopted", drop=3),
        TableColumn("revision", N_("Revision"), 12, drop=2),
        TableColumn("paragraphs", N_("¶"), 4, right=True, drop=4),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("ref", N_("reference")),
        ("title", N_("title")),
        ("adopted", N_("day of adoption")),
        ("status", N_("status")),
    )
    filters: ClassVar[str] = N_("words of the title, the note or the meeting")
    empty: ClassVar[str] = N_("No declarations yet. Press n to begin one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "declarations.text",
            "t",
            "text",
            N_("Text"),
            N_("Work on the text"),
            N_("The paragraphs of the newest revision: add, change, move and delete them."),
            rank=5,
        ),
        Command(
            "declarations.cut",
            "v",
            "cut",
            N_("Revision"),
            N_("Cut a revision"),
            N_("The working text is fixed under a name; the next change begins the working text anew."),
            rank=42,
        ),
        Command(
            "declarations.compare",
            "C",
            "compare",
            N_("Compare"),
            N_("Compare two revisions"),
            N_("Which paragraphs changed between two revisions, and word by word how."),
            rank=43,
        ),
    )

    finders: ClassVar[Mapping[str, Finder]] = {"meeting": meeting_suggestions}

    def window(self, query: ListQuery) -> RowWindow:
        return declarations_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: DeclarationRow = row
        return (
            Cell(one.ref, "strong"),
            one.title,
            Cell(one.meeting, "dim"),
            _(one.status),
            Cell(date_words(one.adopted), "dim"),
            revision_words(one.revision),
            str(one.paragraphs),
        )

    def sheet(self, id: int) -> FactSheet:
        return self.told(
            declaration, id, declaration_sheet(declaration_by_id(self.record, id), self.record.zone, most=_SHOWN)
        )

    def new_form(self) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            added = operations.add_declaration(self.record, **{**prefilled, **changed})
            return _result(_("Added {ref}: {title}."), added)

        scoped = self.asked.scope.get("meeting", "")
        prefilled = {"meeting": scoped} if scoped else {}
        return self.form(
            _("New declaration"), DECLARATION_FIELDS, prefilled, draft=f"declarations.new:{scoped}", save=save
        )

    def edit_form(self, id: int) -> FormSpec:
        one = declaration_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_declaration(self.record, one.ref, version=version, **changed)
            return _result(_("Saved {ref}: {title}."), saved)

        values = {"title": one.title, "meeting": one.meeting, "note": one.note, "source": one.source}
        title, draft = _("Edit {ref}").format(ref=one.ref), f"declarations.edit:{one.ref}"
        return self.form(title, DECLARATION_FIELDS, values, draft=draft, version=one.version, save=save)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_declarations(
            self.record, [declaration_by_id(self.record, id).ref for id in ids], seen=seen
        )
        return _("Deleted {refs}").format(refs=", ".join(refs))

    # This view's own commands

    def open_row(self, row: Any) -> None:
        """Open the text; where its detail does not stand beside the list, that first."""
        if self.has_class("-wide") or self.has_class("-detail"):
            self.action_text()
        else:
            super().open_row(row)

    def action_open(self) -> None:
        """Open the text under the cursor, from its detail too."""
        row = self.table.row
        if row is not None:
            self.open_row(row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A text is opened from its detail as from the list."""
        return True if action == "open" else super().check_action(action, parameters)

    def action_text(self) -> None:
        """Ask the application to open the text under the cursor."""
        row = self.table.row
        if row is not None:
            self.post_message(DeclarationOpened(row.ref))

    def to_print(self) -> str:
        """The declaration under the cursor."""
        row = self.table.row
        return row.ref if row is not None else ""


def _result(sentence: str, one: DeclarationDetail) -> SaveResult:
    return SaveResult(one.ref, sentence.format(ref=one.ref, title=one.title), one.id)
