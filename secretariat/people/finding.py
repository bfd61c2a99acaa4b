"""Which person a name means: a reference (P-12), a name in any order and script, or a part that only one has."""

from __future__ import annotations

import re
from difflib import get_close_matches

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.parties.model import party
from secretariat.people.model import person
from secretariat.people.name_reading import read_name
from secretariat.people.names import printed_name
from secretariat.record.window import AnySelect
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from secretariat.values.text import folded

_REFERENCE = re.compile(r"[Pp]-?([0-9]{1,9})")
_MOST_LOOKED_AT = 5_000


def person_id(connection: Connection, words: str) -> int:
    """The person that ``words`` means. Raises ``NotFound`` with the nearest names, or ``Ambiguous`` listing them."""
    reference = _REFERENCE.fullmatch(words.strip())
    if reference:
        of_ref = select(person.c.id).where(person.c.ref == f"P-{int(reference[1])}")
        found: int | None = connection.execute(of_ref).scalar()
        if found is not None:
            return found
        raise NotFound(_("There is no person {ref}.").format(ref=f"P-{int(reference[1])}"))
    wanted = folded(words)
    near = _held_by(connection, wanted)
    bare = folded(read_name(words).name)
    if not near and bare != wanted:
        # Somebody named with honorific and titles, or with both scripts.
        wanted, near = bare, _held_by(connection, bare)
    exact = [id_ for id_, ways in near if wanted in ways.split(" | ")]
    if len(exact) == 1:
        return exact[0]
    known = exact or [id_ for id_, _ways in near]
    if wanted and len(known) == 1 and (exact or len(wanted) >= 3):
        return known[0]
    if wanted and known:
        raise Ambiguous(
            _("“{words}” could be {choices}; name one of them by its reference.").format(
                words=words, choices=", ".join(person_labels(connection, known[:8]))
            )
        )
    raise NotFound(_not_found(connection, words, wanted))


def standing_person_id(connection: Connection, words: str) -> int:
    """The same, for what writes about the person: raises ``Refused`` where they were erased on request."""
    id_ = person_id(connection, words)
    erased = select(person.c.ref).where(person.c.id == id_, person.c.erased_on.is_not(None))
    if (ref := connection.execute(erased).scalar()) is not None:
        raise Refused(_("{ref} was erased on request; nothing is written about them any more.").format(ref=ref))
    return id_


def person_labels(connection: Connection, ids: list[int]) -> list[str]:
    """``Dong-Sun KIM (P-5)`` for each person, in the order of names."""
    query = _names().where(person.c.id.in_(ids)).order_by(person.c.sort_key, person.c.id)
    return [f"{words} ({ref})" for ref, words, _party in _labelled(connection, query)]


def person_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Reference and name (with the party's code) of the people whose names hold ``words``, for completion."""
    query = _names().order_by(person.c.sort_key, person.c.id).limit(limit)
    if _REFERENCE.fullmatch(words.strip()):
        query = query.where(person.c.ref.startswith(words.strip().upper(), autoescape=True))
    else:
        query = _holding(query, folded(words))
    return [(ref, f"{name} · {code}" if code else name) for ref, name, code in _labelled(connection, query)]


def _names() -> AnySelect:
    return select(
        person.c.ref, person.c.given, person.c.family, person.c.family_first, person.c.name, party.c.code
    ).outerjoin(party, party.c.id == person.c.party_id)


def _labelled(connection: Connection, query: AnySelect) -> list[tuple[str, str, str]]:
    return [
        (ref, printed_name(given, family, first, name), code or "")
        for ref, given, family, first, name, code in connection.execute(query)
    ]


def _held_by(connection: Connection, wanted: str) -> list[tuple[int, str]]:
    """The first people whose names hold every word, each with every way the name may be typed."""
    holding = _holding(select(person.c.id, person.c.folded), wanted).limit(50)
    return [(id_, ways) for id_, ways in connection.execute(holding)]


def _holding(query: AnySelect, wanted: str) -> AnySelect:
    """``query`` for the people whose names hold every word of ``wanted``."""
    for word in wanted.split():
        query = query.where(person.c.folded.contains(word, autoescape=True))
    return query


def _not_found(connection: Connection, words: str, wanted: str) -> str:
    everybody = select(person.c.name, person.c.ref).limit(_MOST_LOOKED_AT)
    known = {folded(name): f"{name} ({ref})" for name, ref in connection.execute(everybody)}
    near = [known[match] for match in get_close_matches(wanted, known, n=3, cutoff=0.6)]
    if near:
        listed = ", ".join(near)
        return _("Nobody is called “{words}”; nearest: {names}.").format(words=words, names=listed)
    return _("Nobody is called “{words}”; “secretariat people list” shows everybody.").format(words=words)
