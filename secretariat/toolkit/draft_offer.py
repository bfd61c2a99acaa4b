"""The line that offers a draft again when its form is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.drafts import Draft
from secretariat.values.language import N_, _


class DraftOffer(Commanded, Widget, can_focus=True):
    """Asks whether what was typed before is wanted; until it is answered the form waits."""

    DEFAULT_CSS = """
    DraftOffer { height: auto; color: $accent; margin-top: 1; }
    """
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "draft.restore", "enter", "restore", N_("Restore"), N_("Restore the draft"), N_("Take it up."), "form", 1
        ),
        Command(
            "draft.discard", "d", "discard", N_("Discard"), N_("Discard the draft"), N_("Throw it away."), "form", 2
        ),
    )

    @dataclass
    class Answered(Message):
        """The draft is wanted (``restore``) or not."""

        offer: DraftOffer
        draft: Draft
        restore: bool

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft

    def render(self) -> Content:
        local = self._draft.written.astimezone()
        when = local.strftime("%H:%M") if local.date() == local.now().date() else local.strftime("%d.%m.%Y %H:%M")
        return Content(_("A draft from {time} is kept here: enter restores it, d discards it.").format(time=when))

    def action_restore(self) -> None:
        self.post_message(self.Answered(self, self._draft, True))

    def action_discard(self) -> None:
        self.post_message(self.Answered(self, self._draft, False))
