"""The columns of a tracker that goes out to a ministry and comes back: what they hold and who fills them in. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from secretariat.papers.columns import ColumnKind
from secretariat.values.language import N_


@dataclass(frozen=True, slots=True)
class TrackerColumn:
    """One column of the sheet.

    ``key`` names the field, ``heading`` (to translate) stands above it, ``kind`` and ``width`` (in characters) say how
    it is shown. ``filled_in`` is what the ministry fills in; all others are locked in the rows of actions that are on
    record. ``proposed`` is what may be written in an empty row to propose a new action.
    """

    key: str
    heading: str
    kind: ColumnKind
    width: float
    filled_in: bool = False
    proposed: bool = False


REF: Final = "ref"
VERSION: Final = "version"
COLUMNS: Final = (
    TrackerColumn(REF, N_("Ref"), "text", 8),
    TrackerColumn(VERSION, N_("Version"), "number", 8),
    TrackerColumn("title", N_("What"), "wrap", 44, proposed=True),
    TrackerColumn("lead", N_("Lead"), "wrap", 26, proposed=True),
    TrackerColumn("supporting", N_("Supporting"), "wrap", 18, proposed=True),
    TrackerColumn("counterpart", N_("Counterpart"), "wrap", 18, proposed=True),
    TrackerColumn("meeting", N_("From the meeting"), "wrap", 20, proposed=True),
    TrackerColumn("due", N_("Due"), "date", 18, filled_in=True, proposed=True),
    TrackerColumn("due_by", N_("Due by"), "date", 13),
    TrackerColumn("overdue", N_("Overdue"), "text", 17),
    TrackerColumn("status", N_("Status"), "text", 13, filled_in=True, proposed=True),
    TrackerColumn("done_on", N_("Done on"), "date", 14, filled_in=True),
    TrackerColumn("target", N_("Target"), "number", 9, proposed=True),
    TrackerColumn("achieved", N_("Achieved"), "number", 10, filled_in=True),
    TrackerColumn("unit", N_("Unit"), "wrap", 14, proposed=True),
    TrackerColumn("progress", N_("Progress"), "percent", 11),
    TrackerColumn("priority", N_("Priority"), "text", 11, proposed=True),
    TrackerColumn("evidence", N_("Evidence"), "wrap", 36, filled_in=True),
    TrackerColumn("why", N_("Why"), "wrap", 26, filled_in=True),
    TrackerColumn("note", N_("Note"), "wrap", 36, filled_in=True, proposed=True),
)
"""Left to right, as a ministry reads a matrix of actions."""

BY_KEY: Final = {column.key: column for column in COLUMNS}
WORKED_OUT: Final = frozenset({"due_by", "overdue", "progress"})
"""What follows from the rest: never read back."""
COMPARED: Final = tuple(column.key for column in COLUMNS if column.key not in WORKED_OUT | {REF, VERSION})
"""What is compared, cell by cell, when a sheet comes back."""
