"""Parties and meetings that are called otherwise by the time a sheet comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import add_action, edit_action
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.operations import import_replies, preview_replies
from secretariat.actions.tracker.preview import Outcome
from secretariat.meetings.operations import add_meeting, remove_meetings
from secretariat.papers.sheet_reading import read_file
from secretariat.parties.operations import add_party, edit_party
from secretariat.record.record import Record
from secretariat.values.language import set_language
from tests.actions.tracker.sent import cells, edited, sent_out


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_counterpart_renamed_since_is_no_change(reference: Record, tmp_path: Path, language: str) -> None:
    add_action(reference, title="Sign [/draft]", counterpart="KR")
    set_language(language)
    path = sent_out(reference, tmp_path / "t.xlsx")
    edit_party(reference, "KR", name="Goryeo", name_id="Goryeo", also="")
    edit_party(reference, "KR", name="Joseon 조선", name_id="Joseon")
    preview = preview_replies(reference, read_file(path), Options())
    assert [(row.outcome, row.said) for row in preview.rows] == [(Outcome.UNCHANGED, ())]
    changed = edited(path, cells({("A-1", "counterpart"): "TW", ("A-1", "note"): "theirs"}))
    import_replies(reference, changed, Options())
    row = action_detail(reference, "A-1").row
    assert (row.counterpart, row.note) == ("TW", "theirs")


def test_a_name_that_went_over_to_another_party_means_who_had_it_then(reference: Record, tmp_path: Path) -> None:
    add_action(reference, title="Sign", counterpart="KR")
    name = action_detail(reference, "A-1").row.counterpart_name
    path = sent_out(reference, tmp_path / "t.xlsx")
    edit_party(reference, "KR", name="Goryeo", also="")
    add_party(reference, code="XX", name=name)
    assert [row.outcome for row in preview_replies(reference, read_file(path), Options()).rows] == [Outcome.UNCHANGED]
    edit_action(reference, "A-1", counterpart="TW")
    [row] = preview_replies(reference, read_file(path), Options()).rows
    assert (row.outcome, row.changes) == (Outcome.UNCHANGED, ())


def test_a_meeting_deleted_since_is_no_change_of_the_untouched_row(reference: Record, tmp_path: Path) -> None:
    for ref in ("OLD-1", "NEW-1"):
        add_meeting(reference, ref=ref, title=f"{ref} meeting", level="ministerial", forum="APEC")
    add_action(reference, title="Report", meeting="OLD-1")
    path = sent_out(reference, tmp_path / "t.csv")
    edit_action(reference, "A-1", meeting="NEW-1")
    remove_meetings(reference, ["OLD-1"])
    [row] = preview_replies(reference, read_file(path), Options()).rows
    assert (row.outcome, row.said) == (Outcome.UNCHANGED, ())
