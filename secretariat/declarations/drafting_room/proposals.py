"""What is proposed, in one line as a delegate says it: ``ID, MY: the situation of cooperatives``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.engine import Connection

from secretariat.declarations.negotiation.parties import codes_of
from secretariat.parties.finding import parties_suggestions
from secretariat.record.record import Record
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_LONGEST_LEAD: Final = 80


@dataclass(frozen=True, slots=True)
class Proposal:
    """The words, and by whom (codes, commas between; "" for nobody)."""

    by: str
    words: str


def proposal_of(record: Record, line: str) -> Proposal:
    """A line as it is understood: what stands before the first colon is whose it is, where it names parties alone."""
    with record.reading() as connection:
        return _understood(connection, line)


def echoed(record: Record, line: str) -> list[tuple[str, str, bool]]:
    """How the line is understood, part by part."""
    one = proposal_of(record, line)
    by = (_("Proposed by"), one.by or _("no party"), True)
    return [by, (_("Words"), f"[{one.by}: {one.words}]" if one.by else f"[{one.words}]", True)] if line.strip() else []


def suggested(record: Record, line: str) -> Sequence[tuple[str, str]]:
    """What the parties before the colon could go on to be; nothing once there is a colon."""
    if ":" in line or not line.strip() or len(line) > _LONGEST_LEAD:
        return ()
    with record.reading() as connection:
        return [(f"{said}: ", name) for said, name in parties_suggestions(connection, line)]


def _understood(connection: Connection, line: str) -> Proposal:
    lead, colon, words = line.partition(":")
    if colon and lead.strip() and len(lead) <= _LONGEST_LEAD:
        try:
            return Proposal(", ".join(codes_of(connection, lead)), words.strip())
        except Refused:
            return Proposal("", line.strip())
    return Proposal("", line.strip())
