"""The tracker as it leaves the office: a spreadsheet for the line ministries, or CSV, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from secretariat.actions.due import over_words
from secretariat.actions.rows import ActionRow
from secretariat.actions.sheet import action_json, due_text
from secretariat.papers.columns import SheetColumn
from secretariat.values.date_print import format_date
from secretariat.values.language import _, current_language, ngettext
from secretariat.values.partial_date import PartialDate

ENDINGS: Final = (".xlsx", ".csv", ".json", ".md")
"""What a tracker can be written as; the first is the usual one."""

_LARGE: Final = 5_000  # rows from which the spreadsheet is written with little memory


def tracker(
    rows: Sequence[ActionRow],
    form: str,
    *,
    today: date,
    office: str = "",
    about: str = "",
    paper_size: str = "a4",
) -> bytes:
    """The rows as a file with the ending ``form``, in the current language, as of ``today``.

    ``office`` and ``about`` (what the list was narrowed to) stand in the title rows; ``paper_size`` (one of
    ``papers.paper_sizes.SIZES``) is what a spreadsheet is printed on. Raises ``Refused`` where a text
    is longer than a cell can hold.
    """
    if form == ".json":
        return (json.dumps([action_json(row) for row in rows], ensure_ascii=False, indent=2) + "\n").encode()
    if form == ".csv":
        from secretariat.papers.csv_out import csv_bytes

        return csv_bytes(_columns(), _lines(rows, today))
    if form == ".md":
        from secretariat.papers.markdown import escaped, markdown_table

        title, *subtitles = _titles(rows, today, office, about)
        head = f"# {escaped(title)}\n\n" + "".join(f"{escaped(line)}\n\n" for line in subtitles)
        return (head + markdown_table(_columns(), _lines(rows, today))).encode()
    return _workbook(rows, today, office, about, paper_size)


def _workbook(rows: Sequence[ActionRow], today: date, office: str, about: str, paper_size: str) -> bytes:
    from secretariat.papers.sheets import Emphasis, Sheet, workbook

    def emphasis(line: Mapping[str, object]) -> Emphasis:
        return "overdue" if line["overdue"] else "plain"

    titles = _titles(rows, today, office, about)
    sheet = Sheet(
        name=_("Tracker"),
        columns=_columns(),
        rows=_lines(rows, today),
        emphasis=emphasis,
        emphasised=frozenset({"due_by", "due_text", "overdue"}),
        title_rows=titles,
        frozen=2,
    )
    return workbook(
        [sheet],
        title=titles[0],
        date=today,
        language=current_language(),
        paper_size=paper_size,
        constant_memory=len(rows) > _LARGE,
    )


def _titles(rows: Sequence[ActionRow], today: date, office: str, about: str) -> list[str]:
    overdue = sum(row.overdue for row in rows)
    number = ngettext("{n} action", "{n} actions", len(rows)).format(n=len(rows))
    counted = _("{actions}, {n} overdue").format(actions=number, n=overdue) if overdue else number
    as_of = _("as of {date}").format(date=format_date(PartialDate.of(today)))
    title = _("Follow-up actions")
    return [f"{office} · {title}" if office else title, " · ".join(part for part in (as_of, counted, about) if part)]


def _columns() -> list[SheetColumn]:
    return [
        SheetColumn("ref", _("Ref"), width=8),
        SheetColumn("title", _("What"), "wrap", 44),
        SheetColumn("lead", _("Lead"), "wrap", 28),
        SheetColumn("supporting", _("Supporting"), "wrap", 16),
        SheetColumn("counterpart", _("Counterpart"), "wrap", 18),
        SheetColumn("meeting", _("From the meeting"), "wrap", 20),
        SheetColumn("due_by", _("Due by"), "date", 13),
        SheetColumn("due_text", _("Due as stated"), "text", 16),
        SheetColumn("overdue", _("Overdue"), "text", 17),
        SheetColumn("target", _("Target"), "number", 9),
        SheetColumn("achieved", _("Achieved"), "number", 10),
        SheetColumn("unit", _("Unit"), "wrap", 16),
        SheetColumn("progress", _("Progress"), "percent", 10),
        SheetColumn("status", _("Status"), "text", 12),
        SheetColumn("priority", _("Priority"), "text", 10),
        SheetColumn("evidence", _("Evidence"), "wrap", 36),
        SheetColumn("note", _("Note"), "wrap", 36),
    ]


def _lines(rows: Iterable[ActionRow], today: date) -> Iterable[Mapping[str, object]]:
    for row in rows:
        yield {
            "ref": row.ref,
            "title": row.title,
            "lead": row.led_by,
            "supporting": row.supporting,
            "counterpart": row.counterpart_name,
            "meeting": row.meeting,
            "due_by": row.due_by,
            "due_text": due_text(row),
            "overdue": _over(row, today),
            "target": row.target,
            "achieved": row.achieved if row.target is not None or row.achieved else None,
            "unit": row.unit,
            "progress": row.progress,
            "status": _(row.status),
            "priority": _(row.priority),
            "evidence": row.evidence or row.why,
            "note": row.note,
        }


def _over(row: ActionRow, today: date) -> str:
    if not row.overdue or row.due_by is None:
        return ""
    return _("overdue {days}").format(days=over_words(row.due_by, today))
