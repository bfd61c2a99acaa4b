"""Typing the proceedings during the meeting: from item to item without leaving, outcomes and actions in a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from secretariat.agenda import operations
from secretariat.agenda.proceedings import paragraph_at, take_outcome
from secretariat.agenda.proceedings_commands_screen import PROCEEDINGS_COMMANDS
from secretariat.agenda.queries import ItemDetail
from secretariat.agenda.states import ItemStatus
from secretariat.agenda.typing_screen import ProceedingsTyping
from secretariat.meetings.states import OutcomeKind
from secretariat.record.record import Record
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.record_messages import ActionAsked, RecordChanged
from secretariat.toolkit.worker import act
from secretariat.values.language import N_, _
from secretariat.values.text import folded


class ProceedingsScreen(Beneath):
    """The proceedings of one meeting, item by item."""

    def __init__(self, record: Record, meeting: str, item: int, left: Callable[[int], None]) -> None:
        place = Place(
            ViewTab("proceedings", "", N_("Proceedings")),
            lambda: lambda: ProceedingsView(record, meeting, item, left),
        )
        super().__init__([place], left=meeting, right="", scope={"meeting": meeting})


class ProceedingsView(ProceedingsTyping):
    """Typing the proceedings of one item after the other, and what is taken from them."""

    help_text = N_(
        "What is said on an item, while it is said. What is typed is on the disk within a second, and saved when you "
        "go on to another item or leave. A key makes the selected words, or the paragraph under the cursor, an outcome."
    )
    commands: ClassVar[tuple[Command, ...]] = PROCEEDINGS_COMMANDS

    def action_save(self) -> None:
        """Save what is typed."""
        self.saved_then(
            lambda item: self.say_above(_("Saved {number} {title}.").format(number=item.number, title=item.title))
        )

    def action_step(self, by: int) -> None:
        """Save, and go on to the next item, or back to the one before."""

        def on(item: ItemDetail) -> None:
            at = [one.id for one in self.items].index(item.id) + by
            if 0 <= at < len(self.items):
                self.read_item(self.items[at].id)
            else:
                self.say_above(_("This is the last item.") if by > 0 else _("This is the first item."))

        self.saved_then(on)

    def action_leave(self) -> None:
        """Save, and go back to the agenda."""
        self.saved_then(lambda _item: self.go_back())

    # What is taken from the text

    @property
    def chosen_words(self) -> str:
        """The selected words, else the paragraph in which the cursor stands."""
        return self.editor.selected_text.strip() or paragraph_at(self.editor.text, self.editor.cursor_location[0])

    def action_outcome(self, kind: str) -> None:
        """Save, and make the chosen words an outcome of the item."""
        words = self.chosen_words

        def take(item: ItemDetail) -> None:
            act(
                self,
                lambda: take_outcome(self.record, item.ref, OutcomeKind(kind), words),
                self._taken,
                failed=lambda refused: self.say_above(refused.message),
                what=_("The outcome was not taken because of a fault in the program."),
            )

        self.saved_then(take)

    def _taken(self, done: tuple[str, ItemDetail]) -> None:
        ref, item = done
        if self.typing is not None and self.typing.item.id == item.id:
            self.typing.item = item
        self.show_saved(item)
        self.say_above(_("{outcome} was taken from {number}.").format(outcome=ref, number=item.number))
        self.post_message(RecordChanged([ref, item.ref]))

    def action_follow_up(self) -> None:
        """Save, and take down an action from the item, and from the outcome in the same words; they begin its line."""
        words = " ".join(self.chosen_words.split())

        def ask_for_it(item: ItemDetail) -> None:
            source = {"meeting": item.meeting, "item": item.ref}
            came = [one.ref for one in item.outcomes if folded(one.text) == folded(words)]
            if came:
                source["outcome"] = came[0]
            self.post_message(ActionAsked(source, words))

        self.saved_then(ask_for_it)

    def action_taken(self) -> None:
        """Save, and say that the item was taken, or that it is still planned."""

        def turn(item: ItemDetail) -> None:
            new = ItemStatus.PLANNED if item.status == ItemStatus.TAKEN.value else ItemStatus.TAKEN
            act(
                self,
                lambda: operations.edit_item(self.record, item.ref, version=item.version, status=new.value),
                self._turned,
                failed=lambda refused: self.say_above(refused.message),
                what=_("The item was not changed because of a fault in the program."),
            )

        self.saved_then(turn)

    def _turned(self, item: ItemDetail) -> None:
        if self.typing is not None and self.typing.item.id == item.id:
            self.typing.item = item
        self.show_saved(item)
        self.say_above(f"{item.number} {item.title}: {_(item.status)}")
        self.post_message(RecordChanged([item.ref]))
