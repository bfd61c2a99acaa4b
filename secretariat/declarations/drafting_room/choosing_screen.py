"""Choosing words of a paragraph in the drafting room, and what is done with them."""

from __future__ import annotations

from secretariat.declarations.drafting_room.closed_screen import ClosedText
from secretariat.declarations.drafting_room.drawing_screen import named
from secretariat.declarations.drafting_room.editor_screen import TextKey
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.declarations.negotiation.operations import Words
from secretariat.declarations.wording.proposing import refuse_unpaired
from secretariat.values.language import _
from secretariat.values.refusal import Refused


class ChoosingWords(ClosedText):
    """The part of the room in which words of the text are chosen."""

    def words_taken(self, event: TextKey) -> None:
        """Words were chosen, or nothing is to be done with any."""
        row = self.text_pane.row
        if row is None or event.what == "leave":
            self.back_to_list()
            return
        try:
            if event.what in ("bracket", "instead"):
                refuse_unpaired(row.paragraph.text[event.start : event.end])
        except Refused as refused:
            self.text_pane.say_beneath(refused.message)
            return
        self.back_to_list()
        self.words_chosen(event.what, row, Words(row.text_id, event.start, event.end))

    def words_chosen(self, what: str, row: RoomRow, words: Words) -> None:
        """Do with the chosen words what the key said; the room itself knows what."""

    def action_choose_words(self) -> None:
        """Let words of the paragraph under the cursor be chosen."""
        row = self.here
        if row is None or self.busy or self.is_closed():
            return
        self._read_sheet()  # the cursor may not have come to rest yet
        self.add_class("-busy")
        self.text_pane.begin_choosing(row.paragraph.text)
        title = _("{paragraph} · choose words: arrows, with shift more of them")
        self.text_pane.name_typing(title.format(paragraph=named(row)))
        self.refresh_bindings()

    def back_to_list(self) -> None:
        """The text itself is shown again, and the keys go to the list."""
        self.text_pane.end()
        self.remove_class("-busy")
        self.screen.set_focus(self.table)
        self._read_sheet()
        self.refresh_bindings()
