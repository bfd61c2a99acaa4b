"""What can be filled in on a declaration, a revision of it, and a paragraph."""

from __future__ import annotations

from secretariat.declarations.states import ParagraphKind
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

DECLARATION_FIELDS = (
    Field("title", N_("Title"), required=True),
    Field("meeting", N_("Meeting"), FieldKind.NAME, names="meeting", hint=N_("the meeting that is to adopt it")),
    Field("language", N_("Language"), hint=N_("a code, such as en or id; empty for English")),
    Field("marking", N_("Marking"), hint=N_("stands on every page, such as RESTRICTED")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)
REVISION_FIELDS = (
    Field("label", N_("Revision"), required=True, hint=N_("its name, such as Rev.2")),
    Field("dated", N_("Date"), FieldKind.DATE, flag="date"),
    Field("note", N_("Note"), FieldKind.LINES),
)
TEXT_FIELD = Field("text", N_("Text"), FieldKind.LINES, required=True, hint=N_("brackets stand as they are typed"))
KIND_FIELD = Field(
    "kind", N_("Kind"), FieldKind.CHOICE, choices=[Choice(kind.value, kind.value) for kind in ParagraphKind]
)
NUMBER_FIELD = Field("number", N_("Number"), hint=N_("as printed, such as 4 or P1; empty for the next one"))
AFTER_FIELD = Field("after", N_("After"), hint=N_("the number of the paragraph before it; empty for the end"))
PARAGRAPH_FIELDS = (TEXT_FIELD, KIND_FIELD, NUMBER_FIELD)
NEW_PARAGRAPH_FIELDS = (*PARAGRAPH_FIELDS, AFTER_FIELD)
