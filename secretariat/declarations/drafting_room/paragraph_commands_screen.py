"""What is done with whole paragraphs in the drafting room: write, number, mark, move, split, merge, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from secretariat.declarations import drafting
from secretariat.declarations.drafting_room.closed_screen import ClosedText
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.declarations.fields import KIND_FIELD, NEW_PARAGRAPH_FIELDS, NUMBER_FIELD
from secretariat.declarations.negotiation.marking import mark_paragraphs
from secretariat.declarations.negotiation.operations import Words
from secretariat.declarations.queries import ParagraphRow
from secretariat.declarations.reshaping import merge_with_next, split_paragraph
from secretariat.declarations.states import ParagraphKind, ParagraphStanding
from secretariat.record.seen import Seen
from secretariat.toolkit.commands import Command
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act
from secretariat.values.language import N_, _


class ParagraphCommands(ClosedText):
    """The keys of paragraphs: those that are marked, or the one under the cursor."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "list.edit",
            "e",
            "edit",
            N_("Number"),
            N_("Change number and kind"),
            N_("The paragraph's number as printed, and what it is: preambular, operative, a heading and so on."),
            rank=58,
        ),
        Command(
            "room.standing",
            "c",
            "standing",
            N_("State"),
            N_("Say how far paragraphs are"),
            N_("Open, agreed, agreed ad referendum, or parked for ministers."),
            "marked",
            8,
        ),
        Command("room.up", "K", "move_up", N_("Up"), N_("Move the paragraph up"), N_("Before the one above."), rank=61),
        Command(
            "room.down",
            "J",
            "move_down",
            N_("Down"),
            N_("Move the paragraph down"),
            N_("After the one below."),
            rank=62,
        ),
        Command(
            "room.split",
            "S",
            "split",
            N_("Split"),
            N_("Split the paragraph"),
            N_("Choose the word before which it is split, then press S again."),
            rank=63,
        ),
        Command(
            "room.merge",
            "M",
            "merge",
            N_("Merge"),
            N_("Merge the paragraph with the next"),
            N_("The next one's words follow in this one."),
            rank=64,
        ),
    )

    def _paragraphs(self, ids: Sequence[int]) -> list[RoomRow]:
        found = [self.room.row(id) for id in ids] if self.room else []
        return [row for row in found if row is not None]

    def _seen_texts(self, rows: Sequence[RoomRow]) -> dict[int, int]:
        """The versions in which paragraphs were shown, by their texts."""
        shown = self.table.seen
        return {row.text_id: shown.get(row.id, row.version) for row in rows}

    # Forms

    def new_form(self) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            made = drafting.add_paragraph(self.record, self.declaration, **changed)
            return SaveResult(made.ref, _("Added {paragraph}.").format(paragraph=made.ref), made.paragraph)

        here = self.here
        values = {"kind": ParagraphKind.OPERATIVE.value, "after": here.paragraph.address if here else ""}
        title, draft = _("New paragraph of {ref}").format(ref=self.declaration), f"paragraphs.new:{self.declaration}"
        return self.form(title, NEW_PARAGRAPH_FIELDS, values, draft=draft, save=save)

    def edit_form(self, id: int) -> FormSpec:
        [one] = self._paragraphs([id])

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            if "number" in changed:
                changed["number"] = changed["number"] or ""
            saved = drafting.edit_paragraph(self.record, one.text_id, version=version, **changed)
            return SaveResult(saved.ref, _("Saved {paragraph}.").format(paragraph=saved.ref), saved.paragraph)

        values = {"kind": one.paragraph.kind, "number": one.paragraph.number}
        title, draft = _("Number and kind of {ref}").format(ref=one.ref), f"paragraphs.edit:{one.id}"
        return self.form(title, (NUMBER_FIELD, KIND_FIELD), values, draft=draft, version=one.version, save=save)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        rows = self._paragraphs(ids)
        texts = {row.text_id: seen.get(row.id, row.version) for row in rows}
        refs = drafting.remove_paragraphs(self.record, list(texts), seen=texts)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    # How far

    def action_standing(self) -> None:
        """Choose how far the marked paragraphs are, or the one under the cursor."""
        rows = self._paragraphs(list(self.chosen()))
        if not rows or self.is_closed():
            return
        seen = self._seen_texts(rows)

        def picked(standing: str | None) -> None:
            if standing is not None:
                act(
                    self,
                    lambda: mark_paragraphs(
                        self.record, self.declaration, list(seen), ParagraphStanding(standing), seen=seen
                    ),
                    lambda marked: self._marked_as(marked, standing, rows),
                )

        title = _("{paragraphs}: how far?").format(paragraphs=", ".join(row.paragraph.address for row in rows[:12]))
        options = [(one.value, _(one.value)) for one in ParagraphStanding]
        self.app.push_screen(Picker(title, options, current=rows[0].paragraph.standing), picked)

    def _marked_as(self, marked: Sequence[str], standing: str, rows: Sequence[RoomRow]) -> None:
        words = _("{paragraphs}: {standing}").format(paragraphs=", ".join(marked[:12]), standing=_(standing))
        say(self.app, _("{act} · u Undo").format(act=words))
        self.table.mark({})
        self.changed([rows[0].ref])

    # Shape

    def action_move_up(self) -> None:
        """The paragraph under the cursor before the one above it."""
        self._reshape(lambda row: drafting.shift_paragraph(self.record, row.text_id, -1))

    def action_move_down(self) -> None:
        """The paragraph under the cursor after the one below it."""
        self._reshape(lambda row: drafting.shift_paragraph(self.record, row.text_id, 1))

    def action_split(self) -> None:
        """Choose where to split."""
        self.action_choose_words()

    def action_choose_words(self) -> None:
        """Let words of the paragraph be chosen; the room in which they can be has this."""

    def split_at(self, row: RoomRow, words: Words) -> None:
        """Split a paragraph before the words that were chosen."""
        self._reshape(lambda _row: split_paragraph(self.record, row.text_id, words.start, version=row.version))

    def action_merge(self) -> None:
        """The next paragraph's words into this one."""
        rows = self.room.rows if self.room else ()

        def seen(row: RoomRow) -> dict[int, int]:
            return {one.text_id: one.version for one in rows[row.index : row.index + 2]}

        self._reshape(lambda row: merge_with_next(self.record, row.text_id, seen=seen(row)))

    def _reshape(self, change: Callable[[RoomRow], ParagraphRow]) -> None:
        row = self.here
        if row is not None and not self.is_closed():
            act(self, lambda: change(row), lambda one: self.changed([one.ref], keep_id=one.paragraph))
