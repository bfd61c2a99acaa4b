"""Typing in a paragraph: nothing typed is lost, neither to a crash nor to somebody who saved the same paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual.timer import Timer
from textual.widgets import TextArea

from secretariat.declarations.drafting import edit_paragraph
from secretariat.declarations.drafting_room.choosing_screen import ChoosingWords
from secretariat.declarations.drafting_room.drawing_screen import named
from secretariat.declarations.drafting_room.editor_screen import TextKey
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.declarations.drafting_room.watching import watched
from secretariat.declarations.negotiation.editing import reopened_noted
from secretariat.declarations.queries import ParagraphRow
from secretariat.record.conflict import Conflict
from secretariat.record.merging import merges_noted
from secretariat.toolkit.commands import Command
from secretariat.toolkit.draft_offer import DraftOffer
from secretariat.toolkit.drafts import Draft, drafts_of
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_DRAFT_PAUSE = 0.4  # seconds after a key until the draft is written
_LONG = 20_000
"""Characters over which a text is looked at when typing pauses, and not at every key."""
_LONGEST = 60_000
"""Characters of a paragraph that can be typed in: beyond, laying it out at every key would fall behind."""
_OUTDATED = -1
"""The version of a draft that was typed over another text than the one that stands there now."""


@dataclass(frozen=True, slots=True)
class TypedOver:
    """What is being typed over: a paragraph's text in a version."""

    row: RoomRow
    text_id: int
    version: int
    text: str

    @property
    def draft_key(self) -> str:
        """The name of its draft; a paragraph keeps it through all revisions."""
        return f"paragraphs.text:{self.row.id}:{self.row.paragraph.ref.partition(' ')[0]}"


class Typing(ChoosingWords):
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
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # as RoomView takes them
        self._over: TypedOver | None = None
        self._draft_timer: Timer | None = None
        self._sent = ""
        """What was last given to be saved; what stands in the editor may have gone on."""
        self._saving = False

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
            over, drafts = self._over, drafts_of(self.app)
            if over is not None:
                key = over.draft_key
                ask(self, lambda: drafts.read(key), self._offer, group="draft", what=_("The draft could not be read."))

    def _begin(self, row: RoomRow, text: str) -> None:
        self._read_sheet()
        self._over = TypedOver(row, row.text_id, row.version, row.paragraph.text)
        self.add_class("-busy")
        self.text_pane.begin_typing(text)
        self.text_pane.name_typing(_("{paragraph} · typing").format(paragraph=named(row)))
        self._watch()
        self.refresh_bindings()

    def _offer(self, draft: Draft | None) -> None:
        over = self._over
        if draft is None or over is None or draft.texts.get("text", over.text) == over.text:
            return
        self.text_pane.editor.disabled = True
        offer = DraftOffer(draft)
        self.text_pane.mount(offer, before=self.text_pane.editor)
        self.call_after_refresh(offer.focus)

    def on_draft_offer_answered(self, event: DraftOffer.Answered) -> None:
        """The draft is taken up, or thrown away."""
        event.stop()
        event.offer.remove()
        editor = self.text_pane.editor
        editor.disabled = False
        editor.focus()
        if event.restore and self._over is not None:
            before = event.draft.texts.get("base", "")
            if before != self._over.text:
                self._over = replace(self._over, version=_OUTDATED, text=before)
            editor.put(event.draft.texts.get("text", ""))
        self._keep_draft()

    # While typing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is typed is looked at, and kept."""
        event.stop()
        if event.text_area is not self.text_pane.editor or self._over is None:
            return
        if len(self._over.text) <= _LONG:
            self._watch()
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(_DRAFT_PAUSE, self._keep_draft)

    def _watch(self) -> None:
        over, room = self._over, self.room
        if over is None or room is None:
            return
        sentences = watched(self.text_pane.editor.text, room.vocabulary)
        now = room.row(over.row.id)
        if now is None:
            sentences.insert(0, _("Somebody deleted this paragraph meanwhile."))
        elif now.paragraph.text != over.row.paragraph.text:
            sentences.insert(0, _("Somebody else saved this paragraph meanwhile; saving shows both texts."))
        self.text_pane.say_beneath(*sentences)

    def _read_sheet(self) -> None:
        super()._read_sheet()
        if self._over is not None:
            self._watch()

    @property
    def _typed(self) -> str | None:
        """What is typed, where it is another text than the one typed over."""
        over, text = self._over, self.text_pane.editor.text
        return text if over is not None and text != over.text else None

    def _keep_draft(self) -> None:
        """Write what is typed to disk, or forget it where nothing is, in a worker."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None
        over, drafts, typed = self._over, drafts_of(self.app), self._typed
        if over is None or self._saving or self.text_pane.query(DraftOffer):
            return
        if len(over.text) > _LONG:
            self._watch()
        turn = drafts.turn()

        def work() -> None:
            if typed is not None:
                drafts.write(over.draft_key, {"text": typed, "base": over.text}, version=over.version, turn=turn)
            else:
                drafts.remove(over.draft_key, turn=turn)

        act(self, work, lambda _done: None, what=_("What is typed could not be kept as a draft."))

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
        if over.version == _OUTDATED:
            words = _("{paragraph} was saved otherwise since this was typed; nothing was saved.")
            self._show_both(words.format(paragraph=named(over.row)), over.row.paragraph.text, over.row.version)
            return
        self._saving, self._sent = True, typed

        def work() -> tuple[ParagraphRow, str, list[str]]:
            with merges_noted() as merges, reopened_noted() as reopened:
                saved = edit_paragraph(self.record, over.text_id, version=over.version, text=typed)
            drafts.remove(over.draft_key)
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
