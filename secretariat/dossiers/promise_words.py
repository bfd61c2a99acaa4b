"""What became of a promise, in words: kept, late, under way, given up; the same on screen and on paper. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from secretariat.actions.due import left_words, over_words
from secretariat.actions.progress import reached_words
from secretariat.actions.sheet import due_text
from secretariat.actions.standing import is_open
from secretariat.actions.states import ActionStatus
from secretariat.dossiers.rows import Promise
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate

_YEAR: Final = 366  # days: nobody counts those that are left until a day further away


def became(one: Promise, today: date) -> str:
    """ "done, 29 July 2011", "overdue 15 days, due July 2011", "in progress, 35 of 100 SMEs, due end of 2015"."""
    row = one.row
    if not is_open(row.status):
        return _ended(one)
    due = due_text(row)
    if row.overdue and row.due_by is not None:
        parts = [
            _("overdue {days}").format(days=over_words(row.due_by, today)),
            _("due {date}").format(date=due),
        ]
    else:
        parts = [_(row.status), _("due {date}").format(date=due) if due else _("no due date")]
        near = row.due_by is not None and (row.due_by - today).days <= _YEAR
        if row.due_by is not None and near and (left := left_words(row.due_by, today)):
            parts[-1] += f" ({left})"
    reached = reached_words(row.achieved, row.target, row.unit)
    if reached or row.progress is not None:
        parts.insert(1, reached or f"{row.progress}%")
    if one.carried:
        parts.append(_("carried into {meetings}").format(meetings=", ".join(one.carried)))
    return ", ".join(parts)


def why_so(one: Promise) -> str:
    """What proves that it was done, or why it was given up."""
    row = one.row
    if is_open(row.status):
        return ""
    return row.evidence if row.status == ActionStatus.DONE.value else row.why


def led_by(one: Promise) -> str:
    """Who has to do it, said to be nobody where nobody is named."""
    return one.row.led_by or _("nobody named")


def _ended(one: Promise) -> str:
    row = one.row
    words = _(row.status)
    if one.superseded_by:
        words = _("superseded by {ref}").format(ref=one.superseded_by)
    reached = reached_words(row.achieved, row.target, row.unit)
    day = format_date(PartialDate.from_edtf(row.ended)) if row.ended else ""
    return ", ".join(part for part in (words, day, reached) if part)
