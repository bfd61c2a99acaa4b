"""A tracker goes out, is worked in, and comes back: a change is one, two sides are a conflict."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import drop_actions, finish_actions, log_progress
from secretariat.actions.operations import add_action, edit_action
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.merging import Side
from secretariat.actions.tracker.operations import (
    ImportRefused,
    PreviewOutdated,
    import_replies,
    preview_replies,
)
from secretariat.actions.tracker.preview import Outcome, preview_json
from secretariat.actions.tracker.went_out import LISTED, listed_lines, went_out_with
from secretariat.actions.tracker.words import lines_of
from secretariat.papers.read_tables import ReadFile, ReadRow, ReadTable
from secretariat.papers.sheet_reading import read_file
from secretariat.record.acts import act, history
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import _, set_language
from secretariat.values.refusal import Refused
from tests.actions.made import indonesian, make, refs
from tests.actions.tracker.sent import cells, edited, sent_out, some_actions
from tests.libreoffice import saved_by_libreoffice


def acts(record: Record) -> int:
    with record.reading() as connection:
        return connection.execute(select(func.count()).select_from(act)).scalar_one()


def stand(record: Record) -> dict[str, dict[str, Any]]:
    """Every action as its detail tells it."""
    from secretariat.actions.sheet import detail_json

    found = {}
    for ref in refs(record, all="yes"):
        told = detail_json(action_detail(record, ref))
        found[ref] = {key: value for key, value in told.items() if key not in ("version", "updated")}
    return found


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=indonesian)])
@pytest.mark.parametrize("read_in", ["en", pytest.param("id", marks=indonesian)])
def test_what_comes_back_as_it_went_out_is_no_change_and_no_act(
    sample: Record, tmp_path: Path, kind: str, language: str, read_in: str
) -> None:
    set_language(language)
    path = sent_out(sample, tmp_path / f"tracker{kind}")
    set_language(read_in)
    before = acts(sample)
    taken = import_replies(sample, read_file(path), Options())
    assert [row for row in taken.preview.rows if row.outcome is not Outcome.UNCHANGED] == []
    assert len(taken.preview.rows) == len(refs(sample, all="yes"))
    assert taken.preview.issues == ()
    assert acts(sample) == before


def test_actions_of_every_kind_come_back_as_they_went_out(record: Record, tmp_path: Path) -> None:
    some_actions(record, 40)
    log_progress(record, "A-1", 12)
    finish_actions(record, ["A-2"], evidence="signed")
    drop_actions(record, ["A-3"], why="overtaken")
    for kind in (".xlsx", ".csv"):
        preview = preview_replies(record, read_file(sent_out(record, tmp_path / f"sheet{kind}")), Options())
        assert {row.outcome for row in preview.rows} == {Outcome.UNCHANGED}, kind


def test_thirty_cells_are_thirty_changes_and_one_undo_takes_them_back(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 40)
    before = stand(record)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    file = edited(path, cells(thirty(names)))
    preview = preview_replies(record, file, Options())
    assert (preview.changes, len(preview.open_conflicts), len(preview.refused)) == (30, 0, 0)
    assert len(preview_json(preview)["changes"]) == 30
    done = acts(record)
    taken = import_replies(record, file, Options(), previewed=preview)
    assert taken.preview.changes == 30
    assert acts(record) == done + 1
    assert action_detail(record, names[4]).row.achieved == 35
    again = import_replies(record, file, Options())
    assert again.preview.changes == 0
    assert acts(record) == done + 1
    record.undo()
    assert stand(record) == before


def test_what_both_sides_changed_stays_and_is_told_with_its_three_sides(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 40)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    for name in names[30:35]:
        edit_action(record, name, note=f"ours {name}")
    for name in names[:3]:
        edit_action(record, name, supporting="somebody else")  # another field of the same action
    written = thirty(names) | {(name, "note"): f"theirs {name}" for name in names[30:35]}
    for key in list(written)[:5]:
        del written[key]
    file = edited(path, cells(written))
    taken = import_replies(record, file, Options())
    assert (taken.preview.changes, len(taken.preview.open_conflicts)) == (25, 5)
    assert {action_detail(record, name).row.note for name in names[30:35]} == {f"ours {name}" for name in names[30:35]}
    listed = preview_json(taken.preview)["conflict_list"]
    assert sorted((one["ref"], one["field"], one["theirs"], one["ours"]) for one in listed) == [
        (name, "note", f"theirs {name}", f"ours {name}") for name in names[30:35]
    ]
    beside = Path(taken.conflicts_file).read_text(encoding="utf-8-sig")
    assert all(f"theirs {name}" in beside and f"ours {name}" in beside for name in names[30:35])


def test_a_conflict_is_settled_for_either_side_by_a_choice_alone(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 3)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    for name in names:
        edit_action(record, name, note="ours")
    file = edited(path, cells({(name, "note"): "theirs" for name in names}))
    choices = {(names[0], "note"): Side.THEIRS, (names[1], "note"): Side.OURS}
    taken = import_replies(record, file, Options(choices=choices))
    assert [action_detail(record, name).row.note for name in names] == ["theirs", "ours", "ours"]
    assert len(taken.preview.open_conflicts) == 1
    with pytest.raises(Refused, match="A-1:title is no conflict of this sheet"):
        preview_replies(record, file, Options(choices={("A-1", "title"): Side.OURS}))


def test_states_go_through_their_rules(record: Record, tmp_path: Path) -> None:
    some_actions(record, 12)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    file = edited(
        path,
        cells(
            {
                ("A-2", "status"): "in progress",
                ("A-3", "status"): "done",
                ("A-3", "done_on"): date(2011, 8, 1),
                ("A-3", "evidence"): "signed in Jakarta",
                ("A-6", "status"): "dropped",
                ("A-6", "why"): "overtaken",
                ("A-8", "status"): "superseded",
                ("A-8", "why"): "see A-9, which is wider",
                ("A-10", "due"): "'July 2012",
            }
        ),
    )
    import_replies(record, file, Options())
    assert action_detail(record, "A-2").row.status == "in progress"
    assert action_detail(record, "A-8").superseded_by == "A-9"
    assert action_detail(record, "A-8").row.why == "see A-9, which is wider"
    assert action_detail(record, "A-10").row.due == "2012-07"
    three = action_detail(record, "A-3").row
    assert (three.status, three.ended, three.evidence) == ("done", "2011-08-01", "signed in Jakarta")
    assert (action_detail(record, "A-6").row.status, action_detail(record, "A-6").row.why) == ("dropped", "overtaken")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({("A-2", "status"): "done"}, "Evidence is needed"),
        ({("A-2", "status"): "dropped"}, "Why is needed"),
        ({("A-1", "status"): "done", ("A-1", "evidence"): "x"}, "below its target: say why"),
        ({("A-2", "status"): "superseded"}, "Which action takes the place of A-2"),
        ({("A-2", "status"): "superseded", ("A-2", "why"): "A-99"}, "There is no action A-99"),
        ({("A-2", "status"): "superseded", ("A-2", "why"): "by A-2"}, "can't be superseded by itself"),
        ({("A-2", "done_on"): "July 2011"}, "the status of A-2 is agreed"),
        ({("A-2", "status"): "finished"}, "“finished” is no status; write one of agreed, in progress, done"),
        ({("A-2", "due"): "7/8/2011"}, "could be 7 August 2011 or 8 July 2011"),
        ({("A-2", "due"): "soon"}, "is not a date"),
        ({("A-1", "target"): "many"}, "whole number"),
        ({("A-1", "achieved"): "35.5"}, "“35.5” is not a whole number"),
        ({("A-2", "title"): None}, "What is to be done is needed"),
        ({("A-2", "status"): None}, "Status can't be empty; it was “agreed”"),
        ({("A-2", "counterpart"): "Atlantis"}, "Atlantis"),
        ({("A-4", "achieved"): "lots"}, "does not say a whole number for each target"),
        ({("A-2", "ref"): "A-999"}, "There is no action A-999"),
        ({("A-2", "ref"): "[/draft]"}, r"“\[/draft\]” is no reference"),
        ({("A-2", "ref"): "A-1"}, "A-1 stands in row"),
        ({("A-2", "note"): "=1+1"}, "formula"),
        ({("A-2", "note"): "#REF!"}, "error"),
    ],
)
def test_what_is_not_allowed_refuses_the_whole_and_says_where(
    record: Record, tmp_path: Path, written: Mapping[tuple[str, str], object], says: str
) -> None:
    some_actions(record, 5)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    file = edited(path, cells({("A-5", "note"): "fine", **written}))
    before = stand(record)
    with pytest.raises(ImportRefused, match="can't be taken in, so nothing was") as refused:
        import_replies(record, file, Options())
    preview = refused.value.preview
    assert len(preview.refused) == 1
    assert re.search(says, "; ".join(preview.refused[0].said))
    issue = next(one for one in preview.issues if one.level == "error")
    assert issue.row == preview.refused[0].row
    assert stand(record) == before
    taken = import_replies(record, file, Options(skip_refused=True))
    assert taken.preview.changes == 1
    assert action_detail(record, "A-5").row.note == "fine"
    assert re.search(says, Path(taken.refused_file).read_text(encoding="utf-8-sig"))


def test_control_characters_are_refused_where_they_stand(record: Record, tmp_path: Path) -> None:
    some_actions(record, 2)
    path = sent_out(record, tmp_path / "tracker.csv")
    path.write_bytes(path.read_bytes().replace(b"Action 1", b"Act\x1b]52;c;AAAA\x07"))
    preview = preview_replies(record, read_file(path), Options())
    assert [row.ref for row in preview.refused] == ["A-2"]
    assert "U+001B" in preview.issues[0].message


def test_rules_that_only_the_record_knows_refuse_a_row_and_its_preview_says_so(record: Record, tmp_path: Path) -> None:
    make(record, "the whole")
    make(record, "a part", part_of="A-1")
    path = sent_out(record, tmp_path / "tracker.xlsx")
    file = edited(path, cells({("A-1", "status"): "done", ("A-1", "evidence"): "x", ("A-2", "note"): "fine"}))
    before = stand(record), acts(record)
    preview = preview_replies(record, file, Options())
    assert [(row.ref, row.said) for row in preview.refused] == [
        ("A-1", ("A-1 has A-2 still open: say why it is done without that.",))
    ]
    assert (stand(record), acts(record)) == before
    with pytest.raises(ImportRefused) as refused:
        import_replies(record, file, Options(), previewed=preview)
    assert refused.value.preview == preview
    assert action_detail(record, "A-2").row.note == ""
    import_replies(record, file, Options(skip_refused=True))
    assert action_detail(record, "A-1").row.status == "agreed"
    assert action_detail(record, "A-2").row.note == "fine"


def test_achieved_is_logged_as_a_step_with_where_it_is_from(record: Record, tmp_path: Path) -> None:
    some_actions(record, 4)
    log_progress(record, "A-1", 20)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    log_progress(record, "A-4", 1, of="surveys")
    file = edited(path, cells({("A-1", "achieved"): 35, ("A-4", "achieved"): "7; 0"}))
    import_replies(record, file, Options())
    steps = action_detail(record, "A-1").steps
    assert [(one.amount, one.on, one.note) for one in steps][:1] == [(15, record.today, "from tracker.xlsx")]
    assert action_detail(record, "A-4").row.achieved == 0  # both sides counted on: nothing is overwritten
    log_progress(record, "A-4", -1, of="surveys")
    import_replies(record, file, Options())
    assert action_detail(record, "A-4").row.achieved == 7


def test_rows_a_ministry_adds_are_proposed_and_taken_down_where_asked(record: Record, tmp_path: Path) -> None:
    some_actions(record, 3)
    path = sent_out(record, tmp_path / "tracker.xlsx")

    def propose(sheet: Any, rows: Mapping[str, int], columns: Mapping[str, int]) -> None:
        at = max(rows.values()) + 1
        for key, value in {
            "title": "A new one [/draft]",
            "lead": "Sesmen",
            "due": "July 2012",
            "target": 20,
            "unit": "surveys",
            "priority": "high",
        }.items():
            sheet.cell(at, columns[key]).value = value
        sheet.cell(at + 2, columns["priority"]).value = "low"

    file = edited(path, propose)
    kept = import_replies(record, file, Options())
    assert [row.title for row in kept.preview.proposed] == ["A new one [/draft]"]
    assert refs(record, sort="ref") == ["A-1", "A-2", "A-3"]
    import_replies(record, file, Options(take_proposed=True))
    new = action_detail(record, "A-4").row
    assert (new.title, new.lead, new.due, new.target, new.unit, new.priority) == (
        "A new one [/draft]", "Sesmen", "2012-07", 20, "surveys", "high")  # fmt: skip
    again = preview_replies(record, file, Options(take_proposed=True))
    assert again.proposed == ()
    record.undo()
    assert refs(record, sort="ref") == ["A-1", "A-2", "A-3"]


def test_rows_a_ministry_deletes_are_told_and_stay_unless_they_are_to_be_dropped(
    record: Record, tmp_path: Path
) -> None:
    some_actions(record, 7)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    make(record, "later", lead="Sesmen")
    file = edited(path, lambda sheet, rows, _columns: sheet.delete_rows(rows["A-2"]))
    preview = preview_replies(record, file, Options())
    assert [row.ref for row in preview.missing] == ["A-2"]
    assert preview.missing[0].said == ("It went out with this sheet and is not in it any more; stays as it is.",)
    import_replies(record, file, Options())
    assert action_detail(record, "A-2").row.status == "agreed"
    import_replies(record, file, Options(missing="drop"))
    two = action_detail(record, "A-2").row
    assert (two.status, two.why) == ("dropped", "left out of tracker.xlsx")
    assert action_detail(record, "A-8").row.status == "agreed"


def test_what_a_narrower_sheet_never_had_is_not_missing_unless_its_list_is_gone(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 40)
    path = sent_out(record, tmp_path / "tracker.xlsx", lead="Sesmen", priority="normal")
    edit_action(record, names[2], lead="Sesmen")  # not in the sheet, though of the same lead and there when it went out
    assert preview_replies(record, read_file(path), Options()).missing == ()
    file = edited(path, lambda sheet, rows, _columns: sheet.delete_rows(rows[names[4]]))
    assert [row.ref for row in preview_replies(record, file, Options()).missing] == [names[4]]
    alone = replace(file, tables=file.tables[:1])
    guessed = preview_replies(record, alone, Options()).missing
    assert [row.ref for row in guessed] == [names[2], names[4]]
    assert all("a guess" in row.said[0] for row in guessed)


@pytest.mark.parametrize("language", ["en", "id"])
@given(st.sets(st.integers(1, 9_999), min_size=1, max_size=400))
def test_the_list_of_what_went_out_is_read_as_it_was_written(language: str, numbers: set[int]) -> None:
    set_language(language)
    rows = tuple(ReadRow(n, (_(LISTED), line)) for n, line in enumerate(listed_lines(numbers), start=1))
    set_language("en")
    told = ReadFile(Path("x.xlsx"), ".xlsx", "", "", (ReadTable("", rows),))
    assert went_out_with(told) == frozenset(f"A-{number}" for number in numbers)
    cut = ReadFile(Path("x.xlsx"), ".xlsx", "", "", (ReadTable("", rows[1:]),))
    assert went_out_with(cut) is None


def test_columns_moved_renamed_added_and_rows_sorted_are_still_understood(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 12)
    path = sent_out(record, tmp_path / "tracker.csv")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    head, body = rows[0], rows[1:]
    head[head.index("Status")] = "Status now (please fill in)"
    head[head.index("Evidence")] = "Evidenc"
    turned = [["Remarks of ours", *reversed(head)], *(["x", *reversed(row)] for row in reversed(body))]
    turned.insert(0, ["Tracker of the ministry", "as of today"])
    note = turned[1].index("Note")
    turned[2][note] = "changed"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(turned)
    preview = preview_replies(record, read_file(path), Options())
    assert preview.changes == 1
    assert {row.ref for row in preview.rows} == set(names)
    assert preview_json(preview)["columns"]["Remarks of ours"] is None
    assert preview_json(preview)["columns"]["Evidenc"] == "evidence"


def test_a_lost_version_is_compared_with_the_record_as_it_is_and_said(record: Record, tmp_path: Path) -> None:
    some_actions(record, 3)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    file = edited(path, cells({("A-1", "version"): None, ("A-1", "note"): "changed"}))
    preview = preview_replies(record, file, Options())
    assert preview.changes == 1
    assert any("Its version is lost" in said for row in preview.rows for said in row.said)


def test_a_sheet_from_last_year_is_still_understood(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 6)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    for year in range(5):
        for name in names:
            edit_action(record, name, supporting=f"in year {year}")
    file = edited(path, cells({(names[0], "note"): "late", (names[1], "supporting"): "theirs"}))
    preview = preview_replies(record, file, Options())
    assert (preview.changes, len(preview.open_conflicts)) == (1, 1)
    assert preview.open_conflicts[0][1].base == ""


def test_a_file_that_is_no_tracker_is_refused_with_what_it_begins_with(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Party\nAna,ID\n")
    with pytest.raises(Refused, match=r"people\.csv is not a tracker: .*Ref, Version, What, Status.*Name, Party"):
        preview_replies(record, read_file(path), Options())


def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_taken_in(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 3)
    file = edited(sent_out(record, tmp_path / "tracker.xlsx"), cells({(names[0], "note"): "theirs"}))
    preview = preview_replies(record, file, Options())
    edit_action(record, names[0], note="ours")
    with pytest.raises(PreviewOutdated) as outdated:
        import_replies(record, file, Options(), previewed=preview)
    assert len(outdated.value.preview.open_conflicts) == 1
    assert action_detail(record, names[0]).row.note == "ours"


def test_the_evidence_of_a_state_in_conflict_waits_with_it(record: Record, tmp_path: Path) -> None:
    add_action(record, title="one")
    path = sent_out(record, tmp_path / "tracker.xlsx")
    drop_actions(record, ["A-1"], why="overtaken")
    file = edited(path, cells({("A-1", "status"): "done", ("A-1", "evidence"): "signed"}))
    taken = import_replies(record, file, Options())
    assert taken.preview.changes == 0
    row = action_detail(record, "A-1").row
    assert (row.status, row.evidence) == ("dropped", "")


def test_the_act_says_what_it_was(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 1)
    import_replies(record, edited(sent_out(record, tmp_path / "t.xlsx"), cells({(names[0], "note"): "x"})), Options())
    with record.reading() as connection:
        assert history(connection)[0].label == "Import replies of t.xlsx into the tracker"


def test_saved_by_libreoffice_it_is_no_change_and_its_changes_are_changes(record: Record, tmp_path: Path) -> None:
    names = some_actions(record, 40)
    path = sent_out(record, tmp_path / "tracker.xlsx")
    edits = edited(Path(shutil.copy(path, tmp_path / "edited.xlsx")), cells(thirty(names)))
    for kind in ("xlsx", "ods"):
        out = saved_by_libreoffice(kind, path, edits.path, folder=tmp_path)
        same = preview_replies(record, read_file(out / f"tracker.{kind}"), Options())
        assert {row.outcome for row in same.rows} == {Outcome.UNCHANGED}
        assert preview_replies(record, read_file(out / f"edited.{kind}"), Options()).changes == 30


def thirty(names: list[str]) -> dict[tuple[str, str], object]:
    """Thirty edited cells."""
    written: dict[tuple[str, str], object] = {}
    for n, name in enumerate(names[5:13]):
        written[name, "note"] = f"their note {n}"
    for name in names[13:20]:
        written[name, "due"] = date(2012, 3, 4)
    for name in names[20:24]:
        written[name, "due"] = "September 2014"
    for name in names[24:26]:
        written[name, "status"] = "in progress"
    written[names[4], "achieved"] = 35
    written[names[8], "achieved"] = 7
    written[names[26], "title"] = "Another title"
    written[names[27], "supporting"] = "ASEIC"
    written[names[28], "priority"] = "high"
    written[names[29], "lead"] = "Kotra"
    written[names[14], "status"] = "done"
    written[names[14], "evidence"] = "letter of 3 August"
    written[names[14], "done_on"] = date(2011, 8, 3)
    assert len(written) == 30, len(written)
    return written


@pytest.mark.parametrize(
    ("before", "after"),
    [("100 SMEs", "100 SMEs; 20 surveys"), ("100 SMEs; 20 surveys", "100 SMEs"), ("100 SMEs; 20 surveys", "")],
)
def test_what_is_counted_may_change_while_a_sheet_is_out(
    record: Record, tmp_path: Path, before: str, after: str
) -> None:
    ref = add_action(record, title="Register", target=before).row.ref
    path = sent_out(record, tmp_path / "t.xlsx")
    edit_action(record, ref, target=after)
    preview = preview_replies(record, read_file(path), Options())
    assert (preview.changes, len(preview.open_conflicts), len(preview.refused)) == (0, 0, 0)
    file = edited(path, cells({(ref, "achieved"): 7 if ";" not in before else "7 of 100 SMEs; 0 of 20 surveys"}))
    [refused] = preview_replies(record, file, Options()).refused
    assert "changed since the sheet went out" in refused.said[0]


def test_a_locked_cell_that_is_worked_out_is_not_taken_and_it_is_said_what_to_fill_in(
    record: Record, tmp_path: Path
) -> None:
    names = some_actions(record, 5)
    path = sent_out(record, tmp_path / "replies.xlsx")
    written: dict[tuple[str, str], object] = {
        (names[0], "progress"): 0.5,
        (names[1], "progress"): "50%",
        (names[2], "due_by"): date(2013, 1, 31),
        (names[3], "overdue"): "not any more [/draft]",
        (names[4], "achieved"): 52,
        (names[4], "progress"): 0.5,
    }
    preview = preview_replies(record, edited(path, cells(written)), Options())
    told = {row.ref: " ".join(row.said) for row in preview.rows}
    outcomes = {row.ref: row.outcome for row in preview.rows}
    assert told == {
        "A-1": "Progress: It is worked out, so “50%” is not taken: fill in “Achieved”.",
        "A-2": "Progress: It is worked out, so “50%” is not taken; the action has no target: write it in “Note”.",
        "A-3": "Due by: It follows from “Due”, so “2013-01-31” is not taken: change “Due”.",
        "A-4": "Overdue: It follows from “Due” and “Status”, so “not any more [/draft]” is not taken: "
        "change one of these.",
        "A-5": "",
    }
    assert outcomes["A-1"] is Outcome.UNCHANGED and outcomes["A-5"] is Outcome.CHANGED
    assert [issue.column for issue in preview.issues] == ["Progress", "Progress", "Due by", "Overdue"]
    assert "A-1" in {line.row.ref for line in lines_of(preview)}


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_what_was_worked_out_when_the_sheet_went_out_is_no_change_once_it_is_otherwise(
    record: Record, tmp_path: Path, kind: str
) -> None:
    make(record, "whole", "July 2011", target="100 SMEs")
    make(record, "part", target="10 visits", part_of="A-1")
    path = sent_out(record, tmp_path / f"replies{kind}")
    log_progress(record, "A-2", 4)
    edit_action(record, "A-1", due=parse_date("2013", today=record.today))
    preview = preview_replies(record, read_file(path), Options())
    assert preview.issues == ()
    assert {row.outcome for row in preview.rows} == {Outcome.UNCHANGED}
