"""A dossier line by line: what the terminal lists, the command line shows, and a sheet holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from secretariat.dossiers.rows import Dossier
from secretariat.dossiers.telling import source_words, told
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One line. ``id`` is its place, counted from 1; ``kind`` and ``record`` say which record it opens.

    ``depth`` is 0 for a meeting, 1 for what came of it, 2 for what became of that. ``when`` stands on a meeting's line
    alone, ``meeting`` is the reference of the meeting it belongs to ("" for none).
    """

    id: int
    kind: str
    record: int
    ref: str
    depth: int
    when: str
    what: str
    state: str
    more: str
    source: str
    meeting: str
    late: bool = False


def dossier_lines(dossier: Dossier, words: Mapping[str, Any] | None = None) -> list[DossierLine]:
    """Every line, in the order of the days; ``words`` are the dossier's, where they were made already."""
    said = words if words is not None else told(dossier)
    lines = [line for one in said["meetings"] for line in _meeting(one, said["sources"])]
    apart = said["apart"]
    if apart["promises"] or apart["standpoints"]:
        lines.append(_line("party", dossier.id, dossier.code, 0, said["apart_heading"]))
        lines += [line for one in apart["promises"] for line in _promise(one, 1, "", said["sources"])]
        lines += [_standpoint(one, "", said["sources"]) for one in apart["standpoints"]]
    if said["people"]:
        lines.append(_line("party", dossier.id, dossier.code, 0, said["people_heading"]))
        lines += [_person(one, "", said["sources"]) for one in said["people"]]
    return [_numbered(line, number) for number, line in enumerate(lines, start=1)]


def _meeting(one: dict[str, Any], sources: Sequence[str]) -> Iterator[DossierLine]:
    kind, record = ("bilateral", one["bilateral"]) if one["bilateral"] is not None else ("meeting", one["id"])
    more = "\n".join(part for part in (one["where"], one["margins"], one["note"], one["discussion"]) if part)
    ref, source = one["ref"], _source(one, sources)
    yield _line(kind, record, ref, 0, one["title"], one["below"], more, source, ref, when=one["when"])
    for person in one["people"]:
        yield _person(person, ref, sources)
    for topic in one["topics"]:
        yield _line(kind, record, ref, 1, topic, _("topic"), "", "", ref)
    for result in one["results"]:
        more = "\n".join(part for part in (result["by"], result["without"]) if part)
        yield _line(
            "outcome",
            result["id"],
            result["ref"],
            1,
            result["text"],
            result["kind"],
            more,
            _source(result, sources),
            ref,
        )
        for promise in result["promises"]:
            yield from _promise(promise, 2, ref, sources)
    for promise in one["promises"]:
        yield from _promise(promise, 1, ref, sources)
    for standpoint in one["standpoints"]:
        yield _standpoint(standpoint, ref, sources)
    for paper in one["papers"]:
        yield _line(
            "paper", one["id"], paper["ref"], 1, paper["title"], paper["aside"], "", _source(paper, sources), ref
        )


def _promise(one: dict[str, Any], depth: int, meeting: str, sources: Sequence[str]) -> Iterator[DossierLine]:
    more = "\n".join(part for part in (_("Lead: {lead}").format(lead=one["lead"]), one["why"]) if part)
    yield _line(
        "action", one["id"], one["ref"], depth, one["what"], one["became"], more, _source(one, sources), meeting,
        late=one["late"],
    )  # fmt: skip


def _person(one: dict[str, Any], meeting: str, sources: Sequence[str]) -> DossierLine:
    name = f"{one['name']} ({one['native']})" if one["native"] else one["name"]
    source = _source(one, sources)
    return _line("person", one["id"], one["ref"], 1, name, one["function"], one["title"], source, meeting)


def _standpoint(one: dict[str, Any], meeting: str, sources: Sequence[str]) -> DossierLine:
    what = one["words"] or one["title"]
    more = f"{one['title']} ({one['state']})"
    return _line("declaration", one["id"], one["ref"], 1, what, one["what"], more, _source(one, sources), meeting)


def _source(one: dict[str, Any], sources: Sequence[str]) -> str:
    return sources[one["source"] - 1] if one["source"] else ""


def _line(
    kind: str,
    record: int,
    ref: str,
    depth: int,
    what: str,
    state: str = "",
    more: str = "",
    source: str = "",
    meeting: str = "",
    *,
    when: str = "",
    late: bool = False,
) -> DossierLine:
    return DossierLine(0, kind, record, ref, depth, when, what, state, more, source, meeting, late)


def _numbered(line: DossierLine, number: int) -> DossierLine:
    return replace(line, id=number)


def dossier_sheet(dossier: Dossier) -> FactSheet:
    """The dossier as a text: a section for each meeting, with what came of it and what became of that."""
    said = told(dossier)
    figures = [Fact(one["words"][:1].upper() + one["words"][1:], str(one["number"])) for one in said["figures"]]
    numbers = {source: number for number, source in enumerate(said["sources"], start=1)}
    sections: list[Section] = []
    for line in dossier_lines(dossier, said):
        if line.depth == 0:
            heading = " · ".join(part for part in (line.when, line.ref if line.when else "", line.what) if part)
            about = " · ".join(" · ".join(part.split("\n")) for part in (line.state, line.more) if part)
            sections.append(Section(heading, [Line(part) for part in (about, _of(line, numbers)) if part]))
        else:
            sections[-1] = Section(sections[-1].heading, [*sections[-1].lines, _shown(line, numbers)])
    if said["sources"]:
        listed = [Line(source, source_words(number)) for number, source in enumerate(said["sources"], start=1)]
        sections.append(Section(said["sources_heading"], listed))
    if not said["meetings"]:
        sections.insert(0, Section(said["none"], []))
    state = " · ".join(part for part in (said["marking"], said["subtitle"], said["with"]) if part)
    return FactSheet(dossier.code, said["title"], state, figures, sections)


def _shown(line: DossierLine, numbers: Mapping[str, int]) -> Line:
    arrow = "→ " if line.depth == 2 else ""
    parts = [f"{arrow}{line.what}", line.state]
    if line.kind in ("person", "action"):
        # Who leads ends with its first line; how it was done, or why it was dropped, is a sentence of its own.
        parts.extend(line.more.split("\n", 1))
    said = " — ".join(" ".join(part.split("\n")) for part in parts if part)
    source = _of(line, numbers)
    return Line(f"{said} ({source})" if source else said, line.ref)


def _of(line: DossierLine, numbers: Mapping[str, int]) -> str:
    return source_words(numbers.get(line.source, 0))


LINE_KEYS: Final = ("kind", "ref", "meeting", "when", "what", "state", "more", "source")
"""The keys of a line in a table of a script's own."""


def line_json(line: DossierLine) -> dict[str, Any]:
    """A line of a dossier in a table of a script's own, with its keys."""
    return {
        "kind": line.kind,
        "ref": line.ref,
        "meeting": line.meeting or None,
        "when": line.when or None,
        "what": line.what,
        "state": line.state or None,
        "more": line.more or None,
        "source": line.source or None,
    }
