"""What was done to a paragraph that somebody else changed meanwhile: both are shown, and one decides."""

from __future__ import annotations

from collections.abc import Callable

from secretariat.declarations.drafting import edit_paragraph, remove_paragraphs
from secretariat.declarations.drafting_room.closed_screen import ClosedText
from secretariat.declarations.drafting_room.queries import RoomRow, read_room
from secretariat.declarations.model import paragraph_text
from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.record.merging import last_user
from secretariat.record.record import Record
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused


class BothTexts(ClosedText):
    """The part of the room that shows both texts of an act on brackets."""

    def show_both_or_say(self, row: RoomRow, refused: Refused) -> None:
        """Show both texts where the same paragraph was changed; say in words what else stands in the way."""
        if isinstance(refused, Conflict) and _text_of(refused) is not None:
            self.show_both(row, refused, left=lambda: None)
        else:
            say(self, refused.message, "warning")
            self.refresh_rows()

    def show_both(self, row: RoomRow, conflict: Conflict, *, left: Callable[[], None]) -> None:
        """Show what the paragraph was, mine and theirs; ``left`` is done where nothing is decided."""
        from secretariat.declarations.drafting_room.conflict_screen import TextConflict

        found = _text_of(conflict)
        if found is None:
            say(self, conflict.message, "warning")
            return
        base, mine, theirs = str(found.base), str(found.mine), str(found.theirs)

        def decided(text: str | None) -> None:
            if text is None:
                left()
            elif text == theirs:
                say(self, _("{ref} stays as {user} saved it.").format(ref=conflict.ref, user=conflict.by))
            else:
                act(
                    self,
                    lambda: decide(self.record, self.declaration, row.id, text, theirs),
                    lambda ref: self._decided(row, ref),
                    failed=lambda refused: self.show_both_or_say(row, refused),
                )

        self.refresh_rows(keep_id=row.id)
        self.app.push_screen(TextConflict(conflict.message, base, mine, theirs), decided)

    def _decided(self, row: RoomRow, ref: str) -> None:
        words = _("Saved {paragraph}.").format(paragraph=ref)
        say(self.app, _("{act} · u Undo").format(act=words.rstrip(".")))
        self.changed([ref], keep_id=row.id)


def decide(record: Record, declaration: str, identity: int, text: str, theirs: str) -> str:
    """Write what was decided with ``theirs`` in sight; nothing left of a paragraph takes it out. Gives its reference.

    Raises ``Conflict`` where yet another text stands there, ``NotFound`` where the paragraph is gone.
    """
    now = read_room(record, declaration).row(identity)
    if now is None:
        raise NotFound(_("This paragraph is no longer there; somebody deleted it meanwhile."))
    if now.paragraph.text != theirs:
        with record.reading() as connection:
            user = last_user(connection, paragraph_text, now.text_id)
        both = FieldConflict("text", N_("Text"), theirs, text, now.paragraph.text)
        raise Conflict(now.ref, [both], now.version, user)
    if text.strip():
        return edit_paragraph(record, now.text_id, version=now.version, text=text).ref
    return remove_paragraphs(record, [now.text_id], seen=now.seen)[0]


def _text_of(conflict: Conflict) -> FieldConflict | None:
    return next((one for one in conflict.fields if one.field == "text"), None)
