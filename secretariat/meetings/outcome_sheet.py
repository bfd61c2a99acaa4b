"""How an outcome reads."""

from __future__ import annotations

from typing import Any

from secretariat.meetings.outcome_queries import OutcomeDetail, OutcomeRow
from secretariat.values.fact_sheet import Fact, FactSheet
from secretariat.values.language import _


def outcome_sheet(outcome: OutcomeDetail) -> FactSheet:
    """An outcome as it reads."""
    row = outcome.row
    facts = [
        Fact(_("Meeting"), f"{row.meeting}  {outcome.meeting_title}"),
        Fact(_("By"), ", ".join(row.parties) or _("the meeting as a whole")),
        Fact(_("Source"), row.source),
    ]
    return FactSheet(row.ref, row.text, _(row.kind), [fact for fact in facts if fact.value])


def outcome_json(outcome: OutcomeDetail) -> dict[str, Any]:
    """An outcome under the keys scripts read."""
    return {**outcome_row_json(outcome.row), "meeting_title": outcome.meeting_title, "version": outcome.version}


def outcome_row_json(row: OutcomeRow) -> dict[str, Any]:
    """An outcome of a list under the keys scripts read; no ``by`` means the meeting as a whole."""
    return {
        "ref": row.ref,
        "meeting": row.meeting,
        "kind": row.kind,
        "text": row.text,
        "by": list(row.parties),
        "source": row.source,
    }
