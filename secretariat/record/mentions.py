"""Names of people in texts: found whatever their case, accents and punctuation, and taken out. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from secretariat.record.reached_by import ReachedBy
from secretariat.values.text import folded

_WORD: Final = re.compile(r"\w+")
_BETWEEN: Final = frozenset(" \t\n\u00a0,.-‐'’ʻʼ‘`·")
"""What may stand between the words of one name."""
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]{2,}")
"""A whole name in a script whose words are written without spaces."""
_LETTERS: Final = re.compile(r"[a-z0-9]+")

Words = tuple[str, ...]


class Mentions:
    """Names that are to be taken out of texts, ``instead`` standing in their place.

    ``full`` are names that mean nobody else; ``unsure`` are those that could (a single word, a name that two people
    have): they are taken out only where a text is known to speak of the person. ``alone`` are parts of a name, which
    are never taken out: a text that holds one is left to be looked through. ``exact`` are e-mail addresses, telephone
    numbers and the like.
    """

    def __init__(
        self, full: Iterable[str], unsure: Iterable[str], exact: Iterable[str], instead: str, alone: Iterable[str] = ()
    ) -> None:
        self.instead = instead
        full, unsure = set(full), set(unsure)
        self._unspaced = {name for name in full if _UNSPACED.fullmatch(name)}
        self._full = _by_first_word(full - self._unspaced)
        self._known = _by_first_word(full | unsure)
        self._alone = _by_first_word(alone)
        self._reached_by = ReachedBy(exact)
        self._whole = {words for names in self._known.values() for words in names}
        self.digits = self._reached_by.digits
        """Digits of telephone numbers: a text that holds such a number has them in order, whatever stands between."""

    def without(self, text: str, *, known: bool = False) -> str:
        """``text`` without the names; those that are ``unsure`` too, where it is ``known`` to speak of the person."""
        text = self._reached_by.without(text, self.instead)
        if not text.isascii():
            for name in self._unspaced:
                text = text.replace(name, self.instead)
        return self._without_words(text, self._known if known else self._full)

    def doubtful(self, value: Any, *, parts: bool = True) -> bool:
        """Whether what the names were taken out of may name the person all the same: by a name that is ``unsure``, or
        (with ``parts``) by a part of a name that stands alone."""
        if isinstance(value, str):
            return any(self._without_words(value, names) != value for names in (self._known, self._alone)[: 1 + parts])
        if isinstance(value, Mapping):
            value = list(value.values())
        return isinstance(value, list) and any(self.doubtful(one, parts=parts) for one in value)

    def is_name(self, text: str) -> bool:
        """Whether a text is one of the names and nothing else."""
        return _words(text) in self._whole

    def without_in(self, value: Any, *, known: bool = False) -> Any:
        """The same for whatever JSON holds."""
        if isinstance(value, str):
            return self.without(value, known=known)
        if isinstance(value, Mapping):
            return {key: self.without_in(one, known=known) for key, one in value.items()}
        if isinstance(value, list):
            return [self.without_in(one, known=known) for one in value]
        return value

    def needles(self, *, parts: bool = False) -> frozenset[str]:
        """Pieces one of which is, in some case, in every text of ASCII letters alone that holds a name or address;
        with ``parts`` also in those that hold a part of a name.

        Other texts have to be looked through whole: any letter of a name may be written with an accent. The same goes
        for texts that hold ``digits``.
        """
        found = set(self._reached_by.needles)
        for names in (self._known, self._alone)[: 1 + parts]:
            for words in (words for those in names.values() for words in those):
                runs = _LETTERS.findall(" ".join(words))
                if runs and all(map(str.isascii, words)):
                    found.add(max(runs, key=len))
        return frozenset(found)

    def _without_words(self, text: str, names: Mapping[str, list[Words]]) -> str:
        if not text.isascii():
            composed = unicodedata.normalize("NFC", text)
            if composed != text:  # a mark of its own ends a word
                bare = self._without_words(composed, names)
                return text if bare == composed else bare
        words = [(folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)] if names else []
        parts, kept, at = [], 0, 0
        while at < len(words):
            length = next((len(name) for name in names.get(words[at][0], ()) if _stands(name, words, at, text)), 0)
            if length:
                end = words[at + length - 1][2]
                while end < len(text) and _is_mark(text[end]):
                    end += 1
                parts += [text[kept : words[at][1]], self.instead]
                kept = end
            at += length or 1
        return "".join([*parts, text[kept:]]) if parts else text


def is_unsure(name: str) -> bool:
    """Whether a name is one word, which may mean something else in a text."""
    return len(_words(name)) < 2 and not _UNSPACED.fullmatch(name)


def _words(text: str) -> Words:
    return tuple(folded(word) for word in _WORD.findall(unicodedata.normalize("NFC", text)))


def _by_first_word(names: Iterable[str]) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = {}
    for words in {_words(name) for name in names}:
        if words:
            found.setdefault(words[0], []).append(words)
    for those in found.values():
        those.sort(key=len, reverse=True)
    return found


def _stands(name: Words, words: list[tuple[str, int, int]], at: int, text: str) -> bool:
    if at + len(name) > len(words):
        return False
    for place, word in enumerate(name):
        here, start, _end = words[at + place]
        if here != word:
            return False
        between = text[words[at + place - 1][2] : start] if place else ""
        if any(c not in _BETWEEN and not _is_mark(c) for c in between):
            return False
    return True


def _is_mark(character: str) -> bool:
    """Whether a character is part of the letter before it (vowel signs of Thai, Arabic points)."""
    return unicodedata.category(character).startswith("M")
