"""The line over a list: its name and order, how many rows are shown, and the words that narrow it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from secretariat.toolkit.cells import cut
from secretariat.toolkit.text import content, line
from secretariat.values.language import _, current_language, ngettext


@dataclass(frozen=True, slots=True)
class Standing:
    """What the line says; all in the reader's language. ``trouble`` is a refusal, shown in place of the
    counts.
    """

    title: str = ""
    sort: str = ""
    shown: int | None = None
    of: int | None = None
    marked: int = 0
    words: str = ""
    trouble: str = ""


def number(value: int) -> str:
    """A whole number as it is read: 12,345, in Indonesian 12.345."""
    return f"{value:,}".replace(",", "." if current_language() == "id" else ",")


def standing_words(standing: Standing) -> str:
    """The right half: "2 marked · 12 of 23 shown · filter: korea"."""
    parts = []
    if standing.marked:
        parts.append(_("{n} marked").format(n=number(standing.marked)))
    if standing.trouble:
        return " · ".join([*parts, "! " + standing.trouble])
    if standing.shown is not None:
        # Words may also widen a list (status:all), and then there is no whole it would be a part of.
        if standing.words and standing.of is not None and standing.of >= standing.shown:
            parts.append(_("{n} of {all} shown").format(n=number(standing.shown), all=number(standing.of)))
        else:
            shown = ngettext("{n} shown", "{n} shown", standing.shown)
            parts.append(shown.format(n=number(standing.shown)))
    if standing.words:
        parts.append(_("filter: {words}").format(words=standing.words))
    return " · ".join(parts)


class ListStatus(Widget):
    """One line, kept up to date with ``say_now(shown=12, …)``."""

    DEFAULT_CSS = "ListStatus { height: 1; width: 1fr; text-wrap: nowrap; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.standing = Standing()

    def say_now(self, **changes: Any) -> None:
        """Change what the line says (see ``Standing``)."""
        self.standing = replace(self.standing, **changes)
        self.refresh()

    def render(self) -> Content:
        """Name and order on the left, the rest on the right, cut to what fits."""
        width = self.size.width
        name = line(self.standing.title)
        order = f" · {line(self.standing.sort)}" if self.standing.sort else ""
        right = line(standing_words(self.standing))
        room = width - cell_len(name) - 4
        order = cut(order, max(0, room - cell_len(right)))
        right = cut(right, max(0, room - cell_len(order)))
        blank = " " * max(1, width - 2 - cell_len(name) - cell_len(order) - cell_len(right))
        style = "$text-error" if self.standing.trouble else "dim"
        return Content.assemble(" ", content(name, "bold"), content(order, "dim"), blank, content(right, style), " ")
