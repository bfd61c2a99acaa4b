"""What a line being typed could go on to be, by its last word: names on record, tags and units in use, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.finding import action_suggestions
from secretariat.actions.leads import lead_suggestions
from secretariat.actions.model import action
from secretariat.actions.one_line import IN_INDONESIAN, KEYS, UNDERSTOOD
from secretariat.actions.states import Priority
from secretariat.agenda.finding import item_suggestions
from secretariat.meetings.finding import meeting_suggestions, outcome_suggestions
from secretariat.parties.finding import party_suggestions
from secretariat.values.language import _, current_language
from secretariat.values.recurrence_words import EXAMPLES
from secretariat.values.text import folded

Suggestions = Sequence[tuple[str, str]]

_LAST: Final = re.compile(r'(?<!\S)(@|[+#]|penanggung jawab:|[A-Za-z]+:|!)(?:"([^"]*)|([^\s"]*))$', re.IGNORECASE)
_LOOKED_AT: Final = 400
_MOST: Final = 8
_FINDERS: Final[Mapping[str, Callable[[Connection, str], Suggestions]]] = {
    "counterpart": party_suggestions,
    "lead": lead_suggestions,
    "meeting": meeting_suggestions,
    "outcome": outcome_suggestions,
    "item": item_suggestions,
    "part_of": action_suggestions,
}
_DAYS_TO_COME: Final = {
    "en": ("tomorrow", "+2w", "end of {month}", "{month}", "Q{quarter} {year}", "end of {year}", "before next meeting"),
    "id": (
        "besok",
        "+2w",
        "akhir {month}",
        "{month}",
        "triwulan {quarter} {year}",
        "akhir {year}",
        "sebelum pertemuan berikutnya",
    ),
}


def completions(connection: Connection, text: str, *, today: date) -> list[tuple[str, str]]:
    """The whole line as it could go on, and words for it; nothing where the last word says enough."""
    found = _LAST.search(text)
    if found is None:
        return _keys(text)
    mark, begun = found[1], found[2] or found[3] or ""
    head = text[: found.start()] + mark
    if mark == "!":
        word = begun.casefold()
        return [(head + each, _(each)) for each in Priority if each.startswith(word) and each != word]
    key = mark.rstrip(":").casefold()
    kind = {"@": "counterpart", "+": "tags", "#": "tags"}.get(mark) or UNDERSTOOD.get(key, "")
    return [
        (f"{head}{_quoted(value)} ", f"{value}  {words}".rstrip())
        for value, words in _suggestions(connection, kind, begun, today)
    ]


def _suggestions(connection: Connection, kind: str, begun: str, today: date) -> Suggestions:
    if kind in _FINDERS:
        return _FINDERS[kind](connection, begun)
    if kind == "tags":
        return _beginning(begun, tags_in_use(connection))
    if kind == "target":
        number, _space, unit = begun.partition(" ")
        return [(f"{number} {known}", "") for known, _ in _beginning(unit, units_in_use(connection))] if number else []
    if kind == "due":
        return _beginning(begun, _days_to_come(today))
    if kind == "every":
        phrases = [_(example) for example in EXAMPLES]
        word = folded(begun)
        return [(each, "") for each in phrases if any(folded(way).startswith(word) for way in _with_and_without(each))]
    return []


def tags_in_use(connection: Connection) -> list[str]:
    """The tags of the newest actions that have any, the most used first."""
    query = select(action.c.tags).where(action.c.tags != "").order_by(action.c.id.desc()).limit(_LOOKED_AT)
    used = Counter(tag for tags in connection.execute(query).scalars() for tag in tags.split())
    return [tag for tag, _times in used.most_common()]


def units_in_use(connection: Connection) -> list[str]:
    """What the newest actions with a target count, the most usual first."""
    query = select(action.c.unit).where(action.c.unit != "").order_by(action.c.id.desc()).limit(_LOOKED_AT)
    return [unit for unit, _times in Counter(connection.execute(query).scalars()).most_common()]


def _days_to_come(today: date) -> list[str]:
    from secretariat.values.date_print import format_date
    from secretariat.values.partial_date import PartialDate

    year, month = (today.year, today.month + 1) if today.month < 12 else (today.year + 1, 1)
    quarter = today.month // 3 + 1
    at_year = today.year if quarter <= 4 else today.year + 1
    words = {
        "month": format_date(PartialDate.from_edtf(f"{year:04}-{month:02}")),
        "quarter": quarter if quarter <= 4 else 1,
        "year": at_year,
    }
    examples = _DAYS_TO_COME["id" if current_language() == "id" else "en"]
    return [example.format(**words) for example in examples]


def _with_and_without(phrase: str) -> tuple[str, str]:
    """ "every 2 years" is asked for by how it begins, or by what comes behind its first word."""
    return phrase, phrase.partition(" ")[2]


def _beginning(begun: str, known: Iterable[str]) -> list[tuple[str, str]]:
    word = folded(begun)
    return [(each, "") for each in known if folded(each).startswith(word) and folded(each) != word][:_MOST]


def _keys(text: str) -> list[tuple[str, str]]:
    """The keys that the last word begins, in the language of the screen."""
    found = re.search(r"(?<!\S)[A-Za-z]+$", text)
    if found is None:
        return []
    begun = found.group().casefold()
    keys = IN_INDONESIAN if current_language() == "id" else KEYS
    return [(text[: found.start()] + key + ":", key + ":") for key in keys if key.startswith(begun)]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
