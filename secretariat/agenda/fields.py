"""What can be filled in on an agenda item."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.agenda.states import ItemStatus, Purpose
from secretariat.agenda.transitions import next_states
from secretariat.meetings.fields import purpose_meant
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

MEETING_FIELD = Field("meeting", N_("Meeting"), FieldKind.NAME, required=True, names="meeting")
ITEM_FIELDS = (
    Field("title", N_("Title"), required=True),
    Field(
        "purpose",
        N_("Purpose"),
        FieldKind.CHOICE,
        choices=[Choice(kind.value, kind.value) for kind in Purpose],
        other_words=purpose_meant,
    ),
    Field("lead", N_("Lead"), FieldKind.NAME, names="party", hint=N_("the party that leads on it")),
    Field("minutes", N_("Minutes"), FieldKind.NUMBER, hint=N_("how long it takes, in minutes")),
    Field("under", N_("Under item"), FieldKind.NAME, names="item", hint=N_("the number of the item it belongs to")),
    Field("status", N_("Status"), FieldKind.CHOICE, choices=[Choice(kind.value, kind.value) for kind in ItemStatus]),
    Field("why", N_("Why"), hint=N_("why it was postponed or withdrawn")),
    Field("proceedings", N_("Proceedings"), FieldKind.LINES),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)


def fields_from(status: str) -> Sequence[Field]:
    """What can be filled in on an item in ``status``: that state and those it can go to are its only choices."""
    offered = [Choice(one.value, one.value) for one in (ItemStatus(status), *next_states(status))]
    return [field._replace(choices=offered) if field.key == "status" else field for field in ITEM_FIELDS]
