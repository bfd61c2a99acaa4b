"""Which column of a list holds what: by its heading, and where that says nothing, by what stands in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from secretariat.delegations.intake.cell_kinds import (
    is_day,
    is_email,
    is_function,
    is_honorific,
    is_native,
    is_organisation,
    is_phone,
    is_title,
    looks_like_a_name,
)
from secretariat.delegations.intake.vocabulary import (
    FIELDS,
    IGNORED,
    OFTEN,
    says_legal_name,
    vocabulary,
)
from secretariat.papers.headings import letter_of, phrase
from secretariat.parties.recognising import PartyNames
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_SAMPLE: Final = 200
_MOST: Final = 0.6
"""The part of a column's values that must look like something for the column to be taken as that."""

_LONGEST_HEADING: Final = 60
_NAMES: Final = frozenset({"name", "family", "given"})
_OF_THE: Final = frozenset(
    {"legal", "name", "nama", "nom", "nombre", "nome", "of", "the", "de", "la", "du", "del", "dari"}
)
_OF_NAMES: Final = _NAMES | {"native_name", None}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its letter as a sheet shows it, its heading, and what it is read as (``None``: not read).

    ``how`` says by what that was recognised: "heading", "content", "told" (``--map``) or "remembered"; ``example`` is
    the first value that stands in it.
    """

    index: int
    letter: str
    heading: str
    field: str | None
    how: str = ""
    example: str = ""

    @property
    def words(self) -> str:
        """The column as it is named in sentences."""
        return self.heading or self.letter


def field_of_heading(heading: str) -> tuple[str | None, bool]:
    """What a heading says its column is, and whether in so many words; ``(None, False)`` where it says nothing.

    A legal name is read only where it is the one name a list has (see ``recognise_columns``).
    """
    if len(heading) > 3 * _LONGEST_HEADING:
        return None, False
    field, exact = _field_said(heading)
    if field in _OF_NAMES and says_legal_name(heading):
        return IGNORED, True
    return field, exact


def _field_said(heading: str) -> tuple[str | None, bool]:
    known = vocabulary().headings
    parts = [heading, re.sub(r"[(\[（].*?[)\]）]", " ", heading), *re.split(r"[/|\n,;:*]| - ", heading)]
    for part in parts:
        field = known.get(phrase(part))
        if field is not None:
            return field, True
    return _field_within(heading), False


def _field_within(heading: str) -> str | None:
    """The field of the longest phrase within a heading: "Tanggal Kedatangan di Jakarta"."""
    words = phrase(heading).split()
    if not 1 < len(words) <= 8 or len(heading) > _LONGEST_HEADING:
        return None
    of = vocabulary().headings.get(words[-1])
    if of in ("organisation", "party") and all(word in _OF_THE for word in words[:-1]):
        return of  # "Nama Instansi", "Legal name of the organisation"
    for size in range(len(words) - 1, 0, -1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            field = vocabulary().headings.get(part) if len(part) > 3 else None
            if field is not None and field != IGNORED:
                return field
    return None


def recognise_columns(headings: Sequence[str], sample: Sequence[Sequence[str]], names: PartyNames) -> list[Column]:
    """The columns of a list: ``headings`` as they stand ("" where there are none), ``sample`` rows beneath them."""
    columns = [Column(index, letter_of(index), heading.strip(), None) for index, heading in enumerate(headings)]
    said = [field_of_heading(column.heading) for column in columns]
    taken: set[str] = set()
    for exactly in (True, False):
        for at, (field, exact) in enumerate(said):
            if field is None or exact is not exactly or (field in taken and field not in OFTEN):
                continue
            columns[at] = replace(columns[at], field=None if field == IGNORED else field, how="heading")
            taken.add(field)
    values = [
        [row[at].strip() for row in sample[:_SAMPLE] if at < len(row) and row[at].strip()] for at in range(len(columns))
    ]
    columns = [
        replace(column, example=held[0]) if held else column for column, held in zip(columns, values, strict=True)
    ]
    _put_right(columns, values)
    _names_in_parts(columns, sample[:_SAMPLE])
    _by_content(columns, values, names)
    if not _NAMES & {column.field for column in columns}:
        legal = next((at for at, column in enumerate(columns) if says_legal_name(column.heading)), None)
        if legal is not None and columns[legal].field is None:
            columns[legal] = replace(columns[legal], field="name")
    return columns


def _put_right(columns: list[Column], values: list[list[str]]) -> None:
    """What a heading says that means different things: "Title" over Mr. and Ms., "Nom" without a given name."""
    fields = {column.field for column in columns}
    for at, column in enumerate(columns):
        if column.field == "title" and "honorific" not in fields and _share(values[at], is_honorific) >= _MOST:
            columns[at] = replace(column, field="honorific", how="content")
        elif column.field == "family" and not fields & {"given", "name"}:
            columns[at] = replace(column, field="name")
        elif column.field == "function" and "title" not in fields and _share(values[at], is_function) < 0.3:
            columns[at] = replace(column, field="title")


def _names_in_parts(columns: list[Column], rows: Sequence[Sequence[str]]) -> None:
    """A column headed "Name" beside family names only (or given names) holds the other part, where it does not hold
    both: "Nombre" and "Apellidos", "Name" and "Vorname".
    """
    at = {column.field: column.index for column in columns}
    parts = at.keys() & {"given", "family"}
    if "name" not in at or len(parts) != 1:
        return
    (part,) = parts
    both = [(folded(row[at["name"]]), folded(row[at[part]])) for row in rows if max(at["name"], at[part]) < len(row)]
    both = [(name, one) for name, one in both if name and one]
    if 2 * sum(one not in name for name, one in both) > len(both):
        columns[at["name"]] = replace(columns[at["name"]], field="family" if part == "given" else "given")


def _by_content(columns: list[Column], values: list[list[str]], names: PartyNames) -> None:
    taken = {column.field for column in columns}
    tests: list[tuple[str, Callable[[str], bool]]] = [
        ("email", is_email),
        ("honorific", is_honorific),
        ("function", is_function),
        ("party", lambda text: not is_honorific(text) and names.knows(text)),
        ("phone", is_phone),
    ]
    for field, holds in tests:
        _best(columns, values, taken, field, holds)
    tests = [("organisation", is_organisation)]
    if not taken & _NAMES:
        tests.insert(0, ("name", looks_like_a_name))
    elif "native_name" not in taken and not _in_own_script(columns, values):
        tests.insert(0, ("native_name", is_native))
    tests.append(("title", is_title))
    for field, holds in tests:
        _best(columns, values, taken, field, holds)
    days = [at for at, column in enumerate(columns) if not column.how and _share(values[at], is_day) >= _MOST]
    if len(days) == 2 and not taken & {"arrival", "departure"}:
        for at, field in zip(days, ("arrival", "departure"), strict=True):
            columns[at] = replace(columns[at], field=field, how="content")


def _in_own_script(columns: list[Column], values: list[list[str]]) -> bool:
    """Whether the names themselves are in their own script, so that no other column need hold it."""
    return any(column.field in _NAMES and _share(values[at], is_native) >= _MOST for at, column in enumerate(columns))


def _best(
    columns: list[Column], values: list[list[str]], taken: set[str | None], field: str, holds: Callable[[str], bool]
) -> None:
    """Take the column, of those nothing is known of, that holds most of what a field is like."""
    if field in taken:
        return
    share = _different_share if field in ("name", "native_name") else _share
    shares = [(share(values[at], holds), -at) for at, column in enumerate(columns) if not column.how and values[at]]
    best = max(shares, default=(0.0, 0))
    if best[0] >= _MOST:
        columns[-best[1]] = replace(columns[-best[1]], field=field, how="content")
        taken.add(field)


def corrected(columns: Sequence[Column], told: Mapping[str, str], how: str) -> list[Column]:
    """``columns`` with what was said of some: by heading, letter or number, to a field or "-" for none.

    Raises ``Refused`` naming the columns or the fields there are, where one is none of them (what is "remembered" and
    not in this list is passed over).
    """
    found = list(columns)
    for where, field in told.items():
        at = _column_at(found, where)
        if at is None and how == "remembered":
            continue
        if at is None:
            raise Refused(
                _("There is no column “{column}”; there are: {columns}.").format(
                    column=where, columns=", ".join(f"{one.letter} {one.heading}".strip() for one in found)
                )
            )
        wanted = field_named(field)
        for other, column in enumerate(found):
            if column.field == wanted and wanted not in OFTEN:
                found[other] = replace(column, field=None)
        found[at] = replace(found[at], field=None if wanted == IGNORED else wanted, how=how)
    return found


def field_named(text: str) -> str:
    """The field that ``text`` (its key, its words, or a heading's word) means, or "-"; raises ``Refused``."""
    said = phrase(text)
    if text.strip() in ("", IGNORED) or said == "ignored":
        return IGNORED
    for key, words in FIELDS.items():
        if said in (phrase(key), phrase(words), phrase(_(words))):
            return key
    known = vocabulary().headings.get(said)
    if known is not None:
        return known
    raise Refused(
        _("A column can be read as {fields}, or - for nothing; “{text}” is none of these.").format(
            fields=", ".join(FIELDS), text=text
        )
    )


def _column_at(columns: Sequence[Column], where: str) -> int | None:
    wanted = phrase(where)
    for at, column in enumerate(columns):
        if wanted and phrase(column.heading) == wanted:
            return at
    for at, column in enumerate(columns):
        if where.strip().upper() == column.letter or where.strip() == str(column.index + 1):
            return at
    return None


def _share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, values)) / len(values) if values else 0.0


def _different_share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    """The part of different values that hold; where few are different (a ministry over and over), less."""
    different = set(values)
    return _share(list(different), holds) * min(1.0, 2 * len(different) / len(values))
