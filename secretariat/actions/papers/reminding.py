"""Reminders to those who lead: for each a draft of an e-mail with what is overdue and coming, and its own sheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from secretariat.actions.conditions import is_open
from secretariat.actions.how_far import measures_by_action
from secretariat.actions.model import action
from secretariat.actions.papers.reminder_letter import reminder_letter
from secretariat.actions.queries import actions_window, all_rows
from secretariat.actions.rows import ActionRow, past_day, rows_of, rows_query
from secretariat.actions.tracker.export import sheet_bytes
from secretariat.actions.tracker.workbook import Listed, Told
from secretariat.papers.mail_drafts import Draft, is_address, mail_draft
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.people.model import person
from secretariat.record.record import Record
from secretariat.values.language import _, current_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

WITHIN: Final = 30
"""Days ahead that are looked at unless others are asked for."""
_LONGEST_NAME: Final = 60
_ACTIONS_AT_ONCE: Final = 1_000

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
    have_open = _have_open(record)
    whose = {id_: who for who, ids in have_open.items() for id_ in ids}
    by_lead: dict[_Who, list[ActionRow]] = {}
    for row in rows:
        if row.id in whose:
            by_lead.setdefault(whose[row.id], []).append(row)
    nobody = sum(len(each) for who, each in by_lead.items() if not who[0])
    named = sorted((who for who in by_lead if who[0]), key=lambda who: (folded(who[0]), who[0], who[1] or 0))
    making = _Making(record, within, office, paper_size, _addresses(record, named))
    files = dict(zip(named, _file_names(named), strict=True))
    drafts: list[Reminder] = []
    for some in _portions(named, have_open):
        open_ones = _told(record, [id_ for who in some for id_ in have_open[who]])
        for who in some:
            told = [open_ones[id_] for id_ in have_open[who] if id_ in open_ones]
            drafts.append(making.reminder(who, by_lead[who], told, files[who]))
    return Reminders(tuple(drafts), nobody)


def write_reminders(drafts: Sequence[Reminder], folder: str) -> Path:
    """Put the drafts into a folder, which is made in the one it is in; each file is replaced whole or not at all.

    Raises ``Refused`` naming what can't be written, and where the folder it would be in is not there: a slip of the
    keys makes no tree of folders.
    """
    from secretariat.papers.destination import write_output

    place = Path(folder).expanduser()
    try:
        place.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError as error:
        raise Refused(_("“{path}” is a file; name a folder for the drafts.").format(path=folder)) from error
    except FileNotFoundError as error:
        words = _("There is no folder “{parent}” in which “{path}” could be made.")
        raise Refused(words.format(parent=place.parent, path=folder)) from error
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise Refused(_("The folder “{path}” can't be made: {why}.").format(path=folder, why=why)) from error
    for one in drafts:
        write_output(str(place / one.file), one.data)
    return place


@dataclass(frozen=True, slots=True)
class _Making:
    """What the drafts have in common; ``addresses`` are name and address of those leads mail can be sent to."""

    record: Record
    within: int
    office: str
    paper_size: str
    addresses: Mapping[_Who, tuple[str, str]]

    def reminder(self, who: _Who, rows: Sequence[ActionRow], told: Sequence[Told], file: str) -> Reminder:
        """One draft; ``told`` is all that the lead has open."""
        lead, today = rows[0].led_by, self.record.today
        name, address = self.addresses.get(who, ("", ""))
        letter = reminder_letter(rows, lead=lead, today=today, within=self.within, office=self.office)
        listed = Listed(told, len(told), sum(row.overdue for row, _measures in told), lead)
        sheet = sheet_bytes(listed, ".xlsx", today=today, office=self.office, paper_size=self.paper_size)
        called = _("tracker-{lead}").format(lead=_plain(lead)) + f"-{today.isoformat()}.xlsx"
        draft = Draft(letter.subject, letter.text, letter.html, current_language(), name, address, {called: sheet})
        overdue = sum(row.overdue for row in rows)
        return Reminder(
            f"{file}-{today.isoformat()}.eml", lead, overdue, len(rows) - overdue, address, mail_draft(draft)
        )


def _have_open(record: Record) -> dict[_Who, list[int]]:
    """The ids of all that is open, by due date, for each who leads."""
    found: dict[_Who, list[int]] = {}
    with record.reading() as connection:
        query = select(action.c.id, action.c.lead, action.c.lead_person_id).where(is_open(past_day(record)))
        for id_, words, who in connection.execute(query.order_by(action.c.due_sort, action.c.id)):
            found.setdefault((words, who), []).append(id_)
    return found


def _portions(leads: Iterable[_Who], have_open: Mapping[_Who, Sequence[int]]) -> Iterator[list[_Who]]:
    """Leads that are read at once: so many that one question is worth it, and that memory holds what they have open."""
    some: list[_Who] = []
    for who in leads:
        some.append(who)
        if sum(len(have_open[each]) for each in some) >= _ACTIONS_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _told(record: Record, ids: Sequence[int]) -> dict[int, Told]:
    """Actions by their ids, with every measure."""
    past = past_day(record)
    found: dict[int, Told] = {}
    with record.reading() as connection:
        for at in range(0, len(ids), _ACTIONS_AT_ONCE):
            some = ids[at : at + _ACTIONS_AT_ONCE]
            query = rows_query(past).where(action.c.id.in_(some))
            rows = rows_of(connection, connection.execute(query).mappings(), record.today, past)
            measures = measures_by_action(connection, some, past)
            found |= {row.id: (row, measures.get(row.id, ())) for row in rows}
    return found


def _addresses(record: Record, leads: Sequence[_Who]) -> dict[_Who, tuple[str, str]]:
    """Name and address of the persons and the organisations that lead, of those that have an address."""
    ids = sorted({who for _lead, who in leads if who is not None})
    people: dict[int | None, tuple[str, str]] = {}
    organisations: dict[str, tuple[str, str]] = {}
    with record.reading() as connection:
        for at in range(0, len(ids), _ACTIONS_AT_ONCE):
            query = select(person.c.id, person.c.name, person.c.email)
            query = query.where(person.c.id.in_(ids[at : at + _ACTIONS_AT_ONCE]))
            people |= {id_: (name, email) for id_, name, email in connection.execute(query) if is_address(email)}
        written_to = select(action.c.lead, named(), party.c.email).distinct()
        written_to = written_to.join(party, party.c.id == action.c.lead_party_id).where(
            is_open(past_day(record)), action.c.lead_person_id.is_(None), party.c.email != ""
        )
        for lead, name, email in connection.execute(written_to):
            if is_address(email):
                organisations[lead] = (name, email)
    known = ((one, people.get(one[1]) if one[1] is not None else organisations.get(one[0])) for one in leads)
    return {one: address for one, address in known if address}


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
