"""The forms in which a meeting is filled in, in the list of meetings and on a meeting's own page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from secretariat.meetings import operations
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.meetings.finding import meeting_suggestions, series_suggestions
from secretariat.meetings.queries import MeetingDetail, meeting_by_id
from secretariat.meetings.sheet import dates_words
from secretariat.parties.finding import forum_suggestions, party_suggestions
from secretariat.record.record import Record
from secretariat.record.suggestions import Finder
from secretariat.toolkit.form_spec import FormSpec, SaveResult, form_of
from secretariat.values.language import _

_FINDERS: Final[Mapping[str, Finder]] = {
    "party": party_suggestions,
    "forum": forum_suggestions,
    "series": series_suggestions,
    "meeting": meeting_suggestions,
}


def new_form(record: Record, scope: Mapping[str, str]) -> FormSpec:
    """A new meeting, of the series, forum or host meeting the list is about. (In a worker thread.)"""

    def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_meeting(record, **changed)
        return SaveResult(added.ref, _("Added {ref}: {title}.").format(ref=added.ref, title=added.title), added.id)

    values = {key: scope[key] for key in ("series", "forum") if scope.get(key)}
    if scope.get("meeting"):
        values["in_margins_of"] = scope["meeting"]
    return _form(record, _("New meeting"), values, "meetings.new", None, save)


def edit_form(record: Record, id_: int) -> FormSpec:
    """A meeting as it is now. (In a worker thread.)"""
    meeting = meeting_by_id(record, id_)

    def save(changed: dict[str, Any], version: int | None) -> SaveResult:
        saved = operations.edit_meeting(record, meeting.ref, version=version, **changed)
        return SaveResult(saved.ref, _("Saved {ref}: {title}.").format(ref=saved.ref, title=saved.title), saved.id)

    title = _("Edit {ref}").format(ref=meeting.ref)
    return _form(record, title, meeting_texts(meeting), f"meetings.edit:{meeting.ref}", meeting.version, save)


def _form(
    record: Record, title: str, values: Mapping[str, str], draft: str, version: int | None, save: Any
) -> FormSpec:
    fields = MEETING_FIELDS if version is None else [field for field in MEETING_FIELDS if field.key != "ref"]
    return form_of(record, title, fields, values, draft=draft, save=save, version=version, finders=_FINDERS)


def meeting_texts(meeting: MeetingDetail) -> dict[str, str]:
    """A meeting as its form shows it."""
    row = meeting.row
    return {
        "title": row.title,
        "level": row.level,
        "series": row.series,
        "ordinal": "" if row.ordinal is None else str(row.ordinal),
        "forum": row.forum,
        "dates": dates_words(row),
        "place": row.place,
        "timezone": row.timezone,
        "host": row.host,
        "in_margins_of": row.in_margins_of,
        "chair": meeting.chair,
        "theme": meeting.theme,
        "outcome_document": meeting.outcome_document,
        "paper_pattern": meeting.paper_pattern,
        "quota": "" if meeting.quota is None else str(meeting.quota),
        "note": meeting.note,
        "source": meeting.source,
    }
