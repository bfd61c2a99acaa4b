"""Which action is meant: a reference (A-17, or 17), its title, or words that only one action has."""

from __future__ import annotations

import re
from difflib import get_close_matches

from sqlalchemy import select, true
from sqlalchemy.engine import Connection

from secretariat.actions.model import action
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded, sort_key

_REFERENCE = re.compile(r"(?:[Aa]-?)?([0-9]{1,9})")
_MOST_LOOKED_AT = 2_000


def action_id(connection: Connection, words: str) -> int:
    """The action that ``words`` means. Raises ``NotFound`` with the nearest, or ``Ambiguous`` listing them."""
    reference = _REFERENCE.fullmatch(words.strip())
    ref = f"A-{int(reference[1])}" if reference else words.strip()
    found = connection.execute(select(action.c.id).where(action.c.ref == ref)).scalar()
    if found is not None:
        return found
    if reference:
        raise NotFound(_("There is no action {ref}; “secretariat actions list --all” shows them all.").format(ref=ref))
    known = _titled(connection, words)
    if len(known) == 1:
        return known[0][0]
    if known:
        choices = ", ".join(f"{title} ({ref})" for _id, ref, title in known[:8])
        raise Ambiguous(
            _("“{words}” could be {choices}; name one of them by its reference.").format(words=words, choices=choices)
        )
    raise NotFound(_not_found(connection, words))


def action_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Reference and title of the actions that hold ``words``, newest first, for completion."""
    query = select(action.c.ref, action.c.title).order_by(action.c.id.desc()).limit(limit)
    for word in folded(words).split():
        query = query.where(action.c.folded.contains(word, autoescape=True))
    return [(ref, title) for ref, title in connection.execute(query)]


def _titled(connection: Connection, words: str) -> list[tuple[int, str, str]]:
    wanted = sort_key(words)[:500]
    if not wanted:
        return []
    query = select(action.c.id, action.c.ref, action.c.title).order_by(action.c.id).limit(9)
    known = connection.execute(query.where(action.c.title_sort == wanted)).all()
    if not known and len(wanted) >= 3:
        for word in folded(words).split():
            query = query.where(action.c.folded.contains(word, autoescape=True))
        known = connection.execute(query).all()
    return [(id_, ref, title) for id_, ref, title in known]


def _not_found(connection: Connection, words: str) -> str:
    query = select(action.c.title, action.c.ref).where(action.c.open == true()).limit(_MOST_LOOKED_AT)
    titles = {folded(title): f"{title} ({ref})" for title, ref in connection.execute(query)}
    near = [titles[match] for match in get_close_matches(folded(words), titles, n=3, cutoff=0.6)]
    if near:
        return _("There is no action “{words}”; nearest: {names}.").format(words=words, names=", ".join(near))
    return _("There is no action “{words}”; “secretariat actions list --all” shows them all.").format(words=words)
