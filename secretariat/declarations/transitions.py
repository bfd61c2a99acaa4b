"""Which state a negotiated text can go to from which, and from when its text is locked."""

from __future__ import annotations

from typing import Final

from secretariat.declarations.states import DeclarationStatus as S

_ENDS: Final = (S.ADOPTED, S.ENDORSED, S.CHAIRS_STATEMENT, S.NOT_AGREED)
ALLOWED: Final[dict[S, tuple[S, ...]]] = {
    S.ZERO_DRAFT: (S.UNDER_NEGOTIATION,),
    S.UNDER_NEGOTIATION: (S.SOM_AGREED, S.AD_REFERENDUM, S.CHAIRS_STATEMENT, S.NOT_AGREED),
    S.SOM_AGREED: (S.UNDER_SILENCE, *_ENDS, S.UNDER_NEGOTIATION),
    S.AD_REFERENDUM: (S.SOM_AGREED, S.UNDER_SILENCE, *_ENDS, S.UNDER_NEGOTIATION),
    S.UNDER_SILENCE: (*_ENDS, S.UNDER_NEGOTIATION),  # silence broken: back to negotiation
    S.ADOPTED: (),
    S.ENDORSED: (),
    S.CHAIRS_STATEMENT: (),
    S.NOT_AGREED: (S.UNDER_NEGOTIATION,),
}

LOCKED: Final = frozenset({S.ADOPTED, S.ENDORSED, S.CHAIRS_STATEMENT})
"""The states in which the text is out of the drafters' hands: a later change is a corrigendum."""


def may_follow(before: S, after: S) -> bool:
    """Whether a text can go from one state to another."""
    return after in ALLOWED[before]
