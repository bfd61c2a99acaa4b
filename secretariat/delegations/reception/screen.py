"""The reception of a meeting in the terminal: check-in, arrivals by party, missing heads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import ClassVar, Final

from textual.widget import Widget

from secretariat.delegations.reception.queries import door_of
from secretariat.delegations.reception.rows import Door
from secretariat.record.record import Record
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command
from secretariat.toolkit.frame import Beneath, Place, say_title
from secretariat.toolkit.worker import ask
from secretariat.values.language import N_

_PARTS: Final = (
    ("check-in", N_("Check-in"), "secretariat.delegations.reception.check_in_screen", "CheckInView"),
    ("arrivals", N_("Arrivals"), "secretariat.delegations.reception.arrivals_screen", "ArrivalsView"),
    ("heads", N_("Missing heads"), "secretariat.delegations.reception.arrivals_screen", "MissingHeadsView"),
)


class ReceptionScreen(Beneath):
    """One meeting's door. Esc goes from the other tabs to the check-in, and from there back."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "reception.next",
            "f4",
            "step(1)",
            N_("Next tab"),
            N_("Next tab"),
            N_("From the check-in to the arrivals, the missing heads, and back."),
            rank=12,
        ),
    )
    help_text = N_("One meeting's door. F4 goes from tab to tab, Esc back to the check-in and then out.")

    def __init__(self, record: Record, meeting: str) -> None:
        places = [
            Place(ViewTab(name, str(number), label), partial(self._make, module, attribute))
            for number, (name, label, module, attribute) in enumerate(_PARTS, start=1)
        ]
        super().__init__(places, left=meeting, right="", scope={"meeting": meeting})
        self.record = record
        self.meeting = meeting

    def on_mount(self) -> None:
        """Head the page."""
        ask(self, lambda: door_of(self.record, self.meeting), self._headed, group="door")

    def _headed(self, door: Door) -> None:
        say_title(self, f"{door.meeting}  {door.title}", "")

    def action_back(self) -> None:
        """To the check-in; from there to where this was opened from."""
        if self.shown != _PARTS[0][0]:
            self.go(_PARTS[0][0])
        else:
            super().action_back()

    def _make(self, module: str, attribute: str) -> Callable[[], Widget]:
        view = getattr(import_module(module), attribute)
        scope: Mapping[str, str] = {"meeting": self.meeting}
        return lambda: view(self.record, scope=scope)


def open_reception(node: Widget, record: Record, meeting: str) -> None:
    """Show a meeting's door over what is shown."""
    node.app.push_screen(ReceptionScreen(record, meeting))
