"""What is typed of an item's proceedings: on the disk within a second, saved over nobody, back after a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from secretariat.agenda.proceedings import joined, save_proceedings
from secretariat.agenda.queries import ItemDetail, meeting_agenda
from secretariat.agenda.sheet import state_words
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.toolkit.commands import Commanded
from secretariat.toolkit.drafts import Draft, drafts_of
from secretariat.toolkit.record_messages import RecordChanged
from secretariat.toolkit.text import content, pieces, say
from secretariat.toolkit.typed_text import TypedLines
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_DRAFT_PAUSE = 0.4  # seconds after a key until the draft is written
_SHOWN = 4
"""So many outcomes of an item are listed under what is typed; those beyond are counted."""


@dataclass(slots=True)
class TypedOver:
    """What is typed over: an item as it was read."""

    item: ItemDetail
    base: str

    @property
    def draft_key(self) -> str:
        """The name of its draft."""
        return f"agenda.proceedings:{self.item.ref}"


class ProceedingsTyping(Commanded, Widget):
    """The text of one item's proceedings, what was taken from it beneath; keeping and saving what is typed."""

    DEFAULT_CSS = """
    ProceedingsTyping { layout: vertical; height: 1fr; padding: 0 1; }
    ProceedingsTyping #item { height: auto; max-height: 2; }
    ProceedingsTyping #said { height: auto; max-height: 2; color: $text-muted; }
    ProceedingsTyping #said.-none, ProceedingsTyping #taken.-none { display: none; }
    ProceedingsTyping TypedLines { height: 1fr; margin: 1 0; border: none; background: $surface; }
    ProceedingsTyping #taken { height: auto; max-height: 6; color: $text-muted; }
    """

    def __init__(self, record: Record, meeting: str, item: int, left: Callable[[int], None]) -> None:
        super().__init__()
        self.record, self.meeting = record, meeting
        self._wanted, self._left = item, left
        self.items: tuple[ItemDetail, ...] = ()
        self.typing: TypedOver | None = None
        self._timer: Timer | None = None
        self._busy = False
        self.editor = TypedLines()

    def compose(self) -> ComposeResult:
        """The item's heading, what is typed, what was taken from it."""
        yield Static(id="item")
        yield Static(id="said", classes="-none")
        yield self.editor
        yield Static(id="taken", classes="-none")

    def on_mount(self) -> None:
        """Read the items, and begin at the one that was asked for."""
        self.read_item(self._wanted)
        self.editor.focus()

    def refresh_rows(self) -> None:
        """Somebody changed the record: read again; what is typed stays."""
        if self.typing is not None and not self._busy:
            ask(self, lambda: meeting_agenda(self.record, self.meeting).items, self._read_on, group="items")

    def read_item(self, item: int) -> None:
        drafts = drafts_of(self.app)

        def work() -> tuple[tuple[ItemDetail, ...], Draft | None]:
            items = meeting_agenda(self.record, self.meeting).items
            ref = next((one.ref for one in items if one.id == item), "")
            return items, drafts.read(f"agenda.proceedings:{ref}") if ref else None

        ask(self, work, lambda read: self._begin(item, *read), group="item", what=_("The item could not be read."))

    def _begin(self, id_: int, items: tuple[ItemDetail, ...], draft: Draft | None) -> None:
        self.items = items
        item = next((one for one in items if one.id == id_), None)
        if item is None:
            say(self.app, _("This agenda item is no longer there; somebody deleted it meanwhile."), "warning")
            self.go_back()
            return
        self.typing = TypedOver(item, item.proceedings)
        text = item.proceedings
        if draft is not None:
            text = joined(draft.texts.get("base", ""), draft.texts.get("text", ""), text)
        self.editor.load_text(text)
        self.editor.move_cursor(self.editor.document.end)
        back = text != item.proceedings
        self.say_above(_("What was typed here and not saved is back; ctrl+s saves it.") if back else "")
        self._show(item)

    def _read_on(self, items: tuple[ItemDetail, ...]) -> None:
        """The items as they are now; where nothing is typed over an item, what others typed is taken up."""
        self.items, typing = items, self.typing
        now = next((one for one in items if typing is not None and one.id == typing.item.id), None)
        if typing is None or now is None:
            return
        if self.editor.text == typing.base and now.proceedings != typing.base:
            self.editor.load_text(now.proceedings)
            self.editor.move_cursor(self.editor.document.end)
        if self.editor.text == now.proceedings or now.proceedings == typing.base:
            self.typing = TypedOver(now, now.proceedings)
        self._show(now)

    def _show(self, item: ItemDetail) -> None:
        at = next(number for number, one in enumerate(self.items, start=1) if one.id == item.id)
        lead = _("lead {party}").format(party=item.lead) if item.lead else ""
        of = _("{n} of {all}").format(n=at, all=len(self.items))
        aside = " · ".join(part for part in (_(item.purpose), lead, state_words(item.status, item.late), of) if part)
        self.query_one("#item", Static).update(
            pieces((f"{item.number}  ", "bold $accent"), (item.title, "bold"), (f"   {aside}", "$text-muted"))
        )
        lines = [f"{came.ref} {_(came.kind)}: {came.text}" for came in item.outcomes[-_SHOWN:]]
        if len(item.outcomes) > _SHOWN:
            lines.insert(0, _("and {n} more").format(n=len(item.outcomes) - _SHOWN))
        taken = self.query_one("#taken", Static)
        taken.update(content("\n".join(line.replace("\n", " ") for line in lines)))
        taken.set_class(not lines, "-none")

    def say_above(self, words: str) -> None:
        line = self.query_one("#said", Static)
        line.update(content(words))
        line.set_class(not words, "-none")

    # While typing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is typed is kept on the disk."""
        event.stop()
        if self._timer is None:
            self._timer = self.set_timer(_DRAFT_PAUSE, self._keep_draft)

    def _keep_draft(self) -> None:
        self._timer = None
        typing, text, drafts = self.typing, self.editor.text, drafts_of(self.app)
        if typing is None:
            return
        turn = drafts.turn()

        def work() -> None:
            if text != typing.base:
                kept = {"text": text, "base": typing.base}
                drafts.write(typing.draft_key, kept, version=typing.item.version, turn=turn)
            else:
                drafts.remove(typing.draft_key, turn=turn)

        act(self, work, lambda _done: None, what=_("What is typed could not be kept as a draft."))

    # Saving, and what follows it

    def saved_then(self, then: Callable[[ItemDetail], None]) -> None:
        """Save what is typed, where anything is; ``then`` is called with the item as it is kept."""
        typing, text, drafts = self.typing, self.editor.text, drafts_of(self.app)
        if typing is None or self._busy:
            return
        if text == typing.base:
            then(typing.item)
            return
        self._busy = True

        def work() -> ItemDetail:
            saved = save_proceedings(self.record, typing.item.ref, text, version=typing.item.version)
            drafts.remove(typing.draft_key)
            return saved

        def saved(item: ItemDetail) -> None:
            self._busy = False
            self.typing = TypedOver(item, text)
            self.show_saved(item)
            self.post_message(RecordChanged([item.ref]))
            then(item)

        act(
            self, work, saved, failed=self._not_saved, what=_("It could not be saved; what is typed still stands here.")
        )

    def _not_saved(self, refused: Refused) -> None:
        self._busy = False
        typing = self.typing
        self._keep_draft()
        theirs = [one for one in refused.fields if one.field == "proceedings"] if isinstance(refused, Conflict) else []
        if not isinstance(refused, Conflict) or not theirs or typing is None:
            self.say_above(refused.message)
            return
        text = joined(typing.base, self.editor.text, str(theirs[0].theirs))

        def begin(items: tuple[ItemDetail, ...]) -> None:
            self.items = items
            now = next((one for one in items if one.id == typing.item.id), typing.item)
            self.typing = TypedOver(now, now.proceedings)
            self.editor.load_text(text)
            self.editor.move_cursor(self.editor.document.end)
            words = _("{user} typed here meanwhile: both texts stand here now. Read them through; ctrl+s saves.")
            self.say_above(words.format(user=refused.by))

        ask(self, lambda: meeting_agenda(self.record, self.meeting).items, begin, group="items")

    def show_saved(self, item: ItemDetail) -> None:
        self.items = tuple(item if one.id == item.id else one for one in self.items)
        self._show(item)

    def go_back(self) -> None:
        """Back to the agenda, the cursor on the item."""
        left, at = self._left, self.typing.item.id if self.typing is not None else self._wanted
        self.app.pop_screen()
        left(at)
