"""Cells that came back changed although they are worked out: they are not taken, and that is said. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Set
from datetime import date
from functools import cache
from typing import Final

from secretariat.actions.tracker.as_given import Known
from secretariat.actions.tracker.reading import read_due
from secretariat.papers.headings import phrase
from secretariat.values.language import LANGUAGES, _, in_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_NUMBER: Final = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,17}))?\s*(%?)")


def not_taken(said: Mapping[str, str], known: Known, changed: Set[str], today: date) -> Iterator[tuple[str, str, str]]:
    """The cells of a row that are worked out and say what they did not when the sheet went out, nor would now.

    Each with its field, its text and the sentence about it. Where what it follows from was ``changed`` beside it, the
    ministry did what is asked for, and nothing is said; nor where nobody can tell what the cell said then.
    """
    progress, due_by, overdue = (said.get(key, "") for key in ("progress", "due_by", "overdue"))
    if progress and "achieved" not in changed and _is_other_percent(progress, known.follows.get("progress")):
        words = _("It is worked out, so “{text}” is not taken: fill in “{achieved}”.")
        if known.row.target is None and not known.further:
            words = _("It is worked out, so “{text}” is not taken; the action has no target: write it in “{note}”.")
        shown = f"{max(_percents(progress))}%" if _percents(progress) else progress
        yield "progress", progress, words.format(text=shown, achieved=_("Achieved"), note=_("Note"))
    if due_by and "due" not in changed and _is_other_day(due_by, known.follows.get("due_by"), today):
        words = _("It follows from “{due}”, so “{text}” is not taken: change “{due}”.")
        yield "due_by", due_by, words.format(text=due_by, due=_("Due"))
    if overdue and not changed & {"due", "status"} and not phrase(overdue).startswith(_overdue()):
        words = _("It follows from “{due}” and “{status}”, so “{text}” is not taken: change one of these.")
        yield "overdue", overdue, words.format(text=overdue, due=_("Due"), status=_("Status"))


def _is_other_percent(text: str, known: Collection[int | None] | None) -> bool:
    """Whether a cell says another share."""
    return known is not None and not _percents(text) & {one for one in known if one is not None}


def _percents(text: str) -> Set[int]:
    """What a cell may mean: workbooks keep 35 % as 0.35, CSV writes "35%", and people type 35; 1 is either."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return frozenset()
    number = float(f"{found[1]}.{found[2] or 0}")
    if found[3] or number > 1:
        return {round(number)}
    return {round(number * 100), *({1} if number == 1 else ())}


def _is_other_day(text: str, known: Collection[date | None] | None, today: date) -> bool:
    """Whether a cell says another last day; one that some program wrote so that it is no date is let pass."""
    if known is None:
        return False
    days = {day.isoformat() for day in known if day is not None}
    if text in days:
        return False
    try:
        said = PartialDate.from_edtf(read_due(text.lstrip("'’ "), today, None, days))
    except Refused:
        return False
    return said.last is None or said.last.isoformat() not in days


@cache
def _overdue() -> tuple[str, ...]:
    return tuple(phrase(in_language(language, "overdue {days}").partition("{")[0]) for language in LANGUAGES)
