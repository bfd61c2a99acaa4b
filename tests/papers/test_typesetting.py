"""Typeset papers, read with other eyes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from secretariat.papers.glyphs import MissingGlyphs
from secretariat.papers.typesetting import typeset
from secretariat.values.refusal import Refused
from tests.printing import pdf_info, pdf_text, printing_tools

HERE = Path(__file__).resolve().parent
NAMES = ["Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد", "[/draft]", "#read(1)", "Łódź"]


def data(names: list[str] = NAMES) -> dict[str, Any]:
    delegates = [{"name": name, "head": at == 0, "organisation": "", "function": "x"} for at, name in enumerate(names)]
    return {
        "office": "Secretariat",
        "subtitle": "Big Sky",
        "note": "Restricted",
        "facts": [["Place", "Montana"]],
        "parties": [{"name": "Republic of Korea", "delegates": delegates}],
        "remark": "",
    }


def paper(names: list[str] = NAMES, *, overrides: Path | None = None, language: str = "en") -> bytes:
    printing_tools()
    return typeset(
        "sample_list.typ",
        data(names),
        title="List of participants",
        language=language,
        date=date(2011, 8, 15),
        folder=HERE,
        overrides=overrides,
    )


def test_names_of_every_script_come_through_whole() -> None:
    text = pdf_text(paper())
    # Arabic comes back in presentation order, letter by letter the same.
    for name in NAMES:
        assert name in text or name[::-1] in text, name


@pytest.mark.parametrize("sign", ["\b", "\f", "\x07", "\x1b", "\x9b", "\u202e", "\ufdd0"])
def test_what_paper_cannot_carry_is_shown_as_a_sign(sign: str) -> None:
    text = pdf_text(paper([f"Kim{sign}Lee", "back\\slash \\u0041"]))
    assert "Kim�Lee" in text
    assert "back\\slash \\u0041" in text


def test_every_page_says_which_of_how_many_and_when_it_was_issued() -> None:
    text = pdf_text(paper([f"Delegate {n}" for n in range(120)]))
    assert "Page 1 of 4" in text or "Page 1 of 5" in text or "Page 1 of 3" in text
    assert "Issued 15 August 2011" in text
    assert "Halaman 1 dari" in pdf_text(paper(language="id"))


def test_papers_are_for_archives_and_screen_readers_and_always_the_same() -> None:
    assert paper() == paper()
    told = pdf_info(paper())
    assert "Tagged:          yes" in told and "A4" in told
    assert b"pdfaid:part" in paper() and b"pdfuaid:part" in paper()


def test_an_offices_own_template_takes_the_place_of_the_programs(tmp_path: Path) -> None:
    (tmp_path / "sample_list.typ").write_text('#import "house.typ": *\n#show: house\nOur own words.\n')
    assert "Our own words." in pdf_text(paper(overrides=tmp_path))


def test_a_fault_in_an_offices_template_is_told_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "sample_list.typ").write_text('#import "house.typ": *\n#show: house\n\n#unknown-word\n')
    with pytest.raises(Refused, match=r"sample_list\.typ.*4"):
        paper(overrides=tmp_path)


def test_a_character_that_no_font_has_is_named_and_never_printed_as_a_box() -> None:
    with pytest.raises(MissingGlyphs, match="U\\+") as refused:
        paper(["\U0001f9d1\u200d", "\U00013000"])
    assert refused.value.characters


def test_nothing_is_drawn_where_no_name_in_its_own_script_is_known(tmp_path: Path) -> None:
    printing_tools()
    drawn = 'native("", "zh"), native([], ""), native(none, "ko"), native("林", "")'
    said = f'#import "house.typ": *\n#show: house\n#repr(({drawn}))'
    (tmp_path / "said.typ").write_text(said)
    pdf = typeset("said.typ", {}, title="Said", language="en", date=date(2011, 8, 15), folder=tmp_path)
    assert "(none, none, none, " in pdf_text(pdf)
