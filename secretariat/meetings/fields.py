"""What can be filled in on a meeting, a series, a standing item and an outcome."""

from __future__ import annotations

from typing import Final

from secretariat.meetings.states import Level, OutcomeKind, Purpose
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.text import folded


def purpose_meant(text: str) -> str | None:
    """The purpose that its last word alone means: "adoption" is "for adoption", "keputusan" "untuk keputusan"."""
    wanted = folded(text)
    said = {folded(words).split()[-1]: kind.value for kind in Purpose for words in (kind.value, _(kind.value))}
    return said.get(wanted)


_LEVELS: Final = [Choice(level.value, level.value) for level in Level]

MEETING_FIELDS = (
    Field("title", N_("Title"), required=True),
    Field("level", N_("Level"), FieldKind.CHOICE, choices=_LEVELS, hint=N_("by default that of its series")),
    Field("series", N_("Series"), FieldKind.NAME, names="series", hint=N_("its code or name")),
    Field("ordinal", N_("Ordinal"), FieldKind.NUMBER, hint=N_("its number in the series, as the forum counts")),
    Field("forum", N_("Forum"), FieldKind.NAME, names="forum", hint=N_("by default that of its series")),
    Field("dates", N_("Dates"), FieldKind.DATE, hint=N_("to the day, month or year, such as 20-21 May 2011")),
    Field("place", N_("Place")),
    Field("timezone", N_("Time zone"), hint=N_("an IANA name, such as Asia/Jakarta")),
    Field("host", N_("Host"), FieldKind.NAME, names="party"),
    Field("in_margins_of", N_("In the margins of"), FieldKind.NAME, names="meeting"),
    Field("chair", N_("Chair")),
    Field("theme", N_("Theme")),
    Field("outcome_document", N_("Outcome document"), hint=N_("such as declaration or joint statement")),
    Field("quota", N_("Quota"), FieldKind.NUMBER, hint=N_("delegates of one party at most, unless it has its own")),
    Field(
        "paper_pattern",
        N_("Symbols of papers"),
        hint=N_("how they are made, such as {year}/SMEMM/{number:03}; by default as the settings say"),
    ),
    Field("ref", N_("Reference"), hint=N_("made from series and ordinal, or from the title, where it is not given")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)

SERIES_FIELDS = (
    Field("code", N_("Code"), required=True, hint=N_("short and unique, such as APEC-SMEMM")),
    Field("name", N_("Name"), required=True),
    Field("name_id", N_("Indonesian name")),
    Field("forum", N_("Forum"), FieldKind.NAME, names="forum"),
    Field("level", N_("Level"), FieldKind.CHOICE, required=True, choices=_LEVELS),
    Field(
        "cadence", N_("Cadence"), hint=N_("every year, every two years, or an RFC 5545 rule: FREQ=YEARLY;INTERVAL=2")
    ),
    Field("cadence_text", N_("Cadence in words")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)

STANDING_FIELDS = (
    Field("title", N_("Title"), required=True),
    Field(
        "purpose",
        N_("Purpose"),
        FieldKind.CHOICE,
        choices=[Choice(kind.value, kind.value) for kind in Purpose],
        other_words=purpose_meant,
    ),
    Field("minutes", N_("Minutes"), FieldKind.NUMBER, hint=N_("how long it takes, in minutes")),
    Field("number", N_("Number"), FieldKind.NUMBER, hint=N_("its place in the order")),
)

OUTCOME_FIELDS = (
    Field("meeting", N_("Meeting"), FieldKind.NAME, required=True, names="meeting"),
    Field(
        "kind",
        N_("Kind"),
        FieldKind.CHOICE,
        required=True,
        choices=[Choice(kind.value, kind.value) for kind in OutcomeKind],
        hint=N_("what the meeting did with it"),
    ),
    Field("text", N_("Text"), FieldKind.LINES, required=True),
    Field("parties", N_("By"), hint=N_("parties, separated by ; (empty: the meeting as a whole)"), flag="by"),
    Field("source", N_("Source")),
)
