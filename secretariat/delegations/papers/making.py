"""Making any of a meeting's papers: the one door that the command line and the terminal print through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.delegations.paper_options import PAPERS, PaperOptions
from secretariat.delegations.papers.attendance import attendance_data, attendance_sections, attendance_table
from secretariat.delegations.papers.badges import badges_data
from secretariat.delegations.papers.check_in import check_in_data, check_in_sections, check_in_table
from secretariat.delegations.papers.facts import facts_of
from secretariat.delegations.papers.list import list_parts, title_of
from secretariat.delegations.papers.parts import Issue, Parts, put_together
from secretariat.delegations.papers.plates import plates_data
from secretariat.delegations.papers.seating import seating_data
from secretariat.delegations.papers.seats import Seating, Table
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.rows import Roll
from secretariat.papers.columns import SheetColumn
from secretariat.papers.documents import Section

if TYPE_CHECKING:
    from secretariat.papers.sheets import Sheet

ENDINGS: Final = (".pdf", ".docx", ".xlsx", ".csv")
_PDF_ONLY: Final = (".pdf",)
_TEMPLATES: Final = {
    "attendance": "attendance.typ",
    "plates": "name_plates.typ",
    "badges": "badges.typ",
    "seating": "seating.typ",
    "check-in": "check_in.typ",
}


def endings_of(paper: str) -> tuple[str, ...]:
    """The formats a paper can be written in: lists as data too, what is cut, folded or drawn as PDF alone."""
    return ENDINGS if paper in ("list", "attendance", "check-in") else _PDF_ONLY


def make_paper(
    roll: Roll,
    options: PaperOptions,
    ending: str,
    *,
    date: date,
    office: str = "",
    templates: Path | None = None,
    paper_size: str = "a4",
) -> bytes:
    """The paper that ``options`` ask for, in the format of ``ending`` (one of ``endings_of(options.paper)``).

    ``date`` is the day of issue; the same roll, options and day give the same PDF. Raises ``Refused`` where no font
    has a character, a table has too few seats, a day is none of the meeting's, or an office's template is at fault.
    """
    wording = Wording.of(options.language)
    parts = list_parts(roll, options, wording) if options.paper == "list" else _parts(roll, options, wording)
    return put_together(parts, ending, Issue(date, office, templates, paper_size))


def job_title(meeting: str, paper: str) -> str:
    """What a print job is called in the printer's queue, where anybody reads it: the meeting and the paper, nobody."""
    return f"{meeting} {paper}"


def _parts(roll: Roll, options: PaperOptions, wording: Wording) -> Parts:
    title, subtitle = title_of(roll, wording), wording.say(PAPERS[options.paper])

    def sheet() -> Sheet:
        from secretariat.papers.sheets import Sheet

        columns, rows = _table(roll, options, wording)
        return Sheet(subtitle, columns, rows, title_rows=[title, subtitle])

    return Parts(
        _TEMPLATES[options.paper],
        title,
        subtitle,
        wording.main,
        data=lambda: _data(roll, options, wording),
        facts=lambda: facts_of(roll, wording, by_name=options.paper == "check-in" or options.by == "name"),
        sections=lambda: _sections(roll, options, wording),
        sheet=sheet,
        second_language=wording.second,
    )


def _data(roll: Roll, options: PaperOptions, wording: Wording) -> dict[str, Any]:
    match options.paper:
        case "attendance":
            return attendance_data(roll, wording, by=options.by, day=options.day, page_per_party=options.page_per_party)
        case "plates":
            return plates_data(roll, wording, each=options.each, size=options.size)
        case "badges":
            return badges_data(roll, wording)
        case "seating":
            return seating_data(
                roll,
                wording,
                table=Table(options.table),
                seating=Seating(options.seating),
                each=options.each,
                chair=options.chair,
                per_side=options.seats_per_side,
            )
        case _:
            return check_in_data(roll, wording)


def _table(roll: Roll, options: PaperOptions, wording: Wording) -> tuple[list[SheetColumn], list[dict[str, Any]]]:
    if options.paper == "attendance":
        return attendance_table(roll, wording, by=options.by, day=options.day)
    return check_in_table(roll, wording)


def _sections(roll: Roll, options: PaperOptions, wording: Wording) -> Sequence[Section]:
    if options.paper == "attendance":
        return attendance_sections(roll, wording, by=options.by, day=options.day)
    return check_in_sections(roll, wording)
