"""The quick action: one line, shown as it is understood while it is typed, then taken down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.finding import action_id
from secretariat.actions.leads import lead_columns
from secretariat.actions.model import action
from secretariat.actions.one_line import UNKNOWN, Entry, Part, entry_fields, parse_line
from secretariat.actions.operations import take_down
from secretariat.actions.progress import read_targets, target_text, whole_number
from secretariat.actions.reminders import read_reminders, reminder_words
from secretariat.actions.sources import item_meant, paragraph_meant, paragraph_ref
from secretariat.agenda.model import agenda_item
from secretariat.meetings.finding import meeting_id, meeting_labels, outcome_id
from secretariat.meetings.model import outcome
from secretariat.parties.finding import party_id, party_labels
from secretariat.people.finding import person_labels
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.date_words import parse_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.recurrence_words import read_recurrence, recurrence_words
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
    "every": N_("Recurs"),
    "remind": N_("Reminders"),
    "part_of": N_("Part of"),
    "weight": N_("Weight"),
    "tags": N_("Tags"),
    "outcome": N_("Outcome"),
    "item": N_("Agenda item"),
    "paragraph": N_("Paragraph"),
}
_SOURCES: Final = ("outcome", "item", "paragraph")


class QuickAction:
    """What the one-line entry asks: an echo for every key, completions, and the saving.

    ``scope`` is what the list behind it is about, or the record under its cursor (``{"meeting": "APEC-SMEMM-18",
    "outcome": "O-3"}``, also ``item`` and ``paragraph``): a line that names no source of its own is from there.
    Everything here reads the record and belongs in a worker thread.
    """

    def __init__(self, record: Record, scope: Mapping[str, str] | None = None) -> None:
        self._record = record
        given = scope or {}
        self._source = {key: given[key] for key in ("meeting", *_SOURCES) if given.get(key)}

    def echo(self, text: str) -> list[Echo]:
        """How the line is understood: the title first, every part shown, also what is not understood."""
        entry = parse_line(text)
        shown: list[Echo] = [(_("What"), entry.title, True)] if entry.title else []
        with self._record.reading() as connection:
            for part in entry.parts:
                if part.kind != "title":
                    shown.append(self._part(connection, part))
            for kind, words in self._left(entry).items():
                # The meeting stands on the page behind, and is known by its reference.
                source = Part(kind, words, 0, 0)
                shown.append((_("From"), words, True) if kind == "meeting" else self._part(connection, source))
        if entry.parts and not entry.title:
            shown.insert(0, (_("What"), _("is still to be said"), False))
        return shown

    def save(self, text: str) -> SaveResult:
        """Take the line down. Raises ``Refused`` naming what is not understood; nothing is saved then."""
        from secretariat.toolkit.record_form import SaveResult

        entry = parse_line(text)
        fields = {**entry_fields(entry, today=self._record.today), **self._left(entry)}
        fields.setdefault("title", "")
        id_, ref, title = take_down(self._record, **fields)
        return SaveResult(ref, _("Added {ref}: {title}.").format(ref=ref, title=title.rstrip(".")), id_)

    def complete(self, text: str) -> list[tuple[str, str]]:
        """What the line could go on to be (the whole line, and words for it), by its last word."""
        from secretariat.actions.completing import completions

        with self._record.reading() as connection:
            return completions(connection, text, today=self._record.today)

    def _left(self, entry: Entry) -> Mapping[str, str]:
        """Where the line comes from, as it does not say so itself."""
        return {} if any(entry.value(kind) for kind in ("meeting", *_SOURCES)) else self._source

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
            return "; ".join(target_text(*target) for target in read_targets(part.value))
        if part.kind == "remind":
            return reminder_words(read_reminders(part.value))
        if part.kind == "every":
            rule, after_done = read_recurrence(part.value, today=self._record.today)
            return recurrence_words(rule, after_done=after_done)
        if part.kind == "weight":
            return str(whole_number(part.value))
        if part.kind in _FROM:
            return _FROM[part.kind](connection, part.value)
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


def _whole(connection: Connection, words: str) -> str:
    query = select(action.c.ref, action.c.title).where(action.c.id == action_id(connection, words))
    return "  ".join(connection.execute(query).one())


def _outcome(connection: Connection, words: str) -> str:
    query = select(outcome.c.ref, outcome.c.text).where(outcome.c.id == outcome_id(connection, words))
    return "  ".join(connection.execute(query).one())


def _item(connection: Connection, words: str) -> str:
    query = select(agenda_item.c.ref, agenda_item.c.number, agenda_item.c.title)
    return "  ".join(connection.execute(query.where(agenda_item.c.id == item_meant(connection, words))).one())


def _paragraph(connection: Connection, words: str) -> str:
    return "  ".join(paragraph_ref(connection, paragraph_meant(connection, words)))


_FROM: Final[Mapping[str, Callable[[Connection, str], str]]] = {
    "part_of": _whole,
    "outcome": _outcome,
    "item": _item,
    "paragraph": _paragraph,
}
