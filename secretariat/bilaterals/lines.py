"""Lines to take: what our side says on each topic of a bilateral, for the minister's briefing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.model import bilateral, line_to_take
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded


@dataclass(frozen=True, slots=True)
class LineToTake:
    """A line to take on a topic, with what stands behind it."""

    id: int
    version: int
    topic: str
    line: str
    background: str


def take_line(
    record: Record, which: str, topic: str, line: str, *, background: str | None = None, version: int | None = None
) -> LineToTake:
    """Keep what our side says on a topic; a line on the same topic is written anew. No words take the line out.

    Raises ``Refused`` for no topic, ``NotFound`` where a line to be taken out is not there.
    """
    if not topic.strip():
        raise Refused(_("Say on which topic."))
    with record.act(N_("Line to take on {topic} for {ref}"), ref=which, topic=topic) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        there = next((one for one in lines_of(work.connection, id_) if folded(one.topic) == folded(topic)), None)
        record.relabelled(work, N_("Line to take on {topic} for {ref}"), ref=row["ref"], topic=topic.strip())
        if not line.strip() and not (background or "").strip():
            if there is None:
                raise NotFound(_("{ref} has no line to take on “{topic}”.").format(ref=row["ref"], topic=topic))
            work.remove(line_to_take, there.id)
            return there
        values = {"line": line.strip()}
        if background is not None:
            values["background"] = background.strip()
        if there is not None:
            work.change(line_to_take, there.id, values, seen=version)
        else:
            last = select(func.max(line_to_take.c.position)).where(line_to_take.c.bilateral_id == id_)
            position = (work.connection.execute(last).scalar() or 0) + 1
            own = {"bilateral_id": id_, "position": position, "topic": topic.strip(), "background": "", **values}
            work.insert(line_to_take, own)
        return next(one for one in lines_of(work.connection, id_) if folded(one.topic) == folded(topic))


def lines_of(connection: Connection, id_: int) -> list[LineToTake]:
    """The lines to take of a bilateral, in the order of its topics, then as they were written."""
    topics = connection.execute(select(bilateral.c.topics).where(bilateral.c.id == id_)).scalar() or ""
    places = {folded(topic): at for at, topic in enumerate(topics.split("\n"))}
    query = select(line_to_take).where(line_to_take.c.bilateral_id == id_).order_by(line_to_take.c.position)
    found = [
        LineToTake(row["id"], row["version"], row["topic"], row["line"], row["background"])
        for row in connection.execute(query).mappings()
    ]
    return sorted(found, key=lambda one: places.get(folded(one.topic), len(places)))


def forget_lines(work: Work, bilateral_id: int) -> None:
    """Delete the lines to take of a bilateral, as part of deleting it."""
    query = select(line_to_take.c.id).where(line_to_take.c.bilateral_id == bilateral_id)
    for id_ in work.connection.execute(query).scalars().all():
        work.remove(line_to_take, id_)
