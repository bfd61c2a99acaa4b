"""Privacy begins in the model: every text of a table that holds people is marked personal, or is known not to be."""

from __future__ import annotations

from sqlalchemy import JSON, String

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.people.model import person
from secretariat.record.erasing import blanks
from secretariat.record.schema import metadata

NOT_PERSONAL = {
    "person.ref": "a number, P-12",
    "delegate.ref": "made of references",
    "delegate.function": "one of the program's words",
    "delegate.accreditation": "one of the program's words",
    "bilateral.ref": "made of references",
    "bilateral.status": "one of the program's words",
    "bilateral.topics": "what is spoken about; names in it are taken out as in every text",
    "bilateral.room": "a place",
    "bilateral.record": "what was said; names in it are taken out as in every text",
    "bilateral.preferred_room": "a place",
    "bilateral.why_slot": "reasons the program gives; names in them are taken out as in every text",
    "bilateral.cleared_first": "a date",
    "bilateral.cleared_second": "a date",
    "availability.room": "a place",
    "bilateral.source": "where the meeting is known from; names in it are taken out as in every text",
    "action.ref": "a number, A-17",
    "action.title": "what is to be done; names in it are taken out as in every text",
    "action.status": "one of the program's words",
    "action.priority": "one of the program's words",
    "action.due": "a date",
    "action.due_sort": "a date",
    "action.unit": "what is counted",
    "action.ended": "a date",
    "action.evidence": "what proves it; names in it are taken out as in every text",
    "action.why": "a reason; names in it are taken out as in every text",
    "action.note": "names in it are taken out as in every text",
    "action.source": "where it is known from; names in it are taken out as in every text",
    "action.tags": "words to find it by; names in them are taken out as in every text",
    "action.rule": "a recurrence rule",
    "action.rule_from": "one of the program's words",
    "action.reminders": "durations",
    "action.title_sort": "follows the title",
    "action.lead_sort": "follows the lead",
    "action.lead_indonesian": "follows the lead",
    "action.lead_indonesian_sort": "follows the lead",
    "action.folded": "follows title and lead",
}


def test_each_text_of_a_table_with_people_is_personal_or_known_not_to_be() -> None:
    with_people = [
        table
        for table in metadata.sorted_tables
        if table is person or any(key.column.table is person for key in table.foreign_keys)
    ]
    texts = {
        f"{table.name}.{column.key}": bool(column.info.get("personal"))
        for table in with_people
        for column in table.columns
        if isinstance(column.type, (String, JSON))
    }
    assert {"position", "delegate", "bilateral", "action"} <= {table.name for table in with_people}
    assert {name for name, personal in texts.items() if not personal} == set(NOT_PERSONAL)


def test_a_name_gives_way_to_a_word_and_other_columns_to_nothing() -> None:
    emptied = blanks(person)
    assert emptied.pop("name") == "erased person"
    assert set(emptied.values()) == {"", False}
    assert blanks(metadata.tables["delegate"])["arrived_at"] is None
