"""The sheet "Instructions": how a ministry fills in its tracker, in the language of the tracker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from secretariat.actions.states import ActionStatus
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.actions.tracker.guidance import SAID
from secretariat.actions.tracker.look import Look
from secretariat.actions.tracker.went_out import LISTED, listed_lines
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME: Final = N_("Instructions")
_STATUS: Final = N_(
    "Chosen from the list: {statuses}. Where it is done, give the day under “{done_on}” and what shows it under "
    "“{evidence}”."
)
_SEVERAL: Final = N_(
    "An action with several targets says so in the cell, such as “35 of 100 SMEs; 0 of 20 surveys”: change only the "
    "number at the head of each part."
)
_SUPERSEDED: Final = N_("Where another action takes its place, name that one by its reference, such as A-17.")
_MAY: Final = (
    N_("Sort, filter, widen and colour as you like. No cell has a formula, and nothing is hidden."),
    N_("In Excel, sorting needs the sheet unprotected first (Review, Unprotect Sheet); there is no password."),
    N_("Save it as .xlsx, .ods or .csv, with Excel, LibreOffice or Google Sheets."),
    N_("Ref and Version say which action a row is, and how it stood when the sheet was made: leave them as they are."),
    N_("A row that you take out is not deleted with us: the secretariat asks before anything is."),
)
_NEW: Final = (
    N_(
        "Below the last action there are empty rows. Say under “What” what is to be done; the rest as well as you know."
    ),
    N_("Leave Ref and Version empty there: the secretariat gives them. Until then it is a proposal."),
)
_BACK: Final = (
    N_("Send the file back as it is. Each change is looked at, cell by cell, before it enters the record."),
    N_("If we changed the same cell meanwhile, both are kept in sight and somebody decides; nothing is overwritten."),
)


def write_instructions(page: Worksheet, look: Look, office: str, as_of: str, numbers: Iterable[int] = ()) -> None:
    """Write the sheet; ``office`` is who sends the tracker, ``as_of`` the day it tells of, in words.

    ``numbers`` are those of the actions in it.
    """
    page.hide_gridlines(2)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 96)
    lines = _Lines(page, look)
    page.set_row(0, 26)
    page.write_string(0, 0, _("How to fill in this tracker"), look.title)
    page.write_string(1, 0, " · ".join(part for part in (office, as_of) if part), look.subtitle)
    lines.section(_("What is yours to fill in"))
    lines.said(_("The cells in this colour, under the word “{mark}”; all others are locked.").format(mark=_("fill in")))
    for column in COLUMNS:
        if column.filled_in:
            lines.column(_(column.heading), _how(column.key))
    for title, sentences in (
        (_("New actions"), _NEW),
        (_("What you may do with the sheet"), _MAY),
        (_("How it goes back"), _BACK),
    ):
        lines.section(title)
        for sentence in sentences:
            lines.said(_(sentence))
    listed = listed_lines(numbers)
    if listed:
        lines.section(_("What this sheet went out with"))
        lines.said(_("By this list we see which rows were taken out: leave it as it is."))
    for line in listed:
        lines.plain(_(LISTED), line)


def _how(key: str) -> str:
    """How a column is filled in."""
    if key == "status":
        statuses = ", ".join(_(status) for status in ActionStatus)
        return _(_STATUS).format(statuses=statuses, done_on=_("Done on"), evidence=_("Evidence"))
    more = {"achieved": _SEVERAL, "why": _SUPERSEDED}.get(key)
    return f"{_(SAID[key])} {_(more)}" if more else _(SAID[key])


class _Lines:
    """Writes one line below the other."""

    def __init__(self, page: Worksheet, look: Look) -> None:
        self._page = page
        self._look = look
        self._row = 2

    def section(self, title: str) -> None:
        self._row += 1
        self._page.write_string(self._row, 0, title, self._look.section)
        self._page.write_blank(self._row, 1, None, self._look.section)
        self._row += 1

    def said(self, sentence: str) -> None:
        self._tall(sentence, 120)
        self._page.merge_range(self._row, 0, self._row, 1, sentence, self._look.said)
        self._row += 1

    def column(self, heading: str, how: str) -> None:
        self._tall(how, 94)
        self._page.write_string(self._row, 0, heading, self._look.sample)
        self._page.write_string(self._row, 1, how, self._look.said)
        self._row += 1

    def plain(self, label: str, text: str) -> None:
        self._tall(text, 94)
        self._page.write_string(self._row, 0, label, self._look.said)
        self._page.write_string(self._row, 1, text, self._look.said)
        self._row += 1

    def _tall(self, text: str, width: int) -> None:
        """Room for as many lines as the text takes, for programs that don't find it out by themselves."""
        self._page.set_row(self._row, 5 + 15 * -(-len(text) // width))
