"""The period for which personal data is kept: who is beyond it, who is kept on for a reason, what Today says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from secretariat.actions.operations import add_action
from secretariat.delegations.inviting import invite
from secretariat.delegations.nominating import add_delegate
from secretariat.meetings.operations import add_meeting
from secretariat.people.erasing import erase_people
from secretariat.people.operations import add_person
from secretariat.people.queries import people_window, person_detail
from secretariat.people.retention import keep_people, kept_from, overdue
from secretariat.record.record import Record
from secretariat.today.queries import today_parts
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once

Run = Callable[..., Any]
OLD, NEW = "APEC-T-14", "APEC-T-18"


@done_once
def office(reference: Record) -> None:
    """Today is 15 August 2011. P-1 and P-2 were at a meeting of 2007, P-2 at one of May 2011 too, P-3 at none."""
    for ref, dates in ((OLD, "2007-03-08/2007-03-09"), (NEW, "2011-05-20/2011-05-21")):
        add_meeting(
            reference, ref=ref, title=ref, level="ministerial", forum="APEC", dates=PartialDate.from_edtf(dates)
        )
        invite(reference, ref)
    for name in ("Ana SANTOS", "Dong-Sun KIM", "林聖忠"):
        add_person(reference, name=name, party="KR")
    add_delegate(reference, OLD, "KR", "P-1")
    add_delegate(reference, OLD, "KR", "P-2")
    add_delegate(reference, NEW, "KR", "P-2")


def over(record: Record, months: int = 24, **scope: str) -> list[str]:
    window = people_window(record, ListQuery(scope={"over": str(months), **scope}))
    return [row.ref for row in window.rows(0, 100)]


def test_a_period_is_counted_in_months_of_the_calendar() -> None:
    assert kept_from(date(2011, 8, 15), 24) == date(2009, 8, 15)
    assert kept_from(date(2012, 2, 29), 12) == date(2011, 2, 28)
    assert kept_from(date(2011, 3, 31), 1) == date(2011, 2, 28)


def test_those_are_over_whose_latest_meeting_ended_longer_ago(office: Record) -> None:
    assert over(office) == ["P-1"]
    assert set(over(office, 2)) == {"P-1", "P-2"}
    assert over(office, 3) == ["P-1"]
    assert over(office, 0) == []
    assert over(office, last_at=NEW) == [] and over(office, last_at=OLD) == ["P-1"]


def test_a_place_at_a_meeting_without_a_date_is_still_to_come(office: Record) -> None:
    add_meeting(office, ref="APEC-T-30", title="30", level="ministerial", forum="APEC")
    from secretariat.delegations.operations import add_delegation

    add_delegation(office, "APEC-T-30", "KR")
    add_delegate(office, "APEC-T-30", "KR", "P-1")
    assert over(office) == []


def test_who_leads_an_open_action_is_still_needed(office: Record) -> None:
    add_action(office, title="Write", lead_person="P-1")
    assert over(office) == []


def test_keeping_takes_a_reason_and_a_day_ahead_and_can_be_undone(office: Record) -> None:
    with pytest.raises(Refused, match="a reason is needed"):
        keep_people(office, ["P-1"], date(2012, 1, 1))
    with pytest.raises(Refused, match="must lie ahead"):
        keep_people(office, ["P-1"], office.today, "chair")
    assert keep_people(office, ["P-1"], date(2012, 1, 1), "chairs [/draft]") == ["P-1"]
    assert over(office) == [] and person_detail(office, "P-1").keep_reason == "chairs [/draft]"
    assert over(Record(office.url, user="ana", today=date(2012, 1, 2))) == ["P-1"]
    office.undo()
    assert over(office) == ["P-1"]
    erase_people(office, ["P-1"])
    assert over(office) == []


def test_today_reminds_of_it(office: Record) -> None:
    [part] = [one for one in today_parts(office, due_soon_days=30, retention_months=24) if one.name == "retention"]
    [item] = part.items
    assert (item.what, item.who) == ("Data of 1 person kept beyond 24 months", OLD)
    assert (item.kind, item.ref, part.count) == ("retention", OLD, 1)
    assert overdue(office, 0) == []
    assert not [one for one in today_parts(office, due_soon_days=30) if one.name == "retention"]


def test_erasing_many_is_one_act(office: Record) -> None:
    told = erase_people(office, ["P-1", "P-2", "P-3"])
    assert len(told.people) == 3 and told.emptied == {"person": 3, "delegate": 3}
    assert people_window(office, ListQuery()).count() == 0


def test_the_commands(run: Run) -> None:
    run("people", "add", "--name", "Ana SANTOS")
    asked = run("people", "erase", "P-1")
    assert asked.code == 1 and "nobody to ask" in asked.err and "Ana SANTOS" in asked.out
    looked = run("people", "erase", "P-1", "--dry-run", "--format", "json")
    assert looked.code == 0 and '"erased": false' in looked.out
    assert "Backups" in run("people", "erase", "P-1", "--dry-run").out
    kept = run("people", "keep", "P-1", "--until", "2030", "--reason", "chairs")
    assert kept.code == 0 and "Kept: P-1" in kept.err
    assert "chairs" in run("people", "show", "P-1").out
    assert run("people", "list", "--retention-over").code == 0
    assert run("people", "list", "--last-at", "X").code == 2
    done = run("people", "erase", "P-1", "--yes")
    assert done.code == 0 and "Erased 1 person." in done.err
    assert "SANTOS" not in run("people", "show", "P-1").out
    assert "erased on" in run("people", "show", "P-1").out
    assert run("undo").code == 1
    assert run("record", "compact").code == 0
    assert run("record", "check").code == 0


def test_no_period_is_said_in_a_sentence(run: Run, tmp_path: Any) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text("[privacy]\nretention_months = 0\n")
    refused = run("--config", str(settings), "people", "list", "--retention-over")
    assert refused.code == 1 and "kept for ever" in refused.err
    settings.write_text("[privacy]\nretention_months = -1\n")
    assert (
        "line 2: privacy.retention_months must be a whole number from 0"
        in run("--config", str(settings), "people", "list").err
    )
