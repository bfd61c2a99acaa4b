"""What taking a tracker in would do, row by row and field by field: before and after, conflicts, what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from secretariat.actions.tracker.columns import BY_KEY, REF
from secretariat.actions.tracker.layout import Heading
from secretariat.actions.tracker.merging import MergedCell, Verdict
from secretariat.actions.tracker.went_out import reference_ranges
from secretariat.values.language import N_, _, ngettext

ERROR = "error"
WARNING = "warning"
_MOST_RANGES: Final = 8
"""Ranges of references that a line names."""


class Outcome(StrEnum):
    """What becomes of a row."""

    UNCHANGED = N_("unchanged")
    CHANGED = N_("changed")
    CONFLICT = N_("conflict")
    PROPOSED = N_("proposed")
    REFUSED = N_("refused")
    MISSING = N_("missing")


@dataclass(frozen=True, slots=True)
class CellIssue:
    """Something about a cell that somebody should know: an ``error`` refuses its row, a ``warning`` does not.

    ``row`` is the row in the file, ``column`` its heading ("" where it is about the whole row).
    """

    row: int
    column: str
    value: str
    level: str
    message: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell that came back otherwise than it went out, with its three sides in words; ``text`` is as they wrote it."""

    cell: MergedCell
    base: str
    theirs: str
    ours: str
    text: str

    @property
    def key(self) -> str:
        """The field."""
        return self.cell.key

    @property
    def heading(self) -> str:
        """The field in the reader's language."""
        return _(BY_KEY[self.key].heading)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the sheet, or (``row`` 0) an action that is missing in it.

    ``cells`` are those that came back otherwise; of a proposed row ``texts`` is what it says. ``said`` are the
    sentences about it.
    """

    row: int
    ref: str
    title: str
    outcome: Outcome
    cells: tuple[ShownCell, ...] = ()
    said: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    following: str = ""
    """When the next of its line is due, in EDTF, which is taken down where taking the sheet in ends this one."""

    @property
    def changes(self) -> tuple[ShownCell, ...]:
        """The cells that are, or would be, written."""
        return tuple(one for one in self.cells if one.cell.is_written) if self.outcome is not Outcome.REFUSED else ()

    @property
    def conflicts(self) -> tuple[ShownCell, ...]:
        """The cells that both sides changed, chosen between or not."""
        return tuple(one for one in self.cells if one.cell.verdict is Verdict.CONFLICT)


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything an import of a tracker would do, or did."""

    file: str
    table: str
    headings: tuple[Heading, ...]
    rows: tuple[PreviewRow, ...]
    missing: tuple[PreviewRow, ...]
    issues: tuple[CellIssue, ...]
    takes_proposed: bool
    drops_missing: bool

    def count(self, outcome: Outcome) -> int:
        """How many rows come out so."""
        return sum(one.outcome is outcome for one in self.rows)

    @property
    def is_ours(self) -> bool:
        """Whether it once went out from here; of other offices' trackers the columns not known go into the note."""
        return any(one.field == REF for one in self.headings)

    @property
    def changes(self) -> int:
        """How many cells are, or would be, written into actions on record."""
        return sum(len(one.changes) for one in self.rows)

    @property
    def changed(self) -> int:
        """How many actions on record are, or would be, changed."""
        return sum(bool(one.changes) for one in self.rows)

    @property
    def proposed(self) -> tuple[PreviewRow, ...]:
        """The rows that propose new actions."""
        return tuple(one for one in self.rows if one.outcome is Outcome.PROPOSED)

    @property
    def refused(self) -> tuple[PreviewRow, ...]:
        """The rows that can't be taken in."""
        return tuple(one for one in self.rows if one.outcome is Outcome.REFUSED)

    @property
    def open_conflicts(self) -> tuple[tuple[PreviewRow, ShownCell], ...]:
        """The cells between whose sides nobody has chosen: they stay as they are on record."""
        return tuple((row, one) for row, one in self._conflicts() if one.cell.is_open)

    @property
    def following(self) -> tuple[PreviewRow, ...]:
        """The rows that end an action that recurs, so that the next of its line is taken down."""
        ended = [one for one in self.rows if one.outcome is not Outcome.REFUSED]
        return tuple(one for one in (*ended, *(self.missing if self.drops_missing else ())) if one.following)

    @property
    def changes_anything(self) -> bool:
        """Whether taking it in would change the record."""
        added = self.takes_proposed and bool(self.proposed)
        return bool(self.changes) or added or (self.drops_missing and bool(self.missing))

    def _conflicts(self) -> Iterator[tuple[PreviewRow, ShownCell]]:
        return ((row, one) for row in self.rows if row.outcome is not Outcome.REFUSED for one in row.conflicts)


def counts_words(preview: Preview, taken_down: Sequence[str] = ()) -> str:
    """How many of each, in a line: "30 changes in 28 actions, 5 conflicts, 12 unchanged, 1 refused".

    Once it is taken in, ``taken_down`` are the references of what was proposed.
    """
    parts = [
        ngettext("{n} change", "{n} changes", preview.changes).format(n=preview.changes)
        + (" " + ngettext("in {n} action", "in {n} actions", preview.changed).format(n=preview.changed)
           if preview.changed else "")
    ]  # fmt: skip
    open_ = len(preview.open_conflicts)
    if open_:
        parts.append(ngettext("{n} conflict", "{n} conflicts", open_).format(n=open_))
    if taken_down:
        refs = reference_ranges(int(ref.removeprefix("A-")) for ref in taken_down)
        shown = ", ".join(refs[:_MOST_RANGES]) + (", …" if len(refs) > _MOST_RANGES else "")
        n = len(taken_down)
        parts.append(ngettext("{n} taken down as {refs}", "{n} taken down as {refs}", n).format(n=n, refs=shown))
    elif preview.proposed:
        n = len(preview.proposed)
        parts.append(ngettext("{n} proposed", "{n} proposed", n).format(n=n))
    if preview.missing:
        parts.append(_("{n} missing").format(n=len(preview.missing)))
    if preview.following:
        n = len(preview.following)
        parts.append(ngettext("{n} taken down as the next", "{n} taken down as the next", n).format(n=n))
    parts.append(_("{n} unchanged").format(n=preview.count(Outcome.UNCHANGED)))
    if preview.refused:
        n = len(preview.refused)
        parts.append(ngettext("{n} refused", "{n} refused", n).format(n=n))
    return ", ".join(parts)


def preview_json(preview: Preview) -> dict[str, Any]:
    """The promised keys of an import; ``changes``, ``conflict_list``, ``proposed`` and ``missing`` beside them."""
    return {
        "file": preview.file,
        "table": preview.table,
        "rows": len(preview.rows),
        "new": len(preview.proposed),
        "changed": preview.changed,
        "unchanged": preview.count(Outcome.UNCHANGED),
        "refused": len(preview.refused),
        "conflicts": len(preview.open_conflicts),
        "people": 0,
        "parties": 0,
        "columns": _columns(preview.headings),
        "issues": [
            {
                "row": one.row,
                "column": one.column or None,
                "value": one.value,
                "level": one.level,
                "message": one.message,
            }
            for one in preview.issues
        ],
        "changes": [
            {"row": row.row, "ref": row.ref, "field": one.key, "before": one.ours, "after": one.theirs}
            for row in preview.rows
            for one in row.changes
        ],
        "conflict_list": [
            {
                "row": row.row,
                "ref": row.ref,
                "field": one.key,
                "base": one.base,
                "theirs": one.theirs,
                "ours": one.ours,
                "choice": one.cell.choice,
            }
            for row in preview.rows
            if row.outcome is not Outcome.REFUSED
            for one in row.conflicts
        ],
        "proposed": [{"row": one.row, **dict(one.texts)} for one in preview.proposed],
        "following": [{"after": one.ref, "title": one.title, "due": one.following} for one in preview.following],
        "missing": [{"ref": one.ref, "title": one.title} for one in preview.missing],
    }


def _columns(headings: tuple[Heading, ...]) -> Mapping[str, str | None]:
    """What each column is read as, under its heading, or its letter where it has none or shares it."""
    found: dict[str, str | None] = {}
    for one in headings:
        heading = one.heading.split("\n")[0].strip()
        found[heading if heading and heading not in found else one.letter] = one.field
    return found
