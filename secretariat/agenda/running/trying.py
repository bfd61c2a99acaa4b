"""A change that would clash is shown before it happens: what it would bring about, once, to whoever saves it."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from secretariat.agenda.running.clashes import USUAL_BUFFER, USUAL_WALK, clash_words, clashes_in
from secretariat.meetings.finding import meeting_id
from secretariat.record.record import Record
from secretariat.values.language import _
from secretariat.values.refusal import Refused


class ClashesShown:
    """What a form for a session of ``meeting`` has shown of the clashes it would bring about.

    Called within the act, before it is kept: raises ``Refused`` naming clashes that were not there before and were not
    shown yet. Saving the same again keeps it.
    """

    def __init__(self, record: Record, meeting: str, *, buffer: int = USUAL_BUFFER, walk: int = USUAL_WALK) -> None:
        self._meeting = meeting
        self._minutes = {"buffer": buffer, "walk": walk}
        with record.reading() as connection:
            self._known = self._found(connection)

    def __call__(self, connection: Connection) -> None:
        new = self._found(connection) - self._known
        if new:
            self._known |= new
            raise Refused(
                _("That clashes: {clashes}. Save again to keep it all the same.").format(clashes="; ".join(sorted(new)))
            )

    def _found(self, connection: Connection) -> set[str]:
        of = meeting_id(connection, self._meeting)
        return {clash_words(one) for one in clashes_in(connection, of, **self._minutes)}
