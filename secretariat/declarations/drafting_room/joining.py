"""Two changes of one text in one: what each changed goes in; where they meet, both stand in brackets side by side."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.declarations.comparison.words import Wording, difference


@dataclass(frozen=True, slots=True)
class _Change:
    """Some of the text as it was (from ``start`` up to ``end``), and what stands there now."""

    start: int
    end: int
    words: str


def joined(base: str, mine: str, theirs: str) -> str:
    """Both changes of ``base`` in one text; ``[mine] [theirs]`` where they change the same words, as nobody agreed."""
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    pieces: list[str] = []
    at = 0
    for first, last, own, other in _met(_changes(base, mine), _changes(base, theirs)):
        pieces.append(base[at:first])
        one, two = _as_changed(base, first, last, own), _as_changed(base, first, last, other)
        pieces.append(one if not other else two if not own or one == two else _beside(one, two))
        at = last
    return "".join([*pieces, base[at:]])


def _changes(before: str, after: str) -> list[_Change]:
    found: list[_Change] = []
    at = 0
    start, words = -1, ""
    for piece in difference(before, after):
        if piece.kind is Wording.SAME:
            if start >= 0:
                found.append(_Change(start, at, words))
            start, words, at = -1, "", at + len(piece.text)
            continue
        start = at if start < 0 else start
        if piece.kind is Wording.REMOVED:
            at += len(piece.text)
        else:
            words += piece.text
    return [*found, _Change(start, at, words)] if start >= 0 else found


def _met(mine: list[_Change], theirs: list[_Change]) -> list[tuple[int, int, list[_Change], list[_Change]]]:
    """The changes in the order of the text, those that touch each other together."""
    every = sorted([*((one, True) for one in mine), *((one, False) for one in theirs)], key=_place)
    found: list[tuple[int, int, list[_Change], list[_Change]]] = []
    for one, is_mine in every:
        if found and one.start <= found[-1][1]:
            first, last, own, other = found.pop()
        else:
            first, last, own, other = one.start, one.end, [], []
        (own if is_mine else other).append(one)
        found.append((first, max(last, one.end), own, other))
    return found


def _place(change: tuple[_Change, bool]) -> tuple[int, int]:
    return change[0].start, change[0].end


def _as_changed(base: str, first: int, last: int, changes: list[_Change]) -> str:
    """What stands from ``first`` to ``last`` with some changes in it."""
    pieces, at = [], first
    for one in changes:
        pieces += [base[at : one.start], one.words]
        at = one.end
    return "".join([*pieces, base[at:last]])


def _beside(one: str, two: str) -> str:
    """Two wordings in brackets; white space around them stays outside, and one that is empty is only taken out."""
    if not one.strip() or not two.strip():
        kept = one if one.strip() else two
        return _bracketed(kept)
    lead = one[: len(one) - len(one.lstrip())]
    tail = one[len(one.rstrip()) :]
    return f"{lead}[{one.strip()}] [{two.strip()}]{tail}"


def _bracketed(words: str) -> str:
    bare = words.strip()
    if not bare:
        return words
    at = words.index(bare)
    return f"{words[:at]}[{bare}]{words[at + len(bare) :]}"
