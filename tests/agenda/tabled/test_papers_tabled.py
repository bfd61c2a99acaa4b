"""Papers tabled: symbols in turn, files kept once and given back as they were, revisions, refusals, undo."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from secretariat.agenda.operations import add_item, remove_items
from secretariat.agenda.queries import agenda_window, item_detail
from secretariat.agenda.sheet import item_sheet
from secretariat.agenda.tabled.operations import add_paper, edit_paper, remove_papers, revise_paper
from secretariat.agenda.tabled.queries import file_in, paper_detail, papers_window
from secretariat.meetings.operations import add_meeting, edit_meeting, remove_meetings
from secretariat.parties.operations import edit_party
from secretariat.record import kept_files
from secretariat.record.check import check
from secretariat.record.conflict import Conflict
from secretariat.record.kept_files import kept_file
from secretariat.record.record import Record
from secretariat.search.queries import find
from secretariat.values.date_words import parse_date
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.done_once import done_once

MEETING = "APEC-T-18"
HOSTILE = ("[/draft]", "[agreed in principle]", "Dong-Sun KIM (김동선)", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد")


@done_once
def meeting(reference: Record) -> None:
    """A meeting of 2011 with a pattern of its own and three items."""
    dates = parse_date("20-21 May 2011", today=reference.today)
    add_meeting(
        reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC", dates=dates,
        paper_pattern="{year}/SMEMM/{number:03}",
    )  # fmt: skip
    for title in ("Opening", "Finance", "Next meeting"):
        add_item(reference, MEETING, title=title)


def symbols(record: Record, sort: str = "item", **scope: str) -> list[str]:
    window = papers_window(record, ListQuery(sort=sort, scope={"meeting": MEETING, **scope}))
    return [row.ref for row in window.rows(0, 1000)]


def kept(record: Record) -> int:
    with record.reading() as connection:
        return connection.execute(select(func.count()).select_from(kept_file)).scalar() or 0


def written(folder: Path, content: bytes, name: str = "paper.pdf") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_papers_get_the_meetings_symbols_in_turn_and_revisions_count_on(meeting: Record) -> None:
    first = add_paper(meeting, MEETING, title="Statement", by="korea", item="2")
    second = add_paper(meeting, MEETING, title="Report", by="ABAC and PECC", item="1")
    third = revise_paper(meeting, first.ref, title="Statement, corrected")
    assert [one.ref for one in (first, second, third)] == ["2011/SMEMM/001", "2011/SMEMM/002", "2011/SMEMM/001rev1"]
    assert (first.row.party, first.row.by, second.row.party, second.row.by) == (
        "KR",
        "Republic of Korea",
        "",
        "ABAC and PECC",
    )
    assert (third.row.item, third.row.party, third.row.title) == ("2", "KR", "Statement, corrected")
    old = paper_detail(meeting, "2011/smemm/001")
    assert (old.row.superseded_by, old.row.title) == ("2011/SMEMM/001rev1", "Statement")
    assert old.revisions == ("2011/SMEMM/001", "2011/SMEMM/001rev1")
    assert revise_paper(meeting, old.ref).ref == "2011/SMEMM/001rev2"
    assert paper_detail(meeting, old.ref).row.superseded_by == "2011/SMEMM/001rev2"


def test_the_list_is_in_order_of_items_then_numbers_with_revisions_beside(meeting: Record) -> None:
    for item in ("3", None, "1", "1"):
        add_paper(meeting, MEETING, title=f"of {item}", item=item)
    revise_paper(meeting, "2011/SMEMM/003")
    names = ["003", "003rev1", "004", "001", "002"]
    assert symbols(meeting) == [f"2011/SMEMM/{name}" for name in names]
    assert symbols(meeting, item="1") == [f"2011/SMEMM/{name}" for name in names[:3]]
    assert symbols(meeting, sort="symbol")[0] == "2011/SMEMM/001"
    window = papers_window(meeting, ListQuery(sort="item", scope={"meeting": MEETING}))
    assert [window.position(row.id) for row in window.rows(0, 9)] == list(range(5))
    assert window.rows(3, 9)[0].ref == "2011/SMEMM/001"


def test_a_file_is_given_back_byte_for_byte_and_kept_once(meeting: Record, tmp_path: Path) -> None:
    content = os.urandom(70_000) + b"\x00\r\n"
    one = add_paper(meeting, MEETING, title="One", file=written(tmp_path, content, "one [x] 林.pdf"))
    two = add_paper(meeting, MEETING, title="Two", file=written(tmp_path, content, "two.pdf"))
    assert one.file_hash == two.file_hash
    assert kept(meeting) == 1
    assert file_in(meeting, one.ref) == ("one [x] 林.pdf", content)
    assert file_in(meeting, two.ref) == ("two.pdf", content)
    assert one.row.file_size == len(content)
    assert check(meeting).problems == ()


def test_an_older_revision_keeps_its_file(meeting: Record, tmp_path: Path) -> None:
    one = add_paper(meeting, MEETING, title="One", file=written(tmp_path, b"first"))
    new = revise_paper(meeting, one.ref, file=written(tmp_path, b"second"))
    assert (file_in(meeting, one.ref)[1], file_in(meeting, new.ref)[1]) == (b"first", b"second")
    with pytest.raises(Refused, match="has no file yet"):
        file_in(meeting, revise_paper(meeting, new.ref).ref)
    assert edit_paper(meeting, new.ref, file=None).row.file_size is None


def test_a_file_that_can_not_be_kept_is_refused_and_nothing_is_done(
    meeting: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, empty = tmp_path, written(tmp_path, b"", "empty.pdf")
    for path, words in (
        (str(folder / "missing.pdf"), "There is no file"),
        (str(folder), "is a folder or a device"),
        (empty, "is empty"),
        (f"{empty}/x", "There is no file"),
        ("a\x00b", "cannot be the name of a file"),
    ):
        with pytest.raises(Refused, match=words):
            add_paper(meeting, MEETING, title="One", file=path)
    large = written(tmp_path, b"x" * 3_000_000, "large.pdf")
    monkeypatch.setattr(kept_files.read_given, "__kwdefaults__", {"largest": 2 * 1024**2})
    with pytest.raises(Refused, match=r"large.pdf has 3 MB; a file of up to 2 MB"):
        add_paper(meeting, MEETING, title="One", file=large)
    assert symbols(meeting) == []
    assert kept(meeting) == 0


def test_a_paper_that_comes_with_its_own_symbol_keeps_it(meeting: Record) -> None:
    own = add_paper(meeting, MEETING, title="Own", symbol="2011/SMEMM/018rev1")
    assert (own.ref, own.row.number, own.row.revision) == ("2011/SMEMM/018rev1", 18, 1)
    assert add_paper(meeting, MEETING, title="First text", symbol="2011/SMEMM/018").row.superseded_by == own.ref
    assert add_paper(meeting, MEETING, title="Next").ref == "2011/SMEMM/019"
    other = add_paper(meeting, MEETING, title="Of the UN", symbol="TD/B/C.1/70/Rev.1")
    assert (other.row.number, other.row.revision) == (20, 1)
    assert revise_paper(meeting, other.ref).ref == "TD/B/C.1/70/Rev.2"
    with pytest.raises(Refused, match="There is already a paper 2011/SMEMM/018"):
        add_paper(meeting, MEETING, title="Again", symbol="2011/smemm/018")


def test_a_symbol_is_never_given_twice_and_undo_brings_a_paper_back(meeting: Record, tmp_path: Path) -> None:
    one = add_paper(meeting, MEETING, title="One", file=written(tmp_path, b"kept"))
    assert remove_papers(meeting, [one.ref]) == [one.ref]
    assert add_paper(meeting, MEETING, title="Two").ref == "2011/SMEMM/002"
    with pytest.raises(Refused, match="never used twice"):
        add_paper(meeting, MEETING, title="Three", symbol=one.ref)
    meeting.undo()
    meeting.undo()
    assert file_in(meeting, one.ref)[1] == b"kept"
    revise_paper(meeting, one.ref)
    assert remove_papers(meeting, ["2011/SMEMM/001rev1"]) == ["2011/SMEMM/001rev1"]
    assert paper_detail(meeting, one.ref).row.superseded_by == ""
    assert revise_paper(meeting, one.ref).ref == "2011/SMEMM/001rev2"


def test_what_a_pattern_asks_for_and_the_meeting_does_not_say_is_told(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="One", level="working level")
    with pytest.raises(Refused, match=r"The symbols of M-1 are made as \{year\}/.*, but its year is not known"):
        add_paper(reference, "M-1", title="x")
    assert add_paper(reference, "M-1", title="x", symbol="2011/M/001").row.number == 1
    assert add_paper(reference, "M-1", title="x", pattern="{meeting}/{number}").ref == "M-1/2"
    with pytest.raises(Refused, match=r"needs \{number\} once"):
        edit_meeting(reference, "M-1", paper_pattern="{year}")


def test_two_meetings_with_one_pattern_share_its_numbers_without_a_clash(reference: Record) -> None:
    for ref in ("M-1", "M-2"):
        add_meeting(reference, ref=ref, title=ref, level="working level", paper_pattern="X/{number}")
    given = [add_paper(reference, ref, title="x").ref for ref in ("M-1", "M-2", "M-1")]
    assert given == ["X/1", "X/2", "X/3"]


def test_a_paper_is_found_by_symbol_title_submitter_and_file(meeting: Record, tmp_path: Path) -> None:
    one = add_paper(meeting, MEETING, title=" ".join(HOSTILE), by="KR", file=written(tmp_path, b"x", "annex-b.pdf"))
    for words in (
        "2011/SMEMM/001",
        "smemm/001",
        "agreed in principle",
        "김동선",
        "nguyen van hung",
        "محمد",
        "annex-b",
        "korea",
    ):
        assert one.ref in [hit.ref for hit in find(meeting, words) if hit.kind == "paper"], words
    assert paper_detail(meeting, "agreed in principle").ref == one.ref
    edit_party(meeting, "KR", name="Koreana")
    assert one.ref in [hit.ref for hit in find(meeting, "koreana") if hit.kind == "paper"]
    revise_paper(meeting, one.ref)
    assert paper_detail(meeting, "agreed in principle").ref == "2011/SMEMM/001rev1"
    add_paper(meeting, MEETING, title="Agreed in principle")
    with pytest.raises(Ambiguous, match="give its symbol"):
        paper_detail(meeting, "agreed in principle")
    with pytest.raises(NotFound, match="its symbol looks like"):
        paper_detail(meeting, "nothing of that")


def test_an_item_shows_its_papers_in_their_newest_text_and_can_not_go_while_they_hang_on_it(meeting: Record) -> None:
    one = add_paper(meeting, MEETING, title="[/x] statement", item="2")
    revise_paper(meeting, one.ref)
    item = item_detail(meeting, MEETING, "2")
    section = next(section for section in item_sheet(item).sections if section.heading == "Papers")
    assert [(line.text, line.aside) for line in section.lines] == [("[/x] statement", "2011/SMEMM/001rev1")]
    asked = ListQuery(sort="number", scope={"meeting": MEETING})
    assert [row.papers for row in agenda_window(meeting, asked).rows(0, 9)] == [0, 1, 0]
    with pytest.raises(Refused, match=r"2 papers \(2011/SMEMM/001, 2011/SMEMM/001rev1\)"):
        remove_items(meeting, [item.ref])
    remove_meetings(meeting, [MEETING])
    meeting.undo()
    assert [row.papers for row in agenda_window(meeting, asked).rows(0, 9)] == [0, 1, 0]


def test_two_people_who_change_one_paper(meeting: Record) -> None:
    one = add_paper(meeting, MEETING, title="One", item="1")
    edit_paper(meeting, one.ref, version=one.version, item="2")
    merged = edit_paper(meeting, one.ref, version=one.version, by="JP")
    assert (merged.row.item, merged.row.party) == ("2", "JP")
    with pytest.raises(Conflict):
        edit_paper(meeting, one.ref, version=one.version, item="3")


def test_an_item_of_another_meeting_and_an_empty_title_are_refused(meeting: Record) -> None:
    with pytest.raises(NotFound, match="has no item “9”"):
        add_paper(meeting, MEETING, title="x", item="9")
    for title in ("", "  "):
        with pytest.raises(Refused, match="Title is needed"):
            add_paper(meeting, MEETING, title=title)
    one = add_paper(meeting, MEETING, title="x")
    with pytest.raises(Refused, match="Title is needed"):
        edit_paper(meeting, one.ref, title=None)


@settings(max_examples=settings.default.max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doings=st.lists(st.sampled_from(["add", "revise", "delete"]), max_size=12))
def test_whatever_is_done_no_symbol_means_two_papers_and_one_text_stands(
    fresh: Callable[[], Record], doings: list[str]
) -> None:
    record = fresh()
    add_meeting(record, ref="M-1", title="One", level="working level", paper_pattern="X/{number:02}")
    given_out: set[str] = set()
    for doing in doings:
        rows = papers_window(record, ListQuery(sort="symbol")).rows(0, 99)
        if doing == "add" or (doing == "revise" and not rows):
            ref = add_paper(record, "M-1", title="x").ref
        elif doing == "revise":
            ref = revise_paper(record, rows[0].ref).ref
        else:
            if doing == "delete" and rows:
                remove_papers(record, [rows[-1].ref])
            continue
        assert ref not in given_out
        given_out.add(ref)
    rows = papers_window(record, ListQuery(sort="symbol")).rows(0, 99)
    for number in {row.number for row in rows}:
        assert sum(not row.superseded_by for row in rows if row.number == number) == 1


def test_two_ways_of_writing_one_revision_are_two_texts_of_which_the_later_stands(meeting: Record) -> None:
    first = add_paper(meeting, MEETING, title="Twice").ref
    revise_paper(meeting, first)
    other = add_paper(meeting, MEETING, title="Twice", symbol=f"{first}/Rev.1")
    assert (other.row.revision, paper_detail(meeting, f"{first}rev1").row.superseded_by) == (2, other.ref)
    assert other.row.superseded_by == ""
