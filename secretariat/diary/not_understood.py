"""What an entry of a calendar file says that can't be: which property is at fault, and what it says there. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final

from secretariat.diary.content_lines import Component, unescaped

_SHOWN: Final = 80  # characters of what is not understood
_TIMES: Final = ("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_ENDS: Final = ("DTEND", "DUE", "DURATION")
"""What says when it ends; an entry has one of them."""
_LINE: Final = re.compile(r"'([^']*)'")


class NotUnderstood(ValueError):
    """``why`` is the property at fault, or a word for what is wrong; ``detail`` what the file says there."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail[:_SHOWN]


def refuse_what_is_not_understood(entry: Component, component: Any) -> None:
    """Raise ``NotUnderstood`` for what the library could not read of ``component``, and for what contradicts itself."""
    for name, fault in component.errors:
        if name is None:
            raise NotUnderstood("line", "".join(_LINE.findall(f"{fault}")[:1]))
        if name in _TIMES:
            raise NotUnderstood(name, _said(entry, name))
    ends = [name for name in _ENDS for _said_there in entry.own(name)]
    if len(ends) > 1 or len(list(entry.own("DTSTART"))) > 1:
        raise NotUnderstood("both")
    starts = component["DTSTART"].dt if "DTSTART" in component else None
    if starts is not None and not isinstance(starts, date):  # a moment is a date too
        raise NotUnderstood("DTSTART", _said(entry, "DTSTART"))
    if starts is None or not ends or ends[0] == "DURATION":
        return
    if isinstance(starts, datetime) != isinstance(component[ends[0]].dt, datetime):
        raise NotUnderstood("mixed")


def _said(entry: Component, name: str) -> str:
    return " ".join(unescaped(entry.value(name)).split())
