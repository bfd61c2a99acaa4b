"""The cells of a list as texts that may be kept, column by column: most need no look at each character. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import Final

from secretariat.delegations.intake.columns import Column

_TOGETHER: Final = 256


def texts_of(rows: Sequence[tuple[str, ...]], columns: Sequence[Column]) -> Iterable[tuple[str | None, ...]]:
    """What stands in some columns, row by row, as ``plain_text`` makes it."""
    if not columns:
        return repeat((), len(rows))
    narrowest = min(map(len, rows), default=0)
    by_column = (
        list(map(itemgetter(at), rows)) if at < narrowest else [row[at] if at < len(row) else "" for row in rows]
        for at in (one.index for one in columns)
    )
    return zip(*map(_plain_column, by_column), strict=True)


def _plain_column(cells: Sequence[str]) -> list[str | None]:
    """The cells of a column as ``plain_text`` makes them; where some can all stay as they are, that is seen at once."""
    found: list[str | None] = []
    for start in range(0, len(cells), _TOGETHER):
        some = cells[start : start + _TOGETHER]
        if _can_stay(some):
            found += some
        else:
            # Most are in ASCII even so, and are looked at here: a call for each would take longer than the look.
            found += [cell.strip() if cell.isascii() and cell.isprintable() else plain_text(cell) for cell in some]
    return found


def _can_stay(cells: Sequence[str]) -> bool:
    """Whether ``plain_text`` would give all of these cells back as they are."""
    joined = "|".join(cells)
    return (
        joined.isprintable()
        and " |" not in joined
        and "| " not in joined
        and "  " not in joined
        and not joined.startswith(" ")
        and not joined.endswith(" ")
        and (joined.isascii() or unicodedata.is_normalized("NFC", joined))
    )


@lru_cache(maxsize=16384)
def plain_text(text: str) -> str | None:
    """A text as it may be kept, where that takes no looking at each character; lists say the same over and over."""
    if text.isascii() and text.isprintable():
        return text.strip()
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    return None
