"""Which column of a list holds what: by its heading, and where that says nothing, by what stands in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from secretariat.delegations.intake.vocabulary import (
    FIELDS,
    IGNORED,
    OFTEN,
    begins_as_organisation,
    function_of,
    vocabulary,
)
from secretariat.papers.headings import letter_of, phrase
from secretariat.parties.recognising import PartyNames
from secretariat.people.honorifics import HONORIFICS
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_SAMPLE: Final = 200
_MOST: Final = 0.6
"""The part of a column's values that must look like something for the column to be taken as that."""

_PHONE: Final = re.compile(r"\+?[0-9(][0-9 ()./+-]{6,24}")
_ORGANISATION: Final = re.compile(r"\b(?:Ministry|University|Institute|Agency|Inc|Ltd|Corp|GmbH|PT|S\.A)\b")
_DAY: Final = re.compile(r"(?:[0-9]{4}-[01]?[0-9]-[0-3]?[0-9]|[0-3]?[0-9][./ -](?:[01]?[0-9]|\w{3,9})[./ -][0-9]{4})")
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_'’.ʻ-]*", re.UNICODE)
_LONGEST_HEADING: Final = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its letter as a sheet shows it, its heading, and what it is read as (``None``: not read).

    ``how`` says by what that was recognised: "heading", "content", "told" (``--map``) or "remembered".
    """

    index: int
    letter: str
    heading: str
    field: str | None
    how: str = ""

    @property
    def words(self) -> str:
        """The column as it is named in sentences."""
        return self.heading or self.letter


def field_of_heading(heading: str) -> tuple[str | None, bool]:
    """What a heading says its column is, and whether in so many words; ``(None, False)`` where it says nothing."""
    if len(heading) > 3 * _LONGEST_HEADING:
        return None, False
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
    _put_right(columns, values)
    _by_content(columns, values, names)
    return columns


def _put_right(columns: list[Column], values: list[list[str]]) -> None:
    """What a heading says that means different things: "Title" over Mr. and Ms., "Nom" without a given name."""
    fields = {column.field for column in columns}
    for at, column in enumerate(columns):
        if column.field == "title" and "honorific" not in fields and _share(values[at], is_honorific) >= _MOST:
            columns[at] = replace(column, field="honorific", how="content")
        elif column.field == "family" and not fields & {"given", "name"}:
            columns[at] = replace(column, field="name")
        elif column.field == "function" and "title" not in fields and _share(values[at], _is_function) < 0.3:
            columns[at] = replace(column, field="title")


def _by_content(columns: list[Column], values: list[list[str]], names: PartyNames) -> None:
    taken = {column.field for column in columns}
    tests: list[tuple[str, Callable[[str], bool]]] = [
        ("email", _is_email),
        ("honorific", is_honorific),
        ("function", _is_function),
        ("party", lambda text: not is_honorific(text) and names.knows(text)),
        ("phone", _is_phone),
    ]
    for field, holds in tests:
        _best(columns, values, taken, field, holds)
    tests = [("organisation", lambda text: begins_as_organisation(text) or _is_organisation(text))]
    if not taken & {"name", "family", "given"}:
        tests.insert(0, ("name", looks_like_a_name))
    elif "native_name" not in taken:
        tests.insert(0, ("native_name", _is_native))
    tests.append(("title", _is_title))
    for field, holds in tests:
        _best(columns, values, taken, field, holds)
    days = [at for at, column in enumerate(columns) if not column.how and _share(values[at], _is_day) >= _MOST]
    if len(days) == 2 and not taken & {"arrival", "departure"}:
        for at, field in zip(days, ("arrival", "departure"), strict=True):
            columns[at] = replace(columns[at], field=field, how="content")


def _best(
    columns: list[Column], values: list[list[str]], taken: set[str | None], field: str, holds: Callable[[str], bool]
) -> None:
    """Take the column, of those nothing is known of, that holds most of what a field is like."""
    if field in taken:
        return
    share = _different_share if field == "name" else _share
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


def looks_like_a_name(text: str) -> bool:
    """Whether a text is made like a person's name: two to six words of letters, most of them with capitals."""
    if len(text) > 80 or any(c.isdigit() for c in text) or text.endswith((".", ":", "?")):
        return False
    words = text.replace(",", " ").split()
    if len(words) == 1 and len(text) <= 6 and all(c >= "\u2e80" for c in text):
        return len(text) > 1
    large = [word for word in words if _WORD.fullmatch(word) and not word.islower()]
    return 2 <= len(words) <= 6 and 3 * len(large) >= 2 * len(words)


def _is_email(text: str) -> bool:
    return text.count("@") == 1 and " " not in text and len(text) > 4


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and sum(c.isdigit() for c in text) >= 7 and not re.match(r"[12][0-9]{3}-", text)


def is_honorific(text: str) -> bool:
    """Whether a text is what stands before names and nothing else: "Mr.", "H.E. Mme"."""
    words = text.casefold().split()
    return 0 < len(words) <= 3 and all(word in HONORIFICS or word.rstrip(".") in HONORIFICS for word in words)


def _is_native(text: str) -> bool:
    """Whether a short text is in a script other than the Latin."""
    letters = [c for c in text if c.isalpha()]
    return 0 < len(letters) <= 40 and all(ord(c) > 0x36F for c in letters)


def _is_organisation(text: str) -> bool:
    return bool(_ORGANISATION.search(text))


def _is_title(text: str) -> bool:
    """Whether an office is among the first words: "Deputy Minister of Trade", "Direktur Jenderal"."""
    return not vocabulary().offices.isdisjoint(phrase(text).split()[:3])


def _is_day(text: str) -> bool:
    return bool(_DAY.match(text))


def _is_function(text: str) -> bool:
    return function_of(text) is not None
