"""Characters that no installed font can print: they are named, with the font package that has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

_NOT_SHOWN: Final = re.compile(
    r'^error: .*?: (?:the text `"(?P<text>.*)"` could not be displayed'
    r'|the PDF contains the codepoint `"(?P<code>.*)"`)',
    re.MULTILINE,
)
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}|\\(.)")
_MOST_NAMED: Final = 12  # characters of one script that a sentence can name and still be read

_CJK: Final = (
    "CJK",
    "HANGUL",
    "HIRAGANA",
    "KATAKANA",
    "BOPOMOFO",
    "FULLWIDTH",
    "IDEOGRAPHIC",
    "HALFWIDTH",
    "KANGXI",
)
_SCRIPT_NAMES: Final = {"CJK": "Han", "KANGXI": "Han", "IDEOGRAPHIC": "Han"}
# What fonts-noto-core, the second of the two packages an office needs, covers of the world's living scripts.
_CORE: Final = frozenset(
    (
        "LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN", "THAI", "LAO", "KHMER", "MYANMAR",
        "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM",
        "SINHALA", "TIBETAN", "ETHIOPIC", "CHEROKEE", "MONGOLIAN", "SYRIAC", "THAANA",
    )
)  # fmt: skip


class MissingGlyphs(Refused):
    """No installed font has some ``characters`` of a paper; ``packages`` are the Debian packages that have them."""

    def __init__(self, message: str, characters: tuple[str, ...], packages: tuple[str, ...]) -> None:
        super().__init__(message)
        self.characters = characters
        self.packages = packages


def missing_glyphs(diagnostic: str) -> MissingGlyphs | None:
    """The refusal for the characters Typst's ``diagnostic`` could not show; ``None`` where there are none."""
    characters = _characters(_unescaped(m["text"] or m["code"] or "") for m in _NOT_SHOWN.finditer(diagnostic))
    if not characters:
        return None
    groups: dict[tuple[str, str], list[str]] = {}
    for character in characters:
        groups.setdefault((script(character), font_package(character)), []).append(character)
    named = "; ".join(_group(held, name, package) for (name, package), held in groups.items())
    packages = tuple(dict.fromkeys(package for _name, package in groups if package))
    if packages:
        message = _("No installed font can print {named}. Install them with: apt install {packages}").format(
            named=named, packages=" ".join(packages)
        )
    else:
        message = _("No font can print {named}. Replace these characters in the record.").format(named=named)
    return MissingGlyphs(message, characters, packages)


def script(character: str) -> str:
    """The script of ``character`` as a word ("Thai", "Han", "Hangul"), for a sentence."""
    if unicodedata.category(character) == "Co":
        return _("private use")
    first = unicodedata.name(character, "").split(" ")[0].split("-")[0]
    return _SCRIPT_NAMES.get(first, first.capitalize()) if first else _("not assigned")


def font_package(character: str) -> str:
    """The Debian package whose fonts have ``character``; empty where no font can have it."""
    if unicodedata.category(character) in ("Co", "Cn", "Cs"):
        return ""
    name = unicodedata.name(character, "")
    if name.startswith(_CJK):
        return "fonts-noto-cjk"
    if "\U0001f000" <= character <= "\U0001faff":
        return "fonts-noto-color-emoji"
    if name.split(" ")[0] in _CORE or not character.isalpha():
        return "fonts-noto-core"
    return "fonts-noto-extra"


def _characters(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(character for text in texts for character in text))


def _group(characters: list[str], name: str, package: str) -> str:
    shown = " ".join(_visible(character) for character in characters[:_MOST_NAMED])
    if len(characters) > _MOST_NAMED:
        shown += " …"
    return f"{shown} ({name}: {package})" if package else f"{shown} ({name})"


def _visible(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{character} {code}" if character.isprintable() and not unicodedata.combining(character) else code


def _unescaped(text: str) -> str:
    """Text as Typst quotes it in a message (``\\u{e38}``, ``\\"``), read back."""
    plain = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else plain.get(m[2], m[2]), text)
