"""What staff do with bilaterals, through the acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from secretariat.bilaterals.discussion import clear_record, note_discussion, take_outcome, taken_back
from secretariat.bilaterals.operations import (
    edit_bilateral,
    remove_bilaterals,
    request_bilateral,
    set_status,
)
from secretariat.bilaterals.queries import bilateral_detail, bilaterals_window
from secretariat.bilaterals.states import BilateralStatus
from secretariat.bilaterals.transitions import ALLOWED, MEETING_STATUS
from secretariat.desk.queries import desk_of
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.meetings.queries import meeting_detail, meetings_window
from secretariat.meetings.sheet import meeting_json, meeting_sheet
from secretariat.parties.admitting import edit_membership
from secretariat.parties.forum_queries import memberships_window
from secretariat.parties.operations import edit_party
from secretariat.people.operations import add_person
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.done_once import done_once

HOST = "APEC-T-18"
REF = f"{HOST}/ID-KR"


@done_once
def office(reference: Record) -> None:
    """A record with an APEC meeting of two days in Denver's time, and two heads."""
    add_meeting(
        reference,
        ref=HOST,
        title="18th meeting [/draft]",
        level="ministerial",
        forum="APEC",
        dates=PartialDate.from_edtf("2011-05-20/2011-05-21"),
        place="Big Sky",
        timezone="America/Denver",
    )
    add_person(reference, name="Dong-Sun KIM", native_name="김동선", party="KR")
    add_person(reference, name="Sjarifuddin HASAN", party="ID")


def test_a_bilateral_and_its_meeting_are_made_in_one_act(office: Record) -> None:
    made = request_bilateral(
        office,
        HOST,
        "indonesia",
        "chinese taipei",
        topics="OVOP; migrant workers [agreed in principle]\nTraining",
        head_first="Hasan",
        starts="20 May 2011 14:30",
        ends="15:00",
    )
    assert made.ref == f"{HOST}/ID-TW"
    assert made.title == "Indonesia – Chinese Taipei"
    assert made.topics == ("OVOP", "migrant workers [agreed in principle]", "Training")
    assert made.starts == datetime(2011, 5, 20, 20, 30, tzinfo=UTC)
    assert made.first.head == "Sjarifuddin HASAN"
    meeting = meeting_detail(office, made.ref).row
    assert (meeting.level, meeting.status, meeting.dates) == ("bilateral", "tentative", "2011-05-20")
    assert meeting.in_margins_of == HOST
    office.undo()
    with pytest.raises(NotFound):
        meeting_detail(office, made.ref)
    with pytest.raises(NotFound):
        bilateral_detail(office, made.ref)


def test_a_second_bilateral_of_the_same_parties_has_its_own_reference(office: Record) -> None:
    assert request_bilateral(office, HOST, "ID", "KR").ref == REF
    assert request_bilateral(office, HOST, "ID", "KR", another=True).ref == f"{REF}-2"
    remove_bilaterals(office, [REF, f"{REF}-2"])
    assert request_bilateral(office, HOST, "ID", "KR").ref == f"{REF}-3"


def test_it_is_found_with_its_parties_either_way_round(office: Record) -> None:
    made = request_bilateral(office, HOST, "ID", "KR")
    assert bilateral_detail(office, f"{HOST}/KR-ID".lower()).id == made.id
    with pytest.raises(NotFound, match=REF):
        bilateral_detail(office, f"{HOST}/ID-KP")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"starts": "20 May 2011 14:30", "ends": "14:00"}, "end before it begins"),
        ({"ends": "20 May 2011 14:00"}, "no beginning"),
        ({"starts": "14:30"}, "needs its day"),
        ({"room": "x" * 121}, "120"),
        ({"head_first": "Nobody At All"}, "Nobody"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(office: Record, fields: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        request_bilateral(office, HOST, "ID", "KR", **fields)  # type: ignore[arg-type]  # made up by the test
    assert bilaterals_window(office, ListQuery()).count() == 0
    with pytest.raises(NotFound):
        meeting_detail(office, REF)


def test_a_party_does_not_meet_itself_nor_one_unknown(office: Record) -> None:
    with pytest.raises(Refused, match="two parties"):
        request_bilateral(office, HOST, "KR", "korea")
    with pytest.raises((NotFound, Ambiguous)):
        request_bilateral(office, HOST, "ID", "Atlantis")


@pytest.mark.parametrize("before", list(BilateralStatus))
def test_only_allowed_states_follow_and_the_meeting_follows_them(office: Record, before: BilateralStatus) -> None:
    made = request_bilateral(office, HOST, "ID", "KR")
    for state in _way_to(before):
        if state is BilateralStatus.RECORD_CLEARED:
            note_discussion(office, REF, "Both sides agreed to widen the cooperation.")
        set_status(office, REF, state.value)
    for after in BilateralStatus:
        if after in ALLOWED[before]:
            if after is BilateralStatus.RECORD_CLEARED:
                note_discussion(office, REF, "Said.")
            assert set_status(office, REF, after.value).status == after.value
            assert meeting_detail(office, made.ref).row.status == MEETING_STATUS[after].value
            office.undo()
        else:
            with pytest.raises(Refused) as refused:
                set_status(office, REF, after.value)
            assert all(state.value in refused.value.message for state in ALLOWED[before])
        assert bilateral_detail(office, REF).status == before.value


def _way_to(state: BilateralStatus) -> list[BilateralStatus]:
    """The shortest way from the request to a state."""
    ways: dict[BilateralStatus, list[BilateralStatus]] = {BilateralStatus.REQUESTED: []}
    while state not in ways:
        for known, way in list(ways.items()):
            for following in ALLOWED[known]:
                ways.setdefault(following, [*way, following])
    return ways[state]


def test_a_record_of_discussion_is_kept_of_what_was_held_and_cleared_only_once_written(office: Record) -> None:
    request_bilateral(office, HOST, "ID", "KR")
    with pytest.raises(Refused, match="held"):
        note_discussion(office, REF, "text")
    set_status(office, REF, "confirmed")
    set_status(office, REF, "held")
    with pytest.raises(Refused, match="no record"):
        set_status(office, REF, "record cleared")
    note_discussion(office, REF, "Line one\n[/draft] line two")
    assert bilateral_detail(office, REF).record == "Line one\n[/draft] line two"
    assert set_status(office, REF, "record-cleared").first.cleared == "2011-08-15"


def test_both_sides_clear_a_record_each_on_its_day_and_a_change_takes_that_back(office: Record) -> None:
    request_bilateral(office, HOST, "ID", "KR")
    with pytest.raises(Refused, match="no record"):
        clear_record(office, REF, "ID")
    set_status(office, REF, "confirmed")
    set_status(office, REF, "held")
    note_discussion(office, REF, "Agreed [agreed in principle]")
    with pytest.raises(Refused, match="neither of the two"):
        clear_record(office, REF, "JP")
    with pytest.raises(Refused, match="ahead"):
        clear_record(office, REF, "ID", on=date(2011, 8, 16))
    assert clear_record(office, REF, "ID", on=date(2011, 6, 1)).status == "held"
    both = clear_record(office, REF, "korea")
    assert (both.status, both.first.cleared, both.second.cleared) == ("record cleared", "2011-06-01", "2011-08-15")
    after = note_discussion(office, REF, "Other words")
    assert (after.status, after.first.cleared, after.second.cleared) == ("held", "", "")
    assert "ID, KR" in taken_back(both, after)
    office.undo()
    assert bilateral_detail(office, REF).status == "record cleared"


def test_an_outcome_is_taken_from_what_was_said(office: Record) -> None:
    request_bilateral(office, HOST, "ID", "KR")
    with pytest.raises(Refused, match="held"):
        take_outcome(office, REF, "agreed", "x")
    set_status(office, REF, "confirmed")
    set_status(office, REF, "held")
    made = take_outcome(office, REF, "offered", "training of trainers\n[/draft]", by="KR")
    assert [(ref, kind) for ref, _text, kind in bilateral_detail(office, REF).outcomes] == [(made.ref, "offered")]
    assert (made.row.kind, made.row.text, made.row.meeting) == ("offered", "training of trainers [/draft]", REF)


def test_a_new_slot_moves_the_meeting_to_its_day(office: Record) -> None:
    request_bilateral(office, HOST, "ID", "KR")
    assert meeting_detail(office, REF).row.dates == "2011-05-20/2011-05-21"
    edit_bilateral(office, REF, starts="21 May 2011 09:00", ends="09:30", room="B2")
    assert meeting_detail(office, REF).row.dates == "2011-05-21"
    with pytest.raises(Refused, match="before it begins"):
        edit_bilateral(office, REF, starts="21 May 2011 10:00")
    edit_bilateral(office, REF, starts=None)
    one = bilateral_detail(office, REF)
    assert (one.starts, one.ends, one.room) == (None, None, "B2")
    assert meeting_detail(office, REF).row.dates == "2011-05-20/2011-05-21"


def test_two_people_in_one_field_conflict(office: Record) -> None:
    made = request_bilateral(office, HOST, "ID", "KR")
    edit_bilateral(office, REF, version=made.version, room="B2")
    edit_bilateral(office, REF, version=made.version, note_taker="Ana")
    with pytest.raises(Conflict):
        edit_bilateral(office, REF, version=made.version, room="C3")
    assert bilateral_detail(office, REF).note_taker == "Ana"


def test_a_conflict_shows_heads_and_slots_as_the_form_does(office: Record) -> None:
    made = request_bilateral(office, HOST, "ID", "KR", starts="20 May 2011 09:00")
    edit_bilateral(office, REF, version=made.version, head_first="Hasan", starts="20 May 2011 10:00")
    with pytest.raises(Conflict) as conflict:
        edit_bilateral(office, REF, version=made.version, head_first="김동선", starts="20 May 2011 11:00")
    shown = {field.field: (field.base, field.mine, field.theirs) for field in conflict.value.fields}
    assert shown == {
        "head_first": ("", "P-1", "P-2"),
        "starts": ("20 May 2011 09:00", "20 May 2011 11:00", "20 May 2011 10:00"),
    }


@pytest.mark.parametrize("words", ["korea", "김동선", "ovop", "b2", "requested", "id-kr", "Korea ovop"])
def test_the_list_is_filtered_by_party_head_topic_room_and_state(office: Record, words: str) -> None:
    request_bilateral(office, HOST, "ID", "KR", topics="OVOP", room="B2", head_second="김동선")
    request_bilateral(office, HOST, "US", "JP", topics="ethics", room="C3")
    set_status(office, f"{HOST}/US-JP", "declined")
    found = bilaterals_window(office, ListQuery(words, scope={"meeting": HOST}))
    assert [row.ref for row in found.rows(0, 9)] == [REF]


@pytest.mark.parametrize("sort", ["slot", "parties", "status", "room"])
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_is_whole_and_knows_each_place(office: Record, sort: str, descending: bool) -> None:
    for second, slot in (("KR", "20 May 2011 14:30"), ("JP", None), ("US", "20 May 2011 09:00"), ("TW", None)):
        request_bilateral(office, HOST, "ID", second, starts=slot)
    window = bilaterals_window(office, ListQuery(sort=sort, descending=descending, scope={"meeting": HOST}))
    rows = [*window.rows(0, 2), *window.rows(2, 2)]
    assert len({row.id for row in rows}) == window.count() == 4
    assert [window.position(row.id) for row in rows] == [0, 1, 2, 3]
    if sort == "slot" and not descending:
        assert [row.second for row in rows[:2]] == ["US", "KR"]


def test_a_bilateral_is_listed_on_the_page_of_its_own_meeting(office: Record) -> None:
    one = request_bilateral(office, HOST, "ID", "KR")
    request_bilateral(office, HOST, "ID", "JP")
    own = bilaterals_window(office, ListQuery(scope={"meeting": one.ref}))
    assert [row.ref for row in own.rows(0, 5)] == [one.ref] and own.count() == 1


def test_deleting_takes_the_meeting_too_and_undo_brings_both_back(office: Record) -> None:
    request_bilateral(office, HOST, "ID", "KR", topics="OVOP")
    assert remove_bilaterals(office, [REF]) == [REF]
    with pytest.raises(NotFound):
        meeting_detail(office, REF)
    office.undo()
    assert bilateral_detail(office, REF).topics == ("OVOP",)
    assert meeting_detail(office, REF).row.in_margins_of == HOST


def test_a_title_follows_a_renamed_party_and_undo_gives_both_back(office: Record) -> None:
    ref = request_bilateral(office, HOST, "ID", "DE").ref  # no member: APEC has no name of its own for it
    edit_party(office, "DE", name="Federal Republic [/draft]")
    assert meeting_detail(office, ref).row.title == "Indonesia – Federal Republic [/draft]"
    assert meetings_window(office, ListQuery("federal republic")).count() == 1
    office.undo()
    assert meeting_detail(office, ref).row.title == "Indonesia – Germany"


def test_a_title_follows_a_corrected_name_in_the_forum_but_no_plain_name_behind_it(office: Record) -> None:
    ref = request_bilateral(office, HOST, "ID", "TW").ref
    edit_party(office, "TW", name="Somewhere else")
    assert meeting_detail(office, ref).row.title == "Indonesia – Chinese Taipei"
    apec = memberships_window(office, ListQuery(scope={"forum": "APEC"}))
    member = next(row for row in apec.rows(0, 100) if row.ref == "TW")
    edit_membership(office, member.id, name="Chinese Taipei [agreed in principle]")
    assert meeting_detail(office, ref).row.title == "Indonesia – Chinese Taipei [agreed in principle]"


def test_a_title_somebody_typed_stays(office: Record) -> None:
    ref = request_bilateral(office, HOST, "ID", "DE").ref
    edit_meeting(office, ref, title="Breakfast of the two ministers")
    edit_party(office, "DE", name="Federal Republic")
    assert meeting_detail(office, ref).row.title == "Breakfast of the two ministers"


def test_the_meetings_name_a_bilateral_in_the_language_chosen_and_sort_by_it(office: Record) -> None:
    for code in ("KR", "JP", "US"):
        request_bilateral(office, HOST, "ID", code)
    typed = f"{HOST}/ID-JP"
    edit_meeting(office, typed, title="Talks on trade [/draft]")
    query = ListQuery(sort="title", scope={"meeting": HOST})

    def titles(**order: bool) -> list[str]:
        window = meetings_window(office, replace(query, **order))
        return [window.rows(at, 1)[0].called for at in range(window.count())]

    english = ["Indonesia – Republic of Korea", "Indonesia – United States of America", "Talks on trade [/draft]"]
    assert titles() == english
    set_language("id")
    indonesian = ["Indonesia – Amerika Serikat", "Indonesia – Republik Korea", "Talks on trade [/draft]"]
    assert titles() == indonesian
    assert titles(descending=True) == indonesian[::-1]
    one = meeting_detail(office, f"{HOST}/ID-US")
    assert (one.row.title, one.row.called) == ("Indonesia – United States of America", "Indonesia – Amerika Serikat")
    assert meeting_sheet(one, office.today).title == "Indonesia – Amerika Serikat"
    assert desk_of(office, f"{HOST}/ID-US").title == "Indonesia – Amerika Serikat"
    margins = {ref: title for ref, title, _status in meeting_detail(office, HOST).in_margins}
    assert margins[typed] == "Talks on trade [/draft]" and margins[REF] == "Indonesia – Republik Korea"
    # What scripts read stays as it is kept.
    assert meeting_json(one)["title"] == "Indonesia – United States of America"
