"""What can be filled in on a room."""

from __future__ import annotations

from typing import Final

from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

NAME_FIELD: Final = Field("name", N_("Room"), required=True)
ROOM_FIELDS: Final = (
    Field("building", N_("Building")),
    Field("seats", N_("Seats"), FieldKind.NUMBER),
    Field("buffer", N_("Minutes between uses"), FieldKind.NUMBER, hint=N_("minutes it stays empty between two uses")),
    Field(
        "for_bilaterals",
        N_("For bilaterals"),
        FieldKind.CHOICE,
        choices=(Choice("yes", N_("yes")), Choice("no", N_("no"))),
    ),
    Field("equipment", N_("Equipment"), between=";", hint=N_("what is in it, separated by ;")),
    Field("note", N_("Note"), FieldKind.LINES),
)
