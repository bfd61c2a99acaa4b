"""Taking down, editing and deleting actions, and the acts that move them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import (
    begin_actions,
    drop_actions,
    finish_actions,
    log_progress,
    reopen_actions,
    supersede_actions,
)
from secretariat.actions.model import action, action_progress
from secretariat.actions.operations import add_action, edit_action, remove_actions
from secretariat.actions.sheet import action_sheet
from secretariat.actions.worked_out import worked_out
from secretariat.meetings.operations import add_meeting
from secretariat.people.operations import add_person
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.actions.made import make, on, refs

HOSTILE = [
    "[/draft]",
    "[agreed in principle]",
    "Dong-Sun KIM (김동선)",
    "林聖忠",
    "Nguyễn Văn Hùng",
    "ประยุทธ์",
    "محمد",
    "=HYPERLINK(1)",
]


def kept(record: Record, ref: str) -> dict[str, object]:
    with record.reading() as connection:
        return dict(connection.execute(select(action).where(action.c.ref == ref)).mappings().one())


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_kept_whole(record: Record, title: str) -> None:
    assert make(record, title).row.title == title
    assert action_detail(record, "A-1").row.title == title


@pytest.mark.parametrize(
    ("title", "says"), [("\x1b]52;c;AAAA\x07", "U\\+001B"), ("x" * 501, "500 are kept at most"), ("", "needed")]
)
def test_a_title_that_cannot_be_kept_is_refused_and_nothing_is_written(record: Record, title: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        make(record, title)
    assert refs(record, all="yes") == []


def test_references_are_never_used_twice(record: Record) -> None:
    make(record, "one"), make(record, "two")
    assert remove_actions(record, ["A-2"]) == ["A-2"]
    assert make(record, "three").row.ref == "A-3"
    with record.act("x") as work:
        from secretariat.actions.operations import add_action_in

        add_action_in(work, {"ref": "A-17", "title": "with its own"}, today=record.today)
    assert make(record, "next").row.ref == "A-18"


def test_a_lead_in_words_is_a_party_a_person_or_an_organisation(reference: Record) -> None:
    add_person(reference, name="Dong-Sun KIM")
    by_code = make(reference, "a", lead="SMBA")
    assert (by_code.lead_party, by_code.row.lead) == ("Small and Medium Business Administration",) * 2
    by_name = make(reference, "b", lead="Small and Medium Business Administration")
    assert by_name.lead_party == by_code.lead_party
    assert make(reference, "c", lead="P-1").lead_person_ref == "P-1"
    assert make(reference, "d", lead="dong-sun kim").lead_person_ref == "P-1"
    words = make(reference, "e", lead="Sesmen")
    assert (words.lead_organisation, words.row.lead) == ("Sesmen", "Sesmen")
    assert make(reference, "f", lead="Dong").lead_person_ref == ""


def test_half_a_persons_name_is_no_lead_and_two_people_are_listed(reference: Record) -> None:
    add_person(reference, name="Min-su KIM")
    add_person(reference, name="Dong-Sun KIM")
    with pytest.raises(Ambiguous, match=r"P-1.*P-2|P-2.*P-1"):
        make(reference, "a", lead="Kim")


def test_the_lead_reads_unit_in_organisation(reference: Record) -> None:
    made = make(reference, "a", lead="Ministry of Anything", lead_unit="Deputy for SMEs")
    assert made.row.lead == "Deputy for SMEs, Ministry of Anything"
    edited = edit_action(reference, "A-1", lead="SMBA")
    assert edited.row.lead == "Small and Medium Business Administration"
    assert edit_action(reference, "A-1", lead=None).row.lead == ""


def test_unknown_names_are_refused(reference: Record) -> None:
    with pytest.raises(NotFound, match="Atlantis"):
        make(reference, "a", counterpart="Atlantis")
    with pytest.raises(NotFound, match="NO-SUCH-1"):
        make(reference, "a", meeting="NO-SUCH-1")
    assert refs(reference, all="yes") == []


def test_what_follows_from_the_rest_is_kept_right_by_every_act(reference: Record) -> None:
    make(reference, "Sign the MoU", "July 2011", counterpart="KR", target="2 copies")
    edit_action(reference, "A-1", title="Łódź plan", priority="high", due=PartialDate.from_edtf("2012"))
    log_progress(reference, "A-1", 2, on=date(2011, 8, 1))
    finish_actions(reference, ["A-1"], evidence="Seen")
    reopen_actions(reference, ["A-1"])
    now = kept(reference, "A-1")
    with reference.reading() as connection:
        follows = worked_out(connection, now, now["updated_at"])
    assert {key: now[key] for key in follows} == follows
    assert (now["open"], now["urgency"], now["due_by"], now["title_sort"]) == (True, 0, date(2012, 12, 31), "lodz plan")
    assert "republic of korea" in str(now["folded"])


def test_two_people_may_change_different_fields(record: Record) -> None:
    version = make(record, "Sign").row.version
    edit_action(on(record, record.today, "budi"), "A-1", version=version, note="by Budi")
    merged = edit_action(record, "A-1", version=version, priority="high")
    assert (merged.row.note, merged.row.priority) == ("by Budi", "high")
    with pytest.raises(Conflict) as conflict:
        edit_action(record, "A-1", version=version, note="by Ana")
    assert [(f.field, f.base, f.mine, f.theirs) for f in conflict.value.fields] == [("note", "", "by Ana", "by Budi")]
    assert "by budi" in str(kept(record, "A-1")["folded"])


def test_saving_what_is_there_already_is_no_act(record: Record) -> None:
    made = make(record, "Sign")
    assert edit_action(record, "A-1", title="Sign").row.version == made.row.version


def test_a_new_action_is_agreed_today_at_its_meeting_or_some_day_before(reference: Record) -> None:
    add_meeting(
        reference, ref="M-1", title="Big Sky", level="ministerial", dates=PartialDate.from_edtf("2011-05-20/2011-05-21")
    )
    assert make(reference, "new").agreed_on == date(2011, 8, 15)
    assert make(reference, "from there", meeting="M-1").agreed_on == date(2011, 5, 21)
    assert make(reference, "old", "July 2011").agreed_on is None
    assert make(reference, "told", agreed_on=date(2010, 1, 2)).agreed_on == date(2010, 1, 2)


def test_progress_adds_up_and_begins_the_action(record: Record) -> None:
    make(record, "Register", target="100 SMEs")
    log_progress(record, "A-1", 30, note="from Bogor", on=date(2011, 8, 10))
    done = log_progress(record, "A-1", 5, on=date(2011, 8, 8))
    assert (done.row.status, done.row.achieved, done.row.progress) == ("in progress", 35, 35)
    assert done.begun_on == date(2011, 8, 8)
    assert [(step.on.day, step.amount, step.note, step.user) for step in done.steps] == [
        (10, 30, "from Bogor", "ana"),
        (8, 5, "", "ana"),
    ]
    assert log_progress(record, "A-1", -5).row.achieved == 30
    assert log_progress(record, "A-1", 0, note="visit").row.achieved == 30


def test_progress_that_cannot_be_is_refused(record: Record) -> None:
    make(record, "Register", target="100 SMEs")
    for amount, day, says in ((0, None, "amount or a note"), (-1, None, "stands at 0"), (1, date(2011, 8, 16), "come")):
        with pytest.raises(Refused, match=says):
            log_progress(record, "A-1", amount, on=day)
    assert action_detail(record, "A-1").row.status == "agreed"


def test_done_needs_evidence_and_below_its_target_a_reason(record: Record) -> None:
    make(record, "Register", target="100 SMEs")
    log_progress(record, "A-1", 35)
    with pytest.raises(Refused, match="Evidence"):
        finish_actions(record, ["A-1"], evidence=" ")
    with pytest.raises(Refused, match="35 of 100 SMEs: say why"):
        finish_actions(record, ["A-1"], evidence="list")
    with pytest.raises(Refused, match="still to come"):
        finish_actions(record, ["A-1"], evidence="list", on=date(2011, 8, 16), why="enough")
    assert finish_actions(record, ["A-1"], evidence="list", on=date(2011, 8, 1), why="enough") == ["A-1"]
    done = action_detail(record, "A-1").row
    assert (done.status, done.ended, done.evidence, done.why) == ("done", "2011-08-01", "list", "enough")


def test_done_this_month_is_done_today(record: Record) -> None:
    make(record, "Sign")
    finish_actions(record, ["A-1"], evidence="seen", on=PartialDate.from_edtf("2011-08"))
    assert kept(record, "A-1")["ended_by"] == record.today
    assert refs(record) == []


def test_several_move_together_or_not_at_all(record: Record) -> None:
    make(record, "one"), make(record, "two")
    begin_actions(record, ["A-1"])
    with pytest.raises(Refused, match="A-1 is in progress: it can't be begun"):
        begin_actions(record, ["A-2", "A-1"])
    assert action_detail(record, "A-2").row.status == "agreed"
    assert finish_actions(record, ["A-1", "A-2"], evidence="both") == ["A-1", "A-2"]
    record.undo()
    assert [action_detail(record, ref).row.status for ref in ("A-1", "A-2")] == ["in progress", "agreed"]


def test_dropped_says_why_and_by_whom(record: Record) -> None:
    make(record, "Sign")
    with pytest.raises(Refused, match="Why"):
        drop_actions(record, ["A-1"], why="")
    drop_actions(on(record, record.today, "budi"), ["A-1"], why="overtaken")
    dropped = action_detail(record, "A-1")
    assert (dropped.row.status, dropped.row.why, dropped.ended_by_whom) == ("dropped", "overtaken", "budi")
    with pytest.raises(Refused, match="A-1 is dropped: it can't be done; from here it can be reopened"):
        finish_actions(record, ["A-1"], evidence="x")


def test_superseded_says_by_what_and_by_whom(record: Record) -> None:
    make(record, "old"), make(record, "new")
    supersede_actions(on(record, date(2012, 5, 3), "budi"), ["A-1"], by="A-2")
    facts = action_sheet(action_detail(on(record, None), "A-1")).facts
    status = next(fact.value for fact in facts if fact.label == "Status")
    assert status == "superseded by A-2, 3 May 2012, by budi"
    assert action_detail(record, "A-2").supersedes == ("A-1",)


def test_superseding_never_goes_round_in_a_circle(record: Record) -> None:
    make(record, "one"), make(record, "two"), make(record, "three")
    supersede_actions(record, ["A-1"], by="A-2")
    supersede_actions(record, ["A-2"], by="A-3")
    assert action_detail(record, "A-1").superseded_by == "A-2"
    assert action_detail(record, "A-3").supersedes == ("A-2",)
    for ref in ("A-3", "A-1"):
        with pytest.raises(Refused):
            supersede_actions(record, ["A-3"], by=ref)
    with pytest.raises(Refused, match="hang on it"):
        remove_actions(record, ["A-2"])
    reopen_actions(record, ["A-1"])
    assert action_detail(record, "A-1").superseded_by == ""


def test_reopened_it_stands_where_it_stood(record: Record) -> None:
    make(record, "never begun"), make(record, "begun")
    log_progress(record, "A-2", 1)
    finish_actions(record, ["A-1", "A-2"], evidence="seen")
    reopen_actions(record, ["A-1", "A-2"])
    assert [action_detail(record, ref).row.status for ref in ("A-1", "A-2")] == ["agreed", "in progress"]
    assert kept(record, "A-1")["ended_by"] is None


def test_deleting_takes_the_progress_along_and_undo_brings_both_back(record: Record) -> None:
    make(record, "one"), make(record, "two")
    log_progress(record, "A-1", 3, note="kept")
    before = kept(record, "A-1")
    assert remove_actions(record, ["A-1", "A-2"]) == ["A-1", "A-2"]
    with record.reading() as connection:
        assert connection.execute(select(action_progress)).all() == []
    record.undo()
    after = kept(record, "A-1")
    assert {**after, "version": 0} == {**before, "version": 0}
    assert action_detail(record, "A-1").steps[0].note == "kept"


def test_an_action_is_found_by_reference_and_by_words_only_it_has(record: Record) -> None:
    make(record, "Sign the renewed memorandum"), make(record, "Sign the declaration")
    for words in ("A-1", "a-1", "1", "sign the renewed memorandum", "renewed"):
        assert action_detail(record, words).row.ref == "A-1"
    with pytest.raises(Ambiguous, match=r"A-1.*A-2"):
        action_detail(record, "sign")
    with pytest.raises(NotFound, match="A-99"):
        action_detail(record, "A-99")
    with pytest.raises(NotFound, match="nearest: Sign the declaration"):
        action_detail(record, "Sign the declarration")


def test_a_target_with_its_unit_apart(record: Record) -> None:
    made = add_action(record, title="Develop", target=500, unit="OVOP programmes")
    assert (made.row.target, made.row.unit) == (500, "OVOP programmes")
