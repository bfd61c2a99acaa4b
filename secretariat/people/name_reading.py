"""A name as it stands in a list, read into its parts: honorific, titles, given and family name, own script. Pure.

Nothing is guessed that is not written: the family name is known where the list marks it (in capitals, before a comma,
in a column of its own) or the script does (a space between family and given name in Han characters, kana or Hangul).
"""

from __future__ import annotations

from typing import NamedTuple

from secretariat.people.capitals import NameParts, parts_in_capitals
from secretariat.people.honorifics import (
    ALWAYS,
    BARE_DEGREES,
    GENERATIONS,
    HONORIFICS,
    IF_FOLLOWED,
    IF_FRONT,
    IF_LED,
    TITLES,
    is_acronym,
    is_degree,
    may_be_initials,
)
from secretariat.people.particles import is_particle
from secretariat.people.scripts import is_east_asian, scripts_apart
from secretariat.values.text import folded


class WrittenName(NamedTuple):
    """A name apart from what stands around it.

    ``name`` is as its bearer writes it ("Dong-Sun KIM", "Guritno Kusumo", "青木 愛"); ``given`` and ``family`` are ""
    where they are not known or there is one name; ``before`` and ``after`` are academic and military titles
    ("Prof. Dr. Ir.", "M.Sc., Ph.D."); ``native`` is the own script where it stands beside the Latin.
    """

    name: str
    given: str
    family: str
    family_first: bool
    honorific: str
    before: str
    after: str
    native: str


def read_name(
    text: str, *, honorific: str = "", given: str = "", family: str = "", native: str = "", inverted: bool = True
) -> WrittenName:
    """Read a name as a list has it; what stands in columns of its own is given by name and goes before.

    ``inverted`` is whether "Abrams, Stacey" is a family name and a given name, as almost everywhere; a list that has
    commas between given names ("Charlotte, Nadine Marie Mignon") is read with False.
    """
    if text.isascii() and not (given or family or native) and _stands_alone(words := text.split()):
        name = " ".join(words)
        shown = parts_in_capitals(name)
        return WrittenName(name, shown.given, shown.family, shown.family_first, " ".join(honorific.split()), "", "", "")
    whole = text or " ".join(part for part in (given, family) if part)
    latin, beside = scripts_apart(whole)
    courtesy, before, words = _led_by(latin.split(), bool(honorific))
    segments, after = _followed_by(words)
    name, parts = _name_of(segments, inverted)
    if given or family:
        parts = _given_apart(name, given, family)
        name = (
            name
            if text
            else " ".join((parts.family, parts.given) if parts.family_first else (parts.given, parts.family)).strip()
        )
    if honorific and courtesy and courtesy.casefold() not in honorific.casefold():
        before = f"{courtesy} {before}".strip()
    return WrittenName(
        name,
        parts.given,
        parts.family,
        parts.family_first,
        " ".join(honorific.split()) if honorific else courtesy,
        before,
        after,
        " ".join(native.split()) if native else beside,
    )


def _stands_alone(words: list[str]) -> bool:
    """Whether words are a name and nothing else: most are, and need no further look."""
    if not words:
        return False
    first = words[0].casefold()
    return (
        first not in HONORIFICS
        and first not in TITLES
        and "." not in first
        and "/" not in first
        and words[-1] not in BARE_DEGREES
        and "," not in "".join(words)
    )


def _led_by(words: list[str], given_apart: bool) -> tuple[str, str, list[str]]:
    """The honorific, the titles, and the words behind them; a name keeps at least one word."""
    first = words[0].casefold().replace("’", "'") if words else ""
    if first not in HONORIFICS and first not in TITLES and "." not in first and "/" not in first:
        return "", "", words
    words = _spaced(words)
    courtesy: list[str] = []
    before: list[str] = []
    at = 0
    while at < len(words) - 1:
        word = words[at].casefold().replace("’", "'")
        listed = courtesy if word in HONORIFICS or _is_choice(word) else before
        rule = ALWAYS if _is_choice(word) else HONORIFICS.get(word) or TITLES.get(word)
        if rule is None or not _holds(rule, words, at, given_apart):
            break
        listed.append(words[at])
        at += 1
    return " ".join(courtesy), " ".join(before), words[at:]


def _holds(rule: str, words: list[str], at: int, given_apart: bool) -> bool:
    left = len(words) - at - 1
    if rule == ALWAYS:
        return True
    if rule == IF_FOLLOWED:
        following = words[at + 1].casefold()
        known = following in HONORIFICS or following in TITLES
        return left > 1 and known and following != words[at].casefold()
    if rule == IF_LED:
        return at > 0
    if rule == IF_FRONT:
        return at > 0 and left > 1
    return left > 1 and (at > 0 or not given_apart)


def _is_choice(word: str) -> bool:
    """``Bapak/Ibu``, ``Mr./Ms.``"""
    return "/" in word and all(part in HONORIFICS for part in word.split("/"))


def _spaced(words: list[str]) -> list[str]:
    """Titles written without spaces apart: ``Prof.Dr.Budi`` as ``Prof.``, ``Dr.``, ``Budi``."""
    apart: list[str] = []
    for word in words:
        rest = word
        while "." in rest[:-1] and rest.casefold() not in HONORIFICS and rest.casefold() not in TITLES:
            head, _, tail = rest.partition(".")
            if (head.casefold() not in TITLES and head.casefold() not in HONORIFICS) or len(head) < 2:
                break
            apart.append(head + ".")
            rest = tail
        apart.append(rest)
    return apart


def _followed_by(words: list[str]) -> tuple[list[str], str]:
    """What stands between commas, without the degrees at the end, and these."""
    text = " ".join(words)
    if "," not in text:
        end = len(words)
        if end < 3 or words[-1] not in BARE_DEGREES:
            return [text], ""
        while end > 2 and words[end - 1] in BARE_DEGREES:
            end -= 1
        return [" ".join(words[:end])], ", ".join(words[end:])
    segments = [segment for segment in (part.strip() for part in text.split(",")) if segment]
    for at in range(1, len(segments)):
        alone = at == 1 and " " not in segments[0]
        if not is_degree(segments[at]) or (alone and may_be_initials(segments[at])):
            continue
        if all(is_degree(segment) or is_acronym(segment) for segment in segments[at:]):
            head, bare = _followed_by(segments[0].split()) if at == 1 else (segments[:at], "")
            return head, ", ".join([bare, *segments[at:]] if bare else segments[at:])
    return segments or [""], ""


def _name_of(segments: list[str], inverted: bool) -> tuple[str, NameParts]:
    """The name as its bearer writes it, and the parts it shows."""
    suffix = ""
    if len(segments) > 1 and segments[-1].rstrip(".").casefold() in GENERATIONS:
        suffix = ", " + segments[-1]
        segments = segments[:-1]
    if len(segments) == 2 and inverted:
        parts = _inverted(*segments)
        return f"{parts.given} {parts.family}{suffix}", parts
    name = ", ".join(segments)
    words = name.split()
    if len(words) == 2 and not name.isascii() and all(map(is_east_asian, words)):
        return name, NameParts(words[1], words[0], True)
    return name + suffix, parts_in_capitals(name)


def _inverted(family: str, given: str) -> NameParts:
    """``Alcázar Benjumea, Diego del``: the particle stands before the family name when it is not inverted."""
    words = given.split()
    end = len(words)
    while end > 1 and is_particle(words[end - 1]):
        end -= 1
    return NameParts(" ".join(words[:end]), " ".join([*words[end:], family]), False)


def _given_apart(name: str, given: str, family: str) -> NameParts:
    """The parts from columns of their own, without the titles that stand in them, as the name has them.

    Where a column holds one part only, the other is what is left of the name. Parts that do not make up the name (a
    name in papers beside the one that is used) are left out: the name stands as its bearer writes it.
    """
    _, _, words = _led_by(given.split(), False)
    bare_given = _followed_by(words)[0][0]
    bare_family = _followed_by(_led_by(family.split(), False)[2])[0][0]
    if _bare(name) in (_bare(bare_given + bare_family), _bare(bare_family + bare_given)):
        first = bool(bare_family) and (
            is_east_asian(bare_family) or (bool(bare_given) and _bare(name).startswith(_bare(bare_family)))
        )
        return NameParts(bare_given, bare_family, first)
    words = name.partition(",")[0].split()
    while len(words) > 2 and words[-1].rstrip(".").casefold() in GENERATIONS:
        words.pop()
    left, right = _parted(words, bare_family)
    if left or right:
        return NameParts(left or right, bare_family, not left)
    left, right = _parted(words, bare_given)
    if left or right:
        return NameParts(bare_given, left or right, bool(left))
    return parts_in_capitals(name)


def _parted(words: list[str], part: str) -> tuple[str, str]:
    """What stands in a name before a part of it that ends it, and behind one that begins it; "" and "" for neither."""
    wanted = _bare(part)
    for at in range(1, len(words)) if wanted else ():
        if _bare("".join(words[at:])) == wanted:
            return " ".join(words[:at]), ""
    for at in range(1, len(words)) if wanted else ():
        if _bare("".join(words[:at])) == wanted:
            return "", " ".join(words[at:])
    return "", ""


def _bare(text: str) -> str:
    """The letters of a text, however they are accented, in whatever case, with whatever between them."""
    return "".join(filter(str.isalnum, folded(text)))
