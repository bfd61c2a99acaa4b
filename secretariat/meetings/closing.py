"""Closing a meeting asks what is still undecided of it, which rooms above know; what is closed takes nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.meetings.model import meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.record.undecided import Undecided, undecided_of
from secretariat.values.language import _
from secretariat.values.refusal import Refused


def undecided_left(connection: Connection, refs: Sequence[str]) -> list[tuple[str, Undecided]]:
    """What is still undecided of meetings, each with the meeting's reference."""
    ids = dict(iter(connection.execute(select(meeting.c.ref, meeting.c.id).where(meeting.c.ref.in_(refs)))))
    return [(ref, one) for ref in refs for one in undecided_of(connection, meeting, ids[ref])]


def undecided_words(left: Sequence[tuple[str, Undecided]]) -> str:
    """What is undecided in one sentence, and what can be done."""
    said: dict[str, list[str]] = {}
    for ref, one in left:
        said.setdefault(ref, []).append(f"{_(one.kind)}, {one.words}")
    named = " · ".join(f"{ref}: {'; '.join(words)}" for ref, words in said.items())
    words = _("Not closed, as this is still undecided: {what}. Close it all the same with --anyway --why TEXT.")
    return words.format(what=named)


def refuse_closed(connection: Connection, id_: int) -> None:
    """Raise ``Refused``, saying how to open it again, where a meeting was closed: nothing undecided is added to it."""
    row = connection.execute(select(meeting.c.ref, meeting.c.status).where(meeting.c.id == id_)).one()
    if row.status == MeetingStatus.CLOSED.value:
        words = _(
            "{ref} is closed and its agenda takes nothing more; “secretariat meetings status {ref} concluded” (in the "
            "terminal t on its page) opens it again."
        )
        raise Refused(words.format(ref=row.ref))
