"""A tracker sent out and taken in as of a day that is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import log_progress
from secretariat.actions.operations import add_action
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.operations import import_replies, preview_replies
from secretariat.record.record import Record
from tests.actions.made import on
from tests.actions.tracker.sent import cells, edited, sent_out

THEN = date(2010, 1, 1)


def test_a_step_counts_from_what_was_achieved_by_that_day(record: Record, tmp_path: Path) -> None:
    now = on(record, None)
    past = on(record, THEN)
    add_action(past, title="Train [/draft]", target="100 SMEs")
    add_action(past, title="Ask", target="100 SMEs; 50 surveys")
    log_progress(past, "A-1", 20)
    log_progress(past, "A-2", 4, of="surveys")
    log_progress(now, "A-1", 30)
    log_progress(now, "A-2", 10)
    log_progress(now, "A-2", 40, of="surveys")
    path = sent_out(past, tmp_path / "t.xlsx")
    file = edited(path, cells({("A-1", "achieved"): 25, ("A-2", "achieved"): "1; 3"}))
    shown = {
        (row.ref, one.ours, one.theirs) for row in preview_replies(past, file, Options()).rows for one in row.cells
    }
    assert shown == {("A-1", "20", "25"), ("A-2", "0; 4", "1; 3")}
    import_replies(past, file, Options())
    steps = [(one.amount, one.on) for one in action_detail(now, "A-1").steps if one.note]
    assert steps == [(5, THEN)]
    assert [action_detail(which, "A-1").row.achieved for which in (past, now)] == [25, 55]
    assert [action_detail(which, "A-2").row.achieved for which in (past, now)] == [1, 11]
    assert [[one.achieved for one in action_detail(which, "A-2").measures] for which in (past, now)] == [
        [1, 3],
        [11, 43],
    ]
    assert preview_replies(past, file, Options()).changes == 0
