"""The law of import and export: nothing but white space changes, whatever the text."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.markdown import read_markdown
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.wording.paragraph import Paragraph, addresses
from secretariat.declarations.wording.writing import as_markdown, as_plain, printed_marker, written_out

PIECES = [
    *(
        "1.",
        "2.",
        "3\\.",
        "(a)",
        "(b)",
        "(i)",
        "(ii)",
        "(1)",
        "a.",
        "A.",
        "IV.",
        "12bis.",
        "3.3bis",
        "-",
        "*",
        "•",
        ">",
    ),
    *(
        "#",
        "##",
        "---",
        "===",
        "[^1]:",
        "=" * 70,
        "[^1]",
        "**",
        "_",
        "[",
        "]",
        ":",
        ";",
        ",",
        ".",
        "Article 3",
        "PART I",
        "ANNEX II",
    ),
    *(
        "PREAMBLE",
        "Option 1:",
        "**Option 2:**",
        "Recalling",
        "Noting",
        "We agree",
        "The Ministers,",
        "____________",
        "|",
    ),
    *(
        "```",
        "{:toc}",
        "<!--",
        "-->",
        "Title: x",
        "\n",
        "\n\n",
        "\n    ",
        "\n  ",
        "\t",
        "  ",
        "\u00a0",
        "[/draft]",
        "محمد",
    ),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map(" ".join) | st.text(max_size=200)
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def one_space(text: str) -> str:
    return " ".join(text.split())


def cleaned(text: str) -> str:
    return unicodedata.normalize("NFC", CONTROLS.sub("", text).strip("\ufeff"))


@given(texts)
def test_a_plain_text_is_written_as_it_was_read(text: str) -> None:
    text = cleaned(text)
    if text.strip():
        assert one_space(as_plain(read_plain(text).paragraphs)) == one_space(text)


@given(texts)
def test_a_markdown_text_is_written_as_it_was_read(text: str) -> None:
    text = cleaned(text)
    if text.strip():
        read = read_markdown(text) if not text.startswith("---") else read_plain(text)
        assert one_space(written_out(read.paragraphs, read.written_in, read.front_matter)) == one_space(text)


@given(texts)
def test_every_paragraph_has_words_and_an_address_of_its_own_and_fits_into_the_record(text: str) -> None:
    text = cleaned(text)
    if text.strip():
        paragraphs = read_pasted(text, markdown=len(text) % 2 == 0).paragraphs
        assert all(one.text.strip() for one in paragraphs)
        assert len(set(addresses(paragraphs))) == len(paragraphs)
        assert all(len(one.number) <= 40 and len(one.marker) <= 60 for one in paragraphs)


def test_paragraphs_written_here_get_markers_of_their_numbers() -> None:
    paragraphs = [
        Paragraph("heading", "Trade", "A", 1, identity=1),
        Paragraph("preambular", "Recalling Gifu,", "P1", identity=2),
        Paragraph("operative", "Agree:", "4", identity=3),
        Paragraph("sub-paragraph", "a fund", "(a)", 1, identity=4),
        Paragraph("operative", "[5. Meet.]", "5", identity=5),
        Paragraph("heading", "Article 3", "Article 3", 3, identity=6),
    ]
    assert (
        as_plain(paragraphs) == "A. Trade\n\nRecalling Gifu,\n\n4. Agree:\n\n  (a) a fund\n\n[5. Meet.]\n\nArticle 3\n"
    )
    assert as_markdown(paragraphs).startswith("# A. Trade\n\nRecalling Gifu,\n\n4. Agree:\n\n    (a) a fund\n")
    assert printed_marker(paragraphs[5], markdown=True) == "###"


def test_a_markdown_text_as_plain_loses_its_marks_of_headings_and_backslashes() -> None:
    read = read_markdown("# Declaration\n\n4\\. We agree.\n\n- a fund")
    assert as_plain(read.paragraphs, "markdown") == "Declaration\n\n4. We agree.\n\n  - a fund\n"
