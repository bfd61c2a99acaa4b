"""Records of any length to measure with: the sample record, and behind it actions made the same way every time.

They are written through the program's own table with the columns the program itself would have worked out, in one
batch and without a history: what is measured is how lists are read. Made once for each length and kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.engine import Connection

from secretariat.actions.columns import EMPTY
from secretariat.actions.due import due_columns, due_of
from secretariat.actions.leads import lead_reads
from secretariat.actions.model import action
from secretariat.actions.progress import percent
from secretariat.actions.standing import is_open
from secretariat.actions.states import ActionStatus, Priority
from secretariat.actions.worked_out import worked_out
from secretariat.meetings.model import meeting
from secretariat.opening import fill
from secretariat.parties.model import party
from secretariat.record.acts import reference_counter
from secretariat.record.location import locate
from secretariat.record.record import Record
from secretariat.values.text import folded, sort_key

MADE = datetime(2026, 1, 1, tzinfo=UTC)
_BATCH = 20_000
_DOES = (
    "Register",
    "Survey",
    "Train",
    "Send",
    "Host",
    "Draft",
    "Publish",
    "Review",
    "Sign",
    "Translate",
    "Fund",
    "Map",
)
_WHAT = (
    "SMEs for the partnership", "cooperatives in the margins", "the memorandum [agreed in principle]", "trainers",
    "the Green Business Center", "a study of export credit", "500 OVOP programmes", "the list of participants",
    "women-led enterprises", "the database of start-ups", "Rencana Aksi Koperasi", "Łódź pilot firms", "東京 companies",
)  # fmt: skip
_WHERE = ("in Bogor", "in Banten", "in Big Sky", "in Bali", "in Seoul", "in Hà Nội", "in St Petersburg", "everywhere")
_LEADS = (
    "Deputy for SME Resource Assessment", "Bureau of Planning", "ASEIC", "Kotra", "Secretary of the Ministry",
    "Deputy for Production", "Deputy for Financing", "Deputy for Marketing", "LLP-KUKM", "",
)  # fmt: skip
_STATUSES = (
    [ActionStatus.AGREED.value] * 10
    + [ActionStatus.IN_PROGRESS.value] * 4
    + [ActionStatus.DONE.value] * 5
    + [ActionStatus.DROPPED.value]
)
_PRIORITIES = ["high", *["normal"] * 7, "low", "low"]


def record_of(length: int, folder: Path) -> Path:
    """The record with ``length`` actions in ``folder``; made where it is not there yet."""
    path = folder / f"actions-{length}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        _make(making, length)
        making.rename(path)
    return path


def opened(path: Path) -> Record:
    """A record for this process."""
    return Record(locate(str(path)), user="benchmark")


def _make(path: Path, length: int) -> None:
    record = opened(path)
    fill(record, True)
    with record.act("Make a record to measure with") as work:
        connection = work.connection
        first = work.next_number("A")
        rows = _rows(
            connection, first, length - (connection.execute(text("select count(*) from action")).scalar() or 0)
        )
        batch: list[dict[str, Any]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                connection.execute(insert(action), batch)
                batch = []
        if batch:
            connection.execute(insert(action), batch)
        last = first + length
        connection.execute(update(reference_counter).where(reference_counter.c.kind == "A").values(last=last))
        work.note(  # an act that changed nothing is not kept, and this one's batch is written past it
            [{"table_name": "reference_counter", "record_id": 0, "ref": "", "kind": "update", "version_after": 1}]
        )
        _checked(connection, first)
    record.close()


def _rows(connection: Connection, first: int, count: int) -> Iterator[dict[str, Any]]:
    dice = Random(2011)
    parties = [
        tuple(row) for row in connection.execute(select(party.c.id, party.c.code, party.c.name).order_by(party.c.id))
    ]
    meetings = [
        tuple(row)
        for row in connection.execute(select(meeting.c.id, meeting.c.ref, meeting.c.title).order_by(meeting.c.id))
    ]
    for number in range(first, first + count):
        yield _row(dice, number, dice.choice([(None, "", ""), *parties]), dice.choice([(None, "", ""), *meetings]))


def _row(dice: Random, number: int, counterpart: tuple[Any, ...], came_from: tuple[Any, ...]) -> dict[str, Any]:
    status = dice.choice(_STATUSES)
    still_open = is_open(status)
    lead = dice.choice(_LEADS)
    target = dice.choice((None, None, None, 20, 100, 500))
    values: dict[str, Any] = {
        **EMPTY,
        "ref": f"A-{number}",
        "title": f"{dice.choice(_DOES)} {dice.choice(_WHAT)} {dice.choice(_WHERE)} {number}",
        "status": status,
        "priority": dice.choice(_PRIORITIES),
        "due": _due(dice, still_open),
        "lead_organisation": lead,
        "counterpart_id": counterpart[0],
        "meeting_id": came_from[0],
        "target": target,
        "unit": "SMEs" if target else "",
        "achieved": dice.randrange(target) if target else 0,
        "ended": "" if still_open else "2025-06-30",
        "ended_by": None if still_open else date(2025, 6, 30),
        "agreed_on": date(2011, 5, 21),
    }
    reads = lead_reads("", lead, "", "")
    said = (values["ref"], values["title"], reads, values["unit"], *counterpart[1:], *came_from[1:])
    return {
        **values,
        **due_columns(due_of(values["due"])),
        "version": 1,
        "open": still_open,
        "percent": percent(values["achieved"], target),
        "urgency": [Priority.HIGH, Priority.NORMAL, Priority.LOW].index(Priority(values["priority"])),
        "lead": reads,
        "lead_sort": sort_key(reads)[:300],
        "lead_indonesian": reads,
        "lead_indonesian_sort": sort_key(reads)[:300],
        "title_sort": sort_key(values["title"])[:500],
        "folded": " | ".join(folded(each) for each in said if each),
        "updated_at": MADE - timedelta(minutes=dice.randrange(2_000_000)),
    }


def _due(dice: Random, still_open: bool) -> str:
    """Days, months, quarters' ends and years, some unknown; of what is open about a sixth is overdue in late 2026."""
    if dice.random() < 0.05:
        return ""
    year = dice.randrange(2026, 2032) if still_open else dice.randrange(2011, 2026)
    month, day = dice.randrange(1, 13), dice.randrange(1, 29)
    return dice.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}"))


def _checked(connection: Connection, first: int) -> None:
    """A few rows are held against what the program works out, so that these records stay true to it."""
    query = select(action).where(action.c.id >= first).order_by(action.c.id).limit(50)
    for row in connection.execute(query).mappings().all():
        theirs = worked_out(connection, row, row["updated_at"])
        different = {key for key, value in theirs.items() if row[key] != value}
        if different:
            raise SystemExit(f"{row['ref']}: the program works out {sorted(different)} otherwise; mend records.py")
