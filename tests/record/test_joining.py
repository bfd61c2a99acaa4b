"""Operations within an act under way: one act, one undo, and a part that fails leaves nothing behind."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from secretariat.actions.operations import add_action, edit_action
from secretariat.record.acts import act, act_change, history
from secretariat.record.joining import WithinAct
from secretariat.record.record import Record
from secretariat.values.language import N_
from secretariat.values.refusal import Refused
from tests.actions.made import refs


def test_operations_within_an_act_are_that_act_and_one_undo_takes_all_back(record: Record) -> None:
    with record.act(N_("Edit {refs}"), refs="all") as work:
        within = WithinAct(record, work)
        assert within.today == record.today
        ref = add_action(within, title="first").row.ref
        assert edit_action(within, ref, title="changed").row.title == "changed"
        add_action(within, title="second")
    with record.reading() as connection:
        assert [one.label for one in history(connection)] == ["Edit all"]
    assert refs(record) == ["A-1", "A-2"]
    record.undo()
    assert refs(record) == []


def test_a_part_that_is_refused_is_taken_back_and_the_rest_stays(record: Record) -> None:
    with record.act(N_("Edit {refs}"), refs="all") as work:
        within = WithinAct(record, work)
        add_action(within, title="stays")
        with pytest.raises(Refused), within.act(N_("Edit {refs}"), refs=""):
            add_action(within, title="goes")
            add_action(within, title="")
    assert refs(record) == ["A-1"]
    with record.reading() as connection:
        assert connection.execute(select(func.count()).select_from(act_change)).scalar_one() == 1


def test_an_act_whose_every_part_was_refused_is_not_kept(record: Record) -> None:
    with record.act(N_("Edit {refs}"), refs="all") as work:
        within = WithinAct(record, work)
        with pytest.raises(Refused), within.act(N_("Edit {refs}"), refs=""):
            add_action(within, title="goes")
            add_action(within, title="")
    with record.reading() as connection:
        assert connection.execute(select(func.count()).select_from(act)).scalar_one() == 0
