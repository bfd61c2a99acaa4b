"""The terminal's dossier of a party: everything on record about it, line by line in the order of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on

from secretariat.dossiers.listing import DossierLine, dossier_lines
from secretariat.dossiers.queries import dossier
from secretariat.dossiers.rows import Dossier
from secretariat.dossiers.telling import title_of
from secretariat.record.record import Record
from secretariat.today.screen import RecordAsked
from secretariat.toolkit.commands import Command
from secretariat.toolkit.listed import Listed
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import Fact, FactSheet
from secretariat.values.language import N_, _
from secretariat.values.text import folded

_NOT_OF_ONE = ("new", "edit", "delete", "mark", "mark_all", "history", "sort", "take_down_action")


class DossierView(NounView):
    """The dossier of ``scope["party"]`` (its code): a line for each meeting, and below it what came of it."""

    help_text = N_(
        "Every meeting with a party and its organisations, who was met, what was agreed, and what became of each "
        "promise, from the record alone. Enter opens the record of the line; / narrows it to words, and what is found "
        "keeps its meeting's line."
    )
    title: ClassVar[str] = N_("Dossier")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 19),
        TableColumn("what", N_("What"), 30, flex=3),
        TableColumn("state", N_("What became of it"), 18, flex=1),
    )
    filters: ClassVar[str] = N_("words of what was agreed, a person, a state, a meeting")
    empty: ClassVar[str] = N_("Nothing about this party is on record.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "dossier.detail",
            "v",
            "detail",
            N_("Whole line"),
            N_("Read the whole line"),
            N_("The line under the cursor in full, with its source, where the list has no room for it."),
            rank=3,
        ),
    )

    def __init__(
        self, record: Record, *, scope: Mapping[str, str] | None = None, words: str = "", id: str | None = None
    ) -> None:
        super().__init__(record, scope=scope, words=words, id=id)
        self._found: Dossier | None = None

    @property
    def party(self) -> str:
        """The code of the party the dossier is about."""
        return self.asked.scope.get("party", "")

    def window(self, query: ListQuery) -> RowWindow:
        return Listed(lambda: self._lines(query.words))

    def _lines(self, words: str) -> list[DossierLine]:
        """The lines that hold all the words, each meeting's line with what was found of it. (In a worker thread.)"""
        self._found = dossier(self.record, self.party)
        lines = dossier_lines(self._found)
        wanted = folded(words).split()
        return narrowed_lines(lines, wanted) if wanted else lines

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: DossierLine = row
        if one.depth == 0:
            title = f"{one.when}  {one.what}" if one.when else one.what
            return Cell(one.ref, "accent"), Cell(title, "strong"), Cell(one.state, "dim")
        indent = "  " if one.depth == 1 else "    → "
        state = Cell(one.state, "overdue" if one.late else "" if one.kind == "action" else "dim")
        ref = "" if one.ref == one.meeting else one.ref  # which stands on the meeting's own line
        return Cell(ref, "dim"), f"{indent}{one.what}", state

    def sheet(self, id: int) -> FactSheet:
        found = self._found if self._found is not None else dossier(self.record, self.party)
        one = next((line for line in dossier_lines(found) if line.id == id), None)
        if one is None:
            return FactSheet("", "")
        facts = [
            Fact(_("When"), one.when),
            Fact(_("What became of it") if one.kind == "action" else _("State"), one.state, "overdue" * one.late),
            Fact(_("More"), one.more),
            Fact(_("Meeting"), one.meeting if one.depth else ""),
            Fact(_("Source"), one.source or _("no source on record")),
        ]
        return FactSheet(one.ref, one.what, "", [fact for fact in facts if fact.value])

    def open_row(self, row: Any) -> None:
        """Go to the record of the line."""
        one: DossierLine = row
        self.post_message(RecordAsked(one.kind, one.record, one.ref))

    def action_detail(self) -> None:
        """The whole line, where only the list is seen."""
        self._show_detail()
        self.pane.focus()

    @on(RecordTable.RowsCounted)
    def _say_whose(self) -> None:
        """Over the list: whose dossier it is."""
        if self._found is not None:
            self.status.say_now(title=title_of(self._found))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lines are read here; what they tell of is changed where it is."""
        if action in _NOT_OF_ONE:
            return False
        return super().check_action(action, parameters)

    # On paper

    def action_print(self) -> None:
        """Print the dossier, or write it to a file whose ending picks the format."""
        from secretariat.dossiers.printing_screen import ask_to_print_dossier

        ask_to_print_dossier(self, self.party)

    def action_export(self) -> None:
        """Write the dossier to a file: .docx to go on with, .md, .json, .csv or .pdf."""
        from secretariat.dossiers.printing_screen import ask_to_export_dossier

        ask_to_export_dossier(self, self.party)


def narrowed_lines(lines: Sequence[DossierLine], wanted: Sequence[str]) -> list[DossierLine]:
    """The lines that hold all of the words (folded), each with the line of its meeting above it.

    A meeting whose own line holds them is there with everything that came of it.
    """
    kept: list[DossierLine] = []
    head: DossierLine | None = None  # of the meeting, until it stands in the list
    whole = False
    for line in lines:
        if line.depth == 0:
            head, whole = line, _holds(line, wanted)
        if whole or _holds(line, wanted):
            if head is not None and head is not line:
                kept.append(head)
            head = None
            kept.append(line)
    return kept


def _holds(line: DossierLine, wanted: Sequence[str]) -> bool:
    text = folded(" ".join((line.ref, line.when, line.what, line.state, line.more, line.source)))
    return all(word in text for word in wanted)
