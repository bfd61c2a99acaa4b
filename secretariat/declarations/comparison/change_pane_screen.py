"""One paragraph's change beside the list of changes: inline, or the two wordings side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from secretariat.declarations.comparison.comparing import Change
from secretariat.declarations.comparison.telling import MARKS, address_words, kind_words, side
from secretariat.declarations.comparison.words import Piece, Wording
from secretariat.toolkit.detail_pane import DetailPane
from secretariat.toolkit.text import content, pieces
from secretariat.values.fact_sheet import FactSheet

_STYLES: Final = {Wording.SAME: "", Wording.REMOVED: "strike $text-muted", Wording.ADDED: "bold underline $accent"}
_GAP: Final = " │ "
_LEAST_HALF: Final = 24


def change_lines(change: Change, names: tuple[str, str], width: int, *, beside: bool) -> list[Content]:
    """A change in lines of at most ``width`` cells; ``names`` are how the two texts are called. Side by side only where
    there is room.
    """
    head = pieces((address_words(change), "bold $accent"), (f"  {kind_words(change)}", "dim"))
    half = _half(width)
    body = _beside(change, names, half) if beside and half >= _LEAST_HALF else _shown(change.pieces).wrap(width)
    return [*head.wrap(width), Content(""), *body]


def _half(width: int) -> int:
    """The cells of each of two columns."""
    return (width - len(_GAP)) // 2


def _shown(some: Sequence[Piece]) -> Content:
    """Words that were removed and added are marked; colour and line only repeat it."""
    parts = [(f"{MARKS[one.kind][0]}{one.text}{MARKS[one.kind][1]}", _STYLES[one.kind]) for one in some]
    return pieces(*(part if part[1] else part[0] for part in parts))


def _beside(change: Change, names: tuple[str, str], half: int) -> Iterator[Content]:
    left = [content(names[0], "bold"), Content(""), *_shown(side(change.pieces, Wording.ADDED)).wrap(half)]
    right = [content(names[1], "bold"), Content(""), *_shown(side(change.pieces, Wording.REMOVED)).wrap(half)]
    for one, other in zip_longest(left, right, fillvalue=Content("")):
        kept = one.truncate(half, ellipsis=True)
        yield kept + Content(" " * (half - kept.cell_length)) + content(_GAP, "dim") + other.truncate(half)


class _Body(Widget):
    """The lines of a change at the width there is."""

    DEFAULT_CSS = "_Body { width: 1fr; height: auto; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__()
        self._change: Change | None = None
        self._names = ("", "")
        self._beside = False
        self._laid: tuple[int, Content, int] | None = None

    def put(self, change: Change | None, names: tuple[str, str] = ("", ""), *, beside: bool = False) -> None:
        self._change, self._names, self._beside, self._laid = change, names, beside, None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls it
        return self._lay(width)[1]

    def render(self) -> Content:
        return self._lay(self.size.width)[0]

    def _lay(self, width: int) -> tuple[Content, int]:
        if self._laid is None or self._laid[0] != width:
            room = max(1, width)
            lines = [] if self._change is None else change_lines(self._change, self._names, room, beside=self._beside)
            self._laid = (width, Content("\n").join(lines), max(1, len(lines)))
        return self._laid[1], self._laid[2]


class ChangePane(DetailPane):
    """A detail that shows a change: ``show_change`` puts one there."""

    def __init__(self) -> None:
        super().__init__()
        self._change_body = _Body()
        self._shown: Change | None = None

    @property
    def has_room(self) -> bool:
        """Whether two wordings fit side by side."""
        width = self._change_body.size.width
        return not width or _half(width) >= _LEAST_HALF  # it has no width yet before it is first laid out

    def compose(self) -> ComposeResult:
        """The change itself."""
        yield self._change_body

    def show(self, sheet: FactSheet | None, *, words: str = "") -> None:  # noqa: ARG002 - a change has no fact sheet
        """Show nothing: there is no change to show."""
        self._shown = None
        self._change_body.put(None)

    def show_change(self, change: Change, names: tuple[str, str], *, beside: bool) -> None:
        """Show a change from its beginning; the same one stays scrolled where it was."""
        same = change == self._shown
        self._shown = change
        self._change_body.put(change, names, beside=beside)
        if not same:
            self.scroll_home(animate=False)
