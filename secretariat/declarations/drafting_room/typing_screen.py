"""Typing in a paragraph: nothing typed is lost, neither to a crash nor to somebody who saved the same paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from secretariat.declarations.drafting import edit_paragraph
from secretariat.declarations.drafting_room.drawing_screen import named
from secretariat.declarations.drafting_room.editor_screen import TextKey
from secretariat.declarations.drafting_room.kept_typing_screen import OUTDATED, KeptTyping, TypedOver
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.declarations.negotiation.editing import reopened_noted
from secretariat.declarations.queries import ParagraphRow
from secretariat.record.conflict import Conflict
from secretariat.record.merging import merges_noted
from secretariat.toolkit.commands import Command
from secretariat.toolkit.draft_offer import DraftOffer
from secretariat.toolkit.draft_windows import own_key
from secretariat.toolkit.drafts import drafts_of
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_LONGEST: Final = 60_000
"""Characters of a paragraph that can be typed in: beyond, laying it out at every key would fall behind."""


class Typing(KeptTyping):
    """The part of the room in which keys go into the text."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "room.edit",
            "enter,f2",
            "edit_text",
            N_("Edit"),
            N_("Type in the paragraph"),
            N_("ctrl+s saves; Esc leaves, and what is typed is kept as a draft."),
            rank=1,
        ),
        Command(
            "room.outside",
            "E",
            "edit_outside",
            "",
            N_("Edit the paragraph in your own editor"),
            N_("The one that $VISUAL or $EDITOR names; what comes back is saved."),
            rank=91,
        ),
    )

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self._sent = ""
        """What was last given to be saved; what stands in the editor may have gone on."""

    # Beginning

    def action_edit_text(self) -> None:
        """Type in the paragraph under the cursor; a draft that was kept of it is offered."""
        row = self.here
        if self.is_closed():
            return
        if row is not None and len(row.paragraph.text) > _LONGEST:
            words = _("{paragraph} is too long to be typed in here: E opens it in your own editor.")
            say(self, words.format(paragraph=named(row)), "warning")
        elif row is not None and not self.busy:
            self._begin(row, row.paragraph.text)
            self.look_for_drafts()

    def _begin(self, row: RoomRow, text: str) -> None:
        self._read_sheet()
        self._over = TypedOver(row, row.text_id, row.version, row.paragraph.text)
        self.add_class("-busy")
        self.text_pane.begin_typing(text)
        self.text_pane.name_typing(_("{paragraph} · typing").format(paragraph=named(row)))
        self._watch()
        self.refresh_bindings()

    # Leaving and saving

    def on_text_key(self, event: TextKey) -> None:
        """A key that is about the text, or about words chosen in it."""
        event.stop()
        if self.text_pane.has_class("-choosing"):
            self.words_taken(event)
        elif event.what == "save":
            self.save_text()
        elif event.what == "leave":
            self.leave_text()
        elif event.what == "outside":
            self._outside(self.text_pane.editor.text)

    def leave_text(self) -> None:
        """Go back to the list; what is typed is kept as a draft."""
        if self._saving:
            return
        over, typed = self._over, self._typed
        self._keep_draft()
        self._end()
        if over is not None and typed is not None:
            words = _("Not saved: what is typed in {paragraph} is kept as a draft.")
            say(self.app, words.format(paragraph=named(over.row)))

    def _end(self) -> None:
        """The keys go to the list again."""
        self._over = None
        self.text_pane.query(DraftOffer).remove()
        self.text_pane.editor.disabled = False
        self.back_to_list()

    def save_text(self) -> None:
        """Save what is typed; where somebody saved the same paragraph, show both."""
        over, typed, drafts = self._over, self._typed, drafts_of(self.app)
        if over is None or self._saving or self.text_pane.query(DraftOffer):
            return
        if typed is None:
            say(self, _("Nothing was changed."))
            self._keep_draft()
            self._end()
            return
        if over.version == OUTDATED:
            words = _("{paragraph} was saved otherwise since this was typed; nothing was saved.")
            self._show_both(words.format(paragraph=named(over.row)), over.row.paragraph.text, over.row.version)
            return
        self._saving, self._sent = True, typed
        base = self.draft_base(over)

        def work() -> tuple[ParagraphRow, str, list[str]]:
            with merges_noted() as merges, reopened_noted() as reopened:
                saved = edit_paragraph(self.record, over.text_id, version=over.version, text=typed)
            drafts.remove(own_key(base))
            return saved, ", ".join(merge.by for merge in merges), reopened

        act(
            self,
            work,
            self._saved,
            failed=self._not_saved,
            what=_("It could not be saved; what is typed still stands in the text."),
        )

    def _saved(self, saved: tuple[ParagraphRow, str, list[str]]) -> None:
        self._saving = False
        row, others, reopened = saved
        words = _("Saved {paragraph}.").format(paragraph=row.ref)
        if others:
            words += " " + _("Kept with what {user} saved meanwhile.").format(user=others)
        say(self.app, " ".join([words, *reopened]))
        over = self._over
        if not self.is_attached or over is None:
            return
        if self.text_pane.editor.text == self._sent:
            self._over = None
            self._end()
        else:  # keys went on while it was saved: they are typed over what was saved
            now = replace(over.row, version=row.version, paragraph=row)
            self._over = TypedOver(now, row.id, row.version, row.text)
            self._keep_draft()
        self.changed([row.ref], keep_id=row.paragraph)

    def _not_saved(self, refused: Refused) -> None:
        self._saving = False
        self._keep_draft()
        texts = [one for one in refused.fields if one.field == "text"] if isinstance(refused, Conflict) else []
        if isinstance(refused, Conflict) and texts:
            self.refresh_rows()
            self._show_both(refused.message, str(texts[0].theirs), refused.version)
        else:
            self.text_pane.say_beneath(refused.message)

    def _show_both(self, message: str, theirs: str, version: int) -> None:
        """Show what it was, mine and theirs; what is decided then is decided with their text in sight."""
        from secretariat.declarations.drafting_room.conflict_screen import TextConflict

        over, mine = self._over, self.text_pane.editor.text
        if over is None:
            return

        def decided(text: str | None) -> None:
            if text is not None and self._over is over:
                now = self.room.row(over.row.id) if self.room is not None else None
                if now is not None and now.paragraph.text == theirs:
                    self._over = TypedOver(now, now.text_id, now.version, theirs)
                else:
                    self._over = replace(over, version=version, text=theirs)
                self.text_pane.editor.text = text
                self.save_text()

        self.app.push_screen(TextConflict(message, over.text, mine, theirs), decided)

    # An editor of one's own

    def action_edit_outside(self) -> None:
        """Type in the paragraph under the cursor in one's own editor."""
        row = self.here
        if row is not None and not self.busy and not self.is_closed():
            self._begin(row, row.paragraph.text)
            if not self._outside(row.paragraph.text):
                self._end()

    def _outside(self, text: str) -> bool:
        """Take in what an editor of one's own made of the text; whether anything came of it."""
        from secretariat.declarations.drafting_room.outside_screen import typed_outside

        came, well = typed_outside(self, text)
        if came is None:
            return False
        self.text_pane.editor.text = came
        if well:
            self.save_text()
        return True
