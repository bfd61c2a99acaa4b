"""What taking in a schedule would do, in words: session by session, and all together; for both doors."""

from __future__ import annotations

from secretariat.agenda.intake.planning import Change, Plan, PlannedSession
from secretariat.meetings.programme_model import session
from secretariat.values.language import _, ngettext

_MOST: int = 20  # references that are listed


def counts_words(found: Plan) -> str:
    """How many are new, changed, unchanged and refused."""
    counted = [f"{found.count(change)} {_(change.value)}" for change in Change if found.count(change)]
    if found.refused:
        counted.append(ngettext("{n} refused", "{n} refused", len(found.refused)).format(n=len(found.refused)))
    return ", ".join(counted) or _("no sessions")


def changed_words(one: PlannedSession) -> str:
    """Which fields of a session would change; "" where none would."""
    return ", ".join(_(str(session.c[key].info["label"])) for key in one.what)


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
