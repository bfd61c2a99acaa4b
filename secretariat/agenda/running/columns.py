"""The columns of a session that its fields set, but for day, time and place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypedDict

from sqlalchemy.engine import Connection

from secretariat.agenda.running.fields import SESSION_FIELDS
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import parts_of
from secretariat.meetings.states import SessionKind, SessionStatus
from secretariat.record.derived import derives
from secretariat.values.field import kept_texts
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

LONGEST: Final = 24 * 60
"""Minutes that a session takes at most: one that goes on the next day is a session of that day."""

FIELDS: Final = {field.key: field for field in SESSION_FIELDS}
_TEXTS: Final = ("title", "track", "room", "chair", "interpreter", "equipment", "note", "source")


class SessionFields(TypedDict, total=False):
    """What can be set on a session, as it is typed.

    ``day`` is a day or its number in the meeting, ``starts`` a time in the meeting's own zone (none: it begins when the
    one before it in its ``track`` ends), ``minutes`` its length (none: that of its items). ``items`` are numbers of
    agenda items ("1; 2.1 (20)"), ``people`` who must be there ("P-3 (speaker)").
    """

    title: str
    kind: str | None
    day: str | None
    starts: str | None
    minutes: int | None
    track: str | None
    room: str | None
    items: str | None
    people: str | None
    chair: str | None
    interpreter: str | None
    equipment: str | None
    note: str | None
    source: str | None


EMPTY: Final = {
    **dict.fromkeys(_TEXTS, ""),
    "kind": SessionKind.SESSION.value,
    "status": SessionStatus.PLANNED.value,
    "minutes": None,
}


def given_columns(fields: SessionFields) -> dict[str, Any]:
    """The columns that the given fields set, but for day, time and place."""
    given: Mapping[str, Any] = fields
    values = kept_texts({key: FIELDS[key] for key in _TEXTS}, given)
    for key in ("interpreter", "equipment"):
        if key in values:
            values[key] = "; ".join(parts_of(values[key]))
    if "kind" in given:
        kind = given["kind"] or SessionKind.SESSION.value
        if kind not in {one.value for one in SessionKind}:
            allowed = ", ".join(one.value for one in SessionKind)
            raise Refused(
                _("{field}: “{text}” is not one of {allowed}.").format(field=_("Kind"), text=kind, allowed=allowed)
            )
        values["kind"] = kind
    if "minutes" in given:
        minutes = given["minutes"]
        if minutes is not None and not 0 <= minutes <= LONGEST:
            raise Refused(
                _("A session takes {most} minutes at most, a whole day; {minutes} were given.").format(
                    most=LONGEST, minutes=minutes
                )
            )
        values["minutes"] = minutes
    return values


@derives(session)
def _follows(_connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": folded_of(row)}


def folded_of(values: Mapping[str, Any]) -> str:
    """What the list's filter looks in."""
    return " | ".join(
        folded(str(values[key])) for key in ("title", "ref", "kind", *_TEXTS[1:6], "note") if values.get(key)
    )
