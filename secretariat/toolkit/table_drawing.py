"""How a list is drawn: its heading and its rows as lines of the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from secretariat.toolkit.cells import GAP, Placed, fit
from secretariat.toolkit.rows import Cell
from secretariat.toolkit.text import line
from secretariat.values.language import _

GUTTER: Final = 2
_GAP: Final = " " * GAP


def draw_heading(layout: Sequence[Placed], width: int, sort: str, descending: bool, style: Style) -> Strip:
    """The columns' headings; the one the list is sorted by bears ▴ or ▾."""
    words = []
    for place in layout:
        text = line(_(place.column.heading))
        if sort and place.column.sort == sort:
            text = f"{fit(text, max(1, min(len(text), place.width - 2)))} {'▾' if descending else '▴'}"
        words.append(fit(text, place.width, right=place.column.right))
    return _line([Segment(" " * GUTTER + _GAP.join(words), style)], layout, width, style)


def draw_row(
    cells: Sequence[Cell | str],
    layout: Sequence[Placed],
    width: int,
    styles: Mapping[str, Style],
    *,
    cursor: Style | None,
    marked: bool,
) -> Strip:
    """One record: a "*" where it is marked, its cells, the cursor's style over all where the cursor stands
    on it.
    """
    ground = styles[""] + (cursor or Style.null())
    mark = ground if cursor else styles["marked"]
    segments = [Segment("* " if marked else " " * GUTTER, mark)]
    for at, place in enumerate(layout):
        if at:
            segments.append(Segment(_GAP, ground))
        cell = cells[place.index] if place.index < len(cells) else ""
        text, emphasis = (cell.text, cell.emphasis) if isinstance(cell, Cell) else (cell, "")
        style = ground if cursor else styles[emphasis]
        segments.append(Segment(fit(line(text), place.width, right=place.column.right), style))
    return _line(segments, layout, width, ground)


def draw_waiting(layout: Sequence[Placed], width: int, style: Style, *, cursor: Style | None) -> Strip:
    """A row that is still being read: a dot where each column begins."""
    ground = style + (cursor or Style.null())
    words = _GAP.join(fit("·", place.width, right=place.column.right) for place in layout)
    return _line([Segment(" " * GUTTER + words, ground)], layout, width, ground)


def draw_words(text: str, width: int, style: Style) -> Strip:
    """A sentence where there are no rows."""
    return Strip([Segment(fit(" " * GUTTER + line(text), width), style)], width)


def _line(segments: list[Segment], layout: Sequence[Placed], width: int, ground: Style) -> Strip:
    """The segments as a line of ``width`` cells; what columns take is known, so nothing is measured again."""
    used = GUTTER + sum(place.width for place in layout) + GAP * max(0, len(layout) - 1)
    if used > width:
        return Strip(segments, used).crop(0, width)
    return Strip([*segments, Segment(" " * (width - used), ground)], width)
