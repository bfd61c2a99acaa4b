"""What can be filled in on a forum, and on a party's membership of one."""

from __future__ import annotations

from typing import Final

from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

YES: Final = N_("yes")
NO: Final = N_("no")

FORUM_FIELDS = (
    Field("code", N_("Code"), required=True, hint=N_("short and unique, such as APEC")),
    Field("name", N_("Name"), required=True),
    Field("name_id", N_("Indonesian name")),
    Field("member_word", N_("Word for a member"), hint=N_("such as member economy or partner")),
    Field("member_words", N_("Word for members"), hint=N_("the same for several")),
    Field("member_word_id", N_("Indonesian word for a member")),
    Field(
        "uses_flags",
        N_("Uses flags"),
        FieldKind.CHOICE,
        choices=[Choice(YES, YES), Choice(NO, NO)],
        hint=N_("whether flags of members are shown"),
    ),
    Field("avoid", N_("Words not used"), hint=N_("words the forum avoids, separated by ;")),
)

ADMISSION_FIELDS = (
    Field("party", N_("Party"), FieldKind.NAME, required=True, names="party"),
    Field("since", N_("Since"), FieldKind.DATE, required=True, hint=N_("the decision that counts for the roster")),
    Field("until", N_("Until"), FieldKind.DATE, hint=N_("the last day, empty while a member")),
    Field("admitted", N_("Formally admitted"), FieldKind.DATE, hint=N_("where that was on another day")),
    Field("name", N_("Name in the forum"), hint=N_("where it is not the party's own")),
    Field("name_id", N_("Indonesian name in the forum"), hint=N_("where it is not the party's own Indonesian name")),
    Field("source", N_("Source")),
)
"""A membership; its party can't be changed afterwards."""

LEAVING_FIELDS = (Field("until", N_("Until"), FieldKind.DATE, required=True, hint=N_("the last day as a member")),)
