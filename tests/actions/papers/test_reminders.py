"""Drafts of reminders, read back by Python's e-mail package, as a mail program reads them."""

from __future__ import annotations

import email
import io
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import openpyxl
import pytest

from secretariat.actions.papers.reminding import reminders, write_reminders
from secretariat.papers.mail_drafts import is_address
from secretariat.parties.operations import edit_party
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.refusal import Refused
from tests.actions.made import indonesian, make
from tests.conftest import Ran

HOSTILE = "../林聖忠 <b>[/draft]</b>"


@pytest.fixture
def office(reference: Record) -> Record:
    """Who leads what as of 15 August 2011."""
    make(reference, "Sign the MoU <now> & [agreed]", "July 2011", lead="SMBA", counterpart="ID")
    make(reference, "Send the list", "1 September 2011", lead="SMBA", target="100 SMEs")
    make(reference, "Far away", "2015", lead="SMBA")
    make(reference, "Of nobody", "July 2011")
    make(reference, "Later alone", "2015", lead="KOTRA")
    add_person(reference, name="NGUYỄN Văn Hùng", email="hung@example.org")
    make(reference, "Answer", "20 August 2011", lead="P-1")
    make(reference, "Hostile", "July 2011", lead=HOSTILE)
    return reference


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage) and not message.defects
    return message


def by_lead(record: Record, **asked: object) -> dict[str, EmailMessage]:
    found = reminders(record, **asked)  # type: ignore[arg-type]  # what a test names
    return {one.lead: read(one.data) for one in found.drafts}


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_each_lead_with_something_overdue_or_coming_has_a_draft_and_nobody_is_counted(office: Record) -> None:
    found = reminders(office)
    told = sorted((one.overdue, one.coming, one.address) for one in found.drafts)
    assert told == [(0, 1, "hung@example.org"), (1, 0, ""), (1, 1, "")]
    assert found.led_by_nobody == 1


def test_a_mail_program_opens_it_as_a_draft_to_the_person_on_record(office: Record) -> None:
    message = next(one for lead, one in by_lead(office).items() if "Hùng" in lead)
    assert message["X-Unsent"] == "1"
    (whom,) = message["To"].addresses
    assert whom.addr_spec == "hung@example.org" and "Hùng" in whom.display_name
    assert by_lead(office)["Small and Medium Business Administration"]["To"] is None


def test_an_organisation_that_leads_is_written_to_at_its_address(office: Record) -> None:
    edit_party(office, "SMBA", email="smba@example.org")
    message = by_lead(office)["Small and Medium Business Administration"]
    (whom,) = message["To"].addresses
    assert (whom.display_name, whom.addr_spec) == ("Small and Medium Business Administration", "smba@example.org")
    others = {lead: one["To"] for lead, one in by_lead(office).items() if "Hùng" not in lead}
    assert [lead for lead, to in others.items() if to] == ["Small and Medium Business Administration"]


def test_it_names_what_is_late_then_what_is_coming_in_text_and_html(office: Record) -> None:
    message = by_lead(office, office="Kementerian")["Small and Medium Business Administration"]
    assert message["Subject"] == "Follow-up actions: 1 action is overdue, 1 action is due soon (Kementerian)"
    text, html = body(message, "plain"), body(message, "html")
    assert (
        text.index("Overdue")
        < text.index("A-1  Sign the MoU <now> & [agreed]")
        < text.index("Due by 14 September 2011")
    )
    assert "July 2011 · overdue 15 days" in text and "0 of 100 SMEs" in text
    assert "Far away" not in text and "Of nobody" not in text
    assert "Sign the MoU &lt;now&gt; &amp; [agreed]" in html and "<now>" not in html


def test_an_offices_name_in_any_script_comes_through_in_the_subject(office: Record) -> None:
    name = "Kementerian – 中小企業廳 [draft] " + "とても長い名前" * 8
    message = by_lead(office, office=name)["Small and Medium Business Administration"]
    assert message["Subject"] == f"Follow-up actions: 1 action is overdue, 1 action is due soon ({name})"


def test_how_far_ahead_is_asked_for(office: Record) -> None:
    assert "Send the list" not in body(by_lead(office, within=7)["Small and Medium Business Administration"], "plain")
    assert "Korea Trade-Investment Promotion Agency" in by_lead(office, within=2000)


def test_its_own_sheet_has_all_that_is_open_with_it(office: Record) -> None:
    message = by_lead(office)["Small and Medium Business Administration"]
    (sheet,) = message.iter_attachments()
    assert sheet.get_filename() == "tracker-Small-and-Medium-Business-Administration-2011-08-15.xlsx"
    page = openpyxl.load_workbook(io.BytesIO(sheet.get_content())).worksheets[0]
    assert [row[0].value for row in page.iter_rows(min_row=5) if row[0].value] == ["A-1", "A-2", "A-3"]


def test_names_of_files_stay_in_the_folder_and_are_told_apart(office: Record, tmp_path: Path) -> None:
    make(office, "Also", "July 2011", lead="林聖忠 b [draft] b")
    found = reminders(office)
    folder = write_reminders(found.drafts, str(tmp_path / "drafts"))
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(one.file for one in found.drafts) and len(set(names)) == 4
    assert "reminder-林聖忠-b-draft-b-2011-08-15.eml" in names
    assert "reminder-林聖忠-b-draft-b_2-2011-08-15.eml" in names
    assert (folder / names[0]).stat().st_mode & 0o077 == 0


def test_the_same_record_and_day_give_the_same_letter(office: Record) -> None:
    first, second = reminders(office), reminders(office)
    letters = [[body(read(one.data), "html") for one in each.drafts] for each in (first, second)]
    assert letters[0] == letters[1]
    assert [one.data for one in first.drafts] == [one.data for one in second.drafts]


def test_a_folder_is_made_in_one_that_is_there_and_nowhere_else(office: Record, tmp_path: Path) -> None:
    drafts = reminders(office).drafts
    with pytest.raises(Refused, match=r"There is no folder “.*/none”"):
        write_reminders(drafts, str(tmp_path / "none" / "drafts"))
    assert not (tmp_path / "none").exists()
    assert write_reminders(drafts, str(tmp_path / "drafts")).is_dir()


def test_a_file_in_the_folders_place_is_refused_and_stays(office: Record, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(Refused, match="is a file; name a folder"):
        write_reminders(reminders(office).drafts, str(tmp_path / "taken"))
    assert (tmp_path / "taken").read_text() == "mine"


@indonesian
def test_it_is_written_in_the_language_chosen(office: Record) -> None:
    set_language("id")
    (message,) = by_lead(office, lead="SMBA").values()
    assert message["Subject"].startswith("Tindak lanjut: 1 tindak lanjut lewat tenggat")
    assert message["Content-Language"] == "id" and "Juli 2011" in body(message, "plain")


@pytest.mark.parametrize(
    "text", ["", "a@b@c", "a b@c.org", "a@c.org\r\nBcc: x@y.org", "é@c.org", ".a@c.org", "a..b@c.org"]
)
def test_what_is_no_address_never_stands_in_a_header(text: str) -> None:
    assert not is_address(text)


def test_the_command_says_what_it_wrote(tmp_path: Path, run: Callable[..., Ran]) -> None:
    run("actions", "add", "Sign", "lead:SMBA", "due:July 2011")
    run("actions", "add", "Later", "lead:KOTRA", "due:2015")
    run("actions", "add", "Alone", "due:July 2011")
    folder = tmp_path / "out"
    ran = run("actions", "remind", "-o", str(folder))
    assert ran.code == 0 and ran.out == ""
    assert "Small and Medium Business Administration, 1 overdue, 0 coming (no address on record)" in ran.err
    assert "1 action is overdue or coming and has no lead" in ran.err
    (draft,) = folder.iterdir()
    assert draft.name == "reminder-Small-and-Medium-Business-Administration-2011-08-15.eml"
    none = run("actions", "remind", "--lead", "KOTRA", "-o", str(tmp_path / "none"))
    assert none.code == 0 and "Nobody has to be reminded" in none.err and not (tmp_path / "none").exists()
