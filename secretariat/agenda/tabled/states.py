"""What a paper is tabled for, and who may read it."""

from __future__ import annotations

from enum import StrEnum

from secretariat.values.language import N_


class PaperPurpose(StrEnum):
    """What a paper asks of the meeting, as its cover says."""

    CONSIDERATION = N_("consideration")
    INFORMATION = N_("information")
    DECISION = N_("decision")
    ADOPTION = N_("adoption")


class Access(StrEnum):
    """Who may read a paper."""

    PUBLIC = N_("public")
    RESTRICTED = N_("restricted")
    INTERNAL = N_("internal")
