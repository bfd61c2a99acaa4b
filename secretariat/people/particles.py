"""Particles of family names (de, van der, bin, al-): which words they are, and whether lists are ordered by them. Pure.

Sources of the rule: IFLA, *Names of Persons: National Usages for Entry in Catalogues* (4th edition, 1996), which has
Dutch names (of the Netherlands), German and Portuguese ones entered under the part behind the particle, Spanish ones
behind "de" and "del", Arabic ones behind the article "al-"; French ones under "Le", "La", "Du", "Des" and Italian,
English and Belgian ones under the particle as a rule. A list has to be one rule for all, without knowing from where a
person is: a particle written small is passed over ("van der Berg" under B, "de la Cruz" under C, "al-Rashid" under R);
one written with a capital belongs to the name ("Van Damme" under V, "La Tour" under L, "Da Costa" under D). "bin",
"binti" and "ibn" stand between two names and are never passed over at the head of a list.
"""

from __future__ import annotations

from typing import Final

PARTICLES: Final = frozenset(
    ["de", "del", "de'", "della", "dello", "dei", "degli", "delle", "di", "da", "dal", "dalla", "das", "do", "dos", "du", "des", "d", "la", "las", "le", "les", "lo", "los", "l", "el", "al", "ul", "ur", "as", "ash", "at", "ad", "an", "ar", "az", "van", "von", "vom", "vor", "zu", "zum", "zur", "zur't", "den", "der", "dem", "het", "'t", "ter", "ten", "te", "ten", "op", "'s", "y", "e", "i", "und", "und", "af", "av", "na", "bin", "binti", "binte", "bint", "ibn", "ben", "bar", "abu", "abd", "ap", "ab"]
)
"""Words of a family name that are written small, in lower case without apostrophe or hyphen at their end."""

_BOUND: Final = (
    "d'",
    "d’",
    "l'",
    "l’",
    "dell'",
    "dell’",
    "al-",
    "el-",
    "as-",
    "ash-",
    "ad-",
    "ar-",
    "an-",
    "az-",
    "at-",
)
_PARENTAGE: Final = frozenset({"bin", "binti", "binte", "bint", "ibn", "ben", "bar", "abu", "abd", "ap", "ab"})


def is_particle(word: str) -> bool:
    """Whether a word written small is a particle."""
    return word in PARTICLES


def bound_particle(word: str) -> int:
    """How many characters at the head of a word are a particle bound to it: 2 in ``d'Estaing``, 3 in ``al-Rashid``."""
    if "'" not in word and "’" not in word and "-" not in word:
        return 0
    return next((len(head) for head in _BOUND if word.casefold().startswith(head) and len(word) > len(head)), 0)


def sorted_under(family: str) -> str:
    """The part of a family name that lists are ordered by: without the small particles at its head."""
    if family[:1].isupper():
        return family
    words = family.split()
    start = 0
    while start < len(words) - 1 and words[start] in PARTICLES and words[start] not in _PARENTAGE:
        start += 1
    words[start] = words[start][bound_particle(words[start]) :] if words[start][0].islower() else words[start]
    return " ".join(words[start:])
