"""Going from bracket to bracket in the drafting room: to the next one, a party's next one, or one in the ledger."""

from __future__ import annotations

from typing import ClassVar

from secretariat.declarations.drafting_room.closed_screen import ClosedText
from secretariat.declarations.drafting_room.filtering import kept
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.toolkit.commands import Command
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.text import say
from secretariat.values.language import N_, _, ngettext


class GoingToBrackets(ClosedText):
    """The keys that choose a bracket."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "room.next",
            "full_stop",
            "step_bracket(1)",
            N_("Next bracket"),
            N_("Next bracket"),
            N_("Of this paragraph, then of those below; once a party was asked for, its next one."),
            rank=12,
        ),
        Command(
            "room.previous",
            "comma",
            "step_bracket(-1)",
            "",
            N_("Previous bracket"),
            N_("Of this paragraph, then of those above."),
            rank=91,
        ),
        Command(
            "room.party",
            "f",
            "of_party",
            N_("Of party"),
            N_("Brackets of a party"),
            N_("Choose a party: the cursor goes to its next bracket, and so do “.” and “,” from then on."),
            rank=11,
        ),
        Command(
            "room.ledger",
            "tab",
            "to_ledger",
            N_("Ledger"),
            N_("Choose a bracket in the ledger"),
            N_("Tab again, or Esc, goes back to the paragraphs."),
            rank=14,
        ),
    )

    def action_to_ledger(self) -> None:
        """From the paragraphs to the ledger, and back."""
        if self.text_pane.ledger_focused:
            self.table.focus()
        else:
            self.text_pane.choose_in_ledger()

    def action_step_bracket(self, by: int) -> None:
        """The next bracket (of the party, where one was asked for), here or in a paragraph of the list further on."""
        found, here = self._bracketed(), self.here
        if not found:
            say(self, self._none_of_party() if self.party else _("No bracket is open in these paragraphs."))
            return
        shown = self.bracket
        at = here.brackets.index(shown) if here is not None and shown in here.brackets else -1
        now = (self.table.index, at)
        ahead = [one for one in found if (one[0], one[1]) > now] if by > 0 else []
        behind = [one for one in found if (one[0], one[1]) < now] if by < 0 else []
        target = ahead[0] if ahead else behind[-1] if behind else found[0] if by > 0 else found[-1]
        self.go_to_bracket(target[2], target[1])

    def _bracketed(self) -> list[tuple[int, int, RoomRow]]:
        """The brackets that are gone to: place in the list, place in the paragraph, paragraph."""
        rows = kept(self.room, self.asked.words) if self.room else ()
        return [(place, at, row) for place, row in enumerate(rows) for at in self._theirs(row)]

    def action_of_party(self) -> None:
        """Choose whose brackets are gone to, and go to the next one."""
        whose = self.room.ledger.by_party if self.room else {}
        names = self.room.names if self.room else {}
        if not whose:
            say(self, _("No bracket is attributed to a party."))
            return
        everybody = "*"

        def picked(party: str | None) -> None:
            if party is not None:
                self.ask_for_party("" if party == everybody else party)
                self.action_step_bracket(1)

        options = [
            (party, "  ".join(part for part in (party, names.get(party, ""), _bracket_count(count)) if part))
            for party, count in whose.items()
        ]
        options.append((everybody, _("everybody's")))
        self.app.push_screen(Picker(_("Brackets of"), options, current=self.party), picked)

    def _none_of_party(self) -> str:
        return _("{party} has no open bracket in these paragraphs.").format(party=self.party)


def _bracket_count(count: int) -> str:
    return ngettext("{n} bracket", "{n} brackets", count).format(n=count)
