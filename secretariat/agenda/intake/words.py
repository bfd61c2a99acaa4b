"""What taking in a schedule would do, in words: session by session, and all together; for both doors."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from secretariat.agenda.intake.planning import Change, Plan, PlannedSession
from secretariat.meetings.programme_model import session
from secretariat.values.language import _, ngettext
from secretariat.values.zoned import short_day

_MOST: Final = 20  # references that are listed
_LONGEST: Final = 60  # characters of a field


def counts_words(found: Plan) -> str:
    """How many are new, changed, unchanged and refused."""
    counted = [f"{found.count(change)} {_(change.value)}" for change in Change if found.count(change)]
    if found.refused:
        counted.append(ngettext("{n} refused", "{n} refused", len(found.refused)).format(n=len(found.refused)))
    return ", ".join(counted) or _("no sessions")


def said_words(one: PlannedSession, zone: ZoneInfo) -> str:
    """Which fields of a session would change, and which were changed on both sides; "" where none."""
    said = [", ".join(_label(key) for key in one.what)] if one.what else []
    return ". ".join((*said, *conflicts_words(one, zone).values()))


def conflicts_words(one: PlannedSession, zone: ZoneInfo) -> dict[str, str]:
    """The fields of a session that were changed on both sides, each with what either says and what stays."""
    words = _("“{field}” was changed on both sides: here it is “{ours}”, in the list “{theirs}”. It stays.")
    return {
        key: words.format(field=_label(key), ours=_shown(key, ours, zone), theirs=_shown(key, theirs, zone))
        for key, ours, theirs in ((each.key, each.ours, each.theirs) for each in one.conflicts)
    }


def _label(key: str) -> str:
    return _(str(session.c[key].info["label"]))


def _shown(key: str, value: object, zone: ZoneInfo) -> str:
    """A field as a person reads it, cut where it is long."""
    if isinstance(value, datetime):
        return f"{short_day(value.astimezone(zone).date())} {value.astimezone(zone):%H:%M}"
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, int):
        return str(value)
    text = " ".join(str(value or "·").split())
    if key == "kind":
        return _(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def remarks(found: Plan) -> list[str]:
    """What is told of the schedule as a whole, with the sessions that it has no more."""
    said = list(found.remarks)
    if found.missing:
        words = ngettext(
            "{n} session that came with it before is in it no more, and stays: {refs}.",
            "{n} sessions that came with it before are in it no more, and stay: {refs}.",
            len(found.missing),
        )
        said.append(words.format(n=len(found.missing), refs=", ".join(found.missing[:_MOST])))
    return said
