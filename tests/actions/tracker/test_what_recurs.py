"""Actions that recur, in a tracker that came back: what is taken down because one of them ends is told beforehand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from secretariat.actions.detail import action_detail
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.operations import import_replies, preview_replies
from secretariat.actions.tracker.preview import counts_words, preview_json
from secretariat.record.record import Record
from tests.actions.made import make, refs
from tests.actions.tracker.sent import cells, edited, sent_out


def test_what_dropping_a_missing_one_takes_down_is_named_and_counted(record: Record, tmp_path: Path) -> None:
    make(record, "Report [/draft]", "1 March 2012", every="every year")
    make(record, "Other")
    path = sent_out(record, tmp_path / "t.xlsx")
    file = edited(path, lambda sheet, rows, _columns: sheet.delete_rows(rows["A-1"]))
    kept = preview_replies(record, file, Options())
    assert (kept.following, "taken down" in counts_words(kept)) == ((), False)
    preview = preview_replies(record, file, Options(missing="drop"))
    assert [(row.ref, row.following) for row in preview.following] == [("A-1", "2013-03-01")]
    assert "The next one, due 1 March 2013, is taken down with it." in preview.missing[0].said
    assert "1 taken down as the next" in counts_words(preview)
    assert preview_json(preview)["following"] == [{"after": "A-1", "title": "Report [/draft]", "due": "2013-03-01"}]
    assert import_replies(record, file, Options(missing="drop"), previewed=preview).preview == preview
    assert refs(record, all="yes", sort="ref") == ["A-1", "A-2", "A-3"]
    assert action_detail(record, "A-3").row.due == "2013-03-01"


def test_what_a_row_that_ends_one_takes_down_is_due_as_told(record: Record, tmp_path: Path) -> None:
    make(record, "Report", "1 March 2012", every="every year")
    make(record, "Count", "1 March 2012", every="every year after done")
    path = sent_out(record, tmp_path / "t.xlsx")
    done = {"status": "done", "evidence": "signed", "done_on": date(2011, 8, 3)}
    written = {(ref, key): value for ref in ("A-1", "A-2") for key, value in done.items()}
    file = edited(path, cells({**written, ("A-1", "due"): date(2012, 4, 1)}))
    preview = preview_replies(record, file, Options())
    assert [row.following for row in preview.following] == ["2013-04-01", "2012-08-03"]
    import_replies(record, file, Options(), previewed=preview)
    assert [action_detail(record, ref).row.due for ref in ("A-3", "A-4")] == ["2013-04-01", "2012-08-03"]
