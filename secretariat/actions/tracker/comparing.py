"""A tracker that came back, held against the record: what taking it in would do. Changes nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy.engine import Connection

from secretariat.actions.states import ActionStatus
from secretariat.actions.tracker.as_given import Known, known_actions
from secretariat.actions.tracker.cell_words import cell_words, plain_words
from secretariat.actions.tracker.columns import BY_KEY, COMPARED, REF, VERSION, WORKED_OUT
from secretariat.actions.tracker.followed import with_following
from secretariat.actions.tracker.foreign import LEFT_OUT, PART, in_our_words
from secretariat.actions.tracker.layout import Laid, lay_out
from secretariat.actions.tracker.left_out import left_out, not_in_rows, on_record_already
from secretariat.actions.tracker.merging import Side, chosen, held_together, merged
from secretariat.actions.tracker.not_taken import not_taken
from secretariat.actions.tracker.preview import ERROR, WARNING, CellIssue, Outcome, Preview, PreviewRow, ShownCell
from secretariat.actions.tracker.reading import order_of, tidy
from secretariat.actions.tracker.remarked import Remarked, remarked, rows_struck_in
from secretariat.actions.tracker.steps import refuse_impossible
from secretariat.actions.tracker.their_side import Names, TheirSide
from secretariat.actions.tracker.went_out import went_out_with
from secretariat.papers.csv_out import unguard
from secretariat.papers.read_tables import STRUCK, ReadFile, ReadRow
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_REFERENCE: Final = re.compile(r"(?:[Aa][- ]?)?([0-9]{1,9})(?:\.0)?")
_NUMBER: Final = re.compile(r"([0-9]{1,9})(?:\.0)?")
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_DATES: Final = ("due", "done_on")
_WITH_STATUS: Final = frozenset({"done_on", "evidence", "why", "achieved"})
_AS_NEW: Final = {**dict.fromkeys(COMPARED, ""), "status": ActionStatus.AGREED.value, "target": None, "achieved": 0}
"""A new action's cells before anything is said of it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was said about an import.

    ``told`` corrects columns, ``sheet`` names a table. ``choices`` settles conflicts: {(reference, field): side}.
    ``skip_refused``: rows that can't be taken in do not stop the others; ``take_proposed``: new rows become actions;
    ``missing``: what becomes of actions that the sheet left out.
    """

    told: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    choices: Mapping[tuple[str, str], Side] = field(default_factory=dict)
    skip_refused: bool = False
    take_proposed: bool = False
    missing: Literal["keep", "drop"] = "keep"


@dataclass(frozen=True, slots=True)
class Compared:
    """A tracker compared: the preview, the actions it names as they are on record, and by row what it proposes."""

    laid: Laid
    preview: Preview
    known: Mapping[str, Known]
    proposals: Mapping[int, Mapping[str, Any]]


def compare(
    connection: Connection, file: ReadFile, options: Options, today: date, past: date | None = None
) -> Compared:
    """What importing ``file`` would do. Raises ``Refused`` where it is no tracker, or a choice names nothing in it."""
    laid = lay_out(file, told=options.told, sheet=options.sheet)
    places = [(key, one.index) for key, one in laid.at.items()]
    texts = [_texts(row, places, guarded=file.kind not in _WORKBOOKS) for row in laid.rows]
    wanted = {ref: _version(said) for said in texts if (ref := _reference(said))}
    known = known_actions(connection, wanted, today, past)
    orders = {key: order_of(said.get(key, "") for said in texts) for key in _DATES}
    theirs = TheirSide(Names(connection), today, orders)
    comparing = _Comparing(laid, options, known, today, theirs, remarked(file, laid), file.path.name)
    rows = [row for one, said in zip(laid.rows, texts, strict=True) if (row := comparing.row(one, said)) is not None]
    rows = on_record_already(connection, rows, theirs, (today, past), comparing.warn)
    comparing.tell_what_is_left_of_none()
    _refuse_idle_choices(options, rows)
    missing = _left_out(connection, file, known, wanted) if laid.is_ours else ()
    missing = not_in_rows(missing, rows, (said.get(REF, "") for said in texts))
    rows = with_following(connection, rows, today)
    if options.missing == "drop":
        missing = tuple(with_following(connection, missing, today))
    preview = Preview(
        file.path.name,
        laid.name,
        laid.headings,
        tuple(rows),
        missing,
        tuple(comparing.issues),
        options.take_proposed,
        options.missing == "drop",
    )
    return Compared(laid, preview, known, comparing.proposals)


@dataclass(slots=True)
class _Comparing:
    laid: Laid
    options: Options
    known: Mapping[str, Known]
    today: date
    theirs: TheirSide
    remarks: dict[int, list[Remarked]]
    file: str
    issues: list[CellIssue] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    proposals: dict[int, dict[str, Any]] = field(default_factory=dict)
    above: tuple[int, str] = (0, "")
    struck_titles: Sequence[int] = ()

    def __post_init__(self) -> None:
        self.struck_titles = rows_struck_in(self.remarks, "title")

    def row(self, row: ReadRow, said: dict[str, str]) -> PreviewRow | None:
        """What becomes of a row; ``None`` where it says nothing."""
        if not said.get(REF) and not any(said.get(key) for key in (*COMPARED, PART)):
            return None
        ref = _reference(said)
        before = len(self.issues)
        known = self.known.get(ref)
        for one in self.remarks.pop(row.number, ()):
            self._tell(row.number, one.key, one.value, one.message, one.level)
        if said.get(REF) and known is None:
            message = _("There is no action {ref}.") if ref else _("“{ref}” is no reference; they look like A-17.")
            self._tell(row.number, REF, said[REF], message.format(ref=ref or said[REF]))
        elif ref and ref in self.seen:
            self._tell(row.number, REF, said[REF], _("{ref} stands in row {row} already.").format(
                ref=ref, row=self.seen[ref]))  # fmt: skip
        elif known is not None:
            self.seen[ref] = row.number
            return self._on_record(row.number, said, known, before)
        else:
            return self._proposed(row, said, before)
        return self._refused(row.number, ref, said.get("title", ""), before)

    def _on_record(self, number: int, said: Mapping[str, str], known: Known, before: int) -> PreviewRow:
        theirs: dict[str, Any] = {}
        version = _version(said)
        for key in COMPARED:
            if key in said:
                try:
                    theirs[key] = self.theirs.value(key, said[key], known, version)
                except Refused as refused:
                    self._tell(number, key, said[key], refused.message)
        cells = merged(known.base, theirs, known.ours)
        choices = self.options.choices
        cells = tuple(chosen(one, choices.get((known.row.ref, one.key))) for one in cells)
        cells = held_together(cells, "status", _WITH_STATUS)
        ref, title = known.row.ref, known.row.title
        if cells and not self._is_refused(before):
            after = {**known.ours, **{one.key: one.after for one in cells}}
            try:
                if after != dict(known.ours):
                    refuse_impossible(ref, known.ours, after, self.today)
            except Refused as refused:
                self._tell(number, "", "", refused.message)
        shown = tuple(_shown(one, said[one.key], known) for one in cells)
        if self._is_refused(before):
            return self._refused(number, ref, title, before, shown)
        for key, text, message in not_taken(said, known, {one.key for one in cells}, self.today):
            self._tell(number, key, text, message, WARNING)
        told = [f"{one.column}: {one.message}" if one.column else one.message for one in self.issues[before:]]
        if known.base is None and cells:
            told.append(_("Its version is lost: it is compared with the record as it is now."))
            self._tell(number, VERSION, said.get(VERSION, ""), told[-1], WARNING)
        held = [_(BY_KEY[one.key].heading) for one in cells if one.held]
        if held:
            told.append(
                _("{fields} wait until the conflict about the status is settled.").format(fields=", ".join(held))
            )
        outcome = Outcome.UNCHANGED
        if any(one.is_open for one in cells):
            outcome = Outcome.CONFLICT
        elif any(one.is_written for one in cells):
            outcome = Outcome.CHANGED
        return PreviewRow(number, ref, title, outcome, shown, tuple(told))

    def _proposed(self, row: ReadRow, said: Mapping[str, str], before: int) -> PreviewRow | None:
        number = row.number
        texts = {key: said[key] for key in COMPARED if said.get(key)}
        self._name_part(number, texts, said.get(PART, ""))
        if set(texts) <= {"status", "priority"} and not said.get(PART) and not self._is_refused(before):
            return None  # an empty row of the sheet, in which a list of choices was touched
        foreign = None
        if not self.laid.is_ours:
            unread = self._unread(row)
            if set(texts) == {"title"} and not unread and not said.get(PART) and len(self.laid.at) > 1:
                self._tell(
                    number, "title", texts["title"], _("Nothing else stands in its row: it is no action."), WARNING
                )
                return None
            foreign = in_our_words(texts, self.today, unread=unread, file=self.file)
            texts = foreign.texts
        if "title" not in texts:
            self._tell(number, "title", "", _("What is to be done is needed."))
        values: dict[str, Any] = {}
        for key, text in list(texts.items()):
            try:
                values[key] = self.theirs.new_value(key, text)
            except Refused as refused:
                if foreign is not None and key in LEFT_OUT:
                    foreign.leave(key, _("It is not understood, and kept in the note."))
                else:
                    self._tell(number, key, text, refused.message)
        if foreign is not None:
            if values.get("status") == ActionStatus.DONE and "done_on" not in values:
                foreign.done_by(self.today)
                values["done_on"] = self.theirs.new_value("done_on", texts["done_on"])
            if "note" in texts:
                values["note"] = self.theirs.new_value("note", texts["note"])
            for key, text, message in foreign.told:
                self._tell(number, key, text, message, WARNING)
        if self._is_refused(before):
            return self._refused(number, "", texts.get("title", ""), before)
        try:
            refuse_impossible(_("A new action"), _AS_NEW, {**_AS_NEW, **values}, self.today)
        except Refused as refused:
            self._tell(number, "", "", refused.message)
            return self._refused(number, "", texts["title"], before)
        self.proposals[number] = values
        told = tuple(f"{one.column}: {one.message}" for one in self.issues[before:])
        return PreviewRow(number, "", texts["title"], Outcome.PROPOSED, said=told, texts=tuple(texts.items()))

    def _unread(self, row: ReadRow) -> list[tuple[str, str]]:
        """The cells of a row in columns that are none of ours, each under its heading."""
        cells = [(one, row.cells[one.index].strip()) for one in self.laid.headings if one.index < len(row.cells)]
        return [(one.words, text) for one, text in cells if text and (one.field is None or one.field in WORKED_OUT)]

    def _name_part(self, number: int, texts: dict[str, str], part: str) -> None:
        """Call a part of what stands above it by both names; what is above is written once where cells are merged."""
        at, above = (number, texts["title"]) if "title" in texts else self.above
        if bisect_right(self.struck_titles, number) > bisect_right(self.struck_titles, at):
            above = ""  # what stood above it is struck out, and what stands further up is not meant
        self.above = (at, above)
        if part and above:
            texts["title"] = f"{above}: {part}"

    def tell_what_is_left_of_none(self) -> None:
        """Tell of the rows of which nothing is left but what was struck out."""
        for number, remarks in self.remarks.items():
            for one in remarks:
                if one.kind == STRUCK:
                    self._tell(number, one.key, one.value, one.message, WARNING)
        self.issues.sort(key=lambda issue: issue.row)

    def warn(self, row: PreviewRow, message: str) -> None:
        """Say something of what a row calls itself, which doesn't refuse it."""
        self._tell(row.row, "title", row.title, message, WARNING)

    def _is_refused(self, before: int) -> bool:
        return any(one.level == ERROR for one in self.issues[before:])

    def _refused(self, number: int, ref: str, title: str, before: int, cells: tuple[ShownCell, ...] = ()) -> PreviewRow:
        said = tuple(
            f"{one.column}: {one.message}" if one.column else one.message
            for one in self.issues[before:]
            if one.level == ERROR
        )
        return PreviewRow(number, ref, title, Outcome.REFUSED, cells, said)

    def _tell(self, row: int, key: str, value: str, message: str, level: str = ERROR) -> None:
        column = self.laid.at[key].words if key in self.laid.at else _(BY_KEY[key].heading) if key else ""
        self.issues.append(CellIssue(row, column, value, level, message))


def _shown(cell: Any, text: str, known: Known) -> ShownCell:
    base = cell_words(cell.key, cell.base, known, earlier=True)
    return ShownCell(cell, base, plain_words(cell.key, cell.theirs, text), cell_words(cell.key, cell.ours, known), text)


def _texts(row: ReadRow, places: Sequence[tuple[str, int]], *, guarded: bool) -> dict[str, str]:
    """What a row says, by field; in CSV what a program could run is ``guarded`` by an apostrophe."""
    cells, wide = row.cells, len(row.cells)
    found = {}
    for key, at in places:
        text = cells[at] if at < wide else ""
        found[key] = tidy(unguard(text) if guarded else text) if text else ""
    return found


def _reference(said: Mapping[str, str]) -> str:
    found = _REFERENCE.fullmatch(said.get(REF, ""))
    return f"A-{int(found[1])}" if found else ""


def _version(said: Mapping[str, str]) -> int | None:
    found = _NUMBER.fullmatch(said.get(VERSION, ""))
    return int(found[1]) if found else None


def _left_out(
    connection: Connection, file: ReadFile, known: Mapping[str, Known], wanted: Mapping[str, int | None]
) -> tuple[PreviewRow, ...]:
    return left_out(connection, known, {ref: wanted[ref] for ref in known}, went_out_with(file))


def _refuse_idle_choices(options: Options, rows: Iterable[PreviewRow]) -> None:
    there = {(row.ref, one.key) for row in rows for one in row.conflicts}
    for ref, key in options.choices:
        if (ref, key) not in there:
            conflicts = ", ".join(f"{ref}:{key}" for ref, key in sorted(there)) or _("none")
            raise Refused(
                _("{choice} is no conflict of this sheet; its conflicts are: {conflicts}.").format(
                    choice=f"{ref}:{key}", conflicts=conflicts
                )
            )
