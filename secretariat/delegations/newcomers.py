"""Who a delegate is: somebody on record, or a person who comes onto the record with the nomination."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.parties.model import party
from secretariat.people.finding import person_labels, standing_person_id
from secretariat.people.model import person
from secretariat.people.operations import PersonFields, add_person_in
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

_REFERENCE = re.compile(r"\s*[Pp]-?[0-9]{1,9}\s*")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A delegate by name, who may not be on record yet; the parts of the name are for somebody who is not."""

    name: str
    given: str = ""
    family: str = ""
    native_name: str = ""
    honorific: str = ""


def named(text: str) -> str | NewPerson:
    """Who is meant by what was typed in one field: a reference is somebody on record, anything else a name."""
    return text.strip() if _REFERENCE.fullmatch(text) else NewPerson(text)


def person_for(work: Work, of_party: int, who: str | NewPerson) -> int:
    """The person's number: found on record, or added with the delegation's party.

    A ``NewPerson`` is looked for by exact name (without regard to case and accents) among the people of the party and
    of its organisations, so that naming somebody twice does not make two people. Raises ``NotFound``, ``Ambiguous``.
    """
    if isinstance(who, str):
        return standing_person_id(work.connection, who)
    known = _by_name(work.connection, of_party, who)
    if known is not None:
        return known
    code = work.connection.execute(select(party.c.code).where(party.c.id == of_party)).scalar_one()
    fields: PersonFields = {
        "name": who.name,
        "given": who.given,
        "family": who.family,
        "native_name": who.native_name,
        "honorific": who.honorific,
        "party": code,
    }
    return add_person_in(work, fields)


def _by_name(connection: Connection, of_party: int, who: NewPerson) -> int | None:
    wanted = folded(who.name)
    if not wanted:
        raise NotFound(_("A delegate needs a name."))
    own = select(party.c.id).where(or_(party.c.id == of_party, party.c.parent_id == of_party))
    query = select(person.c.id, person.c.folded).where(
        person.c.party_id.in_(own), person.c.folded.contains(wanted, autoescape=True)
    )
    known = [id_ for id_, ways in connection.execute(query) if wanted in ways.split(" | ")]
    if len(known) > 1:
        raise Ambiguous(
            _("“{words}” could be {choices}; name one of them by its reference.").format(
                words=who.name, choices=", ".join(person_labels(connection, known[:8]))
            )
        )
    return known[0] if known else None
