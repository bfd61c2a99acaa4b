"""What keeps words of another record follows it in the same act, and back again when that is undone."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import secretariat.tables  # noqa: F401 - the whole schema, with its rules
from secretariat.actions.detail import action_detail
from secretariat.actions.operations import add_action, edit_action
from secretariat.actions.queries import actions_window
from secretariat.agenda.operations import add_item
from secretariat.agenda.queries import agenda_window
from secretariat.bilaterals.operations import request_bilateral
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import declarations_window
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.meetings.outcome_queries import outcomes_window
from secretariat.meetings.queries import meeting_detail, meetings_window
from secretariat.parties.operations import edit_party
from secretariat.people.operations import add_person, edit_person
from secretariat.record.acts import changes_of, newest_act
from secretariat.record.check import check
from secretariat.record.record import Record
from secretariat.record.window import Window
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from tests.done_once import done_once

DAY = PartialDate.from_edtf
HOSTILE = "[/draft] Łódź"


def found(window: Window[Any]) -> int:
    """How many rows a list has."""
    return window.count()


@done_once
def office(reference: Record) -> None:
    """A meeting M hosted by KR, in May."""
    add_meeting(reference, ref="M", title="Jakarta meeting", level="ministerial", host="KR", dates=DAY("2027-05-20"))


def test_an_action_reads_its_leads_name_as_it_is(office: Record) -> None:
    ana = add_person(office, name="Ana SMITH")
    ref = add_action(office, title="Send it", lead=ana.ref).row.ref
    edit_person(office, ana.ref, name=HOSTILE)
    assert action_detail(office, ref).row.lead == HOSTILE
    assert found(actions_window(office, ListQuery(words="draft"))) == 1
    assert found(actions_window(office, ListQuery(words="Smith"))) == 0
    office.undo()
    assert action_detail(office, ref).row.lead == "Ana SMITH"
    assert check(office).problems == ()


def test_an_action_that_got_its_lead_later_follows_the_undo_too(office: Record) -> None:
    ana = add_person(office, name="Ana SMITH")
    edit_person(office, ana.ref, name="Bea JONES")
    with office.reading() as connection:
        renamed = newest_act(connection)
    ref = add_action(office, title="Send it", lead=ana.ref).row.ref
    office.undo(renamed)
    assert action_detail(office, ref).row.lead == "Ana SMITH"


def test_a_new_name_stands_in_the_way_of_no_undo_of_the_lead(office: Record) -> None:
    ana = add_person(office, name="Ana SMITH")
    ref = add_action(office, title="Send it").row.ref
    edit_action(office, ref, lead=ana.ref)
    with office.reading() as connection:
        led = newest_act(connection)
    edit_person(office, ana.ref, name="Bea JONES")
    office.undo(led)
    assert action_detail(office, ref).row.lead == ""


def test_lists_find_by_the_new_name_of_a_party(office: Record) -> None:
    add_item(office, "M", title="Opening", lead="KR")
    add_outcome(office, meeting="M", kind="agreed", text="Agreed", parties="KR")
    add_declaration(office, title="Text", meeting="M")
    bilateral = request_bilateral(office, "M", "ID", "KR").ref
    edit_party(office, "KR", name="Goryeo")
    words = ListQuery(words="goryeo")
    assert found(agenda_window(office, ListQuery(words="goryeo", scope={"meeting": "M"}))) == 1
    assert found(outcomes_window(office, words)) == 1
    assert found(declarations_window(office, words)) == 1, "through the meeting that it hosts"
    assert {row.ref for row in meetings_window(office, words).rows(0, 9)} == {"M", bilateral}


def test_an_action_is_found_by_the_new_title_of_its_meeting(office: Record) -> None:
    add_action(office, title="Send it", meeting="M")
    edit_meeting(office, "M", title="Bandung meeting")
    assert found(actions_window(office, ListQuery(words="bandung"))) == 1


def test_a_bilateral_without_a_slot_moves_with_its_host(office: Record) -> None:
    edit_meeting(office, "M", timezone="Asia/Jakarta")
    loose = request_bilateral(office, "M", "ID", "KR").ref
    edit_meeting(office, "M", dates=DAY("2027-06-03"))
    assert meeting_detail(office, loose).row.dates == "2027-06-03"
    office.undo()
    assert meeting_detail(office, loose).row.dates == "2027-05-20"


def test_nothing_is_written_where_nothing_kept_a_word(office: Record) -> None:
    add_action(office, title="Send it", lead="KR")
    edit_party(office, "KR", note="x")
    with office.reading() as connection:
        assert {change.table for change in changes_of(connection, newest_act(connection))} == {"party"}


def test_rooms_above_follow_also_where_only_one_below_was_imported(office: Record) -> None:
    ana = add_person(office, name="Ana SMITH")
    ref = add_action(office, title="Send it", lead=ana.ref).row.ref
    office.close()
    command = ["--database", str(office.url.database), "people", "edit", ana.ref, "--name", "Bea JONES"]
    subprocess.run([sys.executable, "-m", "secretariat", *command], check=True, capture_output=True)
    assert action_detail(office, ref).row.lead == "Bea JONES"
