"""What can be filled in on a paper tabled."""

from __future__ import annotations

from typing import Final

from secretariat.agenda.tabled.states import Access, PaperPurpose
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

MEETING_FIELD: Final = Field("meeting", N_("Meeting"), FieldKind.NAME, required=True, names="meeting")
SYMBOL_FIELD: Final = Field(
    "symbol", N_("Symbol"), hint=N_("its own; by default the next one of the meeting's pattern")
)
PAPER_FIELDS: Final = (
    Field("title", N_("Title"), required=True),
    Field("item", N_("Agenda item"), FieldKind.NAME, names="item", hint=N_("its number, reference or title")),
    Field("by", N_("Submitted by"), hint=N_("a party's code or name, or whoever it is from")),
    Field(
        "purpose",
        N_("Purpose"),
        FieldKind.CHOICE,
        choices=[Choice(one.value, one.value) for one in PaperPurpose],
        hint=N_("what it asks of the meeting"),
    ),
    Field(
        "access",
        N_("Access"),
        FieldKind.CHOICE,
        choices=[Choice(one.value, one.value) for one in Access],
        hint=N_("who may read it"),
    ),
    Field("language", N_("Language"), hint=N_("of the text, such as en or id")),
    Field("tabled_on", N_("Tabled on"), FieldKind.DATE, flag="on"),
    Field("file", N_("File"), hint=N_("a path; what is in it is kept in the record")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)
"""Title, cover facts and file; a revision takes what is not given from the text before it."""
