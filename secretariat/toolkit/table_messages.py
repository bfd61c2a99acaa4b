"""What a list tells the view it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from secretariat.toolkit.table_reading import TableReading


class _TableMessage(Message):
    def __init__(self, table: TableReading) -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> TableReading:
        """The list it comes from (for ``@on`` with a selector)."""
        return self.table


class RowHighlighted(_TableMessage, namespace="record_table"):
    """The cursor came to stand on ``row``, or the row under it was read anew; ``None`` when the list is
    empty.
    """

    def __init__(self, table: TableReading, row: Any | None) -> None:
        super().__init__(table)
        self.row = row


class RowOpened(_TableMessage, namespace="record_table"):
    """``row`` was opened: Enter, or a double click."""

    def __init__(self, table: TableReading, row: Any) -> None:
        super().__init__(table)
        self.row = row


class RowDragged(_TableMessage, namespace="record_table"):
    """The row under the cursor was dragged ``by`` rows down (up where negative)."""

    def __init__(self, table: TableReading, by: int) -> None:
        super().__init__(table)
        self.by = by


class MarksChanged(_TableMessage, namespace="record_table"):
    """These records are marked now."""

    def __init__(self, table: TableReading, ids: frozenset[int]) -> None:
        super().__init__(table)
        self.ids = ids


class RowsCounted(_TableMessage, namespace="record_table"):
    """The list has ``total`` rows; it comes after the first rows are shown."""

    def __init__(self, table: TableReading, total: int) -> None:
        super().__init__(table)
        self.total = total


class LoadFailed(_TableMessage, namespace="record_table"):
    """The list could not be read, for the reason in ``sentence``; the rows that were there stay."""

    def __init__(self, table: TableReading, sentence: str) -> None:
        super().__init__(table)
        self.sentence = sentence


class HeadingPressed(_TableMessage, namespace="record_table"):
    """The heading of a column that offers the order ``sort`` was clicked."""

    def __init__(self, table: TableReading, sort: str) -> None:
        super().__init__(table)
        self.sort = sort
