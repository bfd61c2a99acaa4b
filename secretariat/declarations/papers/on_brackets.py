"""What is printed of the ledger: below a paragraph whose its brackets are, beside it how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secretariat.declarations.negotiation.ledger import LedgerBracket, by_party
from secretariat.declarations.wording.paragraph import Paragraph, is_heading
from secretariat.values.language import _

_SHOWN: Final = 48


def proposals(brackets: Sequence[LedgerBracket]) -> tuple[str, ...]:
    """A line for each bracket of which the text itself does not say all: whose it is, who supports, who opposes."""
    lines = []
    for one in brackets:
        said_in_text = one.source.span.words > one.source.span.start + 1
        proposed = () if said_in_text and not (one.supported_by or one.opposed_by) else one.proposed_by
        parts = [
            words.format(parties=", ".join(parties))
            for words, parties in (
                (_("proposed by {parties}"), proposed),
                (_("supported by {parties}"), one.supported_by),
                (_("opposed by {parties}"), one.opposed_by),
            )
            if parties
        ]
        if parts:
            lines.append(f"{one.id} “{_shortened(one.text)}”: {'; '.join(parts)}")
    return tuple(lines)


def margin(one: Paragraph, brackets: Sequence[LedgerBracket], *, final: bool = False) -> tuple[str, ...]:
    """How far a paragraph is, how many brackets are open in it, and whose; nothing in a ``final`` text."""
    if final or (is_heading(one.kind) and not brackets):
        return ()
    lines = [_(one.standing)]
    if brackets:
        lines.append(_("brackets: {n}").format(n=len(brackets)))
        parties = by_party(each.proposed_by for each in brackets)
        if parties:
            lines.append(" · ".join(f"{party} {n}" for party, n in parties.items()))
    return tuple(lines)


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1].rstrip()}…"
