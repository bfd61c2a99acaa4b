"""The briefing before a bilateral: who, last time, who owes whom what, lines to take; two pages at most."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from secretariat.actions.operations import add_action
from secretariat.bilaterals.discussion import note_discussion, take_outcome
from secretariat.bilaterals.lines import take_line
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral, set_status
from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.delegations.nominating import add_delegate
from secretariat.dossiers.briefing.limits import LEVELS, cut
from secretariat.dossiers.briefing.making import briefing_paper, pages_of
from secretariat.dossiers.briefing.people import addressed
from secretariat.dossiers.briefing.queries import briefing
from secretariat.dossiers.briefing.reading import briefing_sheet
from secretariat.dossiers.briefing.rows import Briefing, Seated
from secretariat.dossiers.briefing.telling import told
from secretariat.meetings.operations import add_meeting
from secretariat.people.operations import edit_person
from secretariat.people.photo import photo_kept
from secretariat.people.photo_operations import set_photo
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.completeness import lacking
from tests.dossiers.test_dossier import on

BALI, BIG_SKY = "APEC-SMEMM-20/ID-KR", "APEC-SMEMM-18/ID-KR"
HOSTILE = "[/draft] [agreed in principle] Dong-Sun KIM (김동선) 林聖忠 Nguyễn Văn Hùng ประยุทธ์ محمد"


def refs(promises: object) -> list[str]:
    return [one.row.ref for one in promises]  # type: ignore[attr-defined]  # promises of a briefing


def read_back(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    try:
        done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        lacking("pdftotext is not here: install poppler-utils")
    return done.stdout


def test_last_time_was_the_signing_in_jakarta_with_what_was_agreed(sample: Record) -> None:
    found = briefing(sample, BALI)
    assert found.last is not None
    assert found.last.ref == "ID-KR-2011-07"
    points = told(found)["last"]["points"]
    assert [point["kind"] for point in points] == ["agreed", "agreed", "noted"]
    assert points[1]["became"] == "agreed, no due date"
    gifu = briefing(sample, BIG_SKY).last
    assert gifu is not None
    assert gifu.ref == "APEC-SMEMM-17/ID-KR"
    assert briefing(sample, "APEC-SMEMM-20/ID-JP").last is None


def test_who_owes_whom_is_told_by_the_lead(sample: Record) -> None:
    found = briefing(sample, BALI)
    assert refs(found.owed_to_us) == ["A-10"]
    assert refs(found.owed_by_us) == ["A-12", "A-13", "A-16", "A-17", "A-21"]
    assert refs(found.open_between) == ["A-11"]


def test_seen_from_the_other_side_the_debts_change_sides(sample: Record) -> None:
    ours, theirs = briefing(sample, BALI), briefing(sample, BALI, ours="korea")
    assert (theirs.ours.code, theirs.theirs.code) == ("KR", "ID")
    assert refs(theirs.owed_by_us) == refs(ours.owed_to_us)
    assert refs(theirs.owed_to_us) == refs(ours.owed_by_us)
    assert briefing(sample, BALI, ours="SMBA").ours.code == "KR"


def test_a_party_that_is_not_there_is_refused(sample: Record) -> None:
    with pytest.raises(Refused, match="name ID or KR with --for"):
        briefing(sample, BALI, ours="Japan")


def test_what_is_late_comes_first_and_says_so(sample: Record) -> None:
    add_action(sample, title="Send the list", lead_party="KR", counterpart="ID", due=PartialDate.from_edtf("2011-07"))
    rows = told(briefing(sample, BALI))["owed"][0]["rows"]
    assert [(row["became"], row["late"]) for row in rows] == [
        ("overdue 15 days, due July 2011", True),
        ("agreed, no due date", False),
    ]


def test_what_came_of_the_bilateral_itself_and_after_it_is_not_told_before_it(sample: Record) -> None:
    later = on(sample, date(2015, 8, 1))
    assert refs(briefing(later, BIG_SKY).owed_to_us) == ["A-10"]
    assert refs(briefing(later, BIG_SKY).owed_by_us) == []
    later.close()


def test_a_slot_stands_in_both_zones(sample: Record) -> None:
    made = request_bilateral(sample, "APEC-SMEMM-18", "ID", "JP", starts="20 May 2011 14:30", ends="15:00")
    facts = dict(told(briefing(sample, made.ref))["facts"])
    assert facts["When"] == "20 May 2011, 14:30–15:00 MDT · 21 May 03:30–04:00 WIB"
    assert dict(told(briefing(sample, BALI))["facts"])["When"] == "September 2013 · no slot on record"


def test_heads_stand_with_own_script_title_and_how_to_address_them(sample: Record) -> None:
    edit_person(sample, "P-5", honorific="Mr.")
    theirs, ours = told(briefing(sample, BIG_SKY))["sides"]
    assert (theirs["head"]["name"], theirs["head"]["native"]) == ("Dong-Sun KIM", "김동선")
    assert theirs["head"]["title"] == "Administrator, Small and Medium Business Administration (SMBA)"
    assert theirs["head"]["addressed"] == "addressed as Mr. Kim"
    assert ours["head"]["addressed"] == ""
    assert [side["head"] for side in told(briefing(sample, BALI))["sides"]] == [None, None]


def test_nobody_is_addressed_by_an_honorific_that_is_not_on_record() -> None:
    assert addressed("", "Kim", "Dong-Sun KIM") == ""
    assert addressed("H.E.", "", "Sjarifuddin Hasan") == "H.E. Sjarifuddin Hasan"


def test_topics_stand_with_their_lines_and_say_where_there_is_none(sample: Record) -> None:
    take_line(sample, BALI, "Green business technology", HOSTILE, background="[/b]")
    take_line(sample, BALI, "Another matter", "Listen.")
    rows = told(briefing(sample, BALI))["topics"]["rows"]
    assert [(row["topic"], row["line"], row["without"]) for row in rows] == [
        ("Green business technology", HOSTILE, ""),
        ("Another matter", "Listen.", ""),
    ]
    assert told(briefing(sample, "APEC-SMEMM-20/ID-JP"))["topics"]["rows"][0]["without"] == "No line to take yet."


def test_open_brackets_on_which_they_stand_are_told_with_ours_and_the_marking(sample: Record) -> None:
    made = add_declaration(sample, title="Joint statement", meeting="APEC-SMEMM-20", marking="RESTRICTED")
    words = "Agree to [KR: triple] [ID: double] exports by [JP: 2030];"
    add_paragraph(sample, made.ref, text=words, number="1", kind="operative")
    found = briefing(sample, BALI)
    assert [(one.words, one.theirs, one.ours) for one in found.brackets] == [("triple", "proposed", "")]
    assert found.marking == "RESTRICTED"
    assert briefing(sample, BALI, marking="SECRET").marking == "SECRET"


def crowded(sample: Record) -> Briefing:
    """More of everything than two pages hold."""
    add_delegate(sample, "APEC-SMEMM-18", "KR", "P-8", function="adviser")
    for number in range(25):
        take_line(sample, BIG_SKY, f"Topic {number} {HOSTILE * 3}"[:480], HOSTILE * 20, background=HOSTILE * 20)
        add_action(sample, title=f"{number} {HOSTILE * 5}"[:480], lead_party="KR", counterpart="ID")
        add_action(sample, title=f"{number} {HOSTILE * 5}"[:480], lead_party="ID", counterpart="KR")
    made = add_declaration(sample, title=HOSTILE, meeting="APEC-SMEMM-18", marking="RESTRICTED")
    for number in range(1, 20):
        text = f"Agree to [KR: {HOSTILE * 10}]"
        add_paragraph(sample, made.ref, text=text, number=str(number), kind="operative")
    return briefing(sample, BIG_SKY)


@pytest.mark.parametrize("paper_size", ["a4", "us-letter", "f4"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_however_much_there_is_the_pdf_has_two_pages_at_most(
    sample: Record, tmp_path: Path, paper_size: str, language: str
) -> None:
    found = crowded(sample)
    set_language(language)
    pdf = briefing_paper(found, ".pdf", office="Office", paper_size=paper_size)
    text = read_back(pdf, tmp_path)
    assert text.count("\f") <= 2
    assert pages_of(pdf) == text.count("\f")
    more = {"en": "more in the dossier", "id": "lagi dalam berkas pihak"}[language]
    assert more in text
    assert "RESTRICTED" in text


def test_what_is_told_at_least_fits_two_pages_and_less_is_told_level_by_level(sample: Record) -> None:
    found = crowded(sample)
    lengths = [len(str(told(found, limits))) for limits in LEVELS]
    assert lengths == sorted(lengths, reverse=True)
    assert told(found, LEVELS[-1])["owed"][0]["more"] == f"and {25 + 1 - LEVELS[-1].owed} more in the dossier"


def test_a_short_briefing_is_told_whole_with_brackets_as_they_are(sample: Record, tmp_path: Path) -> None:
    take_line(sample, BALI, "Green business technology", "Ask for [agreed in principle] and [/draft].")
    text = read_back(briefing_paper(briefing(sample, BALI), ".pdf", office="Office"), tmp_path)
    assert "Briefing: Republic of Korea" in text
    assert "Ask for [agreed in principle] and [/draft]." in text
    assert "What they owe us" in text
    assert "more in the dossier" not in text


def test_the_same_record_and_day_give_the_same_bytes(sample: Record) -> None:
    found = briefing(sample, BALI)
    assert all(briefing_paper(found, form) == briefing_paper(found, form) for form in (".pdf", ".docx", ".md"))


def test_a_photo_stands_in_pdf_and_document_and_only_where_one_is_kept(sample: Record, tmp_path: Path) -> None:
    picture = tmp_path / "kim.png"
    picture.write_bytes(png(30, 40))
    before = briefing(sample, BIG_SKY)
    set_photo(sample, "P-5", str(picture))
    found = briefing(sample, BIG_SKY)
    assert found.theirs.head is not None
    assert found.theirs.head.photo == photo_kept(picture.read_bytes(), "kim.png")
    assert b"/Subtype/Image" in briefing_paper(found, ".pdf")
    assert b"/Subtype/Image" not in briefing_paper(before, ".pdf")
    with zipfile.ZipFile(BytesIO(briefing_paper(found, ".docx"))) as parts:
        assert [name for name in parts.namelist() if name.startswith("word/media/")]
    assert "김동선" in briefing_paper(found, ".md").decode()


def png(width: int, height: int) -> bytes:
    """A plain picture."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x60\x80\xa0" * width for _row in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_the_terminals_page_has_the_same_parts(sample: Record) -> None:
    sheet = briefing_sheet(briefing(sample, BALI))
    assert [section.heading for section in sheet.sections] == [
        "Republic of Korea",
        "Indonesia",
        "Last time",
        "What they owe us",
        "What we owe them",
        "Open between us, led by others or by nobody",
        "Topics and lines to take",
        "Open brackets",
    ]


def test_a_head_that_was_named_for_the_bilateral_wins_over_the_delegations(sample: Record) -> None:
    edit_bilateral(sample, BIG_SKY, head_second="P-8")
    head = briefing(sample, BIG_SKY).theirs.head
    assert head is not None
    assert head.ref == "P-8"


def test_texts_are_cut_between_words_and_say_so() -> None:
    assert cut("one two three", 20) == "one two three"
    assert cut("one two three", 9) == "one two…"
    assert cut("onetwothree", 6) == "onetw…"
    assert cut("one two", 0) == ""


def test_a_picture_that_can_not_be_drawn_does_not_keep_the_minister_from_the_paper(
    sample: Record, tmp_path: Path
) -> None:
    """Its segments are those of a JPEG, and there is nothing in them."""
    found = briefing(sample, BALI)
    head = found.theirs.head or found.ours.head or Seated("P-1", "A", "", "", "", "", "")
    broken = (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x0b\x08\x00\x50\x00\x3c\x01"
    )
    broken += b"\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x00" * 50 + b"\xff\xd9"
    pictured = replace(found, theirs=replace(found.theirs, head=replace(head, photo=broken)))
    paper = briefing_paper(pictured, ".pdf")
    assert paper == briefing_paper(replace(found, theirs=replace(found.theirs, head=head)), ".pdf")
    assert briefing_paper(pictured, ".docx").startswith(b"PK")


def test_what_they_said_with_others_is_neither_last_time_nor_owed(sample: Record) -> None:
    """A host's record holds the bilaterals of its guests too; a minister is not told what two others agreed."""
    add_meeting(
        sample,
        ref="HON",
        title="Honolulu",
        level="ministerial",
        dates=PartialDate.from_edtf("2011-07-30"),
        timezone="Pacific/Honolulu",
    )
    between = request_bilateral(sample, "HON", "KR", "JP").ref
    for state in ("confirmed", "held"):
        set_status(sample, between, state)
    note_discussion(sample, between, "Between Korea and Japan alone.")
    agreed = take_outcome(sample, between, "agreed", "Japan trains Koreans").ref
    alone = add_action(sample, title="Japan trains Koreans", meeting=between, outcome=agreed, lead="JP").row.ref
    named = add_action(sample, title="Korea tells Indonesia", meeting=between, lead="KR", counterpart="ID").row.ref
    found = briefing(sample, BALI)
    assert found.last is not None and found.last.ref == "ID-KR-2011-07"
    told_of = refs((*found.owed_to_us, *found.owed_by_us, *found.open_between))
    assert alone not in told_of and named in told_of
    seen_by_japan = briefing(sample, BALI.replace("KR", "JP"), ours="JP")
    last = seen_by_japan.last.ref if seen_by_japan.last else ""
    assert last not in (between, "APEC-SMEMM-20"), "Indonesia was not there, and the meeting around it is now"
