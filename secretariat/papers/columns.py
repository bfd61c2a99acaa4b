"""The columns of an exported list, and how a value reads as text in every kind of export."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

ColumnKind = Literal["text", "date", "number", "percent", "wrap"]

_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: ``key`` finds the value in a row, ``heading`` is shown above it.

    ``kind`` says what the values are: ``text``; ``wrap`` for long text; ``date`` for ``datetime.date`` values
    (text such as "July 2011" stays text); ``number``; ``percent`` for whole percents, 35 meaning 35 %.
    ``width`` is in characters; without one the column fits what is in it.
    """

    key: str
    heading: str
    kind: ColumnKind = "text"
    width: float | None = None


def printable(text: str) -> str:
    """``text`` with every character that paper and XML cannot carry replaced by a visible "�".

    These are control characters other than line end and tab, half surrogates, non-characters, and the marks
    that turn the direction of writing, which could make a name read as another.
    """
    if text.isprintable():  # never true of the characters below, and much the fastest check
        return text
    return _UNPRINTABLE.sub("�", text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", ""))


def is_printable(text: str) -> bool:
    """Whether a text is carried as it is; line ends are looked at by ``printable`` alone."""
    return text.isprintable() or not (_UNPRINTABLE.search(text) or "\ufeff" in text)


def cell_text(value: object, kind: ColumnKind = "text") -> str:
    """How ``value`` reads as text: nothing for ``None``, ISO 8601 for dates, ``35%`` for percents."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if kind == "percent" and isinstance(value, int | float):
        return f"{value:g}%"
    return str(value)
