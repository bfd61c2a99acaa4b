"""The two forms of the check-in: a walk-in, and somebody who comes in another's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy.engine import Connection

from secretariat.delegations.fields import DELEGATE_FIELDS, NEW_PERSON_FIELDS, PARTY_FIELD, PERSON_FIELD
from secretariat.delegations.newcomers import NewPerson, named
from secretariat.delegations.reception import operations
from secretariat.delegations.reception.queries import parties_at
from secretariat.delegations.reception.rows import Door, Guest, Reception
from secretariat.delegations.reception.words import in_place_words
from secretariat.delegations.states import Function
from secretariat.parties.finding import party_suggestions
from secretariat.people.finding import person_suggestions
from secretariat.record.record import Record
from secretariat.record.suggestions import Finder
from secretariat.toolkit.form_spec import FormSpec, SaveResult, form_of
from secretariat.values.field import Field
from secretariat.values.language import _
from secretariat.values.refusal import Refused

Received = Callable[[Reception], None]

_SAID: Final = {field.key: field for field in DELEGATE_FIELDS}
_HONORIFIC: Final = next(field for field in NEW_PERSON_FIELDS if field.key == "honorific")
_OF_WALK_IN: Final[tuple[Field, ...]] = (
    PARTY_FIELD,
    PERSON_FIELD,
    _HONORIFIC,
    _SAID["function"],
    _SAID["title"],
    _SAID["organisation"],
    _SAID["note"],
)
_OF_STAND_IN: Final[tuple[Field, ...]] = (
    PERSON_FIELD,
    _HONORIFIC,
    _SAID["function"],
    _SAID["title"],
    _SAID["organisation"],
    _SAID["note"],
)


def _finders(meeting: str) -> Mapping[str, Finder]:
    """What completes names at the door: the meeting's own parties come first."""

    def parties(connection: Connection, words: str) -> list[tuple[str, str]]:
        return party_suggestions(connection, words, first=parties_at(connection, meeting))

    return {"party": parties, "person": person_suggestions}


def walk_in_form(record: Record, meeting: str, typed: str, received: Received) -> FormSpec:
    """A form for somebody who is not on the list; ``typed`` is the name as far as it was typed."""

    def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
        party = str(changed.pop("party"))
        one = operations.walk_in(record, meeting, party, _who(changed), **changed)
        return _saved(one, received)

    values = {"person": typed, "function": Function.DELEGATE.value}
    return form_of(
        record,
        _("Walk-in"),
        _OF_WALK_IN,
        values,
        draft=f"reception.walk-in:{meeting}",
        save=save,
        finders=_finders(meeting),
    )


def stand_in_form(record: Record, door: Door, guest: Guest, received: Received) -> FormSpec:
    """A form for somebody who comes in a delegate's place and, unless it is changed, takes over the function."""

    def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
        one = operations.stand_in(record, door, guest.id, _who(changed), **changed)
        return _saved(one, received)

    title = _("In place of {name}").format(name=guest.name)
    if guest.arrived:
        words = in_place_words(guest, door.zone, record.now().astimezone(door.zone).date())
        title = words[:1].upper() + words[1:]
    values = {"function": guest.function}
    return form_of(
        record,
        title,
        _OF_STAND_IN,
        values,
        draft=f"reception.stand-in:{guest.ref}",
        save=save,
        finders=_finders(door.meeting),
    )


def _who(changed: dict[str, Any]) -> str | NewPerson:
    who = named(str(changed.pop("person")))
    honorific = changed.pop("honorific", None) or ""
    return NewPerson(who.name, honorific=honorific) if isinstance(who, NewPerson) else who


def _saved(one: Reception, received: Received) -> SaveResult:
    if one.guest is None:
        raise Refused(_("Nobody was checked in."))
    received(one)
    return SaveResult(one.guest.ref, one.guest.name, one.guest.id)
