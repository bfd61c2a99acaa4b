"""How the parts of a text are recognised: numbers, levels, headings, preambular clauses, notes."""

from __future__ import annotations

import time

import pytest

from secretariat.declarations.reading.markdown import is_markdown, read_markdown
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.reading.read_text import ReadText
from secretariat.declarations.wording.paragraph import addresses
from secretariat.values.refusal import Refused


def told(read: ReadText) -> list[tuple[str, str, str]]:
    return [(said, p.kind, p.text) for said, p in zip(addresses(read.paragraphs), read.paragraphs, strict=True)]


JAKARTA = """\
Jakarta Declaration on Small and Medium Enterprises

The Ministers,

Recalling the meeting of
Gifu,
Further recognizing [the role of SMEs],

Have agreed as follows:

1. To [double] [triple] the number of SMEs;
2. To consider:
   (a) a fund; and
   (b) a network, with:
       (i) a secretariat;
       (ii) a budget.
3. To meet again in
2013. The place is open.

ANNEX I

1. Terms of reference
"""


def test_a_plain_draft_wrapped_by_hand() -> None:
    assert told(read_plain(JAKARTA)) == [
        ("#1", "title", "Jakarta Declaration on Small and Medium Enterprises"),
        ("#2", "chapeau", "The Ministers,"),
        ("P1", "preambular", "Recalling the meeting of Gifu,"),
        ("P2", "preambular", "Further recognizing [the role of SMEs],"),
        ("#5", "chapeau", "Have agreed as follows:"),
        ("1", "operative", "To [double] [triple] the number of SMEs;"),
        ("2", "chapeau", "To consider:"),
        ("2(a)", "sub-paragraph", "a fund; and"),
        ("2(b)", "sub-paragraph", "a network, with:"),
        ("2(b)(i)", "sub-paragraph", "a secretariat;"),
        ("2(b)(ii)", "sub-paragraph", "a budget."),
        ("3", "operative", "To meet again in 2013. The place is open."),
        ("ANNEX I", "annex", "ANNEX I"),
        ("ANNEX I.1", "operative", "Terms of reference"),
    ]


def test_letters_and_roman_numbers_are_told_apart_by_what_came_before() -> None:
    text = "1. We will:\n\n(g) one;\n\n(h) two;\n\n(i) three:\n\n(i) inner;\n\n(ii) inner;\n\n(j) four."
    assert [said for said, _kind, _text in told(read_plain(text))] == [
        "1", "1(g)", "1(h)", "1(i)", "1(i)(i)", "1(i)(ii)", "1(j)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "number", "marker", "text"),
    [
        ("4. Agree to meet;", "4", "4.", "Agree to meet;"),
        ("4) Agree to meet;", "4", "4)", "Agree to meet;"),
        ("4\\. Agree to meet;", "4", "4\\.", "Agree to meet;"),
        ("(4) Agree to meet;", "(4)", "(4)", "Agree to meet;"),
        ("12bis. Agree to meet;", "12bis", "12bis.", "Agree to meet;"),
        ("3.3bis Each Party", "3.3bis", "3.3bis", "Each Party"),
        ("(aa) a fund", "(aa)", "(aa)", "a fund"),
        ("- a fund", "", "-", "a fund"),
        ("• a fund", "", "•", "a fund"),
        ("Option 2: No text", "Option 2", "Option 2:", "No text"),
        ("[4. Parties shall meet.]", "4", "", "[4. Parties shall meet.]"),
        ("*(a)* a fund", "(a)", "*(a)*", "a fund"),
        ("**4.** Agree to meet;", "4", "**4.**", "Agree to meet;"),
        ("**4**. Agree to meet;", "4", "**4**.", "Agree to meet;"),
        ("PP3 Recalling", "PP3", "PP3", "Recalling"),
        ("OP 12 bis. Decides", "OP12 bis", "OP 12 bis.", "Decides"),
    ],
)
def test_a_marker_is_kept_as_typed(line: str, number: str, marker: str, text: str) -> None:
    one = read_plain(f"We agree as follows.\n\n{line}").paragraphs[1]
    assert (one.number, one.marker, one.text) == (number, marker, text)


@pytest.mark.parametrize(
    "line", ["2013. The year", "81.6 billion through", "A/RES/1", "(see note) that", "1.Text", "e.g. this"]
)
def test_what_only_looks_like_a_marker_is_text(line: str) -> None:
    one = read_plain(f"We agree as follows.\n\n{line}").paragraphs[1]
    assert (one.number, one.marker, one.text) == ("", "", line)


@pytest.mark.parametrize(
    "words",
    ["Recalling", "FURTHER REAFFIRMING", "*Noting*", "[*Recognizing also*", "Mengingat", "Menyadari",
     "Deeply concerned", "**EMPHASIZING**", "Bearing in mind", "Having considered", "Considérant"],
)  # fmt: skip
def test_preambular_words(words: str) -> None:
    text = f"# Declaration\n\n{words} that SMEs matter,\n\n1. We agree."
    assert [one.kind for one in read_markdown(text).paragraphs] == ["title", "preambular", "operative"]


def test_a_sentence_that_begins_like_a_clause_is_none() -> None:
    text = "# Declaration\n\nWe met.\n\nRecognizing health as the foundation of prosperity, we commit to it."
    assert [one.kind for one in read_markdown(text).paragraphs] == ["title", "operative", "operative"]


def test_headings_in_markdown_by_hashes_by_underlines_and_in_bold() -> None:
    text = (
        "Declaration\n===========\n\n## Article 3 *(mitigation)*\n\n**HEALTH**  \n\n1. We agree.\n\n## [Article 3bis]"
    )
    read = read_markdown(text)
    assert [(one.kind, one.number, one.level, one.marker, one.text) for one in read.paragraphs] == [
        ("title", "", 1, "===========", "Declaration"),
        ("heading", "Article 3", 2, "## Article 3", "*(mitigation)*"),
        ("heading", "", 3, "", "**HEALTH**"),
        ("operative", "1", 0, "1.", "We agree."),
        ("heading", "Article 3bis", 2, "##", "[Article 3bis]"),
    ]


def test_chapters_with_numbers_of_their_own_and_enacting_words_in_capitals() -> None:
    text = (
        "KAMI MENYEPAKATI:\n\n1. PERDAGANGAN\n\n1.1 Kami berdagang.\n\n2. INVESTASI\n\nKami berinvestasi.\n\n3. DITUNDA"
    )
    assert [(said, kind) for said, kind, _text in told(read_plain(text))] == [
        ("#1", "chapeau"), ("1", "heading"), ("1.1", "operative"), ("2", "heading"), ("#5", "operative"),
        ("3", "operative"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["Article 1", "Pasal 1", "Artículo 1", "Статья 1", "المادة 1", "BAB II", "PREAMBLE", "الديباجة", "Annexe III"],
)
def test_headings_in_other_languages(words: str) -> None:
    kinds = [one.kind for one in read_plain(f"1. x.\n\n{words}\n\n1. y.").paragraphs]
    assert kinds == ["operative", "annex" if words.startswith("Annex") else "heading", "operative"]


def test_speaking_of_an_article_makes_no_heading() -> None:
    read = read_plain(
        "We agree.\n\nArticle 79, paragraph 5, applies.\n\nArticle 4 of the Convention applies.\n\nArticle 5"
    )
    assert [one.kind for one in read.paragraphs] == ["operative", "operative", "operative", "heading"]


def test_lists_in_markdown_nest_by_their_indentation() -> None:
    text = "1. First:\n\n    1. inner\n    2. inner\n\n        - deeper\n\n    Its second paragraph.\n\n2. Second"
    assert [(one.number, one.level) for one in read_markdown(text).paragraphs] == [
        ("1", 0), ("1", 1), ("2", 1), ("", 2), ("", 1), ("2", 0),
    ]  # fmt: skip


def test_notes_attributes_comments_and_tables_stay_as_they_are() -> None:
    text = "1. Text[^1]\n{:.x}\n\n<!-- a\ncomment -->\n\n| a | b |\n|---|---|\n\n[^1]: Proposed by Japan.\n[ref]: http://x.org"
    read = read_markdown(text)
    assert [(one.kind, one.marker, one.text) for one in read.paragraphs] == [
        ("operative", "1.", "Text[^1]"),
        ("footnote", "", "{:.x}"),
        ("footnote", "", "<!-- a\ncomment -->"),
        ("footnote", "", "| a | b |\n|---|---|"),
        ("footnote", "[^1]:", "Proposed by Japan."),
        ("footnote", "[ref]:", "http://x.org"),
    ]


def test_front_matter_is_kept_word_for_word_and_gives_the_title() -> None:
    front = "---\ntitle: \"Leaders\\u2019\\_Declaration\"\ndate: '2022'\n---"
    read = read_markdown(f"{front}\n\n1\\. We agree.\n")
    assert (read.front_matter, read.title) == (front, "Leaders’ Declaration")
    assert is_markdown(f"{front}\n\ntext")
    assert not is_markdown("1. We agree.\n2. We meet.")


def test_two_markers_together_are_two_paragraphs() -> None:
    text = "1. First.\n\n10. (a) Any rights\n\n(b) A pioneer"
    assert told(read_plain(text)) == [
        ("1", "operative", "First."),
        ("10", "chapeau", "10."),
        ("10(a)", "sub-paragraph", "Any rights"),
        ("10(b)", "sub-paragraph", "A pioneer"),
    ]


def test_a_text_without_structure_is_told_and_nothing_is_lost() -> None:
    read = read_plain("we met and talked.\n\nit was good.")
    assert [one.text for one in read.paragraphs] == ["we met and talked.", "it was good."]
    assert read.remarks == ("No numbers or headings were recognised: taken as 2 paragraphs.",)


def test_hostile_text_stays_literal_and_control_characters_become_visible() -> None:
    read = read_plain("1. [/draft] [red] \x1b]52;c;AAAA\x07 [agreed in principle]\n\n2. محمد وافق [ประยุทธ์] 林聖忠")
    assert [one.text for one in read.paragraphs] == [
        "[/draft] [red] ␛]52;c;AAAA␇ [agreed in principle]",
        "محمد وافق [ประยุทธ์] 林聖忠",
    ]
    assert read.remarks == ("2 control characters are shown by signs such as ␛.",)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff\n"])
def test_no_text_is_refused(text: str) -> None:
    for read in (read_plain, read_markdown):
        with pytest.raises(Refused, match="There is no text in it"):
            read(text)


def test_paragraphs_counted_as_in_the_united_nations() -> None:
    lines = (
        "The General Assembly,",
        "PP1 Recalling its resolutions,",
        "[PP1bis Noting peace,]",
        "OP1. Decides:",
        "(a) x;",
    )
    text = "\n\n".join(lines)
    assert [(said, kind) for said, kind, _text in told(read_plain(text))] == [
        ("#1", "chapeau"),
        ("PP1", "preambular"),
        ("PP1bis", "preambular"),
        ("OP1", "chapeau"),
        ("OP1(a)", "sub-paragraph"),
    ]


@pytest.mark.parametrize(
    "piece",
    ["[", "(a) (i) ", "Article 1 ", "PART I x ", "1. A. ", "*A ", "*Aaa", "PREAMBLE ", "Recalling, ", "- ", "> ", "#",
     "[[^1]: ", "_____ ", "The A ", "* * ", "A/RES/1 ", ". ) ", "\\(", "    1. a\n\n", "```\n", "|", "<!-- "],
)  # fmt: skip
def test_no_text_is_read_in_quadratic_time(piece: str) -> None:
    text = f"1. We agree. {piece * 10_000}\n\n{piece * 10_000}"
    began = time.process_time()
    for read in (read_plain, read_markdown):
        assert read(text).paragraphs
    assert time.process_time() - began < 8
