"""What can be filled in on a delegation and on a delegate."""

from __future__ import annotations

from secretariat.delegations.states import Accreditation, DelegationStatus, Function, InvitedAs
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

MEETING_FIELD = Field("meeting", N_("Meeting"), FieldKind.NAME, required=True, names="meeting")
PARTY_FIELD = Field("party", N_("Party"), FieldKind.NAME, required=True, names="party")

DELEGATION_FIELDS = (
    Field("status", N_("Status"), FieldKind.CHOICE, choices=[Choice(s.value, s.value) for s in DelegationStatus]),
    Field("invited_as", N_("Invited as"), FieldKind.CHOICE, choices=[Choice(s.value, s.value) for s in InvitedAs]),
    Field("note_verbale", N_("Note verbale"), hint=N_("its reference")),
    Field("note_verbale_date", N_("Its date"), FieldKind.DATE),
    Field("invited_on", N_("Invited on"), FieldKind.DATE),
    Field("nominated_on", N_("Nominated on"), FieldKind.DATE, hint=N_("by default the date of the note verbale")),
    Field("registered_on", N_("Registered on"), FieldKind.DATE),
    Field("confirmed_on", N_("Confirmed on"), FieldKind.DATE),
    Field("regrets_on", N_("Regrets on"), FieldKind.DATE),
    Field("regrets_reason", N_("Why regrets"), hint=N_("why the party does not come")),
    Field("credentials", N_("Credentials"), hint=N_("their reference, or who signed them")),
    Field("credentials_on", N_("Credentials received on"), FieldKind.DATE),
    Field("quota", N_("Quota"), FieldKind.NUMBER, hint=N_("delegates at most; empty: the meeting's")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)

YES = "yes"
INVITATION_FIELDS = (
    Field(
        "members",
        N_("Members"),
        FieldKind.CHOICE,
        choices=[Choice(YES, N_("yes")), Choice("no", N_("no"))],
        hint=N_("every member of the forum that has no delegation yet"),
    ),
    Field(
        "observers",
        N_("Observers"),
        FieldKind.NAME,
        names="parties",
        hint=N_("parties, with commas between them"),
    ),
    Field("guests", N_("Guests"), FieldKind.NAME, names="parties", hint=N_("parties, with commas between them")),
    Field(
        "roster_of",
        N_("Roster of"),
        FieldKind.DATE,
        hint=N_("whose members; empty: of the meeting's first day"),
    ),
    Field("on", N_("Invited on"), FieldKind.DATE, hint=N_("the day of the invitation; empty: today")),
)

PERSON_FIELD = Field(
    "person",
    N_("Person"),
    FieldKind.NAME,
    required=True,
    names="person",
    hint=N_("on record, or a new name, its FAMILY part in capitals"),
)


def _function_meant(text: str) -> str | None:
    """The function of a list's word for one: "HOD", "ketua delegasi"; a command means by it what an import does."""
    from secretariat.delegations.intake.vocabulary import function_of

    return function_of(text)


_MOMENT = N_("a day, with its time where it is known: 3 December 2018 14:30")
DELEGATE_FIELDS = (
    Field(
        "function",
        N_("Function"),
        FieldKind.CHOICE,
        choices=[Choice(f.value, f.value) for f in Function],
        other_words=_function_meant,
    ),
    Field("title", N_("Official title"), hint=N_("as of this meeting")),
    Field("organisation", N_("Organisation")),
    Field("representing", N_("Representing"), hint=N_("for whom this delegate stands, such as the Minister of …")),
    Field("rank", N_("Rank"), FieldKind.NUMBER, hint=N_("1 is the highest")),
    Field(
        "accreditation",
        N_("Accreditation"),
        FieldKind.CHOICE,
        choices=[Choice(a.value, a.value) for a in Accreditation],
    ),
    Field("arrival", N_("Arrival"), hint=_MOMENT),
    Field("departure", N_("Departure"), hint=_MOMENT),
    Field("dietary", N_("Dietary needs")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)
REPLACED_BY_FIELD = Field(
    "replaced_by",
    N_("Replaced by"),
    FieldKind.NAME,
    names="person",
    hint=N_("who of the same delegation takes the place"),
)
NEW_PERSON_FIELDS = (
    Field("honorific", N_("Honorific"), hint=N_("of the new person, such as H.E. or Dr")),
    Field("given", N_("Given name"), hint=N_("given name of the new person")),
    Field("family", N_("Family name"), hint=N_("family name of the new person")),
    Field("native_name", N_("Name in own script"), hint=N_("name of the new person in its own script")),
)
