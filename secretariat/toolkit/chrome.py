"""What frames every view, one row each: the title line, the line of views, the line of keys at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from secretariat.toolkit.commands import NEVER_IN_FOOTER, Offer, key_words, offered, perform
from secretariat.toolkit.text import line as one_line
from secretariat.values.language import _

_T = TypeVar("_T")
_ACCENT = "$accent"
_DIM = "$text-muted"


class TitleLine(Widget):
    """The first row: the office on the left (shortened if it must be), the day and zone on the right."""

    DEFAULT_CSS = "TitleLine { height: 1; width: 1fr; padding: 0 1; }"
    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(TitleLine.left, left)
        self.set_reactive(TitleLine.right, right)

    def render(self) -> RenderResult:
        width = self.content_size.width
        right = Content(one_line(self.right)).stylize(_DIM)
        room = max(width - right.cell_length - 2, 0)
        left = Content(one_line(self.left)).truncate(room, ellipsis=True).stylize("bold")
        gap = max(width - left.cell_length - right.cell_length, 0)
        return left + Content(" " * gap) + right


@dataclass(frozen=True, slots=True)
class ViewTab:
    """One view on the line of views: its id, its key ("1"), its name (a message to translate), how much is in it."""

    id: str
    key: str
    label: str
    count: int = 0


class ViewTabs(Widget):
    """The second row: ``‹1 Today› 2 Meetings …``. A click posts ``Chosen``; the app switches the view."""

    DEFAULT_CSS = "ViewTabs { height: 1; width: 1fr; padding: 0 1; }"
    active: reactive[str] = reactive("")
    tabs: reactive[Sequence[ViewTab]] = reactive[Sequence[ViewTab]](())

    @dataclass
    class Chosen(Message):
        """A view was clicked."""

        id: str

    def __init__(self, tabs: Sequence[ViewTab] = (), active: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(ViewTabs.tabs, tuple(tabs))
        self.set_reactive(ViewTabs.active, active)
        self._spans: list[tuple[int, int, str]] = []

    def render(self) -> RenderResult:
        words, close, first = self._words(self.content_size.width)
        shown = self.tabs[first : first + len(words)]
        line = Content("" if not close or (shown and shown[0].id == self.active) else " ")
        self._spans = []
        at = line.cell_length
        if first:
            line, at = self._beyond(line, at, self.tabs[first - 1])
        for number, (tab, word) in enumerate(zip(shown, words, strict=True)):
            here = tab.id == self.active
            between = " " if close and number else ""
            opened, closed = ("‹", "›") if here else ("", "") if close else (" ", " ")
            piece = Content(f"{between}{opened}{word}{closed}").stylize(f"bold {_ACCENT}" if here else _DIM)
            self._spans.append((at, at + piece.cell_length, tab.id))
            line, at = line + piece, at + piece.cell_length
        if first + len(words) < len(self.tabs):
            line, at = self._beyond(line, at, self.tabs[first + len(words)])
        return line

    def _beyond(self, line: Content, at: int, tab: ViewTab) -> tuple[Content, int]:
        """The line and its length with the sign that there are more; a click there goes to the next of them."""
        piece = Content("…").stylize(_DIM)
        self._spans.append((at, at + piece.cell_length, tab.id))
        return line + piece, at + piece.cell_length

    def _words(self, width: int) -> tuple[list[str], bool, int]:
        """The words of the tabs shown, whether they stand close, one cell apart, and which tab is the first of them.

        With key and count where there is room, else without counts, else without keys, else those around the active
        tab alone; no word is shortened. At least one blank stands between any two.
        """
        room, room_close = width - 2 * len(self.tabs) - 1, width - len(self.tabs) - 2
        labels = [_(tab.label) for tab in self.tabs]
        keyed = [f"{tab.key} {label}".strip() for tab, label in zip(self.tabs, labels, strict=True)]
        counted = [f"{word} {tab.count or ''}".strip() for tab, word in zip(self.tabs, keyed, strict=True)]
        for words in (counted, keyed, labels):
            needed = sum(Content(word).cell_length for word in words)
            if needed <= room or (words is not counted and needed <= room_close):
                return words, needed > room, 0
        active = next((at for at, tab in enumerate(self.tabs) if tab.id == self.active), 0)
        first, last = _around(active, [Content(word).cell_length + 2 for word in keyed], width - 2)
        return keyed[first:last], False, first

    def on_click(self, event: events.Click) -> None:
        found = _hit(self._spans, event.x - self.styles.padding.left)
        if found is not None:
            self.post_message(self.Chosen(found))


class KeyFooter(Widget):
    """The last row: what can be done where the focus stands, as much as fits; clickable."""

    DEFAULT_CSS = "KeyFooter { height: 1; width: 1fr; padding: 0 1; }"
    offers: reactive[Sequence[Offer]] = reactive[Sequence[Offer]](())
    _COLUMNS_PER_KEY: ClassVar[int] = 11

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spans: list[tuple[int, int, Offer]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._read)
        self._read(self.screen)

    def _read(self, screen: Screen[Any]) -> None:
        """Ask the registry again; called whenever the focus or what is bound changes."""
        if self.is_attached and screen is self.app.screen:
            self.offers = footer_offers(screen)

    def render(self) -> RenderResult:
        width = self.content_size.width
        line, at = Content(""), 0
        self._spans = []
        for offer in fitting(self.offers, width, max(1, width // self._COLUMNS_PER_KEY)):
            key, label = key_words(offer.key), _(offer.command.label)
            piece = Content.assemble((key, f"bold {_ACCENT}"), " ", (label, "" if offer.enabled else _DIM))
            self._spans.append((at, at + piece.cell_length, offer))
            line, at = line + piece + Content("  "), at + piece.cell_length + 2
        return line

    async def on_click(self, event: events.Click) -> None:
        offer = _hit(self._spans, event.x - self.styles.padding.left)
        if offer is not None:
            await perform(self.app, offer)


def footer_offers(screen: Screen[Any]) -> list[Offer]:
    """The commands that belong at the foot, most wanted first; those for marked rows lead while any is."""

    def place(offer: Offer) -> tuple[bool, int]:
        marked = offer.command.where == "marked" and getattr(offer.node, "marked_count", 0) > 0
        return (not marked, offer.command.rank)

    shown = [o for o in offered(screen) if o.key and o.command.label and o.command.rank < NEVER_IN_FOOTER]
    return sorted(shown, key=place)


def fitting(offers: Sequence[Offer], width: int, most: int) -> list[Offer]:
    """Those of ``offers`` that fit in ``width`` cells, ``most`` at most; help, if offered, is the last.

    While rows are marked, undo keeps its place before it: what is done then is done to many.
    """
    kept = ("undo", "help") if any(getattr(offer.node, "marked_count", 0) for offer in offers) else ("help",)
    last = [offer for action in kept for offer in offers if offer.command.action == action]
    room = width - sum(_cells(offer) for offer in last)
    taken: list[Offer] = []
    for offer in offers:
        if offer in last or len(taken) + len(last) >= most or _cells(offer) > room:
            continue
        taken.append(offer)
        room -= _cells(offer)
    return taken + last


def _cells(offer: Offer) -> int:
    return Content(f"{key_words(offer.key)} {_(offer.command.label)}  ").cell_length


def _around(active: int, lengths: Sequence[int], width: int) -> tuple[int, int]:
    """The first and the one after the last of the tabs around the active one that fit into ``width`` cells."""
    first, last, room = active, active + 1, width - lengths[active]
    while True:
        after = last < len(lengths) and lengths[last] <= room
        if after:
            room -= lengths[last]
            last += 1
        before = first > 0 and lengths[first - 1] <= room
        if before:
            room -= lengths[first - 1]
            first -= 1
        if not after and not before:
            return first, last


def _hit(spans: Sequence[tuple[int, int, _T]], x: int) -> _T | None:
    return next((value for start, end, value in spans if start <= x < end), None)
