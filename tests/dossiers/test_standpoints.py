"""Where a party stands on texts, in its dossier: positions, stances, brackets of its own that are open."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.negotiation.stances import take_stance
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.procedure.positions import note_position
from secretariat.declarations.states import Stance
from secretariat.dossiers.as_json import as_json
from secretariat.dossiers.listing import dossier_sheet
from secretariat.dossiers.papers.dossier_paper import dossier_paper
from secretariat.dossiers.queries import dossier
from secretariat.dossiers.rows import Standpoint
from secretariat.record.record import Record
from tests.dossiers.test_briefing import read_back


@pytest.fixture
def text(sample: Record) -> Record:
    """A text of Big Sky with brackets of Korea, of Japan, and of nobody."""
    made = add_declaration(sample, title="Joint statement", meeting="APEC-SMEMM-18")
    words = "Agree to [KR: triple] [JP: double] the exports of SMEs by [2030];"
    add_paragraph(sample, made.ref, text=words, number="1", kind="operative")
    return sample


def at_big_sky(record: Record) -> tuple[Standpoint, ...]:
    found = {one.ref: one for one in dossier(record, "korea").occasions}
    return found["APEC-SMEMM-18"].standpoints


def test_an_open_bracket_of_its_own_stands_at_the_texts_meeting(text: Record) -> None:
    (own,) = at_big_sky(text)
    assert (own.what, own.words, own.paragraph, own.open, own.party) == ("proposed", "triple", "1", True, "KR")


def test_what_it_supports_and_opposes_says_whether_it_is_still_open(text: Record) -> None:
    ref = at_big_sky(text)[0].ref
    take_stance(text, ref, ["1.3"], "KR", Stance.SUPPORTS)
    take_stance(text, ref, ["1.2"], "SMBA", Stance.OPPOSES)
    told = {(one.what, one.words, one.party, one.open) for one in at_big_sky(text)}
    assert told == {
        ("proposed", "triple", "KR", True),
        ("supports", "2030", "KR", True),
        ("opposes", "double", "SMBA", True),
    }


def test_a_reservation_is_told_with_its_words(text: Record) -> None:
    ref = at_big_sky(text)[0].ref
    note_position(text, ref, "KR", "reserved its position", paragraph="1", text="[agreed in principle]")
    reserved = next(one for one in at_big_sky(text) if one.what == "reserved its position")
    assert (reserved.words, reserved.paragraph, reserved.dates) == ("[agreed in principle]", "1", "2011-08-15")


def test_a_text_of_others_without_brackets_of_its_own_is_not_there(text: Record) -> None:
    assert [one.what for one in at_big_sky(text)] == ["proposed"]
    found = {one.ref: one for one in dossier(text, "JP").occasions}
    assert [one.words for one in found["APEC-SMEMM-18"].standpoints] == ["double"]


def test_words_of_a_restricted_text_take_its_marking_along(text: Record, tmp_path: Path) -> None:
    assert dossier(text, "korea").marking == ""
    made = add_declaration(text, title="Secret annex", meeting="APEC-SMEMM-18", marking="RESTRICTED [/b]")
    add_paragraph(text, made.ref, text="Agree to [KR: fourfold] exports;", number="1", kind="operative")
    found = dossier(text, "korea")
    assert found.marking == "RESTRICTED [/b]"
    assert dossier(text, "JP").marking == ""
    assert dossier_sheet(found).state.startswith("RESTRICTED [/b] · ")
    assert as_json(found)["marking"] == "RESTRICTED [/b]"
    assert "RESTRICTED" in dossier_paper(found, ".md").decode().split("##")[0]
    with zipfile.ZipFile(BytesIO(dossier_paper(found, ".docx"))) as parts:
        heads = [parts.read(name).decode() for name in parts.namelist() if "/header" in name]
    assert any("RESTRICTED [/b]" in head for head in heads)
    pages = read_back(dossier_paper(found, ".pdf"), tmp_path).split("\f")[:-1]
    assert len(pages) > 1 and all("RESTRICTED [/b]" in page for page in pages)
