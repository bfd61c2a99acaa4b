"""Who is nominated by a list that was read, and what is to be told of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from secretariat.people.name_reading import WrittenName

ERROR: Final = "error"
WARNING: Final = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about a row that a person should know: an ``error`` refuses it, a ``warning`` does not.

    ``row`` is the row in the file, 0 where it is about the whole of it; ``column`` its heading, "" where about all.
    """

    row: int
    column: str
    value: str
    level: str
    message: str


@dataclass(slots=True)
class Nominee:
    """One person of a list. ``person`` and ``place`` hold only what the list says; nothing in them is empty."""

    row: int
    party: str
    group: str
    name: WrittenName
    key: str
    person: dict[str, Any]
    place: dict[str, Any]
    party_column: str = ""


@dataclass(slots=True)
class Read:
    """What was read of a table: nominees, issues, and which rows cannot be taken in."""

    nominees: list[Nominee] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)

    def tell(self, row: int, column: str, value: str, level: str, message: str) -> None:
        """Note an issue; one of level ``error`` refuses its row."""
        self.issues.append(Issue(row, column, value, level, message))
        if level == ERROR:
            self.refused.add(row)
