"""The terminal's form that moves a meeting."""

from __future__ import annotations

from typing import Any

from secretariat.desk.moving import move_meeting, moved_words
from secretariat.desk.moving_commands import MOVE_FIELDS
from secretariat.meetings.forms import meeting_texts
from secretariat.meetings.queries import meeting_by_id
from secretariat.record.record import Record
from secretariat.toolkit.form_spec import FormSpec, SaveResult, form_of
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


def move_form(record: Record, id_: int) -> FormSpec:
    """Where a meeting is now, to be typed over, and why it goes. (In a worker thread.)"""
    meeting = meeting_by_id(record, id_)
    shown = meeting_texts(meeting)
    values = {field.key: shown.get(field.key, "") for field in MOVE_FIELDS}

    def save(changed: dict[str, Any], version: int | None) -> SaveResult:
        if not changed.keys() - {"why"}:
            raise Refused(_("Nothing is moved; type other dates, another place or time zone."))
        why = str(changed.pop("why", "") or "")
        moved = move_meeting(record, meeting.ref, why=why, version=version, **changed)
        said = " ".join([_("{act} · u Undo").format(act=moved_words(moved)), *moved.remarks[:3]])
        return SaveResult(moved.ref, said, id_)

    title = _("Move {ref}").format(ref=meeting.ref)
    draft = f"meetings.move:{meeting.ref}"
    return form_of(
        record, title, MOVE_FIELDS, values, draft=draft, save=save, version=meeting.version, save_label=N_("Move")
    )
