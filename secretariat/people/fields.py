"""What can be filled in on a person, and on a position someone holds or held."""

from __future__ import annotations

from typing import Final

from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

YES: Final = N_("yes")
NO: Final = N_("no")

PERSON_FIELDS = (
    Field("name", N_("Name"), required=True, hint=N_("as its bearer writes it; the family name may stand in CAPITALS")),
    Field("given", N_("Given name")),
    Field("family", N_("Family name"), hint=N_("empty where there is none, or it is not known")),
    Field(
        "family_first",
        N_("Family name first"),
        FieldKind.CHOICE,
        choices=[Choice(YES, YES), Choice(NO, NO)],
        hint=N_("whether the family name is written first"),
    ),
    Field("honorific", N_("Honorific"), hint=N_("such as H.E.")),
    Field("title_before", N_("Titles before the name"), hint=N_("academic titles and ranks, such as Prof. Dr. Ir.")),
    Field("title_after", N_("Titles after the name"), hint=N_("degrees, such as M.Sc., Ph.D.")),
    Field("native_name", N_("Name in own script")),
    Field(
        "reading",
        N_("Reading of the name"),
        hint=N_("in kana or Latin letters; a name in another script than the Latin is sorted by it"),
    ),
    Field("other_names", N_("Other names"), FieldKind.LINES, hint=N_("others the person is found by, one on a line")),
    Field("party", N_("Party"), FieldKind.NAME, names="party"),
    Field("email", N_("E-mail")),
    Field("phone", N_("Phone")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)

POSITION_FIELDS = (
    Field("title", N_("Official title"), required=True),
    Field("organisation", N_("Organisation")),
    Field("party", N_("Party"), FieldKind.NAME, names="party", hint=N_("the party or agency the position is in")),
    Field("since", N_("Since"), FieldKind.DATE),
    Field("until", N_("Until"), FieldKind.DATE),
    Field("source", N_("Source")),
)
