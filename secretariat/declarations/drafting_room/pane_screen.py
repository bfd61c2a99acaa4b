"""The right half of the drafting room: the text of a paragraph, what is typed in it, and below the ledger of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from secretariat.declarations.drafting_room.drawing_screen import (
    alone_words,
    ledger_lines,
    named,
    shown_part,
    standing_word,
)
from secretariat.declarations.drafting_room.editor_screen import ParagraphEditor, WordChooser
from secretariat.declarations.drafting_room.flowing_screen import FlowingText
from secretariat.declarations.drafting_room.queries import Room, RoomRow
from secretariat.declarations.negotiation.ledger import LedgerBracket
from secretariat.toolkit.detail_pane import DetailPane
from secretariat.toolkit.text import clean, content, pieces
from secretariat.toolkit.typed_text import TypedLines
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import _

NO_BRACKET: Final = -1
"""The place of none of a paragraph's brackets."""


class LedgerList(OptionList):
    """The brackets of a paragraph; the chosen one is what accepting, striking and attributing are about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]


class TextPane(DetailPane, can_focus=False):
    """Shows a paragraph amid those around it; while it is typed in, or words of it are chosen, a widget for that."""

    DEFAULT_CSS = """
    TextPane { layout: vertical; overflow: hidden hidden; }
    TextPane > .paragraph-name { height: auto; max-height: 2; }
    TextPane > FlowingText { height: 1fr; min-height: 2; }
    TextPane > ParagraphEditor, TextPane > WordChooser { height: 1fr; min-height: 3; padding: 0; }
    TextPane.-bare > LedgerList, TextPane.-typing > LedgerList, TextPane.-typing > #ledger-name { display: none; }
    TextPane > #beneath { height: auto; max-height: 4; display: none; }
    TextPane > #beneath.-said { display: block; }
    TextPane > #ledger-name { height: 1; color: $text-muted; }
    TextPane > LedgerList { height: 30%; min-height: 3; text-wrap: nowrap; text-overflow: ellipsis; }
    TextPane > LedgerList > .option-list--option { padding: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.editor, self.chooser = ParagraphEditor(), WordChooser()
        self.editor.display = self.chooser.display = False
        self._ledger = LedgerList(classes="quiet-cursor")
        self._heading = Static(classes="paragraph-name")
        self._words, self._beneath = FlowingText(id="words"), Static(id="beneath")
        self._room: Room | None = None
        self._row: RoomRow | None = None
        self._width = 0

    def compose(self) -> ComposeResult:
        """Name, text (or what takes its place), what is to be said of it, ledger."""
        yield self._heading
        yield self._words
        yield self.editor
        yield self.chooser
        yield self._beneath
        yield Static(id="ledger-name")
        yield self._ledger

    # What is shown

    @property
    def row(self) -> RoomRow | None:
        """The paragraph that is shown."""
        return self._row

    @property
    def ledger_focused(self) -> bool:
        """Whether a bracket is being chosen in the ledger."""
        return self._ledger.has_focus

    @property
    def bracket(self) -> LedgerBracket | None:
        """The bracket that is chosen in the ledger."""
        at = self._ledger.highlighted
        if self._row is None or at is None or at >= len(self._row.brackets):
            return None
        return self._row.brackets[at]

    def show(self, sheet: FactSheet | None, *, words: str = "") -> None:
        """Show nothing but a quiet sentence; paragraphs are shown by ``show_paragraph``."""
        if sheet is None:
            self._room = self._row = None
            self._heading.update(content(words, "dim"))
            self._words.clear()
            self._list_brackets(None)

    def show_paragraph(self, room: Room, row: RoomRow, bracket: int | None = None) -> None:
        """Show a paragraph with a bracket of it (its place, or ``NO_BRACKET``) chosen; the same one keeps its own."""
        same = self._row is not None and self._row.id == row.id
        before = self._ledger.highlighted if same else 0
        none = NO_BRACKET if self._ledger.option_count else 0
        at = bracket if bracket is not None else none if before is None else before
        unchanged = same and self._room is room and self.size.width == self._width
        self._room, self._row = room, row
        if not unchanged:
            self._name_it(row)
            self._list_brackets(at)
        elif self._ledger.option_count:
            self._ledger.highlighted = None if at < 0 else min(at, self._ledger.option_count - 1)
        self._draw_text()
        if not (self.has_class("-typing") or self.has_class("-choosing")):
            self.say_beneath(*alone_words(room, row))
        if not same:
            self._words.scroll_home(animate=False)

    def choose_bracket(self, at: int) -> None:
        """Choose a bracket of the paragraph by its place; the last one where it has fewer."""
        if self._ledger.option_count:
            self._ledger.highlighted = max(0, min(at, self._ledger.option_count - 1))

    def choose_in_ledger(self) -> None:
        """Let the keys go to the ledger, where there is anything in it."""
        if self._ledger.option_count:
            self._ledger.focus()

    def say_beneath(self, *sentences: str) -> None:
        """Sentences beneath the text: what has no partner, what the forum does not say."""
        self._beneath.update(Content("\n").join(pieces(("! ", "bold"), sentence) for sentence in sentences))
        self._beneath.set_class(bool(sentences), "-said")

    def name_typing(self, words: str) -> None:
        """Say over the text what is going on with it."""
        self._heading.update(pieces((clean(words), "bold $accent")))

    # Typing and choosing

    def begin_typing(self, text: str) -> None:
        """Put the editor in the place of the text."""
        self.editor.put(text)
        self._in_place_of_text(self.editor)
        self.add_class("-typing")

    def begin_choosing(self, text: str) -> None:
        """Let words of the text be chosen."""
        self.chooser.put(text)
        self._in_place_of_text(self.chooser)
        self.add_class("-choosing")

    def end(self) -> None:
        """The text itself again."""
        self._in_place_of_text(None)
        self.remove_class("-typing", "-choosing")
        if self._row is not None:
            self._name_it(self._row)

    def _in_place_of_text(self, typed: TypedLines | None) -> None:
        """Show what takes keys instead of the text, and give it the focus at once: a quick hand types on."""
        for one in (self.editor, self.chooser):
            one.display = one is typed
        self._words.display = typed is None
        if typed is not None:
            self.screen.set_focus(typed)

    # Drawing

    def _name_it(self, row: RoomRow) -> None:
        one, status = row.paragraph, self._room.status if self._room is not None else ""
        standing = f" · {standing_word(one.standing, status)}" if status else ""
        self._heading.update(pieces((named(row), "bold $accent"), (f"  {_(one.kind)}", "dim"), standing))

    def _draw_text(self) -> None:
        if self._room is not None and self._row is not None:
            self._words.put(self._room, self._row, self.bracket)

    def _list_brackets(self, at: int | None) -> None:
        self._width = self.size.width
        brackets: Sequence[LedgerBracket] = self._row.brackets if self._row is not None else ()
        width = max(20, self.size.width - 4)  # a line's own edges, and the scrollbar's place
        self._ledger.clear_options()
        self._ledger.add_options([Option(told) for told in ledger_lines(brackets, width)])
        self._ledger.highlighted = min(at or 0, len(brackets) - 1) if brackets and at != NO_BRACKET else None
        self.set_class(not brackets, "-bare")
        words = _("ledger") if brackets else _("no bracket in this paragraph") if self._row is not None else ""
        self.query_one("#ledger-name", Static).update(content(words))

    def on_resize(self) -> None:
        """The ledger's columns follow the room there is."""
        if self._row is not None and self.size.width != self._width:
            self._list_brackets(self._ledger.highlighted)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another bracket is chosen: show it in the text."""
        event.stop()
        self._draw_text()
        self.call_after_refresh(self._into_sight)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses the bracket; what is done with it has keys of its own."""
        event.stop()
        self._draw_text()

    def _into_sight(self) -> None:
        """Scroll the text so that the chosen bracket is seen."""
        one, words = self.bracket, self._words
        if one is None or self._row is None or not words.size.width:
            return
        text, at = self._row.paragraph.text, max(0, one.source.opens.offset)
        before = clean(text[shown_part(at, len(text))[0] : at])
        line = words.lines_above + (len(Content(before).wrap(words.line_width)) - 1 if before else 0)
        if not words.scroll_offset.y <= line < words.scroll_offset.y + words.size.height:
            words.scroll_to(y=max(0, line - 1), animate=False)
