"""What is read of papers tabled, as frozen rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in a list; ``item`` is the number of its agenda item or "", ``by`` a party's name or whoever it is from.

    ``superseded_by`` is the symbol of the newest revision, "" where this one is the newest. ``file_size`` is in bytes.
    """

    id: int
    version: int
    ref: str
    meeting: str
    number: int
    revision: int
    title: str
    purpose: str
    access: str
    item: str
    by: str
    party: str
    file_name: str
    file_size: int | None
    superseded_by: str


@dataclass(frozen=True, slots=True)
class PaperDetail:
    """Everything kept of one paper; ``revisions`` are the symbols of all its texts, the first one first."""

    row: PaperRow
    meeting_title: str
    item_title: str
    language: str
    tabled_on: str
    file_hash: str
    note: str
    source: str
    revisions: tuple[str, ...]

    @property
    def id(self) -> int:
        """Its number in the record."""
        return self.row.id

    @property
    def version(self) -> int:
        """The version a form remembers."""
        return self.row.version

    @property
    def ref(self) -> str:
        """Its symbol."""
        return self.row.ref
