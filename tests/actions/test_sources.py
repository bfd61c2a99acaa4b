"""Where an action comes from: kept with its meeting, and told on the record it came from."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Table, select

import secretariat.opening  # noqa: F401 - it knows which rooms tell of which
from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import log_progress
from secretariat.actions.operations import edit_action
from secretariat.agenda.model import agenda_item
from secretariat.bilaterals.model import bilateral
from secretariat.declarations.model import paragraph_text
from secretariat.meetings.model import outcome
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.record.told_elsewhere import with_all_told
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.refusal import NotFound, Refused
from tests.actions.made import make, on


def told(record: Record, table: Table[Any], id_: int) -> list[str]:
    """What other rooms tell on a record's sheet, line by line."""
    sheet = with_all_told(record, table, id_, FactSheet("x", "x"))
    return [f"{line.text} | {line.aside}" for section in sheet.sections for line in section.lines]


def one(record: Record, table: Table[Any], **having: Any) -> Any:
    with record.reading() as connection:
        query = select(table).order_by(table.c.id)
        for key, value in having.items():
            query = query.where(table.c[key] == value)
        return connection.execute(query.limit(1)).mappings().one()


def test_an_action_from_an_outcome_is_told_there_with_how_it_stands(sample: Record) -> None:
    source = one(sample, outcome, ref="O-1")
    before = told(sample, outcome, source["id"])
    made = make(sample, "Register [/draft] 林聖忠", "July 2012", outcome="O-1", target="100 SMEs")
    log_progress(sample, made.row.ref, 35)
    assert made.row.meeting == "ASEM-SMEMM-1" and made.outcome == "O-1"
    line = f"{made.row.ref}  Register [/draft] 林聖忠 | in progress, 35/100, Jul 2012"
    assert set(told(sample, outcome, source["id"])) == {*before, line}


def test_an_agenda_item_is_named_by_reference_or_by_its_meeting_and_number(sample: Record) -> None:
    item = one(sample, agenda_item)
    with sample.reading() as connection:
        from secretariat.meetings.model import meeting

        own = connection.execute(select(meeting.c.ref).where(meeting.c.id == item["meeting_id"])).scalar_one()
    for words in (item["ref"], f"{own}/{item['number']}"):
        made = make(sample, "x", item=words)
        assert (made.item, made.item_ref, made.row.meeting) == (item["number"], item["ref"], own)
        assert any(made.row.ref in line for line in told(sample, agenda_item, item["id"]))
    with pytest.raises(Refused, match="needs its meeting"):
        make(sample, "x", item=item["number"])
    with pytest.raises(NotFound, match="no item"):
        make(sample, "x", item=f"{own}/99.9")


def test_a_paragraph_keeps_its_actions_and_brings_its_meeting(sample: Record) -> None:
    made = make(sample, "x", paragraph="D-1/4")
    assert made.paragraph == "D-1/4" and made.paragraph_text
    assert made.row.meeting == "ASEM-SMEMM-1"
    text = one(sample, paragraph_text, number="4")
    assert [line for line in told(sample, paragraph_text, text["id"]) if made.row.ref in line]
    for wrong, says in (("D-1", "its number"), ("D-1/44", "no paragraph 44"), ("D-77/1", "D-77")):
        with pytest.raises(Refused, match=says):
            edit_action(sample, made.row.ref, paragraph=wrong)
    edit_action(sample, made.row.ref, paragraph=None)
    assert action_detail(sample, made.row.ref).paragraph == ""


def test_what_came_of_a_bilateral_is_told_on_it(sample: Record) -> None:
    source = one(sample, bilateral)
    made = make(sample, "after the talk", meeting=source["ref"])
    assert [line for line in told(sample, bilateral, source["id"]) if made.row.ref in line]


def test_long_lists_are_cut_and_say_so(sample: Record) -> None:
    source = one(sample, outcome, ref="O-2")
    here = len(told(sample, outcome, source["id"]))
    for number in range(25):
        make(sample, f"x{number}", outcome="O-2")
    lines = told(sample, outcome, source["id"])
    assert len(lines) == 21 and lines[-1].startswith(f"and {here + 5} more")


def test_the_command_line_keeps_the_source(run: Callable[..., Any]) -> None:
    assert run("actions", "add", "From a paragraph", "--paragraph", "D-1/4", "--tag", "ovop", on="sample").code == 0
    listed = json.loads(run("actions", "list", "paragraph:D-1/4", "tag:ovop", "--format", "json", on="sample").out)
    assert [row["title"] for row in listed] == ["From a paragraph"]
    shown = json.loads(run("actions", "show", listed[0]["ref"], "--format", "json", on="sample").out)
    assert (shown["paragraph"], shown["meeting"], shown["tags"]) == ("D-1/4", "ASEM-SMEMM-1", ["ovop"])


def test_two_who_change_the_paragraph_are_shown_it_by_name(sample: Record) -> None:
    made = make(sample, "x", paragraph="D-1/4")
    edit_action(on(sample, sample.today, "budi"), made.row.ref, paragraph="D-1/5", part_of="A-1")
    with pytest.raises(Conflict) as conflict:
        edit_action(sample, made.row.ref, version=made.row.version, paragraph="D-1/3", part_of="A-2")
    told_fields = {field.field: (field.base, field.mine, field.theirs) for field in conflict.value.fields}
    assert told_fields["paragraph"] == ("D-1/4", "D-1/3", "D-1/5")
    assert told_fields["part_of"] == ("", "A-2", "A-1")
