"""Levels and states of a meeting, kinds of outcome, what an item asks, kinds of sessions."""

from __future__ import annotations

from enum import StrEnum

from secretariat.values.language import N_


class Level(StrEnum):
    """At which level a meeting is held, or what kind of occasion it is."""

    SUMMIT = N_("summit")
    MINISTERIAL = N_("ministerial")
    SENIOR_OFFICIALS = N_("senior officials")
    BILATERAL = N_("bilateral")
    STEERING_COMMITTEE = N_("steering committee")
    WORKING_LEVEL = N_("working level")
    SITE_VISIT = N_("site visit")
    SIGNING = N_("signing")
    PRESS_CONFERENCE = N_("press conference")


class MeetingStatus(StrEnum):
    """The states of a meeting: tentative → confirmed → in session → concluded → closed; postponed, cancelled."""

    TENTATIVE = N_("tentative")
    CONFIRMED = N_("confirmed")
    IN_SESSION = N_("in session")
    CONCLUDED = N_("concluded")
    CLOSED = N_("closed")
    POSTPONED = N_("postponed")
    CANCELLED = N_("cancelled")


class OutcomeKind(StrEnum):
    """What a meeting did with a matter."""

    AGREED = N_("agreed")
    OFFERED = N_("offered")
    WELCOMED = N_("welcomed")
    NOTED = N_("noted")


class Purpose(StrEnum):
    """What an agenda item, or an item that stands on every agenda of a series, asks of the meeting."""

    DECISION = N_("for decision")
    DISCUSSION = N_("for discussion")
    INFORMATION = N_("for information")
    ADOPTION = N_("for adoption")


class SessionKind(StrEnum):
    """What a part of a programme is; at a plenary and in a restricted session every head of delegation is taken."""

    PLENARY = N_("plenary")
    RESTRICTED = N_("restricted session")
    SESSION = N_("session")
    BREAK = N_("break")
    CEREMONY = N_("ceremony")
    PRESS = N_("press")
    SOCIAL = N_("social")


class SessionStatus(StrEnum):
    """Whether a part of a programme takes place; that it runs, or is over, is said by when it began and ended."""

    PLANNED = N_("planned")
    CANCELLED = N_("cancelled")
