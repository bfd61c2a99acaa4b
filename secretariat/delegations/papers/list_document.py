"""The delegation list as a document (DOCX) that an office can go on editing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from secretariat.papers.documents import CellText, DocumentColumn, Section, Words

# Name, title and organisation, function: what they are is plain to see, so that no delegation repeats their names.
_COLUMNS: Final = (DocumentColumn("", 58), DocumentColumn("", 76), DocumentColumn("", 36))


def list_sections(paper: Mapping[str, Any]) -> list[Section]:
    """What ``list.paper`` says, in the sections of a document."""
    return list(_sections(paper))


def _sections(paper: Mapping[str, Any]) -> Iterator[Section]:
    for party in paper["parties"]:
        if party["above"]:
            yield Section(heading=party["above"])
        people = [_person(person) for person in party["people"]]
        yield Section(people, _COLUMNS, heading=party["name"], remark="" if people else party["aside"])
    for remark in (None if paper["parties"] else paper["none"], paper["regrets"]):
        if remark:
            yield Section(remark=remark)


def _person(person: Mapping[str, Any]) -> Sequence[CellText]:
    head = person["head"]
    name = [Words(f"{person['honorific']} ")] if person["honorific"] else []
    name.append(Words(person["name"], strong=head))
    if person["native"]:
        name.append(Words(person["native"], quiet=True, on_new_line=True, script=person["script"]))
    lines = [key for key in ("title", "organisation", "representing") if person[key]]
    what = [Words(person[key], quiet=key == "representing", on_new_line=bool(place)) for place, key in enumerate(lines)]
    return name, what, [Words(person["function"], strong=head, quiet=not head)]
