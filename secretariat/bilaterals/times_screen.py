"""The terminal's view of when bilaterals of one meeting may be held, and who and what is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from secretariat.bilaterals.availability import (
    Available,
    availabilities,
    lay_down_hours,
    remove_availability,
    say_available,
)
from secretariat.bilaterals.placing.standing import said_of_times
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.form_spec import FormSpec, SaveResult
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import Fact, FactSheet
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.text import folded

_FIELDS = (
    Field(
        "of",
        N_("Of what"),
        FieldKind.CHOICE,
        required=True,
        choices=[Choice("hours", N_("hours")), Choice("who", N_("party or person")), Choice("room", N_("room"))],
        hint=N_("hours: when bilaterals may be held at all"),
    ),
    Field("name", N_("Name"), hint=N_("the party, person or room; nothing for hours")),
    Field("when", N_("Time"), FieldKind.LINES, required=True, hint=N_("20 May 2011 14:00-18:00, or a day; one a line")),
    Field(
        "state",
        N_("State"),
        FieldKind.CHOICE,
        required=True,
        choices=[Choice("free", N_("free")), Choice("away", N_("away"))],
    ),
    Field("note", N_("Note")),
)


class TimesScreen(Beneath):
    """When bilaterals of a meeting may be held, over its page."""

    help_text = N_("Hours for bilaterals, and who and what is free. Esc goes back.")

    def __init__(self, record: Record, meeting: str) -> None:
        place = Place(ViewTab("times", "1", N_("Times")), lambda: lambda: TimesView(record, scope={"meeting": meeting}))
        super().__init__([place], left=meeting, right="", scope={"meeting": meeting})


@dataclass(frozen=True, slots=True)
class _Times:
    """The times as a list reads them: they are few, and read whole."""

    times: Sequence[Available]

    def count(self) -> int:
        return len(self.times)

    def rows(self, start: int, limit: int) -> Sequence[Available]:
        return self.times[start : start + limit]

    def position(self, id: int) -> int | None:
        return next((place for place, one in enumerate(self.times) if one.id == id), None)


class TimesView(NounView):
    """The times of one meeting (``scope["meeting"]``)."""

    help_text = N_("Whoever has any free time is free only then; what is away always counts.")
    title: ClassVar[str] = N_("Times")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("of", N_("Of what"), 10),
        TableColumn("name", N_("Name"), 18, flex=1),
        TableColumn("when", N_("Time"), 34, flex=1),
        TableColumn("state", N_("State"), 8),
        TableColumn("note", N_("Note"), 12, flex=1, drop=1),
    )
    filters: ClassVar[str] = N_("a name or a note")
    empty: ClassVar[str] = N_("Nothing was said yet of when bilaterals may be held. Press n to say it.")

    @property
    def meeting(self) -> str:
        """The host meeting."""
        return self.asked.scope["meeting"]

    def window(self, query: ListQuery) -> RowWindow:
        words = folded(query.words).split()
        every = availabilities(self.record, self.meeting)
        return _Times([one for one in every if all(word in folded(f"{one.whose} {one.note}") for word in words)])

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: Available = row
        return (_(one.kind), Cell(one.whose, "strong"), one.when, _state(one), Cell(one.note, "dim"))

    def sheet(self, id: int) -> FactSheet:
        one = next(it for it in availabilities(self.record, self.meeting) if it.id == id)
        facts = [Fact(_("Time"), one.when), Fact(_("Name"), one.whose), Fact(_("Note"), one.note)]
        return FactSheet(str(one.id), _(one.kind), _state(one), [fact for fact in facts if fact.value])

    def new_form(self) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            of, name = str(changed.get("of", "hours")), str(changed.get("name") or "")
            spans = [line for line in str(changed.get("when") or "").split("\n") if line.strip()]
            free = changed.get("state", "free") == "free"
            if of == "hours":
                made = lay_down_hours(self.record, self.meeting, spans, closed=not free)
            else:
                whose = {"room": name} if of == "room" else {"who": name}
                note = str(changed.get("note") or "")
                made = say_available(self.record, self.meeting, spans, free=free, note=note, **whose)
            return SaveResult(self.meeting, self._with_outside("; ".join(one.when for one in made)), made[0].id)

        values = {"of": "hours", "state": "free"}
        title = _("Times for bilaterals of {meeting}").format(meeting=self.meeting)
        return self.form(title, _FIELDS, values, draft=f"bilaterals.times:{self.meeting}", save=save)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:  # noqa: ARG002 - a time is taken out, never changed
        when = "; ".join(remove_availability(self.record, self.meeting, list(ids)))
        return self._with_outside(_("Took out: {when}.").format(when=when))

    def _with_outside(self, said: str) -> str:
        """With the slots that what was changed leaves outside. (In a worker.)"""
        return " · ".join(filter(None, (said, said_of_times(self.record, self.meeting))))


def _state(one: Available) -> str:
    return _("free") if one.free else _("away")
