"""How a bilateral's title reads: the names of its parties, in the language chosen."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, case, func, select

from secretariat.bilaterals.model import bilateral
from secretariat.meetings.model import meeting
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.parties.rosters import name_in_forum
from secretariat.record.hanging import reads_as
from secretariat.values.language import current_language


def title_called(first: FromClause, second: FromClause, host: FromClause) -> ColumnElement[str]:
    """A bilateral's title in the language chosen, as a column of a query; a title somebody typed stays as it is."""
    kept: ColumnElement[str] = meeting.c.title
    if current_language() == "en":
        return kept
    day = func.coalesce(host.c.starts, meeting.c.starts)

    def of_both(language: str) -> ColumnElement[str]:
        names = [
            func.coalesce(
                name_in_forum(meeting.c.forum_id, side.c.id, day, language=language)
                .correlate(meeting, side, host)
                .scalar_subquery(),
                named(side, language),
            )
            for side in (first, second)
        ]
        return names[0].concat(" – ").concat(names[1])

    return case((kept == of_both("en"), of_both("id")), else_=kept)


def _read_title() -> ColumnElement[str]:
    """The title of a meeting, in the language chosen where it is a bilateral's and nobody typed it."""
    kept: ColumnElement[str] = meeting.c.title
    if current_language() == "en":
        return kept
    first, second, host = party.alias("first_side"), party.alias("second_side"), meeting.alias("host_of")
    of = (
        bilateral.join(first, first.c.id == bilateral.c.first_party_id)
        .join(second, second.c.id == bilateral.c.second_party_id)
        .outerjoin(host, host.c.id == meeting.c.in_margins_of_id)
    )
    made = select(title_called(first, second, host)).select_from(of).where(bilateral.c.meeting_id == meeting.c.id)
    return func.coalesce(made.correlate(meeting).scalar_subquery(), kept)


reads_as(meeting, _read_title)
