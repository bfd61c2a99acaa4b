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
    ``referendum`` and ``parked`` stand so, ``brackets`` has one; all other words, and those in quotation marks, stand
    in the text.
    """
    tests = [_test(room, phrase, word) for phrase, word in _PIECE.findall(words)]
    return [row for row in room.rows if all(test(row) for test in tests)] if tests else room.rows


def party_in(words: str) -> str:
    """The party that is asked for, as it was typed; "" for none."""
    found = [word for _phrase, word in _PIECE.findall(words) if word.lower().startswith(_PARTY)]
    return found[-1].partition(":")[2] if found else ""


def is_of(room: Room, party: str) -> Callable[[Sequence[str]], bool]:
    """Whether some parties, as the ledger calls them, are the one that was typed: its code or any of its names."""
    wanted = folded(party)
    own = {wanted, folded(room.ledger.draft.names.get(wanted, ""))} - {""}
    return lambda parties: any(folded(one) in own for one in parties)


def _test(room: Room, phrase: str, word: str) -> Test:
    if word.lower().startswith(_PARTY):
        theirs = is_of(room, word.partition(":")[2])
        return lambda row: any(theirs(one.proposed_by) for one in row.brackets)
    asked = folded(word)
    if asked and asked in (BRACKETS, folded(_(BRACKETS))):
        return lambda row: bool(row.brackets or row.alone)
    for name, standing in _STANDINGS.items():
        if asked and asked in (name, folded(_(name))):
            return lambda row: row.paragraph.standing == standing.value
    own = asked or folded(phrase)
    return lambda row: own in folded(f"{row.paragraph.address} {row.paragraph.kind} {row.paragraph.text}")
