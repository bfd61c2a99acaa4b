"""A name in its own script beside the Latin one: ``Dong-Sun KIM (김동선)``, ``林聖忠 LIN Sheng-chung``. Pure."""

from __future__ import annotations

from typing import Final

_BRACKETS: Final = "()（）"
_EAST_ASIAN: Final = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_LATIN: Final = (
    (0x1D00, 0x1EFF),
    (0x2C60, 0x2C7F),
    (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFF21, 0xFF5A),
)


def scripts_apart(text: str) -> tuple[str, str]:
    """The Latin and the native words of a text that holds both; the text and "" where it holds one only."""
    if text.isascii() or max(text) < "\u0370":
        return text, ""
    spaced = text.replace("（", " (").replace("）", ") ").replace("(", " (") if "(" in text or "（" in text else text
    native: list[str] = []
    latin: list[str] = []
    for word in spaced.split():
        (native if in_other_script(word) else latin).append(word)
    if not native or not any(any(c.isalpha() for c in word) for word in latin):
        return " ".join(text.split()), ""
    return " ".join(latin), " ".join(word.strip(_BRACKETS) for word in native)


def in_other_script(word: str) -> bool:
    """Whether every letter of a word is of another script than the Latin."""
    letters = [ord(c) for c in word if c.isalpha()]
    return bool(letters) and all(_is_other(code) for code in letters)


def is_east_asian(word: str) -> bool:
    """Whether a word is written in Han characters, kana or Hangul, where the family name comes first."""
    return bool(word) and all(any(low <= ord(c) <= high for low, high in _EAST_ASIAN) for c in word)


def is_kana(text: str) -> bool:
    """Whether a text is written in hiragana or katakana, which tell how Chinese characters are read."""
    letters = [ord(c) for c in text if c.isalpha()]
    return bool(letters) and all(0x3041 <= code <= 0x30FF for code in letters)


def _is_other(code: int) -> bool:
    return code >= 0x370 and not any(low <= code <= high for low, high in _LATIN)
