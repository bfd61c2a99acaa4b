"""People who come onto the record with a list: many at once, by the same rules as one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from secretariat.people.model import person
from secretariat.people.name_reading import WrittenName
from secretariat.people.rows import derived_columns
from secretariat.record.work import Work

_EMPTY: Final = {"honorific": "", "native_name": "", "other_names": "", "email": "", "phone": "", "note": ""}


def take_in_people(
    work: Work, people: Sequence[tuple[WrittenName, int, Mapping[str, Any]]], source: str
) -> list[tuple[int, str]]:
    """Take people in as part of a larger act: each a name, a party's number and other columns (honorific, e-mail…).

    Gives number and reference of each, in order. Raises ``Refused`` where something can't be kept.
    """
    first = work.next_numbers("P", len(people))
    rows: list[dict[str, Any]] = []
    for number, (name, party_id, columns) in enumerate(people, start=first):
        row: dict[str, Any] = {
            **_EMPTY,
            "name": name.name,
            "given": name.given,
            "family": name.family,
            "family_first": name.family_first,
            **columns,
            "party_id": party_id,
            "source": source,
            "ref": f"P-{number}",
        }
        row.update(derived_columns(row))
        rows.append(row)
    ids = work.insert_many(person, rows)
    return [(id_, row["ref"]) for id_, row in zip(ids, rows, strict=True)]
