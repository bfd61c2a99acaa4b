"""What a paper of the tracker says, in the current language: the same for print, document and Markdown. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from secretariat.actions.due import over_words
from secretariat.actions.papers.reading import TrackerPaper
from secretariat.actions.papers.standing_page import SOON, Group, GroupedBy, StandingPage, called
from secretariat.actions.progress import reached_words
from secretariat.actions.rows import ActionRow
from secretariat.actions.sheet import due_text
from secretariat.actions.standing import is_open
from secretariat.actions.tracker.workbook import Told
from secretariat.values.date_print import format_date
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate

MOST_LEADS: Final = 10
MOST_LATE: Final = 10
"""So many fit the first page; what is beyond them is counted, and stands in the tracker."""


def told(paper: TrackerPaper) -> dict[str, Any]:
    """The paper in words: plain data, which a template, a document or a text is made of."""
    page, today = paper.page, paper.today
    return {
        "as_of": _("as of {date}").format(date=_day(today)),
        "about": paper.about,
        "figures": _figures(page),
        "gaps": _gaps(page),
        "leads": _leads(page),
        "late": _late(page, today),
        "tracker": {
            "heading": _("Tracker by lead") if paper.by == "lead" else _("Tracker by meeting"),
            "headings": [_("Ref"), _("What"), _("Due"), _("Progress"), _("Status")],
            "groups": [_group(group, paper) for group in paper.groups],
            "none": _("No action matches."),
        },
    }


def title_of() -> str:
    """What heads every paper of the tracker."""
    return _("Follow-up actions")


def _figures(page: StandingPage) -> list[dict[str, Any]]:
    done = _("done since {date}").format(date=format_date(PartialDate.of(page.done.since), short=True))
    return [
        {"number": page.open, "words": _("open"), "late": False},
        {"number": page.overdue, "words": _("overdue"), "late": page.overdue > 0},
        {"number": page.soon, "words": _("due in {n} days").format(n=SOON), "late": False},
        {"number": page.done.count, "words": done, "late": False},
    ]


def _gaps(page: StandingPage) -> str:
    """ "Of those open, 2 have no lead; 1 has no date." """
    gaps = []
    if page.without_lead:
        n = page.without_lead
        gaps.append(ngettext("{n} open action has no lead", "{n} open actions have no lead", n).format(n=n))
    if page.without_date:
        n = page.without_date
        gaps.append(ngettext("{n} open action has no due date", "{n} open actions have no due date", n).format(n=n))
    return "; ".join(gaps)


def _leads(page: StandingPage) -> dict[str, Any]:
    shown, rest = page.leads[:MOST_LEADS], page.leads[MOST_LEADS:]
    more = ""
    if rest:
        words = ngettext(
            "and {n} more lead, with {open} open, {overdue} of them overdue",
            "and {n} more leads, with {open} open, {overdue} of them overdue",
            len(rest),
        )
        more = words.format(n=len(rest), open=sum(one.open for one in rest), overdue=sum(one.overdue for one in rest))
    return {
        "heading": _("By lead"),
        "headings": [_("Lead"), _("Still open"), _("Overdue"), _("Overdue among open")],
        "rows": [{"name": one.lead or _("nobody"), "open": one.open, "overdue": one.overdue} for one in shown],
        "most": max((one.open for one in shown), default=0),
        "more": more,
    }


def _late(page: StandingPage, today: date) -> dict[str, Any]:
    shown, rest = page.late[:MOST_LATE], page.late[MOST_LATE:]
    words = ngettext(
        "and {n} more that is overdue: see the tracker", "and {n} more that are overdue: see the tracker", len(rest)
    )
    return {
        "heading": _("What is late"),
        "headings": [_("Ref"), _("What"), _("Lead"), _("Due as stated"), _("Late")],
        "rows": [
            {
                "ref": row.ref,
                "title": row.title,
                "lead": row.led_by or _("nobody"),
                "due": due_text(row),
                "late": over_words(row.due_by, today) if row.due_by else "",
            }
            for row in shown
        ],
        "more": words.format(n=len(rest)) if rest else "",
        "none": _("Nothing is late."),
    }


def _group(group: Group, paper: TrackerPaper) -> dict[str, Any]:
    counted = _("{n} open").format(n=group.open)
    if group.overdue:
        counted = _("{counted}, {n} overdue").format(counted=counted, n=group.overdue)
    return {
        "name": called(group, paper.titles) or _nobody(paper.by),
        "aside": counted,
        "rows": [_line(each, paper) for each in group.actions],
    }


def _line(each: Told, paper: TrackerPaper) -> dict[str, Any]:
    row, measures = each
    still = is_open(row.status)
    counted = [reached_words(row.achieved, row.target, row.unit)]
    counted += [reached_words(one.achieved, one.target, one.unit) for one in measures]
    return {
        "ref": row.ref,
        "title": row.title,
        "below": _below(row, paper.by),
        "due": due_text(row),
        "progress": row.progress,
        "reached": "; ".join(words for words in counted if words),
        "standing": _standing(row, paper.today),
        "late": row.overdue,
        "ended": not still,
        "high": row.priority == "high",
        "evidence": "" if still else row.evidence or row.why,
        "note": row.note,
    }


def _below(row: ActionRow, by: GroupedBy) -> Sequence[str]:
    """What stands in small letters under an action: who is with whom, and where it is from."""
    parts = (
        row.led_by if by != "lead" else "",
        _("with {party}").format(party=row.counterpart_name) if row.counterpart_name else "",
        row.meeting if by != "meeting" else "",
        _("supporting: {names}").format(names=row.supporting) if row.supporting else "",
    )
    return [part for part in parts if part]


def _standing(row: ActionRow, today: date) -> str:
    """ "overdue 15 days"; else the status, with the day it ended."""
    if row.overdue and row.due_by is not None:
        return _("overdue {days}").format(days=over_words(row.due_by, today))
    if is_open(row.status) or not row.ended:
        return _(row.status)
    return f"{_(row.status)}, {format_date(PartialDate.from_edtf(row.ended), short=True)}"


def _nobody(by: GroupedBy) -> str:
    return _("Nobody leads these") if by == "lead" else _("From no meeting")


def _day(day: date) -> str:
    return format_date(PartialDate.of(day))
