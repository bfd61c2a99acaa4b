"""What goes along when a meeting is moved: sessions, slots, free times, and meetings in its margins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.agenda.running import planning  # noqa: F401 - it names the rules by which sessions are timed
from secretariat.bilaterals.as_meeting import dates_of
from secretariat.bilaterals.model import availability, bilateral
from secretariat.bilaterals.placing.slot_notes import last_slot, leave_slot, note_slot
from secretariat.bilaterals.slots import slot_words
from secretariat.bilaterals.states import BilateralStatus, SlotState
from secretariat.delegations.model import delegate
from secretariat.desk.moved_into_past import Ahead
from secretariat.desk.moved_times import Shift
from secretariat.meetings.columns import date_columns
from secretariat.meetings.model import meeting
from secretariat.meetings.moves import STILL_TO_COME, exact, leave_tombstone
from secretariat.meetings.operations import change_meeting_in
from secretariat.meetings.programme_model import session
from secretariat.meetings.states import SessionStatus
from secretariat.record.work import Work
from secretariat.values.date_print import format_date
from secretariat.values.language import _, ngettext
from secretariat.values.moment import clock_label
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

WITHIN: Final = timedelta(days=7)
"""What is in a meeting's margins and so near to it goes along with it: the senior officials the day before do."""

_TO_COME: Final = frozenset(
    status.value
    for status in (
        BilateralStatus.REQUESTED,
        BilateralStatus.COUNTER_PROPOSED,
        BilateralStatus.CONFIRMED,
        BilateralStatus.RESCHEDULED,
    )
)


@dataclass(slots=True)
class Going:
    """A move under way: by how many days, from which row of the host to which, and what is told of it afterwards.

    ``rooms`` are (reference, room) of everything that names one.
    """

    work: Work
    why: str
    days: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    ahead: Ahead
    went: list[tuple[str, str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    rooms: list[tuple[str, str]] = field(default_factory=list)

    def shift(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> Shift:
        """How the times of a meeting go, given its row before and after; in the host's zone where it has none."""
        zones = (
            row["timezone"] or host["timezone"] or "UTC" for row, host in ((before, self.before), (after, self.after))
        )
        return Shift(self.days, *map(ZoneInfo, zones))

    def moved(self, shift: Shift, moment: datetime, ref: str, what: str) -> datetime:
        """Where a moment goes; a remark where the clocks show it twice, ``Refused`` naming it where they skip it."""
        found, wall = shift.moments(moment), shift.wall(moment)
        said = {
            "ref": ref,
            "what": what,
            "time": f"{wall:%H:%M}",
            "day": format_date(PartialDate.of(wall.date())),
            "zone": shift.after.key,
        }
        if not found:
            raise Refused(
                _(
                    "{ref} {what} would be at {time} on {day}, which does not exist in {zone}, where the clocks go "
                    "forward then; give it another time first."
                ).format(**said)
            )
        if len(found) > 1 and not shift.is_none:
            label = clock_label(found[0].astimezone(shift.after))
            self.remarks.append(
                _("{ref} {what}: {time} exists twice on {day} in {zone}; {time} {label} is meant now.").format(
                    label=label, **said
                )
            )
        return found[0]


def what_was_held_there(going: Going, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Sessions and free times of one meeting that moves, and what its delegates said of their travel."""
    _sessions(going, before, after)
    _free_times(going, before, after)
    travels = select(func.count()).where(
        delegate.c.meeting_id == before["id"], or_(delegate.c.arrival != "", delegate.c.departure != "")
    )
    number = going.work.connection.execute(travels).scalar_one()
    if number and going.days:
        going.remarks.append(
            ngettext(
                "{n} delegate at {ref} keeps the days of arrival and departure that were noted.",
                "{n} delegates at {ref} keep the days of arrival and departure that were noted.",
                number,
            ).format(n=number, ref=after["ref"])
        )


def meeting_in_margins_goes(going: Going, row: dict[str, Any]) -> bool:
    """Take a meeting in the margins along, where it belongs to those days; whether it went."""
    own = select(bilateral).where(bilateral.c.meeting_id == row["id"])
    as_bilateral = going.work.connection.execute(own).mappings().one_or_none()
    if as_bilateral is not None:
        _bilateral(going, row, as_bilateral)
        return False
    held, dates = row["status"] not in STILL_TO_COME, exact(row["dates"])
    if held or dates is None:
        return _stays(going, row, held=held)
    host = exact(going.before["dates"])
    if host is not None and not _near(dates, host):
        return _stays(going, row, held=False)
    values: dict[str, Any] = date_columns(_later(dates, going.days))
    values |= {key: going.after[key] for key in ("place", "timezone") if row[key] == going.before[key]}
    if all(row[key] == value for key, value in values.items()):
        return True
    change_meeting_in(going.work, row["id"], values)
    after = dict(going.work.row(meeting, row["id"]))
    leave_tombstone(going.work, row, after, going.why)
    going.went.append((row["ref"], row["title"], format_date(PartialDate.from_edtf(after["dates"]))))
    going.remarks += going.ahead.remarks(after)
    what_was_held_there(going, row, after)
    return True


def same_dates_follow(going: Going) -> None:
    """Where days are not known, what is in the margins on "September 2013" too gets the new dates with its host."""
    query = select(meeting).where(
        meeting.c.in_margins_of_id == going.before["id"],
        meeting.c.dates == going.before["dates"],
        meeting.c.status.in_(STILL_TO_COME),
        meeting.c.id.not_in(select(bilateral.c.meeting_id)),
    )
    for row in going.work.connection.execute(query).mappings().all():
        if row["dates"]:
            keys = ("dates", "starts", "ends", "dates_sort")
            change_meeting_in(going.work, row["id"], {key: going.after[key] for key in keys})
            after = dict(going.work.row(meeting, row["id"]))
            leave_tombstone(going.work, dict(row), after, going.why)
            going.went.append((row["ref"], row["title"], format_date(PartialDate.from_edtf(after["dates"]))))


def _near(dates: PartialDate, host: PartialDate) -> bool:
    if dates.first is None or dates.last is None or host.first is None or host.last is None:
        return False
    return dates.last >= host.first - WITHIN and dates.first <= host.last + WITHIN


def what_stays(connection: Connection, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What is left to be moved by hand, where the dates are known only roughly."""
    margins = select(meeting.c.ref).where(
        meeting.c.in_margins_of_id == before["id"],
        meeting.c.dates.not_in([before["dates"], after["dates"]]),
        meeting.c.status.in_(STILL_TO_COME),
    )
    sessions = select(session.c.ref).where(session.c.meeting_id == before["id"])
    refs = [ref for query in (sessions, margins) for ref in connection.execute(query.order_by("ref")).scalars()]
    if not refs:
        return []
    named = ", ".join(refs[:8]) + (", …" if len(refs) > 8 else "")
    return [_("The dates are known only roughly, so these keep their days: {refs}.").format(refs=named)]


def _stays(going: Going, row: Mapping[str, Any], *, held: bool) -> bool:
    said = {"ref": row["ref"], "title": row["title"], "status": _(row["status"])}
    if held:
        going.remarks.append(_("{ref} {title} is {status} and stays where it is.").format(**said))
    elif row["dates"] != going.after["dates"]:
        dates = format_date(PartialDate.from_edtf(row["dates"])) if row["dates"] else _("no date yet")
        going.remarks.append(_("{ref} {title} keeps its dates: {dates}.").format(dates=dates, **said))
    return False


def _sessions(going: Going, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Sessions go by as many days, at the same time of day; when each ends follows."""
    shift = going.shift(before, after)
    query = select(session).where(session.c.meeting_id == before["id"])
    # The last day first where days are added, so that no two days' sessions stand on one day meanwhile.
    turn = -1 if going.days > 0 else 1
    rows = going.work.connection.execute(query).mappings().all()
    for row in sorted(rows, key=lambda row: (row["day"].toordinal() * turn, row["position"])):
        what = f"“{row['title']}”"
        going.rooms.append((row["ref"], row["room"]))
        if shift.is_none:
            continue
        values: dict[str, Any] = {"day": row["day"] + timedelta(days=going.days)}
        if row["fixed_starts"] is not None:
            values["fixed_starts"] = going.moved(shift, row["fixed_starts"], row["ref"], what)
        going.work.change(session, row["id"], values)
        if row["starts"] is not None and row["status"] != SessionStatus.CANCELLED.value:
            going.ahead.refuse_past(shift.nearest(row["starts"]), shift.after, row["ref"], what)
        day = format_date(PartialDate.of(values["day"]))
        going.went.append((row["ref"], row["title"], day))
        if after["ends"] is not None and values["day"] > after["ends"]:
            sentence = _("{ref} {what} is on {day} now, after the meeting's last day.")
            going.remarks.append(sentence.format(ref=row["ref"], what=what, day=day))


def _free_times(going: Going, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    shift = going.shift(before, after)
    query = select(availability).where(availability.c.meeting_id == before["id"])
    for row in going.work.connection.execute(query).mappings().all():
        starts, ends = shift.nearest(row["starts"]), shift.nearest(row["ends"])
        if starts < ends:  # all of it may lie in the hour that the clocks skip
            going.work.change(availability, row["id"], {"starts": starts, "ends": ends})


def _bilateral(going: Going, row: dict[str, Any], own: RowMapping) -> None:
    """A bilateral's slot, what was preferred and proposed for it, and its meeting's day; the old slot stays visible."""
    if own["status"] not in _TO_COME:
        if own["status"] in (BilateralStatus.HELD.value, BilateralStatus.RECORD_CLEARED.value):
            _stays(going, row, held=True)
        return
    work, what, shift = going.work, row["title"], going.shift(going.before, going.after)
    values: dict[str, Any] = {}
    for key in ("slot_starts", "slot_ends", "preferred_from", "preferred_until"):
        if own[key] is not None:
            values[key] = going.moved(shift, own[key], row["ref"], what)
    changed = {key: value for key, value in values.items() if value != own[key]}
    if "slot_starts" in changed:
        going.ahead.refuse_past(changed["slot_starts"], shift.after, row["ref"], what)
    work.change(bilateral, own["id"], changed)
    as_meeting: dict[str, Any] = {
        key: going.after[key] for key in ("place", "timezone") if row[key] == going.before[key]
    }
    if own["slot_starts"] is not None:
        as_meeting |= dates_of(values["slot_starts"], work.row(meeting, going.after["id"]))
    work.change(meeting, row["id"], as_meeting)
    going.rooms.append((row["ref"], own["room"]))
    if own["slot_starts"] is None or "slot_starts" not in changed:
        return
    _slot_went(going, own)
    said = slot_words(values["slot_starts"], values.get("slot_ends"), going.after["timezone"])
    going.went.append((row["ref"], row["title"], said))


def _slot_went(going: Going, own: RowMapping) -> None:
    """The slot that a bilateral had (its row ``own``) is left, and the one it has now is what the old one was."""
    was = last_slot(going.work, own["id"])
    state = SlotState.CONFIRMED if own["status"] == BilateralStatus.CONFIRMED.value else SlotState.PROPOSED
    party, why = None, ""
    if was is not None and was["state"] != SlotState.LEFT.value:
        state, party, why = SlotState(was["state"]), was["party_id"], was["why"]
    leave_slot(going.work, own, _("{meeting} was moved: {why}").format(meeting=going.after["ref"], why=going.why))
    note_slot(going.work, own, state, party=party, why=why)


def _later(dates: PartialDate, days: int) -> PartialDate:
    """Dates known to the day, so many days later."""
    points = [(PartialDate.from_edtf(point).first, point) for point in dates.edtf.split("/")]
    moved = [(first + timedelta(days=days)).isoformat() if first else point for first, point in points]
    return PartialDate.from_edtf("/".join(moved))
