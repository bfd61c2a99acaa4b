"""The report of what became of what was agreed, as paper, document, text or data, in the current language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from secretariat.actions.due import over_words
from secretariat.actions.following.became import FORMER, Became, Commitment, Followed
from secretariat.actions.states import ActionStatus
from secretariat.papers.columns import SheetColumn
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _, current_language, ngettext
from secretariat.values.partial_date import PartialDate

ENDINGS: Final = (".pdf", ".docx", ".md", ".csv", ".json")
"""What the report can be written as; the first is the usual one."""

_KINDS: Final = {
    "agreed": N_("agreed"),
    "offered": N_("offered"),
    "welcomed": N_("welcomed"),
    "noted": N_("noted"),
    "paragraph": N_("paragraph"),
    FORMER: N_("paragraph no longer in the text"),
}
_NOTHING: Final = N_("No action follows from it.")


def report(
    became: Became,
    form: str,
    *,
    today: date,
    office: str = "",
    templates: Path | None = None,
    paper_size: str = "a4",
) -> bytes:
    """The report as a file with the ending ``form``, as of ``today``; ``templates`` may hold the office's own."""
    if form == ".json":
        return (json.dumps(as_json(became), ensure_ascii=False, indent=2) + "\n").encode()
    if form == ".csv":
        from secretariat.papers.csv_out import csv_bytes

        return csv_bytes(_columns(), rows_of(became, today))
    if form == ".md":
        return _markdown(became, today)
    if form == ".docx":
        return _document(became, today, office, paper_size)
    from secretariat.papers.typesetting import typeset

    return typeset(
        "became.typ",
        _data(became, today, office),
        title=_title(),
        language=current_language(),
        date=today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def as_json(became: Became) -> dict[str, Any]:
    """The report with stable keys: commitments, and each one's actions."""
    return {
        "about": became.about,
        "commitments": [
            {
                "meeting": one.meeting or None,
                "kind": one.kind or None,
                "ref": one.ref or None,
                "text": one.text or None,
                "actions": [
                    {
                        "ref": each.row.ref,
                        "title": each.row.title,
                        "lead": each.row.lead or None,
                        "due": each.row.due or None,
                        "due_text": each.due or None,
                        "status": each.row.status,
                        "overdue": each.row.overdue,
                        "progress": each.row.progress,
                        "ended": each.row.ended or None,
                        "evidence": each.row.evidence or None,
                        "why": each.row.why or None,
                        "carried": list(each.carried),
                    }
                    for each in one.actions
                ],
            }
            for one in became.commitments
        ],
    }


def rows_of(became: Became, today: date) -> Iterator[Mapping[str, object]]:
    """A row for each action with what it follows from, and one for each commitment that nothing follows from."""
    for one in became.commitments:
        said = {"meeting": one.meeting, "kind": kind_words(one), "outcome": one.ref, "text": one.text}
        if not one.actions:
            yield {**said, "standing": _("no action")}
        for each in one.actions:
            yield {
                **said,
                "ref": each.row.ref,
                "title": each.row.title,
                "lead": each.row.led_by,
                "due_text": each.due,
                "standing": standing(each, today),
                "reached": each.reached,
                "end": each.end,
            }


def standing(each: Followed, today: date) -> str:
    """How an action stands: "overdue 15 days", "done", "in progress"; and where it was carried into."""
    row = each.row
    said = _(row.status)
    if row.overdue and row.due_by is not None:
        said = _("overdue {days}").format(days=over_words(row.due_by, today))
    if each.carried:
        return _("{standing}, carried into {meetings}").format(standing=said, meetings=", ".join(each.carried))
    return said


def counted(became: Became) -> str:
    """The report in one line: how many commitments, actions, done, overdue, and what has none."""
    actions = became.actions
    agreed = [one for one in became.commitments if one.text and one.kind != FORMER]
    done = sum(each.row.status == ActionStatus.DONE for each in actions)
    overdue = sum(each.row.overdue for each in actions)
    without = len([one for one in agreed if not one.actions])
    return " · ".join(
        [
            ngettext("{n} commitment", "{n} commitments", len(agreed)).format(n=len(agreed)),
            ngettext("{n} action", "{n} actions", len(actions)).format(n=len(actions)),
            _("{n} done").format(n=done),
            _("{n} overdue").format(n=overdue),
            ngettext("{n} without any action", "{n} without any action", without).format(n=without),
        ]
    )


def _title() -> str:
    return _("What became of what was agreed")


def kind_words(one: Commitment) -> str:
    """What kind of commitment it is, in words; "other actions" where nothing was noted."""
    return _(_KINDS[one.kind]) if one.kind in _KINDS else _("other actions")


def _columns() -> list[SheetColumn]:
    return [
        SheetColumn("meeting", _("Meeting")),
        SheetColumn("kind", _("Kind")),
        SheetColumn("outcome", _("Ref")),
        SheetColumn("text", _("What was agreed"), "wrap"),
        SheetColumn("ref", _("Action")),
        SheetColumn("title", _("What"), "wrap"),
        SheetColumn("lead", _("Lead"), "wrap"),
        SheetColumn("due_text", _("Due")),
        SheetColumn("standing", _("Status")),
        SheetColumn("reached", _("Achieved")),
        SheetColumn("end", _("How it ended"), "wrap"),
    ]


def _groups(became: Became) -> Iterator[tuple[str, list[Commitment]]]:
    """The commitments by meeting, headed by its reference, title and dates."""
    for (ref, title, dates), ones in groupby(
        became.commitments, key=lambda one: (one.meeting, one.meeting_title, one.dates)
    ):
        heading = " · ".join(part for part in (ref, title, dates) if part)
        yield heading or _("From no meeting"), list(ones)


def _data(became: Became, today: date, office: str) -> dict[str, Any]:
    return {
        "office": office or None,
        "subtitle": became.about,
        "counted": counted(became),
        "as_of": _("as of {date}").format(date=format_date(PartialDate.of(today))),
        "nothing": _(_NOTHING),
        "none": _("Nothing was agreed that is on record."),
        "groups": [
            {
                "heading": heading,
                "commitments": [
                    {
                        "kind": kind_words(one),
                        "ref": one.ref,
                        "text": one.text,
                        "actions": [
                            {
                                "ref": each.row.ref,
                                "title": each.row.title,
                                "lead": each.row.led_by,
                                "due": each.due,
                                "standing": standing(each, today),
                                "overdue": each.row.overdue,
                                "reached": each.reached,
                                "end": each.end,
                            }
                            for each in one.actions
                        ],
                    }
                    for one in ones
                ],
            }
            for heading, ones in _groups(became)
        ],
    }


def _markdown(became: Became, today: date) -> bytes:
    from secretariat.papers.markdown import escaped

    lines = [f"# {escaped(_title())}", "", escaped(became.about), "", escaped(counted(became)), ""]
    for heading, ones in _groups(became):
        lines += [f"## {escaped(heading)}", ""]
        for one in ones:
            said = f" {escaped(one.text)} ({one.ref})" if one.text else ""
            lines.append(f"- **{escaped(kind_words(one))}**{said}")
            lines += [f"  - {escaped(_line(each, today))}" for each in one.actions] or [f"  - *{_(_NOTHING)}*"]
        lines.append("")
    return "\n".join(lines).encode()


def _line(each: Followed, today: date) -> str:
    parts = [each.row.ref, each.row.title, each.row.led_by, each.due, standing(each, today), each.reached, each.end]
    return " · ".join(part for part in parts if part)


def _document(became: Became, today: date, office: str, paper_size: str) -> bytes:
    from secretariat.papers.documents import DocumentColumn, Section, TitleBlock, Words, document

    columns = [DocumentColumn(_("What was agreed"), 5), DocumentColumn(_("Actions, and how they stand"), 6)]
    sections = []
    for heading, ones in _groups(became):
        rows = []
        for one in ones:
            said = (
                [Words(kind_words(one), strong=True), Words(one.text, on_new_line=True)]
                if one.text
                else kind_words(one)
            )
            followed = [
                words
                for place, each in enumerate(one.actions)
                for words in (
                    Words(f"{each.row.ref}  {each.row.title}", on_new_line=place > 0),
                    Words(_rest(each, today), quiet=not each.row.overdue, strong=each.row.overdue, on_new_line=True),
                )
            ]
            rows.append([said, followed or [Words(_(_NOTHING), quiet=True)]])
        sections.append(Section(rows, columns, heading=heading))
    block = TitleBlock(_title(), office=office, subtitle=became.about, facts=[(_("In all"), counted(became))])
    return document(block, sections, language=current_language(), date=today, paper_size=paper_size)


def _rest(each: Followed, today: date) -> str:
    parts = [each.row.led_by, each.due, standing(each, today), each.reached, each.end]
    return " · ".join(part for part in parts if part)
