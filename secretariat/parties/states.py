"""What a party can be."""

from __future__ import annotations

from enum import StrEnum

from secretariat.values.language import N_


class PartyKind(StrEnum):
    """What a party is; APEC's members are economies, and are never called countries."""

    ECONOMY = N_("economy")
    STATE = N_("state")
    ORGANISATION = N_("organisation")
    MINISTRY = N_("ministry")
    AGENCY = N_("agency")
    COMPANY = N_("company")
