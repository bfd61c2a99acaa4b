"""The door to the tracker's papers: a list in the format that a file's ending names."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from secretariat.values.language import _, current_language

if TYPE_CHECKING:
    from secretariat.actions.papers.standing_page import GroupedBy
    from secretariat.record.record import Record
    from secretariat.values.list_query import ListQuery

ENDINGS: Final = (".xlsx", ".csv", ".pdf", ".docx", ".md", ".json", ".ics")
"""What a tracker can be written as; the first is the usual one."""
PAPERS: Final = (".pdf", ".docx", ".md")
"""Those that are read from top to bottom: figures first, then the actions in groups."""


def tracker(
    record: Record,
    query: ListQuery,
    form: str,
    *,
    office: str = "",
    paper_size: str = "a4",
    templates: Path | None = None,
    by: GroupedBy = "lead",
    since: date | None = None,
    only: Set[int] = frozenset(),
) -> tuple[bytes, int]:
    """What ``query`` lists as a file with the ending ``form``, in the current language, as of the record's day.

    The second answer is how many actions are in it. Where ``only`` holds ids, no others are written. ``office`` is who
    issues it, ``paper_size`` one of ``papers.paper_sizes.SIZES``, ``templates`` where the office's own templates lie.
    Papers have the actions under their leads or meetings (``by``) and count what was done from ``since`` on.

    Raises ``Refused`` for a filter there is not, and for what a sheet or a paper can't hold.
    """
    if form in PAPERS:
        from secretariat.actions.papers.reading import tracker_paper

        paper = tracker_paper(record, query, by=by, since=since, only=only)
        count = sum(len(group.actions) for group in paper.groups)
        if form == ".pdf":
            from secretariat.actions.papers.typeset import tracker_pdf

            return tracker_pdf(paper, office=office, paper_size=paper_size, templates=templates), count
        if form == ".docx":
            from secretariat.actions.papers.document import tracker_document

            return tracker_document(paper, office=office, paper_size=paper_size), count
        from secretariat.actions.papers.markdown import tracker_markdown

        return tracker_markdown(paper, office=office), count
    if form == ".json":
        return _json(record, query, only)
    if form == ".ics":
        return _calendar(record, query, office, only)
    from secretariat.actions.tracker.export import export_tracker

    return export_tracker(record, query, form, office=office, paper_size=paper_size, only=only)


def _json(record: Record, query: ListQuery, only: Set[int]) -> tuple[bytes, int]:
    import json

    from secretariat.actions.queries import actions_window, all_rows
    from secretariat.actions.sheet import action_json

    rows = [row for row in all_rows(actions_window(record, query)) if not only or row.id in only]
    return (json.dumps([action_json(row) for row in rows], ensure_ascii=False, indent=2) + "\n").encode(), len(rows)


def _calendar(record: Record, query: ListQuery, office: str, only: Set[int]) -> tuple[bytes, int]:
    from secretariat.actions.papers.calendar import tracker_calendar
    from secretariat.actions.tracker.export import listed_actions

    listed = listed_actions(record, query, only)
    title = _("Follow-up actions")
    name = f"{office} · {title}" if office else title
    return tracker_calendar(record, listed.rows, name=name, language=current_language()), listed.count
