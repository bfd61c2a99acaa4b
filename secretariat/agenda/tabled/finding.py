"""Which paper is meant: by its symbol, or by its number in a meeting."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.agenda.tabled.model import paper
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

_NAMED_AT_MOST = 8


def paper_id(connection: Connection, words: str) -> int:
    """The paper that ``words`` mean: its symbol in whatever case, else words that only one paper has.

    A paper's words mean its newest revision. Raises ``NotFound``, or ``Ambiguous`` listing what it could be.
    """
    symbol = " ".join(words.split())
    by_symbol = select(paper.c.id).where(func.lower(paper.c.ref) == symbol.lower())
    exact = connection.execute(by_symbol.order_by(paper.c.ref != symbol, paper.c.id)).scalars().first()
    if exact is not None:
        return exact
    found = _holding(connection, words)
    if len(found) == 1:
        return next(iter(found.values()))[0]
    if found:
        choices = ", ".join(f"{ref} {title}" for _id, ref, title in list(found.values())[:_NAMED_AT_MOST])
        raise Ambiguous(_("“{words}” could be {choices}; give its symbol.").format(words=words, choices=choices))
    raise NotFound(
        _("There is no paper “{words}”; its symbol looks like {example}.").format(
            words=words, example="2011/SMEMM/001rev1"
        )
    )


def paper_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Symbol and title of the papers that hold ``words``, the newest first, for completion."""
    query = select(paper.c.ref, paper.c.title).order_by(paper.c.id.desc())
    for word in folded(words).split():
        query = query.where(paper.c.folded.contains(word, autoescape=True))
    return [(ref, title) for ref, title in connection.execute(query.limit(limit))]


def _holding(connection: Connection, words: str) -> dict[tuple[int, int], tuple[int, str, str]]:
    """The papers with these words, each in its newest revision."""
    wanted = folded(words).split()
    if not wanted or len("".join(wanted)) < 3:
        return {}
    query = select(paper.c.id, paper.c.ref, paper.c.title, paper.c.meeting_id, paper.c.number)
    for word in wanted:
        query = query.where(paper.c.folded.contains(word, autoescape=True))
    rows = connection.execute(query.order_by(paper.c.meeting_id, paper.c.number, paper.c.revision).limit(200))
    return {(meeting, number): (id_, ref, title) for id_, ref, title, meeting, number in rows}
