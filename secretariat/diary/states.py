"""What an entry of a calendar file is."""

from __future__ import annotations

from enum import StrEnum

from secretariat.values.language import N_


class EntryKind(StrEnum):
    """The kinds of RFC 5545 that stand in a calendar: VEVENT, VTODO, VJOURNAL."""

    EVENT = N_("event")
    TO_DO = N_("to-do")
    JOURNAL = N_("journal")
