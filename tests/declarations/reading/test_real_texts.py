"""Real texts are read whole, with the numbers that are printed in them, and written out as they came in."""

from __future__ import annotations

import re
import time

import pytest

from secretariat.declarations.reading.markdown import read_markdown
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.reading.read_text import ReadText
from secretariat.declarations.wording.paragraph import addresses
from secretariat.declarations.wording.writing import written_out
from tests.declarations.reading.real_texts import NAMES, read_real, real_text


def one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def as_windows_means(text: str) -> str:
    """C1 control characters, of which one stands in a report, as Windows means them."""
    return re.sub("[\x80-\x9f]", lambda found: found[0].encode("latin-1").decode("cp1252"), text)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_out_is_what_was_read_but_for_white_space(name: str) -> None:
    read = read_real(name)
    out = written_out(read.paragraphs, read.written_in, read.front_matter)
    assert one_space(out) == one_space(as_windows_means(real_text(name)))


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_out_is_read_as_the_same_paragraphs(name: str) -> None:
    read = read_real(name)
    out = written_out(read.paragraphs, read.written_in, read.front_matter)
    again = read_markdown(out) if read.written_in == "markdown" else read_plain(out)
    assert again.paragraphs == read.paragraphs
    assert (again.title, again.front_matter) == (read.title, read.front_matter)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("summits/g20-bali-2022.md", 52),
        ("summits/apec-leaders-2023.md", 16),
        ("summits/quad-2021.md", 5),
        ("summits/g7-carbis-bay-2021.md", 70),
        ("unga/A-RES-77-321.txt", 6),
        ("unga/A-RES-79-271.txt", 9),
    ],
)
def test_paragraph_numbers_are_those_printed(name: str, count: int) -> None:
    printed = re.findall(r"^([0-9]+)\\?\.\s", real_text(name), flags=re.M)
    read = [one.number for one in read_real(name).paragraphs if one.number.isdecimal()]
    assert read == printed == [str(n) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    "name", ["bbnj/agreement-en.txt", "bbnj/agreement-fr.txt", "paris/1-2015-10-23-draft-agreement.md"]
)
def test_articles_are_headings_in_their_order(name: str) -> None:
    pattern = r"^(?:## \[?)?(Article (?:[0-9]+(?: ?(?:bis|ter))?|premier))\b"
    printed = re.findall(pattern, real_text(name), flags=re.M)
    headings = [p.number for p in read_real(name).paragraphs if p.kind == "heading" and p.number.startswith("Article")]
    assert headings[: len(printed)] == printed
    assert len(printed) > 25


def test_every_article_of_a_long_treaty_is_a_heading() -> None:
    headings = [p.number for p in read_real("long/unclos-1982.txt").paragraphs if p.kind == "heading"]
    articles = [number for number in headings if number.startswith("Article")]
    assert articles[:320] == [f"Article {n}" for n in range(1, 321)]
    assert [number for number in headings if number.startswith("PART")][:3] == ["PART I", "PART II", "PART III"]


def test_a_run_together_preamble_parts_at_its_clauses() -> None:
    read = read_real("unga/A-RES-77-321.txt")
    clauses = [one.text.split()[0] for one in read.paragraphs if one.kind == "preambular"]
    assert clauses == ["Recalling", "Recalling", "Having", "Taking", "Taking", "Noting", "Recognizing", "Noting,"]
    assert read.title.startswith("Agreement under the United Nations Convention")
    assert [one.text for one in read.paragraphs if one.kind == "chapeau"] == ["The General Assembly,"]


def test_the_preamble_of_a_summit_in_capitals_and_its_bullets() -> None:
    read = read_real("summits/asean-us-2022.md")
    kinds = [one.kind for one in read.paragraphs]
    text = real_text("summits/asean-us-2022.md")
    assert kinds.count("preambular") == len(re.findall(r"^\*\*[A-Z ]*ING\b", text, flags=re.M))
    assert kinds.count("sub-paragraph") == len(re.findall(r"^-   ", text, flags=re.M))
    assert read.title == "ASEAN-U.S. Special Summit 2022, Joint Vision Statement"


def test_sub_paragraphs_of_a_draft_are_said_below_their_paragraph() -> None:
    read = read_real("paris/2-2015-12-04-draft-agreement.md")
    said = dict(zip(addresses(read.paragraphs), read.paragraphs, strict=True))
    assert said["Article 1.14"].text.startswith('["Party included in Annex I"')
    assert said["Article 4.5.1"].text.startswith("Sharing information")
    assert said["Article 4.2.Option 2.3"].text.startswith("Recognition of increased adaptation needs")
    assert said["Article 3bis"].text == "[Article 3bis] *(REDD-plus)*"
    assert len(said) == len(read.paragraphs)


def test_no_bracket_is_lost() -> None:
    for name in NAMES:
        text, read = real_text(name), read_real(name)
        body = text[len(read.front_matter) :]
        own = "".join(one.marker + one.text for one in read.paragraphs)
        assert (own.count("["), own.count("]")) == (body.count("["), body.count("]"))


@pytest.mark.parametrize(("name", "seconds"), [("long/unclos-1982.txt", 3.0), (NAMES[3], 1.0)])
def test_long_texts_are_read_soon(name: str, seconds: float) -> None:
    """A guard against reading in quadratic time; what it takes on a quiet machine is measured in benchmarks/."""
    text = real_text(name)
    read: list[ReadText] = []
    began = time.process_time()
    read.append(read_markdown(text) if name.endswith(".md") else read_plain(text))
    assert time.process_time() - began < seconds
    assert len(read[0].paragraphs) > 500
