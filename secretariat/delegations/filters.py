"""What may be typed to narrow a list of delegations: words, and what is lacking ("not ready", "no head"). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from secretariat.delegations.readiness import Lack
from secretariat.values.language import LANGUAGES, in_language
from secretariat.values.list_query import ListQuery
from secretariat.values.text import folded

_NOT_READY: Final = ("not ready", "not-ready", "notready", "belum siap", "belumsiap")
_SHORT: Final = {Lack.NO_HEAD: ("no head", "tanpa ketua")}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to: ``words`` are folded; ``lacks`` are all lacking; ``not_ready``: anything is."""

    words: tuple[str, ...] = ()
    not_ready: bool = False
    lacks: frozenset[Lack] = frozenset()

    def holds(self, found: Sequence[Lack]) -> bool:
        """Whether a delegation that lacks what is ``found`` is asked for."""
        return (bool(found) or not self.not_ready) and self.lacks <= frozenset(found)


def narrowed_to(query: ListQuery) -> Narrowed:
    """What ``query`` asks for. Phrases about readiness are understood in either language, whichever is chosen."""
    left, lacks, not_ready = folded(query.words), set(), bool(query.scope.get("not_ready"))
    for phrase, lack in _phrases():
        without = re.sub(rf"(?<!\S){re.escape(phrase)}(?!\S)", " ", left)
        if without == left:
            continue
        left = without
        if lack is None:
            not_ready = True
        else:
            lacks.add(lack)
    return Narrowed(tuple(left.split()), not_ready, frozenset(lacks))


def _phrases() -> list[tuple[str, Lack | None]]:
    """Every phrase and what it asks for, longer ones first: "no head named" holds "no head"."""
    said: list[tuple[str, Lack | None]] = [(phrase, None) for phrase in _NOT_READY]
    for lack in Lack:
        words = (*(in_language(language, lack.value) for language in LANGUAGES), *_SHORT.get(lack, ()))
        said += [(folded(phrase), lack) for phrase in words]
    return sorted(said, key=lambda one: -len(one[0]))
