"""The palette's answers: every command that is offered where one stands, places to go to, and records by any words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol, cast, runtime_checkable

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input, LoadingIndicator

from secretariat.toolkit.cells import cut, fit
from secretariat.toolkit.commands import Offer, key_words, offered, perform
from secretariat.toolkit.text import line, pieces
from secretariat.toolkit.worker import answer
from secretariat.values.language import LANGUAGES, _, in_language
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_PAUSE: Final = 0.12  # seconds of quiet before the record is searched
_WIDEST: Final = 73  # cells of a line
_NOTE: Final = 13  # cells of the column of keys and kinds
_OTHER: Final = 0.97  # what is found by a name in the other language stands below what is found by its own
_RECORDS: Final = 0.5  # records stand below commands that begin with the words, and above others


@dataclass(frozen=True, slots=True)
class Destination:
    """Somewhere to go: what it is called, a few words beside it, and how to get there (on the event loop).

    ``exact`` where it bears exactly the name or reference that was asked for; ``said`` is a place in its texts that
    holds the words. Everything is shown as text, whatever is in it. ``also`` are other names by which it is found
    (in the other language, say) and which are not shown.
    """

    title: str
    go: Callable[[], Any]
    note: str = ""
    said: str = ""
    exact: bool = False
    also: Sequence[str] = ()


@runtime_checkable
class Findable(Protocol):
    """An application with places to go to and records to find."""

    def destinations(self) -> Sequence[Destination]:
        """The places, whatever is asked. (On the event loop.)"""

    def find_records(self, words: str) -> Sequence[Destination]:
        """The records that hold ``words``, the best first. (In a worker thread.) May raise ``Refused``."""


class Palette(Provider):
    """Commands, places and records for Textual's command palette; what is stored goes through the text door."""

    async def discover(self) -> Hits:
        """Everything that can be done, before anything is typed."""
        for entry in self._entries():
            yield DiscoveryHit(_shown(entry, self._width), entry.go, text=entry.title)

    async def search(self, query: str) -> Hits:
        """What has every typed word in its title; then the records that hold them."""
        wanted = folded(query).split()
        found = False
        for order, entry in enumerate(self._entries()):
            score = max(_score(entry.title, wanted), *(_OTHER * _score(name, wanted) for name in entry.also), 0.0)
            if score:
                found = True
                yield Hit(score - order * 1e-4, _shown(entry, self._width), entry.go, text=entry.title)
        app = self.app
        if isinstance(app, Findable):
            await asyncio.sleep(_PAUSE)
            try:
                records = await answer(
                    lambda: cast(Findable, app).find_records(query), what=_("The record could not be searched.")
                )
            except Refused as refused:
                yield Hit(0.01, pieces((f"! {refused.message}", "$text-error")), _nothing, text=query)
                return
            for order, record in enumerate(records):
                found = True
                score = 0.98 if record.exact else _RECORDS
                yield Hit(score - order * 1e-4, _record(record, self._width), record.go, text=record.title)
        if not found:
            words = _("Nothing is called so, and no record has these words.")
            yield Hit(0.01, pieces((words, "dim")), _nothing, text=query)

    def _entries(self) -> Iterator[Destination]:
        """The commands in the order of the footer, then the places."""
        for offer in sorted(offered(self.screen), key=lambda offer: offer.command.rank):
            if offer.enabled and not offer.command.action.startswith("view(") and offer.command.id != "app.find":
                title, label = offer.command.title, offer.command.label
                also = [in_language(language, words) for words in (title, label) for language in LANGUAGES]
                yield Destination(_(title), partial(self._do, offer), _key(offer), also=also)
        if isinstance(self.app, Findable):
            yield from self.app.destinations()

    @property
    def _width(self) -> int:
        return min(_WIDEST, self.app.size.width - 7)

    async def _do(self, offer: Offer) -> None:
        await perform(self.app, offer)


class _StillPalette(CommandPalette):
    """Textual's palette, in which nothing moves while nobody types.

    Its sign of being busy is drawn 16 times a second also while it is hidden, which took 5 % of a core.
    """

    def on_mount(self) -> None:
        """Keep the sign of being busy, and the cursor, from being drawn over and over."""
        self.query_one(LoadingIndicator).auto_refresh = None
        self.query_one(Input).cursor_blink = False


def palette() -> CommandPalette:
    """The command palette, in the reader's language; an application has ``Palette`` among its ``COMMANDS``."""
    return _StillPalette(placeholder=_("a command, a place, or words of any record"), id="--command-palette")


def _key(offer: Offer) -> str:
    return key_words(offer.key) if offer.key else ""


def _score(title: str, words: Sequence[str]) -> float:
    """How well a title answers: 0 where a word is missing, most where it begins with them."""
    held = folded(title)
    if not all(word in held for word in words):
        return 0.0
    parts = held.split()
    if parts and words and parts[0].startswith(words[0]):
        return 0.95
    return 0.7 if all(any(part.startswith(word) for part in parts) for word in words) else 0.4


def _shown(entry: Destination, width: int, note_style: str = "bold") -> Content:
    """The key or the kind in a column of its own, and what it is called."""
    title = cut(line(entry.title), width - _NOTE)
    return pieces((fit(line(entry.note), _NOTE), note_style), title)


def _record(record: Destination, width: int) -> Content:
    """A record, and below it where it says so."""
    shown = _shown(record, width, "dim")
    if not record.said:
        return shown
    said = cut(line(record.said), width - _NOTE - 2)
    return Content.assemble(shown, "\n", " " * (_NOTE + 2), pieces((said, "dim")))


def _nothing() -> None:
    """There is nothing to do."""
