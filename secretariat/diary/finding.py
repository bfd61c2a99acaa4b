"""Which entry of a calendar is meant: by its reference (E-12), or a title that only one has."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.diary.model import diary_entry
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

_REFERENCE: Final = re.compile(r"[Ee]-?([0-9]{1,9})")


def entry_id(connection: Connection, words: str) -> int:
    """The entry that ``words`` means; raises ``NotFound``, or ``Ambiguous`` listing what it could be."""
    reference = _REFERENCE.fullmatch(words.strip())
    if reference:
        ref = f"E-{int(reference[1])}"
        found = connection.execute(select(diary_entry.c.id).where(diary_entry.c.ref == ref)).scalar()
        if found is None:
            raise NotFound(_("There is no entry {ref}; “secretariat calendar list” shows them all.").format(ref=ref))
        return found
    query = select(diary_entry.c.id, diary_entry.c.ref, diary_entry.c.title).order_by(diary_entry.c.id).limit(9)
    for word in folded(words).split():
        query = query.where(diary_entry.c.folded.contains(word, autoescape=True))
    known = connection.execute(query).all() if len(folded(words)) >= 3 else []
    if len(known) == 1:
        return int(known[0].id)
    if known:
        choices = ", ".join(f"{one.title} ({one.ref})" for one in known[:8])
        raise Ambiguous(_("“{words}” could be {choices}; name one of them.").format(words=words, choices=choices))
    raise NotFound(_("There is no entry “{words}”; “secretariat calendar list” shows them all.").format(words=words))
