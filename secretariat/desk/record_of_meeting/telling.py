"""What a summary record and a summary of decisions say, in the current language: for print, document and Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from secretariat.actions.sheet import due_text
from secretariat.agenda.durations import NOT_TAKEN
from secretariat.agenda.papers.telling import paragraphs, state_words
from secretariat.agenda.rows import ItemDetail
from secretariat.delegations.papers.coming import script_of
from secretariat.delegations.rows import DelegateRow, DelegationDetail
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.desk.record_of_meeting.reading import Adopted, Deed, MeetingRecord, Said
from secretariat.meetings.sheet import dates_words
from secretariat.meetings.states import MeetingStatus, OutcomeKind
from secretariat.parties.naming import own_name
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate

_OVER: Final = (MeetingStatus.CONCLUDED.value, MeetingStatus.CLOSED.value)
_KINDS: Final = {
    OutcomeKind.AGREED.value: N_("The meeting agreed"),
    OutcomeKind.OFFERED.value: N_("It was offered"),
    OutcomeKind.WELCOMED.value: N_("The meeting welcomed"),
    OutcomeKind.NOTED.value: N_("The meeting noted"),
}


def minutes_told(record: MeetingRecord) -> dict[str, Any]:
    """The summary record: who was there in order of precedence, then item by item what was said and came of it."""
    paper = _Telling(record)
    title = _("Summary record") if record.head.row.status in _OVER else _("Draft summary record")
    outside = [one for one in record.outcomes if not one.item]
    return {
        **paper.head(title),
        "attendance": paper.attendance(),
        "proceedings": _("Proceedings"),
        "items": [paper.item(item) for item in record.agenda.items],
        "others": {
            "heading": _("Other matters") if record.agenda.items else _("What came of it"),
            "outcomes": [paper.outcome(one) for one in outside],
            "deeds": [paper.deed(one) for one in record.deeds if not one.item],
        },
        **paper.tail(),
    }


def decisions_told(record: MeetingRecord) -> dict[str, Any]:
    """The summary of decisions: what was agreed, offered, welcomed, noted, and who does what by when; no speech."""
    paper = _Telling(record)
    order = {item.number: place for place, item in enumerate(record.agenda.items)}
    outcomes = sorted(record.outcomes, key=lambda one: order.get(one.item, len(order)))
    groups = [(_(words), [one for one in outcomes if one.kind == kind]) for kind, words in _KINDS.items()]
    return {
        **paper.head(_("Summary of decisions")),
        "groups": [
            {"heading": words, "outcomes": [paper.outcome(one) for one in those]} for words, those in groups if those
        ],
        "none": _("No outcome is on record."),
        "deeds": {
            "heading": _("Follow-up actions"),
            "headings": [_("Ref"), _("What"), _("Lead"), _("Due")],
            "rows": [paper.deed(one) for one in record.deeds],
        },
        **paper.tail(),
    }


class _Telling:
    """A record in words."""

    def __init__(self, record: MeetingRecord) -> None:
        self.record = record

    def head(self, kind: str) -> dict[str, Any]:
        one = self.record.head
        labels = ((_("Chair"), one.chair), (_("Host"), one.host_name), (_("Theme"), one.theme))
        return {
            "subtitle": " · ".join(part for part in (kind, one.row.place, dates_words(one.row)) if part),
            "facts": [[label, value] for label, value in labels if value],
        }

    def tail(self) -> dict[str, Any]:
        """The texts of the meeting, and when it meets again."""
        after = self.record.head.after
        following = ""
        if after is not None:
            dates = format_date(PartialDate.from_edtf(after.dates)) if after.dates else _("no date yet")
            following = f"{after.title} ({dates})"
        return {
            "texts": {"heading": _("Texts"), "rows": [_text(one) for one in self.record.texts]},
            "following": {"heading": _("Next meeting"), "words": following},
        }

    def attendance(self) -> dict[str, Any]:
        """Who was there: those checked in at the door, where anybody was, else those who were named."""
        came = [one for one in self.record.roll.delegations if one.status != DelegationStatus.REGRETS.value]
        arrived = any(who.accreditation == Accreditation.ARRIVED.value for one in came for who in one.named)
        rows = [
            {"party": own_name(one.name, one.name_id), "people": list(_people(one, arrived=arrived))} for one in came
        ]
        sorry = [one for one in self.record.roll.delegations if one.status == DelegationStatus.REGRETS.value]
        return {
            "heading": _("Attendance"),
            "rows": [row for row in rows if row["people"] or not arrived],
            "remark": _("As checked in at the meeting.") if arrived else _("As named to the secretariat."),
            "regrets": _("Regrets: {parties}.").format(
                parties=", ".join(own_name(one.name, one.name_id) for one in sorry)
            )
            if sorry
            else "",
            "none": _("names not yet received"),
        }

    def item(self, item: ItemDetail) -> dict[str, Any]:
        """What was said on an item and what came of it."""
        said = (
            _("Lead: {party}").format(party=self.record.names.get(item.lead, item.lead_name)) if item.lead else "",
            ", ".join(symbol for symbol, _title in item.papers),
        )
        return {
            "number": item.number,
            "depth": item.number.count("."),
            "title": item.title,
            "state": state_words(item) if item.status in NOT_TAKEN else "",
            "below": " · ".join(part for part in said if part),
            "proceedings": paragraphs(item.proceedings),
            "outcomes": [self.outcome(one) for one in self.record.outcomes if one.item == item.number],
            "deeds": [self.deed(one) for one in self.record.deeds if one.item == item.number],
        }

    def outcome(self, one: Said) -> dict[str, str]:
        """What was agreed, offered, welcomed or noted, by whom and on which item."""
        return {
            "ref": one.ref,
            "kind": _(one.kind),
            "text": one.text,
            "by": ", ".join(self.record.names.get(code, code) for code in one.by),
            "item": _("item {number}").format(number=one.item) if one.item else "",
        }

    def deed(self, one: Deed) -> dict[str, str]:
        """Who does what by when; ``who`` says lead and due in words."""
        row = one.row
        lead, due = row.led_by or _("nobody yet"), due_text(row) or _("no date yet")
        return {
            "ref": row.ref,
            "title": row.title,
            "lead": lead,
            "due": due,
            "who": _("lead: {lead}; due: {due}").format(lead=lead, due=due),
        }


def _text(one: Adopted) -> str:
    """ "Beijing Declaration (D-1): adopted, 31 October 2007"."""
    on = format_date(PartialDate.from_edtf(one.on)) if one.on else ""
    return f"{one.title} ({one.ref}): {', '.join(part for part in (_(one.status), on) if part)}"


def _people(one: DelegationDetail, *, arrived: bool) -> Iterable[dict[str, Any]]:
    for who in one.named:
        if arrived and who.accreditation != Accreditation.ARRIVED.value:
            continue
        yield {
            "name": " ".join(part for part in (who.honorific, who.name) if part),
            "native": who.native,
            "script": script_of(who),
            "head": who.function == Function.HEAD.value,
            "said": _said(who),
        }


def _said(who: DelegateRow) -> str:
    function = _(who.function) if who.function != Function.DELEGATE.value else ""
    return ", ".join(part for part in (who.title, who.organisation, who.representing, function) if part)
