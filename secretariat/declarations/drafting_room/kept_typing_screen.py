"""What is typed in a paragraph is kept on disk, each window's by itself, and offered when somebody comes back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from secretariat.declarations.drafting_room.choosing_screen import ChoosingWords
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.declarations.drafting_room.watching import watched
from secretariat.toolkit.commands import Command
from secretariat.toolkit.draft_offer import DraftOffer
from secretariat.toolkit.draft_windows import drafts_by_window, is_open_elsewhere, own_key
from secretariat.toolkit.drafts import Draft, drafts_of
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _

_DRAFT_PAUSE: Final = 0.4  # seconds after a key until the draft is written
_LONG: Final = 20_000
"""Characters over which a text is looked at when typing pauses, and not at every key."""
OUTDATED: Final = -1
"""The version of a draft that was typed over another text than the one that stands there now."""


@dataclass(frozen=True, slots=True)
class TypedOver:
    """What is being typed over: a paragraph's text in a version."""

    row: RoomRow
    text_id: int
    version: int
    text: str


class OpenElsewhere(DraftOffer):
    """Says that the paragraph is being typed in in another window of the same user; both texts are kept."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "draft.copy", "enter", "restore", N_("Take a copy"), N_("Take a copy of it"),
            N_("What was typed there so far, to go on with here; it stays there too."), "form", 1,
        ),
        Command(
            "draft.apart", "d", "discard", N_("Type apart"), N_("Type on the text as it stands"),
            N_("Each window keeps what is typed in it; who saves later is shown both texts."), "form", 2,
        ),
    )  # fmt: skip

    def render(self) -> Content:
        return Content(
            _("This paragraph is being typed in in another window: enter takes a copy of that, d types apart from it.")
        )

    def action_discard(self) -> None:
        self.post_message(self.Answered(self, self._draft, False))


class KeptTyping(ChoosingWords):
    """The part of the room that keeps drafts of paragraphs."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # as RoomView takes them
        self._over: TypedOver | None = None
        self._draft_timer: Timer | None = None
        self._saving = False
        self._offers: list[tuple[Draft, bool]] = []
        self._taken = ""
        """The name of a draft that was taken up, and is to go once it is kept under this window's own name."""

    def draft_base(self, over: TypedOver) -> str:
        """The name of the drafts of a paragraph in this record; it is the same through all revisions."""
        return f"paragraphs.text:{over.row.id}:{self.declaration}:@{self.record.where}"

    # Offering

    def look_for_drafts(self) -> None:
        """Offer what was typed in this paragraph and not saved; say where it is being typed in another window."""
        over, drafts = self._over, drafts_of(self.app)
        if over is None:
            return
        base = self.draft_base(over)

        def work() -> list[tuple[Draft, bool]]:
            found = [(one, is_open_elsewhere(one)) for one in drafts_by_window(drafts, base)]
            return sorted(found, key=lambda pair: pair[1])

        ask(self, work, self._found, group="draft", what=_("The draft could not be read."))

    def _found(self, found: Sequence[tuple[Draft, bool]]) -> None:
        over = self._over
        if over is not None:
            self._offers = [pair for pair in found if pair[0].texts.get("text", over.text) != over.text]
            self._offer_next()

    def _offer_next(self) -> None:
        editor = self.text_pane.editor
        editor.disabled = bool(self._offers)
        if not self._offers:
            editor.focus()
            return
        draft, elsewhere = self._offers.pop(0)
        offer = OpenElsewhere(draft) if elsewhere else DraftOffer(draft)
        self.text_pane.mount(offer, before=editor)
        self.call_after_refresh(offer.focus)

    async def on_draft_offer_answered(self, event: DraftOffer.Answered) -> None:
        """The draft is taken up, or thrown away; what is being typed in another window stays there."""
        event.stop()
        await event.offer.remove()
        elsewhere = isinstance(event.offer, OpenElsewhere)
        if not event.restore:
            if not elsewhere:
                drafts, key = drafts_of(self.app), event.draft.key
                act(self, lambda: drafts.remove(key), lambda _done: None)
            self._offer_next()
            return
        self._offers = []
        self._offer_next()
        if self._over is None:
            return
        before = event.draft.texts.get("base", "")
        if before != self._over.text:
            self._over = replace(self._over, version=OUTDATED, text=before)
        self.text_pane.editor.put(event.draft.texts.get("text", ""))
        self._taken = "" if elsewhere else event.draft.key
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
        turn, key = drafts.turn(), own_key(self.draft_base(over))
        taken, self._taken = self._taken, ""

        def work() -> None:
            if typed is not None:
                drafts.write(key, {"text": typed, "base": over.text}, version=over.version, turn=turn)
            else:
                drafts.remove(key, turn=turn)
            if taken and taken != key:
                drafts.remove(taken)  # it is kept under this window's name now

        act(self, work, lambda _done: None, what=_("What is typed could not be kept as a draft."))
