"""A comparison as lines of a terminal: inline, or side by side; coloured where the terminal has colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from secretariat.commandline.output import columns_of, visible
from secretariat.declarations.comparison.comparing import Change
from secretariat.declarations.comparison.queries import ComparedTexts
from secretariat.declarations.comparison.telling import (
    MARKS,
    address_words,
    between_words,
    kind_words,
    listed,
    marked,
    side,
    summary_words,
    text_words,
)
from secretariat.declarations.comparison.words import Piece, Wording

LINE_OF_A_FILE: Final = 120
"""Columns of two texts side by side in a file or a pipe."""

_COLOURS: Final = {Wording.REMOVED: "\x1b[31;9m", Wording.ADDED: "\x1b[32;4m"}
_OFF: Final = "\x1b[0m"
_GAP: Final = " │ "
_NARROWEST: Final = 20


def inline_lines(compared: ComparedTexts, *, only_changed: bool, coloured: bool) -> Iterator[str]:
    """Each paragraph with what was removed and added marked within; colour, where there is any, only repeats it."""
    yield from _head(compared)
    for change in listed(compared.comparison, only_changed=only_changed):
        yield ""
        yield _title(change)
        text = _coloured(change.pieces) if coloured else visible(marked(change.pieces))
        yield from (f"  {line}" for line in text.split("\n"))


def side_by_side_lines(compared: ComparedTexts, width: int, *, only_changed: bool) -> Iterator[str]:
    """The text before on the left, the one after on the right, in so many columns."""
    yield from _head(compared)
    half = max((width - len(_GAP)) // 2, _NARROWEST)
    yield ""
    yield _row(text_words(compared.before), text_words(compared.after), half)
    yield f"{'─' * half}─┼─{'─' * half}"
    for change in listed(compared.comparison, only_changed=only_changed):
        left = _wrapped(_titled(change, change.before, side(change.pieces, Wording.ADDED)), half)
        right = _wrapped(_titled(change, change.after, side(change.pieces, Wording.REMOVED)), half)
        for one, other in zip_longest(left, right, fillvalue=""):
            yield _row(one, other, half)
        yield _row("", "", half)


def _head(compared: ComparedTexts) -> Iterator[str]:
    yield visible(f"{compared.ref}  {compared.title}")
    yield visible(between_words(compared))
    yield summary_words(compared.comparison.summary)


def _title(change: Change) -> str:
    words = kind_words(change)
    return "  ".join(part for part in (visible(address_words(change)), words) if part)


def _coloured(pieces: Sequence[Piece]) -> str:
    """The colour is begun anew on every line: what pages through the lines may show any of them first."""
    shown = []
    for piece in pieces:
        colour = _COLOURS.get(piece.kind)
        opens, closes = MARKS[piece.kind]
        text = f"{opens}{visible(piece.text)}{closes}"
        shown.append(text if colour is None else "\n".join(f"{colour}{line}{_OFF}" for line in text.split("\n")))
    return "".join(shown)


def _titled(change: Change, address: str, pieces: Sequence[Piece]) -> str:
    if not address:
        return ""
    words = f" ({kind_words(change)})" if kind_words(change) else ""
    return visible(f"{address}{words}\n{marked(pieces)}")


def _row(left: str, right: str, half: int) -> str:
    fitted = left + " " * (half - columns_of(left))
    return f"{fitted}{_GAP}{right}".rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, broken at spaces; a word that is longer is cut."""
    return [line for part in text.split("\n") for line in _broken(part, width)] if text else []


def _broken(text: str, width: int, wide: Callable[[str], int] = columns_of) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if wide(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        line = ""
        for character in word:
            if wide(line + character) > width:
                yield line
                line = ""
            line += character
    yield line
