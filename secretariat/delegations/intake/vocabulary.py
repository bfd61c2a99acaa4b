"""The words of nomination lists: headings, functions, totals, groups. Kept in ``headings.toml`` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from secretariat.papers.headings import phrase
from secretariat.values.language import N_

FIELDS: Final[dict[str, str]] = {
    "party": N_("Party"),
    "group": N_("Group"),
    "honorific": N_("Honorific"),
    "name": N_("Name"),
    "given": N_("Given name"),
    "middle": N_("Middle name"),
    "family": N_("Family name"),
    "second_family": N_("Second family name"),
    "native_name": N_("Name in own script"),
    "reading": N_("Reading of the name"),
    "function": N_("Function"),
    "title": N_("Official title"),
    "organisation": N_("Organisation"),
    "line": N_("Further line of title and organisation"),
    "representing": N_("Representing"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "arrival": N_("Arrival"),
    "departure": N_("Departure"),
    "dietary": N_("Dietary needs"),
    "rank": N_("Rank"),
    "note": N_("Note"),
}
"""What a column can be read as, with its words; the order is that of the mapping table's choices."""

IGNORED: Final = "-"
"""Said of a column that is not to be read."""

OFTEN: Final = frozenset({"line", "note"})
"""Fields that several columns of one list may be."""


@dataclass(frozen=True, slots=True)
class Group:
    """What a list's group says of a party: its kind, and as what it is invited."""

    kind: str
    invited_as: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words, folded: ``headings`` and ``functions`` give the field and the function of a phrase.

    Those an organisation begins with have a space behind them, so that no longer word begins with one.
    """

    headings: dict[str, str]
    legal_names: tuple[str, ...]
    legal_names_within: tuple[str, ...]
    functions: dict[str, str]
    totals: frozenset[str]
    before_party: tuple[str, ...]
    after_party: tuple[str, ...]
    organisations: tuple[str, ...]
    offices: frozenset[str]
    nothing: frozenset[str]
    groups: tuple[tuple[tuple[str, ...], Group], ...]


@cache
def vocabulary() -> Vocabulary:
    """The words of ``headings.toml``; read when a list first comes in."""
    import tomli

    words = tomli.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))
    headings = {
        phrase(word): IGNORED if key == "ignored" else key for key, given in words["heading"].items() for word in given
    }
    headings |= {phrase(key): key for key in FIELDS if key != "line"}
    return Vocabulary(
        headings,
        tuple(f" {phrase(word)} " for word in words["legal_name"]["words"]),
        tuple(words["legal_name"]["within"]),
        {phrase(word): key for key, given in words["function"].items() for word in (key, *given)},
        frozenset(map(phrase, words["total"]["words"])),
        _longest_first(words["around_party"]["before"]),
        _longest_first(words["around_party"]["after"]),
        tuple(f"{phrase(word)} " for word in words["organisation"]["begins"]),
        frozenset(map(phrase, words["title"]["words"])),
        frozenset({"", *map(phrase, words["nothing"]["words"])}),
        tuple(
            (tuple(map(phrase, group["words"])), Group(group["kind"], group["invited_as"])) for group in words["group"]
        ),
    )


def says_nothing(text: str) -> bool:
    """Whether ``text`` says that nothing is known yet: "TBD", "n/a", "-", "menyusul"."""
    return phrase(text) in vocabulary().nothing


def says_legal_name(heading: str) -> bool:
    """Whether a heading is that of names in people's papers, who may be known by others: "Legal name", "本名"."""
    known = vocabulary()
    said = f" {phrase(heading)} "
    if any(word in said for word in known.legal_names):
        return True
    # 日本名 is a Japanese name, 基本名簿 a list of members: the word is part of another there.
    return any(
        before[-1:] not in ("日", "基", "일", "기") and after[:1] not in ("簿", "单", "單")
        for word in known.legal_names_within
        for before, found, after in [heading.partition(word)]
        if found
    )


def function_of(text: str) -> str | None:
    """The function that ``text`` says, ``None`` where it is no function's word."""
    return vocabulary().functions.get(phrase(text))


@lru_cache(maxsize=1024)
def group_of(text: str) -> Group | None:
    """What a group's name says of the parties in it; ``None`` where nothing."""
    said = f" {phrase(text)} "
    for words, group in vocabulary().groups:
        if any(f" {word} " in said or f" {word}s " in said for word in words):
            return group
    return None


@lru_cache(maxsize=8192)
def begins_as_organisation(text: str) -> bool:
    """Whether a line that could be title or organisation begins as an organisation does."""
    return f"{phrase(text)} ".startswith(vocabulary().organisations)


def bare_party(text: str) -> str:
    """A party's name in a line of its own without what stands around it: "Delegasi Indonesia (12 orang):"."""
    import re

    bare = re.sub(r"\s*[(\[][^()\[\]]*[0-9]+[^()\[\]]*[)\]]\s*:?\s*$|\s*[-–:]\s*[0-9]+\s*$|\s*:\s*$", "", text.strip())
    bare = re.sub(r"^\s*(?:[0-9]{1,3}|[IVXLC]{1,6}|[A-Z])[.)]\s+", "", bare)
    words = bare.split()
    said = [phrase(word) for word in words]
    for around in vocabulary().before_party:
        size = len(around.split())
        if len(words) > size and " ".join(said[:size]) == around:
            return " ".join(words[size:])
    for around in vocabulary().after_party:
        if len(words) > 1 and said[-1] == around:
            return " ".join(words[:-1])
    return bare


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(map(phrase, words), key=len, reverse=True))
