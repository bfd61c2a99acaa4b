"""The ledger of a text's brackets: whose, since when, who supports and who opposes, and how they fell."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.declarations.drafting import add_paragraph, edit_paragraph, remove_paragraphs
from secretariat.declarations.finding import declaration_id
from secretariat.declarations.negotiation.ledger import ledger, over_time
from secretariat.declarations.negotiation.operations import (
    Choice,
    found_words,
    propose_after,
    settle_brackets,
)
from secretariat.declarations.negotiation.stances import stances_of, take_stance, withdraw_stance
from secretariat.declarations.operations import add_declaration_in
from secretariat.declarations.reading.markdown import read_markdown
from secretariat.declarations.revisions import ParagraphText, cut_revision
from secretariat.declarations.states import Stance
from secretariat.parties.operations import add_party
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound
from tests.completeness import lacking
from tests.declarations.negotiation.texts import (
    read,
    row_of,
)


def test_the_ledger_tells_each_bracket(text: Record) -> None:
    one = ledger(text, "D-1")
    assert (one.ref, one.revision, one.opening, one.closing, one.depth, one.open) == ("D-1", "working text", 6, 6, 1, 6)
    assert one.by_party == {"EU": 1, "KR": 1}
    assert one.by_paragraph == {"1": 3, "2": 1, "3": 2}
    assert [(b.id, b.text, b.proposed_by, b.kind, b.status) for b in one.brackets] == [
        ("1.1", "double", (), "alternative", "open"),
        ("1.2", "triple", ("KR",), "alternative", "open"),
        ("1.3", "2030", ("EU",), "text", "open"),
        ("2.1", "agreed in principle", (), "text", "open"),
        ("3.1", "/draft", (), "text", "open"),
        ("3.2", "ประยุทธ์", (), "text", "open"),
    ]


def test_a_name_of_a_party_is_its_code_in_the_ledger(text: Record) -> None:
    edit_paragraph(text, row_of(text, "2")[0], text="[Republic of Korea and Japan: a] [In: b] [in: c]")
    assert [b.proposed_by for b in ledger(text, "D-1").brackets if b.paragraph == "2"] == [("KR", "JP"), (), ()]


def test_a_longer_code_is_a_party_only_where_the_record_knows_it(text: Record) -> None:
    edit_paragraph(text, row_of(text, "2")[0], text="[SIDS: to]")
    assert [(b.text, b.proposed_by) for b in ledger(text, "D-1").brackets][3] == ("SIDS: to", ())
    add_party(text, code="SIDS", name="Small island developing states")
    assert [(b.text, b.proposed_by) for b in ledger(text, "D-1").brackets][3] == ("to", ("SIDS",))
    cut_revision(text, "D-1", label="Rev.1")
    edit_paragraph(text, row_of(text, "2")[0], text="[SIDS: to] and other words that stand in no brackets")
    assert [b.since for b in ledger(text, "D-1").brackets][3] == "Rev.1"


def test_what_has_no_partner_is_listed_with_its_place(text: Record) -> None:
    edit_paragraph(text, row_of(text, "3")[0], text="Meet ] again [soon")
    alone = ledger(text, "D-1").unmatched
    assert [(one.paragraph, one.character, one.offset, one.context) for one in alone] == [
        ("3", "]", 5, "Meet ] again [soon"),
        ("3", "[", 13, "Meet ] again [soon"),
    ]


def test_since_which_revision_words_stand_in_brackets(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    propose_after(text, "D-1", found_words(text, "D-1", "2", "trainers"), "and coaches", by="JP")
    cut_revision(text, "D-1", label="Rev.2")
    edit_paragraph(text, row_of(text, "2")[0], text="Train trainers [JP: and many coaches] [agreed in principle];")
    add_paragraph(text, "D-1", text="[late]")
    edit_paragraph(text, row_of(text, "1")[0], number="9")
    found = read(text)
    assert {one.text: one.since for one in found.values()} == {
        "double": "Rev.1",
        "triple": "Rev.1",
        "2030": "Rev.1",
        "and many coaches": "Rev.2",
        "agreed in principle": "Rev.1",
        "/draft": "Rev.1",
        "ประยุทธ์": "Rev.1",
        "late": "working text",
    }
    assert {one.since for one in read(text, "Rev.1").values()} == {"Rev.1"}


def test_how_the_brackets_fell_over_time(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    settle_brackets(text, "D-1", ["1.2", "3.1"], Choice.ACCEPT)
    counts = over_time(text, "D-1")
    assert [(one.revision, one.open, one.opening, dict(one.by_party)) for one in counts] == [
        ("Rev.1", 6, 6, {"EU": 1, "KR": 1}),
        ("working text", 3, 3, {"EU": 1}),
    ]


def test_parties_support_and_oppose(text: Record) -> None:
    assert take_stance(text, "D-1", ["1.2", "1.3"], "Japan, KR", Stance.SUPPORTS) == ["1.2", "1.3"]
    take_stance(text, "D-1", ["1.3"], "KR", Stance.OPPOSES, note="asks for 2035")
    found = read(text)
    assert (found["1.2"].supported_by, found["1.2"].opposed_by) == (("JP", "KR"), ())
    assert (found["1.3"].supported_by, found["1.3"].opposed_by) == (("JP",), ("KR",))
    withdraw_stance(text, "D-1", ["1.2"], "JP")
    assert read(text)["1.2"].supported_by == ("KR",)
    with pytest.raises(NotFound, match=r"JP neither supports nor opposes bracket 1\.2"):
        withdraw_stance(text, "D-1", ["1.2"], "JP")
    text.undo()
    assert read(text)["1.2"].supported_by == ("JP", "KR")


def test_stances_follow_words_that_are_redrafted(text: Record) -> None:
    take_stance(text, "D-1", ["1.2"], "JP", Stance.SUPPORTS)
    edit_paragraph(text, row_of(text)[0], text="Agree to [double] [KR: at least triple] the number by [EU: 2030];")
    assert read(text)["1.2"].supported_by == ("JP",)
    propose_after(text, "D-1", found_words(text, "D-1", "1", "triple"), "soon", by="TH")
    assert {one.text: one.supported_by for one in read(text).values() if one.supported_by} == {
        "at least triple [TH: soon]": ("JP",)
    }
    settle_brackets(text, "D-1", ["1.3"], Choice.STRIKE)
    text.undo()
    cut_revision(text, "D-1", label="Rev.1")
    settle_brackets(text, "D-1", ["1.2"], Choice.STRIKE)
    assert not any(one.supported_by for one in read(text).values())
    text.undo()
    assert read(text)["1.2"].supported_by == ("JP",)


def test_a_stance_that_comes_back_to_words_settled_before_is_the_one_that_counts(text: Record) -> None:
    said = "Agree [to triple the number of {firms}] by 2030;"
    edit_paragraph(text, row_of(text)[0], text=said.format(firms="firms"))
    take_stance(text, "D-1", ["1.1"], "KR, JP", Stance.SUPPORTS)
    settle_brackets(text, "D-1", ["1.1"], Choice.ACCEPT)
    edit_paragraph(text, row_of(text)[0], text=said.format(firms="firm"))
    take_stance(text, "D-1", ["1.1"], "KR", Stance.OPPOSES)
    edit_paragraph(text, row_of(text)[0], text=said.format(firms="firms"))
    assert (read(text)["1.1"].supported_by, read(text)["1.1"].opposed_by) == (("JP",), ("KR",))
    text.undo()
    assert (read(text)["1.1"].supported_by, read(text)["1.1"].opposed_by) == ((), ("KR",))
    with text.reading() as connection:
        kept = stances_of(connection, declaration_id(connection, "D-1"))
    assert sorted(one.stance for one in kept if one.party == "KR") == ["opposes", "supports"]


def test_nothing_hangs_where_a_paragraph_with_stances_is_deleted(text: Record) -> None:
    take_stance(text, "D-1", ["3.1"], "JP", Stance.OPPOSES)
    remove_paragraphs(text, [row_of(text, "3")[0]])
    assert all(not one.opposed_by for one in read(text).values())
    text.undo()
    assert read(text)["3.1"].opposed_by == ("JP",)


PARIS = Path(__file__).parents[4] / "shared" / "data" / "declarations" / "paris"


@pytest.mark.parametrize(
    ("name", "counts", "depth", "alone"),
    [
        ("1-2015-10-23-draft-agreement.md", (1052, 1053), 7, "]]["),
        ("2-2015-12-04-draft-agreement.md", (1055, 1058), 10, "]]]]["),
    ],
)
def test_the_ledger_of_the_drafts_of_paris(
    record: Record, name: str, counts: tuple[int, int], depth: int, alone: str
) -> None:
    path = PARIS / name
    if not path.exists():
        lacking(f"the draft {name} is not on this machine")
    read_in = read_markdown(path.read_text(encoding="utf-8"))
    kept: list[ParagraphText] = [
        {"number": one.number, "kind": one.kind, "text": one.text} for one in read_in.paragraphs
    ]
    with record.act("Take in a draft") as work:
        add_declaration_in(work, {"title": "Paris", "revisions": [{"label": "", "dated": "", "paragraphs": kept}]})
    one = ledger(record, "paris")
    in_texts = [sum(row.text.count(mark) for row in one.draft.rows) for mark in "[]"]
    assert (one.opening, one.closing) == tuple(in_texts)
    in_markers = [sum(read.marker.count(mark) for read in read_in.paragraphs) for mark in "[]"]
    assert tuple(map(sum, zip(in_texts, in_markers, strict=True))) == counts
    assert (one.depth, "".join(each.character for each in one.unmatched)) == (depth, alone)
    notes = sum(not each.disputes for each in one.draft.parsed.brackets)
    assert one.open + notes + alone.count("[") == one.opening
    for each in one.unmatched:
        row = next(row for row in one.draft.rows if row.address == each.paragraph)
        assert row.text[each.offset] == each.character
        assert each.character in each.context
