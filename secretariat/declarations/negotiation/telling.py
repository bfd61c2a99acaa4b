"""How the ledger of brackets is told: the promised JSON keys, and the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from secretariat.declarations.negotiation.ledger import Ledger, LedgerBracket, RevisionCount
from secretariat.values.language import _, ngettext
from secretariat.values.text import folded

_MOST_TOLD: Final = 12
_LONGEST_TOLD: Final = 40


def ledger_json(
    ledger: Ledger, brackets: Sequence[LedgerBracket], counts: Sequence[RevisionCount] | None = None
) -> dict[str, Any]:
    """The keys of ``declarations brackets``. Counts are those of the whole text, ``brackets`` those asked for."""
    told: dict[str, Any] = {
        "ref": ledger.ref,
        "revision": ledger.revision,
        "opening": ledger.opening,
        "closing": ledger.closing,
        "depth": ledger.depth,
        "open": ledger.open,
        "unmatched": [
            {"paragraph": one.paragraph, "character": one.character, "offset": one.offset, "context": one.context}
            for one in ledger.unmatched
        ],
        "by_party": ledger.by_party,
        "by_paragraph": ledger.by_paragraph,
        "brackets": [bracket_json(one) for one in brackets],
    }
    return told if counts is None else told | {"over_time": [count_json(one) for one in counts]}


def bracket_json(one: LedgerBracket) -> dict[str, Any]:
    """An open bracket with its keys."""
    return {
        "id": one.id,
        "paragraph": one.paragraph,
        "text": one.text,
        "kind": one.kind,
        "proposed_by": list(one.proposed_by),
        "supported_by": list(one.supported_by),
        "opposed_by": list(one.opposed_by),
        "since": one.since,
        "status": one.status,
        "depth": one.depth,
        "alternatives": one.group or None,
    }


def count_json(one: RevisionCount) -> dict[str, Any]:
    """A revision's figures with their keys; ``cut_at`` is UTC."""
    return {
        "revision": one.revision,
        "cut_at": one.cut_at.isoformat() if one.cut_at else None,
        "opening": one.opening,
        "closing": one.closing,
        "depth": one.depth,
        "open": one.open,
        "by_party": dict(one.by_party),
    }


def asked_for(ledger: Ledger, *, parties: Iterable[str] = (), paragraph: str = "") -> list[LedgerBracket]:
    """The brackets that any of ``parties`` (codes) proposes, supports or opposes, and that open in a paragraph (its
    address) or below it; all of them where neither is said.
    """
    wanted = set(parties)
    own = folded(paragraph.replace("¶", "").strip())
    found = []
    for one in ledger.brackets:
        mine = wanted & {*one.proposed_by, *one.supported_by, *one.opposed_by}
        said = folded(one.paragraph)
        if (mine or not wanted) and (not own or said == own or said.startswith((f"{own}(", f"{own}."))):
            found.append(one)
    return found


def summary(ledger: Ledger) -> str:
    """The counts in one sentence: ``D-3, Rev.2: 7 brackets open, nested 2 deep; KR 3, ID 2``."""
    if not ledger.open and not ledger.unmatched:  # marks of notes are no disagreement
        return _("{ref}, {revision}: no bracket is open.").format(ref=ledger.ref, revision=_(ledger.revision))
    counted = ngettext("{n} bracket open", "{n} brackets open", ledger.open).format(n=ledger.open)
    said = _("{ref}, {revision}: {counted}, nested {depth} deep ({opening} “[”, {closing} “]”)").format(
        ref=ledger.ref,
        revision=_(ledger.revision),
        counted=counted,
        depth=ledger.depth,
        opening=ledger.opening,
        closing=ledger.closing,
    )
    whose = ", ".join(f"{party} {count}" for party, count in ledger.by_party.items())
    return f"{said}; {whose}" if whose else said


def others_words(others: Sequence[tuple[str, str]]) -> str:
    """Which alternatives were struck with an accepted one, by their ids before: 4.2 “triple”, 4.3 “treble”."""
    told = [f"{id_} “{shortened(words, _LONGEST_TOLD)}”" for id_, words in others[:_MOST_TOLD]]
    if len(others) > _MOST_TOLD:
        told.append("…")
    said = ngettext("Struck, as an alternative: {brackets}.", "Struck, as alternatives: {brackets}.", len(others))
    return said.format(brackets=", ".join(told))


def shortened(words: str, most: int) -> str:
    """The beginning of words, on one line and at most as many characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
