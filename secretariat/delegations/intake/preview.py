"""What an import would do, row by row: new, changed, unchanged, warned about, refused; and its promised JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from secretariat.delegations.intake.columns import Column
from secretariat.delegations.intake.nominees import Issue
from secretariat.values.language import N_


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = N_("new")
    CHANGED = N_("changed")
    UNCHANGED = N_("unchanged")
    SAME = N_("same person")  # as in an earlier row
    REFUSED = N_("refused")
    MISSING = N_("missing")  # on record, not in the list; stays


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of somebody on record that the list has otherwise."""

    field: str
    before: str
    after: str


class PreviewLine(NamedTuple):
    """A row of the list, or (``row`` 0) somebody on record who is not in it.

    ``party`` is a code, "" where the party is unknown; ``person`` a reference, "" for somebody new; ``said`` are the
    sentences about the row.
    """

    row: int
    outcome: Outcome
    party: str
    person: str
    name: str
    title: str
    changes: tuple[FieldChange, ...]
    said: tuple[str, ...]
    warned: bool


@dataclass(frozen=True, slots=True)
class ComingParty:
    """A party that would be taken in."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything an import would do, or did. ``rows`` are those with people; ``people`` and ``parties`` how many the
    list has in the end, ``party_names`` what the codes in its lines are called. ``remembered`` is whose corrections of
    columns were used, "" for nobody's.
    """

    meeting: str
    file: str
    table: str
    columns: tuple[Column, ...]
    lines: tuple[PreviewLine, ...]
    missing: tuple[PreviewLine, ...]
    issues: tuple[Issue, ...]
    new_parties: tuple[ComingParty, ...]
    parties: int
    party_names: Mapping[str, str]
    conflicts: int
    remembered: str

    def count(self, outcome: Outcome) -> int:
        """How many rows come out so."""
        return sum(line.outcome is outcome for line in self.lines)

    @property
    def warned(self) -> int:
        """How many rows are taken in with a warning."""
        return sum(line.warned for line in self.lines)

    @property
    def people(self) -> int:
        """How many people of the list have, or would have, a place."""
        return len(self.lines) - self.count(Outcome.REFUSED) - self.count(Outcome.SAME)

    @property
    def refused(self) -> bool:
        """Whether any row can't be taken in."""
        return any(line.outcome is Outcome.REFUSED for line in self.lines)

    @property
    def changes_anything(self) -> bool:
        """Whether taking it in would change the record."""
        return any(line.outcome in (Outcome.NEW, Outcome.CHANGED) for line in self.lines)


def preview_json(preview: Preview) -> dict[str, Any]:
    """The promised keys of an import; ``missing`` and ``new_parties`` beside them."""
    return {
        "meeting": preview.meeting,
        "file": preview.file,
        "table": preview.table,
        "rows": len(preview.lines),
        "new": preview.count(Outcome.NEW),
        "changed": preview.count(Outcome.CHANGED),
        "unchanged": preview.count(Outcome.UNCHANGED),
        "same_person": preview.count(Outcome.SAME),
        "refused": preview.count(Outcome.REFUSED),
        "warnings": preview.warned,
        "conflicts": preview.conflicts,
        "people": preview.people,
        "parties": preview.parties,
        "columns": _keyed(preview.columns),
        "issues": [
            {
                "row": issue.row,
                "column": issue.column or None,
                "value": issue.value,
                "level": issue.level,
                "message": issue.message,
            }
            for issue in preview.issues
        ],
        "changes": [
            {
                "row": line.row,
                "person": line.person,
                "name": line.name,
                "party": line.party,
                "fields": [{"field": one.field, "before": one.before, "after": one.after} for one in line.changes],
            }
            for line in preview.lines
            if line.changes
        ],
        "missing": [{"person": line.person, "name": line.name, "party": line.party} for line in preview.missing],
        "new_parties": [{"code": one.code, "name": one.name, "kind": one.kind} for one in preview.new_parties],
    }


def _keyed(columns: tuple[Column, ...]) -> dict[str, str | None]:
    """What each column is read as, under its heading, or its letter where it has none or shares it.

    A heading that is also a column's letter is no key for any other, so that no column takes another's place.
    """
    found: dict[str, str | None] = {}
    letters = {one.letter: one for one in columns}
    for column in columns:
        heading = column.heading
        clear = heading and heading not in found and letters.get(heading, column) is column
        found[heading if clear else column.letter] = column.field
    return found
