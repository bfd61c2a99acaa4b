"""A cell's sides in words, as a preview shows them: dates printed, states in the reader's language. Pure."""

from __future__ import annotations

from typing import Any

from secretariat.actions.tracker.as_given import Known
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate


def cell_words(key: str, value: Any, known: Known, *, earlier: bool = False) -> str:
    """What a cell says on record, or with ``earlier`` said when the sheet went out."""
    row = known.row
    if key == "lead":
        return known.base_lead if earlier else row.led_by
    if value != known.ours[key] and key in ("counterpart", "meeting"):
        return _("something else")
    if key == "counterpart":
        return row.counterpart_name
    if key == "meeting":
        return row.meeting
    return plain_words(key, value, "")


def plain_words(key: str, value: Any, text: str) -> str:
    """What a cell says that needs nothing looked up; ``text``, as it was written, for all else."""
    if key in ("due", "done_on"):
        return format_date(PartialDate.from_edtf(value)) if value else ""
    if key in ("status", "priority"):
        return _(value)
    if isinstance(value, tuple) and key in ("target", "achieved"):
        return "; ".join(" ".join(map(str, one)).strip() if isinstance(one, tuple) else str(one) for one in value)
    if isinstance(value, str | int):
        return str(value)
    return text
