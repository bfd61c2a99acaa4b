"""What the reader of a file remarked on a tracker: what is struck out, merged, never worked out, an error. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from secretariat.actions.tracker.columns import COMPARED, REF, VERSION
from secretariat.actions.tracker.foreign import PART
from secretariat.actions.tracker.layout import Laid
from secretariat.actions.tracker.preview import ERROR, WARNING
from secretariat.papers.read_tables import MERGED, STRUCK, ReadFile, ReadRemark

_READ: Final = frozenset({*COMPARED, REF, VERSION, PART})


class Remarked(NamedTuple):
    """A remark on a field of a row ("" where it is about the whole row); ``kind`` is the reader's."""

    key: str
    value: str
    message: str
    kind: str

    @property
    def level(self) -> str:
        """What it does to its row: without its reference an action would be taken for a new one."""
        return WARNING if self.kind == MERGED or (self.kind == STRUCK and self.key != REF) else ERROR


def remarked(file: ReadFile, laid: Laid) -> dict[int, list[Remarked]]:
    """The remarks on what is read of a tracker, by row."""
    fields = {one.index + 1: key for key, one in laid.at.items() if key in _READ}
    tables = _tables(file, laid)
    found: dict[int, list[Remarked]] = {}
    for one in file.remarks:
        here = one.row and one.table in tables and (one.value or one.kind == STRUCK)
        if here and (one.column in fields or _is_on_row(one)):
            key = fields.get(one.column, "")
            found.setdefault(one.row, []).append(Remarked(key, one.value, one.message, one.kind))
    return found


def rows_struck_in(remarks: dict[int, list[Remarked]], key: str) -> Sequence[int]:
    """The rows in which a field is struck out, alone or with the whole row, in order."""
    return sorted(
        row for row, of_row in remarks.items() if any(one.kind == STRUCK and one.key in ("", key) for one in of_row)
    )


def _is_on_row(remark: ReadRemark) -> bool:
    return remark.kind == STRUCK and not remark.column


def _tables(file: ReadFile, laid: Laid) -> frozenset[str]:
    """The names of the tables its rows are from: a text's may be from several, and are numbered in one."""
    if file.kind != ".md":
        return frozenset({laid.name})
    numbers = {row.number for row in laid.rows}
    others = (table.name for table in file.tables if any(row.number in numbers for row in table.rows))
    return frozenset({laid.name, *others})
