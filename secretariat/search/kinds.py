"""What is searched: for each kind of record its table, what it is called, and which of its texts a person reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, Table, and_, or_, select

from secretariat.actions.model import action
from secretariat.agenda.model import agenda_item
from secretariat.agenda.tabled.model import paper
from secretariat.declarations.model import declaration
from secretariat.delegations.model import delegation
from secretariat.diary.model import diary_entry
from secretariat.meetings.model import meeting, outcome, series
from secretariat.meetings.programme_model import session
from secretariat.parties.model import party
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.values.language import N_, current_language

_LONGEST_TITLE: Final = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record. ``query`` selects the rows with ``id``, ``ref`` and the texts named in ``texts``.

    ``folded`` are the texts to look in; a record is found where each word is in one of them, and at least one word in
    the first. ``title`` names a row for a person.
    """

    name: str
    words: str
    table: Table[Any]
    ref: ColumnElement[str]
    query: Select[*tuple[Any, ...]]
    folded: tuple[ColumnElement[str], ...]
    texts: tuple[str, ...]
    title: Callable[[RowMapping], str]

    def holds(self, words: list[str]) -> ColumnElement[bool]:
        """The condition that a record has every one of the folded ``words``."""
        every = [or_(*(text.contains(word, autoescape=True) for text in self.folded)) for word in words]
        if len(self.folded) > 1:
            every.append(or_(*(self.folded[0].contains(word, autoescape=True) for word in words)))
        return and_(*every)


def _kind(
    name: str,
    words: str,
    table: Table[Any],
    texts: tuple[str, ...],
    title: Callable[[RowMapping], str],
    *,
    ref: str = "ref",
) -> Kind:
    column = table.c[ref]
    query = select(table.c.id, column.label("ref"), table.c.folded, *(table.c[text] for text in texts))
    return Kind(name, words, table, column, query, (table.c.folded,), texts, title)


def _in_language(row: RowMapping) -> str:
    return str(row["name_id"] if current_language() == "id" and row["name_id"] else row["name"])


def _person(row: RowMapping) -> str:
    name = printed_name(row["given"], row["family"], row["family_first"], row["name"])
    native = row["native_name"]
    return f"{name} ({native})" if native and native not in name else name


def _first_words(row: RowMapping) -> str:
    text = " ".join(row["text"].split())
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1].rstrip() + "…"


def _titled(row: RowMapping) -> str:
    return str(row["title"])


def _delegations() -> Kind:
    query = (
        select(
            delegation.c.id,
            delegation.c.ref,
            party.c.folded,
            party.c.name,
            party.c.name_id,
            meeting.c.title.label("meeting"),
            meeting.c.ref.label("meeting_ref"),
        )
        .join(party, party.c.id == delegation.c.party_id)
        .join(meeting, meeting.c.id == delegation.c.meeting_id)
    )

    def title(row: RowMapping) -> str:
        return f"{_in_language(row)} · {row['meeting_ref']}"

    where = (party.c.folded, meeting.c.folded)
    words = N_("delegation")
    return Kind("delegation", words, delegation, delegation.c.ref, query, where, ("meeting",), title)


def _sessions() -> Kind:
    texts = ("title", "track", "room", "chair", "interpreter", "equipment", "note")
    query = select(
        session.c.id,
        session.c.ref,
        session.c.folded,
        *(session.c[text] for text in texts),
        meeting.c.ref.label("meeting_ref"),
    ).join(meeting, meeting.c.id == session.c.meeting_id)

    def title(row: RowMapping) -> str:
        return f"{row['title']} · {row['meeting_ref']}"

    return Kind("session", N_("session"), session, session.c.ref, query, (session.c.folded,), texts, title)


_PERSON_TEXTS = ("name", "given", "family", "family_first", "native_name", "other_names", "email", "phone", "note")

KINDS: Final = (
    _kind("action", N_("action"), action, ("title", "lead", "supporting", "evidence", "why", "note"), _titled),
    _kind("meeting", N_("meeting"), meeting, ("title", "place", "theme", "chair", "outcome_document", "note"), _titled),
    _delegations(),
    _kind("agenda_item", N_("agenda item"), agenda_item, ("title", "proceedings", "note"), _titled),
    _sessions(),
    _kind("paper", N_("paper"), paper, ("title", "submitter", "file_name", "note"), _titled),
    _kind("declaration", N_("text"), declaration, ("title", "note"), _titled),
    _kind("outcome", N_("outcome"), outcome, ("text",), _first_words),
    _kind("person", N_("person"), person, _PERSON_TEXTS, _person),
    _kind("party", N_("party"), party, ("name", "name_id", "note"), _in_language, ref="code"),
    _kind("series", N_("series"), series, ("name", "name_id", "cadence_text", "note"), _in_language, ref="code"),
    _kind("diary_entry", N_("calendar entry"), diary_entry, ("title", "place", "calendar"), _titled),
)
"""Every kind that is searched, the most asked for first."""

WORDS: Final = {kind.name: kind.words for kind in KINDS}
"""What each kind is called (messages to translate)."""
