"""Parties that come onto the record with a list: many at once, each with a code that a person can read."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from secretariat.parties.model import party, party_name
from secretariat.record.work import Work
from secretariat.values.text import folded, sort_key

_LONGEST: Final = 20  # what the record's column holds
_SMALL: Final = frozenset(
    ("a", "an", "and", "at", "de", "del", "der", "des", "di", "do", "dos", "du", "e", "et", "for", "fur", "in", "la")
) | frozenset(("las", "le", "les", "los", "of", "on", "the", "to", "und", "y"))


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party to be taken in; ``names`` are all it is known by, ``name_id`` the Indonesian one or ""."""

    code: str
    kind: str
    name: str
    name_id: str
    names: tuple[str, ...]
    source: str


def readable_code(name: str, taken: Collection[str]) -> str:
    """A code for a party that has none of its own: its first words, never one of ``taken``.

    "Council of Europe Development Bank" becomes COUNCIL-EUROPE-DEV… cut between words where that can be:
    COUNCIL-EUROPE. A name always gives the same code as long as the same are taken.
    """
    words: list[str] = [word.upper() for word in re.findall(r"[^\W_]+", folded(name)) if word not in _SMALL] or [
        "PARTY"
    ]
    if len(words[0]) <= 3 and len(words) == 1:
        words.append("ORG")  # AB or INT could be a state's code one day
    code = words[0][:_LONGEST]
    for word in words[1:]:
        if len(code) + 1 + len(word) > _LONGEST:
            break
        code = f"{code}-{word}"
    number, tried = 1, code
    while tried in taken:
        number += 1
        tried = f"{code[: _LONGEST - len(str(number)) - 1].rstrip('-')}-{number}"
    return tried


def take_in_parties(work: Work, parties: Sequence[NewParty]) -> list[int]:
    """Take parties in as part of a larger act; gives their numbers in order. Raises ``Refused`` for a code in use."""
    ids = work.insert_many(
        party,
        [
            {
                "code": one.code,
                "kind": one.kind,
                "name": one.name,
                "name_id": one.name_id,
                "parent_id": None,
                "note": "",
                "source": one.source,
                "sort_key": sort_key(one.name)[:300],
                "sort_key_id": sort_key(one.name_id or one.name)[:300],
                "folded": " | ".join(folded(name) for name in _names(one)),
            }
            for one in parties
        ],
    )
    work.insert_many(
        party_name,
        [
            {"party_id": id_, "name": name, "folded": folded(name)}
            for id_, one in zip(ids, parties, strict=True)
            for name in _names(one)
        ],
    )
    return ids


def _names(one: NewParty) -> list[str]:
    """Every name a party answers to, each once."""
    return list(dict.fromkeys(filter(None, (one.name, one.name_id, one.code, *one.names))))
