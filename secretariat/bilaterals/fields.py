"""What can be filled in on a bilateral."""

from __future__ import annotations

from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_

HOST_FIELD = Field(
    "meeting", N_("In the margins of"), FieldKind.NAME, required=True, names="meeting", hint=N_("the host meeting")
)
PARTY_FIELDS = (
    Field("first", N_("First party"), FieldKind.NAME, required=True, names="party"),
    Field("second", N_("Second party"), FieldKind.NAME, required=True, names="party"),
)
BILATERAL_FIELDS = (
    Field("topics", N_("Topics"), FieldKind.LINES, hint=N_("one a line, or separated by ;")),
    Field("head_first", N_("First head"), FieldKind.NAME, names="person", hint=N_("who heads the first party")),
    Field("head_second", N_("Second head"), FieldKind.NAME, names="person", hint=N_("who heads the second party")),
    Field("room", N_("Room")),
    Field("starts", N_("Slot from"), hint=N_("in the meeting's own time: 20 May 2011 14:30, or 14:30")),
    Field("ends", N_("Slot until"), hint=N_("15:00, or with its day")),
    Field("minutes", N_("Minutes"), FieldKind.NUMBER, hint=N_("how long; nothing: as its host meeting says")),
    Field("preferred_from", N_("Preferred from"), hint=N_("20 May 2011 14:00: slots are proposed from then on")),
    Field("preferred_until", N_("Preferred until"), hint=N_("16:00, or with its day")),
    Field("preferred_room", N_("Preferred room")),
    Field("interpreter", N_("Interpreter")),
    Field("note_taker", N_("Note-taker")),
    Field("source", N_("Source")),
)
RECORD_FIELD = Field("text", N_("Record of discussion"), FieldKind.LINES)
