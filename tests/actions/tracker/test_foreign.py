"""Trackers of other offices: what is understood of them, what is told, and that no date is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from secretariat.actions.detail import action_detail
from secretariat.actions.queries import actions_window, all_rows
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.foreign import in_our_words
from secretariat.actions.tracker.operations import import_replies, preview_replies
from secretariat.actions.tracker.preview import Preview
from secretariat.papers.sheet_reading import read_file
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date, parse_past_date
from secretariat.values.list_query import ListQuery

TODAY = date(2018, 8, 1)
REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "actions"


@pytest.fixture
def office(reference: Record) -> Record:
    return Record(reference.url, user="ana", today=TODAY)


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("15-Jun-18", "2018-06-15"),
        ("3rd June'18", "2018-06-03"),
        ("15-May-2018", "2018-05-15"),
        ("5 Jun 98", "1998-06-05"),
        ("End of July 2018.", "../2018-07"),
        ("Dec. 31, 2017", "2017-12-31"),
    ],
)
def test_dates_are_spelt_out_as_they_were_meant(written: str, due: str) -> None:
    assert parse_date(in_our_words({"due": written}, TODAY).texts["due"], today=TODAY).edtf == due


def test_done_in_a_column_of_dates_says_a_state_and_its_date() -> None:
    row = in_our_words({"due": "Done (Nov 2013)", "evidence": "letter"}, TODAY)
    assert "due" not in row.texts
    assert row.texts["status"] == "done"
    assert parse_past_date(row.texts["done_on"], today=TODAY).edtf == "2013-11"


def test_what_is_done_without_a_date_was_done_by_today() -> None:
    row = in_our_words({"status": "Done ( Submitted March-May, 2018 report)", "evidence": "report"}, TODAY)
    assert row.texts["status"] == "done"
    assert "Submitted March-May, 2018 report" in row.texts["note"]
    assert parse_past_date(row.texts["done_on"], today=TODAY).edtf == "../2018-08-01"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Not Done", "agreed"),
        ("On going", "in progress"),
        ("Belum", "agreed"),
        ("Selesai", "done"),
        ("batal", "dropped"),
    ],
)
def test_states_of_others_are_read_as_ours_and_told(written: str, status: str) -> None:
    row = in_our_words({"status": written, "why": "late"}, TODAY)
    assert row.texts["status"] == status
    assert ("status", written) in [(key, text) for key, text, _why in row.told]


def test_a_state_that_is_none_stays_in_the_note() -> None:
    row = in_our_words({"status": "Gelombang III"}, TODAY)
    assert row.texts == {"note": "Status as written: Gelombang III"}


def test_what_is_not_done_keeps_its_dates_and_evidence_in_the_note() -> None:
    row = in_our_words({"status": "In progress", "done_on": "30-May-18", "evidence": "Yet to collect"}, TODAY)
    assert row.texts == {
        "status": "in progress",
        "note": "Done as written: 30-May-18\nEvidence as written: Yet to collect",
    }


def test_done_in_the_status_says_its_date() -> None:
    row = in_our_words({"status": "Done (Nov 2013)"}, TODAY, file="x")
    assert (row.texts["status"], row.texts["done_on"]) == ("done", "Nov 2013")


@pytest.mark.parametrize("written", ["5 May", "June", "Q3", "next week", "12 months", "(See Above)"])
def test_a_date_without_its_year_is_not_counted_from_the_day_of_the_import(written: str) -> None:
    row = in_our_words({"due": written}, TODAY)
    assert row.texts == {"note": f"Due as written: {written}"}


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("5 May", "no year"),
        ("5/6", "no year"),
        ("Q3", "no year"),
        ("12 months", "names no date"),
        ("(See Above)", "names no date"),
        ("1 activity per quarter", "names no date"),
        ("next week", "names no date"),
    ],
)
def test_what_is_said_of_a_date_left_out_is_what_is_wrong_with_it(written: str, why: str) -> None:
    ((key, text, said),) = in_our_words({"due": written}, TODAY).told
    assert (key, text) == ("due", written) and why in said


@pytest.mark.parametrize(
    "written", ["Yet to collect", "Yet to be provided.", "pending", "Not yet submitted", "Belum ada"]
)
def test_evidence_that_is_still_to_come_proves_nothing(written: str) -> None:
    row = in_our_words({"status": "Done", "done_on": "28 May 2018", "evidence": written}, TODAY, file="kaa.html")
    assert row.texts["evidence"] == "as told in kaa.html: “Done”"
    assert "note" not in row.texts or row.texts["note"] == f"Evidence as written: {written}"


def test_evidence_that_only_begins_like_that_stays_evidence() -> None:
    said = "Pending files were closed by letter 12/2018"
    assert in_our_words({"status": "Done", "evidence": said}, TODAY).texts["evidence"] == said


@pytest.mark.parametrize("written", ["(See Above)", "see above", "Ditto", "s.d.a.", '"', "[same as above]"])
def test_a_lead_that_points_elsewhere_names_nobody_and_is_told(written: str) -> None:
    row = in_our_words({"lead": written, "supporting": "Agencies See Above Ltd"}, TODAY)
    assert row.texts == {"supporting": "Agencies See Above Ltd", "note": f"Lead as written: {written}"}
    assert [(key, text) for key, text, _why in row.told] == [("lead", written)]


def test_that_another_office_says_so_is_the_evidence_of_what_has_none() -> None:
    row = in_our_words({"due": "Done (Sept. 2013)"}, TODAY, file="clue.xlsx", unread=[("WG doc", "Done")])
    assert row.texts["evidence"] == "as told in clue.xlsx: “Done (Sept. 2013)”"
    assert row.texts["note"] == "WG doc: Done"


@pytest.mark.parametrize("written", ["N/A", "Not provided", "TBD", "-", "No date stated in WB's letter"])
def test_what_says_no_date_is_none_and_told(written: str) -> None:
    row = in_our_words({"due": written}, TODAY)
    assert row.texts == {}
    assert [text for _key, text, _why in row.told] == [written]


def previewed(office: Record, name: str, **told: str) -> Preview:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"the real trackers are not at hand ({name})")
    return preview_replies(office, read_file(path), Options(told=told))


TRACKERS = [
    # file, columns told, rows, refused rows
    ("kaa/kaa_dncc.html", {}, 52, 0),
    ("kaa/kaa_pcmu.html", {}, 11, 0),
    ("ietf-clue/clue-milestones-nov-2013-v2.xlsx", {"To IESG": "due"}, 9, 0),
    ("fds-2020/1-2020-02-25-action-plan.csv", {}, None, 0),
    ("fds-2020/1-2020-02-25-action-plan.md", {}, None, 0),
    ("uk-promises.csv", {}, 18, 0),
    ("indonesia-term-ends.csv", {"city": "title", "date": "due"}, 508, 0),
    ("indonesia-promises-2014.csv", {"janji": "title"}, 96, 2),
]


@pytest.mark.parametrize(("name", "told", "rows", "refused"), TRACKERS)
def test_every_date_of_a_real_tracker_is_understood_or_told_and_none_invented(
    office: Record, name: str, told: dict[str, str], rows: int | None, refused: int
) -> None:
    preview = previewed(office, name, **told)
    assert rows is None or len(preview.rows) == rows
    assert len(preview.refused) == refused
    at = {one.field: one.index for one in preview.headings if one.field in ("due", "done_on")}
    said = {(issue.row, issue.value) for issue in preview.issues}
    taken = {row.row: dict(row.texts) for row in preview.proposed}
    refused_rows = {row.row for row in preview.refused}
    file = read_file(REAL / name)
    looked_at = 0
    for table in file.tables:
        for row in table.rows:
            if row.number not in taken:
                continue
            for key, column in at.items():
                written = row.cells[column].strip() if column < len(row.cells) else ""
                looked_at += bool(written)
                if written and key not in taken[row.number]:
                    assert (row.number, written) in said, f"{written!r} in row {row.number} was lost"
                if not written and key == "due":
                    assert key not in taken[row.number], f"row {row.number} was given a date it has not"
    assert looked_at or not at
    assert not refused_rows & set(taken)


def test_a_real_tracker_is_taken_in_with_its_dates(office: Record) -> None:
    path = REAL / "kaa/kaa_dncc.html"
    if not path.exists():
        pytest.skip("the real trackers are not at hand (kaa)")
    import_replies(office, read_file(path), Options(take_proposed=True))
    first = action_detail(office, "A-1").row
    assert (first.due, first.status, first.source) == ("2018-06-15", "in progress", "kaa_dncc.html")
    assert "Done as written: 30-May-18" in first.note
    lots = next(
        row for row in all_rows(actions_window(office, ListQuery(scope={"all": "yes"}))) if "Lot-1/" in row.note
    )
    assert (lots.status, lots.ended) == ("done", "../2018-08-01")
    second = action_detail(office, "A-2").row
    assert (second.due, second.status, second.ended) == ("2018-05-15", "done", "2018-06-05")


def test_how_far_another_office_says_it_is_goes_into_the_note(office: Record, tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("Activity,Due date,Responsible,Progress\nRoads,July 2019,DNCC,50%\n")
    (row,) = preview_replies(office, read_file(path), Options()).rows
    assert dict(row.texts)["note"] == "Progress: 50%"
