"""People who come onto the record with a list: many at once, by the same rules as one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from secretariat.people.model import person
from secretariat.people.name_reading import WrittenName
from secretariat.people.names import name_sort_key
from secretariat.people.rows import found_by
from secretariat.record.many_rows import Repeated, by_column
from secretariat.record.work import Work

_UNSAID: Final = dict.fromkeys(
    ("honorific", "title_before", "title_after", "native_name", "reading", "email", "phone"), ""
)
"""What a list may say of a person beside the name."""


def take_in_people(
    work: Work, names: Sequence[WrittenName], parties: Sequence[int], said: Sequence[Mapping[str, Any]], source: str
) -> list[tuple[int, str]]:
    """Take people in as part of a larger act: their names, their parties' numbers, and what is said of each beside
    (honorific, e-mail…).

    Gives number and reference of each, in order. Raises ``Refused`` where something can't be kept.
    """
    if not names:
        return []
    size = len(names)
    first = work.next_numbers("P", size)
    refs = [f"P-{number}" for number in range(first, first + size)]
    around = by_column(said, _UNSAID)
    natives = around.get("native_name", Repeated("", size))
    readings = around.get("reading", Repeated("", size))
    ids = work.insert_columns(
        person,
        {
            "ref": refs,
            "name": [name.name for name in names],
            "given": [name.given for name in names],
            "family": [name.family for name in names],
            "family_first": [name.family_first for name in names],
            **around,
            "party_id": parties,
            "source": Repeated(source, size),
            "sort_key": [
                name_sort_key(name.given, name.family, name.name, native, "", reading)
                for name, native, reading in zip(names, natives, readings, strict=True)
            ],
            "folded": [
                found_by(name.given, name.family, name.name, native, reading, ref, email)
                for name, ref, native, reading, email in zip(
                    names,
                    refs,
                    natives,
                    readings,
                    around.get("email", Repeated("", size)),
                    strict=True,
                )
            ],
        },
    )
    return list(zip(ids, refs, strict=True))
