"""What may be kept: texts without control characters, no longer than their column, numbers every database holds.

SQLite keeps what a column's length or type forbids, so all of it is checked before every write.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Integer, String, Table, Text

from secretariat.record.many_rows import Repeated
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable

MOST_NUMBER: Final = 2**31 - 1
"""The highest whole number a column holds, in every database."""


def kept(table: Table[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` as they are stored: what a person typed trimmed, in NFC, line breaks only where a text has lines.

    Raises ``Refused``, naming the field, for a control character, a text too long or a number too high.
    """
    checked = dict(values)
    texts, numbers = _typed(table)
    for key, (label, lines, limit) in texts.items():
        text = checked.get(key)
        if not text or not isinstance(text, str):
            continue
        if not _is_plain(text):
            text = checked[key] = keepable(text, _(label), lines=lines)
        if limit and len(text) > limit:
            raise _too_long(text, label, limit)
    for key, label in numbers.items():
        number = checked.get(key)
        if number is not None:
            refuse_too_high(number, _(label))
    return checked


def kept_columns(table: Table[Any], columns: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]] | None:
    """What ``kept`` makes of many rows, given by column; ``None`` where one of them is refused."""
    checked = dict(columns)
    texts, numbers = _typed(table)
    for key, (label, lines, limit) in texts.items():
        given = columns.get(key, ())
        if not given or _can_stay(given, limit):
            continue
        different = _texts(_different(given))
        if not _are_plain(different):
            put_right = {}
            for text in different:
                try:
                    put_right[text] = text if _is_plain(text) else keepable(text, label, lines=lines)
                except Refused:
                    return None
            checked[key] = _put_right(given, put_right)
            different = set(put_right.values())
        if limit and different and max(map(len, different)) > limit:
            return None
    for key in numbers:
        if any(abs(number) > MOST_NUMBER for number in _different(columns.get(key, ())) if number is not None):
            return None
    return checked


def _can_stay(values: Sequence[Any], limit: int) -> bool:
    """Whether all values are texts, or nothing, that are kept as they stand: most columns, seen at one look."""
    if isinstance(values, Repeated):
        return False
    try:
        joined = "\n".join(values)
    except TypeError:
        return False
    return _is_plain_joined(joined, len(values)) and (not limit or max(map(len, values)) <= limit)


def _different(values: Sequence[Any]) -> set[Any]:
    return {values.value} if isinstance(values, Repeated) else set(values)


def _texts(values: set[Any]) -> set[str]:
    """The texts among ``values`` that say something; ``values`` are used up."""
    if set(map(type, values)) <= {str, type(None)}:
        values -= {"", None}
        return values
    return {text for text in values if text and isinstance(text, str)}


def _put_right(values: Sequence[Any], right: Mapping[Any, Any]) -> Sequence[Any]:
    if isinstance(values, Repeated):
        return Repeated(right.get(values.value, values.value), len(values))
    return [right.get(text, text) for text in values]


def _are_plain(texts: set[str]) -> bool:
    """Whether ``_is_plain`` holds for all of them, asked once."""
    return _is_plain_joined("\n".join(texts), len(texts))


def _is_plain_joined(joined: str, size: int) -> bool:
    return (
        joined.count("\n") == max(size - 1, 0)
        and not joined.startswith(" ")
        and not joined.endswith(" ")
        and "\n " not in joined
        and " \n" not in joined
        and joined.replace("\n", "").isprintable()  # a space is the only printable character that is space
        and (joined.isascii() or unicodedata.is_normalized("NFC", joined))
    )


def refuse_too_high(number: int | None, field: str) -> None:
    """Raise ``Refused``, naming ``field``, where a whole number is more (or less) than a column holds."""
    if number is not None and abs(number) > MOST_NUMBER:
        raise Refused(
            _("{field}: {number} is too high a number; {most} is the highest.").format(
                field=field, number=str(number)[:40], most=MOST_NUMBER
            )
        )


def _is_plain(text: str) -> bool:
    """Whether a text can be kept as it stands; most are, and asking this is quick."""
    if not text.isprintable() or text[0].isspace() or text[-1].isspace():
        return False
    return text.isascii() or unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=128)
def _typed(table: Table[Any]) -> tuple[dict[str, tuple[str, bool, int]], dict[str, str]]:
    """The columns a person fills in: texts with their labels, whether they have lines and the most they hold (0: any
    length), numbers with their labels.
    """
    texts: dict[str, tuple[str, bool, int]] = {}
    numbers: dict[str, str] = {}
    limits = _limits(table)
    for column in table.columns:
        if "label" not in column.info or column.foreign_keys:
            continue
        if isinstance(column.type, String):
            limit, _label = limits.get(column.key, (0, ""))
            texts[column.key] = str(column.info["label"]), isinstance(column.type, Text), limit
        elif isinstance(column.type, Integer):
            numbers[column.key] = str(column.info["label"])
    return texts, numbers


def refuse_too_long(table: Table[Any], values: Mapping[str, Any]) -> None:
    """Raise ``Refused``, naming the field and its limit, where a text is longer than its column."""
    for key, (limit, label) in _limits(table).items():
        value = values.get(key)
        if isinstance(value, str) and len(value) > limit:
            raise _too_long(value, label, limit)


def _too_long(text: str, label: str, limit: int) -> Refused:
    return Refused(
        _("{field} is too long: {length} characters, and {limit} are kept at most.").format(
            field=_(label), length=len(text), limit=limit
        )
    )


@lru_cache(maxsize=128)
def _limits(table: Table[Any]) -> dict[str, tuple[int, str]]:
    """The longest text of each column a person fills in; columns worked out by the program have no label."""
    return {
        column.key: (column.type.length, str(column.info["label"]))
        for column in table.columns
        if isinstance(column.type, String)
        and not isinstance(column.type, Text)
        and column.type.length
        and "label" in column.info
    }
