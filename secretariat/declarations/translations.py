"""Translations of paragraphs, as far as they still say what the text says: each belongs to the words it was made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import paragraph_text, paragraph_translation
from secretariat.record.acts import act, act_change
from secretariat.record.work import Work


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a paragraph (its identity) in a language, given by its code."""

    id: int
    paragraph: int
    language: str
    text: str


def translations(connection: Connection, revision: int) -> list[Translation]:
    """The translations of a revision's paragraphs. One whose paragraph was changed since it was translated would
    translate what is no longer said, and is left out; it is there again once the change is undone.
    """
    own = paragraph_translation.c
    query = select(own.id, own.paragraph_id, own.language, own.text).where(own.revision_id == revision)
    kept = [Translation(*row) for row in connection.execute(query.order_by(own.id)).all()]
    if not kept:
        return []
    # What an undo brings back was written when it was first written.
    written = _written(connection, paragraph_translation, revision, act.c.undoes_id.is_(None))
    translated = {(id_, text): change for id_, change, text in written}
    said: dict[int, list[tuple[int, str]]] = {}
    for id_, change, text in _written(connection, paragraph_text, revision):
        said.setdefault(id_, []).append((change, text))
    texts = paragraph_text.c
    shown = select(texts.paragraph_id, texts.id, texts.text).where(texts.revision_id == revision)
    there = {paragraph: (id_, text) for paragraph, id_, text in connection.execute(shown).all()}
    found = []
    for one in kept:
        if one.paragraph in there:
            id_, text = there[one.paragraph]
            when = translated.get((one.id, one.text))
            then = [words for change, words in said.get(id_, ()) if when is None or change <= when]
            if not then or then[-1] == text:
                found.append(one)
    return found


def languages(connection: Connection, revision: int) -> list[str]:
    """The languages that a revision is translated into."""
    query = select(paragraph_translation.c.language).where(paragraph_translation.c.revision_id == revision)
    return sorted(Counter(connection.execute(query).scalars()))


def take_over_translations(work: Work, before: int, into: int, only: Set[int] | None = None) -> None:
    """Take the translations of one revision over into another one whose paragraphs are written, as part of a larger
    act; those of the paragraphs ``only`` (identities), which say the same in both.
    """
    rows = [
        {"revision_id": into, "paragraph_id": one.paragraph, "language": one.language, "text": one.text}
        for one in translations(work.connection, before)
        if only is None or one.paragraph in only
    ]
    if rows:
        work.insert_many(paragraph_translation, rows)


def join_translations(work: Work, first: list[Translation], second: list[Translation]) -> None:
    """Put the translations of a paragraph that was merged into another behind that one's, language by language. Both
    are as they were before; a language that has one of them only has no translation of the whole.
    """
    behind = {one.language: one for one in second}
    for one in first:
        other = behind.get(one.language)
        if other is not None:
            work.change(paragraph_translation, one.id, {"text": f"{one.text.rstrip()} {other.text.lstrip()}"})
            work.remove(paragraph_translation, other.id)


def _written(
    connection: Connection, table: Table, revision: int, *only: ColumnElement[bool]
) -> Iterator[tuple[int, int, str]]:
    """What was written into the texts of a revision: the row, in which change of the history, and the words; the oldest
    first.
    """
    rows = select(table.c.id).where(table.c.revision_id == revision)
    query = (
        select(act_change.c.record_id, act_change.c.id, act_change.c.after)
        .join(act, act.c.id == act_change.c.act_id)
        .where(act_change.c.table_name == table.name, act_change.c.record_id.in_(rows), *only)
        .order_by(act_change.c.id)
    )
    for id_, change, after in connection.execute(query):
        if after and "text" in after:
            yield id_, change, after["text"]
