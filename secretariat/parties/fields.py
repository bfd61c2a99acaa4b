"""What can be filled in on a party."""

from __future__ import annotations

from secretariat.parties.states import PartyKind
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

PARTY_FIELDS = (
    Field("code", N_("Code"), required=True, hint=N_("short and unique, such as KR or SMBA")),
    Field("name", N_("Name"), required=True),
    Field("name_id", N_("Indonesian name")),
    Field("kind", N_("Kind"), FieldKind.CHOICE, choices=[Choice(kind.value, kind.value) for kind in PartyKind]),
    Field("parent", N_("Part of"), FieldKind.NAME, names="party", hint=N_("the party an agency belongs to")),
    Field("also", N_("Also known as"), hint=N_("other names, separated by ;")),
    Field("email", N_("E-mail"), hint=N_("where it is written to, such as secretariat@example.org")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)
