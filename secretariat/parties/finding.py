"""Which party a name means: its code, any of its names, a state's name in one of many languages, or the beginning of a
name that only one party has.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Final

from sqlalchemy import case, or_, select
from sqlalchemy.engine import Connection

from secretariat.parties.model import forum, party, party_name
from secretariat.parties.naming import in_alphabet, named, own_name
from secretariat.parties.recognising import states_called
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

_MOST_COMMAS: Final = 3  # in one party's name


def party_id(connection: Connection, words: str) -> int:
    """The party that ``words`` means. Raises ``NotFound`` with the nearest names, or ``Ambiguous`` listing them."""
    wanted = folded(words)
    exact = select(party.c.id).where(party.c.code == words.strip().upper())
    found = connection.execute(exact).scalar()
    if found is not None:
        return found
    known = (
        connection.execute(select(party_name.c.party_id).where(party_name.c.folded == wanted).distinct())
        .scalars()
        .all()
    )
    if len(known) == 1:
        return known[0]
    # A state's name in another language is that state's, not the beginning of another's: Chine is not Chinese Taipei.
    states = states_called(words) if not known else frozenset()
    if states:
        known = connection.execute(select(party.c.id).where(party.c.code.in_(sorted(states)))).scalars().all()
    elif not known and len(wanted) >= 3:
        known = (
            connection.execute(
                select(party_name.c.party_id).where(party_name.c.folded.startswith(wanted, autoescape=True)).distinct()
            )
            .scalars()
            .all()
        )
    if len(known) == 1:
        return known[0]
    if known:
        raise Ambiguous(
            _("“{words}” could be {choices}; name one of them.").format(
                words=words, choices=", ".join(party_labels(connection, list(known)[:8]))
            )
        )
    raise NotFound(_not_found(connection, words, wanted))


def named_parties(connection: Connection, words: str) -> list[tuple[str, int]]:
    """The parties that ``words`` names with commas between them: each name as it is given, and the party's number.

    A name that has a comma of its own (Hong Kong, China) stays whole. Raises as ``party_id`` does.
    """
    pieces = [piece for piece in (part.strip() for part in words.split(",")) if piece]
    found: list[tuple[str, int]] = []
    while pieces:
        many = next(
            (n for n in range(min(len(pieces), _MOST_COMMAS + 1), 1, -1) if _is_name(connection, pieces[:n])), 1
        )
        name = ", ".join(pieces[:many])
        found.append((name, party_id(connection, name)))
        del pieces[:many]
    return found


def _is_name(connection: Connection, pieces: Sequence[str]) -> bool:
    """Whether pieces between commas are one party's name."""
    whole = party_name.c.folded == folded(", ".join(pieces))
    return connection.execute(select(party_name.c.party_id).where(whole)).first() is not None


def forum_id(connection: Connection, words: str) -> int:
    """The forum that ``words`` (its code or name) means; raises ``NotFound`` listing the forums there are."""
    rows = connection.execute(select(forum.c.id, forum.c.code, forum.c.name, forum.c.name_id)).all()
    wanted = folded(words)
    for id_, code, name, name_id in rows:
        if wanted in (folded(code), folded(name), folded(name_id)):
            return id_
    raise NotFound(
        _("There is no forum “{words}”; there are: {names}.").format(
            words=words, names=", ".join(code for _id, code, _name, _name_id in rows) or _("none yet")
        )
    )


def party_labels(connection: Connection, ids: list[int]) -> list[str]:
    """``Republic of Korea (KR)`` for each party, in the order of names."""
    query = select(named(), party.c.code).where(party.c.id.in_(ids)).order_by(in_alphabet())
    return [f"{name} ({code})" for name, code in connection.execute(query)]


def party_suggestions(
    connection: Connection, words: str, *, limit: int = 8, first: Collection[int] = ()
) -> list[tuple[str, str]]:
    """Code and name of the parties whose names hold ``words``, for completion; whose code they are or begin first, then
    those of the ``first`` (numbers), such as the ones at a meeting.

    Tab and Enter take the first: whoever types KR means Korea, whatever other names hold these letters.
    """
    wanted, code = folded(words), words.strip().upper()
    query = select(party.c.code, named()).limit(limit)
    if wanted:
        begun = party.c.code.startswith(code, autoescape=True)
        query = query.where(or_(party.c.folded.contains(wanted, autoescape=True), begun))
        query = query.order_by(case((party.c.code == code, 0), (begun, 1), else_=2))
    if first:
        query = query.order_by(case((party.c.id.in_(first), 0), else_=1))
    query = query.order_by(in_alphabet())
    return [(code, name) for code, name in connection.execute(query)]


def parties_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Completions of the last of several parties with commas between them: the whole line, and the party's name."""
    before, comma, last = words.rpartition(",")
    lead = f"{before.strip()}, " if comma else ""
    return [(lead + code, name) for code, name in party_suggestions(connection, last.strip(), limit=limit)]


def forum_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Code and name of the forums whose code or name holds ``words``, for completion."""
    wanted = folded(words)
    rows = connection.execute(select(forum.c.code, forum.c.name, forum.c.name_id).order_by(forum.c.code)).all()
    held = [
        (code, own_name(name, name_id)) for code, name, name_id in rows if wanted in folded(f"{code} {name} {name_id}")
    ]
    return held[:limit]


def _not_found(connection: Connection, words: str, wanted: str) -> str:
    names = dict(connection.execute(select(party_name.c.folded, party_name.c.name)).all())
    near = [names[match] for match in get_close_matches(wanted, names, n=3, cutoff=0.72)]
    if near:
        return _("No party is called “{words}”; nearest: {names}.").format(words=words, names=", ".join(near))
    return _("No party is called “{words}”; “secretariat parties list” shows them all.").format(words=words)
