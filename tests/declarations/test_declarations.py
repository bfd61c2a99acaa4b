"""What staff do with declarations: drafting, revising, negotiating, adopting."""

from __future__ import annotations

import hashlib

import pytest

from secretariat.declarations.drafting import add_paragraph, edit_paragraph, remove_paragraphs, shift_paragraph
from secretariat.declarations.drafting_room.filtering import kept
from secretariat.declarations.drafting_room.queries import read_room
from secretariat.declarations.operations import add_declaration, edit_declaration, remove_declarations, set_status
from secretariat.declarations.procedure.silence import Silence
from secretariat.declarations.queries import (
    declaration_detail,
    declarations_window,
    known_paragraph,
)
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.revisions import cut_revision, next_label
from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import ALLOWED, LOCKED
from secretariat.declarations.wording.writing import as_plain
from secretariat.record.acts import newest_act
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.declarations.clock import Clock, moment

HOSTILE = ("[/draft]", "[agreed in principle]", "Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد")
AGREED = "Agree to double the number of SMEs that export;"


@pytest.fixture
def text(record: Record) -> Record:
    """D-1 with P1 and 1 to 3 in its working text."""
    add_declaration(record, title="Jakarta Declaration")
    add_paragraph(record, "D-1", text="Meeting in Jakarta,", kind="preambular")
    for words in (AGREED, "Train trainers;", "Meet again."):
        add_paragraph(record, "D-1", text=words)
    return record


def lines(record: Record, revision: str | None = None) -> list[str]:
    one = declaration_detail(record, "D-1", revision=revision)
    return [f"{p.number} {p.text}" for p in one.paragraphs]


AS_MADE = ["P1 Meeting in Jakarta,", f"1 {AGREED}", "2 Train trainers;", "3 Meet again."]


def paragraph(record: Record, number: str) -> int:
    known = known_paragraph(record, "D-1", number)
    assert known is not None
    return known.id


def agreed(record: Record) -> None:
    for state in ("under negotiation", "SOM-agreed"):
        set_status(record, "D-1", state)


def test_a_declaration_begins_with_a_working_text(text: Record) -> None:
    one = declaration_detail(text, "jakarta")
    assert (one.ref, one.status, [each.label for each in one.revisions]) == ("D-1", "zero draft", [""])
    assert lines(text) == AS_MADE


def test_what_was_cut_stays_and_paragraphs_keep_their_identity(text: Record) -> None:
    before = {p.number: p.paragraph for p in declaration_detail(text, "D-1").paragraphs}
    dated = PartialDate.from_edtf("2007-10-29")
    first = cut_revision(text, "D-1", label="Rev.1", dated=dated)
    assert [(one.label, one.dated, one.cut_at is not None) for one in first.revisions] == [
        ("Rev.1", "2007-10-29", True)
    ]
    edit_paragraph(text, paragraph(text, "2"), text="Train [trainers] [experts];", number="7")
    now = declaration_detail(text, "D-1")
    assert [one.label for one in now.revisions] == ["Rev.1", ""]
    assert {p.paragraph for p in now.paragraphs} == set(before.values())
    assert next(p for p in now.paragraphs if p.number == "7").paragraph == before["2"]
    assert lines(text, "rev.1") == AS_MADE
    assert lines(text, "working text") == lines(text) != AS_MADE
    with pytest.raises(Refused, match=r"already has a revision Rev\.1"):
        cut_revision(text, "D-1", label="REV.1")
    with pytest.raises(NotFound, match=r"Rev\.1, working text"):
        declaration_detail(text, "D-1", revision="Rev.9")


def test_nothing_is_cut_where_nothing_changed(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    with pytest.raises(Refused, match=r"not changed since Rev\.1"):
        cut_revision(text, "D-1", label="Rev.2")
    add_declaration(text, title="Empty")
    with pytest.raises(Refused, match="no text yet"):
        cut_revision(text, "D-2", label="Rev.1")


def test_what_was_seen_in_the_newest_cut_is_changed_in_the_working_text(text: Record) -> None:
    seen = known_paragraph(text, "D-1", "1")
    assert seen is not None
    cut_revision(text, "D-1", label="Rev.1")
    mine = edit_paragraph(text, seen.id, version=seen.version, text="Agree to triple;")
    assert (mine.paragraph, mine.text) == (seen.paragraph, "Agree to triple;")
    with pytest.raises(Conflict):
        edit_paragraph(text, seen.id, version=seen.version, text="Agree to halve;")
    other = edit_paragraph(text, seen.id, version=seen.version, kind="chapeau")
    assert (other.text, other.kind) == ("Agree to triple;", "chapeau")
    cut_revision(text, "D-1", label="Rev.2")
    with pytest.raises(Refused, match="was cut and stays as it is"):
        edit_paragraph(text, seen.id, text="changed")
    with pytest.raises(Refused, match="was cut and stays as it is"):
        remove_paragraphs(text, [seen.id])


def test_what_others_saved_before_and_after_a_cut_is_not_overrun(text: Record) -> None:
    """A form was opened before others saved and cut: what it read is told from what stands there now."""
    seen = known_paragraph(text, "D-1", "1")
    assert seen is not None
    edit_paragraph(text, seen.id, text="Agree to triple;")
    cut_revision(text, "D-1", label="Rev.1")
    with pytest.raises(Conflict) as conflict:
        edit_paragraph(text, seen.id, version=seen.version, text="Agree to halve;")
    (field,) = conflict.value.fields
    assert (field.base, field.mine, field.theirs) == (AGREED, "Agree to halve;", "Agree to triple;")
    with pytest.raises(Refused, match=r"changed meanwhile by ana .*not deleted"):
        remove_paragraphs(text, [seen.id], seen={seen.id: seen.version})
    assert lines(text)[1] == "1 Agree to triple;"


def test_nothing_goes_or_comes_back_in_a_cut_or_under_silence(text: Record, at: Clock) -> None:
    at("2011-08-15 09:00")
    added = add_paragraph(text, "D-1", text="More;")
    with text.reading() as connection:
        act = newest_act(connection)
    agreed(text)
    bring(text, DeclarationStatus.UNDER_SILENCE)
    with pytest.raises(Refused, match="under silence"):
        text.undo(act)
    with pytest.raises(Refused, match="under silence"):
        edit_declaration(text, "D-1", title="Other")
    set_status(text, "D-1", "under negotiation")
    assert [one.label for one in declaration_detail(text, "D-1").revisions] == ["text under silence"]
    with pytest.raises(Refused, match="stands in text under silence, which was cut"):
        text.undo(act)
    assert lines(text, "text under silence")[-1] == f"{added.number} More;"


def test_a_cut_is_not_undone_under_silence(text: Record, at: Clock) -> None:
    at("2011-08-15 09:00")
    cut_revision(text, "D-1", label="Rev.1")
    with text.reading() as connection:
        cut = newest_act(connection)
    agreed(text)
    bring(text, DeclarationStatus.UNDER_SILENCE)
    with pytest.raises(Refused, match="under silence"):
        text.undo(cut)
    assert [one.label for one in declaration_detail(text, "D-1").revisions] == ["Rev.1"]


def test_an_imported_number_is_printed_as_it_is_now(text: Record) -> None:
    read = read_plain("1. First;\n\n2. Second;\n")
    take_in(text, read, Target(declaration="D-1"))
    shift_paragraph(text, paragraph(text, "2"), -1)
    edit_paragraph(text, paragraph(text, "2"), number="9")
    now = [one.wording() for one in declaration_detail(text, "D-1").paragraphs]
    assert [(one.number, one.marker) for one in now] == [("1", "1."), ("9", "9.")]
    assert as_plain(now).split() == ["1.", "Second;", "9.", "First;"]


def test_a_label_that_differs_in_case_is_the_same_one(text: Record) -> None:
    cut_revision(text, "D-1", label="Adopted Text")
    add_paragraph(text, "D-1", text="More;")
    agreed(text)
    set_status(text, "D-1", "adopted")
    labels = [one.label for one in declaration_detail(text, "D-1").revisions]
    assert labels[0] == "Adopted Text"
    assert labels[1].startswith("adopted text (")


def test_a_cut_is_undone_until_the_text_is_worked_on(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    text.undo()
    assert [one.label for one in declaration_detail(text, "D-1").revisions] == [""]
    cut_revision(text, "D-1", label="Rev.1")
    with text.reading() as connection:
        cut = newest_act(connection)
    add_paragraph(text, "D-1", text="More;")
    with pytest.raises(Refused, match="worked on since"):
        text.undo(cut)
    text.undo()  # the paragraph, and the working text that was begun for it
    text.undo(cut)
    assert lines(text) == AS_MADE


def test_paragraphs_are_put_beside_others_moved_and_taken_out(text: Record) -> None:
    assert add_paragraph(text, "D-1", text="In between;", after="1").number == "1bis"
    assert shift_paragraph(text, paragraph(text, "1bis"), -1).number == "1"
    assert lines(text)[1:3] == ["1 In between;", f"1bis {AGREED}"]
    text.undo()
    text.undo()
    assert lines(text) == AS_MADE
    edit_paragraph(text, paragraph(text, "3"), before="1")
    assert lines(text) == ["P1 Meeting in Jakarta,", "1 Meet again.", f"2 {AGREED}", "3 Train trainers;"]
    text.undo()
    remove_paragraphs(text, [paragraph(text, "1"), paragraph(text, "2")])
    assert lines(text) == ["P1 Meeting in Jakarta,", "3 Meet again."]
    text.undo()
    assert lines(text) == AS_MADE


def test_ends_and_taken_numbers_are_refused(text: Record) -> None:
    with pytest.raises(Refused, match="first already"):
        shift_paragraph(text, paragraph(text, "P1"), -1)
    with pytest.raises(Refused, match="last already"):
        shift_paragraph(text, paragraph(text, "3"), 1)
    with pytest.raises(Refused, match="already a paragraph 2"):
        add_paragraph(text, "D-1", text="x", number="2")
    with pytest.raises(Refused, match="already a paragraph 2"):
        edit_paragraph(text, paragraph(text, "1"), number="2")
    with pytest.raises(Refused, match="P1, 1, 2, 3"):
        add_paragraph(text, "D-1", text="x", after="9")
    with pytest.raises(Refused, match="operative"):
        add_paragraph(text, "D-1", text="x", kind="poem")
    with pytest.raises(Refused, match="Text is needed"):
        add_paragraph(text, "D-1", text="  ")
    assert lines(text) == AS_MADE


@pytest.mark.parametrize("words", HOSTILE)
def test_texts_are_kept_whole_and_found(text: Record, words: str) -> None:
    added = add_paragraph(text, "D-1", text=f"{words}\nsecond line")
    assert declaration_detail(text, "D-1").paragraphs[-1].text == f"{words}\nsecond line"
    assert [row.text_id for row in kept(read_room(text, "D-1"), f'"{words.upper()}"')] == [added.id]
    edit_declaration(text, "D-1", title=words)
    assert [row.title for row in declarations_window(text, ListQuery(words)).rows(0, 9)] == [words]


@pytest.mark.parametrize("before", list(DeclarationStatus))
def test_only_allowed_states_follow(text: Record, before: DeclarationStatus, at: Clock) -> None:
    at("2011-08-15 09:00")
    for state in _way_to(before):
        bring(text, state)
    if before == DeclarationStatus.UNDER_SILENCE:
        at("2011-08-21 09:00")
    for after in DeclarationStatus:
        if after in ALLOWED[before]:
            bring(text, after)
            text.undo()
        else:
            with pytest.raises(Refused) as refused:
                set_status(text, "D-1", after.value)
            assert all(state.value in refused.value.message for state in ALLOWED[before])
        assert declaration_detail(text, "D-1").status == before.value


def bring(record: Record, state: DeclarationStatus) -> None:
    silence = Silence(moment("2011-08-20 12:00"), "Asia/Jakarta") if state == DeclarationStatus.UNDER_SILENCE else None
    set_status(record, "D-1", state.value, silence=silence)


def _way_to(state: DeclarationStatus) -> list[DeclarationStatus]:
    """The shortest way from the zero draft to a state."""
    ways: dict[DeclarationStatus, list[DeclarationStatus]] = {DeclarationStatus.ZERO_DRAFT: []}
    while state not in ways:
        for known, way in list(ways.items()):
            for following in ALLOWED[known]:
                ways.setdefault(following, [*way, following])
    return ways[state]


def test_it_is_not_adopted_while_a_bracket_is_open_or_without_a_text(text: Record) -> None:
    agreed(text)
    edit_paragraph(text, paragraph(text, "2"), text="Train [trainers];")
    with pytest.raises(Refused, match=r"square brackets.*2"):
        set_status(text, "D-1", "adopted")
    add_declaration(text, title="Empty")
    set_status(text, "D-2", "under negotiation")
    for state in ("SOM-agreed", "chair's statement"):
        with pytest.raises(Refused, match="no text"):
            set_status(text, "D-2", state)


@pytest.mark.parametrize("state", sorted(LOCKED))
def test_a_text_that_is_adopted_is_locked_with_its_checksum(text: Record, state: DeclarationStatus) -> None:
    agreed(text)
    one = set_status(text, "D-1", state.value, on=PartialDate.from_edtf("2011-08-14"))
    written = "P1\tMeeting in Jakarta,\n\n1\t" + AGREED + "\n\n2\tTrain trainers;\n\n3\tMeet again.\n"
    assert one.sha256 == hashlib.sha256(written.encode()).hexdigest()
    assert one.adopted == "2011-08-14"
    first = paragraph(text, "1")
    changes = (
        lambda: add_paragraph(text, "D-1", text="more"),
        lambda: edit_paragraph(text, first, text="other"),
        lambda: shift_paragraph(text, first, 1),
        lambda: remove_paragraphs(text, [first]),
        lambda: cut_revision(text, "D-1", label="Rev.9"),
    )
    for change in changes:
        with pytest.raises(Refused, match="corrigendum"):
            change()
    with pytest.raises(Refused, match="locked"):
        edit_declaration(text, "D-1", title="Other")
    assert edit_declaration(text, "D-1", note="printed").note == "printed"
    assert lines(text) == AS_MADE


def test_adoption_is_today_unless_said_and_can_be_undone(text: Record) -> None:
    agreed(text)
    assert set_status(text, "D-1", "adopted").adopted == "2011-08-15"
    text.undo()
    one = declaration_detail(text, "D-1")
    assert (one.status, one.adopted, one.sha256) == ("SOM-agreed", "", "")
    with pytest.raises(Refused, match="adoption only"):
        set_status(text, "D-1", "under negotiation", on=PartialDate.from_edtf("2011-08-14"))


def test_two_people_in_one_paragraph_conflict_and_in_two_do_not(text: Record) -> None:
    known = known_paragraph(text, "D-1", "1")
    other = known_paragraph(text, "D-1", "2")
    assert known is not None
    assert other is not None
    edit_paragraph(text, known.id, version=known.version, text="mine")
    edit_paragraph(text, other.id, version=other.version, text="yours")
    with pytest.raises(Conflict):
        edit_paragraph(text, known.id, version=known.version, text="also mine")
    edit_paragraph(text, known.id, version=known.version, number="1A")
    merged = edit_paragraph(text, known.id, version=known.version, kind="chapeau")
    assert (merged.text, merged.ref) == ("mine", "D-1 ¶1A")


def test_deleting_takes_everything_and_undo_brings_it_back(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    assert remove_declarations(text, ["D-1"]) == ["D-1"]
    with pytest.raises(NotFound):
        declaration_detail(text, "D-1")
    assert add_declaration(text, title="Another").ref == "D-2"
    text.undo()
    text.undo()
    assert lines(text) == AS_MADE
    assert [one.label for one in declaration_detail(text, "D-1").revisions] == ["Rev.1"]


def test_names_that_could_be_several_are_listed(text: Record) -> None:
    add_declaration(text, title="Jakarta Statement")
    with pytest.raises(Ambiguous, match=r"Jakarta Declaration \(D-1\), Jakarta Statement \(D-2\)"):
        declaration_detail(text, "jakarta")
    assert declaration_detail(text, "jakarta statement").ref == "D-2"
    with pytest.raises(NotFound, match="nearest: Jakarta Statement"):
        declaration_detail(text, "Jakarta Statment")


def test_a_new_revision_is_offered_the_next_name() -> None:
    assert next_label([]) == next_label([""]) == "zero draft"
    assert next_label(["zero draft", ""]) == "Rev.1"
    assert next_label(["zero draft", "Rev.1"]) == "Rev.2"
    assert next_label(["zero draft", "Rev.9"]) == "Rev.10"


def test_the_sample_has_the_beijing_declaration_adopted_and_locked(sample: Record) -> None:
    one = declaration_detail(sample, "beijing")
    assert (one.status, one.adopted, len(one.paragraphs)) == ("adopted", "2007-10-31", 18)
    assert len(one.sha256) == 64
    with pytest.raises(Refused, match="corrigendum"):
        add_paragraph(sample, "D-1", text="more")
    assert add_declaration(sample, title="Next").ref == "D-2"


def test_two_who_add_in_other_places_undo_without_each_other(text: Record) -> None:
    add_paragraph(text, "D-1", text="Mine;")
    with text.reading() as connection:
        mine = newest_act(connection)
    add_paragraph(text, "D-1", text="Yours;", before="1")
    text.undo(mine)
    assert [line.partition(" ")[2] for line in lines(text)] == [
        "Meeting in Jakarta,",
        "Yours;",
        AGREED,
        "Train trainers;",
        "Meet again.",
    ]
