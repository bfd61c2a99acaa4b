"""The terminal's view of a comparison: what changed between two revisions, paragraph by paragraph, and within each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from secretariat.declarations.comparison.change_pane_screen import ChangePane
from secretariat.declarations.comparison.choosing_screen import ask_for_comparison
from secretariat.declarations.comparison.comparing import Change, ChangeKind
from secretariat.declarations.comparison.queries import ComparedTexts, compared_revisions
from secretariat.declarations.comparison.telling import (
    address_words,
    between_words,
    excerpt,
    kind_words,
    summary_words,
    text_words,
)
from secretariat.papers.house_form import house_form
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.listed import Listed
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.paper_file import plain, write_paper
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import say
from secretariat.values.language import N_, _
from secretariat.values.text import folded

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A paragraph of the comparison in the list; ``id`` is its place, counted from 1."""

    id: int
    ref: str
    change: Change


class ComparisonView(NounView):
    """What changed in ``scope["declaration"]`` between ``scope["before"]`` and ``scope["after"]`` (labels)."""

    DEFAULT_CSS = """
    ComparisonView.-wide RecordTable { width: 40fr; }
    ComparisonView.-wide DetailPane { width: 60fr; }
    """
    help_text = N_(
        "Which paragraphs changed between two revisions, and word by word how: [-removed-] and {+added+}. A paragraph "
        "that moved stands in another order than the others; one that is only numbered anew is the same."
    )
    title: ClassVar[str] = N_("Comparison")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("paragraph", N_("No."), 12),
        TableColumn("change", N_("Change"), 14),
        TableColumn("text", N_("Text"), 20, flex=1),
    )
    filters: ClassVar[str] = N_("words of either text, a number or a change")
    empty: ClassVar[str] = N_("Nothing changed.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "comparison.next", "n", "next_change", N_("Next"), N_("Next change"),
            N_("The next paragraph that changed."), rank=3,
        ),
        Command(
            "comparison.previous", "N", "previous_change", N_("Previous"), N_("Previous change"),
            N_("The paragraph before this one that changed."), rank=4,
        ),
        Command(
            "comparison.beside", "b", "beside", N_("Side by side"), N_("Side by side, or inline"),
            N_("Both wordings beside each other, where there is room, or one text with what changed marked in it."),
            rank=5,
        ),
        Command(
            "comparison.all", "o", "all_paragraphs", N_("All"), N_("All paragraphs, or those that changed"),
            N_("Show also what is the same, or leave it out again."), rank=6,
        ),
        Command(
            "comparison.choose", "c", "choose", N_("Compare"), N_("Compare other revisions"),
            N_("Choose which two revisions are compared."), rank=7,
        ),
    )  # fmt: skip

    def __init__(
        self, record: Record, *, scope: Mapping[str, str] | None = None, words: str = "", id: str | None = None
    ) -> None:
        super().__init__(record, scope=scope, words=words, id=id)
        self.pane = self._changes = ChangePane()
        self._compared: ComparedTexts | None = None
        self._all = self._side_by_side = False

    @property
    def declaration(self) -> str:
        """The reference of the declaration whose revisions are compared."""
        return self.asked.scope.get("declaration", "")

    def window(self, query: ListQuery) -> RowWindow:
        return Listed(lambda: self._rows(query.words))

    def _rows(self, words: str) -> list[ChangeRow]:
        """The paragraphs to list. (In a worker thread.)"""
        scope = self.asked.scope
        compared = compared_revisions(self.record, self.declaration, scope.get("before"), scope.get("after"))
        self._compared = compared
        wanted = folded(words).split()
        return [
            ChangeRow(place, address_words(change), change)
            for place, change in enumerate(compared.comparison.changes, start=1)
            if (self._all or change.kind is not ChangeKind.SAME) and _holds(change, wanted)
        ]

    def cells(self, row: Any) -> Sequence[Cell | str]:
        change: Change = row.change
        same = change.kind is ChangeKind.SAME
        return (
            Cell(change.after or change.before, "accent"),
            Cell(kind_words(change), "" if same else "strong"),
            Cell(excerpt(change.pieces), "dim" if same or not change.now else ""),
        )

    @on(RecordTable.RowsCounted)
    def _say_what(self) -> None:
        """Over the list: which texts, and how much changed."""
        if self._compared is not None:
            summary = summary_words(self._compared.comparison.summary)
            self.status.say_now(title=between_words(self._compared), sort=summary)

    def _read_sheet(self) -> None:
        row = self.table.row
        if row is None or self._compared is None:
            self.pane.show(None)
            return
        names = text_words(self._compared.before), text_words(self._compared.after)
        self._changes.show_change(row.change, names, beside=self._side_by_side)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is marked or has a history are paragraphs, not what became of them."""
        if action in ("mark", "mark_all", "history", "sort"):
            return False
        return super().check_action(action, parameters)

    # This view's own commands

    def action_next_change(self) -> None:
        """The cursor on the next paragraph that changed."""
        self._step(1)

    def action_previous_change(self) -> None:
        """The cursor on the paragraph before that changed."""
        self._step(-1)

    def _step(self, by: int) -> None:
        row = self.table.row
        if row is None or self._compared is None:
            return
        changes = self._compared.comparison.changes
        at, index = row.id - 1 + by, self.table.index + by
        while self._all and 0 <= at < len(changes) and changes[at].kind is ChangeKind.SAME:
            at, index = at + by, index + by
        if 0 <= at < len(changes):
            self.table.move_to(index)

    def action_beside(self) -> None:
        """The two wordings side by side, or in one; where only the list is seen, the paragraph is shown with it."""
        self._side_by_side = not self._side_by_side
        if not self.pane.display and self.table.row is not None:
            self._side_by_side = True
            self._show_detail()
            self.pane.focus()
        self._read_sheet()
        if self._side_by_side and not self._changes.has_room:
            say(self, _("There is no room for two columns here: the changes are marked in one text."))

    def action_all_paragraphs(self) -> None:
        """All paragraphs, or only those that changed; the cursor stays on its paragraph."""
        self._all = not self._all
        row = self.table.row
        self.refresh_rows(keep_id=row.id if row is not None else None)

    def action_choose(self) -> None:
        """Choose other revisions of this declaration."""
        ask_for_comparison(self, self.record, self.declaration)

    def action_print(self) -> None:
        """Write the comparison to a file, as it is shown: inline or side by side, all or what changed."""
        from secretariat.toolkit.file_line import ask_for_file
        from secretariat.toolkit.record_form import SaveResult

        compared, settings = self._compared, self.settings
        if compared is None:
            return

        def save(file: str) -> SaveResult:
            from secretariat.declarations.comparison.papers import ENDINGS, comparison_paper

            def make(form: str) -> bytes:
                return comparison_paper(
                    compared,
                    form,
                    only_changed=not self._all,
                    side_by_side=self._side_by_side,
                    date=self.record.today,
                    **house_form(settings),
                )

            return SaveResult(compared.ref, write_paper(file, ENDINGS, make))

        hint = _("a file; its ending picks the format: .pdf .docx (tracked changes) .md .txt")
        ask_for_file(self, _("Print the comparison"), save, usual=_usual_file(compared), hint=hint)


def _usual_file(compared: ComparedTexts) -> str:
    """The file a comparison goes to unless another is named: in the current folder, called after the revisions."""
    named = "-".join((compared.ref, compared.before.label, compared.after.label or _("working text")))
    return plain(named) + ".pdf"


def _holds(change: Change, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    text = folded(f"{change.before} {change.after} {kind_words(change)} {change.before_text} {change.after_text}")
    return all(word in text for word in wanted)
