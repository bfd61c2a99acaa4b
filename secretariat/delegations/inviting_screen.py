"""Inviting from the terminal: a small form says who is invited, by which day's roster, and when."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from secretariat.delegations.fields import INVITATION_FIELDS, YES
from secretariat.delegations.inviting import invite, invited_words
from secretariat.delegations.ordering_screen import PrecedenceCommands
from secretariat.parties.finding import parties_suggestions
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.values.language import N_, _

_USUAL: Final = {"members": YES}


class InvitingCommands(PrecedenceCommands):
    """``i`` invites the members of a meeting's forum, observers and guests."""

    invite_command: ClassVar[Command] = Command(
        "delegations.invite",
        "i",
        "invite",
        N_("Invite"),
        N_("Invite members, observers and guests"),
        N_(
            "Add an invited delegation for every member of the meeting's forum that has none yet, and for others named."
        ),
        rank=12,
    )

    def action_invite(self) -> None:
        """Ask who is invited: the members of the meeting's forum unless others are named."""
        meeting = self.of_meeting()
        if meeting:
            self.open_form(self._invitation(meeting))

    def _invitation(self, meeting: str) -> FormSpec:
        def save(chosen: dict[str, Any], _version: int | None) -> SaveResult:
            others = {key: [chosen[key]] for key in ("observers", "guests") if chosen.get(key)}
            refs = invite(
                self.record,
                meeting,
                **others,
                members=chosen.get("members", YES) == YES,
                roster_of=chosen.get("roster_of"),
                on=chosen.get("on"),
            )
            said = invited_words(refs, others=bool(others))
            return SaveResult(meeting, _("{act} · u Undo").format(act=said) if refs else said)

        return self.form(
            _("Invite to {meeting}").format(meeting=meeting),
            INVITATION_FIELDS,
            _USUAL,
            draft=f"delegations.invite:{meeting}",
            save=save,
            finders={"parties": parties_suggestions},
            save_label=N_("Invite"),
        )
