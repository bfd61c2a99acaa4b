"""A person as the record's table holds one: the columns a name fills, and what follows from them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from secretariat.people.name_reading import WrittenName
from secretariat.people.names import name_sort_key, searchable_names
from secretariat.values.text import folded


def name_columns(written: WrittenName) -> dict[str, Any]:
    """The name and its parts."""
    return {
        "name": written.name,
        "given": written.given,
        "family": written.family,
        "family_first": written.family_first,
    }


_AROUND: Final = ("honorific", "title_before", "title_after", "native_name")


def columns_around(written: WrittenName) -> dict[str, str]:
    """What stood around the name in the text it was read from; nothing where nothing did."""
    _name, _given, _family, _first, honorific, before, after, native = written
    if not (before or after or native):
        return {"honorific": honorific} if honorific else {}
    return {key: value for key, value in zip(_AROUND, (honorific, before, after, native), strict=True) if value}


def derived_columns(row: Mapping[str, Any]) -> dict[str, str]:
    """What follows from a row: the order in lists and what finding looks at."""
    given, family, name = row["given"], row["family"], row["name"]
    return {
        "sort_key": name_sort_key(given, family, name, row["native_name"], row["other_names"], row["reading"]),
        "folded": found_by(
            given, family, name, row["native_name"], other_names(row), str(row["ref"]), str(row["email"])
        ),
    }


def other_names(row: Mapping[str, Any]) -> str:
    """By what a person is found beside name and own script, one on a line: how the name is read, and other names."""
    return "\n".join(filter(None, (row["reading"], row["other_names"])))


def found_by(given: str, family: str, name: str, native_name: str, other_names: str, reference: str, email: str) -> str:
    """What finding looks at: every way the name may be typed, the reference, the e-mail address."""
    words = [*searchable_names(given, family, name, native_name, other_names), reference.casefold()]
    if email:
        words.append(folded(email))
    return " | ".join(words)
