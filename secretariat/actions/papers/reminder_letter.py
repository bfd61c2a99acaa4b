"""What a reminder says to a lead: what is overdue, the longest first, and what is coming. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from secretariat.actions.due import left_words, over_words
from secretariat.actions.progress import reached_words
from secretariat.actions.rows import ActionRow
from secretariat.actions.sheet import due_text
from secretariat.values.date_print import format_date
from secretariat.values.language import _, current_language, ngettext
from secretariat.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's subject, and its words as plain text and as HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class _Block:
    heading: str
    rows: Sequence[ActionRow]


def reminder_letter(rows: Sequence[ActionRow], *, lead: str, today: date, within: int, office: str = "") -> Letter:
    """The letter about these actions, in the current language, as of ``today``; ``within`` is how many days ahead."""
    late = [row for row in rows if row.overdue]
    coming = [row for row in rows if not row.overdue]
    until = format_date(PartialDate.of(today + timedelta(days=min(within, (date.max - today).days))))
    blocks = [
        _Block(_("Overdue"), late),
        _Block(_("Due by {date}").format(date=until), coming),
    ]
    blocks = [block for block in blocks if block.rows]
    opening = [
        _("To: {lead}").format(lead=lead),
        _("These follow-up actions are yours, as of {date}.").format(date=format_date(PartialDate.of(today))),
    ]
    closing = [
        _("The sheet attached has all that is open with you. Please fill in the marked columns and send it back."),
        *([office] if office else []),
    ]
    text = [*opening, *("\n".join([block.heading, *_lines(block, today)]) for block in blocks), *closing]
    return Letter(_subject(late, coming, office), "\n\n".join(text) + "\n", _html(opening, blocks, closing, today))


def _subject(late: Sequence[ActionRow], coming: Sequence[ActionRow], office: str) -> str:
    counted = []
    if late:
        counted.append(ngettext("{n} action is overdue", "{n} actions are overdue", len(late)).format(n=len(late)))
    if coming:
        counted.append(
            ngettext("{n} action is due soon", "{n} actions are due soon", len(coming)).format(n=len(coming))
        )
    subject = _("Follow-up actions: {counted}").format(counted=", ".join(counted))
    return f"{subject} ({office})" if office else subject


def _lines(block: _Block, today: date) -> list[str]:
    lines = []
    for row in block.rows:
        lines.append(f"- {row.ref}  {row.title}")
        lines.append("  " + " · ".join(part for part in (due_text(row), _when(row, today), *_more(row)) if part))
    return lines


def _when(row: ActionRow, today: date) -> str:
    """ "overdue 15 days", "in 5 d"."""
    if row.due_by is None:
        return ""
    if row.overdue:
        return _("overdue {days}").format(days=over_words(row.due_by, today))
    return left_words(row.due_by, today)


def _more(row: ActionRow) -> Sequence[str]:
    return (
        reached_words(row.achieved, row.target, row.unit),
        _("with {party}").format(party=row.counterpart_name) if row.counterpart_name else "",
        row.meeting,
    )


_CELL = 'style="padding:4px 8px;border-bottom:1px solid #c3cad3;vertical-align:top"'


def _html(opening: Sequence[str], blocks: Sequence[_Block], closing: Sequence[str], today: date) -> str:
    body = [f"<p>{escape(line)}</p>" for line in opening]
    headings = (_("Ref"), _("What"), _("Due"), "", _("Progress"))
    for block in blocks:
        body.append(f"<h3>{escape(block.heading)}</h3>")
        head = "".join(f'<th align="left" {_CELL}>{escape(words)}</th>' for words in headings)
        lines = "".join(f"<tr>{_cells(row, today)}</tr>" for row in block.rows)
        body.append(f'<table cellspacing="0" style="border-collapse:collapse"><tr>{head}</tr>{lines}</table>')
    body += [f"<p>{escape(line)}</p>" for line in closing]
    shown = "\n".join(body)
    return (
        f'<!DOCTYPE html>\n<html lang="{current_language()}"><head><meta charset="utf-8"></head>'
        f'<body style="font-family:sans-serif;font-size:14px">\n{shown}\n</body></html>\n'
    )


def _cells(row: ActionRow, today: date) -> str:
    reached, *beside = _more(row)
    under = " · ".join(part for part in beside if part)
    what = escape(row.title) + (f'<br><small style="color:#5b6675">{escape(under)}</small>' if under else "")
    when = escape(_when(row, today))
    when = f'<b style="color:#a3122b">{when}</b>' if row.overdue else when
    return "".join(
        f"<td {_CELL}>{cell}</td>" for cell in (escape(row.ref), what, escape(due_text(row)), when, escape(reached))
    )
