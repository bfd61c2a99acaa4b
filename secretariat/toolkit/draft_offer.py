"""The line that offers a draft again when its form is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import events
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
            "draft.discard",
            "d",
            "discard",
            N_("Discard"),
            N_("Discard the draft"),
            N_("Throw it away; asked for twice, as somebody may be typing on."),
            "form",
            2,
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
        self._sure = False

    def render(self) -> Content:
        if self._sure:
            return Content(_("Press d once more to throw the draft away; any other key keeps it."))
        zone = getattr(self.app, "zone", None)  # the office's, where the application has one
        local, now = self._draft.written.astimezone(zone), datetime.now(zone)
        when = local.strftime("%H:%M") if local.date() == now.date() else local.strftime("%d.%m.%Y %H:%M")
        return Content(_("A draft from {time} is kept here: enter restores it, d discards it.").format(time=when))

    def action_restore(self) -> None:
        self.post_message(self.Answered(self, self._draft, True))

    def action_discard(self) -> None:
        if self._sure:
            self.post_message(self.Answered(self, self._draft, False))
        else:
            self._sure = True
            self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Whoever types on has not decided."""
        if self._sure and event.key != "d":
            self._sure = False
            self.refresh(layout=True)
