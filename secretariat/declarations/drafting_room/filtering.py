"""What may be typed to narrow the paragraphs: words, whose brackets, how far a paragraph is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from secretariat.declarations.drafting_room.queries import Room, RoomRow
from secretariat.declarations.states import ParagraphStanding
from secretariat.values.language import N_, _
from secretariat.values.text import folded

BRACKETS: Final = N_("brackets")
_STANDINGS: Final[Mapping[str, ParagraphStanding]] = {
    N_("open"): ParagraphStanding.OPEN,
    N_("agreed"): ParagraphStanding.AGREED,
    N_("referendum"): ParagraphStanding.AD_REFERENDUM,
    N_("parked"): ParagraphStanding.PARKED,
}
_PIECE: Final = re.compile(r'"([^"]*)"?|(\S+)')
_PARTY: Final = ("party:", "pihak:")
Test = Callable[[RoomRow], bool]


def kept(room: Room, words: str) -> Sequence[RoomRow]:
    """The paragraphs that answer ``words``: ``party:KR`` has brackets of that party, ``open``, ``agreed``,
    ``referendum`` and ``parked`` stand so, ``brackets`` has one. All other words, and those in quotation marks, stand
    in the text, or are a party's that has brackets there; or they are an address, of the paragraph or of what it
    stands below: ``4``, ``4(a)``, ``Article 3``.
    """
    tests: list[Test] = []
    plain: list[str] = []
    for phrase, word in _PIECE.findall(words):
        test = _test(room, word) if word else None
        if test is not None:
            tests.append(test)
        elif folded(word or phrase):
            plain.append(folded(word or phrase))
    if plain:
        tests.append(_stands_in(room, plain, addressed='"' not in words))
    return [row for row in room.rows if all(test(row) for test in tests)] if tests else room.rows


def _stands_in(room: Room, plain: Sequence[str], *, addressed: bool) -> Test:
    """Whether some words stand in a paragraph, or name it; where they name any, what only holds them as a part of
    another word or number is left out.
    """
    whole = " ".join(plain).removeprefix("¶")
    if addressed and any(_is_below(row, whole) for row in room.rows):
        said = re.compile(rf"(?<!\w){re.escape(whole)}(?!\w)")
        return lambda row: _is_below(row, whole) or bool(said.search(folded(row.paragraph.text)))
    names = _names_of(room)

    def holds(row: RoomRow) -> bool:
        text = folded(row.paragraph.text)
        left = [word for word in plain if word not in text]
        whose = {party for one in row.brackets for party in one.proposed_by} if left else ()
        theirs = " | ".join(names.get(party, folded(party)) for party in whose)
        return all(word in theirs for word in left)

    return holds


def _is_below(row: RoomRow, address: str) -> bool:
    """Whether an address (folded) is the paragraph's, or of what it stands below; a word alone is none."""
    own = folded(row.paragraph.address)
    if not row.paragraph.number or not own.startswith(address):
        return False
    return own == address or (any(letter.isdigit() for letter in address) and own[len(address)] in "(.")


def _names_of(room: Room) -> Mapping[str, str]:
    """All names of each party, folded, by its code."""
    names: dict[str, list[str]] = {}
    for name, code in room.ledger.draft.names.items():
        names.setdefault(code, []).append(folded(name))
    return {code: " | ".join(own) for code, own in names.items()}


def party_in(words: str) -> str:
    """The party that is asked for, as it was typed; "" for none."""
    found = [word for _phrase, word in _PIECE.findall(words) if word.lower().startswith(_PARTY)]
    return found[-1].partition(":")[2] if found else ""


def is_of(room: Room, party: str) -> Callable[[Sequence[str]], bool]:
    """Whether some parties, as the ledger calls them, are the one that was typed: its code or any of its names."""
    wanted = folded(party)
    own = {wanted, folded(room.ledger.draft.names.get(wanted, ""))} - {""}
    return lambda parties: any(folded(one) in own for one in parties)


def _test(room: Room, word: str) -> Test | None:
    """What a word asks for that is no word of the text; ``None`` where it is one."""
    if word.lower().startswith(_PARTY):
        theirs = is_of(room, word.partition(":")[2])
        return lambda row: any(theirs(one.proposed_by) for one in row.brackets)
    asked = folded(word)
    if asked in (BRACKETS, folded(_(BRACKETS))):
        return lambda row: bool(row.brackets or row.alone)
    for name, standing in _STANDINGS.items():
        if asked in (name, folded(_(name))):
            return lambda row: row.paragraph.standing == standing.value
    return None
