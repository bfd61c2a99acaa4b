"""A text that is locked or under silence, in the drafting room: it is read, and nothing is offered that it refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from secretariat.declarations.drafting_room.room_screen import RoomView
from secretariat.declarations.locking import refuse_in_state
from secretariat.toolkit.commands import Command
from secretariat.toolkit.text import say
from secretariat.values.refusal import Refused

_CHANGES: Final = frozenset(
    {
        *("new", "edit", "delete", "edit_text", "edit_outside", "standing", "move_up", "move_down", "split", "merge"),
        *("accept", "accept_kept", "strike", "bracket", "attribute", "alternative", "stance", "cut"),
    }
)


class ClosedText(RoomView):
    """What would change the text says at once that it is locked, and does not stand at the foot."""

    @property
    def closed(self) -> str:
        """Why the text may not be changed, "" where it may."""
        if self.room is None:
            return ""
        try:
            refuse_in_state(self.room.ref, self.room.status)
        except Refused as refused:
            return refused.message
        return ""

    def worded(self, command: Command) -> Command:
        """A command that the text refuses is found in the palette, and answers in words; the foot leaves it out."""
        worded = super().worded(command)
        return replace(worded, label="") if command.action in _CHANGES and self.closed else worded

    def action_new(self) -> None:
        """A form for a new paragraph, where one can be written."""
        if not self.is_closed():
            super().action_new()

    def action_edit(self) -> None:
        """A form for number and kind, where they can be changed."""
        if not self.is_closed():
            super().action_edit()

    def action_delete(self) -> None:
        """Delete paragraphs after asking, where they can be."""
        if not self.is_closed():
            super().action_delete()

    def is_closed(self) -> bool:
        """Whether the text may not be changed, which is said: nobody types what can't be saved."""
        why = self.closed
        if why:
            say(self, why, "warning")
        return bool(why)
