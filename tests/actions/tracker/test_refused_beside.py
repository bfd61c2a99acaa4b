"""What can't be taken in is written beside the sheet while nobody waits, and refuses it before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import edit_action
from secretariat.actions.tracker import beside
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.operations import ImportRefused, import_replies
from secretariat.papers.destination import put_when_done
from secretariat.papers.read_tables import ReadFile
from secretariat.record.record import Record
from tests.actions.made import make, on
from tests.actions.tracker.sent import cells, edited, sent_out, some_actions


def with_a_refused_row(record: Record, path: Path) -> ReadFile:
    some_actions(record, 6)
    values: dict[tuple[str, str], object] = {("A-2", "note"): "kept [/draft]", ("A-3", "due"): "soonish"}
    return edited(sent_out(record, path), cells(values))


def test_others_can_save_while_the_refused_rows_are_written(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = with_a_refused_row(record, tmp_path / "sheet.xlsx")
    other = on(record, None, user="budi")
    written: list[str] = []

    @contextmanager
    def meanwhile(path: str, data: bytes) -> Iterator[bool]:
        with put_when_done(path, data) as replaces:
            edit_action(other, "A-6", note="saved meanwhile")
            written.append(path)
            yield replaces

    monkeypatch.setattr(beside, "put_when_done", meanwhile)
    taken = import_replies(record, file, Options(skip_refused=True))
    assert written == [taken.refused_file] == [f"{file.path}.refused.csv"]
    assert "soonish" in Path(taken.refused_file).read_text("utf-8")
    assert action_detail(record, "A-2").row.note == "kept [/draft]"
    assert action_detail(record, "A-6").row.note == "saved meanwhile"


def test_what_only_the_rules_refuse_is_in_the_file_too(record: Record, tmp_path: Path) -> None:
    some_actions(record, 6)
    make(record, "A part", part_of="A-2")
    values: dict[tuple[str, str], object] = {
        ("A-3", "due"): "soonish",
        ("A-2", "status"): "done",
        ("A-2", "evidence"): "letter",
        ("A-6", "note"): "kept",
    }
    file = edited(sent_out(record, tmp_path / "sheet.xlsx"), cells(values))
    taken = import_replies(record, file, Options(skip_refused=True))
    said = Path(taken.refused_file).read_text("utf-8")
    assert "soonish" in said and "A-7" in said
    assert sorted(path.name for path in tmp_path.iterdir() if "refused" in path.name) == ["sheet.xlsx.refused.csv"]
    assert action_detail(record, "A-2").row.status == "agreed" and action_detail(record, "A-6").row.note == "kept"


def test_a_sheet_that_is_refused_as_a_whole_is_refused_before_anything_is_written(
    record: Record, tmp_path: Path
) -> None:
    file = with_a_refused_row(record, tmp_path / "sheet.xlsx")
    said: list[str] = []

    def hear(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        said.append(sql)

    event.listen(record.engine, "before_cursor_execute", hear)
    with pytest.raises(ImportRefused):
        import_replies(record, file, Options())
    event.remove(record.engine, "before_cursor_execute", hear)
    assert said and all(sql == "BEGIN" or sql.startswith("SELECT") for sql in said)
    assert not Path(f"{file.path}.refused.csv").exists()
