"""How text fits into the cells of a terminal: cutting, filling, and sharing a line among columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, split_graphemes

from secretariat.toolkit.rows import TableColumn
from secretariat.values.bar import bar as bar

GAP: Final = 2
_LEAST: Final = 3


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, ending in "…" where it was longer; never half a character."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    room, end = width - 1, 0
    for _start, stop, cells in split_graphemes(text)[0]:
        if cells > room:
            break
        room -= cells
        end = stop
    return text[:end] + "…"


def fit(text: str, width: int, *, right: bool = False) -> str:
    """``text`` in exactly ``width`` cells: cut, or filled with spaces (on the left where ``right``)."""
    kept = cut(text, width)
    blank = " " * (width - cell_len(kept))
    return blank + kept if right else kept + blank


@dataclass(frozen=True, slots=True)
class Placed:
    """A column as it stands on the line: which one it is, and its width in cells."""

    index: int
    column: TableColumn
    width: int


def placed(columns: Sequence[TableColumn], width: int) -> tuple[Placed, ...]:
    """The columns that fit side by side into ``width`` cells, ``GAP`` cells apart.

    Columns that may be dropped go, the highest ``drop`` first; then the widest are narrowed; what is left
    over is shared among those with ``flex``.
    """
    kept = list(enumerate(columns))
    while _needed(kept) > width and any(column.drop for _, column in kept):
        kept.remove(max(kept, key=lambda pair: (pair[1].drop, pair[0])))
    widths = [column.width for _, column in kept]
    over = _needed(kept) - width
    while over > 0 and widths and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
        over -= 1
    if over < 0:
        _share(-over, kept, widths)
    return tuple(Placed(index, column, wide) for (index, column), wide in zip(kept, widths, strict=True))


def _needed(kept: Sequence[tuple[int, TableColumn]]) -> int:
    return sum(column.width for _, column in kept) + GAP * max(0, len(kept) - 1)


def _share(left: int, kept: Sequence[tuple[int, TableColumn]], widths: list[int]) -> None:
    shares = sum(column.flex for _, column in kept)
    for at, (_, column) in enumerate(kept):
        if column.flex and shares:
            extra = left * column.flex // shares
            widths[at] += extra
            left -= extra
            shares -= column.flex
