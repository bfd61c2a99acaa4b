"""What can be filled in about a text's procedure: silence, an objection, a position, a corrigendum."""

from __future__ import annotations

from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

SILENCE_FIELDS = (
    Field("until", N_("Until"), required=True, hint=N_("a day and a time, such as 31 October 2026 12:00")),
    Field("zone", N_("Time zone"), required=True, hint=N_("an IANA name, such as Asia/Jakarta")),
)
_PARAGRAPH = Field("paragraph", N_("Paragraph"), hint=N_("its number; empty for the whole text"))
OBJECTION_FIELDS = (
    Field("party", N_("Party"), FieldKind.NAME, names="party", hint=N_("who objects; none: the chair takes it back")),
    Field("text", N_("Text"), FieldKind.LINES, hint=N_("the words of the objection")),
    _PARAGRAPH,
)
POSITION_FIELDS = (
    Field("party", N_("Party"), FieldKind.NAME, required=True, names="party"),
    Field(
        "position",
        N_("Position"),
        FieldKind.CHOICE,
        required=True,
        choices=(
            Choice("adopted", N_("adopted it")),
            Choice("reserved", N_("reserved its position")),
            Choice("ad referendum", N_("agreed ad referendum")),
            Choice("dissociated", N_("dissociated itself")),
        ),
    ),
    _PARAGRAPH,
    Field("text", N_("Text"), FieldKind.LINES, hint=N_("its words; a reservation needs them")),
    Field("dated", N_("Date"), FieldKind.DATE),
)
CORRIGENDUM_FIELDS = (
    Field("paragraph", N_("Paragraph"), required=True, hint=N_("the paragraph they stand in")),
    Field("before", N_("For"), FieldKind.LINES, required=True, hint=N_("the words as adopted")),
    Field("after", N_("Read"), FieldKind.LINES, required=True, hint=N_("what to read for them")),
    Field("why", N_("Why"), required=True),
    Field("dated", N_("Date"), FieldKind.DATE),
)
