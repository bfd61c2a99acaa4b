"""Opening the next meeting of a series: it begins with the last."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from secretariat.actions.operations import add_action
from secretariat.agenda.model import agenda_item
from secretariat.agenda.operations import add_item, edit_item
from secretariat.agenda.queries import agenda_window, item_by_id
from secretariat.agenda.running.operations import add_session
from secretariat.bilaterals.operations import request_bilateral
from secretariat.delegations.last_time import last_time_of, take_last_time
from secretariat.delegations.queries import delegates_window
from secretariat.desk.opening_next import open_next
from secretariat.desk.opening_proposed import proposed_next
from secretariat.desk.opening_screen import next_form
from secretariat.desk.opening_sheet import opened_sheet
from secretariat.meetings.operations import add_meeting, change_status, edit_meeting
from secretariat.meetings.queries import meeting_detail
from secretariat.meetings.series_operations import add_series
from secretariat.meetings.standing_items import add_standing_item
from secretariat.record.acts import act
from secretariat.record.record import Record
from secretariat.record.told_elsewhere import with_all_told
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.welcome import note_welcome
from secretariat.values.folders import state_folder
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once
from tests.journeys.driving import opened_app, there, until

BEIJING = [f"A-{number}" for number in (9, 1, 2, 3, 4, 5, 6, 7, 8)]


def states(record: Record) -> dict[str, str]:
    from secretariat.actions.model import action

    with record.reading() as connection:
        return {row.ref: row.status for row in connection.execute(action.select())}


def acts(record: Record) -> int:
    with record.reading() as connection:
        return len(connection.execute(act.select()).all())


def agenda(record: Record, meeting: str) -> list[str]:
    window = agenda_window(record, ListQuery(scope={"meeting": meeting}))
    return [f"{row.number} {row.title}" for row in window.rows(0, window.count())]


def test_opening_asems_2nd_ministerial_brings_45_partners_of_2009_and_beijings_open_actions_once(
    sample: Record,
) -> None:
    before = states(sample)
    opened = open_next(sample, "ASEM-SMEMM")
    assert (opened.ref, opened.new, opened.last, opened.dates) == ("ASEM-SMEMM-2", False, "ASEM-SMEMM-1", "2009")
    assert len(opened.invited) == 45 and meeting_detail(sample, "ASEM-SMEMM-2").row.parties == 45
    assert [ref for ref, _title in opened.carried] == BEIJING
    assert sum(title == "Matters arising" for _number, title in opened.items) == 1
    assert states(sample) == before  # nothing closed
    with_asked = agenda(sample, "ASEM-SMEMM-2")
    again = open_next(sample, "ASEM SME Ministerial Meeting")
    assert (again.invited, again.items, again.carried, again.carried_there) == ((), (), (), 9)
    assert agenda(sample, "ASEM-SMEMM-2") == with_asked


def test_it_is_one_act_and_one_undo_and_the_second_time_none(sample: Record) -> None:
    count = acts(sample)
    open_next(sample, "ASEM-SMEMM")
    assert acts(sample) == count + 1
    open_next(sample, "ASEM-SMEMM")
    assert acts(sample) == count + 1
    sample.undo()
    assert meeting_detail(sample, "ASEM-SMEMM-2").row.parties == 0 and agenda(sample, "ASEM-SMEMM-2") == []
    assert len(open_next(sample, "ASEM-SMEMM").carried) == 9


def test_a_dry_run_shows_all_of_it_and_keeps_nothing(sample: Record) -> None:
    count = acts(sample)
    shown = open_next(sample, "ASEM-SMEMM", dry_run=True)
    assert len(shown.invited) == 45 and len(shown.carried) == 9 and shown.items
    assert acts(sample) == count and meeting_detail(sample, "ASEM-SMEMM-2").row.parties == 0
    assert open_next(sample, "ASEM-SMEMM", dry_run=True) == shown


def test_a_meeting_that_was_confirmed_and_is_over_was_the_last(sample: Record) -> None:
    after_bali = Record(sample.url, user="ana", today=date(2014, 1, 7))
    shown = open_next(after_bali, "APEC-SMEMM", dry_run=True)
    assert (shown.ref, shown.last, shown.new, shown.dates) == ("APEC-SMEMM-21", "APEC-SMEMM-20", True, "2014")
    after_bali.close()
    assert open_next(sample, "APEC-SMEMM", dry_run=True).ref == "APEC-SMEMM-20"


def test_the_item_tells_the_actions_that_stand_under_it(sample: Record) -> None:
    from secretariat.agenda.sheet import item_sheet

    open_next(sample, "ASEM-SMEMM")
    window = agenda_window(sample, ListQuery(scope={"meeting": "ASEM-SMEMM-2"}))
    row = next(row for row in window.rows(0, 9) if row.title == "Matters arising")
    sheet = with_all_told(sample, agenda_item, row.id, item_sheet(item_by_id(sample, row.id)))
    section = next(one for one in sheet.sections if one.heading == "Carried into this meeting")
    assert [line.text.partition("  ")[0] for line in section.lines] == BEIJING
    assert "agreed" in section.lines[0].aside and "ASEM-SMEMM-1" in section.lines[0].aside


def test_items_waiting_to_be_carried_over_come_onto_its_agenda_once(sample: Record) -> None:
    beijing = "ASEM-SMEMM-1"
    change_status(sample, [beijing], "concluded")  # it was closed, and takes no items
    above = add_item(sample, beijing, title="[/draft] Left [open]", minutes=20).number
    add_item(sample, beijing, title="Below it", under=above)
    add_item(sample, beijing, title="Any other business")
    add_standing_item(sample, "ASEM-SMEMM", title="Any other business")
    with sample.reading() as connection:
        refs = {row.title: row.ref for row in connection.execute(select(agenda_item))}
    for title in ("[/draft] Left [open]", "Any other business", "Below it"):
        edit_item(sample, refs[title], status="carried over")
    opened = open_next(sample, "ASEM-SMEMM")
    titles = [line.partition(" ")[2] for line in agenda(sample, "ASEM-SMEMM-2")]
    assert titles.count("Any other business") == 1  # a standing item that waited comes once
    assert titles[-2:] == ["[/draft] Left [open]", "Below it"]
    came = dict(opened.came_from)
    assert sorted(came.values()) == [beijing, beijing] and len(opened.items) == len(titles) - 1
    told = opened_sheet(opened).sections
    lines = next(one.lines for one in told if one.heading == "Agenda")
    assert [line.aside for line in lines if "[/draft]" in line.text] == ["carried over from ASEM-SMEMM-1"]
    again = open_next(sample, "ASEM-SMEMM")
    assert (again.items, again.came_from) == ((), ())
    sample.undo()
    assert agenda(sample, "ASEM-SMEMM-2") == []
    assert len(open_next(sample, "ASEM-SMEMM", dry_run=True).came_from) == 2  # they wait again


def test_what_waits_in_a_later_meeting_does_not_come_back_into_an_earlier_one(sample: Record) -> None:
    add_meeting(
        sample, series="ASEM-SMEMM", ordinal=5, title="Later", ref="LATER", dates=PartialDate.from_edtf("2016-05-01")
    )
    edit_item(sample, add_item(sample, "LATER", title="Waits").ref, status="carried over")
    assert "Waits" not in [title for _number, title in open_next(sample, "ASEM-SMEMM").items]


@done_once
def office(reference: Record) -> None:
    """A series of three meetings, standing items, a bilateral in the margins of what is in the margins."""
    add_series(reference, code="ASEM-X", name="ASEM [/X]", forum="ASEM", level="ministerial", cadence="every year")
    for number, dates in ((3, "2007-10-29/2007-10-31"), (4, "2008-11")):
        add_meeting(
            reference,
            series="ASEM-X",
            ordinal=number,
            title=f"{number}{'rd' if number == 3 else 'th'} meeting on X",
            dates=PartialDate.from_edtf(dates),
            timezone="Asia/Shanghai",
        )
    for ref in ("ASEM-X-3", "ASEM-X-4"):
        for status in ("confirmed", "in session", "concluded"):
            change_status(reference, [ref], status)
    add_meeting(
        reference,
        ref="SOM",
        title="SOM",
        level="senior officials",
        dates=PartialDate.from_edtf("2008-11"),
        in_margins_of="ASEM-X-4",
    )
    deep = request_bilateral(reference, "SOM", "ID", "CN")
    for title, meeting in (("Of the 3rd", "ASEM-X-3"), ("Of the SOM", "SOM"), ("Of the bilateral", deep.ref)):
        add_action(reference, title=title, meeting=meeting)
    for title in ("Opening", "Any other business"):
        add_standing_item(reference, "ASEM-X", title=title)


def test_number_title_and_year_are_proposed_and_what_is_given_takes_their_place(office: Record) -> None:
    proposal = proposed_next(office, "ASEM-X")
    assert (proposal.ordinal, proposal.title, proposal.dates) == (5, "5th meeting on X", "2009")
    opened = open_next(
        office, "ASEM-X", ordinal=6, dates=PartialDate.from_edtf("2010-05-04"), place="Brussels", host="BE"
    )
    made = meeting_detail(office, opened.ref)
    assert (opened.ref, made.title, made.row.place, made.row.host) == (
        "ASEM-X-6",
        "6th meeting on X",
        "Brussels",
        "BE",
    )
    assert made.row.status == "tentative" and made.row.forum == "ASEM"


def test_standing_items_come_in_their_order_with_matters_arising_after_the_first(office: Record) -> None:
    open_next(office, "ASEM-X")
    assert agenda(office, "ASEM-X-5") == ["1 Opening", "2 Matters arising", "3 Any other business"]


def test_a_series_says_where_matters_arising_stand(office: Record) -> None:
    add_standing_item(office, "ASEM-X", title="Matters arising from the last meeting")
    open_next(office, "ASEM-X")
    assert agenda(office, "ASEM-X-5") == [
        "1 Opening",
        "2 Any other business",
        "3 Matters arising from the last meeting",
    ]


def test_an_agenda_that_was_begun_keeps_its_items_and_gets_what_is_missing(office: Record) -> None:
    add_meeting(office, series="ASEM-X", ordinal=5, title="5th", dates=PartialDate.from_edtf("2009-06"))
    add_item(office, "ASEM-X-5", title="opening")
    add_item(office, "ASEM-X-5", title="Matters arising")
    opened = open_next(office, "ASEM-X")
    assert [title for _number, title in opened.items] == ["Any other business"] and opened.items_there == 2
    assert opened.matters == "2" and len(opened.carried) == 3


def test_actions_of_meetings_in_the_margins_of_the_margins_come_too_and_those_carried_before(office: Record) -> None:
    first = open_next(office, "ASEM-X")
    assert sorted(title for _ref, title in first.carried) == ["Of the 3rd", "Of the SOM", "Of the bilateral"]
    for status in ("confirmed", "in session", "concluded"):
        change_status(office, ["ASEM-X-5"], status)
    second = open_next(office, "ASEM-X")
    assert second.ref == "ASEM-X-6" and second.carried == first.carried


def test_in_indonesian_the_item_has_its_own_name_and_is_found_again_in_english(office: Record) -> None:
    set_language("id")
    opened = open_next(office, "ASEM-X")
    assert opened.matters == "2"
    set_language("en")
    assert open_next(office, "ASEM-X").items == ()


def test_what_can_not_be_brought_is_said(reference: Record) -> None:
    add_series(reference, code="LONE", name="Lone", level="working level")
    opened = open_next(reference, "LONE")
    assert opened.ref == "LONE" and opened.invited == ()
    assert "belongs to no forum" in opened.not_done[0] and "No earlier meeting" in opened.not_done[1]
    add_series(reference, code="UNDATED", name="Undated", level="working level", forum="APEC")
    assert "no date yet" in open_next(reference, "UNDATED").not_done[0]


def test_a_number_other_than_that_of_the_meeting_on_record_is_refused(sample: Record) -> None:
    with pytest.raises(Refused, match="with number 2"):
        open_next(sample, "ASEM-SMEMM", ordinal=3)
    assert open_next(sample, "ASEM-SMEMM", ordinal=2, place="Athens").changed
    assert meeting_detail(sample, "ASEM-SMEMM-2").row.place == "Athens"


@pytest.mark.parametrize("series", ["ASEM-SMEMM", "ID-KR"])
def test_dates_before_the_last_meeting_are_refused_and_nothing_is_kept(sample: Record, series: str) -> None:
    before = acts(sample), states(sample)
    with pytest.raises(Refused, match=r"comes after .*, the last that was held; 3 May 2005 is before that"):
        open_next(sample, series, dates=PartialDate.from_edtf("2005-05-03"))
    assert (acts(sample), states(sample)) == before


def test_a_year_that_leaves_open_which_comes_first_is_taken(sample: Record) -> None:
    year = PartialDate.from_edtf("2007")
    assert open_next(sample, "ASEM-SMEMM", dates=year, dry_run=True).dates == "2007"


def test_days_on_which_something_hangs_are_moved_not_typed_over(sample: Record) -> None:
    edit_meeting(sample, "ASEM-SMEMM-2", dates=PartialDate.from_edtf("2009-10-05/2009-10-06"), timezone="Europe/Athens")
    add_session(sample, "ASEM-SMEMM-2", title="Plenary", day="5 Oct 2009", starts="09:00", minutes=60)
    with pytest.raises(Refused, match="secretariat meetings move ASEM-SMEMM-2"):
        open_next(sample, "ASEM-SMEMM", dates=PartialDate.from_edtf("2009-11-05"))
    assert len(open_next(sample, "ASEM-SMEMM").invited) == 45


def test_what_is_emptied_is_emptied_and_what_others_wrote_meanwhile_stays(sample: Record) -> None:
    form = next_form(sample, "ASEM-SMEMM")
    edit_meeting(sample, "ASEM-SMEMM-2", place="Rhodes")
    filled: dict[str, Any] = {"title": "2nd ASEM SME Ministerial Meeting", "ordinal": 2, "place": "Europe"}
    form.save({**filled, "dates": PartialDate.from_edtf("2009"), "theme": "Trade"}, None)
    detail = meeting_detail(sample, "ASEM-SMEMM-2")
    assert (detail.row.place, detail.theme, detail.note) == ("Rhodes", "Trade", "")
    assert detail.row.dates == "2009" and detail.row.parties == 45


def test_a_number_is_not_proposed_where_the_series_skipped_some(office: Record) -> None:
    add_meeting(office, series="ASEM-X", ordinal=9, title="9th", dates=PartialDate.from_edtf("2009-06"))
    for status in ("confirmed", "in session", "concluded"):
        change_status(office, ["ASEM-X-9"], status)
    assert proposed_next(office, "ASEM-X").ordinal is None
    opened = open_next(office, "ASEM-X")
    assert meeting_detail(office, opened.ref).row.ordinal is None and opened.title == "ASEM [/X]"


def test_those_who_came_the_last_time_are_suggested_and_named_only_when_taken(sample: Record) -> None:
    opened = open_next(sample, "ASEM-SMEMM")
    assert [one.person for one in opened.suggested] == ["P-1", "P-3", "P-2"]
    assert delegates_window(sample, ListQuery(scope={"meeting": "ASEM-SMEMM-2"})).count() == 0
    taken = take_last_time(sample, "ASEM-SMEMM-2:ID", ["P-1", "P-2"])
    assert taken == ["ASEM-SMEMM-2:ID:P-1", "ASEM-SMEMM-2:ID:P-2"]
    assert [one.person for one in last_time_of(sample, "ASEM-SMEMM-2:ID")] == ["P-3"]
    rows = delegates_window(sample, ListQuery(scope={"delegation": "ASEM-SMEMM-2:ID"})).rows(0, 9)
    assert next((row.person, row.accreditation, row.source) for row in rows) == (
        "P-1",
        "nominated",
        "as at ASEM-SMEMM-1",
    )
    with pytest.raises(Refused, match="not on the list already"):
        take_last_time(sample, "ASEM-SMEMM-2:KR")


def test_the_command_line_opens_it_and_tells_what_it_brought(run: Callable[..., Any]) -> None:
    dry = run("meetings", "next", "ASEM-SMEMM", "--dry-run", on="sample")
    assert dry.code == 0 and "Nothing was kept" in dry.err and "Invited       45" in dry.out
    done = run("meetings", "next", "ASEM-SMEMM", "--format", "json", on="sample")
    told = json.loads(done.out)
    assert done.code == 0 and len(told["invited"]) == 45 and told["carried"] == BEIJING
    assert "45 members invited" in done.err and "9 actions carried over" in done.err
    again = run("meetings", "next", "ASEM-SMEMM", on="sample")
    assert "is open already, and nothing is new since" in again.err
    assert run("meetings", "next", "NO-SUCH", on="sample").code == 1


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_in_the_terminal_it_is_opened_from_the_list_of_series(sample: Record, size: tuple[int, int]) -> None:
    note_welcome(state_folder())
    app = opened_app(sample)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "a Add action")  # what is asked for before the first view stands would be left for it
        with sample.reading() as connection:
            from secretariat.meetings.finding import series_id

            number = series_id(connection, "ASEM-SMEMM")
        app.open_record("series", number, "ASEM-SMEMM")
        await until(pilot, "Open next")
        await there(pilot, lambda: any(one.row and one.row.id == number for one in app.screen.query(RecordTable)))
        await pilot.press("o")
        await until(pilot, "Open ASEM-SMEMM-2, which is on record")
        await pilot.press("ctrl+s")
        await until(pilot, "45 members invited")
        await until(pilot, "2nd ASEM SME Ministerial Meeting")
    assert meeting_detail(sample, "ASEM-SMEMM-2").row.parties == 45


async def test_in_the_terminal_those_of_last_time_are_suggested_and_named_when_said_so(sample: Record) -> None:
    open_next(sample, "ASEM-SMEMM")
    note_welcome(state_folder())
    app = opened_app(sample)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await until(pilot, "a Add action")
        app.open_record("delegation", 0, "ASEM-SMEMM-2:ID")
        await until(pilot, "l those who came the last time")
        await pilot.press("l")
        await until(pilot, "Name those who came to ASEM-SMEMM-1?")
        await pilot.press("enter")  # the safe answer names nobody
        await pilot.pause()
        assert delegates_window(sample, ListQuery(scope={"meeting": "ASEM-SMEMM-2"})).count() == 0
        await pilot.press("l")
        await until(pilot, "Name those who came to ASEM-SMEMM-1?")
        await pilot.press("y")
        await until(pilot, "Hasan Jauhari")
    assert delegates_window(sample, ListQuery(scope={"meeting": "ASEM-SMEMM-2"})).count() == 3


def test_the_command_line_lists_those_of_last_time_and_takes_some(run: Callable[..., Any]) -> None:
    run("meetings", "next", "ASEM-SMEMM", on="sample")
    told = run("delegations", "last-time", "ASEM-SMEMM-2", "Indonesia", "--format", "json", on="sample")
    assert [one["person"] for one in json.loads(told.out)] == ["P-1", "P-3", "P-2"]
    taken = run("delegations", "last-time", "ASEM-SMEMM-2", "ID", "--take", "p-1", on="sample")
    assert "Named 1 delegate of ASEM-SMEMM-2:ID again" in taken.err and "P-1" not in taken.out
    assert run("delegations", "last-time", "ASEM-SMEMM-2", "KR", "--take", on="sample").code == 1
