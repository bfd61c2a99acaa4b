"""The rows of a list as nominees: who is nominated, by which party, with what is said of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from secretariat.delegations.intake.cells import plain_text, texts_of
from secretariat.delegations.intake.columns import Column
from secretariat.delegations.intake.layout import Laid, LaidRow
from secretariat.delegations.intake.meeting_days import MeetingDays
from secretariat.delegations.intake.nominees import ERROR, WARNING, Nominee, Read
from secretariat.delegations.intake.vocabulary import begins_as_organisation, function_of, says_nothing
from secretariat.delegations.model import delegate
from secretariat.delegations.states import Function
from secretariat.delegations.travel import refuse_far, refuse_turned
from secretariat.people.likeness import likeness_key
from secretariat.people.model import person
from secretariat.people.name_reading import WrittenName, read_name
from secretariat.people.rows import columns_around
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable

_PERSON: Final = ("honorific", "title_before", "title_after", "native_name", "reading", "email", "phone")
_LONGEST: Final = {
    key: int(table.c[key].type.length)  # type: ignore[attr-defined]  # these columns are texts of a length
    for table, keys in (
        (person, (*_PERSON, "name", "given", "family")),
        (delegate, ("title", "organisation", "representing", "dietary")),
    )
    for key in keys
}
_SHORTEST: Final = min(_LONGEST[key] for key in _PERSON)
_SHORTEST_OF_NAME: Final = min(_LONGEST[key] for key in ("name", "given", "family"))
_SHORT_ROW: Final = 200
"""No text read from a row of so many characters is longer than is kept, commas between its lines included."""
_SHORTEST_OF_PLACE: Final = min(_LONGEST[key] for key in ("title", "organisation", "representing", "dietary"))


def read_nominees(
    laid: Laid, days: MeetingDays, *, party: str = "", merged: bool = False, struck: frozenset[int] = frozenset()
) -> Read:
    """Read the rows of a table; with ``party`` all are that party's, whatever stands in the list.

    ``merged``: a party's cell may be merged over its people, of which only the first row holds it; not so the rows
    whose party is ``struck`` out.
    """
    at = {one.field: one for one in laid.columns if one.field is not None and one.field != "line"}
    lines = [one for one in laid.columns if one.field == "line"]
    notes = [one for one in laid.columns if one.field == "note"]
    read = Read()
    inverted = _inverted(laid.rows, at.get("name"))
    free = tuple(key for key in _FREE if key in at)
    party_column = at["party"].words if "party" in at else ""
    cells = [row.cells for row in laid.rows]
    short = _are_short(cells, [at[key].index for key in _OF_PERSONS if key in at])
    beside = tuple(key for key in ("reading", "phone") if key in at)
    unusual = bool(notes) or not at.keys().isdisjoint(_LESS_USUAL)
    in_parts = "middle" in at or "second_family" in at
    reader = _Reader(
        read,
        at,
        lines,
        notes,
        free,
        days,
        party,
        inverted,
        merged,
        struck,
        party_column,
        short,
        beside,
        unusual,
        in_parts,
    )
    said = texts_of(cells, list(at.values()))
    more = texts_of(cells, lines)
    for row, texts, further, size in zip(laid.rows, said, more, map(len, map("".join, cells)), strict=True):
        reader.row(row, texts, further, size)
    return read


def _inverted(rows: Sequence[LaidRow], name: Column | None) -> bool:
    """Whether the list writes "Abrams, Stacey": most of its names have a comma."""
    if name is None or not rows:
        return True
    commas = sum("," in row.cells[name.index] for row in rows if name.index < len(row.cells))
    return 2 * commas > len(rows)


def _are_short(rows: Sequence[tuple[str, ...]], columns: Sequence[int]) -> bool:
    """Whether every row has these columns, and no cell in them is too long for anything it may be read as."""
    return min(map(len, rows), default=0) > max(columns) and all(
        max(map(len, map(itemgetter(at), rows))) <= _SHORTEST for at in columns
    )


_OF_PERSONS: Final = ("name", "given", "middle", "family", "second_family", *_PERSON)
_FREE: Final = ("title", "organisation", "representing", "dietary")
_LESS_USUAL: Final = frozenset({"function", "rank", "arrival", "departure"})


@dataclass(slots=True)
class _Reader:
    read: Read
    at: Mapping[str, Column]
    lines: Sequence[Column]
    notes: Sequence[Column]
    free: Sequence[str]
    days: MeetingDays
    party: str
    inverted: bool
    merged: bool
    struck: frozenset[int]
    party_column: str
    short: bool
    beside: Sequence[str]
    unusual: bool
    in_parts: bool
    above: tuple[int, str] = (0, "")

    def row(self, row: LaidRow, texts: tuple[str | None, ...], further: tuple[str | None, ...], size: int) -> None:
        """Read one row of so many characters, given what stands in its columns and its lines; where it can't be, its
        issues say why.
        """
        as_it_stands = None not in texts and None not in further
        if None in texts:
            texts = self._all_kept(row, self.at.values(), texts)
        said = {key: text for key, text in zip(self.at, texts, strict=True) if text}
        name, given, family = said.get("name", ""), said.get("given", ""), said.get("family", "")
        if self.in_parts:
            given, family = (
                f"{given} {said.get('middle', '')}".strip(),
                f"{family} {said.get('second_family', '')}".strip(),
            )
        if not (name or given or family):
            self._no_name(row, said)
            return
        written = read_name(
            name,
            honorific=said.get("honorific", ""),
            given=given,
            family=family,
            native=said.get("native_name", ""),
            inverted=self.inverted,
        )
        own: dict[str, Any] = columns_around(written)
        for key in self.beside:
            if key in said:
                own[key] = said[key]
        left = self._email(row.number, said["email"], own) if "email" in said else ""
        place: dict[str, Any] = {key: said[key] for key in self.free if key in said} if self.free else {}
        if self.lines or ("title" in place and "organisation" not in self.at):
            self._lines(row, further, place)
        if left or self.unusual:
            self._less_usual(row, said, place, [left] if left else [])
        if not (self.short and as_it_stands and size <= _SHORT_ROW):
            self._lengths(row.number, written, own, place)
        nominee = Nominee(
            row.number,
            self.party or said.get("party") or row.party or self._party_above(row),
            said.get("group", ""),
            written,
            likeness_key(written),
            own,
            place,
            self.party_column,
        )
        if not nominee.party:
            message = _(
                "The party is missing: write its code or any of its names, or say for all of them with --party."
            )
            self._tell(row.number, "party", "", ERROR, message)
        self.read.nominees.append(nominee)
        self.above = (row.number, nominee.party)

    def _party_above(self, row: LaidRow) -> str:
        """The party of the row right above, where a workbook's column of parties says nothing: cells may be merged."""
        number, party = self.above
        if (
            row.number in self.struck
            or not self.merged
            or "party" not in self.at
            or number != row.number - 1
            or not party
        ):
            return ""
        self._tell(row.number, "party", "", WARNING, _("Taken as {party}, as in the row above.").format(party=party))
        return party

    def _tell(self, row: int, key: str, value: str, level: str, message: str) -> None:
        column = self.at[key].words if key in self.at else ""
        self.read.tell(row, column, value, level, message)

    def _all_kept(
        self, row: LaidRow, columns: Iterable[Column], texts: tuple[str | None, ...]
    ) -> tuple[str | None, ...]:
        """The texts of a row, with those that have to be looked at more closely as they may be kept."""
        return tuple(
            self._kept(row.number, column, row.cells[column.index]) if text is None else text
            for column, text in zip(columns, texts, strict=True)
        )

    def _kept(self, row: int, column: Column, text: str) -> str:
        """A cell as it may be kept; what can't be refuses the row."""
        plain = plain_text(text)
        if plain is not None:
            return plain
        try:
            return " ".join(keepable(text, column.words, lines=True).split())
        except Refused as refused:
            self.read.tell(row, column.words, text, ERROR, refused.message)
            return ""

    def _no_name(self, row: LaidRow, said: Mapping[str, str]) -> None:
        """A row that says something of somebody but not who."""
        if row.number in self.read.refused:
            return
        key = next((key for key in ("name", "family", "given") if key in self.at), "name")
        value = ", ".join(said.values())[:80]
        self._tell(row.number, key, value, ERROR, _("The name is missing in the row of “{cells}”.").format(cells=value))

    def _email(self, row: int, text: str, own: dict[str, Any]) -> str:
        """Take an e-mail address; what is none is given back, to be kept in the note."""
        if says_nothing(text):
            return ""
        first = re.split(r"[;,\s]+", text.strip("<> "))[0].strip("<>")
        if first.count("@") != 1 or first.startswith("@") or first.endswith("@"):
            message = _("“{text}” is no e-mail address, which looks like name@example.org; it is kept in the note.")
            self._tell(row, "email", text, WARNING, message.format(text=text))
            return text
        if first != text:
            self._tell(row, "email", text, WARNING, _("Only {email} is taken.").format(email=first))
        own["email"] = first
        return ""

    def _lines(self, row: LaidRow, further: tuple[str | None, ...], place: dict[str, Any]) -> None:
        """Title and organisation from lines: the last is the organisation, those before it are the title's.

        A single line is the title, unless it begins as an organisation does ("Ministry of …").
        """
        if None in further:
            further = self._all_kept(row, self.lines, further)
        more = [text for text in further if text]
        if more:
            if "organisation" not in place:
                place["organisation"] = more.pop()
            if "title" in place:
                more.insert(0, place["title"])
            if more:
                place["title"] = ", ".join(more)
        elif "organisation" not in place and begins_as_organisation(place.get("title", "")):
            place["organisation"] = place.pop("title")

    def _less_usual(self, row: LaidRow, said: Mapping[str, str], place: dict[str, Any], beside: list[str]) -> None:
        """Function, rank, days of travel, notes; ``beside`` is what other cells hold for the note."""
        cells = [row.cells[one.index] for one in self.notes if one.index < len(row.cells)]
        notes = [
            *(self._kept(row.number, one, text) for one, text in zip(self.notes, cells, strict=False) if text.strip()),
            *beside,
        ]
        if "function" in said:
            self._function(row.number, said["function"], place, notes)
        if "rank" in said:
            rank = said["rank"].rstrip(".")
            if rank.isascii() and rank.isdigit() and 0 < int(rank[:9]) < 100_000 and len(rank) < 9:
                place["rank"] = int(rank)
            else:
                self._tell(row.number, "rank", said["rank"], WARNING, _("A rank is a number from 1; it is left out."))
        for key in ("arrival", "departure"):
            if key in said and not says_nothing(said[key]):
                self._travel(row.number, key, said[key], place, notes)
        try:
            refuse_turned(place.get("arrival", ""), place.get("departure", ""))
        except Refused as refused:
            self._tell(row.number, "departure", said["departure"], ERROR, refused.message)
        if notes:
            place["note"] = "\n".join(notes)

    def _function(self, row: int, text: str, place: dict[str, Any], notes: list[str]) -> None:
        """Take a function; a word that is none is kept as title or in the note, and told with those that are known."""
        function = function_of(text)
        if function is not None:
            place["function"] = function
            return
        field = _("Note") if "title" in place else _("Official title")
        if "title" in place:
            notes.append(text)
        else:
            place["title"] = text
        message = _(
            "“{text}” is not known as a function, so a newcomer is a “{usual}”; it is kept as {field}. Known are: "
            "{functions}."
        )
        words = message.format(
            text=text,
            usual=_(Function.DELEGATE.value),
            field=field,
            functions=", ".join(_(one.value) for one in Function),
        )
        self._tell(row, "function", text, WARNING, words)

    def _travel(self, row: int, key: str, text: str, place: dict[str, Any], notes: list[str]) -> None:
        """A day of travel; words behind it (a flight, a station) are kept in the note."""
        label = _(_TRAVEL[key])
        try:
            moment = self.days.moment(text, label)
        except Refused as refused:
            moment = self.days.leading_moment(text, label)
            if not moment:
                self._tell(row, key, text, ERROR, refused.message)
                return
            notes.append(f"{label}: {text}")
        try:
            refuse_far(moment, label, self.days.first, self.days.last)
        except Refused as refused:
            self._tell(row, key, text, ERROR, refused.message)
            return
        place[key] = moment

    def _lengths(self, row: int, name: WrittenName, own: Mapping[str, Any], place: Mapping[str, Any]) -> None:
        """Refuse a row that has more in a field than is kept."""
        if (
            len(name.name) + len(name.given) + len(name.family) <= _SHORTEST_OF_NAME
            and (not own or max(map(len, own.values())) <= _SHORTEST)
            and len("".join(map(str, place.values()))) <= _SHORTEST_OF_PLACE
        ):
            return
        names = (("name", name.name), ("given", name.given), ("family", name.family))
        for key, text in (*names, *own.items(), *place.items()):
            limit = _LONGEST.get(key)
            if limit is not None and len(text) > limit:
                message = _("{length} characters are too many: {limit} are kept at most.")
                self._tell(row, key, text[:80] + "…", ERROR, message.format(length=len(text), limit=limit))


_TRAVEL: Final = {"arrival": N_("Arrival"), "departure": N_("Departure")}
