"""The clean, compilation and working texts: what is in them, and when there is none."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.declarations.negotiation.marking import mark_paragraphs
from secretariat.declarations.negotiation.stances import take_stance
from secretariat.declarations.operations import edit_declaration, set_status
from secretariat.declarations.papers.runs import RunReader
from secretariat.declarations.papers.texts import (
    DeclarationText,
    PrintedParagraph,
    TextKind,
    declaration_text,
    usual_kind,
)
from secretariat.declarations.procedure.corrigenda import issue_corrigendum
from secretariat.declarations.states import ParagraphStanding, Stance
from secretariat.declarations.wording.brackets import parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused
from tests.declarations.reading.real_texts import NAMES, read_real


def named(text: DeclarationText, address: str) -> PrintedParagraph:
    return next(one for one in text.paragraphs if one.address == address)


def words(one: PrintedParagraph) -> str:
    return "".join(run.text for run in one.runs)


def test_there_is_no_clean_text_while_a_bracket_is_open_and_it_is_said_where(draft: Record) -> None:
    with pytest.raises(Refused, match=r"D-1 has no clean text yet: 7 brackets are open \(#1\.1, P1\.1, .*1\.1, 1\.2"):
        declaration_text(draft, "D-1", TextKind.CLEAN)
    assert usual_kind(draft, "D-1") is TextKind.COMPILATION


def test_the_clean_text_of_a_draft_without_brackets_is_the_draft(agreed: Record) -> None:
    text = declaration_text(agreed, "D-1", TextKind.CLEAN)
    assert usual_kind(agreed, "D-1") is TextKind.CLEAN
    assert [words(one) for one in text.paragraphs] == [one.text for one in text.wording]
    assert (text.revision, text.when, text.day) == ("Rev.3", "30 Oct 2007 09:05 WIB", date(2007, 10, 30))


def test_a_text_that_was_never_written_cannot_be_printed(record: Record) -> None:
    from secretariat.declarations.operations import add_declaration

    add_declaration(record, title="Jakarta Declaration")
    with pytest.raises(Refused, match="D-1 has no text yet"):
        declaration_text(record, "D-1", TextKind.WORKING)


def test_emphasis_links_notes_and_brackets_are_read_for_paper(draft: Record) -> None:
    text = declaration_text(draft, "D-1", TextKind.COMPILATION)
    recalling = named(text, "P1").runs
    assert (recalling[0].text, recalling[0].slanted) == ("Recalling", True)
    assert [run.text for run in recalling if run.bracket] == ["[", "]"]
    assert [run.note for run in recalling if run.note] == ["1"]
    assert [(run.text, run.link) for run in recalling if run.link] == [("the report", "https://example.org/report.pdf")]
    assert [run.text for run in named(text, "2(a)").runs if run.strong] == ["trainers"]
    assert words(named(text, "3")) == "Thank the host."


def test_a_compilation_says_whose_the_words_are_where_the_text_does_not(draft: Record) -> None:
    take_stance(draft, "D-1", ["1.1"], "ID", Stance.SUPPORTS)
    take_stance(draft, "D-1", ["1.1"], "JP", Stance.OPPOSES)
    text = declaration_text(draft, "D-1", TextKind.COMPILATION)
    assert named(text, "1").proposals == ("1.1 “double”: supported by ID; opposed by JP",)
    assert named(text, "2(b)").proposals == ("2(b).1 “in two years”: proposed by JP, KR",)
    assert named(text, "2(a)").proposals == ()


def test_a_working_text_says_how_far_each_paragraph_is(draft: Record) -> None:
    mark_paragraphs(draft, "D-1", ["3"], ParagraphStanding.AGREED)
    text = declaration_text(draft, "D-1", TextKind.WORKING)
    assert named(text, "3").margin == ("agreed",)
    assert named(text, "1").margin == ("open", "brackets: 3", "KR 1")
    assert text.revision == "working text"


def test_an_adopted_text_has_its_checksum_and_corrigenda_and_a_revision_before_it_has_not(agreed: Record) -> None:
    for status in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(agreed, "D-1", status)
    issue_corrigendum(agreed, "D-1", paragraph="1", before="double", after="treble", why="as said")
    text = declaration_text(agreed, "D-1", TextKind.CLEAN)
    assert len(text.sha256) == 64
    assert [one.after for one in text.corrigenda] == ["treble"]
    assert text.status == "adopted"


def test_a_marking_of_the_declaration_wins_over_that_of_one_print(draft: Record) -> None:
    assert declaration_text(draft, "D-1", TextKind.WORKING, marking="RESTRICTED").marking == "RESTRICTED"
    edit_declaration(draft, "D-1", marking="FOR HEADS ONLY")
    assert declaration_text(draft, "D-1", TextKind.WORKING, marking="RESTRICTED").marking == "FOR HEADS ONLY"


def test_a_translation_there_is_not_is_told_with_those_there_are(agreed: Record) -> None:
    with pytest.raises(NotFound, match=r"no translation into “id” of Rev\.3; there are: none yet"):
        declaration_text(agreed, "D-1", TextKind.CLEAN, beside="id")


@pytest.mark.parametrize(
    "text",
    ["[/draft]", "[agreed in principle]", "\x1b]52;c;AAAA\x07", "*a [b* c] d*", "\\[x\\]", "\ufdd0[a]\ufdd6", "]["],
)
@pytest.mark.parametrize("markdown", [False, True])
def test_every_square_bracket_is_printed_in_its_place(text: str, markdown: bool) -> None:
    paragraphs = [Paragraph("preambular", text)]
    reader = RunReader(paragraphs, parse(paragraphs), markdown=markdown)
    printed = "".join(run.text for run in reader.runs(0))
    assert [sign for sign in printed if sign in "[]"] == [sign for sign in text if sign in "[]"]
    assert all(run.bracket for run in reader.runs(0) if run.text in ("[", "]"))


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_real_text_is_lost_on_the_way_to_paper(name: str) -> None:
    read = read_real(name)
    reader = RunReader(read.paragraphs, parse(read.paragraphs), markdown=read.written_in == "markdown")
    for index, one in enumerate(read.paragraphs):
        printed = "".join(run.text for run in reader.runs(index))
        kept = [letter for letter in printed if letter.isalpha()]
        letters = iter(letter for letter in one.text if letter.isalpha())
        assert all(letter in letters for letter in kept), one.text
        if read.written_in != "markdown":
            assert len(printed) == len(one.text) - sum(len(f"[^{run.note}]") for run in reader.runs(index) if run.note)
