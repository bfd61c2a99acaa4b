"""The terminal's view of one declaration's text: the paragraphs of its newest revision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from secretariat.declarations import drafting
from secretariat.declarations.fields import NEW_PARAGRAPH_FIELDS, PARAGRAPH_FIELDS
from secretariat.declarations.model import paragraph_text
from secretariat.declarations.queries import ParagraphRow, paragraph_by_id, paragraphs_window
from secretariat.declarations.sheet import paragraph_sheet
from secretariat.declarations.states import ParagraphKind
from secretariat.record.seen import Seen
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import act
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class ParagraphsView(NounView):
    """The paragraphs of ``scope["declaration"]`` in its newest revision, in their order."""

    help_text = N_(
        "The newest revision of a text, paragraph by paragraph. What is not agreed stands in square brackets, "
        "as it was typed. A paragraph keeps its identity when it is moved or numbered anew."
    )
    title: ClassVar[str] = N_("Paragraphs")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("number", N_("No."), 6),
        TableColumn("text", N_("Text"), 30, flex=1),
        TableColumn("kind", N_("Kind"), 11, drop=1),
    )
    filters: ClassVar[str] = N_("words of the text, a number or a kind")
    empty: ClassVar[str] = N_("No paragraphs yet. Press n to write the first.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "paragraphs.up", "K", "move_up", N_("Up"), N_("Move the paragraph up"), N_("Before the one above."), rank=41
        ),
        Command(
            "paragraphs.down",
            "J",
            "move_down",
            N_("Down"),
            N_("Move the paragraph down"),
            N_("After the one below."),
            rank=42,
        ),
    )

    @property
    def declaration(self) -> str:
        """The reference of the declaration whose text this is."""
        return self.asked.scope.get("declaration", "")

    def window(self, query: ListQuery) -> RowWindow:
        return paragraphs_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: ParagraphRow = row
        heading = one.kind == ParagraphKind.HEADING.value
        return (Cell(one.number, "accent"), Cell(one.text, "strong" if heading else ""), Cell(_(one.kind), "dim"))

    def sheet(self, id: int) -> FactSheet:
        return self.told(paragraph_text, id, paragraph_sheet(paragraph_by_id(self.record, id), self.declaration))

    def source(self, row: Any) -> Mapping[str, str]:
        return {"paragraph": f"{self.declaration}/{row.number}"} if row.number else {}

    def new_form(self) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            made = drafting.add_paragraph(self.record, self.declaration, **changed)
            return SaveResult(made.ref, _("Added {paragraph}.").format(paragraph=made.ref), made.id)

        values = {"kind": ParagraphKind.OPERATIVE.value}
        title, draft = _("New paragraph of {ref}").format(ref=self.declaration), f"paragraphs.new:{self.declaration}"
        return self.form(title, NEW_PARAGRAPH_FIELDS, values, draft=draft, save=save)

    def edit_form(self, id: int) -> FormSpec:
        one = paragraph_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            if "number" in changed:
                changed["number"] = changed["number"] or ""
            saved = drafting.edit_paragraph(self.record, one.id, version=version, **changed)
            return SaveResult(saved.ref, _("Saved {paragraph}.").format(paragraph=saved.ref), saved.id)

        values = {"text": one.text, "kind": one.kind, "number": one.number}
        title, draft = _("Edit {ref}").format(ref=one.ref), f"paragraphs.edit:{one.id}"
        return self.form(title, PARAGRAPH_FIELDS, values, draft=draft, version=one.version, save=save)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = drafting.remove_paragraphs(self.record, ids, seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    # This view's own commands

    def action_move_up(self) -> None:
        """The paragraph under the cursor before the one above it."""
        self._move(lambda id: drafting.shift_paragraph(self.record, id, -1))

    def action_move_down(self) -> None:
        """The paragraph under the cursor after the one below it."""
        self._move(lambda id: drafting.shift_paragraph(self.record, id, 1))

    def _move(self, move: Callable[[int], ParagraphRow]) -> None:
        row = self.table.row
        if row is not None:
            act(self, lambda: move(row.id), lambda one: self.changed([one.ref], keep_id=one.id))
