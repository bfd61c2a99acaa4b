"""The terminal's way of taking a ministry's replies in: what would be done, field by field; choosing; merging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from secretariat.actions.tracker.columns import BY_KEY, COMPARED, REF, VERSION
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.foreign import PART
from secretariat.actions.tracker.layout import NOT_READ, Heading
from secretariat.actions.tracker.merging import Side, Verdict
from secretariat.actions.tracker.operations import PreviewOutdated, Taken, import_replies, preview_replies
from secretariat.actions.tracker.preview import Outcome, Preview, counts_words
from secretariat.actions.tracker.screen_commands import PREVIEW_COMMANDS
from secretariat.actions.tracker.words import Line, lines_of
from secretariat.delegations.listed import Listed
from secretariat.papers.read_tables import ReadFile
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

_LINES = (
    TableColumn("row", N_("Row"), 4, right=True),
    TableColumn("outcome", N_("Outcome"), 9),
    TableColumn("ref", N_("Ref"), 6),
    TableColumn("field", N_("Field"), 10, drop=2),
    TableColumn("before", N_("On record"), 16, flex=2),
    TableColumn("after", N_("Theirs"), 18, flex=3),
)
_COLUMNS = (
    TableColumn("letter", N_("Column"), 7),
    TableColumn("heading", N_("Heading"), 20, flex=2),
    TableColumn("field", N_("Read as"), 20, flex=1),
)
_FIELDS: Final = 100  # more than a row has
_MISSING: Final = 1_000_000_000
_EMPHASIS: dict[Outcome, Any] = {
    Outcome.REFUSED: "overdue",
    Outcome.CONFLICT: "accent",
    Outcome.PROPOSED: "strong",
    Outcome.MISSING: "dim",
    Outcome.UNCHANGED: "dim",
}


@dataclass(frozen=True, slots=True)
class _LineRow:
    """A line of the preview as a row of the list."""

    id: int
    ref: str
    line: Line


@dataclass(frozen=True, slots=True)
class _HeadingRow:
    """A column of the sheet as a row of the list."""

    id: int
    ref: str
    heading: Heading


def _number(line: Line, at: int) -> int:
    """The same field has the same number, wherever it stands in the list once somebody chose."""
    if not line.row.row:
        return _MISSING + at
    return line.row.row * _FIELDS + (COMPARED.index(line.cell.key) + 1 if line.cell else 0)


class RepliesScreen(IntakeFrame):
    """Merges a tracker that came back; dismissed with the references it changed, or ``None`` where it was left."""

    help_text = N_(
        "A tracker comes back as one act: all of it or nothing, and u takes it back. What both sides changed is a "
        "conflict: t lets their word stand, o ours; one that is not settled stays as it is on record."
    )
    commands: ClassVar[tuple[Command, ...]] = PREVIEW_COMMANDS

    def __init__(self, record: Record, file: ReadFile) -> None:
        title = _("Replies of {file} into the tracker").format(file=file.path.name)
        super().__init__(title, _LINES, self._line_cells, reading=_("Comparing the sheet with the record…"))
        self._record, self._file = record, file
        self._options = Options()
        self._preview: Preview | None = None
        self._shows_columns = False
        self._busy = False

    def on_mount(self) -> None:
        """Find out what taking it in would do."""
        self._compare()

    # What would be done

    def _compare(self, keep: int | None = None) -> None:
        options = self._options
        self.tell(_("Comparing the sheet with the record…"))

        def compared(preview: Preview) -> None:
            self._preview = preview
            self._show_lines(keep)

        ask(
            self,
            lambda: preview_replies(self._record, self._file, options),
            compared,
            failed=self._cannot_go_on,
            group="replies",
            what=_("The sheet could not be compared with the record because of a fault in the program."),
        )

    def _show_lines(self, keep: int | None = None) -> None:
        preview = self._preview
        if preview is None:
            return
        rows = [_LineRow(_number(one, at), one.row.ref, one) for at, one in enumerate(lines_of(preview))]
        if self._shows_columns:
            self._shows_columns = False
            self.show(_LINES, self._line_cells, Listed(lambda: rows), empty=_("Nothing came back changed."))
        else:
            self.table.empty = _("Nothing came back changed.")
            self.table.show(Listed(lambda: rows), keep_id=keep)
        self.tell(counts_words(preview) + self._chosen() + "\n" + self._merges(preview))

    def _line_cells(self, row: Any) -> Sequence[Cell | str]:
        line: Line = row.line
        place = str(line.row.row) if line.row.row else "·"
        whole = line.cell is None
        after = "; ".join((line.after, *line.said)) if whole and line.after else line.after or "; ".join(line.said)
        return (
            place,
            Cell(_(line.outcome.value), _EMPHASIS.get(line.outcome, "")),
            line.row.ref,
            line.cell.heading if line.cell else "",
            Cell(line.before or "·", "" if line.before else "dim"),
            Cell(after or _("nothing"), "" if line.after or whole else "dim"),
        )

    def _merges(self, preview: Preview) -> str:
        """What ctrl+s does."""
        if preview.refused and not self._options.skip_refused:
            return _("A refused row refuses the whole: s skips them.")
        if not preview.changes_anything:
            return _("Nothing is to be changed.")
        n = preview.changes + (len(preview.proposed) if preview.takes_proposed else 0)
        n += len(preview.missing) if preview.drops_missing else 0
        return ngettext("ctrl+s Merge {n} change", "ctrl+s Merge {n} changes", n).format(n=n)

    def _chosen(self) -> str:
        """What was chosen about the whole sheet."""
        said = []
        if self._options.take_proposed:
            said.append(_("proposed rows are taken down"))
        if self._options.missing == "drop":
            said.append(_("what the sheet left out is dropped"))
        if self._options.skip_refused:
            said.append(_("refused rows are skipped"))
        return " · " + ", ".join(said) if said else ""

    def action_look(self) -> None:
        """Show the three sides of a field, or change what a column is read as."""
        row = self.table.row
        if isinstance(row, _HeadingRow):
            self._choose_field(row.heading)
        elif isinstance(row, _LineRow):
            self._look_at(row)

    def _look_at(self, row: _LineRow) -> None:
        line = row.line
        cell = line.cell
        if cell is None or cell.cell.verdict is not Verdict.CONFLICT:
            said = [f"{cell.heading}: {cell.ours or '·'} → {cell.theirs or '·'}"] if cell else [line.after]
            words = "; ".join(part for part in (*said, *line.said) if part)
            say(self, f"{line.row.ref or line.row.title}: {words}")
            return
        title = _("{ref} {field}: it was “{base}”").format(ref=line.row.ref, field=cell.heading, base=cell.base or "·")
        options = [
            (Side.THEIRS.value, _("theirs: {words}").format(words=cell.theirs or "·")),
            (Side.OURS.value, _("ours: {words}").format(words=cell.ours or "·")),
        ]

        def chosen(side: str | None) -> None:
            if side is not None:
                self._settle(row, Side(side), again=True)

        self.app.push_screen(Picker(title, options, current=cell.cell.choice or ""), chosen)

    def action_theirs(self) -> None:
        """Their word stands."""
        self._choose(Side.THEIRS)

    def action_ours(self) -> None:
        """Ours stands."""
        self._choose(Side.OURS)

    def _choose(self, side: Side) -> None:
        row = self.table.row
        if isinstance(row, _LineRow):
            self._settle(row, side)

    def _settle(self, row: _LineRow, side: Side, *, again: bool = False) -> None:
        cell = row.line.cell
        if cell is None or cell.cell.verdict is not Verdict.CONFLICT:
            say(self, _("Only a conflict is chosen about."), "warning")
            return
        place = (row.line.row.ref, cell.key)
        choices = dict(self._options.choices)
        if cell.cell.choice is side and not again:
            del choices[place]
        else:
            choices[place] = side
        self._again(replace(self._options, choices=choices), row.id)

    def action_proposed(self) -> None:
        """Take proposed rows down, or leave them."""
        self._again(replace(self._options, take_proposed=not self._options.take_proposed))

    def action_missing(self) -> None:
        """Drop what the sheet left out, or keep it."""
        self._again(replace(self._options, missing="keep" if self._options.missing == "drop" else "drop"))

    def action_skip(self) -> None:
        """Merge the other rows where some are refused, or nothing."""
        self._again(replace(self._options, skip_refused=not self._options.skip_refused))

    def _again(self, options: Options, keep: int | None = None) -> None:
        if not self._busy:
            self._options = options
            self._compare(keep)

    # The columns

    def action_columns(self) -> None:
        """Show what each column is read as."""
        if self._preview is None:
            return
        self._shows_columns = True
        rows = [_HeadingRow(one.index + 1, one.letter, one) for one in self._preview.headings]
        self.show(_COLUMNS, self._heading_cells, Listed(lambda: rows), empty=_("Nothing came back changed."))
        self.tell(_("Enter changes what a column is read as; Esc goes back to the preview."))

    def _heading_cells(self, row: Any) -> Sequence[Cell | str]:
        one: Heading = row.heading
        return (one.letter, Cell(one.words), self._read_as(one))

    def _read_as(self, heading: Heading) -> Cell:
        """What a column is read as; one of another office's that is none of ours goes into the note."""
        if heading.field == PART:
            return Cell(_("part of what stands above it"), "strong")
        if heading.field is not None:
            return Cell(_(BY_KEY[heading.field].heading), "strong")
        noted = heading.heading and self._preview is not None and not self._preview.is_ours
        return Cell(_("kept in the note") if noted else _("not read"), "dim")

    def _choose_field(self, heading: Heading) -> None:
        fields = [(key, _(BY_KEY[key].heading)) for key in (REF, VERSION, *COMPARED)]

        def chosen(field: str | None) -> None:
            if field is not None:
                self._again(replace(self._options, told={**self._options.told, heading.letter: field}))

        title = _("Read column {letter} {heading} as").format(letter=heading.letter, heading=heading.words)
        options = [(NOT_READ, _("not read")), *fields]
        self.app.push_screen(Picker(title, options, current=heading.field or NOT_READ), chosen)

    # Merging and leaving

    def on_record_table_row_opened(self, event: RecordTable.RowOpened) -> None:
        """Enter, or a double click."""
        event.stop()
        self.action_look()

    def action_merge(self) -> None:
        """Take it in, as it is shown."""
        preview, options = self._preview, self._options
        if preview is None or self._busy or self._shows_columns:
            return
        if not preview.changes_anything and not preview.open_conflicts and not preview.refused:
            say(self.app, _("{file} changes nothing.").format(file=preview.file))
            self.dismiss(None)
            return
        self._busy = True
        self.tell(_("Merging the sheet…"))
        act(
            self,
            lambda: import_replies(self._record, self._file, options, previewed=preview),
            self._merged,
            failed=self._cannot_go_on,
            what=_("Nothing was taken in because of a fault in the program."),
        )

    def _merged(self, taken: Taken) -> None:
        preview = taken.preview
        words = _("Merged {file}: {counts}").format(file=preview.file, counts=taken.counts)
        if preview.changes_anything:
            words += " · " + _("u Undo")
        if self.is_attached:
            say(self.app, "\n".join((words, *taken.files_words)))
            self.dismiss([row.ref for row in preview.rows if row.changes] or None)

    def action_leave(self) -> None:
        """From the columns to the preview; from the preview, leave."""
        if self._busy:
            return
        if self._shows_columns:
            self._show_lines()
        else:
            self.dismiss(None)

    def _cannot_go_on(self, refused: Refused) -> None:
        self._busy = False
        if isinstance(refused, PreviewOutdated):
            self._preview = refused.preview
            self._show_lines()
            say(self, refused.message, "warning")
        elif self._preview is None:
            say(self.app, refused.message, "warning")
            self.dismiss(None)
        else:
            self.tell("! " + refused.message)
