"""Items that go into a later meeting, are put off or withdrawn; freezing and opening again; the agenda's length."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from secretariat.agenda.carrying import carry_over, next_meeting, postpone_item, waiting_items, withdraw_item
from secretariat.agenda.freezing import freeze_agenda, unfreeze_agenda
from secretariat.agenda.operations import add_item, edit_item, remove_items
from secretariat.agenda.queries import agenda_length, agenda_window, item_detail, meeting_agenda
from secretariat.agenda.running.operations import add_session, take_item
from secretariat.agenda.sheet import frozen_words, length_words
from secretariat.meetings.finding import series_id
from secretariat.meetings.operations import add_meeting, change_status, edit_meeting, remove_meetings
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound, Refused
from tests.done_once import done_once

FIRST, SECOND = "ASEM-SMEMM-7", "ASEM-SMEMM-8"


@done_once
def two_meetings(reference: Record) -> None:
    """Two meetings of a series, the first with items 1, 2 (2.1 taken, 2.2) and 3."""
    from secretariat.meetings.series_operations import add_series

    add_series(reference, code="SME-M", name="SME meetings", level="ministerial", forum="ASEM")
    for ref, dates in ((FIRST, "20-21 May 2011"), (SECOND, "September 2013")):
        add_meeting(reference, ref=ref, title=ref, series="SME-M", dates=parse_date(dates, today=reference.today))
    for title, under in (
        ("Opening", None),
        ("[/draft] themes", None),
        ("林聖忠", "2"),
        ("Finance", "2"),
        ("End", None),
    ):
        add_item(reference, FIRST, title=title, under=under, minutes=30)
    add_item(reference, SECOND, title="Opening")
    edit_item(reference, item_detail(reference, FIRST, "2.1").ref, status="taken")


def ref(record: Record, number: str) -> str:
    return item_detail(record, FIRST, number).ref


def listed(record: Record, meeting: str) -> list[tuple[str, str, str]]:
    return [(item.number, item.title, item.status) for item in meeting_agenda(record, meeting).items]


def test_an_item_goes_into_the_next_meeting_with_what_is_not_settled_under_it(two_meetings: Record) -> None:
    into, items = carry_over(two_meetings, [ref(two_meetings, "2")])
    assert (into, [item.number for item in items]) == (SECOND, ["2"])
    assert listed(two_meetings, SECOND) == [
        ("1", "Opening", "planned"),
        ("2", "[/draft] themes", "planned"),
        ("2.1", "Finance", "planned"),
    ]
    assert [one[2] for one in listed(two_meetings, FIRST)] == [
        "planned",
        "carried over",
        "taken",
        "carried over",
        "planned",
    ]


def test_both_meetings_show_where_it_went_and_whence_it_came(two_meetings: Record) -> None:
    carry_over(two_meetings, [ref(two_meetings, "2")])
    there = item_detail(two_meetings, FIRST, "2").carried_to
    assert [(one.meeting, one.number) for one in there] == [(SECOND, "2")]
    came = item_detail(two_meetings, SECOND, "2").carried_from
    assert came is not None
    assert (came.meeting, came.number) == (FIRST, "2")


def test_an_item_is_carried_over_once(two_meetings: Record) -> None:
    carry_over(two_meetings, [ref(two_meetings, "3")])
    with pytest.raises(Refused, match=f"it is item 2 of {SECOND}"):
        carry_over(two_meetings, [ref(two_meetings, "3")])
    assert len(listed(two_meetings, SECOND)) == 2


def test_carrying_over_is_one_act_that_undo_takes_back(two_meetings: Record) -> None:
    before = listed(two_meetings, FIRST)
    carry_over(two_meetings, [ref(two_meetings, "1"), ref(two_meetings, "2"), ref(two_meetings, "2.2")])
    assert len(listed(two_meetings, SECOND)) == 4
    two_meetings.undo()
    assert listed(two_meetings, FIRST) == before
    assert len(listed(two_meetings, SECOND)) == 1


def test_what_is_carried_into_a_frozen_agenda_is_late(two_meetings: Record) -> None:
    freeze_agenda(two_meetings, SECOND)
    _into, items = carry_over(two_meetings, [ref(two_meetings, "3")])
    assert items[0].late


@pytest.mark.parametrize(
    ("state", "to", "said"),
    [
        ((), FIRST, "stands on the agenda of ASEM-SMEMM-7 already"),
        (("cancelled",), SECOND, "is cancelled; items are carried over"),
        ((), "NOWHERE-1", "NOWHERE-1"),
    ],
)
def test_where_an_item_cannot_go_is_said(two_meetings: Record, state: tuple[str, ...], to: str, said: str) -> None:
    for status in state:
        change_status(two_meetings, [SECOND], status)
    with pytest.raises(Refused, match=said):
        carry_over(two_meetings, [ref(two_meetings, "1")], to=to)
    assert listed(two_meetings, FIRST)[0][2] == "planned"


def test_an_item_is_not_carried_back_in_time(two_meetings: Record) -> None:
    later = item_detail(two_meetings, SECOND, "1").ref
    with pytest.raises(Refused, match="comes before"):
        carry_over(two_meetings, [later], to=FIRST)


def test_where_no_next_meeting_is_on_record_it_says_what_to_do(two_meetings: Record) -> None:
    with pytest.raises(NotFound, match="open it first, or say --to"):
        carry_over(two_meetings, [item_detail(two_meetings, SECOND, "1").ref])
    add_meeting(two_meetings, ref="ALONE", title="Alone", level="working level")
    add_item(two_meetings, "ALONE", title="x")
    with pytest.raises(NotFound, match="is of no series"):
        carry_over(two_meetings, [item_detail(two_meetings, "ALONE", "1").ref])


def test_the_next_meeting_is_the_nearest_with_a_date_then_one_without(two_meetings: Record) -> None:
    undated = add_meeting(two_meetings, ref="ASEM-SMEMM-9", title="9", series="SME-M")
    with two_meetings.reading() as connection:
        second = item_detail(two_meetings, SECOND, "1")
        of = {ref: id_ for id_, ref in _meetings(connection)}
        assert next_meeting(connection, of[FIRST]) == of[SECOND]
        assert next_meeting(connection, of[SECOND]) == undated.id
        assert second.meeting == SECOND


def test_what_was_carried_over_into_no_meeting_yet_waits_for_the_next(two_meetings: Record) -> None:
    edit_item(two_meetings, ref(two_meetings, "3"), status="carried over")
    with two_meetings.reading() as connection:
        of = {ref: id_ for id_, ref in _meetings(connection)}
        waiting = waiting_items(connection, series_id(connection, "SME-M"), of[SECOND])
    assert waiting == [item_detail(two_meetings, FIRST, "3").id]
    carry_over(two_meetings, [ref(two_meetings, "3")])
    with two_meetings.reading() as connection:
        assert waiting_items(connection, series_id(connection, "SME-M"), of[SECOND]) == []


def test_an_item_that_was_carried_over_can_be_deleted_at_either_end(two_meetings: Record) -> None:
    carry_over(two_meetings, [ref(two_meetings, "3")])
    remove_items(two_meetings, [item_detail(two_meetings, SECOND, "2").ref])
    assert item_detail(two_meetings, FIRST, "3").carried_to == ()
    carry_over(two_meetings, [ref(two_meetings, "3")])
    remove_items(two_meetings, [ref(two_meetings, "3")])
    assert item_detail(two_meetings, SECOND, "2").carried_from is None


def test_withdrawing_and_postponing_keep_why(two_meetings: Record) -> None:
    assert withdraw_item(two_meetings, ref(two_meetings, "1"), why="[no paper] محمد").why == "[no paper] محمد"
    assert postpone_item(two_meetings, ref(two_meetings, "3"), why="No time").status == "postponed"
    with pytest.raises(Refused, match="Say why"):
        withdraw_item(two_meetings, ref(two_meetings, "2"), why=" ")
    again = edit_item(two_meetings, ref(two_meetings, "1"), status="planned")
    assert again.why == ""


def test_an_agenda_is_opened_again_and_what_came_late_stays_late(two_meetings: Record) -> None:
    freeze_agenda(two_meetings, FIRST)
    assert add_item(two_meetings, FIRST, title="Late").late
    opened = unfreeze_agenda(two_meetings, FIRST)
    assert opened.frozen_at is None
    assert not add_item(two_meetings, FIRST, title="In time").late
    assert item_detail(two_meetings, FIRST, "4").late
    with pytest.raises(Refused, match="is not frozen"):
        unfreeze_agenda(two_meetings, FIRST)


def test_an_agenda_longer_than_its_days_is_said(two_meetings: Record) -> None:
    assert agenda_length(two_meetings, FIRST, day_minutes=360).too_long_by == 0
    assert length_words(agenda_length(two_meetings, FIRST, day_minutes=360)) == "It takes 2 h of 12 h."
    short = agenda_length(two_meetings, FIRST, day_minutes=45)
    assert short.too_long_by == 30
    assert length_words(short) == "The agenda is longer than its 2 days: it takes 2 h of 1 h 30 min, 30 min too long."
    assert agenda_length(two_meetings, SECOND, day_minutes=1).available is None


def test_sessions_are_the_time_of_an_agenda_where_they_say_how_long_they_are(two_meetings: Record) -> None:
    with two_meetings.act("Sessions") as work:
        of = {ref: id_ for id_, ref in _meetings(work.connection)}
        _session(work, of[FIRST], 1, "plenary", 60)
        _session(work, of[FIRST], 2, "break", 240)
    assert agenda_length(two_meetings, FIRST, day_minutes=360).too_long_by == 60


def test_a_list_tells_what_each_item_takes_with_all_under_it(two_meetings: Record) -> None:
    rows = agenda_window(two_meetings, ListQuery(scope={"meeting": FIRST})).rows(0, 10)
    assert [(row.number, row.takes) for row in rows] == [("1", 30), ("2", 60), ("2.1", 30), ("2.2", 30), ("3", 30)]


def test_a_frozen_agenda_goes_with_its_meeting_and_comes_back_frozen(two_meetings: Record) -> None:
    add_meeting(two_meetings, ref="ALONE", title="Alone", level="working level")
    freeze_agenda(two_meetings, "ALONE")
    assert remove_meetings(two_meetings, ["ALONE"]) == ["ALONE"]
    two_meetings.undo()
    assert add_item(two_meetings, "ALONE", title="Late").late
    two_meetings.undo()
    unfreeze_agenda(two_meetings, "ALONE")
    assert remove_meetings(two_meetings, ["ALONE"]) == ["ALONE"]


def test_since_when_an_agenda_is_frozen_is_said_as_people_write_dates() -> None:
    said = frozen_words(datetime(2011, 5, 1, 7, 30, tzinfo=UTC), ZoneInfo("Asia/Jakarta"))
    assert said.startswith("frozen since 1 May 2011 14:30 WIB; ")


def test_what_was_carried_into_a_deleted_meeting_can_be_carried_into_another(two_meetings: Record) -> None:
    carry_over(two_meetings, [item_detail(two_meetings, FIRST, "1").ref], to=SECOND)
    remove_meetings(two_meetings, [SECOND])
    assert item_detail(two_meetings, FIRST, "1").status == "carried over"
    add_meeting(
        two_meetings,
        ref="LATER",
        title="Later",
        level="working level",
        dates=parse_date("2020", today=two_meetings.today),
    )
    into, items = carry_over(two_meetings, [item_detail(two_meetings, FIRST, "1").ref], to="LATER")
    assert (into, [item.title for item in items]) == ("LATER", ["Opening"])


def _session(work: Any, meeting: int, position: int, kind: str, minutes: int) -> None:
    from datetime import date

    from secretariat.meetings.programme_model import session

    values = {
        "ref": f"S-{position}",
        "meeting_id": meeting,
        "day": date(2011, 5, 20),
        "track": "",
        "position": position,
        "kind": kind,
        "status": "planned",
        "title": kind,
        "minutes": minutes,
        "folded": kind,
    }
    work.insert(session, values)


def _meetings(connection: Any) -> Any:
    from sqlalchemy import select

    from secretariat.meetings.model import meeting

    return connection.execute(select(meeting.c.id, meeting.c.ref)).all()


def test_an_agenda_of_parallel_sessions_is_no_longer_than_its_day(two_meetings: Record) -> None:
    edit_meeting(two_meetings, FIRST, timezone="Asia/Jakarta")
    for number, track in (("1", "A"), ("2", "B")):
        edit_item(two_meetings, ref(two_meetings, number), minutes=90)
        added = add_session(two_meetings, FIRST, title=track, day="1", starts="09:00", minutes=90, track=track)
        take_item(two_meetings, added.ref, number)
    withdraw_item(two_meetings, ref(two_meetings, "3"), why="no time")
    length = agenda_length(two_meetings, FIRST, day_minutes=360)
    assert (length.minutes, length.available, length.too_long_by) == (90, 90, 0), "beside one another they count once"
    edit_item(two_meetings, ref(two_meetings, "1"), minutes=120)
    assert agenda_length(two_meetings, FIRST, day_minutes=360).too_long_by == 30
