"""Typing in a paragraph's text, and choosing words of it: the two ways in which keys go into the text itself."""

from __future__ import annotations

import re
from typing import ClassVar, Final, cast

from textual.document._document import Document
from textual.message import Message
from textual.widgets.text_area import Selection

from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.typed_text import TypedLines
from secretariat.values.language import N_

# A word (with an apostrophe, hyphen or point inside), or any other sign by itself: brackets and punctuation.
_WORD: Final = re.compile(r"\w+(?:['’.\-‑]\w+)*|[^\w\s]")


class TextKey(Message):
    """A key that says what to do with the text, or with the words chosen in it (from ``start`` up to ``end``)."""

    def __init__(self, what: str, start: int, end: int) -> None:
        super().__init__()
        self.what, self.start, self.end = what, start, end


class _Text(TypedLines):
    """A text whose places are counted in characters from its beginning, as the record counts them."""

    @property
    def _whole(self) -> Document:
        return cast("Document", self.document)

    def put(self, text: str) -> None:
        """Another text, with nothing to undo yet; the cursor at its beginning."""
        self.load_text(text)

    @property
    def chosen(self) -> tuple[int, int]:
        """From which character up to which is selected."""
        first, last = sorted((self.selection.start, self.selection.end))
        return self._whole.get_index_from_location(first), self._whole.get_index_from_location(last)

    def choose(self, start: int, end: int) -> None:
        """Select from one character up to another; the cursor stands at the second."""
        self.selection = Selection(self._whole.get_location_from_index(start), self._whole.get_location_from_index(end))


class ParagraphEditor(Commanded, _Text):
    """The text of one paragraph, typed freely."""

    help_text = N_("The text of one paragraph, as it is typed: square brackets mark what is not agreed.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command("editor.save", "ctrl+s", "save", N_("Save"), N_("Save the text"), N_("Save what is typed."), "form", 1),
        Command(
            "editor.leave",
            "escape",
            "leave",
            N_("Leave (what is typed is kept)"),
            N_("Leave the text"),
            N_("Leave without saving; what is typed is kept as a draft, and offered when you come back."),
            "form",
            2,
        ),
        Command(
            "editor.bracket",
            "ctrl+b,f6",
            "bracket",
            N_("Bracket"),
            N_("Put brackets around the selection"),
            N_("Select with shift and the arrows first; without a selection an empty pair is put in."),
            "form",
            3,
        ),
        Command(
            "editor.outside",
            "f4",
            "outside",
            N_("Editor"),
            N_("Type in an editor of your own"),
            N_("The text in the editor that $VISUAL or $EDITOR names; what comes back is saved."),
            "form",
            4,
        ),
    )

    def action_save(self) -> None:
        self.post_message(TextKey("save", 0, 0))

    def action_leave(self) -> None:
        self.post_message(TextKey("leave", 0, 0))

    def action_outside(self) -> None:
        self.post_message(TextKey("outside", 0, 0))

    def action_bracket(self) -> None:
        """Brackets around what is selected, which stays selected."""
        start, end = self.chosen
        self.replace(f"[{self.text[start:end]}]", *sorted((self.selection.start, self.selection.end)))
        self.choose(start + 1, end + 1)


class WordChooser(Commanded, _Text):
    """Chooses words of a text that is not typed in: arrows go from word to word, with shift they take more."""

    help_text = N_("Choose words: arrows go from word to word, shift and arrows take more of them.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "words.bracket",
            "enter,b",
            "take('bracket')",
            N_("Bracket"),
            N_("Put brackets around the words"),
            N_("What stands between them is not agreed; whose brackets they are can be said."),
            "form",
            1,
        ),
        Command(
            "words.instead",
            "l",
            "take('instead')",
            N_("Alternative"),
            N_("Propose an alternative to the words"),
            N_("Both stand in brackets beside each other: [as it was] [KR: as proposed]."),
            "form",
            2,
        ),
        Command(
            "words.after",
            "plus_sign,o",
            "take('after')",
            N_("Add after"),
            N_("Propose words after these"),
            N_("What is proposed stands in brackets behind them."),
            "form",
            3,
        ),
        Command(
            "words.split",
            "S",
            "take('split')",
            N_("Split"),
            N_("Split the paragraph before the words"),
            N_("What stands before them stays, the rest becomes a paragraph of its own."),
            "form",
            4,
        ),
        Command(
            "words.leave", "escape", "take('leave')", N_("Leave"), N_("Leave"), N_("Nothing is changed."), "form", 5
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self.read_only = True
        self._words: list[tuple[int, int]] = []
        self._anchor = self._head = 0

    def put(self, text: str) -> None:
        """Another text to choose words of: the first one is chosen."""
        super().put(text)
        self._words = [found.span() for found in _WORD.finditer(text)]
        self._choose(0)

    def action_take(self, what: str) -> None:
        """Do something with the words."""
        self.post_message(TextKey(what, *self.chosen))

    def action_cursor_left(self, select: bool = False) -> None:
        """The word before."""
        self._choose(self._head - 1, more=select)

    def action_cursor_right(self, select: bool = False) -> None:
        """The word after."""
        self._choose(self._head + 1, more=select)

    def action_cursor_up(self, select: bool = False) -> None:
        """The word above."""
        super().action_cursor_up(select)
        self._snap(more=select)

    def action_cursor_down(self, select: bool = False) -> None:
        """The word below."""
        super().action_cursor_down(select)
        self._snap(more=select)

    def action_cursor_line_start(self, select: bool = False) -> None:
        """The first word."""
        self._choose(0, more=select)

    def action_cursor_line_end(self, select: bool = False) -> None:
        """The last word."""
        self._choose(len(self._words) - 1, more=select)

    def _snap(self, *, more: bool) -> None:
        at = self._whole.get_index_from_location(self.cursor_location)
        self._choose(next((n for n, (_start, end) in enumerate(self._words) if end > at), len(self._words)), more=more)

    def _choose(self, word: int, *, more: bool = False) -> None:
        if not self._words:
            return
        self._head = max(0, min(word, len(self._words) - 1))
        if not more:
            self._anchor = self._head
        start, end = (self._words[self._anchor], self._words[self._head])
        ahead = self._head >= self._anchor
        self.choose(*((start[0], end[1]) if ahead else (start[1], end[0])))
