"""The whole application: an action is taken down from the record under the cursor, and told there."""

from __future__ import annotations

import pytest

from secretariat.actions.detail import action_detail
from secretariat.app import SecretariatApp
from secretariat.desk.screen import DeskScreen
from secretariat.search.queries import find
from secretariat.toolkit.one_line import OneLine
from tests.everywhere.test_going_about import SIZES, app, view
from tests.journeys.driving import there
from tests.toolkit.alone import shown

__all__ = ["app"]


@pytest.mark.parametrize("size", SIZES)
async def test_an_outcome_becomes_an_action_in_one_key(app: SecretariatApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        app.open_record("meeting", 0, "ASEM-SMEMM-1")
        await there(pilot, lambda: isinstance(app.screen, DeskScreen) and "Time zone" in shown(app))
        await pilot.press("6")
        await there(pilot, lambda: view(app) is not None and view(app).table.row is not None)
        ref = view(app).table.row.ref
        await pilot.press("A")
        await there(pilot, lambda: isinstance(app.screen, OneLine) and f"Outcome  {ref}" in shown(app))
        await pilot.press(*"Report_[/x]", "enter")
        await there(pilot, lambda: isinstance(app.screen, DeskScreen) and "u Undo" in shown(app))
        made = find(app.record(), "Report_[/x]")[0].ref
        detail = action_detail(app.record(), made)
        assert (detail.outcome, detail.row.meeting) == (ref, "ASEM-SMEMM-1")
        await pilot.press("enter")
        await there(pilot, lambda: made in shown(app))


async def test_where_nothing_can_come_from_a_record_the_key_is_not_offered(app: SecretariatApp) -> None:
    async with app.run_test(size=SIZES[1], notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        app.open_record("meeting", 0, "ASEM-SMEMM-1")
        await there(pilot, lambda: "Time zone" in shown(app))
        await pilot.press("7")
        await there(pilot, lambda: view(app) is not None and view(app).table.row is not None)
        assert view(app).check_action("take_down_action", ()) is False
