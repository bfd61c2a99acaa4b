"""Symbols of papers tabled: made from a meeting's pattern, read back, counted on for a revision. Pure.

A pattern such as ``{year}/SMEMM/{number:03}`` gives ``2011/SMEMM/001``; its first revision is ``2011/SMEMM/001rev1``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

FIELDS: Final = ("year", "series", "meeting", "ordinal", "forum", "number")
"""What may stand in braces; ``number`` must, and may have a width: ``{number:03}``."""
LONGEST: Final = 80
_MOST_NUMBER: Final = 999_999
_MOST_REVISION: Final = 99
_PART: Final = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_FIELD: Final = re.compile(r"([a-z]+)(?::0?([1-6]))?")
_SAID: Final = re.compile(r"[A-Za-z0-9 ._/()-]+")
_REVISED: Final = re.compile(r"(.*[A-Za-z0-9)])([ ./-]?rev\.?)([0-9]{1,2})", re.IGNORECASE)


def checked_pattern(pattern: str) -> str:
    """A pattern as it can be kept; raises ``Refused`` saying which fields and signs are allowed."""
    kept = pattern.strip()
    if not kept:
        return ""
    numbers = 0
    for name, width, words in _parts(kept):
        if name not in ("", *FIELDS) or (width and name != "number"):
            raise _wrong(kept)
        if words and not _SAID.fullmatch(words):
            raise _wrong(kept)
        numbers += name == "number"
    if numbers != 1:
        raise Refused(
            _("The pattern “{pattern}” needs {field} once, such as {example}.").format(
                pattern=kept, field="{number}", example="{year}/SMEMM/{number:03}"
            )
        )
    if revision_of(symbol_of(kept, dict.fromkeys(FIELDS, "X"), 1)):
        raise Refused(_("The pattern “{pattern}” makes symbols that read as revisions.").format(pattern=kept))
    return kept


def checked_symbol(symbol: str) -> str:
    """A symbol that somebody gave; raises ``Refused`` where it could not be typed or is too long."""
    kept = " ".join(symbol.split())
    if not _SAID.fullmatch(kept) or len(kept) > LONGEST or not any(c.isalnum() for c in kept):
        raise Refused(
            _(
                "“{symbol}” can't be a symbol; it is made of letters A–Z, digits, spaces and . / - _ ( ), "
                "at most {most} of them."
            ).format(symbol=kept, most=LONGEST)
        )
    return kept


def fields_in(pattern: str) -> frozenset[str]:
    """The fields that a pattern fills in."""
    return frozenset(name for name, _width, _words in _parts(pattern) if name)


def symbol_of(pattern: str, values: Mapping[str, str], number: int) -> str:
    """The symbol of the paper of that number; ``values`` are those of the pattern's other fields."""
    told = []
    for name, width, words in _parts(pattern):
        if name == "number":
            told.append(f"{number:0{width or 1}}")
        else:
            told.append(values[name] if name else words)
    return "".join(told)


def number_of(pattern: str, values: Mapping[str, str], symbol: str) -> int | None:
    """The number that the pattern reads in a symbol, a revision's too; ``None`` where it is not of the pattern."""
    told = ""
    for name, _width, words in _parts(pattern):
        told += "([0-9]{1,6})" if name == "number" else re.escape(values[name] if name else words)
    found = re.fullmatch(told, without_revision(symbol), re.IGNORECASE)
    return int(found.group(1)) if found else None


def revision_of(symbol: str) -> int:
    """Which revision a symbol says it is: 0 is the first text."""
    found = _REVISED.fullmatch(symbol)
    return int(found.group(3)) if found else 0


def without_revision(symbol: str) -> str:
    """The symbol of the first text: ``2011/SMEMM/001`` of ``2011/SMEMM/001rev2``."""
    found = _REVISED.fullmatch(symbol)
    return found.group(1) if found else symbol


def revised(symbol: str, revision: int) -> str:
    """The symbol of a further revision, in the way the one before writes it: ``rev2``, ``/Rev.2``.

    Raises ``Refused`` where it would be too long, or the hundredth.
    """
    found = _REVISED.fullmatch(symbol)
    made = f"{found.group(1)}{found.group(2)}{revision}" if found else f"{symbol}rev{revision}"
    if revision > _MOST_REVISION or len(made) > LONGEST:
        raise Refused(_("{symbol} can't be revised once more; table it as a new paper.").format(symbol=symbol))
    return made


def checked_number(number: int) -> int:
    """A paper's number; raises ``Refused`` where it is none that a symbol can say."""
    if not 1 <= number <= _MOST_NUMBER:
        raise Refused(_("A paper's number is from 1 to {most}, not {number}.").format(most=_MOST_NUMBER, number=number))
    return number


def _parts(pattern: str) -> Iterator[tuple[str, int, str]]:
    """Name and width of each field, or the words between them; what is neither has a name that no field has."""
    for found in _PART.finditer(pattern):
        inside, words, _alone = found.groups()
        if words is not None:
            yield "", 0, words
            continue
        field = _FIELD.fullmatch(inside or "")
        yield (field.group(1), int(field.group(2) or 0), "") if field else ("?", 0, "")


def _wrong(pattern: str) -> Refused:
    return Refused(
        _(
            "The pattern “{pattern}” can't be read; between letters, digits, spaces and . / - _ ( ) it may have the "
            "fields {fields}, the number with a width such as {example}."
        ).format(pattern=pattern, fields=", ".join(f"{{{name}}}" for name in FIELDS), example="{number:03}")
    )
