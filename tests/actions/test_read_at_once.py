"""Lists, groups, reports and reminders ask the record as often for many actions as for few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import event, select

from secretariat.actions.following.became import became_of_meeting
from secretariat.actions.how_far import how_far_on
from secretariat.actions.how_far_then import how_far_then, logged_until
from secretariat.actions.lifecycle import drop_actions, finish_actions, log_progress
from secretariat.actions.model import action
from secretariat.actions.operations import ActionFields, add_action_in
from secretariat.actions.papers.reminding import reminders
from secretariat.actions.queries import actions_window, all_rows
from secretariat.actions.views.groups import By, groups
from secretariat.meetings.operations import add_meeting
from secretariat.record.acts import act
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from tests.actions.made import make, on

FIRST = date(2011, 1, 1)
THEN = date(2011, 8, 1)


@contextmanager
def asked(record: Record) -> Iterator[list[str]]:
    """The questions that are put to the record meanwhile."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        if sql.lstrip().startswith("SELECT"):
            said.append(sql)

    event.listen(record.engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(record.engine, "before_cursor_execute", hear)


def trees(record: Record, count: int, dice: Random) -> None:
    """Actions of several measures and parts, agreed, logged, done and dropped on days of 2011."""
    for number in range(1, count + 1):
        whole = f"A-{dice.randrange(1, number)}" if number > 2 and dice.random() < 0.7 else None
        target = dice.choice(["", "10 firms", "10 firms; 20 surveys"])
        day = FIRST + timedelta(days=dice.randrange(100))
        make(
            record, f"[/lot] {number}", part_of=whole, target=target or None, agreed_on=day, weight=dice.randrange(1, 4)
        )
        for unit in ("firms", "surveys"):
            if unit in target and dice.random() < 0.7:
                logged = FIRST + timedelta(days=dice.randrange(100, 220))
                log_progress(record, f"A-{number}", dice.randrange(1, 9), of=unit, on=logged)
    leaves = [row.ref for row in all_rows(actions_window(record, ListQuery())) if dice.random() < 0.3]
    for ref in leaves:
        if dice.random() < 0.5:
            drop_actions(record, [ref], why="no money")
        else:
            day = FIRST + timedelta(days=dice.randrange(100, 220))
            finish_actions(record, [ref], evidence="letter", why="all that was asked", on=day)


@pytest.mark.parametrize("seed", range(4))
def test_many_read_together_were_as_far_as_each_by_itself(record: Record, seed: int) -> None:
    trees(record, 14, Random(seed))
    told = set()
    for days in (50, 90, 130, 170, 218):
        past = FIRST + timedelta(days=days)
        with record.reading() as connection:
            own = {row[0]: row[1] for row in connection.execute(select(action.c.id, logged_until(past))).all()}
            alone = {id_: how_far_on(connection, id_, n, past) for id_, n in own.items()}
            assert how_far_then(connection, own, past) == alone
        told |= set(alone.values())
        rows = all_rows(actions_window(on(record, past), ListQuery(scope={"all": "yes"})))
        assert {row.id: row.progress for row in rows} == {row.id: alone[row.id] for row in rows}
    assert len(told) > 3


def of_a_meeting(record: Record, count: int) -> None:
    for _number in range(count):
        whole = make(record, "Whole", "July 2011", meeting="M-1", agreed_on=FIRST, lead="Kotra")
        make(record, "Part", "July 2011", part_of=whole.row.ref, target="10 firms; 20 surveys", agreed_on=FIRST)


def _list(record: Record) -> int:
    return len(all_rows(actions_window(on(record, THEN), ListQuery())))


def _groups(record: Record) -> int:
    return sum(one.count for one in groups(on(record, THEN), By.LEAD, ListQuery()))


def _became(record: Record) -> int:
    return len(became_of_meeting(on(record, THEN), "M-1").actions)


@pytest.mark.parametrize("read", [_list, _groups, _became])
def test_a_past_day_is_read_in_one_go_however_many_there_are(record: Record, read: Callable[[Record], int]) -> None:
    add_meeting(record, title="Meeting", ref="M-1", level="ministerial", dates=PartialDate.from_edtf("2011-05"))
    of_a_meeting(record, 2)
    with asked(record) as for_few:
        few = read(record)
    of_a_meeting(record, 10)
    with asked(record) as for_many:
        many = read(record)
    assert many == 6 * few > 0
    assert len(for_many) == len(for_few)


def test_reminders_of_many_leads_are_read_in_one_go(record: Record) -> None:
    def leads(first: int, last: int) -> None:
        for number in range(first, last):
            make(record, "Late [/draft]", "July 2011", lead=f"Bureau {number}")
            make(record, "Far away", "2031", lead=f"Bureau {number}", target="10 firms; 20 surveys")

    leads(0, 2)
    with asked(record) as for_few:
        few = reminders(record).drafts
    leads(2, 9)
    with asked(record) as for_many:
        many = reminders(record).drafts
    assert (len(few), len(many)) == (2, 9)
    assert len(for_many) == len(for_few)


def test_what_is_put_back_by_the_hundred_is_brought_in_step_at_once(record: Record) -> None:
    """An import of many parts that was undone and is wanted after all."""
    make(record, "whole")
    questions = []
    for count in (60, 240):
        with record.act("parts") as work:
            imported = work.act_id
            for number in range(count):
                fields: ActionFields = {"title": f"[/lot] {number}", "part_of": "A-1", "target": "10 firms"}
                add_action_in(work, fields, today=record.today)
        record.undo(imported)
        with record.reading() as connection:
            undo = connection.execute(select(act.c.undone_by_id).where(act.c.id == imported)).scalar_one()
        with asked(record) as said:
            record.undo(undo)
        questions.append(len(said))
        assert len(all_rows(actions_window(record, ListQuery()))) == count + 1
        record.undo(imported)
    assert questions[1] <= questions[0] < 60
