"""Markdown tables, for wikis, issue trackers and mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from secretariat.papers.columns import SheetColumn, cell_text, printable

_MARKUP: Final = re.compile(r"([\\`*\[\]<|~])|(?<!\w)(_)|(_)(?!\w)|&(?=#?\w+;)")
_RIGHT: Final = frozenset({"number", "percent"})


def escaped(text: str) -> str:
    """``text`` so that Markdown (CommonMark with GitHub's tables) shows it as it was written, on one line.

    Brackets keep their meaning of "not agreed", ``|`` does not end the cell, a line break becomes ``<br>``.
    """
    shown = _MARKUP.sub(lambda found: "&amp;" if found[0] == "&" else "\\" + found[0], printable(text))
    return shown.strip().replace("\n", "<br>").replace("\t", " ")


def markdown_table(columns: Sequence[SheetColumn], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as one Markdown table, numbers to the right, ending in a line break."""
    rules = ["---:" if column.kind in _RIGHT else "---" for column in columns]
    lines = [_line([escaped(column.heading) for column in columns]), _line(rules)]
    for row in rows:
        lines.append(_line([escaped(cell_text(row.get(column.key), column.kind)) for column in columns]))
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
