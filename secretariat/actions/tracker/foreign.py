"""Trackers that did not go out from here: other offices' headings, states and ways of writing dates. Pure.

What is read otherwise than it is written is told; what is not understood is told too, and kept in the note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from secretariat.actions.states import ActionStatus, Priority
from secretariat.actions.tracker.says_nothing import ELSEWHERE, NO_PROOF, NOTHING
from secretariat.papers.headings import phrase
from secretariat.values.date_print import format_date
from secretariat.values.date_words import parse_past_date
from secretariat.values.language import LANGUAGES, N_, _, in_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

PART: Final = "part"
"""A column that says of what is above it which part a row is about."""

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": (
        "action item", "action required", "follow-up action", "milestone", "task", "deliverable",
        "document/deliverable", "activity description", "activity", "promise text", "promise", "commitment",
        "next step", "action", "description", "janji", "rencana aksi", "uraian kegiatan", "kegiatan", "uraian",
        "langkah tindak lanjut", "rencana tindak lanjut",
    ),
    "due": (
        "planned due date", "due date", "target date", "deadline", "date due", "planned completion date", "by when",
        "timeline", "batas waktu", "target waktu", "target penyelesaian", "jatuh tempo", "tanggal target",
    ),
    "done_on": (
        "actual completion date", "completion date", "completed on", "date completed", "done on", "tanggal selesai",
        "realisasi",
    ),
    "status": (
        "compliance status", "completion status", "current status", "state", "status pelaksanaan", "keadaan",
        "perkembangan",
    ),
    "lead": (
        "responsible party", "responsible", "reporting or responsible", "responsibility", "owner", "action owner",
        "assigned to", "assignee", "who", "lead agency", "author", "authors", "penanggung jawab", "pic", "pelaksana",
        "unit penanggung jawab", "pengampu", "unit pengampu",
    ),
    "evidence": (
        "evidence provided to verify compliance", "evidence provided", "evidence summary", "means of verification",
        "bukti", "data dukung", "bukti dukung",
    ),
    "why": ("reasons for non-compliance", "reason for delay", "reason", "kendala", "alasan"),
    "note": ("comments", "comment", "remarks", "notes", "keterangan", "catatan"),
    PART: (
        "sub activities", "sub activity", "sub-activities", "sub task", "subtask", "sub-milestone", "rincian kegiatan",
        "subkegiatan", "sub kegiatan",
    ),
    "supporting": ("supporting agencies", "supporting agency", "support", "instansi terkait", "pendukung"),
}  # fmt: skip
"""What others write above their columns, the surest of each field first."""

_STATES: Final[Mapping[ActionStatus, tuple[str, ...]]] = {
    ActionStatus.DONE: (
        "done", "completed", "complete", "finished", "implemented", "fulfilled", "achieved", "closed", "enacted",
        "selesai", "sudah selesai", "sudah", "terlaksana", "tercapai", "tuntas",
    ),
    ActionStatus.IN_PROGRESS: (
        "in progress", "ongoing", "on going", "on-going", "under way", "underway", "started", "partly done",
        "sedang berjalan", "berjalan", "dalam proses", "proses", "sedang dilaksanakan",
    ),
    ActionStatus.AGREED: (
        "not done", "not started", "not yet started", "pending", "open", "planned", "to do", "todo", "new",
        "not completed", "not implemented", "no action taken", "belum", "belum mulai", "belum selesai",
        "belum dilaksanakan",
    ),
    ActionStatus.DROPPED: (
        "dropped", "cancelled", "canceled", "abandoned", "withdrawn", "batal", "dibatalkan", "tidak dilanjutkan",
    ),
}  # fmt: skip

_DONE_WHEN: Final = re.compile(
    r"(done|completed?|finished|selesai)\s*(?:[(:,–-]\s*([^()]{1,60}?)\s*\)?)?\.?", re.IGNORECASE
)
_IN_BRACKETS: Final = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]*)\s*[)\]]?\s*")
_SHORT: Final = re.compile(  # 15-Jun-18, 3rd June'18, 15-May-2018
    r"([0-9]{1,2})(?:st|nd|rd|th)?[-/ .]*([A-Za-z]{3,9})\.?(?:[-/ .]*'|[-/ .]+)([0-9]{2}|[0-9]{4})"
)
_FIRST_OF_LAST_CENTURY: Final = 70
"""A year of two digits from 70 on is of the twentieth century, below of this one (as in POSIX)."""

_A_YEAR: Final = 2000
"""One in which every day of the calendar is: a leap year."""

_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])|[0-9]{5}")
_WITHOUT_YEAR: Final = frozenset(
    {"ongoing", "continuous", "berkelanjutan", "before the next meeting", "before next meeting"}
)
_AS_WRITTEN: Final = {
    "evidence": N_("Evidence as written: {text}"),
    "due": N_("Due as written: {text}"),
    "done_on": N_("Done as written: {text}"),
    "status": N_("Status as written: {text}"),
    "priority": N_("Priority as written: {text}"),
    "lead": N_("Lead as written: {text}"),
    "supporting": N_("Supporting as written: {text}"),
}


@dataclass(slots=True)
class ForeignRow:
    """A row in our own words, by field, and as it is ``written``; ``told`` says, by field, what was written and how it
    was taken."""

    texts: dict[str, str]
    written: Mapping[str, str] = field(default_factory=dict)
    told: list[tuple[str, str, str]] = field(default_factory=list)

    def leave(self, key: str, why: str) -> None:
        """Leave out what a field says, tell ``why``, and keep it in the note as it was written."""
        text = self.written.get(key, self.texts[key])
        del self.texts[key]
        self.told.append((key, text, why))
        self.add_note(_(_AS_WRITTEN[key]).format(text=text))

    def done_by(self, today: date) -> None:
        """Keep of what is done, where it is not known when, that it was done by ``today``."""
        if "done_on" not in self.texts:
            self.texts["done_on"] = format_date(PartialDate.from_edtf(f"../{today.isoformat()}"))
            told = _("When it was done is not said: it is kept as {date}.")
            self.told.append(("done_on", "", told.format(date=self.texts["done_on"])))

    def add_note(self, words: str) -> None:
        """Add a line to the note."""
        self.texts["note"] = "\n".join(part for part in (self.texts.get("note", ""), words) if part)


LEFT_OUT: Final = frozenset({"due", "done_on", "status", "priority"})
"""What of a row can be left out where it is not understood: the row is taken in without it."""


@cache
def foreign_headings() -> dict[str, tuple[str, int]]:
    """What others write above a column, for comparing: the column's key, and how sure that is (0 the surest)."""
    return {phrase(words): (key, rank) for key, known in _HEADINGS.items() for rank, words in enumerate(known)}


def in_our_words(
    texts: Mapping[str, str], today: date, *, unread: Sequence[tuple[str, str]] = (), file: str = ""
) -> ForeignRow:
    """What a row of another office's tracker says, with dates and states as they are read here.

    ``unread`` are headings and cells of columns that are none of ours: they are kept in the note. What is done, but not
    when, was done by ``today``: that much is known; that ``file`` says so is its evidence where it has no other.
    """
    row = ForeignRow(dict(texts), texts)
    for key in ("due", "done_on"):
        if key in row.texts:
            _date(row, key, today)
    if "status" in row.texts:
        _status(row, today)
    if "priority" in row.texts and phrase(row.texts["priority"]) not in _priorities():
        row.leave("priority", _("It is no priority of ours."))
    for key in ("evidence", "why", "lead", "supporting"):
        if key in row.texts and NOTHING.fullmatch(row.texts[key]):
            del row.texts[key]
    for key in ("lead", "supporting"):
        if key in row.texts and ELSEWHERE.fullmatch(row.texts[key]):
            row.leave(key, _("It names nobody: it is kept in the note."))
    if row.texts.get("status") == ActionStatus.DONE:
        if NO_PROOF.fullmatch(row.texts.get("evidence", "").rstrip(".")):
            row.leave("evidence", _("It is no evidence: it is kept in the note."))
        said = row.written.get("status") or row.written.get("due", "")
        row.texts.setdefault("evidence", _("as told in {file}: “{text}”").format(file=file, text=said))
        row.done_by(today)
    else:
        for key in ("done_on", "evidence"):
            if key in row.texts:
                row.leave(key, _("It is not done: this is kept in the note."))
    for heading, text in unread:
        row.add_note(f"{heading}: {text}")
    return row


def _date(row: ForeignRow, key: str, today: date) -> None:
    text = row.texts[key]
    done = _DONE_WHEN.fullmatch(text)
    if NOTHING.fullmatch(text):
        del row.texts[key]
        row.told.append((key, text, _("It says no date.")))
    elif done is not None:
        del row.texts[key]
        row.texts.setdefault("status", ActionStatus.DONE.value)
        if done[2]:
            row.texts.setdefault("done_on", _spelt_out(done[2]))
            row.told.append((key, text, _("It is read as done: {date}.").format(date=row.texts["done_on"])))
        else:
            row.told.append((key, text, _("It is read as done; when is not said.")))
    elif _YEAR.search(_spelt_out(text)) or phrase(text) in _WITHOUT_YEAR:
        row.texts[key] = _spelt_out(text)
    elif _lacks_only_its_year(text, today):
        row.leave(key, _("It says no year, and is kept in the note."))
    else:
        row.leave(key, _("It names no date, and is kept in the note."))


def _lacks_only_its_year(text: str, today: date) -> bool:
    """Whether words would be a date if a year stood behind them."""
    plain = _spelt_out(text)
    return any(_is_date(f"{plain}{between}{_A_YEAR}", today) for between in (" ", plain.strip("0123456789")[:1]))


def _spelt_out(text: str) -> str:
    """A date as spreadsheet programs and hurried people shorten it, in full: "15-Jun-18" as "15 Jun 2018"."""
    plain = text.strip().rstrip(".").strip()
    found = _SHORT.fullmatch(plain)
    if found is None:
        return plain
    year = int(found[3])
    if len(found[3]) == 2:
        year += 1900 if year >= _FIRST_OF_LAST_CENTURY else 2000
    return f"{int(found[1])} {found[2]} {year}"


def _status(row: ForeignRow, today: date) -> None:
    text = row.texts["status"]
    done = _DONE_WHEN.fullmatch(text)
    if done is not None and done[2] and _is_date(_spelt_out(done[2]), today):
        row.texts["status"] = ActionStatus.DONE.value
        row.texts.setdefault("done_on", _spelt_out(done[2]))
        row.told.append(("status", text, _("It is read as done: {date}.").format(date=row.texts["done_on"])))
        return
    state = _state(text)
    aside = _IN_BRACKETS.fullmatch(text)
    if state is None and aside is not None:
        state = _state(aside[1])
        if state is not None and aside[2]:
            row.add_note(aside[2])
    if state is None:
        row.leave("status", _("It is no status of ours: the action is taken as agreed."))
        return
    if phrase(text) != phrase(state):
        row.told.append(("status", text, _("It is read as “{status}”.").format(status=_(state))))
    row.texts["status"] = state


def _is_date(text: str, today: date) -> bool:
    """Whether words are a date with its year."""
    try:
        parse_past_date(text, today=today)
    except Refused:
        return False
    return _YEAR.search(text) is not None


def _state(text: str) -> str | None:
    return _states().get(phrase(text))


@cache
def _states() -> dict[str, str]:
    ours = {phrase(in_language(language, one.value)): one.value for language in LANGUAGES for one in ActionStatus}
    return {phrase(words): state.value for state, known in _STATES.items() for words in known} | ours


@cache
def _priorities() -> frozenset[str]:
    return frozenset(phrase(in_language(language, one.value)) for language in LANGUAGES for one in Priority)
