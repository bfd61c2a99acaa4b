"""Which declaration, revision or paragraph is meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.wording.paragraph import addresses
from secretariat.values.language import N_, _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

WORKING_TEXT: Final = N_("working text")
"""How the revision without a label, which alone is changed, is called."""

_REFERENCE: Final = re.compile(r"[Dd]-?([0-9]{1,9})")


def declaration_id(connection: Connection, words: str) -> int:
    """The declaration that ``words`` means: D-3, its title, or words that only one has.

    Raises ``NotFound`` with the nearest ones, or ``Ambiguous`` listing what it could be.
    """
    reference = _REFERENCE.fullmatch(words.strip())
    if reference:
        ref = f"D-{int(reference[1])}"
        found = connection.execute(select(declaration.c.id).where(declaration.c.ref == ref)).scalar()
        if found is not None:
            return found
        raise NotFound(_("There is no declaration {ref}.").format(ref=ref))
    wanted = folded(words)
    query = select(declaration.c.id, declaration.c.title, declaration.c.ref).order_by(declaration.c.id).limit(50)
    for word in wanted.split():
        query = query.where(declaration.c.folded.contains(word, autoescape=True))
    known = connection.execute(query).all() if len(wanted) >= 3 else []
    exact = [row for row in known if folded(row[1]) == wanted] or known
    if len(exact) == 1:
        return exact[0][0]
    if exact:
        choices = ", ".join(f"{title} ({ref})" for _id, title, ref in exact[:8])
        raise Ambiguous(_("“{words}” could be {choices}; name one of them.").format(words=words, choices=choices))
    raise NotFound(_not_found(connection, words))


def revision_id(connection: Connection, declaration: int, label: str | None = None) -> int:
    """The revision of that label ("working text" for the one without), or the newest one.

    Raises ``NotFound`` listing those there are.
    """
    query = select(revision.c.id, revision.c.label).where(revision.c.declaration_id == declaration)
    rows = connection.execute(query.order_by(revision.c.position.desc(), revision.c.id.desc())).all()
    if label is None and rows:
        return rows[0][0]
    for id_, own in rows:
        if label is not None and folded(label) in (folded(own or WORKING_TEXT), folded(own or _(WORKING_TEXT))):
            return id_
    raise NotFound(
        _("There is no revision “{label}”; there are: {labels}.").format(
            label=label or "", labels=", ".join(own or _(WORKING_TEXT) for _id, own in reversed(rows)) or _("none yet")
        )
    )


def paragraph_named(connection: Connection, revision: int, number: str) -> int | None:
    """The paragraph of that address (4, P1, ¶4(a), Article 3.1, #12) in a revision, or ``None``; its id in
    ``paragraph_text``. A number alone will do where one paragraph has it; ``Ambiguous`` lists those that share it.
    """
    wanted = _plain(number)
    query = select(paragraph_text).where(paragraph_text.c.revision_id == revision)
    rows = connection.execute(query.order_by(paragraph_text.c.position, paragraph_text.c.id)).all()
    said: list[tuple[int, str]] = [(row.id, address) for row, address in zip(rows, addresses(rows), strict=True)]
    for id_, address in said:
        if _plain(address) == wanted:
            return id_
    sharing = [one for one, row in zip(said, rows, strict=True) if _plain(row.number) == wanted]
    if len(sharing) > 1:
        choices = ", ".join(address for _id, address in sharing[:12])
        raise Ambiguous(_("“{words}” could be {choices}; name one of them.").format(words=number, choices=choices))
    return sharing[0][0] if sharing else None


def _plain(number: str) -> str:
    return "".join(folded(number.replace("¶", "")).split()).rstrip(".")


def _not_found(connection: Connection, words: str) -> str:
    query = select(declaration.c.title, declaration.c.ref).limit(5_000)
    titles = dict(connection.execute(query).all())
    by_folded = {folded(title): title for title in titles}
    near = [by_folded[match] for match in get_close_matches(folded(words), by_folded, n=3, cutoff=0.5)]
    if near:
        listed = ", ".join(f"{title} ({titles[title]})" for title in near)
        return _("There is no declaration “{words}”; nearest: {names}.").format(words=words, names=listed)
    return _("There is no declaration “{words}”; “secretariat declarations list” shows them all.").format(words=words)
