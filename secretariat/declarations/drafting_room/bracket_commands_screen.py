"""What is done with brackets in the drafting room: accept, strike, attribute, propose beside them."""

from __future__ import annotations

from typing import ClassVar

from secretariat.declarations.drafting_room.asking_screen import Asked, AskingLines
from secretariat.declarations.drafting_room.drawing_screen import named
from secretariat.declarations.drafting_room.going_screen import GoingToBrackets
from secretariat.declarations.drafting_room.proposals import Proposal
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.declarations.negotiation.ledger import LedgerBracket
from secretariat.declarations.negotiation.operations import (
    Choice,
    Settled,
    Words,
    attribute_bracket,
    bracket_words,
    propose_after,
    propose_beside,
    propose_instead,
    settle_brackets,
)
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import SaveResult
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act
from secretariat.values.language import N_, _


class BracketCommands(AskingLines, GoingToBrackets):
    """The keys of brackets; each is about the one that is chosen in the paragraph under the cursor."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "room.accept",
            "y",
            "accept",
            N_("Accept"),
            N_("Accept the bracket"),
            N_("Its words stay; marks and attribution go, and the other alternatives are struck."),
            rank=3,
        ),
        Command(
            "room.strike", "x", "strike", N_("Strike"), N_("Strike the bracket"), N_("Its words go with it."), rank=4
        ),
        Command(
            "room.bracket",
            "b",
            "bracket",
            N_("Bracket"),
            N_("Put words in brackets"),
            N_(
                "Choose words with the arrows (shift takes more), then bracket them or propose others; paragraphs are "
                "split there too."
            ),
            rank=5,
        ),
        Command(
            "room.attribute",
            "i",
            "attribute",
            N_("Attribute"),
            N_("Say whose the bracket is"),
            N_("Parties with commas between; nothing makes it nobody's."),
            rank=6,
        ),
        Command(
            "room.alternative",
            "l",
            "alternative",
            N_("Alternative"),
            N_("Propose an alternative"),
            N_("Beside the chosen bracket; where the paragraph has none, beside words of it."),
            rank=7,
        ),
        Command(
            "room.accept_kept",
            "Y",
            "accept_kept",
            "",
            N_("Accept the bracket and keep its alternatives"),
            N_("The other alternatives stay in their brackets."),
            rank=91,
        ),
    )

    # Settling

    def action_accept(self) -> None:
        """Accept the chosen bracket."""
        self._settle(Choice.ACCEPT)

    def action_accept_kept(self) -> None:
        """Accept it, and leave its alternatives in their brackets."""
        self._settle(Choice.ACCEPT, keep_others=True)

    def action_strike(self) -> None:
        """Strike the chosen bracket."""
        self._settle(Choice.STRIKE)

    def _settle(self, choice: Choice, *, keep_others: bool = False) -> None:
        found = self.chosen_bracket()
        if found is None:
            return
        row, one = found

        def done(settled: Settled) -> None:
            what = _("Accepted {bracket}") if choice is Choice.ACCEPT else _("Struck {bracket}")
            words = what.format(bracket=", ".join(settled.brackets))
            if settled.gone:
                words += " · " + _("nothing is left of {paragraphs}").format(paragraphs=", ".join(settled.gone))
            say(self.app, _("{act} · u Undo").format(act=words))
            self.following = after
            self.changed([row.ref], keep_id=row.id)

        later = [row.brackets[at] for at in self._theirs(row) if at > row.brackets.index(one)]
        after = [*later, *row.brackets[row.brackets.index(one) + 1 :]]
        seen = self._seen_by(one)
        act(
            self,
            lambda: settle_brackets(
                self.record, self.declaration, [one.at], choice, keep_others=keep_others, seen=seen
            ),
            done,
            failed=lambda refused: self.show_both_or_say(row, refused),
        )

    def _seen_by(self, one: LedgerBracket) -> dict[int, int]:
        """The versions of all the paragraphs through which a bracket runs, as they are shown."""
        rows = self.room.rows if self.room else ()
        places = range(one.source.opens.paragraph, one.source.closes.paragraph + 1)
        return {rows[at].text_id: rows[at].version for at in places if at < len(rows)}

    def chosen_bracket(self) -> tuple[RoomRow, LedgerBracket] | None:
        """The paragraph under the cursor and its chosen bracket, to change it; where there is none, that is said."""
        if self.is_closed():
            return None
        row, one = self.here, self.bracket
        if row is None or one is None:
            say(self, _("No bracket is chosen here; “.” goes to the next one."), "warning")
            return None
        return row, one

    # Attributing and proposing

    def action_attribute(self) -> None:
        """Say whose the chosen bracket is."""
        found = self.chosen_bracket()
        if found is None:
            return
        row, one = found

        def save(text: str) -> SaveResult:
            attribute_bracket(self.record, self.declaration, one.at, text, seen=row.seen)
            words = _("{bracket} is of {parties}") if text.strip() else _("{bracket} is nobody's")
            return SaveResult(row.ref, words.format(bracket=one.id, parties=text.strip()), row.id)

        title = _("Whose is {bracket}?").format(bracket=one.id)
        hint = _("parties, with commas between; nothing for nobody's")
        asked = Asked(title, row, f"whose:{one.at.ordinal}", hint, text=", ".join(one.proposed_by), parties_only=True)
        self.ask_line(asked, save)

    def action_alternative(self) -> None:
        """Propose an alternative beside the chosen bracket, or beside words."""
        one, row = self.bracket, self.here
        if row is None or self.is_closed():
            return
        if one is None:
            self.action_choose_words()
            return

        def save(proposal: Proposal) -> str:
            propose_beside(self.record, self.declaration, one.at, proposal.words, by=proposal.by, seen=row.seen)
            return _("Proposed beside {bracket}").format(bracket=one.id)

        title = _("An alternative to {bracket}").format(bracket=one.id)
        self.ask_proposal(title, row, f"beside:{one.at.ordinal}", save)

    def action_bracket(self) -> None:
        """Choose words to put in brackets."""
        self.action_choose_words()

    def action_choose_words(self) -> None:
        """Let words of the paragraph be chosen; the room in which they can be has this."""

    def bracket_chosen(self, row: RoomRow, words: Words) -> None:
        """Put the chosen words in brackets, and ask whose they are."""

        def save(text: str) -> SaveResult:
            bracket_words(self.record, self.declaration, words, by=text, seen=row.seen)
            return SaveResult(row.ref, _("Bracketed in {paragraph}").format(paragraph=named(row)), row.id)

        hint = _("parties, with commas between; nothing for nobody's")
        asked = Asked(_("Whose are these brackets?"), row, f"around:{words.start}", hint, parties_only=True)
        self.ask_line(asked, save)

    def alternative_to_chosen(self, row: RoomRow, words: Words) -> None:
        """Propose other words instead of the chosen ones."""

        def save(proposal: Proposal) -> str:
            propose_instead(self.record, self.declaration, words, proposal.words, by=proposal.by, seen=row.seen)
            return _("Proposed in {paragraph}").format(paragraph=named(row))

        chosen = row.paragraph.text[words.start : words.end]
        self.ask_proposal(_("Instead of “{words}”").format(words=chosen), row, f"instead:{words.start}", save)

    def after_chosen(self, row: RoomRow, words: Words) -> None:
        """Propose words behind the chosen ones."""

        def save(proposal: Proposal) -> str:
            propose_after(self.record, self.declaration, words, proposal.words, by=proposal.by, seen=row.seen)
            return _("Proposed in {paragraph}").format(paragraph=named(row))

        chosen = row.paragraph.text[words.start : words.end]
        self.ask_proposal(_("Behind “{words}”").format(words=chosen), row, f"behind:{words.start}", save)
