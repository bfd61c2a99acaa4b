"""The terminal's way of taking a list in: how its columns are read, then what would be done, then doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from secretariat.delegations.intake.choosing import Options
from secretariat.delegations.intake.columns import Column
from secretariat.delegations.intake.operations import PreviewOutdated, Taken, columns_of, preview_import, take_in
from secretariat.delegations.intake.preview import Outcome, Preview, PreviewLine
from secretariat.delegations.intake.screen_commands import IMPORTING_COMMANDS, with_keys
from secretariat.delegations.intake.vocabulary import FIELDS, IGNORED
from secretariat.delegations.intake.words import counts_in_words, field_words, line_in_words
from secretariat.delegations.listed import Listed
from secretariat.papers.read_tables import ReadFile
from secretariat.parties.finding import party_suggestions
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.intake_frame import IntakeFrame
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, TableColumn
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Refused

_MOST_PARTIES = 400
_NAMES = frozenset({"name", "given", "family"})


@dataclass(frozen=True, slots=True)
class _ColumnRow:
    """A column of the list as a row of the mapping."""

    id: int
    ref: str
    column: Column


@dataclass(frozen=True, slots=True)
class _LineRow:
    """A row of the preview."""

    id: int
    ref: str
    line: PreviewLine
    party: str


_MAPPING = (
    TableColumn("letter", N_("Column"), 7),
    TableColumn("heading", N_("Heading"), 18, flex=2),
    TableColumn("example", N_("For example"), 18, flex=2),
    TableColumn("field", N_("Read as"), 20, flex=1),
)
_PREVIEW = (
    TableColumn("row", N_("Row"), 6, right=True),
    TableColumn("outcome", N_("Outcome"), 10),
    TableColumn("party", N_("Party"), 12, flex=2),
    TableColumn("name", N_("Name"), 18, flex=2),
    TableColumn("said", N_("What is said of it"), 20, flex=4, drop=1),
)


class ImportScreen(IntakeFrame):
    """Takes a file's nominees into a meeting; dismissed with the meeting's reference, or ``None`` where it was left.

    First the columns and what each is read as; then every row and what would become of it.
    """

    help_text = N_(
        "A list comes in as one act: all of it or nothing, and u takes it back. Columns are put right with Enter; what "
        "was put right is remembered for lists with the same headings."
    )
    commands: ClassVar[tuple[Command, ...]] = IMPORTING_COMMANDS

    def __init__(self, record: Record, meeting: str, file: ReadFile) -> None:
        title = _("Import {file} into {meeting}").format(file=file.path.name, meeting=meeting)
        super().__init__(title, _MAPPING, self._mapping_cells, reading=_("Reading the list…"))
        self._record, self._meeting, self._file = record, meeting, file
        self._options = Options()
        self._columns: tuple[Column, ...] = ()
        self._preview: Preview | None = None
        self._busy = False

    def on_mount(self) -> None:
        """Find out how the columns would be read."""
        self._read_columns()

    # The columns

    def _read_columns(self) -> None:
        options = self._options
        self.tell(_("Reading the list…"))
        ask(
            self,
            lambda: columns_of(self._record, self._file, options),
            self._columns_read,
            failed=self._cannot_go_on,
            group="import",
            what=_("The list could not be read because of a fault in the program."),
        )

    def _columns_read(self, found: tuple[tuple[Column, ...], list[str]]) -> None:
        columns, tables = found
        if tables:
            self.app.push_screen(Picker(_("Which list?"), [(name, name) for name in tables]), self._table_chosen)
            return
        self._columns = columns
        self._show_columns()

    def _table_chosen(self, name: str | None) -> None:
        if name is None:
            self.dismiss(None)
            return
        self._options = replace(self._options, sheet=name)
        self._read_columns()

    def _show_columns(self) -> None:
        rows = [_ColumnRow(column.index + 1, column.letter, column) for column in self._columns]
        self._preview = None
        self.show(_MAPPING, self._mapping_cells, Listed(lambda: rows))
        fields = [column.field for column in self._columns if column.field is not None]
        if not _NAMES.intersection(fields):
            self.tell(_("No column looks like names: Enter says which one has them.") + self._choices())
            return
        read = len(fields)
        said = ngettext("{n} column is read. Enter changes one; ctrl+s shows what would be done.",
                        "{n} columns are read. Enter changes one; ctrl+s shows what would be done.", read)  # fmt: skip
        self.tell(said.format(n=read) + self._choices())

    def _mapping_cells(self, row: Any) -> Sequence[Cell | str]:
        column: Column = row.column
        field = Cell(field_words(column.field), "strong") if column.field else Cell(_("not read"), "dim")
        return (column.letter, Cell(column.heading or "·"), Cell(column.example or "·", "dim"), field)

    def _choose_field(self, column: Column) -> None:
        options = [(IGNORED, _("not read")), *((key, _(words)) for key, words in FIELDS.items())]

        def chosen(field: str | None) -> None:
            if field is not None:
                self._options = replace(self._options, told={**self._options.told, column.letter: field})
                self._read_columns()

        of = f"{column.letter} {column.heading}".strip()
        title = _("Read column {column} as").format(column=of)
        self.app.push_screen(Picker(title, options, current=column.field or IGNORED), chosen)

    # The preview

    def _read_preview(self) -> None:
        options = self._options
        self.tell(_("Comparing the list with the record…"))
        ask(
            self,
            lambda: preview_import(self._record, self._meeting, self._file, options),
            self._preview_read,
            failed=self._cannot_go_on,
            group="import",
            what=_("The list could not be compared with the record because of a fault in the program."),
        )

    def _preview_read(self, preview: Preview) -> None:
        self._preview = preview
        self._show_preview()

    def _show_preview(self) -> None:
        preview = self._preview
        if preview is None:
            return
        lines = [line for line in (*preview.lines, *preview.missing) if self.holds(line.outcome, warned=line.warned)]
        rows = [
            _LineRow(at, str(line.row or line.person), line, preview.party_names.get(line.party, line.party))
            for at, line in enumerate(lines, start=1)
        ]
        self.show(_PREVIEW, self._preview_cells, Listed(lambda: rows))
        counts = counts_in_words(preview)
        if preview.new_parties:
            names = ", ".join(one.name for one in preview.new_parties[:6])
            counts += " · " + _("new parties: {names}").format(
                names=names + (" …" if len(preview.new_parties) > 6 else "")
            )
        self.tell(counts + self._choices())

    def _preview_cells(self, row: Any) -> Sequence[Cell | str]:
        line: PreviewLine = row.line
        emphasis: Any = {Outcome.REFUSED: "overdue", Outcome.UNCHANGED: "dim", Outcome.MISSING: "dim"}.get(
            line.outcome, "accent" if line.warned else ""
        )
        said = with_keys(line_in_words(line)) or line.title
        return (
            str(line.row) if line.row else "·",
            Cell(_(line.outcome.value), emphasis),
            row.party,
            Cell(line.name, "strong" if line.outcome is Outcome.NEW else ""),
            Cell(said, "" if line.said or line.changes else "dim"),
        )

    # The commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Columns are changed and lead to the preview; its rows are read, and it is taken in."""
        if action in ("change", "preview", "read", "take_in"):
            return (action in ("change", "preview")) == (self._preview is None)
        return super().check_action(action, parameters)

    def worded(self, command: Command) -> Command:
        """The last step says how many rows it takes in."""
        if command.id != "import.take" or self._preview is None:
            return command
        return replace(command, label=_("Import {n}").format(n=self._preview.people))

    def action_change(self) -> None:
        """Change what the column under the cursor is read as."""
        row = self.table.row
        if isinstance(row, _ColumnRow):
            self._choose_field(row.column)

    def action_read(self) -> None:
        """Read all that is said of the row under the cursor."""
        row = self.table.row
        if isinstance(row, _LineRow):
            words = with_keys(line_in_words(row.line)) or _("Nothing is said of this row.")
            say(self, f"{row.line.name}: {words}")

    def on_record_table_row_opened(self, event: RecordTable.RowOpened) -> None:
        """Enter, or a double click."""
        event.stop()
        if self._preview is None:
            self.action_change()
        else:
            self.action_read()

    def action_preview(self) -> None:
        """From the columns to what would be done."""
        if not self._busy:
            self._read_preview()

    def action_take_in(self) -> None:
        """Take the list in as it was previewed."""
        preview = self._preview
        if self._busy or preview is None:
            return
        self._busy = True
        self.tell(_("Taking the list in…"))
        options = self._options
        act(
            self,
            lambda: take_in(self._record, self._meeting, self._file, options, previewed=preview),
            self._taken_in,
            failed=self._cannot_go_on,
            what=_("Nothing was taken in because of a fault in the program."),
        )

    def _taken_in(self, taken: Taken) -> None:
        preview = taken.preview
        words = _("Imported {file}: {new} new, {changed} changed · u Undo")
        if not taken.act:
            words = _("{file} says nothing that is not on record: nothing was changed.")
        words = words.format(file=preview.file, new=preview.count(Outcome.NEW), changed=preview.count(Outcome.CHANGED))
        if self.is_attached:
            say(self.app, f"{words}\n{taken.refused_words}".strip())
            self.dismiss([preview.meeting])

    def action_show_only(self) -> None:
        """Choose which rows are shown."""
        if self._preview is not None:
            self.choose_shown([one.value for one in Outcome], self._show_preview)

    def action_party(self) -> None:
        """Say whose people they are."""

        def read() -> list[tuple[str, str]]:
            with self._record.reading() as connection:
                return party_suggestions(connection, "", limit=_MOST_PARTIES)

        def chosen(code: str | None) -> None:
            if code is not None:
                self._again(replace(self._options, party=code))

        def offered(parties: list[tuple[str, str]]) -> None:
            options = [(code, f"{name} ({code})") for code, name in parties]
            self.app.push_screen(Picker(_("Whose people are they?"), options, current=self._options.party), chosen)

        ask(self, read, offered, group="parties")

    def action_new_parties(self) -> None:
        """Take parties that are not on record in as new ones, or do not."""
        self._again(replace(self._options, new_parties=not self._options.new_parties))

    def action_skip(self) -> None:
        """Take in the other rows where some can't be, or nothing."""
        self._again(replace(self._options, skip_refused=not self._options.skip_refused))

    def action_same_names(self) -> None:
        """Take rows of one party with the same name as one person, or each as another."""
        self._again(replace(self._options, same_names=not self._options.same_names))

    def action_leave(self) -> None:
        """From the preview to the columns; from the columns, leave."""
        if self._busy:
            return
        if self._preview is not None:
            self._show_columns()
        else:
            self.dismiss(None)

    def _again(self, options: Options) -> None:
        """Look again with other choices."""
        self._options = options
        if self._preview is not None:
            self._read_preview()
        else:
            self._show_columns()

    def _cannot_go_on(self, refused: Refused) -> None:
        self._busy = False
        if isinstance(refused, PreviewOutdated):
            self._preview = refused.preview
            self._show_preview()
            say(self, refused.message, "warning")
            return
        if not self._columns and self._preview is None:
            say(self.app, refused.message, "warning")
            self.dismiss(None)
            return
        self.tell("! " + with_keys(refused.message))

    def _choices(self) -> str:
        """What was chosen about the whole list."""
        said = []
        if self._options.party:
            said.append(_("all are of {party}").format(party=self._options.party))
        if self._options.new_parties:
            said.append(_("unknown parties are taken in"))
        if self._options.skip_refused:
            said.append(_("refused rows are skipped"))
        if self._options.same_names:
            said.append(_("the same name is one person"))
        return " · " + ", ".join(said) if said else ""
