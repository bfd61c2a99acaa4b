"""The states of a negotiated text, and kinds of paragraph."""

from __future__ import annotations

from enum import StrEnum

from secretariat.values.language import N_


class DeclarationStatus(StrEnum):
    """zero draft → under negotiation → SOM-agreed → under silence → adopted, endorsed or otherwise ended."""

    ZERO_DRAFT = N_("zero draft")
    UNDER_NEGOTIATION = N_("under negotiation")
    SOM_AGREED = N_("SOM-agreed")
    AD_REFERENDUM = N_("SOM-agreed ad referendum")
    UNDER_SILENCE = N_("under silence")
    ADOPTED = N_("adopted")
    ENDORSED = N_("endorsed")
    CHAIRS_STATEMENT = N_("chair's statement")
    NOT_AGREED = N_("not agreed")


class ParagraphKind(StrEnum):
    """What a paragraph is in the text."""

    HEADING = N_("heading")
    PREAMBULAR = N_("preambular")
    CHAPEAU = N_("chapeau")
    OPERATIVE = N_("operative")
