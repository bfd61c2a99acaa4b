"""Who supports and who opposes a bracket, noted in the drafting room."""

from __future__ import annotations

from typing import ClassVar, Final

from secretariat.declarations.drafting_room.asking_screen import Asked
from secretariat.declarations.drafting_room.bracket_commands_screen import BracketCommands
from secretariat.declarations.negotiation.stances import take_stance, withdraw_stance
from secretariat.declarations.states import Stance
from secretariat.toolkit.commands import Command
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import SaveResult
from secretariat.values.language import N_, _

_WITHDRAWS: Final = "withdraws"


class StanceCommands(BracketCommands):
    """What parties think of the chosen bracket."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "room.stance",
            "o",
            "stance",
            N_("Support"),
            N_("Who supports or opposes the bracket"),
            N_("Note that parties support its words, oppose them, or do neither any more."),
            rank=13,
        ),
    )

    def action_stance(self) -> None:
        """Choose what is noted, then name the parties."""
        found = self.chosen_bracket()
        if found is None:
            return
        row, one = found

        def picked(what: str | None) -> None:
            if what is None:
                return

            def save(text: str) -> SaveResult:
                if what == _WITHDRAWS:
                    withdraw_stance(self.record, self.declaration, [one.at], text)
                else:
                    take_stance(self.record, self.declaration, [one.at], text, Stance(what))
                return SaveResult(row.ref, _("Noted on {bracket}").format(bracket=one.id), row.id)

            hint = _("parties, with commas between")
            self.ask_line(Asked(options[what], row, f"{what}:{one.at.ordinal}", hint, parties_only=True), save)

        options = {
            Stance.SUPPORTS.value: _("Who supports {bracket}?").format(bracket=one.id),
            Stance.OPPOSES.value: _("Who opposes {bracket}?").format(bracket=one.id),
            _WITHDRAWS: _("Who does neither any more?"),
        }
        self.app.push_screen(
            Picker(_("What is noted on {bracket}?").format(bracket=one.id), list(options.items())), picked
        )
