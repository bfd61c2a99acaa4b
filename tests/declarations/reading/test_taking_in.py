"""Taking texts in: new declarations, revisions of one, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secretariat.declarations.comparison.queries import compared_revisions
from secretariat.declarations.drafting import edit_paragraph
from secretariat.declarations.negotiation.marking import mark_paragraphs
from secretariat.declarations.operations import set_status
from secretariat.declarations.queries import DeclarationDetail, declaration_detail
from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.operations import Target, preview, take_in
from secretariat.declarations.states import ParagraphStanding
from secretariat.declarations.wording.writing import written_out
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused
from tests.declarations.reading.real_texts import NAMES, read_real, real_text

FIRST = """Jakarta Declaration

The Ministers,

Recalling the meeting of Gifu,

1. Agree to [double] the number of enterprises that export their goods to each other;

2. Decide to establish a fund for the training of young entrepreneurs in all economies;

3. Meet again. They will review how far each economy is with its own commitments next year.
"""
SECOND = """Jakarta Declaration

The Ministers,

Recalling the meeting of Gifu,

1. Welcome the offer of Korea to host a centre for the exchange of experience;

2. Agree to [double] [triple] the number of enterprises that export their goods to each other;

3. Decide to establish a fund for the training of young entrepreneurs in all economies;

4. Meet again.

5. They will review how far each economy is with its own commitments next year.
"""

Run = Callable[..., Any]


def taken(record: Record, text: str, **target: str) -> str:
    return take_in(record, read_pasted(text), Target(**target)).ref


def by_number(one: DeclarationDetail) -> dict[str, int]:
    return {p.number: p.paragraph for p in one.paragraphs if p.number}


def exported(record: Record, ref: str, revision: str | None = None) -> str:
    one = declaration_detail(record, ref, revision=revision)
    own = next(r for r in one.revisions if r.label == one.revision)
    return written_out([p.wording() for p in one.paragraphs], own.written_in, own.front_matter)


def test_a_new_declaration_is_the_text_with_its_title_and_undo_takes_it_back(record: Record) -> None:
    assert taken(record, FIRST) == "D-1"
    one = declaration_detail(record, "D-1")
    assert (one.title, one.revision, len(one.paragraphs)) == ("Jakarta Declaration", "", 6)
    assert exported(record, "D-1") == FIRST
    record.undo()
    with pytest.raises(NotFound):
        declaration_detail(record, "D-1")


def test_a_revision_keeps_who_each_paragraph_is_through_new_numbers_and_splits(record: Record) -> None:
    taken(record, FIRST, label="zero draft")
    before = by_number(declaration_detail(record, "D-1"))
    done = take_in(record, read_pasted(SECOND), Target(declaration="D-1", label="Rev.1"))
    one = declaration_detail(record, "D-1")
    after = by_number(one)
    assert [r.label for r in one.revisions] == ["zero draft", "Rev.1"]
    assert (after["2"], after["3"], after["P1"]) == (before["1"], before["2"], before["P1"])
    assert after["5"] == before["3"]
    assert after["1"] not in before.values()
    assert (done.became.new, done.became.removed, done.became.unchanged) == (2, 0, 3)
    assert exported(record, "D-1") == SECOND
    assert exported(record, "D-1", "zero draft") == FIRST


def test_a_paragraph_whose_words_stayed_keeps_its_standing(record: Record) -> None:
    taken(record, FIRST)
    mark_paragraphs(record, "D-1", ["P1", "2", "3"], ParagraphStanding.AGREED)
    taken(record, SECOND, declaration="D-1")
    standing = {p.number: p.standing for p in declaration_detail(record, "D-1").paragraphs}
    assert {number for number, known in standing.items() if known == "agreed"} == {"P1", "3"}


def test_a_working_text_is_cut_before_another_takes_its_place(record: Record) -> None:
    taken(record, FIRST)
    done = take_in(record, read_pasted(SECOND), Target(declaration="D-1", label="Zero Draft"))
    assert done.cut_first == "Rev.1"
    assert [r.label for r in declaration_detail(record, "D-1").revisions] == ["Rev.1", "Zero Draft"]
    assert taken(record, FIRST, declaration="Jakarta Declaration") == "D-1"
    one = declaration_detail(record, "D-1")
    assert [r.label for r in one.revisions] == ["Rev.1", "Zero Draft", ""]
    edit_paragraph(record, one.paragraphs[-1].id, text="Meet again soon.")
    assert take_in(record, read_pasted(SECOND), Target(declaration="D-1")).cut_first == "Rev.2"
    assert exported(record, "D-1", "Rev.2").endswith("3. Meet again soon.\n")


def test_the_preview_says_what_would_be_and_changes_nothing(record: Record) -> None:
    assert preview(record, read_pasted(FIRST), Target()).ref == ""
    with pytest.raises(NotFound):
        declaration_detail(record, "D-1")
    taken(record, FIRST, label="zero draft")
    told = preview(record, read_pasted(SECOND), Target(declaration="D-1", label="Rev.1"))
    assert told == take_in(record, read_pasted(SECOND), Target(declaration="D-1", label="Rev.1"))


@pytest.mark.parametrize("act", [preview, take_in])
def test_refusals_are_one_sentence_and_nothing_changes(record: Record, act: object) -> None:
    assert callable(act)
    taken(record, FIRST, label="zero draft")
    with pytest.raises(Refused, match="D-1 already has a revision zero draft"):
        act(record, read_pasted(SECOND), Target(declaration="D-1", label="ZERO draft"))
    with pytest.raises(Refused, match="no title that could be recognised"):
        act(record, read_pasted("1. Agree."), Target())
    with pytest.raises(NotFound, match="D-9"):
        act(record, read_pasted(SECOND), Target(declaration="D-9"))
    with pytest.raises(NotFound):
        act(record, read_pasted(SECOND), Target(meeting="NOWHERE-1"))
    assert len(declaration_detail(record, "D-1").revisions) == 1


@pytest.mark.parametrize("act", [preview, take_in])
def test_an_adopted_text_is_locked(record: Record, act: object) -> None:
    assert callable(act)
    taken(record, FIRST.replace("[double]", "double"))
    for state in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(record, "D-1", state)
    with pytest.raises(Refused, match="its text is locked; what is allowed is a corrigendum"):
        act(record, read_pasted(SECOND), Target(declaration="D-1"))


def test_a_declaration_of_another_meeting_is_refused(sample: Record) -> None:
    taken(sample, FIRST, meeting="APEC-SMEMM-18", title="Big Sky")
    with pytest.raises(Refused, match="is a text of APEC-SMEMM-18, not of ASEM-SMEMM-1"):
        taken(sample, SECOND, declaration="Big Sky", meeting="ASEM-SMEMM-1")
    assert declaration_detail(sample, "Big Sky").meeting == "APEC-SMEMM-18"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("reports")])
def test_a_real_text_comes_out_of_the_record_as_it_went_in(record: Record, name: str) -> None:
    take_in(record, read_real(name), Target(title="A text", label="as it came"))
    assert " ".join(exported(record, "D-1").split()) == " ".join(real_text(name).split())


def test_hostile_words_are_kept_to_the_letter(record: Record) -> None:
    words = "[/draft] [agreed in principle] Dong-Sun KIM (김동선) 林聖忠 Nguyễn Văn Hùng ประยุทธ์ محمد"
    taken(record, f"1. {words}\n\n2. \x1b]52;c;AAAA\x07", title=words)
    one = declaration_detail(record, "D-1")
    assert (one.title, one.paragraphs[0].text, one.paragraphs[1].text) == (words, words, "␛]52;c;AAAA␇")


def test_from_the_command_line(run: object, tmp_path: Path) -> None:
    assert callable(run)
    file = tmp_path / "draft.txt"
    file.write_text(FIRST, encoding="utf-8")
    dry = run("declarations", "import", "-", str(file), "--dry-run", "--format", "json")
    told = json.loads(dry.out)
    assert (dry.code, told["ref"], told["rows"], told["new"]) == (0, None, 6, 6)
    assert told["paragraphs"][3]["paragraph"] == "1"
    assert "Nothing was taken in" in dry.err
    done = run("declarations", "import", "-", str(file), "--revision", "zero draft", "--format", "json")
    assert json.loads(done.out)["ref"] == "D-1"
    file.write_text(SECOND.replace("[triple]", "[triple"), encoding="utf-8")
    again = run("declarations", "import", "-", str(file), "--declaration", "D-1", "--revision", "Rev.1")
    assert again.code == 0
    assert "Welcome the offer of Korea" in again.out
    assert "1 square bracket has no partner" in again.err
    assert "Took in D-1, Rev.1: 2 changed · 2 added · 3 renumbered · 4 same" in again.err
    twice = run("declarations", "import", "-", str(file), "--declaration", "D-1", "--revision", "Rev.1")
    assert (twice.code, twice.out) == (1, "")
    assert "already has a revision Rev.1" in twice.err
    assert run("declarations", "import", "-", str(tmp_path / "none.txt")).code == 1
    file.write_text("1. Agree.", encoding="utf-8")
    untitled = run("declarations", "import", "-", str(file))
    assert (untitled.code, "--title" in untitled.err) == (1, True)


def test_the_preview_of_a_revision_says_which_paragraphs_change_are_added_move_and_go(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    meet, train = "Meet again soon in Seoul.", "Train as many trainers of small enterprises as each of us can."
    first.write_text(f"Title\n\n1. {meet}\n\n2. {train}\n\n3. Dance [/b] all night long.\n")
    second.write_text(f"Title\n\n1. {train.replace('many', 'many good')}\n\n2. {meet}\n\n3. Sing together in tune.\n")
    assert run("declarations", "import", "-", str(first)).code == 0
    again = ("declarations", "import", "-", str(second), "--declaration", "D-1")
    found = json.loads(run(*again, "--dry-run", "--format", "json").out)
    assert [(one["paragraph"], one["change"]) for one in found["paragraphs"]] == [
        ("#1", "same"),
        ("1", "changed"),
        ("2", "moved"),
        ("3", "added"),
    ]
    gone = [(one["paragraph"], one["text"]) for one in found["removed_paragraphs"]]
    assert gone == [("3", "Dance [/b] all night long.")]
    assert [found[key] for key in ("rows", "new", "changed", "unchanged", "removed")] == [4, 1, 2, 1, 1]
    shown = run(*again, "--dry-run")
    assert "The working text so far would be kept as zero draft." in shown.err
    assert [line.split()[2] for line in shown.out.splitlines()[2:]] == ["changed", "removed", "moved", "added"]
    counted = "1 changed · 1 added · 1 removed · 1 moved · 2 renumbered · 1 same"
    assert f"It would change D-1: {counted}." in shown.err
    assert counted in run(*again, "--revision", "Rev.1").err
    assert counted in run("declarations", "compare", "D-1").out


@pytest.mark.parametrize("older", ["paris/1-2015-10-23-draft-agreement.md"])
def test_an_import_counts_as_the_comparison_of_the_two_texts_does(record: Record, older: str) -> None:
    newer = "paris/2-2015-12-04-draft-agreement.md"
    take_in(record, read_real(older), Target(title="Agreement", label="Rev.1"))
    done = take_in(record, read_real(newer), Target(declaration="D-1", label="Rev.2"))
    compared = compared_revisions(record, "D-1", "Rev.1", "Rev.2")
    assert done.became.summary == compared.comparison.summary
    assert [one.kind for one in done.became.fates] == [one.kind for one in compared.comparison.changes]
