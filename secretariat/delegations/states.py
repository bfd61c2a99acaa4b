"""States of a delegation, functions and accreditation of a delegate."""

from __future__ import annotations

from enum import StrEnum

from secretariat.values.language import N_


class DelegationStatus(StrEnum):
    """invited → nominated (note verbale) → registered → confirmed; or regrets."""

    INVITED = N_("invited")
    NOMINATED = N_("nominated")
    REGISTERED = N_("registered")
    CONFIRMED = N_("confirmed")
    REGRETS = N_("regrets")


class Function(StrEnum):
    """A delegate's function; the order here is the order inside a delegation."""

    HEAD = N_("head of delegation")
    ALTERNATE = N_("alternate head")
    DELEGATE = N_("delegate")
    ADVISER = N_("adviser")
    NOTE_TAKER = N_("note-taker")
    INTERPRETER = N_("interpreter")
    LIAISON = N_("liaison officer")
    OBSERVER = N_("observer")


class Accreditation(StrEnum):
    """nominated → accredited → arrived; withdrawn; replaced."""

    NOMINATED = N_("nominated")
    ACCREDITED = N_("accredited")
    ARRIVED = N_("arrived")
    WITHDRAWN = N_("withdrawn")
    REPLACED = N_("replaced")


class InvitedAs(StrEnum):
    """In what quality a party is invited."""

    MEMBER = N_("member")
    OBSERVER = N_("observer")
    GUEST = N_("guest")
