"""Papers tabled in the terminal: the tab on the meeting's page, forms, revisions, the file, the cover."""

from __future__ import annotations

from pathlib import Path

from textual.app import App
from textual.widgets import Input

from secretariat.agenda.operations import add_item
from secretariat.agenda.tabled.operations import add_paper
from secretariat.agenda.tabled.queries import file_in, paper_detail
from secretariat.agenda.tabled.screen import PapersView
from secretariat.desk.screen import DeskScreen
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.record_form import RecordForm
from secretariat.values.date_words import parse_date
from tests.done_once import done_once
from tests.journeys.driving import typed
from tests.toolkit.list_demo import screen_text, settled

MEETING = "APEC-T-18"
NARROW, WIDE = (80, 24), (140, 40)


@done_once
def meeting(reference: Record) -> None:
    """A meeting with an item and two papers, one without a file."""
    dates = parse_date("20-21 May 2011", today=reference.today)
    add_meeting(
        reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC", dates=dates,
        paper_pattern="{year}/SMEMM/{number:03}",
    )  # fmt: skip
    add_item(reference, MEETING, title="Opening")
    add_paper(reference, MEETING, title="[/draft] statement 林聖忠", by="KR", item="1", file=__file__)
    add_paper(reference, MEETING, title="Report")


class Host(App[None]):
    """The meeting's page, on its papers."""

    CSS = STYLE_SHEET

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.desk = DeskScreen(record, MEETING)
        self.desk.begin_at("papers")

    def on_mount(self) -> None:
        dress(self)
        self.push_screen(self.desk)

    @property
    def view(self) -> PapersView:
        assert isinstance(self.desk.view, PapersView)
        return self.desk.view


def type_over(app: Host, words: str) -> None:
    """Put words in place of what stands in the field that has the focus."""
    field = app.screen.focused
    assert isinstance(field, Input)
    field.value = words


async def test_papers_are_a_tab_of_the_meetings_page_and_state_is_told_in_words(meeting: Record) -> None:
    from secretariat.agenda.tabled.operations import revise_paper

    revise_paper(meeting, "2011/SMEMM/001")
    for size in (NARROW, WIDE):
        app = Host(meeting)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await settled(pilot, 0.3)
            text = "\n".join(screen_text(app))
            assert " Papers" in text.splitlines()[1]
            assert app.desk.shown == "papers"
            assert "0 History" in text
            assert "2011/SMEMM/001rev1" in text
            assert "superseded" in text
            assert "[/draft]" in text
            await pilot.press("0")
            await settled(pilot, 0.3)
            assert "‹0 History›" in "\n".join(screen_text(app))


async def test_a_paper_is_tabled_and_revised_through_the_forms(meeting: Record, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_bytes(b"new\x00")
    app = Host(meeting)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.3)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"New [words]", "tab", "1", "tab", *"Japan", "ctrl+s")
        await settled(pilot, 0.3)
        added = paper_detail(meeting, "2011/SMEMM/003")
        assert (added.row.title, added.row.item, added.row.party) == ("New [words]", "1", "JP")
        await pilot.press("home")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot, 0.3)
        form = app.screen
        assert isinstance(form, RecordForm)
        await pilot.press(*["tab"] * 7)
        await typed(pilot, str(file))
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert file_in(meeting, "2011/SMEMM/001rev1") == ("new.txt", b"new\x00")
        assert paper_detail(meeting, "2011/SMEMM/001rev1").row.title == "[/draft] statement 林聖忠"


async def test_the_file_is_saved_where_there_is_one_and_a_refusal_stays_in_the_form(
    meeting: Record, tmp_path: Path
) -> None:
    app = Host(meeting)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.3)
        await pilot.press("w")
        await settled(pilot, 0.3)
        target = tmp_path / "back.py"
        type_over(app, str(tmp_path / "no" / "x"))
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, RecordForm)
        assert "there is no folder" in " ".join("\n".join(screen_text(app)).split())
        type_over(app, str(target))
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert target.read_bytes() == Path(__file__).read_bytes()
        await pilot.press("down")
        await settled(pilot)
        assert app.view.check_action("save_file", ()) is False


async def test_the_cover_and_the_list_of_documents_are_printed(meeting: Record, tmp_path: Path) -> None:
    app = Host(meeting)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.3)
        for key, name in (("c", "cover.docx"), ("p", "documents.md")):
            await pilot.press(key)
            await settled(pilot, 0.3)
            type_over(app, str(tmp_path / name))
            await pilot.press("ctrl+s")
            await settled(pilot, 0.5)
        assert (tmp_path / "cover.docx").read_bytes().startswith(b"PK")
        assert "林聖忠" in (tmp_path / "documents.md").read_text()
