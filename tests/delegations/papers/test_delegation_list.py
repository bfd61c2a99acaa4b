"""The delegation list, read back by other programs' eyes."""

from __future__ import annotations

import csv
import io
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from secretariat.delegations import operations
from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.ordering import order_delegations
from secretariat.delegations.paper_options import PaperOptions
from secretariat.delegations.papers import read_columns
from secretariat.delegations.papers.making import ENDINGS, make_paper
from secretariat.delegations.queries import meeting_roll
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING, invite_members, name
from tests.done_once import done_once
from tests.printing import printing_tools

GIVEN = ("Dong-Sun KIM (김동선)", "林聖忠", "NGUYỄN Văn Hùng", "ประยุทธ์", "محمد")
NAMES = ("Dong-Sun KIM", *GIVEN[1:])
ISSUED = date(2011, 8, 15)


@done_once
def named(record: Record) -> None:
    """Delegates of five scripts, one delegation with regrets, the others without names."""
    invite_members(record)
    for party, who in zip(("KR", "TW", "VN", "TH", "MY"), GIVEN, strict=True):
        name(
            record,
            party,
            who,
            function="head of delegation",
            title="Administrator [/draft]",
            organisation="=SMBA",
            representing="the Minister",
        )
    name(record, "KR", "Min-Su LEE", function="interpreter", title="[agreed in principle]")
    operations.edit_delegation(record, MEETING, "PE", status="regrets")


def made(record: Record, ending: str, language: str = "en", columns: tuple[str, ...] = ()) -> bytes:
    roll = meeting_roll(record, MEETING)
    options = PaperOptions(language=language, columns=columns)
    return make_paper(roll, options, ending, date=ISSUED, office="Kementerian [UKM]")


def printed(paper: bytes, tmp_path: Path) -> str:
    printing_tools()
    file = tmp_path / "list.pdf"
    file.write_bytes(paper)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, text=True)
    return done.stdout


def test_the_pdf_says_everything_in_the_meetings_order(named: Record, tmp_path: Path) -> None:
    text = printed(made(named, ".pdf"), tmp_path)
    for words in (*NAMES, "18th meeting [/draft]", "Administrator [/draft]", "[agreed in principle]", "=SMBA"):
        assert words in text
    for words in (
        "Kementerian [UKM]",
        "Big Sky, Montana",
        "20–21 May 2011",
        "representing the Minister",
        "Regrets: Peru",
    ):
        assert words in text
    assert "Regrets: Peru." in text
    assert "Issued 15 August 2011" in text
    assert "Page 1 of" in text
    places = [text.index(f"\n{party}") for party in ("Australia", "Hong Kong, China", "Indonesia", "Republic of Korea")]
    assert places == sorted(places)
    assert text.index("Dong-Sun KIM") < text.index("Min-Su LEE")
    assert "names not yet received" in text[text.index("Australia") : text.index("Brunei")]


def test_a_name_in_its_own_script_stands_beside_the_name(invited: Record, tmp_path: Path) -> None:
    for party, native in (("KR", "김동선"), ("HK", "林聖忠"), ("TH", "ประยุทธ์"), ("AU", "محمد")):
        who = NewPerson(f"Person OF{party}", native_name=native)
        add_delegate(invited, MEETING, party, who)
    text = printed(made(invited, ".pdf"), tmp_path)
    for words in ("Person OFKR", "김동선", "林聖忠", "ประยุทธ์", "محمد"):
        assert words in text


def test_the_pdf_is_the_same_for_the_same_record_and_day(named: Record) -> None:
    assert made(named, ".pdf") == made(named, ".pdf")


def test_no_delegations_heading_stands_alone_at_the_foot_of_a_page(invited: Record, tmp_path: Path) -> None:
    for number, party in enumerate(("AU", "BN", "CA", "CL", "CN", "ID", "JP", "KR", "MY", "MX")):
        for place in range(2 + number % 3):
            name(invited, party, f"Person {party} {place}", title="Director", organisation="Ministry")
    pages = printed(made(invited, ".pdf"), tmp_path).split("\f")
    assert len(pages) > 2
    for page in pages[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not lines[-2].endswith(("delegate", "delegates"))


def test_columns_that_are_not_asked_for_stay_out(named: Record, tmp_path: Path) -> None:
    text = printed(made(named, ".pdf", columns=("name", "title")), tmp_path)
    assert "Administrator [/draft]" in text
    assert "Head of delegation" not in text
    assert "representing" not in text
    rows = list(csv.reader(io.StringIO(made(named, ".csv", columns=("code", "name")).decode("utf-8-sig"))))
    assert rows[0] == ["Code", "Name"]
    with pytest.raises(Refused, match="no column “salary”; there are: number, code"):
        read_columns("name, salary")
    assert read_columns("name,Native-Name,name") == ("name", "native_name")


def test_the_sheet_holds_the_same_in_the_same_order(named: Record) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made(named, ".xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "18th meeting [/draft]"
    heading = rows.index(next(row for row in rows if row[0] == "No."))
    listed = [dict(zip(rows[heading], row, strict=True)) for row in rows[heading + 1 :]]
    assert [row["Name"] for row in listed if row["Name"]] == [
        NAMES[0],
        "Min-Su LEE",
        NAMES[4],
        NAMES[1],
        NAMES[3],
        NAMES[2],
    ]
    assert [row["No."] for row in listed if row["Name"]] == [1, 2, 3, 4, 5, 6]
    assert listed[0]["Remark"] == "names not yet received"
    assert (listed[-1]["Delegation"], listed[-1]["Remark"]) == ("Peru", "regrets")
    korea = next(row for row in listed if row["Name"] == NAMES[0])
    assert (korea["Organisation"], korea["Official title"]) == ("=SMBA", "Administrator [/draft]")
    bold = {sheet.cell(place, 5).value for place in range(1, sheet.max_row + 1) if sheet.cell(place, 5).font.b}
    assert set(NAMES) <= bold
    assert "Min-Su LEE" not in bold


def test_the_csv_holds_the_same_and_runs_nothing(named: Record) -> None:
    data = made(named, ".csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    korea = next(row for row in rows if row["Name"] == NAMES[0])
    assert (korea["Delegation"], korea["Organisation"]) == ("Republic of Korea", "'=SMBA")
    assert len(rows) == 22


def test_the_document_holds_the_same_in_the_same_order(named: Record) -> None:
    import docx

    document = docx.Document(io.BytesIO(made(named, ".docx")))
    text = "\n".join(
        "\n".join(cell.text for row in part.rows for cell in row.cells) if hasattr(part, "rows") else part.text
        for part in document.iter_inner_content()
    )
    for words in (*NAMES, "18th meeting [/draft]", "Administrator [/draft]", "=SMBA", "Regrets: Peru"):
        assert words in text
    assert text.index("Australia") < text.index("Republic of Korea") < text.index("Viet Nam")


def test_a_meeting_without_delegations_still_has_its_paper(invited: Record, tmp_path: Path) -> None:
    parties = [one.ref for one in meeting_roll(invited, MEETING).delegations]
    operations.remove_delegations(invited, parties)
    for ending in ENDINGS:
        assert made(invited, ending)
    assert "No delegation is on the list yet." in printed(made(invited, ".pdf"), tmp_path)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_observers_and_guests_stand_behind_the_members_under_headings_of_their_own(
    invited: Record, tmp_path: Path, ending: str
) -> None:
    operations.add_delegation(invited, MEETING, "FR", invited_as="observer")
    operations.add_delegation(invited, MEETING, "DE", invited_as="guest")
    paper = made(invited, ending)
    if ending == ".pdf":
        words = printed(paper, tmp_path)
    else:
        from docx import Document

        words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(paper)).paragraphs)
    places = [words.index(word) for word in ("Viet Nam", "Observers", "France", "Guests", "Germany")]
    assert places == sorted(places) and "Members" not in words


def test_an_order_by_hand_that_mixes_members_and_observers_has_no_headings(invited: Record, tmp_path: Path) -> None:
    operations.add_delegation(invited, MEETING, "FR", invited_as="observer")
    order_delegations(invited, MEETING, "by hand", ["FR", "KR"])
    assert "Observers" not in printed(made(invited, ".pdf"), tmp_path)
