"""The drafting room as it is looked at: paragraphs on the left, the text and its ledger on the right, a head above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.content import Content

from secretariat.declarations.drafting_room.drawing_screen import (
    ADDRESS_WIDTH,
    head_words,
    list_address,
    list_brackets,
    standing_word,
)
from secretariat.declarations.drafting_room.filtering import is_of, kept, party_in
from secretariat.declarations.drafting_room.pane_screen import NO_BRACKET, TextPane
from secretariat.declarations.drafting_room.queries import Room, RoomRow, read_room
from secretariat.declarations.model import paragraph_text
from secretariat.declarations.negotiation.ledger import LedgerBracket, RevisionCount, over_time
from secretariat.declarations.sheet import paragraph_sheet
from secretariat.declarations.states import ParagraphStanding
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.record.record import Record
from secretariat.toolkit.cells import cut
from secretariat.toolkit.list_status import ListStatus, standing_words
from secretariat.toolkit.listed import Listed
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import content, line
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_


class RoomHead(ListStatus):
    """Two lines: which text, and how it stands; its brackets in figures, and what the list is narrowed to."""

    DEFAULT_CSS = "RoomHead { height: 2; }"
    text = figures = ""

    def tell(self, text: str, figures: str) -> None:
        """Say how the text stands now."""
        self.text, self.figures = text, figures
        self.refresh()

    def render(self) -> Content:
        """The text on the first line; brackets and the list's own words on the second."""
        width = max(1, self.size.width - 2)
        narrowed = self.standing.words or self.standing.trouble or self.standing.marked
        right = cut(line(standing_words(self.standing)), width) if narrowed else ""
        left = cut(line(self.figures), max(0, width - len(right) - 2))
        gap = " " * max(1, width - content(left).cell_length - content(right).cell_length)
        style = "$text-error" if self.standing.trouble else "dim"
        first = content(cut(line(self.text), width), "bold")
        return Content.assemble(" ", first, "\n ", content(left, "$accent"), gap, content(right, style))


class RoomView(NounView):
    """The newest text of ``scope["declaration"]``. A paragraph is known by its identity, which outlasts a cut."""

    DEFAULT_CSS = """
    RoomView > .list-body { layout: vertical; }
    RoomView RecordTable, RoomView.-detail RecordTable { display: block; height: 8; width: 1fr; }
    RoomView DetailPane, RoomView.-detail DetailPane {
        display: block; height: 1fr; width: 1fr; border-top: solid $border-blurred;
    }
    RoomView.-busy RecordTable { display: none; }
    RoomView.-wide > .list-body { layout: horizontal; }
    RoomView.-wide RecordTable { display: block; height: 1fr; width: 40; }
    RoomView.-wide DetailPane { width: 1fr; height: 1fr; border-top: none; border-left: solid $border-blurred; }
    """
    title: ClassVar[str] = N_("Paragraphs")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("number", N_("¶"), ADDRESS_WIDTH),
        TableColumn("standing", N_("State"), 13),
        TableColumn("brackets", N_("[ ]"), 4, right=True),
        TableColumn("text", N_("Text"), 12, flex=1, drop=1),
    )
    filters: ClassVar[str] = N_("words, a number (Article 3), party:KR, brackets, open, agreed, parked")
    empty: ClassVar[str] = N_("No paragraphs yet. Press n to write the first.")

    def __init__(
        self, record: Record, *, scope: Mapping[str, str] | None = None, words: str = "", id: str | None = None
    ) -> None:
        super().__init__(record, scope=scope, words=words, id=id)
        self.status = self._head = RoomHead()
        self.pane = self.text_pane = TextPane()
        self.room: Room | None = None
        self.party = ""
        self._bracket_to_show: int | None = None
        self._shown_last: int | None = None
        self._party_is_new = False
        self._most, self._most_since = 0, ""
        self.following: Sequence[LedgerBracket] = ()

    @property
    def declaration(self) -> str:
        """The reference of the declaration whose text this is."""
        return self.asked.scope.get("declaration", "")

    # Reading

    def window(self, query: ListQuery) -> RowWindow:
        settings = self.settings
        room = self.room = read_room(self.record, self.declaration, self.room, settings.templates if settings else None)
        rows = kept(room, query.words)
        return Listed(lambda: rows)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: RoomRow = row
        heading = is_heading(one.paragraph.kind)
        status = self.room.status if self.room else ""
        standing = "" if heading or not status else standing_word(one.paragraph.standing, status)
        agreed = one.paragraph.standing in (ParagraphStanding.AGREED, ParagraphStanding.AD_REFERENDUM)
        return (
            Cell(list_address(one), "accent"),
            Cell(standing, "dim" if agreed else ""),
            Cell(list_brackets(one), "strong"),
            Cell(one.paragraph.text, "strong" if heading else ""),
        )

    def sheet(self, id: int) -> FactSheet:
        row = self.room.row(id) if self.room else None
        if row is None:
            return FactSheet("", "")
        sheet = paragraph_sheet(row.paragraph, self.declaration)
        return self.told(paragraph_text, row.text_id, sheet)

    def source(self, row: Any) -> Mapping[str, str]:
        one: RoomRow = row
        return {"paragraph": f"{self.declaration}/{one.paragraph.address}"} if one.paragraph.number else {}

    @property
    def here(self) -> RoomRow | None:
        """The paragraph under the cursor."""
        row: RoomRow | None = self.table.row
        return row

    @property
    def bracket(self) -> LedgerBracket | None:
        """The bracket that is chosen in the paragraph under the cursor."""
        here, shown = self.here, self.text_pane.row
        if here is None:
            return None
        if shown is not here:
            self._read_sheet()  # a quick hand presses the next key before the cursor has come to rest
        return self.text_pane.bracket

    @property
    def busy(self) -> bool:
        """Whether a text is typed in, or words of it are being chosen."""
        return self.has_class("-busy")

    # Showing

    def _read_sheet(self) -> None:
        """Show the paragraph under the cursor as it was read; what is being typed is not disturbed."""
        room = self.room
        if room is None:
            return
        self._head.tell(*head_words(room, self.record.zone, self._most))
        row = self.here
        if self.busy:
            return
        if row is None:
            self.text_pane.show(None)
            return
        self._shown_last = row.id
        self.text_pane.show_paragraph(room, row, self._to_choose(row))
        self.refresh_bindings()

    def _to_choose(self, row: RoomRow) -> int | None:
        """Which bracket is chosen when a paragraph is shown: the one gone to, the one after what was settled, the
        first of the party that was asked for; ``None`` leaves the one that is chosen. Where the last of a party was
        settled none is, so that nobody strikes another's unawares.
        """
        at, self._bracket_to_show = self._bracket_to_show, None
        shown = self.text_pane.row
        same = shown is not None and shown.id == row.id
        if at is None and same and shown is not row and self.following:
            after, self.following = self.following, ()
            theirs = set(self._theirs(row))
            known = {(row.brackets[at].text, row.brackets[at].proposed_by): at for at in sorted(theirs, reverse=True)}
            found = (known[key] for one in after if (key := (one.text, one.proposed_by)) in known)
            return next(found, NO_BRACKET if self.party and not theirs else None)
        if at is None and self.party and (not same or self._party_is_new):
            at = next(iter(self._theirs(row)), None)
        self._party_is_new = False
        return at

    def ask_for_party(self, party: str) -> None:
        """From now on the brackets of a party are gone to, or everybody's ("")."""
        self._party_is_new = self._party_is_new or (bool(party) and party != self.party)
        self.party = party

    def _theirs(self, row: RoomRow) -> list[int]:
        """Which brackets of a paragraph are those of the party that was asked for; all of them where none was."""
        if not self.party or self.room is None:
            return list(range(len(row.brackets)))
        theirs = is_of(self.room, self.party)
        return [at for at, one in enumerate(row.brackets) if theirs(one.proposed_by)]

    def filter_by(self, words: str) -> None:
        """Narrow the list; who is asked for by ``party:`` is the party whose brackets are gone to from then on. Where
        nothing answered, the cursor goes back to the paragraph that was shown last.
        """
        self.ask_for_party(party_in(words))
        if not words.strip() and self.here is None and self._shown_last is not None:
            self.go_to(self._shown_last)
        else:
            super().filter_by(words)

    def open_row(self, row: Any) -> None:  # noqa: ARG002 - the row under the cursor
        """A paragraph is opened to be typed in."""
        self.action_edit_text()

    def _show_detail(self) -> None:
        """The text stands beside the list already."""

    def action_edit_text(self) -> None:
        """Type in the paragraph under the cursor; the room that can be typed in has this."""

    @on(RecordTable.RowsCounted)
    def _say_figures(self) -> None:
        room = self.room
        if room is None:
            return
        self._head.tell(*head_words(room, self.record.zone, self._most))
        if room.since != self._most_since:
            # Only a cut changes how many there were: every revision is read for it, once the text is shown.
            self._most_since = room.since
            ask(self, lambda: over_time(self.record, room.ref), self._counted_over_time, group="over-time")

    def _counted_over_time(self, counts: Sequence[RevisionCount]) -> None:
        self._most = max((one.open for one in counts), default=0)
        self._say_figures()

    def _settled(self) -> None:
        super()._settled()
        self._read_sheet()

    def go_to_bracket(self, row: RoomRow, at: int) -> None:
        """The cursor on a paragraph of the list, and a bracket of it chosen."""
        here = self.here
        if here is not None and here.id == row.id:
            self.text_pane.choose_bracket(at)
            return
        self._bracket_to_show = at
        rows = kept(self.room, self.asked.words) if self.room else ()
        place = next((number for number, one in enumerate(rows) if one.id == row.id), None)
        if place is not None:
            self.table.move_to(place)
