"""What a ministry's sheet says and checks while it is filled in: choices, whole numbers, and a word at each cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from secretariat.actions.progress import MOST
from secretariat.actions.states import ActionStatus, Priority
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_TITLE: Final = 32  # of a message's title and text: Excel's limits for data validation
_LONGEST_MESSAGE: Final = 255
_MOST_PIECES: Final = 500
"""How many pieces a column may be checked in; the rest of a longer one is checked when the sheet comes back."""

_ANY: Final = {"validate": "any"}  # a word beside the cell, and nothing is refused
_PLACES: Final = {column.key: place for place, column in enumerate(COLUMNS)}

SAID: Final = {
    "due": N_(
        "A day, or as well as it is known: July 2011, Q3 2015, end of 2015. For a month type an apostrophe first, "
        "'July 2011, so that the program does not make a day of it."
    ),
    "done_on": N_("The day on which it was done, such as 29 July 2011."),
    "achieved": N_("A whole number: all that was achieved so far, not what was added since."),
    "evidence": N_("What shows that it is done: a letter, a report, an address on the web."),
    "why": N_("Why it is dropped or superseded, or done though the target was not reached."),
    "note": N_("Anything the secretariat should know."),
}
"""What the sheet says at a cell that is to be filled in."""
SAID_OF_NEW: Final = {
    "title": N_("To propose a new action, say here what is to be done; leave Ref and Version empty."),
    "target": N_("A whole number; what is counted goes under Unit."),
}
"""What it says in the rows for new actions."""


def guide(page: Worksheet, first: int, last: int, last_new: int, in_words: Sequence[int]) -> None:
    """Lay choices, checks and messages over the rows ``first`` to ``last`` of actions, and those up to ``last_new``.

    ``in_words`` are the rows, ascending, whose Achieved tells of several measures and so is no number. Rows count
    from 0.
    """
    statuses, priorities = [_(status) for status in ActionStatus], [_(priority) for priority in Priority]
    _lay(page, "status", [(first, last_new)], _choice(statuses, _("Status")))
    _lay(page, "priority", [(first, last_new)], _choice(priorities, _("Priority")))
    numbers = list(_pieces(first, last, in_words))
    _lay(page, "achieved", numbers, _whole(0, _("Achieved")) | _message("achieved", _(SAID["achieved"])))
    _lay(page, "achieved", [(row, row) for row in in_words], _ANY | _message("achieved", _several()))
    for key in ("due", "done_on", "evidence", "why", "note"):
        _lay(page, key, [(first, last)], _ANY | _message(key, _(SAID[key])))
    new = [(last + 1, last_new)]
    _lay(page, "target", new, _whole(1, _("Target")) | _message("target", _(SAID_OF_NEW["target"])))
    _lay(page, "title", new, _ANY | _message("title", _(SAID_OF_NEW["title"])))
    for key in ("due", "note"):
        _lay(page, key, new, _ANY | _message(key, _(SAID[key])))


def _several() -> str:
    return _("Several targets: change only the number at the head of each part, such as 40 in “40 of 100 SMEs”.")


def _choice(words: Sequence[str], heading: str) -> dict[str, Any]:
    allowed = ", ".join(words)
    return {
        "validate": "list",
        "source": list(words),
        "error_title": heading[:_LONGEST_TITLE],
        "error_message": _("Choose one of: {allowed}.").format(allowed=allowed)[:_LONGEST_MESSAGE],
    }


def _whole(least: int, heading: str) -> dict[str, Any]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": MOST,
        "error_title": heading[:_LONGEST_TITLE],
        "error_message": _("A whole number is needed here, such as 35."),
    }


def _message(key: str, said: str) -> dict[str, Any]:
    heading = _(COLUMNS[_PLACES[key]].heading)
    return {"input_title": heading[:_LONGEST_TITLE], "input_message": said[:_LONGEST_MESSAGE]}


def _lay(page: Worksheet, key: str, pieces: Sequence[tuple[int, int]], rule: dict[str, Any]) -> None:
    place = _PLACES[key]
    areas = [(top, place, bottom, place) for top, bottom in pieces[:_MOST_PIECES] if top <= bottom]
    if areas:
        page.data_validation(*areas[0], {**rule, "other_cells": [list(area) for area in areas[1:]]})


def _pieces(first: int, last: int, without: Iterable[int]) -> Iterable[tuple[int, int]]:
    """The runs of rows between those left out."""
    for row in without:
        if first < row:
            yield first, row - 1
        first = row + 1
    if first <= last:
        yield first, last
