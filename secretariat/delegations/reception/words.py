"""How the reception speaks: what became of one who came, who they are, and at what time somebody arrived."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from secretariat.delegations.reception.rows import Guest, HeadThere, PartyArrivals, Reception, Told
from secretariat.delegations.states import InvitedAs
from secretariat.values.day import moment_in_words
from secretariat.values.language import _


def headline(one: Reception, zone: ZoneInfo, today: date) -> str:
    """What became of one who came, in a few big words."""
    guest = one.guest
    at = clock(guest.arrived_at, zone, today) if guest is not None else ""
    if one.told is Told.ARRIVED:
        words = _("ARRIVED {time}") if guest is None or not guest.walk_in else _("ARRIVED {time} · walk-in")
        return words.format(time=at).strip()
    if one.told is Told.ALREADY:
        return _("ALREADY HERE since {time}").format(time=at) if at else _("ALREADY HERE")
    return _("NOT CHECKED IN")


def refusal_words(one: Reception) -> str:
    """Why somebody was not checked in, in one sentence."""
    name = one.guest.name if one.guest is not None else one.typed
    if one.told is Told.WITHDRAWN:
        return _("{name} withdrew from the delegation.").format(name=name)
    if one.told is Told.REPLACED and one.successor is not None:
        successor = f"{one.successor.name} ({one.successor.person})"
        return _("{name} was replaced by {successor}.").format(name=name, successor=successor)
    if one.told is Told.REPLACED:
        return _("{name} was replaced.").format(name=name)
    if one.told is Told.ELSEWHERE:
        ref, title = one.elsewhere
        return _("{badge} is a badge of another meeting: {meeting}, {title}.").format(
            badge=one.typed, meeting=ref, title=title
        )
    return _("Nobody at this meeting has the reference {badge}.").format(badge=one.typed)


def in_place_words(replaced: Guest, zone: ZoneInfo, today: date) -> str:
    """In whose place somebody comes; of who is here already that is said, as another may have been meant."""
    if not replaced.arrived:
        return _("in place of {name}").format(name=replaced.name)
    at = clock(replaced.arrived_at, zone, today)
    words = _("in place of {name}, here since {time}") if at else _("in place of {name}, who is here already")
    return words.format(name=replaced.name, time=at)


def who_words(guest: Guest) -> str:
    """Party, function and class of a guest on one line; a member's class goes without saying."""
    of_class = "" if guest.invited_as == InvitedAs.MEMBER else _(guest.invited_as)
    return " · ".join(part for part in (guest.party_name, _(guest.function), of_class) if part)


def office_words(guest: Guest) -> str:
    """Title and organisation of a guest on one line."""
    return ", ".join(part for part in (guest.title, guest.organisation) if part)


def clock(at: datetime | None, zone: ZoneInfo, today: date) -> str:
    """A moment (UTC) as the meeting's clocks show it; with its day where that is not today, "" where none is known."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    return f"{local:%H:%M}" if local.date() == today else moment_in_words(local)


def head_words(one: PartyArrivals, zone: ZoneInfo, today: date) -> str:
    """Whether a party's head is there, and since when."""
    if one.head is None:
        return _("nobody named") if one.expected else ""
    return there_words(one.head, zone, today)


def there_words(head: HeadThere, zone: ZoneInfo, today: date) -> str:
    """Whether a head is there, and since when."""
    if not head.arrived:
        return _("not here yet")
    at = clock(head.arrived_at, zone, today)
    return _("there since {time}").format(time=at) if at else _("there")
