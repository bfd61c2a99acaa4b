"""What a list of actions offers of what became of them: carrying them into a later meeting, and a meeting's report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

from secretariat.actions.tracker.screen_commands import TrackerCommands
from secretariat.toolkit.commands import Command
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import FormSpec, SaveResult

_INTO: Final = (
    Field("into", N_("Meeting"), FieldKind.NAME, required=True, names="meeting", hint=N_("a later meeting")),
)
BECAME_COMMAND: Final = Command(
    "actions.became",
    "W",
    "became",
    N_("What became"),
    N_("What became of what was agreed"),
    N_("Every commitment of this meeting with the actions from it, and how they stand."),
    rank=64,
)


class FollowingCommands(TrackerCommands):
    """``>`` carries actions into a later meeting; on a meeting's page ``W`` tells what became of what it agreed."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "actions.carry",
            "greater_than_sign",
            "carry",
            N_("Carry"),
            N_("Carry into a later meeting"),
            N_("The marked actions, or the one under the cursor, are on its table too; where they came from stays."),
            "marked",
            63,
        ),
        BECAME_COMMAND,
    )

    def carry_form(self, chosen: Mapping[int, str]) -> FormSpec:
        """The form that asks into which meeting."""
        from secretariat.actions.following.carrying import carry_actions
        from secretariat.meetings.finding import meeting_suggestions
        from secretariat.toolkit.form_spec import SaveResult

        refs = list(chosen.values())

        def save(filled: dict[str, Any], _version: int | None) -> SaveResult:
            carried = carry_actions(self.record, refs, into=filled["into"])
            said = _("Carried over: {refs}.").format(refs=", ".join(carried))
            return SaveResult(carried[0], _("{act} · u Undo").format(act=said), next(iter(chosen)))

        title = _("Carry {refs} into a later meeting").format(refs=", ".join(refs[:8]) + (", …" if refs[8:] else ""))
        finders = {"meeting": meeting_suggestions}
        return self.form(title, _INTO, {}, draft="actions.carry", save=save, finders=finders, save_label=N_("Carry"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The report is a meeting's; only what is open is carried."""
        if action == "became":
            return bool(self.asked.scope.get("meeting"))
        if action == "carry":
            return bool(self.chosen())
        return super().check_action(action, parameters)

    def action_carry(self) -> None:
        """Ask into which meeting."""
        chosen = self.chosen()
        if chosen:
            self.open_form(self.carry_form(chosen))

    def action_became(self) -> None:
        """Show the report of the meeting this list is of."""
        from secretariat.actions.following.became_screen import BecameScreen

        self.app.push_screen(BecameScreen(self.record, self.asked.scope["meeting"]))
