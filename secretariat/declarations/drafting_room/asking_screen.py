"""Asking for one line about a bracket: whose it is, or what is proposed; what is typed is kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secretariat.declarations.drafting_room.both_texts_screen import BothTexts
from secretariat.declarations.drafting_room.proposals import Proposal, echoed, proposal_of, suggested
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.parties.finding import parties_suggestions
from secretariat.record.conflict import Conflict
from secretariat.toolkit.one_line import OneLine
from secretariat.toolkit.record_form import SaveResult
from secretariat.toolkit.text import say
from secretariat.values.language import _
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: in which words, about which paragraph and what of it (``about`` names the draft)."""

    title: str
    row: RoomRow
    about: str
    hint: str
    text: str = ""
    parties_only: bool = False


class AskingLines(BothTexts):
    """The part of the room that asks for lines."""

    def ask_proposal(self, title: str, row: RoomRow, about: str, propose: Callable[[Proposal], str]) -> None:
        """Ask what is proposed, and by whom."""

        def save(text: str) -> SaveResult:
            proposal = proposal_of(self.record, text)
            if not proposal.words:
                raise Refused(_("Which words are proposed?"))
            return SaveResult(row.ref, propose(proposal), row.id)

        self.ask_line(Asked(title, row, about, _("ID, MY: the words as they propose them")), save)

    def ask_line(self, asked: Asked, save: Callable[[str], SaveResult], *, again: str = "") -> None:
        """Ask for one line: parties with commas between, or words with their parties before a colon.

        Where somebody else changed the paragraph meanwhile both texts are shown; who leaves that finds the line as it
        was typed.
        """
        record, only = self.record, asked.parties_only
        met: list[tuple[Conflict, str]] = []

        def saved(text: str) -> SaveResult:
            try:
                return save(text)
            except Conflict as conflict:
                met.append((conflict, text))
                return SaveResult(asked.row.ref, "", asked.row.id)

        def left(result: SaveResult | None) -> None:
            if met:
                conflict, typed = met[-1]
                self.show_both(asked.row, conflict, left=lambda: self.ask_line(asked, save, again=typed))
            elif result is not None:
                say(self.app, _("{act} · u Undo").format(act=result.message))
                self.changed([result.ref], keep_id=result.id)

        def complete(typed: str) -> Sequence[tuple[str, str]]:
            if not only:
                return suggested(record, typed)
            with record.reading() as connection:
                return parties_suggestions(connection, typed) if typed.strip() else ()

        line = OneLine(
            asked.title,
            saved,
            text=asked.text,
            hint=asked.hint,
            echo=None if only else lambda typed: echoed(record, typed),
            complete=complete,
            draft=f"room.{asked.about}:{asked.row.id}:{self.declaration}:@{record.where}",
            again=again,
        )
        self.app.push_screen(line, left)
