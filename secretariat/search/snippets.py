"""The piece of a text in which a searched word stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from secretariat.values.text import folded

_BEFORE: Final = 30
_LONGEST: Final = 90


def snippet(texts: Iterable[str], words: Sequence[str]) -> str:
    """The first place in ``texts`` where one of the folded ``words`` stands, with what is around it; "" for none.

    The text is given as it is kept, on one line; ``…`` marks where it was cut.
    """
    for text in texts:
        line = " ".join(text.split())
        at = _place(line, words)
        if at is not None:
            return _around(line, at)
    return ""


def _place(line: str, words: Sequence[str]) -> int | None:
    """Where the first word begins. Folding may change a text's length, so the pieces between spaces are folded."""
    whole = folded(line)
    wanted = [word for word in words if word in whole]
    if not wanted:
        return None
    at = 0
    for piece in line.split(" "):
        if any(word in folded(piece) for word in wanted):
            return at + _within(piece, wanted)
        at += len(piece) + 1
    return 0


def _within(piece: str, words: Sequence[str]) -> int:
    """Where in an unbroken piece, which may be a whole sentence in scripts without spaces, the word begins."""
    for start in range(len(piece) - 1, 0, -1):
        rest = folded(piece[start:])
        if any(rest.startswith(word) for word in words):
            return start if start > _BEFORE else 0
    return 0


def _around(line: str, at: int) -> str:
    start = 0 if at <= _BEFORE else line.rfind(" ", 0, at - _BEFORE // 2) + 1
    if at - start > _BEFORE:
        start = at
    end = start + _LONGEST
    if end < len(line):
        end = max(line.rfind(" ", start, end), start + _LONGEST // 2)
    cut = line[start:end].strip()
    return ("…" if start else "") + cut + ("…" if end < len(line) else "")
