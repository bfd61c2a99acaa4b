"""Reminders to those who lead: for each a draft of an e-mail with what is overdue and coming, and its own sheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from secretariat.actions.conditions import is_open
from secretariat.actions.how_far import measures_by_action
from secretariat.actions.model import action
from secretariat.actions.papers.reminder_letter import reminder_letter
from secretariat.actions.queries import actions_window, all_rows
from secretariat.actions.rows import ActionRow, past_day, row_of, rows_query
from secretariat.actions.tracker.export import sheet_bytes
from secretariat.actions.tracker.workbook import Listed
from secretariat.papers.mail_drafts import Draft, is_address, mail_draft
from secretariat.people.model import person
from secretariat.record.record import Record
from secretariat.values.language import _, current_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

WITHIN: Final = 30
"""Days ahead that are looked at unless others are asked for."""
_LONGEST_NAME: Final = 60

_Who = tuple[str, int | None]
"""A lead as it is kept in English, and the person, where one leads."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A draft that can be written: its file's name, whom it is for, how many actions it names, where it goes to.

    ``address`` is "" where none is on record that mail can be sent to.
    """

    file: str
    lead: str
    overdue: int
    coming: int
    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reminders:
    """All drafts, and how many actions are overdue or coming that nobody leads, who could be reminded."""

    drafts: tuple[Reminder, ...]
    led_by_nobody: int


def reminders(
    record: Record, *, lead: str = "", within: int = WITHIN, office: str = "", paper_size: str = "a4"
) -> Reminders:
    """A draft for each lead with actions overdue, or due from today on within so many days.

    In the current language, as of the record's day; ``lead`` narrows it to one. The sheet in it has all that the lead
    has open. Raises ``Refused`` for what a sheet can't hold.
    """
    scope = {"overdue": "yes", "due_within": str(within), **({"lead": lead} if lead else {})}
    rows = all_rows(actions_window(record, ListQuery(scope=scope, sort="due")))
    whose = _whose(record, [row.id for row in rows])
    by_lead: dict[_Who, list[ActionRow]] = {}
    for row in rows:
        by_lead.setdefault(whose[row.id], []).append(row)
    nobody = sum(len(each) for who, each in by_lead.items() if not who[0])
    named = sorted((who for who in by_lead if who[0]), key=lambda who: (folded(who[0]), who[0], who[1] or 0))
    files = _file_names(named)
    made = (
        _reminder(record, who, by_lead[who], file, within, (office, paper_size))
        for who, file in zip(named, files, strict=True)
    )
    return Reminders(tuple(made), nobody)


def write_reminders(drafts: Sequence[Reminder], folder: str) -> Path:
    """Put the drafts into a folder, which is made where there is none; each file is replaced whole or not at all.

    Raises ``Refused`` naming what can't be written.
    """
    from secretariat.papers.destination import write_output

    place = Path(folder).expanduser()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise Refused(_("“{path}” is a file; name a folder for the drafts.").format(path=folder)) from error
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise Refused(_("The folder “{path}” can't be made: {why}.").format(path=folder, why=why)) from error
    for one in drafts:
        write_output(str(place / one.file), one.data)
    return place


def _reminder(
    record: Record, who: _Who, rows: Sequence[ActionRow], file: str, within: int, office: tuple[str, str]
) -> Reminder:
    lead = rows[0].led_by
    name, address = _addressed(record, who[1])
    letter = reminder_letter(rows, lead=lead, today=record.today, within=within, office=office[0])
    sheet = sheet_bytes(
        _open_ones(record, who, lead), ".xlsx", today=record.today, office=office[0], paper_size=office[1]
    )
    draft = Draft(
        letter.subject,
        letter.text,
        letter.html,
        current_language(),
        name,
        address,
        {_("tracker-{lead}").format(lead=_plain(lead)) + f"-{record.today.isoformat()}.xlsx": sheet},
    )
    overdue = sum(row.overdue for row in rows)
    return Reminder(
        f"{file}-{record.today.isoformat()}.eml", lead, overdue, len(rows) - overdue, address, mail_draft(draft)
    )


def _whose(record: Record, ids: Sequence[int]) -> dict[int, _Who]:
    columns = (action.c.id, action.c.lead, action.c.lead_person_id)
    with record.reading() as connection:
        found: dict[int, _Who] = {}
        for start in range(0, len(ids), 500):
            query = select(*columns).where(action.c.id.in_(ids[start : start + 500]))
            found |= {id_: (lead, who) for id_, lead, who in connection.execute(query)}
        return found


def _open_ones(record: Record, who: _Who, lead: str) -> Listed:
    """All that a lead has open, by due date, with every measure."""
    past = past_day(record)
    same = (action.c.lead == who[0], action.c.lead_person_id.is_not_distinct_from(who[1]), is_open(past))
    with record.reading() as connection:
        found = (
            connection.execute(rows_query(past).where(*same).order_by(action.c.due_sort, action.c.id)).mappings().all()
        )
        rows = [row_of(row, record.today, past, connection) for row in found]
        measures = measures_by_action(connection, [row.id for row in rows], past)
    told = [(row, measures.get(row.id, ())) for row in rows]
    return Listed(told, len(told), sum(row.overdue for row in rows), lead)


def _addressed(record: Record, who: int | None) -> tuple[str, str]:
    """Name and address of the person who leads; an organisation has none on record."""
    if who is None:
        return "", ""
    with record.reading() as connection:
        found = connection.execute(select(person.c.name, person.c.email).where(person.c.id == who)).first()
    if found is None or not is_address(found.email):
        return "", ""
    return found.name, found.email


def _file_names(leads: Sequence[_Who]) -> Iterator[str]:
    """A file's name for each lead, no two alike where capitals count for nothing."""
    taken: dict[str, int] = {}
    for lead, _person in leads:
        name = _("reminder-{lead}").format(lead=_plain(lead))
        taken[name.casefold()] = taken.get(name.casefold(), 0) + 1
        again = taken[name.casefold()]
        yield name if again == 1 else f"{name}_{again}"


def _plain(words: str) -> str:
    """Words as a part of a file's name on every system: letters and figures of any script, hyphens between."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in unicodedata.normalize("NFC", words))
    short = "-".join(part for part in kept.split("-") if part)[:_LONGEST_NAME].strip("-")
    # Letters of many scripts take three bytes, and a name at most 255.
    return short.encode()[:150].decode(errors="ignore") or "x"
