"""The headings of a table that comes in: how they are compared, and how a sheet letters its columns."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from secretariat.values.text import folded


@lru_cache(maxsize=4096)
def phrase(text: str) -> str:
    """A heading or word for comparing: without case, accents and punctuation."""
    plain = folded(text)
    if plain.replace(" ", "").isalnum():
        return plain
    kept = "".join(c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") or c == "#" else " " for c in plain)
    return " ".join(kept.split())


def letter_of(index: int) -> str:
    """A, B, …, Z, AA as a sheet letters its columns; ``index`` counts from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
