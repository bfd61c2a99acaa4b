"""What an entry of a calendar file is."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from secretariat.diary.content_lines import KINDS
from secretariat.values.language import N_


class EntryKind(StrEnum):
    """The kinds of RFC 5545 that stand in a calendar: VEVENT, VTODO, VJOURNAL."""

    EVENT = N_("event")
    TO_DO = N_("to-do")
    JOURNAL = N_("journal")


COMPONENTS: Final = dict(zip(EntryKind, KINDS, strict=True))
"""The component of a calendar file that each kind is."""
KIND_OF: Final = {component: kind for kind, component in COMPONENTS.items()}
"""The kind that each component is."""
