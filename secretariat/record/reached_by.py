"""E-mail addresses, telephone numbers and other strings of somebody in texts, however they are written. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_ADDRESS: Final = re.compile(r"[\w.+%'’-]+@[\w-]+(?:\.[\w-]+)*")
_NUMBER: Final = re.compile(r"\+?\(?\d(?:[\d\s().\-‐–/\u00a0]*\d)?")
_GROUP: Final = re.compile(r"\d+")
_FEWEST: Final = 6
"""Shorter ones mean too much else."""


class ReachedBy:
    """What somebody is reached by: addresses are the same in any case, numbers by their digits (``00`` for ``+``)."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._addresses: set[str] = set()
        self._numbers: set[str] = set()
        others: set[str] = set()
        for one in (string.strip() for string in strings):
            if len(one) < _FEWEST:
                continue
            if _ADDRESS.fullmatch(one):
                self._addresses.add(one.casefold())
            elif _NUMBER.fullmatch(one) and len(_digits(one)) >= _FEWEST:
                self._numbers.add(_digits(one))
            else:
                others.add(one)
        longest_first = sorted(others, key=len, reverse=True)
        self._others = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if others else None
        self.needles = self._addresses | {one.casefold() for one in others if one.isascii()}
        """Pieces one of which is in every ASCII text that holds an address or another string, whatever its case."""
        self.digits = frozenset(self._numbers)
        """The digits of the numbers: every text that holds one has them, in order."""

    def without(self, text: str, instead: str) -> str:
        """``text`` with ``instead`` in place of each."""
        if self._others is not None:
            text = self._others.sub(lambda _match: instead, text)
        if self._addresses and "@" in text:
            text = _ADDRESS.sub(lambda match: self._of_address(match[0], instead), text)
        if self._numbers:
            text = _NUMBER.sub(lambda match: self._of_number(match[0], instead), text)
        return text

    def _of_address(self, said: str, instead: str) -> str:
        # A full stop, a dash or a quotation mark may belong to the sentence around the address.
        for start in range(len(said) - len(said.lstrip(".-'’+%")) + 1):
            if said[start:].casefold() in self._addresses:
                return said[:start] + instead
            bare = said[start:].rstrip(".-")
            if bare.casefold() in self._addresses:
                return said[:start] + instead + said[start + len(bare) :]
        return said

    def _of_number(self, said: str, instead: str) -> str:
        """Several numbers may stand behind one another with nothing but a space between."""
        for start, end in _spans(said):
            if _digits(said[start:end]) in self._numbers:
                while start and said[start - 1] in "+(":
                    start -= 1
                return said[:start] + instead + self._of_number(said[end:], instead)
        return said


def _digits(said: str) -> str:
    # A number reads +82 or 0082; within a country's own 0 it is another string of digits.
    return "".join(str(int(c)) for c in said if c.isdigit()).removeprefix("00")


def _spans(said: str) -> Iterator[tuple[int, int]]:
    groups = [match.span() for match in _GROUP.finditer(said)]
    for first, (start, _end) in enumerate(groups):
        for _start, end in groups[: first - 1 if first else None : -1]:
            yield start, end
