"""Which party a file from elsewhere means: every known name at once, in memory, in many languages.

The names on record come first; what they don't know is looked for among the states of ``db/reference/states.csv``
(names of Unicode CLDR in fifteen languages and scripts, formal names and codes of ISO 3166 and the IOC). That file is
read only when a name is met that the record does not have. Nothing is guessed: a name means one party or none.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import cache, partial
from typing import Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.parties.model import party, party_name
from secretariat.parties.naming import own_name
from secretariat.record.resources import database_folder
from secretariat.values.text import folded

_FOOTNOTES: Final = re.compile(r"[*†‡§¶¹²³⁰⁴-⁹]+|\[[0-9a-z]{1,2}\]|\((?:[0-9]{1,2}|[a-z])\)$")
_NO_WORD: Final = re.compile(r"[^0-9a-z]+")
_TURNED: Final = re.compile(r"(.+?)\s*(?:\(([^()]+?)\s*\)|,\s*(.+))\s*$")
_SHARED: Final[dict[str, tuple[str, ...]]] = dict.fromkeys(
    ("korea", "corea", "coree", "coreia", "корея", "كوريا", "triều tien"), ("KR", "KP")
)
"""Names of more than one state, whatever list has them as one's alone; by key, as ISO codes."""

_LESS_NEAR: Final = 0.08
"""How much less like a name another may be than the nearest, to be named beside it."""

_LANGUAGES_FROM: Final = 6
"""The columns of states.csv from this one on are names by language."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A party on record."""

    party_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A state that is known but not on record: ``code`` is ISO 3166, ``names`` everything it is called."""

    code: str
    name: str
    name_id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name nobody is known by, or that ``several`` are: ``between`` are their codes."""

    several: bool
    _near: Callable[[], tuple[str, ...]]
    between: tuple[str, ...] = ()

    @property
    def nearest(self) -> tuple[str, ...]:
        """Names that it could have been, at most three; looked for only when asked for, as that takes a while."""
        return self._near()


Answer: TypeAlias = Recognised | Offered | Unknown


def party_key(text: str) -> str:
    """``text`` for comparing names of parties: folded, without footnote marks, punctuation, "the"."""
    if text.isascii() and text.replace(" ", "").isalpha():
        words = text.casefold().split()  # letters alone: nothing to be taken off
    elif (plain := folded(_without_marks(text).replace("&", " and "))).isascii():
        words = _NO_WORD.sub(" ", plain).split()
    elif plain.replace(" ", "").isalnum():
        words = plain.split()
    else:
        words = "".join(c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else " " for c in plain).split()
    if len(words) > 1 and all(len(word) == 1 and word.isascii() for word in words):
        return "".join(words)  # U.S.A.
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def without_footnotes(text: str) -> str:
    """A party's name as it stands in a list, without the asterisks and numbers that point to a footnote."""
    return " ".join(_without_marks(text).split())


def _without_marks(text: str) -> str:
    if text.replace(" ", "").isalpha():
        return text  # a mark is no letter
    return _FOOTNOTES.sub(" ", text)


def _ways(text: str) -> Iterable[str]:
    """The keys under which a name is looked for: as it stands, and "Korea (Republic of)" turned round."""
    yield party_key(text)
    if "(" not in text and "," not in text:
        return
    turned = _TURNED.fullmatch(_FOOTNOTES.sub("", text).strip())
    if turned:
        yield party_key(f"{turned[2] or turned[3]} {turned[1]}")


@dataclass(slots=True)
class PartyNames:
    """Every name of every party on record, to be asked thousands of times without asking the record again."""

    parties: dict[str, set[int]]
    codes: dict[int, str]
    labels: dict[str, str]
    called: dict[str, str] = field(default_factory=dict)
    _answers: dict[str, Answer] = field(default_factory=dict)
    _by_code: dict[str, int] = field(default_factory=dict)
    _near: _Near | None = None

    @staticmethod
    def read(connection: Connection) -> PartyNames:
        """Read the names on record; once for an import."""
        known = PartyNames({}, {}, {})
        for id_, code, name, name_id in connection.execute(
            select(party.c.id, party.c.code, party.c.name, party.c.name_id)
        ):
            known.codes[id_] = code
            known.called[code] = own_name(name, name_id)
        for id_, name in connection.execute(select(party_name.c.party_id, party_name.c.name)):
            if name != known.codes[id_]:
                known._learn(id_, name)
        for id_, code in known.codes.items():
            known._by_code[code] = id_
            known.labels.setdefault(party_key(code), code)
        return known

    def recognise(self, text: str) -> Answer:
        """The party that ``text`` means, a state that could be taken in, or the nearest names; never a guess."""
        found = self._answers.get(text)
        if found is None:
            found = self._answers[text] = self._find(text)
        return found

    def knows(self, text: str) -> bool:
        """Whether ``text`` is the name of a party, or of several."""
        answer = self.recognise(text)
        return not isinstance(answer, Unknown) or answer.several

    def named(self, code: str) -> Recognised | Offered | None:
        """The party of a code, on record or a state that could be taken in; ``None`` where there is none."""
        id_ = self._by_code.get(code)
        return _states().get(code) if id_ is None else Recognised(id_, code)

    def name_of(self, code: str) -> str:
        """What a party is called, on record or as a state; the code itself where nobody knows it."""
        if code in self.called:
            return self.called[code]
        return _states()[code].name if code in _states() else code

    def every_state_code(self) -> frozenset[str]:
        """The codes of all states, which no other party may take."""
        return frozenset(_states())

    def _learn(self, id_: int, name: str) -> None:
        key = party_key(name)
        self.parties.setdefault(key, set()).add(id_)
        self.labels.setdefault(key, name)

    def _find(self, text: str) -> Answer:
        keys = [key for key in _ways(text) if key]
        code = without_footnotes(text).upper()  # a code means its party, whatever other names look like it
        if code in self._by_code:
            return Recognised(self._by_code[code], code)
        for key in keys:
            known = self.parties.get(key, set())
            shared = _SHARED.get(key, ())
            if shared and {self.codes[id_] for id_ in known} <= set(shared):
                return self._several(shared)
            if len(known) == 1:
                id_ = next(iter(known))
                return Recognised(id_, self.codes[id_])
            if known:
                return self._several(sorted(self.codes[id_] for id_ in known))
        for key in keys:
            states = _state_names().get(key, frozenset())
            if len(states) == 1:
                code = next(iter(states))
                on_record = self._by_code.get(code)
                return _states()[code] if on_record is None else Recognised(on_record, code)
            if states:
                return self._several(sorted(states))
        return Unknown(False, partial(self._nearest, keys[0] if keys else ""))

    def _several(self, codes: Iterable[str]) -> Unknown:
        between = tuple(codes)
        return Unknown(True, lambda: tuple(map(self.name_of, between)), between)

    def _nearest(self, key: str) -> tuple[str, ...]:
        if self._near is None:
            self._near = _Near({**_state_labels(), **self.labels})
        return self._near.to(key)


class _Near:
    """Names that look like another; only those that share letters are compared, as comparing all takes long."""

    def __init__(self, labels: dict[str, str]) -> None:
        self._labels = labels
        self._holding: dict[str, list[str]] = {}
        for key in labels:
            for part in _parts(key):
                self._holding.setdefault(part, []).append(key)

    def to(self, key: str) -> tuple[str, ...]:
        parts = _parts(key)
        shared = Counter(near for part in parts for near in self._holding.get(part, ()))
        likely = [near for near, count in shared.most_common(40) if count * 3 >= len(parts)]
        close = get_close_matches(key, likely, n=5, cutoff=0.75)
        least = SequenceMatcher(None, close[0], key).ratio() - _LESS_NEAR if close else 0
        near = [each for each in close if SequenceMatcher(None, each, key).ratio() >= least]
        return tuple(dict.fromkeys(self._labels[each] for each in near))[:3]


def _parts(key: str) -> set[str]:
    """Every two letters that stand together in a key."""
    return {key[at : at + 2] for at in range(len(key) - 1)}


def _state_labels() -> dict[str, str]:
    return {key: _states()[next(iter(codes))].name for key, codes in _state_names().items()}


def states_called(text: str) -> frozenset[str]:
    """The codes of the states that ``text`` may mean in one of the languages of ``states.csv``; none for none."""
    for key in filter(None, _ways(text)):
        codes = frozenset(_SHARED.get(key, ())) or _state_names().get(key, frozenset())
        if codes:
            return codes
    return frozenset()


@cache
def _states() -> dict[str, Offered]:
    """The states of ``db/reference/states.csv`` by ISO code."""
    states = {}
    with (database_folder() / "reference" / "states.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        heading = next(rows)
        indonesian = heading.index("id")
        for row in rows:
            code, alpha3, ioc, name, formal, also = row[:_LANGUAGES_FROM]
            names = [name, formal, *also.split(";"), code, alpha3, ioc, *row[_LANGUAGES_FROM:]]
            states[code] = Offered(code, name, row[indonesian], tuple(dict.fromkeys(filter(None, names))))
    return states


@cache
def _state_names() -> dict[str, frozenset[str]]:
    """Which states (ISO codes) a key may mean.

    A code of ISO 3166 comes before one of the IOC, and a name by hand before one of CLDR: "Congo" is the Republic's.
    """
    ranked: list[dict[str, set[str]]] = [{}, {}, {}, {}]
    with (database_folder() / "reference" / "states.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        next(rows)
        for row in rows:
            code, alpha3, ioc, name, formal, also = row[:_LANGUAGES_FROM]
            for place, names in enumerate(
                ((code, alpha3, name, formal), also.split(";"), (ioc,), row[_LANGUAGES_FROM:])
            ):
                for each in names:
                    for key in _ways(each):
                        ranked[place].setdefault(key, set()).add(code)
    merged: dict[str, frozenset[str]] = {}
    for names_of in ranked:
        for key, codes in names_of.items():
            if key:
                merged.setdefault(key, frozenset(codes))
    return merged
