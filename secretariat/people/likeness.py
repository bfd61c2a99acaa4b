"""Whether two names may be one person's: the same words, whatever their order, accents, capitals, hyphens. Pure."""

from __future__ import annotations

from typing import Final

from secretariat.people.name_reading import WrittenName, read_name
from secretariat.people.scripts import is_east_asian
from secretariat.values.text import folded

_APART: Final = str.maketrans(
    {"-": " ", "‐": " ", "–": " ", ".": " ", ",": " ", "(": " ", ")": " ", "'": "", "’": "", "ʻ": "", "`": ""}
)


def likeness_key(written: WrittenName | str) -> str:
    """One key for every way a name is written: its folded words in alphabetical order, without honorific and titles.

    A text is read first. Two people may share a key: it says who may be the same, never who is.
    """
    name = written.name if isinstance(written, WrittenName) else read_name(written).name
    plain = folded(name)
    words = plain.split() if plain.replace(" ", "").isalpha() else plain.translate(_APART).split()
    if not plain.isascii() and words and all(map(is_east_asian, words)):
        return "".join(words)
    return " ".join(sorted(words)) or plain
