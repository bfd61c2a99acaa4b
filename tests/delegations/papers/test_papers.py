"""Attendance sheets, plates, badges, seating orders and check-in lists, read back by other programs' eyes."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from secretariat.delegations import operations
from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.paper_options import PAPERS, read_options
from secretariat.delegations.papers.badges import badge_class
from secretariat.delegations.papers.facts import facts_of
from secretariat.delegations.papers.list import list_rows
from secretariat.delegations.papers.making import endings_of, make_paper
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.queries import meeting_roll
from secretariat.delegations.reception.operations import arrive
from secretariat.delegations.states import Function
from secretariat.people.erasing import erase_people
from secretariat.record.record import Record
from secretariat.values.refusal import Misused, Refused
from tests.completeness import lacking
from tests.delegations.apec_meeting import MEETING, invite_members, name
from tests.done_once import done_once
from tests.printing import pdf_info, pdf_text, printing_tools

ISSUED = date(2011, 5, 1)
SIXTY = "Pehin Orang Kaya Seri Kerna Dato Seri Setia ABU BAKAR Apongs"
PEOPLE = {
    "KR": "Dong-Sun KIM",
    "TW": "林聖忠",
    "VN": "NGUYỄN Văn Hùng",
    "TH": "ประยุทธ์",
    "MY": "محمد",
    "RU": "Дмитрий МЕДВЕДЕВ",
    "BN": SIXTY,
    "AU": "Julia GILLARD [/draft]",
}


@done_once
def named(record: Record) -> None:
    """Heads of eight delegations in five scripts and more, an interpreter, one delegation with regrets."""
    invite_members(record)
    assert len(SIXTY) == 60
    for party, who in PEOPLE.items():
        name(record, party, who, function="head of delegation", title="Minister", organisation="Ministry of SMEs")
    add_delegate(record, MEETING, "KR", NewPerson("Min-Su LEE", native_name="이민수"), function="interpreter")
    operations.edit_delegation(record, MEETING, "PE", status="regrets")


def made(record: Record, paper: str, ending: str = ".pdf", sheet: str = "a4", **options: object) -> bytes:
    chosen = read_options(paper, options, today=ISSUED)
    return make_paper(
        meeting_roll(record, MEETING), chosen, ending, date=ISSUED, office="Kementerian [UKM]", paper_size=sheet
    )


def said(record: Record, paper: str, **options: object) -> str:
    return pdf_text(made(record, paper, **options))  # type: ignore[arg-type]  # of the tests


def pages(paper: bytes) -> int:
    found = re.search(r"Pages:\s+(\d+)", pdf_info(paper))
    assert found
    return int(found[1])


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_is_for_archives_and_readers_and_is_the_same_each_time(named: Record, paper: str) -> None:
    pdf = made(named, paper)
    assert pdf == made(named, paper)
    info = pdf_info(pdf)
    assert "Tagged:          yes" in info
    assert "18th meeting [/draft]" in info
    assert b"pdfuaid:part" in pdf or "PDF/UA" in info


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "id", "both"])
def test_a_meeting_without_delegations_still_has_its_papers(invited: Record, paper: str, language: str) -> None:
    operations.remove_delegations(invited, [one.ref for one in meeting_roll(invited, MEETING).delegations])
    for ending in endings_of(paper):
        assert made(invited, paper, ending, language=language)


# The list


def test_the_short_form_has_names_and_titles_on_one_line(named: Record) -> None:
    text = said(named, "list", form="short")
    assert "Dong-Sun KIM, Minister, Ministry of SMEs · Head of delegation" in text
    assert SIXTY in " ".join(text.split())


def test_both_languages_stand_beside_each_other(named: Record) -> None:
    text = said(named, "list", language="both")
    for words in ("Place / Tempat", "Republic of Korea / Republik Korea", "Ketua delegasi"):
        assert words in " ".join(text.split())
    assert "Australia / Australia" not in text


def test_each_delegation_begins_a_page_and_the_contents_say_which(named: Record) -> None:
    pdf = made(named, "list", page_per_party="yes", contents="yes")
    sheets = pdf_text(pdf).split("\f")
    assert "Contents" in sheets[0]
    for line in sheets[0].splitlines():
        entry = re.fullmatch(r"\s*(\S.*?)[ .]{4,}(\d+)", line)
        if entry:
            assert entry[1].strip() in sheets[int(entry[2]) - 1]
    assert sum("Republic of Korea" in sheet for sheet in sheets) == 2


def test_text_in_two_columns_stands_in_both_halves_of_the_page(invited: Record, tmp_path: Path) -> None:
    for number in range(60):
        name(invited, ("AU", "JP", "KR")[number % 3], f"Person NUMBER{number}", title="Director")
    pdf = made(invited, "list", in_columns="2", form="short")
    assert all(f"NUMBER{number}" in pdf_text(pdf) for number in range(60))
    lefts = [box[0] for box, _size in words_of(pdf, tmp_path)]
    wide = 595
    assert min(abs(left - (wide / 2 + 13)) for left in lefts) < 3  # the second column begins behind the middle
    assert min(lefts) < 60


# Attendance and check-in


def test_attendance_has_a_sheet_for_each_day(named: Record) -> None:
    text = said(named, "attendance")
    assert text.count("Dong-Sun KIM") == 2
    assert text.index("\n20 May 2011") < text.index("\n21 May 2011")
    assert text.count("Signature") >= 2
    assert said(named, "attendance", day="21 May 2011").count("Dong-Sun KIM") == 1
    with pytest.raises(Refused, match="22 May 2011 is no day of APEC-T-18, which is on 20–21 May 2011"):
        made(named, "attendance", day="22 May 2011")


def test_a_name_in_another_script_is_looked_up_as_it_is_read(invited: Record) -> None:
    for who, native in (("Zoë ABEL", ""), ("林聖忠", "LIN Sheng-chung"), ("Ana MORA", ""), ("青木 愛", "")):
        add_delegate(invited, MEETING, "TW", NewPerson(who, native_name=native))
    sheet = openpyxl.load_workbook(io.BytesIO(made(invited, "check-in", ".xlsx"))).worksheets[0]
    told = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert told.index("ABEL") < told.index("林聖忠") < told.index("MORA") < told.index("青木")


@pytest.mark.parametrize("paper", ["list", "attendance", "check-in", "seating"])
def test_the_foot_of_a_paper_in_both_languages_is_in_both(named: Record, paper: str) -> None:
    text = " ".join(said(named, paper, language="both").split())
    assert re.search(r"Issued ([0-9]+) \w+ 2011 / Dikeluarkan \1 \w+ 2011", text), text[-300:]
    assert re.search(r"Page 1 of ([0-9]+) / Halaman 1 dari \1", text), text[-300:]
    assert "Dikeluarkan" not in said(named, paper)


def test_the_foot_of_a_document_in_both_languages_is_in_both(named: Record) -> None:
    made_ = docx.Document(io.BytesIO(made(named, "list", ".docx", language="both")))
    foot = made_.sections[0].footer.paragraphs[0].text
    assert re.match(r"Issued .+ 2011 / Dikeluarkan .+ 2011 · Page .* of .* / Halaman .* dari", foot), foot


def test_attendance_goes_by_party_or_by_name(named: Record) -> None:
    by_party = said(named, "attendance", day="20 May 2011")
    assert by_party.index("GILLARD") < by_party.index("KIM") < by_party.index("LEE") < by_party.index("林")
    by_name = said(named, "attendance", by="name", day="20 May 2011")
    assert by_name.index("GILLARD") < by_name.index("KIM") < by_name.index("LEE") < by_name.index("NGUY")
    assert "by family name" in by_name


def test_lists_to_sign_and_to_tick_are_data_too(named: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(made(named, "attendance", ".csv").decode("utf-8-sig"))))
    assert [row["No."] for row in rows] == [str(number) for number in range(1, 10)]
    assert {"Signature 20 May 2011", "Signature 21 May 2011"} <= set(rows[0])
    sheet = openpyxl.load_workbook(io.BytesIO(made(named, "check-in", ".xlsx"))).worksheets[0]
    names = [row[1].value for row in sheet.iter_rows()]
    assert names.index("KIM, Dong-Sun") < names.index("LEE, Min-Su") < names.index("NGUYỄN Văn Hùng")
    for paper in ("attendance", "check-in"):
        document = docx.Document(io.BytesIO(made(named, paper, ".docx")))
        text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
        assert all(part in text for who in PEOPLE.values() for part in who.split())
    assert endings_of("badges") == (".pdf",)


def test_names_are_looked_up_by_the_family_name_however_the_record_has_it(invited: Record) -> None:
    add_delegate(invited, MEETING, "AU", NewPerson("Alice Li", given="Alice", family="Li"))
    add_delegate(invited, MEETING, "AU", NewPerson("Ana de la Cruz", given="Ana", family="de la Cruz"))
    add_delegate(invited, MEETING, "KR", NewPerson("Dr. Kim Dong-Sun", given="Dong-Sun", family="Kim"))
    add_delegate(invited, MEETING, "ID", NewPerson("Dr. Ir. Budi SANTOSO, M.Sc."))
    sheet = openpyxl.load_workbook(io.BytesIO(made(invited, "check-in", ".xlsx"))).worksheets[0]
    names = {row[1].value for row in sheet.iter_rows()}
    assert {"LI, Alice", "de la CRUZ, Ana", "SANTOSO, Dr. Ir. Budi, M.Sc.", "KIM, Dr. Dong-Sun"} <= names


def test_the_check_in_list_ticks_those_who_are_there(named: Record) -> None:
    who = next(one for one in meeting_roll(named, MEETING).delegations if one.party == "KR").delegates[0]
    arrive(named, MEETING, [who.person])
    text = said(named, "check-in")
    line = next(line for line in text.splitlines() if "KIM, Dong-Sun" in line)
    assert "×" in line
    assert who.person in line
    assert "Republic of Korea" in line
    assert "×" not in next(line for line in text.splitlines() if "LEE, Min-Su" in line)


# Plates and badges


def test_a_plate_has_two_faces_and_a_name_of_sixty_characters_fits(named: Record) -> None:
    pdf = made(named, "plates", each="delegate")
    assert pages(pdf) == 9
    words = " ".join(pdf_text(pdf).split())
    for part in SIXTY.split():
        assert words.count(part) >= 2  # one face each side of the fold
    assert pages(made(named, "plates")) == 20
    assert pages(made(named, "plates", each="head", size="small")) == 4


def test_no_plate_reaches_over_its_edge(named: Record, tmp_path: Path) -> None:
    for size in ("large", "small"):
        for box, (wide, tall) in words_of(made(named, "plates", each="delegate", size=size, language="both"), tmp_path):
            assert 20 < box[0] < box[2] < wide - 20
            assert 5 < box[1] < box[3] < tall - 5


def words_of(pdf: bytes, folder: Path) -> list[tuple[tuple[float, ...], tuple[float, float]]]:
    """The boxes of all words with the size of their page, in points."""
    printing_tools()
    (folder / "paper.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-bbox", folder / "paper.pdf", "-"], capture_output=True, check=True, text=True)
    found, size = [], (0.0, 0.0)
    for line in done.stdout.splitlines():
        numbers = [float(number) for number in re.findall(r'="([\d.-]+)"', line)]
        if "<page" in line:
            size = (numbers[0], numbers[1])
        elif "<word" in line:
            found.append((tuple(numbers[:4]), size))
    assert found
    return found


LONGEST = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh AUF DER HEIDE"


@pytest.mark.parametrize(("paper", "options"), [("list", {}), ("attendance", {"day": "20 May 2011"}), ("check-in", {})])
def test_a_word_wider_than_its_column_does_not_run_into_the_next(
    invited: Record, tmp_path: Path, paper: str, options: dict[str, str]
) -> None:
    name(invited, "KR", LONGEST, function="head of delegation", title="Minister", organisation="Ministry of SMEs")
    boxes = [box for box, _size in words_of(made(invited, paper, **options), tmp_path)]
    over = [
        (one, other)
        for one in boxes
        for other in boxes
        if one is not other and one[0] < other[0] < one[2] - 0.5 and min(one[3], other[3]) - max(one[1], other[1]) > 4
    ]
    assert not over


def test_a_long_name_breaks_at_its_hyphen_and_fills_the_badge(invited: Record, tmp_path: Path) -> None:
    name(invited, "KR", LONGEST, function="head of delegation")
    heights = [box[3] - box[1] for box, _size in words_of(made(invited, "badges"), tmp_path) if box[2] - box[0] > 150]
    assert max(heights) > 12


def test_the_badges_code_is_the_delegates_reference(named: Record, tmp_path: Path) -> None:
    printing_tools()
    if shutil.which("zbarimg") is None:
        lacking("QR codes can't be read here: install zbar-tools")
    (tmp_path / "badges.pdf").write_bytes(made(named, "badges"))
    draw = ["pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", "-singlefile", "badges.pdf", "sheet"]
    subprocess.run(draw, cwd=tmp_path, check=True)
    done = subprocess.run(
        ["zbarimg", "-q", "--raw", "--nodbus", "sheet.png"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    refs = {who.ref for one in meeting_roll(named, MEETING).delegations for who in one.delegates}
    assert set(done.stdout.split()) == refs
    assert len(refs) == 9


def test_a_badge_says_its_class_in_a_word(named: Record) -> None:
    operations.edit_delegation(named, MEETING, "TH", invited_as="observer")
    text = said(named, "badges")
    assert text.count("HEAD OF DELEGATION") == 7
    assert text.count("INTERPRETER") == 1
    assert text.count("OBSERVER") == 1
    assert "KETUA DELEGASI" in said(named, "badges", language="id")


def test_the_colour_of_a_badge_can_be_read_on_by_white_words(named: Record) -> None:
    who = meeting_roll(named, MEETING).delegations[0].delegates[0]
    assert who.function == Function.HEAD
    for invited_as in ("member", "observer", "guest"):
        _word, colour = badge_class(who, invited_as)
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (light + 0.05) > 5  # WCAG asks for 4.5


@pytest.mark.parametrize("sheet", ["a4", "us-letter", "f4"])
def test_badges_and_plates_fill_the_offices_own_paper(named: Record, tmp_path: Path, sheet: str) -> None:
    for paper in ("badges", "plates"):
        for box, (wide, tall) in words_of(made(named, paper, sheet=sheet), tmp_path):
            assert 0 < box[0] < box[2] < wide
            assert 0 < box[1] < box[3] < tall


# The seating order


@pytest.mark.parametrize("table", ["u", "square", "theatre"])
@pytest.mark.parametrize("seating", ["alternate", "clockwise"])
def test_a_seating_order_seats_everybody_who_comes(named: Record, table: str, seating: str) -> None:
    plan, key = said(named, "seating", table=table, seating=seating).split("\f")[:2]
    for one in meeting_roll(named, MEETING).delegations:
        if one.party != "PE":
            assert one.name.split()[-1] in plan
            assert one.name in " ".join(key.split())
    assert "Peru" not in plan
    assert "Chair" in plan


def test_the_host_takes_the_chair_unless_it_is_apart(named: Record) -> None:
    key = " ".join(said(named, "seating").split("\f")[1].split())
    assert key.count("United States of America Chair") == 1
    apart = " ".join(said(named, "seating", chair="apart").split("\f")[1].split())
    assert "United States of America Chair" not in apart
    assert "United States of America" in apart
    heads = said(named, "seating", each="head")
    assert "Dong-Sun KIM" in heads


# What can be chosen


def test_what_belongs_to_another_paper_is_refused(named: Record) -> None:
    with pytest.raises(Misused, match="--table belongs to --paper seating; --paper badges has no such thing"):
        read_options("badges", {"table": "u"}, today=ISSUED)
    with pytest.raises(Refused, match="--each: “delegate” is not one of party, head"):
        read_options("seating", {"each": "delegate"}, today=ISSUED)
    with pytest.raises(Refused, match="no column “salary”"):
        read_options("list", {"columns": "salary"}, today=ISSUED)
    with pytest.raises(Refused, match="number from 1 to 500"):
        read_options("seating", {"seats_per_side": "0"}, today=ISSUED)


def test_an_office_replaces_a_template_by_its_name(named: Record, tmp_path: Path) -> None:
    (tmp_path / "badges.typ").write_text('#import "house.typ": *\n#show: house\nOurs: #data.badges.len()\n')
    roll, chosen = meeting_roll(named, MEETING), read_options("badges", {}, today=ISSUED)
    assert "Ours: 9" in pdf_text(make_paper(roll, chosen, ".pdf", date=ISSUED, templates=tmp_path))
    (tmp_path / "badges.typ").write_text("#let x = \n#x(\n")
    with pytest.raises(Refused, match=r"Your template .*badges\.typ, line"):
        make_paper(roll, chosen, ".pdf", date=ISSUED, templates=tmp_path)


@pytest.mark.parametrize(
    ("paper", "options"),
    [
        ("badges", {}),
        ("plates", {"each": "delegate"}),
        ("plates", {"each": "head"}),
        ("seating", {"each": "head"}),
        ("attendance", {}),
        ("attendance", {"by": "name"}),
        ("check-in", {}),
        ("list", {}),
    ],
)
def test_who_was_erased_is_named_on_no_paper(named: Record, paper: str, options: dict[str, str]) -> None:
    erase_people(named, ["Dong-Sun KIM", "Julia GILLARD"])  # Korea keeps its interpreter, Australia nobody
    words = said(named, paper, **options)
    assert "erased person" not in words and "GILLARD" not in words
    assert "Hùng" in words and ("LEE" in words or "head" in options.values())
    assert "Australia" in words or paper in ("badges", "plates", "check-in") or "name" in options.values()


def test_the_counts_keep_who_was_erased(named: Record) -> None:
    before = list_rows(meeting_roll(named, MEETING), "en")
    erase_people(named, ["Dong-Sun KIM", "Julia GILLARD"])
    roll = meeting_roll(named, MEETING)
    assert facts_of(roll, Wording.of("en"))[-1][1].endswith("9 delegates")
    rows = {row["code"]: row for row in list_rows(roll, "en")}
    assert len(before) == len(list_rows(roll, "en")) + 1
    assert (rows["AU"]["name"], rows["AU"]["remark"]) == ("", "1 delegate")
    assert rows["KR"]["name"] == "Min-Su LEE" and not rows["KR"]["head"]
    unknown = "names not yet received"
    assert said(named, "attendance", day=date(2011, 5, 20)).count(unknown) == said(named, "list").count(unknown) > 0
