"""What can be filled in on an action, and on the acts that move it."""

from __future__ import annotations

from secretariat.actions.states import Priority
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_

ACTION_FIELDS = (
    Field("title", N_("What"), required=True),
    Field("lead", N_("Lead"), FieldKind.NAME, names="lead", hint=N_("a party, a person, or an organisation in words")),
    Field("lead_unit", N_("Lead unit"), hint=N_("the unit within the lead")),
    Field("supporting", N_("Supporting"), hint=N_("names, separated by ;"), between="; "),
    Field(
        "counterpart", N_("Counterpart"), FieldKind.NAME, names="party", flag="party", hint=N_("the party it is with")
    ),
    Field("due", N_("Due"), FieldKind.DATE, hint=N_("as exactly as it is known: July 2011, end of 2020")),
    Field(
        "target", N_("Target"), hint=N_("a number and what is counted: 100 SMEs; several with ; between"), between="; "
    ),
    Field("meeting", N_("From"), FieldKind.NAME, names="meeting", hint=N_("the meeting it comes from")),
    Field("outcome", N_("Outcome"), FieldKind.NAME, names="outcome", hint=N_("the outcome it comes from: O-12")),
    Field("item", N_("Agenda item"), FieldKind.NAME, names="item", hint=N_("I-7, or APEC-SMEMM-18/2.1")),
    Field("paragraph", N_("Paragraph"), hint=N_("the paragraph of a declaration it comes from: D-1/4")),
    Field("part_of", N_("Part of"), FieldKind.NAME, names="action", hint=N_("the action of which this one is a part")),
    Field("weight", N_("Weight"), FieldKind.NUMBER, hint=N_("what it counts among the parts; 1 where it is empty")),
    Field("tags", N_("Tags"), flag="tag", hint=N_("words to find it by, a space between"), between=" "),
    Field(
        "priority",
        N_("Priority"),
        FieldKind.CHOICE,
        choices=tuple(Choice(priority.value, priority.value) for priority in Priority),
    ),
    Field("every", N_("Recurs"), hint=N_("every 2 years, every quarter, every year after done; none ends it")),
    Field("remind", N_("Reminders"), hint=N_("how long before its last day: 2 weeks, 3 days"), between=", "),
    Field("agreed_on", N_("Agreed on"), FieldKind.DATE, hint=N_("where it was not agreed today or at its meeting")),
    Field("note", N_("Note"), FieldKind.LINES),
    Field("source", N_("Source")),
)

PROGRESS_FIELDS = (
    Field("amount", N_("Amount"), hint=N_("what was added, such as 35; 0 for a note alone")),
    Field("note", N_("Note")),
    Field("on", N_("Date"), FieldKind.DATE, hint=N_("one day; today where it is empty")),
)

DONE_FIELDS = (
    Field("evidence", N_("Evidence"), required=True, hint=N_("what proves it: a letter, a report, an address")),
    Field("on", N_("Date"), FieldKind.DATE, hint=N_("when it was done; today where it is empty")),
    Field("why", N_("Why"), hint=N_("needed where it is done below its target")),
)

DROP_FIELDS = (Field("why", N_("Why"), required=True, hint=N_("why it is given up")),)
