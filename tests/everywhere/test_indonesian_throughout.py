"""With Indonesian chosen, what the program says is Indonesian through both doors; what staff typed stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from secretariat.parties.finding import party_suggestions
from secretariat.parties.queries import parties_window
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from tests.conftest import Ran
from tests.journeys.driving import gone, opened_app, until
from tests.toolkit.alone import shown

ENGLISH = re.compile(
    r"\b(Name|Kind|Title|Dates?|Place|Host|Lead|Due|Meetings?|Part(y|ies)|Delegations?|Members?|Since|Until|Adopted|"
    r"Sources?|Note|Chair|Series|Level|People|Person|Text|Revisions?|Paragraphs?|Priority|Progress|Overdue|Today|"
    r"Actions|New|Edit|Delete|Open|Sort|Filter|Mark|Undo|Help|History|Status of|Size|Head of|Checksum|Part of|With|"
    r"agreed|overdue|confirmed|registered|invited|tentative|closed|concluded|adopted|taken|held|requested|done|high|low|"
    r"every (year|two years|month)|state|agency|ministry|economy|organisation|company|ministerial|for (decision|"
    r"adoption|discussion|information)|days?|months?|ago|by|of|the|and|shown|in session|not known|none yet|"
    r"January|February|March|May|June|July|August|October|December)\b"
)
DATA = {
    "Judul",
    "Uraian",
    "Teks",
    "Topik",
    "Tempat",
    "Jabatan",
    "Instansi",
    "Penanggung jawab",
    "Nama",
    "Butir",
    "Ketua",
}
"""Headings of the columns that hold what staff typed."""

LISTS = (
    "parties list --forum APEC --on 2011-05-20",
    "forums list",
    "series list",
    "meetings list",
    "people list",
    "actions list --all",
    "declarations list",
    "delegations list APEC-SMEMM-18",
    "bilaterals list APEC-SMEMM-18",
    "agenda show ASEM-SMEMM-1",
    "meetings outcomes ASEM-SMEMM-1",
)
PAGES = (
    "parties show KR",
    "forums show APEC",
    "series show APEC-SMEMM",
    "meetings show APEC-SMEMM-18",
    "people show P-1",
    "actions show A-9",
    "declarations show D-1",
    "delegations show ASEM-SMEMM-1 ID",
    "bilaterals show APEC-SMEMM-18/ID-KR",
)
ENGLISH_NAMES = ("Republic of Korea", "Japan", "New Zealand", "United States of America", "Singapore", "Philippines")


def cells(table: str) -> list[str]:
    """The headings of a table and the cells of its columns that hold no data."""
    head, *lines = table.splitlines()
    starts = [found.start() for found in re.finditer(r"(?:^|(?<=  ))\S", head)]
    ends = [*starts[1:], None]
    own = [(a, b) for a, b in zip(starts, ends, strict=True) if head[a:b].strip() not in DATA]
    said = [head[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    return said + [line[a:b].strip() for line in lines for a, b in own]


@pytest.mark.parametrize("words", LISTS)
def test_lists_say_it_in_indonesian(run: Callable[..., Ran], words: str) -> None:
    told = run("--lang", "id", *words.split(), on="sample")
    assert told.code == 0 and told.err == ""
    written = cells(told.out)
    assert len(written) > 4
    assert [cell for cell in written if ENGLISH.search(cell)] == []


@pytest.mark.parametrize("words", PAGES)
def test_pages_say_it_in_indonesian(run: Callable[..., Ran], words: str) -> None:
    told = run("--lang", "id", *words.split(), on="sample")
    assert told.code == 0
    labels = [line.split("  ")[0] for line in told.out.splitlines()[1:] if line and not line.startswith(" ")]
    assert labels
    assert [label for label in labels if ENGLISH.search(label)] == []


def test_parties_are_called_and_sorted_in_indonesian(run: Callable[..., Ran]) -> None:
    members = run("--lang", "id", "parties", "list", "--forum", "APEC", "--on", "2011-05-20").out
    order = ["Amerika Serikat", "Filipina", "Jepang", "Kanada", "Republik Korea", "Selandia Baru", "Chinese Taipei"]
    assert sorted(order, key=members.index) == order
    every = run("--lang", "id", "parties", "list").out
    assert sorted(order[:-1], key=every.index) == order[:-1]
    for told in (members, every, run("--lang", "id", "delegations", "list", "APEC-SMEMM-18", on="sample").out):
        assert "Jepang" in told
        assert [name for name in ENGLISH_NAMES if name in told] == []


def test_host_lead_and_sides_are_called_in_indonesian(run: Callable[..., Ran]) -> None:
    meeting = run("--lang", "id", "meetings", "show", "APEC-SMEMM-18", on="sample").out
    assert re.search(r"^Tuan rumah +Amerika Serikat \(US\)$", meeting, re.MULTILINE)
    assert "Republik Korea" in run("--lang", "id", "actions", "list", "--all", on="sample").out
    assert "Penanggung jawab  Uni Eropa" in run("--lang", "id", "actions", "show", "A-8", on="sample").out
    bilaterals = run("--lang", "id", "bilaterals", "list", "APEC-SMEMM-18", on="sample").out
    assert "Indonesia – Republik Korea" in bilaterals and "Republic of Korea" not in bilaterals


def test_a_forums_own_name_is_said_in_indonesian_on_its_day(run: Callable[..., Ran]) -> None:
    asem = ("--lang", "id", "parties", "list", "--forum", "ASEM", "--on")
    assert "Komisi Eropa" in run(*asem, "2007-10-30").out
    assert "Uni Eropa" in run(*asem, "2011-01-01").out
    apec = ("--lang", "id", "parties", "list", "--forum", "APEC", "--on")
    assert "Hong Kong, Tiongkok" in run(*apec, "2011-05-20").out
    assert "Hong Kong, Tiongkok" not in run(*apec, "1995-01-01").out


def test_keys_for_scripts_stay_in_english(run: Callable[..., Ran]) -> None:
    words = ("delegations", "list", "APEC-SMEMM-18", "--format", "json", "--sort", "size")
    english, indonesian = run(*words, on="sample").out, run("--lang", "id", *words, on="sample").out
    assert '"name": "Republic of Korea"' in english
    assert '"name": "Republic of Korea"' in indonesian


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_printed_list_calls_parties_and_host_in_indonesian(
    run: Callable[..., Ran], tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"daftar.{ending}"
    assert run("--lang", "id", "delegations", "print", "APEC-SMEMM-18", "-o", str(file), on="sample").code == 0
    if ending == "csv":
        text = file.read_text(encoding="utf-8-sig")
    else:
        rows = load_workbook(file).worksheets[0].iter_rows(values_only=True)
        text = "\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in rows)
        assert "Tuan rumah: Amerika Serikat" in text or "Amerika Serikat ·" in text
    assert "Selandia Baru" in text
    assert [name for name in ENGLISH_NAMES if name in text] == []


def test_windows_in_indonesian_order_page_and_have_their_index(reference: Record) -> None:
    set_language("id")
    try:
        window = parties_window(reference, ListQuery())
        everything = [row.ref for row in window.rows(0, window.count())]
        again = parties_window(reference, ListQuery())
        paged = [row.ref for start in range(0, again.count(), 7) for row in again.rows(start, 7)]
        assert paged == everything
        ids = {row.ref: row.id for row in window.rows(0, window.count())}
        assert [window.position(ids[ref]) for ref in everything] == list(range(len(everything)))
        assert everything.index("JP") < everything.index("DE") < everything.index("KR") < everything.index("TW")
        with reference.reading() as connection:
            plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN SELECT id FROM party ORDER BY sort_key_id, id").all()
            assert "ix_party_sort_id" in str(plan)
            assert party_suggestions(connection, "jepang")[0] == ("JP", "Jepang")
    finally:
        set_language("en")


async def test_views_say_it_in_indonesian(sample: Record) -> None:
    set_language("id")
    app = opened_app(sample)
    try:
        async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
            await until(pilot, "Selamat datang")
            await pilot.press("enter")
            await gone(pilot, "Selamat datang")
            views = {"1": "Terlambat", "2": "20–21 Mei 2011", "3": "Belanda", "4": "naskah yang diadopsi"}
            views |= {"5": "disepakati", "6": "Amerika Serikat", "7": "Guritno"}
            for key, words in views.items():
                await pilot.press(key)
                await until(pilot, words)
                lines = shown(app).splitlines()
                said = [*lines[:2], lines[-1]]
                # Today has no heading of columns: its lines are data.
                said += [] if key == "1" else [line.split("│")[0] for line in lines[3:5]]
                assert [line for line in said if ENGLISH.search(line)] == [], key
                if key in "36":
                    assert not [name for name in ENGLISH_NAMES if name in "\n".join(line[:90] for line in lines)]
    finally:
        set_language("en")
