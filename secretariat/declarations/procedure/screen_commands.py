"""The commands on a text's procedure in the terminal: its state, silence, positions of parties, corrigenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from secretariat.declarations import operations
from secretariat.declarations.procedure.corrigenda import issue_corrigendum
from secretariat.declarations.procedure.fields import (
    CORRIGENDUM_FIELDS,
    OBJECTION_FIELDS,
    POSITION_FIELDS,
    SILENCE_FIELDS,
)
from secretariat.declarations.procedure.positions import (
    Position,
    note_position,
    object_to,
    positions,
    remove_position,
)
from secretariat.declarations.procedure.silence import silence_said
from secretariat.declarations.procedure.telling import correction_words, position_words
from secretariat.declarations.queries import DeclarationDetail, DeclarationRow
from secretariat.declarations.states import DeclarationStatus, PartyPosition
from secretariat.declarations.transitions import ALLOWED, LOCKED
from secretariat.parties.finding import party_suggestions
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_FINDERS: Mapping[str, Any] = {"party": party_suggestions}


class ProcedureCommands(NounView):
    """What the view of texts can do with the state of the one under the cursor, and with what parties said of it."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "declarations.status",
            "c",
            "status",
            N_("Status"),
            N_("Bring the declaration to its next state"),
            N_("Under negotiation, SOM-agreed, under silence, adopted and so on: what is allowed from where it is."),
            rank=6,
        ),
        Command(
            "declarations.position",
            "o",
            "position",
            N_("Position"),
            N_("Note a party's position"),
            N_("Who adopted the text, reserved its position and on what, agreed ad referendum, dissociated itself."),
            rank=7,
        ),
        Command(
            "declarations.remove_position",
            "O",
            "remove_position",
            N_("Remove position"),
            N_("Take back a party's position"),
            N_("Take back what was noted of a party."),
            rank=91,
        ),
        Command(
            "declarations.corrigendum",
            "R",
            "corrigendum",
            N_("Corrigendum"),
            N_("Issue a corrigendum"),
            N_("Correct an adopted text: for these words read those. The adopted text stays as it is."),
            rank=92,
        ),
    )

    def action_status(self) -> None:
        """Choose the next state among those allowed; silence asks until when, breaking it who objects."""
        row = self.table.row
        if row is None:
            return
        allowed = ALLOWED[DeclarationStatus(row.status)]
        if not allowed:
            words = _("{ref} is {status}, which is where it ends; a later change is a corrigendum (R).")
            say(self, words.format(ref=row.ref, status=_(row.status)), "warning")
            return

        def picked(new: str | None) -> None:
            if new is not None:
                self._go_to(row, DeclarationStatus(new))

        title = _("{ref} is {status}; now").format(ref=row.ref, status=_(row.status))
        self.app.push_screen(Picker(title, [(state.value, _way(row.status, state)) for state in allowed]), picked)

    def _go_to(self, row: DeclarationRow, new: DeclarationStatus) -> None:
        if new is DeclarationStatus.UNDER_SILENCE:
            self.open_form(self._silence_form(row))
        elif row.status == DeclarationStatus.UNDER_SILENCE and new is DeclarationStatus.UNDER_NEGOTIATION:
            self.open_form(self._objection_form(row))
        else:
            act(
                self,
                lambda: operations.set_status(self.record, row.ref, new, version=row.version, read=row.read),
                self._told,
            )

    def _told(self, one: DeclarationDetail) -> None:
        say(self.app, _now(one))
        self.changed([one.ref], keep_id=one.id)

    def _silence_form(self, row: DeclarationRow) -> FormSpec:
        zone = self.record.zone.key

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            said = {"until": "", "zone": zone, **changed}
            silence = silence_said(said["until"], said["zone"], field=_("Until"), today=self.record.today)
            new = DeclarationStatus.UNDER_SILENCE
            one = operations.set_status(self.record, row.ref, new, silence=silence, version=row.version, read=row.read)
            return SaveResult(one.ref, f"{_now(one)} {silence}", one.id)

        title = _("{ref} under silence").format(ref=row.ref)
        return self.form(title, SILENCE_FIELDS, {"zone": zone}, draft=f"declarations.silence:{row.ref}", save=save)

    def _objection_form(self, row: DeclarationRow) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            party = changed.pop("party", "")
            if party:
                noted = object_to(self.record, row.ref, party, **{"text": "", **changed})
                said = _("{party} broke silence: the text is back under negotiation.").format(party=noted.party)
                return SaveResult(row.ref, said, row.id)
            if changed.get("text"):
                raise Refused(_("Whose objection is it? Name the party."))
            new = DeclarationStatus.UNDER_NEGOTIATION
            one = operations.set_status(self.record, row.ref, new, version=row.version, read=row.read)
            return SaveResult(one.ref, _now(one), one.id)

        title, draft = _("Silence on {ref} is broken").format(ref=row.ref), f"declarations.objection:{row.ref}"
        return self.form(title, OBJECTION_FIELDS, {}, draft=draft, save=save, finders=_FINDERS)

    def action_position(self) -> None:
        """Choose between a new position and those there are; then its form."""
        self._with_positions(self._choose_position)

    def action_remove_position(self) -> None:
        """Choose a position and take it back."""
        self._with_positions(self._choose_removal)

    def _with_positions(self, then: Any) -> None:
        row = self.table.row
        if row is not None:
            ask(self, lambda: positions(self.record, row.ref), lambda found: then(row, found), group="form")

    def _choose_position(self, row: DeclarationRow, found: list[Position]) -> None:
        said = [one for one in found if one.position != PartyPosition.OBJECTED]
        if not said:
            self.open_form(self._position_form(row, None))
            return

        def picked(number: str | None) -> None:
            if number is not None:
                self.open_form(self._position_form(row, said[int(number) - 1] if number != "0" else None))

        options = [("0", _("Note another position")), *_options(said)]
        self.app.push_screen(Picker(_("Positions on {ref}").format(ref=row.ref), options), picked)

    def _choose_removal(self, row: DeclarationRow, found: list[Position]) -> None:
        said = [one for one in found if one.position != PartyPosition.OBJECTED]
        if not said:
            say(self, _("No party's position is noted."))
            return

        def picked(number: str | None) -> None:
            if number is None:
                return
            one = said[int(number) - 1]
            act(
                self,
                lambda: remove_position(self.record, row.ref, one.party, own=one.id),
                lambda gone: self._removed(row, gone),
            )

        self.app.push_screen(Picker(_("Take back which position?"), _options(said)), picked)

    def _removed(self, row: DeclarationRow, gone: Position) -> None:
        say(self.app, _("Removed: {party} {position}.").format(party=gone.party, position=_(gone.position)))
        self.changed([row.ref], keep_id=row.id)

    def _position_form(self, row: DeclarationRow, one: Position | None) -> FormSpec:
        typed = _typed(one) if one else {"position": "adopted"}

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            stays = {key: words for key, words in typed.items() if key != "dated"}
            said: dict[str, Any] = {"party": "", "position": "", **stays, **changed}
            own = one.id if one else None
            noted = note_position(self.record, row.ref, said.pop("party"), said.pop("position"), own=own, **said)
            words = _("Noted: {party} {position}.").format(party=noted.party, position=_(noted.position))
            return SaveResult(row.ref, words, row.id)

        title, draft = _("A position on {ref}").format(ref=row.ref), f"declarations.position:{row.ref}"
        return self.form(title, POSITION_FIELDS, typed, draft=draft, save=save, finders=_FINDERS)

    def action_corrigendum(self) -> None:
        """A form for a corrigendum to the text under the cursor, where it is adopted."""
        row = self.table.row
        if row is None:
            return
        if DeclarationStatus(row.status) not in LOCKED:
            words = _("{ref} is {status}: its text can be changed, a corrigendum is for one that is adopted.")
            say(self, words.format(ref=row.ref, status=_(row.status)), "warning")
            return
        self.open_form(self._corrigendum_form(row))

    def _corrigendum_form(self, row: DeclarationRow) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            said: dict[str, Any] = {**dict.fromkeys(("paragraph", "before", "after", "why"), ""), **changed}
            one = issue_corrigendum(self.record, row.ref, **said)
            words = _("Corrigendum {number}: {words}.").format(number=one.number, words=correction_words(one))
            return SaveResult(row.ref, words, row.id)

        title, draft = _("A corrigendum to {ref}").format(ref=row.ref), f"declarations.corrigendum:{row.ref}"
        return self.form(title, CORRIGENDUM_FIELDS, {}, draft=draft, save=save)


def _way(before: str, after: DeclarationStatus) -> str:
    """A state that can be gone to, and what that means where it says too little."""
    if before == DeclarationStatus.UNDER_SILENCE and after is DeclarationStatus.UNDER_NEGOTIATION:
        return _("under negotiation: somebody objects, silence is broken")
    return _(after.value)


def _now(one: DeclarationDetail) -> str:
    return _("{ref} is now {status}.").format(ref=one.ref, status=_(one.status))


def _options(found: list[Position]) -> list[tuple[str, str]]:
    return [(str(number), position_words(one)) for number, one in enumerate(found, start=1)]


def _typed(one: Position) -> dict[str, str]:
    """A position as its form has it."""
    short = {
        PartyPosition.ADOPTED: "adopted",
        PartyPosition.RESERVED: "reserved",
        PartyPosition.AD_REFERENDUM: "ad referendum",
        PartyPosition.DISSOCIATED: "dissociated",
    }
    said = short[PartyPosition(one.position)]
    dated = format_date(PartialDate.from_edtf(one.dated)) if one.dated else ""
    return {"party": one.party, "position": said, "paragraph": one.paragraph, "text": one.text, "dated": dated}
