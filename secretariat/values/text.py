"""Text as people give it: what may be kept, how it is compared, how it is sorted."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

_PLAIN_FOR: Final = str.maketrans(
    {
        "ł": "l",
        "Ł": "l",
        "ø": "o",
        "Ø": "o",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)
_HIRAGANA: Final = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
"""Each katakana, and its sign of repetition, as the hiragana for the same sound."""
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cs"})
_ALLOWED_CONTROLS: Final = frozenset("\n\t")


def keepable(value: str, field: str, *, lines: bool = False) -> str:
    """``value`` as it is stored: trimmed, in Unicode's NFC, line ends as ``\\n``.

    Raises ``Refused`` naming ``field`` and the position where it holds a control character, NUL or half a surrogate
    pair. A line break is allowed only where ``lines`` is set; elsewhere it becomes a space.
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = " ".join(text.split("\n"))
    for position, character in enumerate(text, start=1):
        if unicodedata.category(character) in _REFUSED_CATEGORIES and character not in _ALLOWED_CONTROLS:
            raise Refused(
                _("{field}: character {position} is a control character (U+{code}), which cannot be kept.").format(
                    field=field, position=position, code=f"{ord(character):04X}"
                )
            )
    return unicodedata.normalize("NFC", text).strip()


@lru_cache(maxsize=65536)
def folded(value: str) -> str:
    """``value`` for comparing and searching: no case, no accents, one space; ``Łódź`` and ``LODZ`` are one.

    Katakana, of half width too, are as hiragana: ``ワタナベ``, ``ﾜﾀﾅﾍﾞ`` and ``わたなべ`` are one.
    """
    if value.isascii():
        return " ".join(value.casefold().split())
    decomposed = unicodedata.normalize("NFKD", value.translate(_PLAIN_FOR))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare.casefold().translate(_HIRAGANA)).split())


def sort_key(value: str) -> str:
    """``value`` for ordering by code point (COLLATE "C"): folded, with punctuation ignored."""
    plain = folded(value)
    if plain.replace(" ", "").isalnum():
        return plain
    letters = "".join(c if c.isalnum() else " " for c in plain)
    return " ".join(letters.split())
