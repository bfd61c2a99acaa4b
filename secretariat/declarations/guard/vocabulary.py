"""A forum's words: which it avoids stands in the record, what it says instead in ``db/reference/vocabulary.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.guard.finding import Avoided
from secretariat.declarations.model import declaration
from secretariat.meetings.model import meeting
from secretariat.parties.model import forum
from secretariat.record.resources import database_folder
from secretariat.values.language import _
from secretariat.values.refusal import Misused

FILE = "vocabulary.toml"


def vocabulary_of(connection: Connection, declaration_: int, own: Path | None = None) -> tuple[Avoided, ...]:
    """What the forum of a declaration's meeting avoids; nothing where it has no meeting or the meeting no forum.

    ``own`` is the office's folder, whose ``vocabulary.toml`` says what to write instead before the program's does.
    """
    query = (
        select(forum.c.code, forum.c.avoid, forum.c.member_word)
        .join(meeting, meeting.c.forum_id == forum.c.id)
        .join(declaration, declaration.c.meeting_id == meeting.c.id)
        .where(declaration.c.id == declaration_)
    )
    row = connection.execute(query).first()
    return tuple(_avoided(row.code, row.avoid, row.member_word, own)) if row else ()


def _avoided(code: str, words: list[str], member_word: str, own: Path | None) -> Iterator[Avoided]:
    told: dict[str, Avoided] = {}
    for file in (database_folder() / "reference" / FILE, *([own / FILE] if own and (own / FILE).exists() else ())):
        for entry in _entries(file):
            if entry.get("forum", code) == code:
                told |= {one.word.casefold(): one for one in _of(entry)}
    for word in words:
        plain = _("{forum} does not use this word").format(forum=code)
        yield told.get(word.casefold(), Avoided(word, member_word, plain))


def _of(entry: dict[str, Any]) -> Iterator[Avoided]:
    for word in entry["words"]:
        yield Avoided(word, entry.get("instead", ""), entry.get("why", ""), tuple(entry.get("unless", ())))


def _entries(file: Path) -> list[dict[str, Any]]:
    """The entries of a vocabulary; raises ``Misused`` naming file and entry where one is not as it must be."""
    import tomli

    try:
        found = tomli.loads(file.read_text(encoding="utf-8")).get("word", [])
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misused(_("{file} can't be read: {error}.").format(file=file, error=error)) from error
    for number, entry in enumerate(found, start=1):
        words = entry.get("words")
        texts = (entry.get(key, "") for key in ("forum", "instead", "why"))
        lists = (words, entry.get("unless", []))
        if not words or not all(isinstance(text, str) for text in texts) or not all(map(_is_texts, lists)):
            raise Misused(
                _("{file}, entry {number}: “words” and “unless” are lists of words, the rest is text.").format(
                    file=file, number=number
                )
            )
    return list(found)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)
