"""The words of a document with their emphasis and links as Markdown says them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from secretariat.declarations.papers.runs import words_of_markdown
from secretariat.declarations.reading.read_text import Piece

_BRACKET: Final = re.compile(r"([\[\]])")
_MEANING: Final = re.compile(r"\*(?=\S)|(?<=\S)\*|\\|(?<!\w)_|_(?!\w)|&(?=#?\w{1,31};)")
_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s()<>]{1,500}")


def in_marks(pieces: Sequence[Piece]) -> str:
    """The words with the marks of Markdown. Signs that would be read as marks have a backslash before them; where
    Markdown can't say where emphasis begins and ends, the words stand without it.
    """
    marked = _linked(pieces, lambda run: "".join(_emphasised(run)))
    if words_of_markdown(marked) != _linked(pieces, lambda run: "".join(one.text for one in run)):
        marked = _linked(pieces, lambda run: "".join(_escaped(one.text) for one in run))
    return unicodedata.normalize("NFC", marked).strip()


def _linked(pieces: Sequence[Piece], said: Callable[[list[Piece]], str]) -> str:
    """What is said of the pieces, that of a link's in ``[words](address)``."""
    told = []
    for link, run in groupby(pieces, key=lambda one: one.link if _ADDRESS.fullmatch(one.link) else ""):
        words = said(list(run))
        told.append(f"[{words}]({link})" if link and words.strip() else words)
    return "".join(told)


def _emphasised(run: Sequence[Piece]) -> Iterator[str]:
    """Words between their stars; square brackets, signs and white space alone have none."""
    parts = [one._replace(text=part) for one in run for part in _BRACKET.split(one.text) if part]
    looks = groupby(parts, key=lambda one: (one.strong, one.slanted) if one.text not in "[]" else None)
    for look, group in looks:
        words = "".join(one.text for one in group)
        bare = words.strip()
        stars = "*" * (2 * look[0] + look[1]) if look and any(sign.isalnum() for sign in bare) else ""
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        yield f"{before}{stars}{_escaped(bare)}{stars}{after}" if stars else _escaped(words)


def _escaped(words: str) -> str:
    return _MEANING.sub(lambda found: f"\\{found[0]}", words)
