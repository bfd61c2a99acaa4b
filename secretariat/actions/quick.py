"""The quick action: one line, shown as it is understood while it is typed, then taken down."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from sqlalchemy.engine import Connection

from secretariat.actions.leads import lead_columns, lead_suggestions
from secretariat.actions.one_line import KEYS, UNKNOWN, Part, entry_fields, parse_line
from secretariat.actions.operations import take_down
from secretariat.actions.progress import read_target, target_text
from secretariat.actions.states import Priority
from secretariat.meetings.finding import meeting_id, meeting_labels, meeting_suggestions
from secretariat.parties.finding import party_id, party_labels, party_suggestions
from secretariat.people.finding import person_labels
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.date_words import parse_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult

Echo = tuple[str, str, bool]
"""A label and a value as they are shown, and whether it is understood."""

_LABELS: Final = {
    "title": N_("What"),
    "lead": N_("Lead"),
    "counterpart": N_("Counterpart"),
    "due": N_("Due"),
    "target": N_("Target"),
    "meeting": N_("From"),
    "priority": N_("Priority"),
    "supporting": N_("Supporting"),
    "note": N_("Note"),
}
_LAST: Final = re.compile(r'(?<!\S)(@|[A-Za-z]+:|!)(?:"([^"]*)|([^\s"]*))$')
_FINDERS: Final[Mapping[str, Callable[[Connection, str], Sequence[tuple[str, str]]]]] = {
    "@": party_suggestions,
    "lead:": lead_suggestions,
    "from:": meeting_suggestions,
    "meeting:": meeting_suggestions,
}


class QuickAction:
    """What the one-line entry asks: an echo for every key, completions, and the saving.

    ``scope`` is what the list behind it is about (``{"meeting": "APEC-SMEMM-18"}``): a line that names no meeting of
    its own is from that one. Everything here reads the record and belongs in a worker thread.
    """

    def __init__(self, record: Record, scope: Mapping[str, str] | None = None) -> None:
        self._record = record
        self._meeting = (scope or {}).get("meeting", "")

    def echo(self, text: str) -> list[Echo]:
        """How the line is understood: the title first, every part shown, also what is not understood."""
        entry = parse_line(text)
        shown: list[Echo] = [(_("What"), entry.title, True)] if entry.title else []
        with self._record.reading() as connection:
            for part in entry.parts:
                if part.kind != "title":
                    shown.append(self._part(connection, part))
            if self._meeting and not entry.value("meeting"):
                shown.append((_("From"), self._meeting, True))
        if entry.parts and not entry.title:
            shown.insert(0, (_("What"), _("is still to be said"), False))
        return shown

    def save(self, text: str) -> SaveResult:
        """Take the line down. Raises ``Refused`` naming what is not understood; nothing is saved then."""
        from secretariat.toolkit.record_form import SaveResult

        fields = entry_fields(parse_line(text), today=self._record.today)
        if self._meeting:
            fields.setdefault("meeting", self._meeting)
        fields.setdefault("title", "")
        id_, ref, title = take_down(self._record, **fields)
        return SaveResult(ref, _("Added {ref}: {title}.").format(ref=ref, title=title), id_)

    def complete(self, text: str) -> list[tuple[str, str]]:
        """What the line could go on to be (the whole line, and words for it), by its last word."""
        found = _LAST.search(text)
        if found is None:
            return [(text[: at.start()] + key + ":", key + ":") for key in KEYS if (at := _begun(text, key))]
        mark, begun = found[1], found[2] or found[3] or ""
        head = text[: found.start()] + mark
        if mark == "!":
            word = begun.casefold()
            return [(head + each, _(each)) for each in Priority if each.startswith(word) and each != word]
        finder = _FINDERS.get(mark.casefold())
        if finder is None:
            return []
        with self._record.reading() as connection:
            return [(f"{head}{_quoted(value)} ", f"{value}  {words}") for value, words in finder(connection, begun)]

    def _part(self, connection: Connection, part: Part) -> Echo:
        if part.kind == UNKNOWN:
            return part.value, _(part.problem), False
        label = _(_LABELS[part.kind])
        try:
            return label, self._value(connection, part), True
        except Refused as refused:
            return label, refused.message, False

    def _value(self, connection: Connection, part: Part) -> str:
        if part.kind == "counterpart":
            return party_labels(connection, [party_id(connection, part.value)])[0]
        if part.kind == "lead":
            return _lead(connection, part.value)
        if part.kind == "meeting":
            return meeting_labels(connection, [meeting_id(connection, part.value)])[0]
        if part.kind == "due":
            return _due(parse_date(part.value, today=self._record.today))
        if part.kind == "target":
            return target_text(*read_target(part.value))
        return _(part.value) if part.kind == "priority" else part.value


def _lead(connection: Connection, words: str) -> str:
    columns = lead_columns(connection, words)
    if columns["lead_party_id"] is not None:
        return party_labels(connection, [columns["lead_party_id"]])[0]
    if columns["lead_person_id"] is not None:
        return person_labels(connection, [columns["lead_person_id"]])[0]
    return _("{words} (as written)").format(words=columns["lead_organisation"])


def _due(due: PartialDate) -> str:
    stated = format_date(due)
    if due.last is None or due.first == due.last:
        return stated
    return _("{date}, until {day}").format(date=stated, day=format_date(PartialDate.of(due.last)))


def _begun(text: str, key: str) -> re.Match[str] | None:
    """The last word, where it is the beginning of a key."""
    found = re.search(r"(?<!\S)[A-Za-z]+$", text)
    return found if found and key.startswith(found.group().casefold()) else None


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
