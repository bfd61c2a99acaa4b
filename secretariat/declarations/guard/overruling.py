"""What the guard finds in a declaration, and overruling it, which is kept with who and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.guard.finding import Flag, flags
from secretariat.declarations.guard.vocabulary import vocabulary_of
from secretariat.declarations.model import declaration
from secretariat.declarations.positions_model import guard_overrule
from secretariat.declarations.queries import paragraph_at, paragraphs_of
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Overrule:
    """Why a word may stand in a paragraph, who said so and when."""

    paragraph: int
    word: str
    why: str
    user: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """A flagged word in a paragraph (its address, its identity), and how it was overruled, if it was."""

    paragraph: str
    identity: int
    flag: Flag
    overruled: Overrule | None


def guarded(record: Record, which: str, *, revision: str | None = None, own: Path | None = None) -> list[Found]:
    """Every word of a declaration that its forum avoids, in the newest revision unless another is asked for."""
    with record.reading() as connection:
        id_ = declaration_id(connection, which)
        vocabulary = vocabulary_of(connection, id_, own)
        overruled = {(one.paragraph, one.word): one for one in _overrules(connection, id_)}
        found = []
        for one in paragraphs_of(connection, revision_id(connection, id_, revision)):
            for flag in flags(one.text, vocabulary):
                known = overruled.get((one.paragraph, flag.avoided.word.casefold()))
                found.append(Found(one.address, one.paragraph, flag, known))
        return found


def has_vocabulary(record: Record, which: str, own: Path | None = None) -> bool:
    """Whether there are words that the forum of a declaration's meeting does not use."""
    with record.reading() as connection:
        return bool(vocabulary_of(connection, declaration_id(connection, which), own))


def overrule(record: Record, which: str, *, paragraph: str, word: str, why: str, own: Path | None = None) -> Overrule:
    """Let a word stand in a paragraph, with the reason. Raises ``Refused`` where it is not flagged there."""
    with record.act(N_("Overrule the guard on {ref}"), ref=which) as work:
        connection = work.connection
        row = work.row(declaration, declaration_id(connection, which))
        found = paragraph_named(connection, revision_id(connection, row["id"]), paragraph)
        if found is None:
            raise NotFound(_("There is no paragraph {number} in it.").format(number=paragraph))
        if not why.strip():
            raise Refused(_("{field} is needed.").format(field=_("Why")))
        text = paragraph_at(connection, found)
        flagged = {flag.avoided.word.casefold() for flag in flags(text.text, vocabulary_of(connection, row["id"], own))}
        if word.strip().casefold() not in flagged:
            raise Refused(_("“{word}” is not flagged in {paragraph}.").format(word=word.strip(), paragraph=text.ref))
        values = {
            "declaration_id": row["id"],
            "paragraph_id": text.paragraph,
            "word": word.strip().casefold(),
            "why": why.strip(),
            "user": work.user,
            "overruled_at": work.now,
        }
        work.insert(guard_overrule, values)
        record.relabelled(work, N_("Let “{word}” stand in {paragraph}"), word=word.strip(), paragraph=text.ref)
        return Overrule(text.paragraph, values["word"], values["why"], work.user, work.now)


def _overrules(connection: Connection, declaration_: int) -> list[Overrule]:
    table = guard_overrule.c
    query = select(table.paragraph_id, table.word, table.why, table.user, table.overruled_at)
    rows = connection.execute(query.where(table.declaration_id == declaration_).order_by(table.id)).all()
    return [Overrule(row.paragraph_id, row.word, row.why, row.user, row.overruled_at) for row in rows]
