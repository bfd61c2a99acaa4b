"""What was understood of an action that was just taken down, in a line: a wrong lead or date is seen at once."""

from __future__ import annotations

from sqlalchemy import select

from secretariat.actions.due import due_of, due_words
from secretariat.actions.measures import all_measures
from secretariat.actions.model import action
from secretariat.actions.progress import targets_text
from secretariat.meetings.model import meeting
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.record.record import Record
from secretariat.values.language import _, current_language


def understood_words(record: Record, id_: int) -> str:
    """Lead, counterpart, due date with its last day, targets and meeting of an action; "" where it has none of them.

    A lead that is no party and no person on record is said to stand as written.
    """
    keys = (
        "id",
        "status",
        "due",
        "due_by",
        "lead",
        "lead_indonesian",
        "lead_organisation",
        "target",
        "achieved",
        "unit",
    )
    query = (
        select(*(action.c[key] for key in keys), named(party).label("with"), meeting.c.ref.label("from"))
        .outerjoin(party, party.c.id == action.c.counterpart_id)
        .outerjoin(meeting, meeting.c.id == action.c.meeting_id)
        .where(action.c.id == id_)
    )
    with record.reading() as connection:
        row = connection.execute(query).mappings().one()
        targets = targets_text(all_measures(connection, dict(row))) if row["target"] is not None else ""
    lead = row["lead_indonesian" if current_language() == "id" else "lead"]
    if row["lead_organisation"]:
        lead = _("{words} (as written)").format(words=lead)
    said = (
        (_("Lead"), lead),
        (_("With"), row["with"]),
        (_("Due"), due_words(due_of(row["due"], row["due_by"]), row["status"], record.today)),
        (_("Target"), targets),
        (_("From"), row["from"]),
    )
    return " · ".join(f"{label}: {words}" for label, words in said if words)
