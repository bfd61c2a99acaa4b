"""The check-in list: everybody by name, with a box to tick, for the day the machines fail."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any, Final

from secretariat.delegations.papers.coming import by_name, script_of
from secretariat.delegations.papers.facts import facts_of
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.rows import DelegateRow, Roll
from secretariat.delegations.states import Accreditation
from secretariat.papers.columns import SheetColumn
from secretariat.papers.documents import DocumentColumn, Section, Words
from secretariat.people.capitals import in_capitals
from secretariat.values.language import N_

_TICKED: Final = "☒"
_EMPTY: Final = "☐"
_LABELS: Final = {
    "arrived": N_("Arrived"),
    "name": N_("Name"),
    "native": N_("Name in own script"),
    "party": N_("Delegation"),
    "function": N_("Function"),
    "reference": N_("Reference"),
}


def check_in_data(roll: Roll, wording: Wording) -> dict[str, Any]:
    """Everybody under the letter their family name begins with; those who arrived already are ticked."""
    groups = groupby(by_name(roll), key=_letter)
    return {
        "subtitle": wording.say(N_("Check-in list")),
        "facts": facts_of(roll, wording, by_name=True),
        "groups": [{"letter": letter, "people": [_person(who, wording) for who in held]} for letter, held in groups],
        "headings": {key: wording.say(label) for key, label in _LABELS.items()},
        "none": wording.say(N_("Nobody is named yet.")),
    }


def check_in_table(roll: Roll, wording: Wording) -> tuple[list[SheetColumn], list[dict[str, Any]]]:
    """The same as a sheet."""
    columns = [SheetColumn(key, wording.say(label)) for key, label in _LABELS.items()]
    rows = [_person(who, wording) for who in by_name(roll)]
    return columns, [{**row, "arrived": _TICKED if row["arrived"] else _EMPTY} for row in rows]


def check_in_sections(roll: Roll, wording: Wording) -> list[Section]:
    """The same as a document."""
    columns, rows = check_in_table(roll, wording)
    widths = (14, 50, 30, 40, 30, 22)
    headed = [DocumentColumn(column.heading, width) for column, width in zip(columns, widths, strict=True)]
    cells = [
        [
            [Words(row[column.key], script=row["script"])] if column.key == "native" else row[column.key]
            for column in columns
        ]
        for row in rows
    ]
    return [Section(cells, headed, remark="" if cells else wording.say(N_("Nobody is named yet.")))]


def _letter(who: DelegateRow) -> str:
    """What a name is looked up under: the first letter it is sorted by, without accents; a name in another script
    under its own where no reading of it is on record.
    """
    return who.sort_key[:1].upper()


def _family_name_first(who: DelegateRow) -> str:
    """A name as it is looked for: ``KIM, Dong-Sun``, ``SANTOSO, Dr. Ir. Budi, M.Sc.``; the family name is in capitals
    in the name that lists print, however the record has it.
    """
    family = in_capitals(who.family_name)
    stands = re.search(rf"(?<!\S){re.escape(family)}(?=[\s,]|$)", who.name) if family else None
    if stands is None or stands.start() == 0:
        return who.name
    given = who.name[: stands.start()].rstrip() + who.name[stands.end() :]
    return f"{family}, {given}"


def _person(who: DelegateRow, wording: Wording) -> dict[str, Any]:
    return {
        "arrived": who.accreditation == Accreditation.ARRIVED,
        "name": _family_name_first(who),
        "native": "" if who.native in who.name else who.native,
        "script": script_of(who),
        "party": wording.party(who.party_name, who.party_name_id),
        "function": wording.say(who.function),
        "reference": who.person,
    }
