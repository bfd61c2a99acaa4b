"""What can be filled in on a session."""

from __future__ import annotations

from typing import Final

from secretariat.meetings.states import SessionKind
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

SESSION_FIELDS: Final = (
    Field("title", N_("Title"), required=True),
    Field("kind", N_("Kind"), FieldKind.CHOICE, choices=[Choice(kind.value, kind.value) for kind in SessionKind]),
    Field("day", N_("Day"), hint=N_("20 May 2011, or 2 for the second day of the meeting")),
    Field("starts", N_("Begins at"), hint=N_("09:00 in the meeting's own time; empty: after the one before it")),
    Field("minutes", N_("Minutes"), FieldKind.NUMBER, hint=N_("empty: what its agenda items take")),
    Field("track", N_("Track"), hint=N_("parallel sessions stand in tracks of their own; empty: the main one")),
    Field("room", N_("Room"), FieldKind.NAME, names="room"),
    Field(
        "items", N_("Agenda items"), between=";", hint=N_("their numbers, with minutes where they differ: 1; 2.1 (20)")
    ),
    Field("people", N_("People"), between=";", hint=N_("who must be there, and as what: P-3 (speaker); P-7")),
    Field("chair", N_("Chair")),
    Field("interpreter", N_("Interpreter"), between=";", hint=N_("several are separated by ;")),
    Field("equipment", N_("Equipment"), between=";", hint=N_("what is brought there, separated by ;")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)
