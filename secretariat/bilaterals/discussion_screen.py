"""What else is done with a bilateral in the terminal: another slot, no, outcomes, clearance, lines to take, times."""

from __future__ import annotations

from typing import Any, Final

from secretariat.bilaterals import discussion, negotiating
from secretariat.bilaterals.lines import take_line
from secretariat.bilaterals.placing.spacing import spacing_of
from secretariat.bilaterals.queries import bilateral_by_id
from secretariat.bilaterals.sheet import state_told
from secretariat.meetings.states import OutcomeKind
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.worker import ask
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

MORE_COMMANDS: Final = (
    Command(
        "bilaterals.slot",
        "m",
        "another_slot",
        N_("Another slot"),
        N_("Counter-propose or reschedule"),
        N_("Before it is confirmed a party proposes another slot; after that it is rescheduled. The old one is kept."),
        rank=43,
    ),
    Command(
        "bilaterals.outcome",
        "o",
        "outcome",
        N_("Outcome"),
        N_("Take an outcome from what was said"),
        N_("Agreed, offered, welcomed or noted; it becomes an outcome of the bilateral's meeting."),
        rank=44,
    ),
    Command(
        "bilaterals.clear",
        "v",
        "clear",
        N_("Clear"),
        N_("Clear the record of discussion"),
        N_("Each side clears it on its day; a change of the text takes that back."),
        rank=45,
    ),
    Command(
        "bilaterals.line",
        "l",
        "line_to_take",
        N_("Line to take"),
        N_("Write a line to take"),
        N_("What our side says on a topic, for the briefing."),
        rank=46,
    ),
    Command(
        "bilaterals.times",
        "t",
        "times",
        N_("Times"),
        N_("When bilaterals may be held, who is free"),
        N_("Hours for bilaterals; parties, people and rooms that are free or away."),
        rank=47,
    ),
)
_WHY: Final = Field("why", N_("Why"))
_SLOT_FIELDS: Final = (
    Field("starts", N_("Slot from"), required=True, hint=N_("20 May 2011 14:30, or 14:30")),
    Field("ends", N_("Slot until"), hint=N_("nothing: as long as the slot before")),
    Field("room", N_("Room"), hint=N_("nothing: the one it had")),
    _WHY,
)
_KINDS: Final = [Choice(kind.value, kind.value) for kind in OutcomeKind]


class DiscussionActs(NounView):
    """The forms of a bilateral beyond its own fields."""

    def action_another_slot(self) -> None:
        """A counter-proposal, or a new slot for what is confirmed."""
        self._form_of_row(self._slot_form)

    def action_outcome(self) -> None:
        """Take an outcome."""
        self._form_of_row(self._outcome_form)

    def action_clear(self) -> None:
        """Clear the record of discussion."""
        self._form_of_row(self._clear_form)

    def action_line_to_take(self) -> None:
        """Write a line to take."""
        self._form_of_row(self._line_form)

    def action_times(self) -> None:
        """The times of the host meeting."""
        from secretariat.bilaterals.times_screen import TimesScreen

        row = self.table.row
        host = self.asked.scope.get("meeting", "") or (row.host if row is not None else "")
        if host:
            self.app.push_screen(TimesScreen(self.record, host))

    def _form_of_row(self, form: Any) -> None:
        row = self.table.row
        if row is not None:
            ask(self, lambda: form(row.id), self.open_form, group="form")

    def _slot_form(self, id: int) -> FormSpec:
        one = bilateral_by_id(self.record, id)
        spacing = spacing_of(self.settings)
        confirmed = one.status in ("confirmed", "rescheduled")
        sides = [Choice(side.code, side.code) for side in (one.first, one.second)]
        by = Field("party", N_("Proposed by"), FieldKind.CHOICE, required=True, choices=sides)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            given = {key: str(changed.get(key) or "") for key in ("ends", "room", "why")}
            starts = str(changed.get("starts") or "")
            if confirmed:
                saved = negotiating.reschedule(self.record, one.ref, starts, version=version, spacing=spacing, **given)
            else:
                party = str(changed.get("party") or one.second.code)
                saved = negotiating.counter_propose(
                    self.record, one.ref, party, starts, version=version, spacing=spacing, **given
                )
            return SaveResult(saved.ref, state_told(saved), saved.id)

        title = _("Reschedule {ref}") if confirmed else _("Another slot for {ref}")
        fields = _SLOT_FIELDS if confirmed else (by, *_SLOT_FIELDS)
        values = {} if confirmed else {"party": one.second.code}
        draft = f"bilaterals.slot:{one.ref}"
        return self.form(title.format(ref=one.ref), fields, values, draft=draft, version=one.version, save=save)

    def _outcome_form(self, id: int) -> FormSpec:
        one = bilateral_by_id(self.record, id)
        sides = [Choice(side.code, side.code) for side in (one.first, one.second)]
        fields = (
            Field("kind", N_("Kind"), FieldKind.CHOICE, required=True, choices=_KINDS),
            Field("text", N_("Text"), FieldKind.LINES, required=True),
            Field("by", N_("By"), FieldKind.CHOICE, choices=sides, hint=N_("nothing: both parties")),
        )

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            kind, text = str(changed.get("kind", OutcomeKind.AGREED.value)), str(changed.get("text") or "")
            made = discussion.take_outcome(self.record, one.ref, kind, text, by=str(changed.get("by") or ""))
            return SaveResult(one.ref, _("Added {ref}: {title}.").format(ref=made.ref, title=made.row.text), one.id)

        title = _("Outcome of {ref}").format(ref=one.ref)
        values = {"kind": OutcomeKind.AGREED.value}
        return self.form(title, fields, values, draft=f"bilaterals.outcome:{one.ref}", save=save)

    def _clear_form(self, id: int) -> FormSpec:
        one = bilateral_by_id(self.record, id)
        waiting = [side.code for side in (one.first, one.second) if not side.cleared]
        if not waiting:
            raise Refused(_("{ref}: its record of discussion is cleared by both sides.").format(ref=one.ref))
        fields = (
            Field(
                "party", N_("Party"), FieldKind.CHOICE, required=True, choices=[Choice(code, code) for code in waiting]
            ),
            Field("on", N_("On"), FieldKind.DATE, hint=N_("nothing: today")),
        )

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            day = changed.get("on")
            party = str(changed.get("party") or "")
            saved = discussion.clear_record(
                self.record, one.ref, party, on=day.last if day is not None else None, version=version
            )
            said = _("{ref} is now {status}.").format(ref=saved.ref, status=_(saved.status))
            return SaveResult(saved.ref, said, saved.id)

        title = _("Clear the record of {ref}").format(ref=one.ref)
        values = {"party": ""}  # chosen each time: who cleared is never taken for granted
        draft = f"bilaterals.clear:{one.ref}"
        return self.form(title, fields, values, draft=draft, version=one.version, save=save)

    def _line_form(self, id: int) -> FormSpec:
        one = bilateral_by_id(self.record, id)
        fields = (
            Field("topic", N_("Topic"), required=True),
            Field("line", N_("Line to take"), FieldKind.LINES),
            Field("background", N_("Background"), FieldKind.LINES),
        )
        taken = {line.topic for line in one.lines}
        topic = next((topic for topic in one.topics if topic not in taken), "")

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            on, words = str(changed.get("topic", topic) or ""), str(changed.get("line") or "")
            kept = take_line(self.record, one.ref, on, words, background=str(changed.get("background") or ""))
            return SaveResult(one.ref, _("Kept the line to take on {topic}.").format(topic=kept.topic), one.id)

        title = _("Line to take for {ref}").format(ref=one.ref)
        return self.form(title, fields, {"topic": topic}, draft=f"bilaterals.line:{one.ref}", save=save)
