"""The rows a list holds at a time: pages of a window on the record, the longest unseen forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from secretariat.toolkit.rows import RowWindow

PAGE: Final = 128
_KEPT: Final = 32


class Pages:
    """At most 32 pages of 128 rows, whatever the length of the list."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def row(self, index: int) -> Any | None:
        """The row at ``index``, or ``None`` while its page is not here."""
        page, offset = divmod(index, PAGE)
        rows = self._held.get(page)
        if rows is None or offset >= len(rows):
            return None
        self._held.move_to_end(page)
        return rows[offset]

    def put(self, pages: Mapping[int, Sequence[Any]]) -> None:
        """Take in pages by number."""
        for page, rows in pages.items():
            self._held[page] = rows
            self._held.move_to_end(page)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)

    def wanted(self, first: int, last: int, total: int) -> range | None:
        """The pages still to ask for so that rows ``first`` to ``last`` and their neighbours are here.

        What is on screen comes first; the page after and the page before it when that is there; ``None``
        when all are.
        """
        if total <= 0:
            return None
        low, high, end = max(0, first) // PAGE, min(last, total - 1) // PAGE, (total - 1) // PAGE
        seen = [page for page in range(low, high + 1) if page not in self._held]
        if seen:
            return range(seen[0], seen[-1] + 1)
        for page in (high + 1, low - 1):
            if 0 <= page <= end and page not in self._held:
                return range(page, page + 1)
        return None


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What a list shows first: the cursor's index, the pages around it, how many rows there are at least
    (``end``), and how many in all where that is clear already.
    """

    index: int
    pages: Mapping[int, Sequence[Any]]
    end: int
    total: int | None


def read_pages(source: RowWindow, pages: range) -> dict[int, Sequence[Any]]:
    """The rows of neighbouring pages, by page, in one read. (In a worker thread.)"""
    rows = source.rows(pages.start * PAGE, len(pages) * PAGE)
    return {page: rows[at * PAGE : (at + 1) * PAGE] for at, page in enumerate(pages)}


def first_look(source: RowWindow, keep_id: int | None, index: int, around: int) -> FirstLook:
    """Read what is to be seen around the record ``keep_id``, or around ``index`` when it is not in the list.

    The rows are not counted unless ``index`` lies beyond their end. (In a worker thread.)
    """
    found = source.position(keep_id) if keep_id is not None else None
    at = max(0, index if found is None else found)
    wanted = range(max(0, at - around) // PAGE, (at + around) // PAGE + 1)
    pages = read_pages(source, wanted)
    held = sum(len(rows) for rows in pages.values())
    if held == 0 and wanted.start > 0:
        total = source.count()
        return first_look(source, None, max(0, min(at, total) - 1), around)
    end = wanted.start * PAGE + held
    total_known = end if held < len(wanted) * PAGE else None
    return FirstLook(min(at, max(0, end - 1)), pages, end, total_known)
