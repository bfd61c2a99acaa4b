"""The terminal's view of papers tabled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from secretariat.agenda.finding import item_suggestions
from secretariat.agenda.tabled import operations
from secretariat.agenda.tabled.fields import MEETING_FIELD, PAPER_FIELDS, SYMBOL_FIELD
from secretariat.agenda.tabled.model import paper
from secretariat.agenda.tabled.numbering import USUAL_PATTERN
from secretariat.agenda.tabled.printing_screen import PaperPrinting
from secretariat.agenda.tabled.queries import paper_by_id, papers_window
from secretariat.agenda.tabled.rows import PaperDetail, PaperRow
from secretariat.agenda.tabled.sheet import file_words, paper_sheet, state_words, tabled_words
from secretariat.meetings.finding import meeting_id, meeting_suggestions
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, Emphasis, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class PapersView(PaperPrinting):
    """The papers tabled at one meeting (``scope["meeting"]``), or all."""

    help_text = N_(
        "Papers tabled, each under its symbol, in the order of the agenda. A revision keeps the text before it, which "
        "stays in the list and says what replaced it. Files are kept in the record itself."
    )
    title: ClassVar[str] = N_("Papers")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Symbol"), 18, sort="symbol"),
        TableColumn("item", N_("Item"), 6, sort="item"),
        TableColumn("title", N_("Title"), 24, flex=3, sort="title"),
        TableColumn("by", N_("Submitted by"), 16, flex=1, drop=2),
        TableColumn("purpose", N_("Purpose"), 13, sort="purpose", drop=3),
        TableColumn("state", N_("State"), 14, flex=1, drop=1),
        TableColumn("file", N_("File"), 16, flex=1, drop=4),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("item", N_("agenda item")),
        ("symbol", N_("symbol")),
        ("title", N_("title")),
        ("purpose", N_("purpose")),
    )
    filters: ClassVar[str] = N_("words of a title, a symbol, a party or a file")
    empty: ClassVar[str] = N_("No papers yet. Press n to table one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "papers.revise",
            "r",
            "revise",
            N_("Revise"),
            N_("Table a new revision"),
            N_("A new text of the paper under the cursor; the one before stays, superseded."),
            rank=41,
        ),
        Command(
            "papers.save",
            "w",
            "save_file",
            N_("Save file"),
            N_("Save the paper's file"),
            N_("Write the file of the paper under the cursor, byte for byte as it was given."),
            rank=42,
        ),
        Command(
            "papers.cover",
            "c",
            "print_cover",
            N_("Cover"),
            N_("Print the paper's cover sheet"),
            N_("Symbol, agenda item, title, purpose and who submitted it, with the meeting."),
            rank=43,
        ),
    )

    finders: ClassVar[Mapping[str, Finder]] = {"meeting": meeting_suggestions}

    def window(self, query: ListQuery) -> RowWindow:
        return papers_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: PaperRow = row
        look: Emphasis = "dim" if one.superseded_by else ""
        return (
            Cell(one.ref, look),
            Cell(one.item, "dim"),
            Cell(one.title, look),
            Cell(one.by, look),
            Cell(_(one.purpose), "dim"),
            Cell(state_words(one), look),
            Cell(file_words(one), "dim"),
        )

    def sheet(self, id: int) -> FactSheet:
        return self.told(paper, id, paper_sheet(paper_by_id(self.record, id)))

    def source(self, row: Any) -> Mapping[str, str]:
        return {"meeting": row.meeting}

    def new_form(self) -> FormSpec:
        scoped = self.asked.scope.get("meeting", "")
        pattern = self.settings.paper_symbols if self.settings else USUAL_PATTERN

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            meeting = str(changed.pop("meeting", "") or scoped)
            return _added(operations.add_paper(self.record, meeting, pattern=pattern, **changed))

        fields = (*PAPER_FIELDS, SYMBOL_FIELD)
        return self.form(
            _("New paper"),
            fields if scoped else (MEETING_FIELD, *fields),
            {"purpose": "consideration", "access": "restricted"},
            draft=f"papers.new:{scoped}",
            save=save,
            finders=self._items(scoped),
        )

    def edit_form(self, id: int) -> FormSpec:
        one = paper_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_paper(self.record, one.ref, version=version, **changed)
            return SaveResult(saved.ref, _("Saved {ref}.").format(ref=saved.ref), saved.id)

        return self.form(
            _("Edit {ref}").format(ref=one.ref),
            PAPER_FIELDS,
            _texts(one),
            draft=f"papers.edit:{one.ref}",
            version=one.version,
            save=save,
            finders=self._items(one.row.meeting),
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_papers(self.record, [paper_by_id(self.record, id).ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    # This view's own commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A file can be saved where there is one."""
        row = self.table.row
        if action == "save_file":
            return bool(row is not None and row.file_name)
        if action in ("revise", "print_cover"):
            return row is not None
        return super().check_action(action, parameters)

    def action_revise(self) -> None:
        """A form for a new revision of the paper under the cursor."""
        row = self.table.row
        if row is not None:
            ask(self, lambda: self._revision_form(row.id), self.open_form, group="form")

    def action_save_file(self) -> None:
        """Ask where the file goes, and write it."""
        row = self.table.row
        if row is not None and row.file_name:
            self.ask_for_file(row.ref, row.file_name)

    def _revision_form(self, id: int) -> FormSpec:
        """The newest text of a paper, to be replaced: all but its file, day and note. (In a worker thread.)"""
        asked = paper_by_id(self.record, id)
        one = paper_by_id(self.record, id) if not asked.row.superseded_by else self._newest(asked)

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            return _added(operations.revise_paper(self.record, one.ref, **changed))

        values = _texts(one) | {"file": "", "tabled_on": "", "note": ""}
        return self.form(
            _("New revision of {ref}").format(ref=one.ref),
            PAPER_FIELDS,
            values,
            draft=f"papers.revise:{one.ref}",
            save=save,
            finders=self._items(one.row.meeting),
        )

    def _newest(self, one: PaperDetail) -> PaperDetail:
        from secretariat.agenda.tabled.queries import paper_detail

        return paper_detail(self.record, one.revisions[-1])

    def _items(self, meeting: str) -> Mapping[str, Finder]:
        """How the number of an item is completed, on the agenda of one meeting."""

        def found(connection: Any, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
            if not meeting:
                return []
            return item_suggestions(connection, words, meeting=meeting_id(connection, meeting), limit=limit)

        return {"item": found}


def _added(one: PaperDetail) -> SaveResult:
    return SaveResult(one.ref, _("Tabled {ref}.").format(ref=one.ref), one.id)


def _texts(one: PaperDetail) -> dict[str, str]:
    """A paper as its form shows it."""
    row = one.row
    return {
        "title": row.title,
        "item": row.item,
        "by": row.party or row.by,
        "purpose": row.purpose,
        "access": row.access,
        "language": one.language,
        "tabled_on": tabled_words(one),
        "file": row.file_name,
        "note": one.note,
        "source": one.source,
    }
