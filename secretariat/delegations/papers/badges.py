"""Badges: name, party, colour and word of the class, and the reference as a QR code for the door."""

from __future__ import annotations

from typing import Any, Final

from secretariat.delegations.papers.codes import code_of
from secretariat.delegations.papers.coming import coming, script_of
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.rows import DelegateRow, DelegationDetail, Roll
from secretariat.delegations.states import Function, InvitedAs
from secretariat.values.language import N_

# White words stand on each with a contrast of more than 5 : 1; a colour only repeats what the word says.
_HEADS: Final = "#1f3f6e"
_DELEGATES: Final = "#1d6b45"
_STAFF: Final = "#5f3a80"
_OBSERVERS: Final = "#8a4b08"

_COLOURS: Final = {
    Function.HEAD: _HEADS,
    Function.ALTERNATE: _HEADS,
    Function.DELEGATE: _DELEGATES,
    Function.ADVISER: _DELEGATES,
    Function.NOTE_TAKER: _STAFF,
    Function.INTERPRETER: _STAFF,
    Function.LIAISON: _STAFF,
    Function.OBSERVER: _OBSERVERS,
}
_GUESTS: Final = {InvitedAs.OBSERVER.value: Function.OBSERVER.value, InvitedAs.GUEST.value: InvitedAs.GUEST.value}


def badges_data(roll: Roll, wording: Wording) -> dict[str, Any]:
    """A badge for everybody who comes, in order of precedence, as badges are handed out by delegation."""
    return {
        "badges": [_badge(who, one, wording) for one in coming(roll) for who in one.named],
        "none": wording.say(N_("There is nobody to make a badge for yet.")),
    }


def badge_class(who: DelegateRow, invited_as: str) -> tuple[str, str]:
    """The class of a badge as its word (a message) and colour.

    Heads and alternate heads are blue, delegates and advisers green, staff (note-takers, interpreters, liaison
    officers) violet; observers and guests are brown, and so is everybody of a delegation invited as one, staff apart.
    """
    colour = next((shade for function, shade in _COLOURS.items() if function == who.function), _DELEGATES)
    if invited_as in _GUESTS and colour != _STAFF:
        return _GUESTS[invited_as], _OBSERVERS
    return who.function, colour


def _badge(who: DelegateRow, one: DelegationDetail, wording: Wording) -> dict[str, Any]:
    word, colour = badge_class(who, one.invited_as)
    return {
        "name": who.name,
        "script": script_of(who),
        "native": "" if who.native in who.name else who.native,
        "honorific": who.honorific,
        "party": wording.party(one.name, one.name_id),
        "organisation": who.organisation,
        "class": wording.say(word),
        "colour": colour,
        "ref": who.ref,
        "short_ref": who.person,
        "code": code_of(who.ref),
    }
