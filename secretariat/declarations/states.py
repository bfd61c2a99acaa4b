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
    """What a paragraph is in the text. An annex is the heading that opens one; a note is a footnote's text."""

    TITLE = N_("title")
    HEADING = N_("heading")
    PREAMBULAR = N_("preambular")
    CHAPEAU = N_("chapeau")
    OPERATIVE = N_("operative")
    SUBPARAGRAPH = N_("sub-paragraph")
    ANNEX = N_("annex")
    NOTE = N_("footnote")


class ParagraphStanding(StrEnum):
    """How far a paragraph is negotiated; parked ones wait for ministers."""

    OPEN = N_("open")
    AGREED = N_("agreed")
    AD_REFERENDUM = N_("agreed ad referendum")
    PARKED = N_("parked for ministers")


class Stance(StrEnum):
    """What a party thinks of the words in a bracket."""

    SUPPORTS = N_("supports")
    OPPOSES = N_("opposes")


class PartyPosition(StrEnum):
    """What a party did when a text was adopted, or while silence ran."""

    ADOPTED = N_("adopted it")
    RESERVED = N_("reserved its position")
    AD_REFERENDUM = N_("agreed ad referendum")
    DISSOCIATED = N_("dissociated itself")
    OBJECTED = N_("broke silence")


class Descent(StrEnum):
    """How a paragraph comes from an earlier one."""

    SPLIT = N_("split from")
    MERGED = N_("merged from")
