"""How an action reads: its facts in order, for the terminal's detail and the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from secretariat.actions.due import due_of, due_words
from secretariat.actions.progress_sheet import part_line, progress_facts, step_line
from secretariat.actions.reminders import reminded_on, reminder_words
from secretariat.actions.rows import ActionRow
from secretariat.actions.standing import is_open
from secretariat.actions.states import ActionStatus
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate

if TYPE_CHECKING:
    from secretariat.actions.detail import ActionDetail


def action_sheet(detail: ActionDetail) -> FactSheet:
    """An action as it reads."""
    row = detail.row
    due = Fact(
        _("Due"), due_words(due_of(row.due, row.due_by), row.status, detail.today), "overdue" if row.overdue else ""
    )
    facts = [
        Fact(_("Status"), _standing(detail)),
        Fact(_("Lead"), _lead(detail)),
        Fact(_("Supporting"), row.supporting),
        Fact(_("With"), row.counterpart_name),
        due,
        Fact(_("Recurs"), _recurs(detail)),
        Fact(_("Reminders"), _reminders(detail)),
        Fact(_("Priority"), _(row.priority) if row.priority != "normal" else ""),
        Fact(_("From"), _origin(detail)),
        Fact(_("Carried into"), ", ".join(f"{each.meeting} ({_day(each.on)})" for each in detail.carried)),
        Fact(_("Part of"), _whole(detail)),
        *progress_facts(detail),
        Fact(_("Evidence"), row.evidence),
        Fact(_("Why"), row.why),
        Fact(_("Supersedes"), ", ".join(detail.supersedes)),
        Fact(_("Tags"), " ".join(row.tags)),
        Fact(_("Note"), row.note),
        Fact(_("Source"), row.source),
    ]
    sections = [Section(_("Parts"), [part_line(part, detail) for part in detail.parts])] if detail.parts else []
    if detail.steps:
        several = len(detail.measures) > 1
        sections.append(Section(_("Progress"), [step_line(step, several) for step in detail.steps]))
    if detail.paragraph_text:
        sections.append(Section(_("Paragraph {ref}").format(ref=detail.paragraph), [Line(detail.paragraph_text)]))
    if detail.outcome_text:
        sections.append(Section(_("Outcome {ref}").format(ref=detail.outcome), [Line(detail.outcome_text)]))
    state = _("overdue") if row.overdue else ""
    return FactSheet(row.ref, row.title, state, [fact for fact in facts if fact.value], sections)


def action_json(row: ActionRow) -> dict[str, Any]:
    """An action under its promised keys; what is unknown is null."""
    due = due_of(row.due, row.due_by)
    return {
        "ref": row.ref,
        "title": row.title,
        "status": row.status,
        "overdue": row.overdue,
        "due": row.due or None,
        "due_text": due_text(row),
        "due_by": due.last.isoformat() if due and due.last else None,
        "lead": row.lead or None,
        "supporting": row.supporting or None,
        "counterpart": row.counterpart or None,
        "meeting": row.meeting or None,
        "source": row.source or None,
        "priority": row.priority,
        "target": row.target,
        "achieved": row.achieved,
        "unit": row.unit or None,
        "progress": row.progress,
        "evidence": row.evidence or None,
        "updated": row.updated.isoformat(timespec="seconds"),
        "version": row.version,
    }


def detail_json(detail: ActionDetail) -> dict[str, Any]:
    """The same with what only ``show`` tells."""
    row = detail.row
    return {
        **action_json(row),
        "agreed_on": _iso(detail.agreed_on),
        "begun_on": _iso(detail.begun_on),
        "ended": row.ended or None,
        "ended_by_whom": detail.ended_by_whom or None,
        "why": row.why or None,
        "superseded_by": detail.superseded_by or None,
        "supersedes": list(detail.supersedes),
        "lead_party": detail.lead_party or None,
        "lead_organisation": detail.lead_organisation or None,
        "lead_unit": detail.lead_unit or None,
        "lead_person": detail.lead_person_ref or None,
        "outcome": detail.outcome or None,
        "item": detail.item or None,
        "paragraph": detail.paragraph or None,
        "note": row.note or None,
        "tags": list(row.tags),
        "measures": [
            {"target": one.target, "achieved": one.achieved, "unit": one.unit or None, "progress": one.progress}
            for one in detail.measures
        ],
        "every": detail.recurs or None,
        "occurrence": detail.occurrence or None,
        "reminders": detail.reminders.split(),
        "carried": [{"meeting": each.meeting, "on": each.on.isoformat(), "by": each.by} for each in detail.carried],
        "part_of": detail.part_of or None,
        "weight": detail.weight,
        "parts": [
            {
                "ref": part.ref,
                "title": part.title,
                "status": part.status,
                "overdue": part.overdue,
                "weight": part.weight,
                "progress": part.progress,
            }
            for part in detail.parts
        ],
        "log": [
            {
                "on": step.on.isoformat(),
                "amount": step.amount,
                "unit": step.unit or None,
                "note": step.note,
                "user": step.user,
            }
            for step in detail.steps
        ],
    }


def due_text(row: ActionRow, *, short: bool = False) -> str:
    """The due date as printed in the current language, "" while unknown."""
    due = due_of(row.due, row.due_by)
    return format_date(due, short=short) if due else ""


def _standing(detail: ActionDetail) -> str:
    """ "in progress since 6 April 2015", "done on 29 July 2011", "dropped on 3 May 2012 by ana"."""
    row = detail.row
    words = _(row.status)
    if row.status == ActionStatus.IN_PROGRESS and detail.begun_on:
        return _("{status} since {date}").format(status=words, date=_day(detail.begun_on))
    if row.status == ActionStatus.AGREED and detail.agreed_on:
        return _("{status} since {date}").format(status=words, date=_day(detail.agreed_on))
    if is_open(row.status) or not row.ended:
        return words
    when = format_date(PartialDate.from_edtf(row.ended))
    if detail.superseded_by:
        by = _("{status} by {ref}, {date}").format(status=words, ref=detail.superseded_by, date=when)
        return _("{standing}, by {user}").format(standing=by, user=detail.ended_by_whom) if detail.ended_by_whom else by
    if row.status == ActionStatus.DROPPED and detail.ended_by_whom:
        return _("{status}, {date}, by {user}").format(status=words, date=when, user=detail.ended_by_whom)
    return f"{words}, {when}"


def _recurs(detail: ActionDetail) -> str:
    """ "every 2 years · 3rd time" as "every 2 years, no. 3"."""
    if not detail.recurs:
        return ""
    return _("{rule}, no. {n}").format(rule=detail.recurs, n=detail.occurrence)


def _reminders(detail: ActionDetail) -> str:
    """How long before, and on which days: "14 days, 3 days before (17 Jul 2011, 28 Jul 2011)"."""
    if not detail.reminders:
        return ""
    said = _("{distances} before the last day").format(distances=reminder_words(detail.reminders))
    days = [format_date(PartialDate.of(day), short=True) for day in reminded_on(detail.reminders, detail.row.due_by)]
    return f"{said} ({', '.join(days)})" if days else said


def _lead(detail: ActionDetail) -> str:
    """The lead part by part, each once: unit, organisation, person, party."""
    parts = [detail.lead_unit, detail.lead_organisation, detail.lead_person, detail.lead_party_called]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _origin(detail: ActionDetail) -> str:
    parts = [detail.row.meeting]
    if detail.item:
        parts.append(_("item {number}").format(number=detail.item))
    if detail.outcome:
        parts.append(_("outcome {ref}").format(ref=detail.outcome))
    if detail.paragraph:
        parts.append(_("paragraph {ref}").format(ref=detail.paragraph))
    return ", ".join(part for part in parts if part)


def _whole(detail: ActionDetail) -> str:
    if not detail.part_of:
        return ""
    whole = f"{detail.part_of}  {detail.part_of_title}"
    return whole if detail.weight == 1 else _("{whole} (weight {n})").format(whole=whole, n=detail.weight)


def _day(day: date) -> str:
    return format_date(PartialDate.of(day))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
