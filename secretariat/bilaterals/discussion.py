"""The record of discussion of a bilateral: what was said, outcomes taken from it, its clearance by each side."""

from __future__ import annotations

from datetime import date

from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.queries import BilateralDetail, detail_of
from secretariat.bilaterals.states import BilateralStatus
from secretariat.bilaterals.transitions import MEETING_STATUS, WITH_RECORD
from secretariat.meetings.model import meeting
from secretariat.meetings.outcome_operations import add_outcome_in
from secretariat.meetings.outcome_queries import OutcomeDetail, outcome_detail_of
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_SIDES = ("first", "second")


def note_discussion(record: Record, which: str, text: str, *, version: int | None = None) -> BilateralDetail:
    """Keep the record of discussion of a bilateral that was held.

    A change takes back what either side had cleared: it cleared another text. ``taken_back`` says it.
    """
    with record.act(N_("Record of discussion of {ref}"), ref=which) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        state = BilateralStatus(row["status"])
        if state not in WITH_RECORD:
            raise Refused(
                _("{ref} is {status}; a record of discussion is kept of one that was held.").format(
                    ref=row["ref"], status=_(state.value)
                )
            )
        work.change(bilateral, id_, {"record": text}, seen=version)
        if work.row(bilateral, id_)["record"] != row["record"]:
            back = {"cleared_first": "", "cleared_second": "", "status": BilateralStatus.HELD.value}
            work.change(bilateral, id_, back)
        record.relabelled(work, N_("Record of discussion of {ref}"), ref=row["ref"])
        return detail_of(work.connection, id_)


def taken_back(before: BilateralDetail, after: BilateralDetail) -> str:
    """What a change of the record did to clearances, as a sentence; "" where there were none."""
    gone = [
        old.code
        for old, now in zip((before.first, before.second), (after.first, after.second), strict=True)
        if old.cleared and not now.cleared
    ]
    if not gone:
        return ""
    return _("The text is another one now: clearance by {parties} is taken back.").format(parties=", ".join(gone))


def clear_record(
    record: Record, which: str, by: str, *, on: date | None = None, version: int | None = None
) -> BilateralDetail:
    """One side clears the record of discussion, on a day (today); when both have, the record is cleared.

    Raises ``Refused`` where there is no record yet, ``by`` is none of the two parties, or the day is ahead.
    """
    with record.act(N_("{party} clears the record of {ref}"), ref=which, party=by) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        side = _side_of(party_id(work.connection, by), row["first_party_id"], row["second_party_id"])
        if side is None:
            raise Refused(
                _("{party} is neither of the two parties of {ref}; only they clear its record.").format(
                    party=by, ref=row["ref"]
                )
            )
        if BilateralStatus(row["status"]) not in WITH_RECORD or not row["record"].strip():
            raise Refused(_("{ref} has no record of discussion yet that could be cleared.").format(ref=row["ref"]))
        day = on or record.today
        if day > record.today:
            raise Refused(
                _("{day} is still ahead; a record is cleared on a day that has come.").format(
                    day=format_date(PartialDate.of(day))
                )
            )
        values = {f"cleared_{side}": day.isoformat()}
        other = "second" if side == "first" else "first"
        if row[f"cleared_{other}"]:
            values["status"] = BilateralStatus.RECORD_CLEARED.value
        work.change(bilateral, id_, values, seen=version)
        now = BilateralStatus(work.row(bilateral, id_)["status"])
        work.change(meeting, row["meeting_id"], {"status": MEETING_STATUS[now].value})
        record.relabelled(work, N_("{party} clears the record of {ref}"), ref=row["ref"], party=by)
        return detail_of(work.connection, id_)


def take_outcome(record: Record, which: str, kind: str, text: str, *, by: str = "") -> OutcomeDetail:
    """What was agreed, offered, welcomed or noted becomes an outcome of the bilateral's meeting.

    ``by`` names who did so; nothing: both parties. Raises ``Refused`` for no words, or before the bilateral was held.
    """
    with record.act(N_("Outcome of {ref}"), ref=which) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        if BilateralStatus(row["status"]) not in WITH_RECORD:
            raise Refused(
                _("{ref} is {status}; outcomes are taken from one that was held.").format(
                    ref=row["ref"], status=_(row["status"])
                )
            )
        codes = [work.row(party, row[f"{side}_party_id"])["code"] for side in _SIDES]
        own = work.row(meeting, row["meeting_id"])["ref"]
        parties = by or "; ".join(codes)
        source = _("Record of discussion of {ref}").format(ref=row["ref"])
        fields = {"meeting": own, "kind": kind, "text": " ".join(text.split()), "parties": parties, "source": source}
        made = outcome_detail_of(work.connection, add_outcome_in(work, fields))  # type: ignore[arg-type]  # its keys
        record.relabelled(work, N_("Outcome of {ref}"), ref=row["ref"])
        return made


def _side_of(by: int, first: int, second: int) -> str | None:
    return {first: "first", second: "second"}.get(by)
