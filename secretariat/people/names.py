"""Rules for names: how a name is printed, found and sorted. Pure; ``name_reading`` tells its parts apart.

A name is kept as its bearer writes it, apart from honorific, titles and own script.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from secretariat.people.capitals import in_capitals, parts_in_capitals
from secretariat.people.honorifics import GENERATIONS
from secretariat.people.particles import sorted_under
from secretariat.people.scripts import in_other_script, is_east_asian, is_kana, scripts_apart
from secretariat.values.language import N_, _
from secretariat.values.text import folded, sort_key

ERASED_NAME: Final = N_("erased person")
"""What stands in the place of a name that was erased on request."""
_SORT_KEY_LENGTH: Final = 400  # what the record's column holds
_JOINED: Final = str.maketrans(dict.fromkeys("'’ʻʼ‘`", ""))
_UNWRITTEN: Final = str.maketrans(dict.fromkeys("'’ʻʼ‘`-‐.", ""))


def printed_name(given: str, family: str, family_first: bool, name: str, before: str = "", after: str = "") -> str:
    """The name as lists and papers print it: family name in capitals, titles where they stand in the bearer's land.

    ``KIM Dong-Sun``, ``Dr. Ir. Budi SANTOSO, M.Sc.`` Where the family name is not known, or there is none, the name
    stands as its bearer writes it. The honorific is not part of it: it has a column of its own.
    """
    core = _(name) if name == ERASED_NAME else name
    if family:
        capitals = in_capitals(family)
        in_order = [capitals, given] if family_first else [given, capitals]
        core = " ".join(part for part in in_order if part) + _tail(name, given, family)
    if before:
        core = f"{before} {core}"
    return f"{core}, {after}" if after else core


def name_sort_key(
    given: str, family: str, name: str, native_name: str = "", other_names: str = "", reading: str = ""
) -> str:
    """Where a person stands among others, whatever the case, accents and particles: by family name, then given name;
    by the whole name where its parts are not known. ``particles`` has the rule for them.

    A name in another script than the Latin stands where its ``reading`` does, or the one that the record has in
    the place of the own script or among the other names: 青木 愛 as AOKI Ai or あおき あい, else as it is written.
    """
    if (reading or native_name or other_names) and not (family or name).isascii():
        given, family, name = _as_read(given, family, name, [reading, native_name, *other_names.splitlines()])
    if not family:
        return sort_key(_joined(name))[:_SORT_KEY_LENGTH]
    # One by one, since many have the same given or family name and that has been looked at before.
    parts = _sort_part(sorted_under(family)), _sort_part(given)
    return " ".join(part for part in parts if part)[:_SORT_KEY_LENGTH]


def _as_read(given: str, family: str, name: str, others: Sequence[str]) -> tuple[str, str, str]:
    """Given name, family name and whole name as they are read, where one of the ``others`` says; else as written."""
    words = family or name
    if not all(map(in_other_script, words.split())):
        return given, family, name
    for other in others:
        latin = scripts_apart(other)[0]
        if any(map(str.isalpha, latin)) and not in_other_script(latin):
            marked, comma, rest = latin.partition(",")
            parts = parts_in_capitals(latin)
            return (rest, marked, latin) if comma else (parts.given, parts.family, latin)
        if is_kana(other) and not is_kana(words):
            return "", "", other
    return given, family, name


@lru_cache(maxsize=16384)
def _sort_part(words: str) -> str:
    return sort_key(_joined(words))


def _joined(words: str) -> str:
    """``words`` without apostrophes; most have none, which is quicker seen than taken out."""
    if words.isascii() and "'" not in words and "`" not in words:
        return words
    return words.translate(_JOINED)


def searchable_names(given: str, family: str, name: str, native_name: str, other_names: str = "") -> list[str]:
    """Every way a person's name may be typed, folded, each once: in any order, with and without hyphens.

    ``other_names`` are further names by which the person is known, one on a line.
    """
    plain = [folded(name)]
    if name.isascii() and not (family or native_name or other_names) and plain[0].replace(" ", "").isalnum():
        return plain  # words of letters: no other way to type them
    if native_name or other_names:
        plain += map(folded, (native_name, *other_names.splitlines()))
    if family:
        # What is folded word by word is what all the words are folded.
        first, last = folded(given), folded(family)
        if first and last:
            plain += [f"{first} {last}", f"{last} {first}", f"{last}, {first}"]
        elif last:
            plain += [last, f"{last},"]
    if not "".join(plain).replace(" ", "").replace(",", "").isalnum():
        plain += [way.translate(_UNWRITTEN) for way in plain]
    if not (name + native_name).isascii():
        plain += ["".join(way.split()) for way in plain if all(map(is_east_asian, way.split()))]
    return list(dict.fromkeys(filter(None, plain)))


def _tail(name: str, given: str, family: str) -> str:
    """What stands behind the parts of a name: ``, Jr.``, ``III``, the own script of names kept before it was apart."""
    ends = [at for at in (name.find(","), name.find("(")) if at >= 0]
    if not ends:
        last = name.rpartition(" ")[2]
        known = last.rstrip(".").casefold() not in GENERATIONS or last in f"{given} {family}".split()
        return "" if known else f" {last}"
    start = min(ends)
    text = name[len(name[:start].rstrip()) :]
    words = set(folded(text).replace(",", " ").split())
    # "Kim, Min-su" has its given name behind the comma; that is no tail.
    return "" if words & set(folded(f"{given} {family}").split()) else text
