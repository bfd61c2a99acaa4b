"""The form with which every record is filled in: made from a noun's fields, saved with ctrl+s, left with Esc.

Nothing typed is lost: it is kept as a draft within a second, a refusal leaves it standing, and where somebody else
changed the same field both texts are shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from secretariat.record.conflict import Conflict
from secretariat.record.merging import Merged, merges_noted
from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.conflict import ConflictScreen, Side, text_of_value
from secretariat.toolkit.draft_offer import DraftOffer
from secretariat.toolkit.drafts import Draft, drafts_of
from secretariat.toolkit.field_row import FieldRow, label_width
from secretariat.toolkit.form_spec import FormSpec, SaveResult
from secretariat.toolkit.name_input import NameInput
from secretariat.toolkit.text import content, pieces, say
from secretariat.toolkit.typed_line import TypedLine
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _
from secretariat.values.log import log_fault
from secretariat.values.refusal import Refused

__all__ = ["FormSpec", "RecordForm", "SaveResult"]

_log = logging.getLogger(__name__)
_DRAFT_PAUSE = 0.4  # seconds after a key until the draft is written
_EDGES = 4  # rows of the frame's two edges, and of the blank lines above and below the fields


def _merged_words(merge: Merged) -> str:
    """That others' changes of other fields were kept."""
    fields = ", ".join(_(label) for label in merge.labels)
    return _("Kept with what {user} saved meanwhile ({fields}).").format(user=merge.by, fields=fields)


class RecordForm(Commanded, ModalScreen["SaveResult | None"]):
    """A form over the view: dismissed with the ``SaveResult``, or ``None`` where it was left."""

    DEFAULT_CSS = """
    RecordForm #refusal { display: none; height: auto; }
    RecordForm #refusal.-said { display: block; }
    RecordForm #fields { height: auto; max-height: 18; margin: 1 0; scrollbar-gutter: stable; }
    RecordForm KeyFooter { padding: 0; }
    """
    help_text = N_("Fill in what is known; what is not yet known can stay empty. Dates are typed as people write them.")
    BINDINGS: ClassVar[list[BindingType]] = [
        # Taken before the field sees them, so that letters typed right behind go to the field that is meant.
        Binding("tab", "next", show=False, priority=True),
        Binding("shift+tab", "previous", show=False, priority=True),
        Binding("enter", "line_done", show=False, priority=True),
    ]
    commands: ClassVar[tuple[Command, ...]] = (
        Command("form.save", "ctrl+s", "save", N_("Save"), N_("Save"), N_("Save what was changed."), "form", 10),
        Command(
            "form.leave",
            "escape",
            "leave",
            N_("Leave (what is typed is kept)"),
            N_("Leave the form"),
            N_("Leave without saving; what is typed is kept as a draft."),
            "form",
            20,
        ),
        Command("form.next", "tab,down", "next", N_("Next"), N_("Next field"), N_("Go to the next field."), "form", 30),
        Command(
            "form.previous",
            "shift+tab,up",
            "previous",
            N_("Previous"),
            N_("Previous field"),
            N_("Go back a field."),
            "form",
            90,
        ),
    )

    def __init__(self, spec: FormSpec) -> None:
        super().__init__()
        self.spec = spec
        self._version = spec.version
        self._saving = False
        self._draft_timer: Timer | None = None

    def worded(self, command: Command) -> Command:
        """Saving is called what it does to what is filled in here."""
        label = self.spec.save_label
        return replace(command, label=label, title=label, help="") if label and command.action == "save" else command

    # What is on screen

    def compose(self) -> ComposeResult:
        spec, width = self.spec, label_width(self.spec.fields)
        with Vertical(classes="dialog"):
            yield Static(content(spec.title), classes="dialog-title")
            yield Static(id="refusal", classes="refusal")
            with VerticalScroll(id="fields", can_focus=False):
                for field in spec.fields:
                    yield FieldRow(field, spec.values.get(field.key, ""), width, spec.today, spec.suggest)
            yield KeyFooter()

    def on_mount(self) -> None:
        self.rows[0].take_focus(select=self.spec.suggests)
        self.on_resize()
        drafts, key = drafts_of(self.app), self.spec.draft_key
        ask(self, lambda: drafts.read(key), self._offer, group="draft", what=_("The draft could not be read."))

    def on_resize(self) -> None:
        """Another screen has other room."""
        self._fit()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The fields take the rows that the frame, the title, what is said above them and the keys leave: the keys
        are always in sight, and so is the field that is typed in.
        """
        others = (part for part in self.query_one(".dialog").children if part.id != "fields" and part.display)
        taken = sum(max(part.outer_size.height, 1) + part.styles.margin.height for part in others)
        self.query_one("#fields").styles.max_height = max(3, self.app.size.height - taken - _EDGES)
        here = next((row for row in self.rows if row.has_pseudo_class("focus-within")), None)
        if here is not None:
            self.call_after_refresh(here.into_view)

    @property
    def rows(self) -> list[FieldRow]:
        """The fields in order."""
        return list(self.query(FieldRow))

    def _refuse(self, sentence: str) -> None:
        top = self.query_one("#refusal", Static)
        top.update(pieces(("! ", "bold"), sentence) if sentence else "")
        top.set_class(bool(sentence), "-said")
        self.call_after_refresh(self._fit)

    # Moving about

    def action_next(self) -> None:
        self._move(1)

    def action_previous(self) -> None:
        self._move(-1)

    def action_line_done(self) -> None:
        """Enter at a line goes on to the next field; elsewhere it is the field's own."""
        self._move(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is taken before the field sees it only where nothing is suggested in it and no draft is offered."""
        if action == "line_done":
            at = self.focused
            return isinstance(at, TypedLine) and not isinstance(at.parent, NameInput)
        return super().check_action(action, parameters)

    def _move(self, by: int) -> None:
        rows = self.rows
        within = self.focused.ancestors_with_self if self.focused is not None else ()
        at = next((i for i, row in enumerate(rows) if row in within), 0)
        rows[(at + by) % len(rows)].take_focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._move(1)

    # Drafts

    def _texts(self) -> dict[str, str]:
        return {row.field.key: row.text for row in self.rows if row.changed}

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        event.stop()
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(_DRAFT_PAUSE, self._keep_draft)

    def _keep_draft(
        self, then: Callable[[], None] | None = None, failed: Callable[[Refused], None] | None = None
    ) -> None:
        """Write what is typed to disk (or forget it, where nothing is), in a worker; ``then`` is done after that,
        or ``failed`` where it could not be.
        """
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None
        if self._saving or self.query(DraftOffer):
            return
        drafts, key, texts, version = drafts_of(self.app), self.spec.draft_key, self._texts(), self._version
        turn = drafts.turn()

        def work() -> None:
            if texts:
                drafts.write(key, texts, version=version, turn=turn)
            else:
                drafts.remove(key, turn=turn)

        ask(
            self,
            work,
            lambda _done: None if then is None else then(),
            failed=failed,
            group="draft",
            what=_("What is typed could not be kept as a draft."),
        )

    def _offer(self, draft: Draft | None) -> None:
        known = {field.key for field in self.spec.fields}
        if draft is None or not known.intersection(draft.texts):
            return
        for row in self.rows:
            row.disabled = True
        offer = DraftOffer(draft)
        self.query_one(".dialog").mount(offer, before="#fields")
        self.call_after_refresh(offer.focus)
        self.call_after_refresh(self._fit)

    def on_draft_offer_answered(self, event: DraftOffer.Answered) -> None:
        event.stop()
        if event.restore and self.spec.version is not None:
            # What others saved since it was typed has to be noticed; 0 is before every version.
            self._version = event.draft.version or 0
        for row in self.rows:
            row.disabled = False
            if event.restore and row.field.key in event.draft.texts:
                row.text = event.draft.texts[row.field.key]
        event.offer.remove()
        self.call_after_refresh(self._answered)

    def _answered(self) -> None:
        self.rows[0].take_focus()
        self._fit()
        self._keep_draft()

    # Leaving

    def action_leave(self) -> None:
        if self._saving:
            return
        if self.query(DraftOffer) or not self._texts():
            self.dismiss(None)
            return
        question = Confirm(
            _("Leave without saving?"), loses=_("What is typed is kept as a draft and offered when you come back.")
        )
        self.app.push_screen(question, self._left)

    def _left(self, yes: bool | None) -> None:
        if yes:
            self._keep_draft(then=self._dismiss, failed=self._not_kept)

    def _not_kept(self, refused: Refused) -> None:
        """Where the disk takes no draft the form can be left all the same, once it is said what is lost."""
        typed = self._texts()
        if not typed:
            self.dismiss(None)
            return
        labels = ", ".join(_(row.field.label) for row in self.rows if row.field.key in typed)
        question = Confirm(
            _("{sentence} Leave all the same?").format(sentence=refused.message),
            loses=_("What is typed in {fields} is lost.").format(fields=labels),
        )
        self.app.push_screen(question, self._given_up)

    def _given_up(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)

    def _dismiss(self) -> None:
        self.dismiss(None)

    # Saving

    def action_save(self) -> None:
        if self._saving or self.query(DraftOffer):
            return
        self._refuse("")
        changed = self._changed_values()
        if changed is None:
            return
        if not changed and self.spec.version is not None:
            say(self, _("Nothing was changed."))
            self.dismiss(None)
            return
        self._save(changed)

    def _changed_values(self) -> dict[str, object] | None:
        """The values to save; ``None``, with the cursor in the first field that is wrong, where one is."""
        new = self.spec.version is None
        asked = [r for r in self.rows if r.changed or (new and (r.text.strip() or r.field.required))]
        wrong = [row for row in asked if not row.check()]
        if wrong:
            wrong[0].take_focus()
            return None
        return {row.field.key: row.read() for row in asked}

    def _save(self, changed: dict[str, object]) -> None:
        self._saving = True
        spec, version, drafts = self.spec, self._version, drafts_of(self.app)

        def work() -> SaveResult:
            with merges_noted() as merges:
                result = spec.save(changed, version)
            for merge in merges:
                result = replace(result, message=f"{result.message} {_merged_words(merge)}")
            try:
                drafts.remove(spec.draft_key)
            except OSError as error:
                # It is saved, and must not be called failed; the draft is offered once more.
                log_fault(_log, "the draft of what was saved could not be removed", error)
            return result

        act(
            self,
            work,
            self._saved,
            failed=lambda refused: self._not_saved(refused, changed),
            what=_("It could not be saved; what is typed still stands in the form."),
        )

    def _saved(self, result: SaveResult) -> None:
        if self.is_attached:
            self.dismiss(result)

    def _still_open(self) -> None:
        self._saving = False
        self._keep_draft()

    def _not_saved(self, refused: Refused, changed: dict[str, object]) -> None:
        self._still_open()
        self._refuse(refused.message)
        if isinstance(refused, Conflict):
            fields = {field.key: field for field in self.spec.fields}
            self.app.push_screen(
                ConflictScreen(refused, fields), lambda kept: self._decided(refused, changed, kept or {})
            )

    def _decided(self, conflict: Conflict, changed: dict[str, object], kept: Mapping[str, Side]) -> None:
        """Take over their text where it is kept, and save mine again on top of the version there is now."""
        if not kept:
            return
        self._refuse("")
        self._version = conflict.version
        rows = {row.field.key: row for row in self.rows}
        for entry in conflict.fields:
            row = rows.get(entry.field)
            if row is not None and kept.get(entry.field) == "theirs":
                row.text = text_of_value(entry.theirs)
                row.original = row.text
                if entry.field in changed:
                    del changed[entry.field]
                else:
                    # Nobody typed it here: it follows from what is saved, and would follow again unless it is said.
                    changed[entry.field] = row.read()
        if changed:
            self._save(changed)
        else:
            say(self, _("{ref} stays as {user} saved it.").format(ref=conflict.ref, user=conflict.by))
            self._keep_draft(then=self._dismiss, failed=self._not_kept)
