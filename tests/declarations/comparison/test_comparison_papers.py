"""Comparisons on paper and in documents."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given

from secretariat.declarations.comparison.comparing import compare
from secretariat.declarations.comparison.papers import comparison_paper
from secretariat.declarations.comparison.queries import ComparedTexts, Text
from secretariat.declarations.comparison.tracked_changes import TrackedParagraph, tracked
from secretariat.declarations.comparison.words import Wording
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.papers.columns import printable
from secretariat.papers.glyphs import MissingGlyphs
from tests.declarations.comparison.drafts import HOSTILE, operative, paragraphs, paris
from tests.declarations.comparison.word_processor import authors, lines

DAY = date(2007, 10, 29)
CUT = datetime(2007, 10, 29, 16, 40, tzinfo=UTC)
AGREE = "Agree to [double] [KR: triple] the number of small and medium enterprises that export"
SUPPORT = "Support women entrepreneurs and young people with training and easier access to finance"
MEET = "Decide to meet again in two years at a place and on a date that the host will make known"


def compared(before: list[Paragraph], after: list[Paragraph]) -> ComparedTexts:
    old, new = Text("Rev.1"), Text("Rev.2", settled=CUT, by="Sekretaris [/b]")
    return ComparedTexts("D-1", "Jakarta [draft] Declaration", "", "RESTRICTED", old, new, compare(before, after))


def printed(text: list[Paragraph]) -> list[str]:
    return [printable(f"{one.number}\t{one.text}" if one.number else one.text) for one in text]


def text_of(data: bytes, *, accepted: bool) -> list[str]:
    """The text's own paragraphs: those behind title, facts and summary, but for the empty one at the end."""
    found = lines(data, accepted=accepted)
    assert found[-1] == ""
    return found[_head() : -1]


def _head() -> int:
    return len(lines(comparison_paper(compared([], []), ".docx", date=DAY), accepted=True)) - 1


def settled(tracks: Iterable[TrackedParagraph], gone: Wording) -> list[str]:
    """What is left when all that is ``gone`` is taken away, ends of paragraphs too."""
    found, line = [], ""
    for one in tracks:
        line += "".join(piece.text for piece in one.pieces if piece.kind is not gone)
        if one.end is not gone:
            found.append(line)
            line = ""
    return [*found, line] if line else found


def numbered(text: list[Paragraph]) -> list[str]:
    return [f"{one.number}\t{one.text}" if one.number else one.text for one in text]


@given(paragraphs, paragraphs)
def test_accepting_all_changes_gives_the_text_after_and_rejecting_them_the_one_before(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    tracks = list(tracked(compare(before, after).changes))
    assert settled(tracks, Wording.REMOVED) == numbered(after)
    assert settled(tracks, Wording.ADDED) == numbered(before)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_word_processor_finds_both_texts_in_the_document(words: str) -> None:
    before = operative(AGREE, f"{SUPPORT} {words}", words)
    after = [*operative(words, f"{words} {AGREE}"), Paragraph("heading", words), *operative(SUPPORT)]
    data = comparison_paper(compared(before, after), ".docx", date=DAY)
    assert text_of(data, accepted=True) == printed(after)
    assert text_of(data, accepted=False) == printed(before)


def test_split_merged_and_moved_paragraphs_are_tracked() -> None:
    before = operative(MEET, f"{AGREE}; {SUPPORT}", "Last words that stay where they are")
    after = operative(f"{AGREE};", SUPPORT, MEET, "Last words that stay where they are")
    for one, other in ((before, after), (after, before)):
        data = comparison_paper(compared(one, other), ".docx", date=DAY)
        assert text_of(data, accepted=True) == printed(other)
        assert text_of(data, accepted=False) == printed(one)


def test_changes_bear_the_author_and_the_moment_of_the_later_text() -> None:
    data = comparison_paper(compared(operative(AGREE), operative(SUPPORT)), ".docx", date=DAY)
    assert authors(data) == {("Sekretaris [/b]", "2007-10-29T16:40:00Z")}


def test_the_drafts_of_paris_are_tracked_whole() -> None:
    before, after = paris("2015-10-23"), paris("2015-12-04")
    data = comparison_paper(compared(before, after), ".docx", date=DAY)
    assert text_of(data, accepted=True) == printed(after)
    assert text_of(data, accepted=False) == printed(before)


@pytest.mark.parametrize("form", [".pdf", ".docx", ".md", ".txt"])
@pytest.mark.parametrize("side_by_side", [False, True])
def test_the_same_comparison_gives_the_same_bytes(form: str, side_by_side: bool) -> None:
    told = compared(operative(AGREE, MEET), operative(SUPPORT, AGREE))
    once, again = (comparison_paper(told, form, date=DAY, side_by_side=side_by_side) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("side_by_side", [False, True])
def test_the_printed_comparison_has_both_wordings_and_says_in_words_what_changed(
    tmp_path: Path, side_by_side: bool
) -> None:
    told = compared(operative(AGREE, MEET, "Same"), operative(AGREE.replace("[double] ", ""), "Same", "[/draft] new"))
    paper = tmp_path / "comparison.pdf"
    paper.write_bytes(comparison_paper(told, ".pdf", date=DAY, side_by_side=side_by_side, only_changed=True))
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    for words in ("[double]", "[KR: triple]", "changed", "removed", "added", "[/draft] new", "RESTRICTED", "Rev.2"):
        assert words in text
    assert "1 paragraph unchanged" in text
    assert "Jakarta [draft] Declaration" in text


def test_a_character_that_no_font_has_is_named() -> None:
    with pytest.raises(MissingGlyphs):
        comparison_paper(compared([], operative("\U0001f9ff\U00013000")), ".pdf", date=DAY)


def test_markdown_keeps_brackets_and_tags_what_changed() -> None:
    told = comparison_paper(compared(operative(AGREE), operative(AGREE.replace("[double] ", ""))), ".md", date=DAY)
    assert r"Agree to <del>\[double\] </del>\[KR: triple\]" in told.decode()


def test_plain_text_marks_what_changed() -> None:
    told = compared(operative(AGREE), operative(AGREE.replace("[double]", "double")))
    assert "Agree to [-[-]double[-]-] [KR: triple]" in comparison_paper(told, ".txt", date=DAY).decode()
    beside = comparison_paper(told, ".txt", date=DAY, side_by_side=True).decode()
    assert " │ " in beside
    assert max(map(len, beside.splitlines())) <= 120
