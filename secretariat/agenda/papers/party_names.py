"""What parties are called on a meeting's papers: by their names in its forum, on its first day."""

from __future__ import annotations

from sqlalchemy import select

from secretariat.delegations.rolls import forum_of
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting as meeting_table
from secretariat.parties.model import party
from secretariat.parties.naming import own_name
from secretariat.parties.rosters import names_in_forum
from secretariat.record.record import Record


def names_at(record: Record, meeting: str) -> dict[str, str]:
    """The name of every party that has one in the forum of a meeting, by its code, in the current language."""
    with record.reading() as connection:
        id_ = meeting_id(connection, meeting)
        forum = forum_of(connection, id_)
        if forum is None:
            return {}
        starts = connection.execute(select(meeting_table.c.starts).where(meeting_table.c.id == id_)).scalar()
        names = names_in_forum(connection, forum, starts or record.today)
        codes = select(party.c.id, party.c.code).where(party.c.id.in_(names))
        return {code: own_name(*names[party_id]) for party_id, code in connection.execute(codes)}
