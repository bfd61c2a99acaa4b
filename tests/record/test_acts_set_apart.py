"""What an act needs to begin with can be an act of its own, in the same transaction."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from secretariat.declarations.model import declaration, paragraph, paragraph_text
from secretariat.declarations.operations import add_declaration
from secretariat.record.acts import act, act_change
from secretariat.record.record import Record
from secretariat.values.refusal import Refused

TEXT = {"ref": "D-1 ¶1", "revision_id": 1, "position": 1, "number": "1", "kind": "operative", "text": "Meet."}


def acts(record: Record) -> list[tuple[str, int]]:
    """The labels of all acts with how much each changed, oldest first."""
    with record.reading() as connection:
        rows = connection.execute(select(act.c.id, act.c.label).order_by(act.c.id)).all()
        noted = list(connection.execute(select(act_change.c.act_id)).scalars())
    return [(label, noted.count(id_)) for id_, label in rows]


def paragraphs(record: Record) -> int:
    with record.reading() as connection:
        return len(connection.execute(select(paragraph.c.id)).all())


@pytest.fixture
def text(record: Record) -> Record:
    add_declaration(record, title="One")
    return record


def followed(text: Record) -> int:
    """An act with one set apart for it; gives the number of the latter."""
    with text.act("Follow") as work:
        work.insert(paragraph, {"declaration_id": 1})
        work.set_apart("Begin")
        work.insert(paragraph, {"declaration_id": 1})
        work.change(declaration, 1, {"note": "followed"})
    return text.last_act - 1


def test_both_are_undone_at_once(text: Record) -> None:
    before = acts(text)
    followed(text)
    assert acts(text) == [*before, ("Begin", 1), ("Follow", 2)]
    assert text.last_act == len(before) + 2
    assert text.undo().label == "Follow"
    assert paragraphs(text) == 0
    with pytest.raises(Refused, match="already undone"):
        text.undo(len(before) + 1)


def test_what_others_have_built_on_since_stays(text: Record) -> None:
    begun = followed(text)
    other = Record(text.url, user="budi")
    with other.act("Build") as work:
        work.insert(paragraph_text, {**TEXT, "paragraph_id": 1})
    other.close()
    text.undo()
    assert paragraphs(text) == 1
    with pytest.raises(Refused):
        text.undo(begun)


@pytest.mark.parametrize("fails", [False, True])
def test_where_nothing_follows_nothing_is_kept(text: Record, fails: bool) -> None:
    before = acts(text)
    try:
        with text.act("Follow") as work:
            work.insert(paragraph, {"declaration_id": 1})
            work.set_apart("Begin")
            if fails:
                raise Refused("no")
    except Refused:
        assert fails
    assert (acts(text), paragraphs(text)) == (before, 0)
    add_declaration(text, title="Two")
    assert len(acts(text)) == len(before) + 1
