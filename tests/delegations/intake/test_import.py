"""A list comes in as one act: matched, previewed, nobody twice, nothing lost, and taken back whole."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from secretariat.delegations.intake.nominees import WARNING
from secretariat.delegations.intake.operations import ImportRefused, Options, import_delegates, preview_import
from secretariat.delegations.intake.preview import FieldChange, Outcome, Preview, preview_json
from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.nominating import add_delegate, edit_delegate, set_delegates
from secretariat.delegations.operations import add_delegation, edit_delegation
from secretariat.delegations.queries import delegation_detail, meeting_roll
from secretariat.meetings.operations import add_meeting
from secretariat.papers.read_tables import ReadFile
from secretariat.papers.sheet_reading import read_file
from secretariat.parties.operations import add_party
from secretariat.parties.queries import party_detail
from secretariat.people.erasing import erase_people
from secretariat.people.operations import add_person
from secretariat.record.check import check
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list, real
from tests.done_once import done_once

HEADINGS = "Country|Honorific|Name|Title|Organisation|E-mail|Function"
KIM = "Republic of Korea|Mr.|KIM Dong-Sun|Administrator|SMBA|kim@example.org|Head of Delegation"
LEE = "Republic of Korea|Ms.|LEE Min|Director|SMBA||"
BUDI = "Indonesia|Mr.|Budi Santoso|Deputy Minister|Ministry of Cooperatives||HOD"


def take(record: Record, file: ReadFile, **options: object) -> Preview:
    return import_delegates(record, MEETING, file, Options(**options))  # type: ignore[arg-type]  # of the tests


def outcomes(preview: Preview) -> list[str]:
    return [str(line.outcome) for line in preview.lines]


def test_people_come_in_with_what_the_list_says(invited: Record) -> None:
    preview = take(invited, a_list(HEADINGS, KIM, LEE, BUDI))
    assert outcomes(preview) == ["new", "new", "new"]
    korea = delegation_detail(invited, MEETING, "KR")
    assert korea.status == "nominated"
    head = korea.head
    assert head is not None
    assert (head.name, head.honorific, head.title, head.organisation) == (
        "KIM Dong-Sun",
        "Mr.",
        "Administrator",
        "SMBA",
    )
    assert len(korea.delegates) == 2


def test_a_preview_changes_nothing(invited: Record) -> None:
    preview = preview_import(invited, MEETING, a_list(HEADINGS, KIM), Options())
    assert outcomes(preview) == ["new"]
    assert delegation_detail(invited, MEETING, "KR").delegates == ()


def test_the_same_list_again_changes_nothing(invited: Record) -> None:
    file = a_list(HEADINGS, KIM, LEE, BUDI)
    take(invited, file)
    again = take(invited, file)
    assert outcomes(again) == ["unchanged"] * 3
    assert not again.changes_anything


def test_a_list_that_changes_nothing_or_is_refused_takes_no_number_of_an_act(invited: Record) -> None:
    file = a_list(HEADINGS, KIM, LEE)
    take(invited, file)
    first = invited.last_act
    take(invited, file)
    with pytest.raises(ImportRefused):
        take(invited, a_list(HEADINGS, "Atlantis|||Ana [/draft]|||"))
    take(invited, a_list(HEADINGS, BUDI))
    assert invited.last_act == first + 1


def test_names_in_another_order_case_or_accents_are_the_same_person(invited: Record) -> None:
    take(invited, a_list(HEADINGS, "Peru|Mr.|Andrés Núñez|Minister|||"))
    again = take(invited, a_list(HEADINGS, "Peru|Mr.|NUNEZ Andres|Minister|||"))
    assert outcomes(again) == ["changed"]  # the sender's own spelling changed, and it was an import that wrote it
    assert again.lines[0].said
    assert len(delegation_detail(invited, MEETING, "PE").delegates) == 1


def test_a_name_written_by_hand_stays_and_the_likeness_is_told(invited: Record) -> None:
    add_delegate(invited, MEETING, "PE", NewPerson("Andrés Núñez"))
    preview = take(invited, a_list(HEADINGS, "Peru||NUNEZ Andres|Minister|||"))
    assert outcomes(preview) == ["changed"]
    assert preview.lines[0].changes == (FieldChange("title", "", "Minister"),)
    assert delegation_detail(invited, MEETING, "PE").delegates[0].name == "Andrés Núñez"


def test_what_was_entered_by_hand_stays_and_empty_cells_erase_nothing(invited: Record) -> None:
    take(invited, a_list(HEADINGS, KIM, LEE))
    edit_delegate(invited, MEETING, "KR", "LEE Min", title="Director General", rank=1)
    again = take(invited, a_list(HEADINGS, KIM, "Republic of Korea|||LEE Min|Director|||".replace("|||LEE", "||LEE")))
    assert outcomes(again) == ["unchanged", "unchanged"]
    lee = delegation_detail(invited, MEETING, "KR").delegates[1]
    assert (lee.title, lee.organisation, lee.rank) == ("Director General", "SMBA", 1)


def test_what_changed_on_both_sides_is_a_conflict_and_stays(invited: Record) -> None:
    take(invited, a_list(HEADINGS, LEE))
    edit_delegate(invited, MEETING, "KR", "LEE Min", title="Director General")
    again = take(invited, a_list(HEADINGS, LEE.replace("Director", "Deputy Director")))
    assert again.conflicts == 1
    assert delegation_detail(invited, MEETING, "KR").delegates[0].title == "Director General"


def test_who_is_no_longer_in_the_list_is_told_and_stays(invited: Record) -> None:
    take(invited, a_list(HEADINGS, KIM, LEE))
    again = take(invited, a_list(HEADINGS, KIM))
    assert [line.name for line in again.missing] == ["LEE Min"]
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 2


def test_a_withdrawn_delegate_stays_withdrawn(invited: Record) -> None:
    take(invited, a_list(HEADINGS, LEE))
    who = delegation_detail(invited, MEETING, "KR").delegates[0]
    set_delegates(invited, [who.id], accreditation="withdrawn")
    again = take(invited, a_list(HEADINGS, LEE.replace("Director", "Chair")))
    assert outcomes(again) == ["unchanged"]
    assert again.lines[0].warned
    assert delegation_detail(invited, MEETING, "KR").withdrawn[0].title == "Director"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Atlantis||Ana|||", "No party is called “Atlantis”"),
        ("Thailnad||Ana|||", "nearest: Thailand"),
        ("Morocco||Ana|||", r"Morocco \(MA\) is not on record"),
        ("||Ana|||", "The party is missing"),
        ("Republic of Korea||||SMBA||", "The name is missing in the row of “Republic of Korea, SMBA”"),
        (KIM.replace("KIM", "PARK").replace("kim@", "park@"), "is the head of delegation already"),
        (LEE.replace("||", "|kim@example.org|"), "stands in row 2 already"),
        ("Republic of Korea||Ana\x07|||", "control character"),
        (f"Republic of Korea||Ana|{'x' * 301}||", "301 characters are too many: 300"),
    ],
)
def test_a_row_that_cannot_come_in_refuses_all_and_says_why(invited: Record, row: str, words: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        take(invited, a_list(HEADINGS, KIM, row))
    preview = refused.value.preview
    assert outcomes(preview) == ["new", "refused"]
    error = next(issue for issue in preview.issues if issue.level == "error")
    assert error.row == 3
    assert re.search(words, error.message)
    assert delegation_detail(invited, MEETING, "KR").delegates == ()


def test_refused_rows_are_skipped_when_told(invited: Record) -> None:
    preview = take(invited, a_list(HEADINGS, KIM, "Atlantis||Ana|||"), skip_refused=True)
    assert outcomes(preview) == ["new", "refused"]
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 1


def test_days_of_travel(invited: Record) -> None:
    headings = "Country|Name|Arrival|Departure|Dietary"
    take(invited, a_list(headings, "Republic of Korea|LEE Min|19 May 2011, SFO 16:09 (UA 71)|2011-05-22|vegetarian"))
    lee = delegation_detail(invited, MEETING, "KR").delegates[0]
    assert (lee.arrival, lee.departure, lee.dietary) == ("2011-05-19 16:09", "2011-05-22", "vegetarian")
    assert "SFO" in lee.note
    for cells in ("TBD|n/a", "-|menyusul"):
        preview = take(invited, a_list(headings, f"Viet Nam|NGUYỄN Hùng {len(cells)}|{cells}|"))
        assert outcomes(preview) == ["new"] and preview.issues == ()
    for cells in ("30 February 2011|", "19 May 2001|", "22 May 2011|19 May 2011"):
        with pytest.raises(ImportRefused):
            take(invited, a_list(headings, f"Republic of Korea|Ana|{cells}|"))


def test_parties_that_sent_regrets_and_quotas(invited: Record) -> None:
    edit_delegation(invited, MEETING, "PE", status="regrets")
    with pytest.raises(ImportRefused) as refused:
        take(invited, a_list(HEADINGS, "Peru||Ana|||"))
    assert "regrets" in refused.value.preview.issues[0].message
    edit_delegation(invited, MEETING, "KR", quota=1)
    preview = take(invited, a_list(HEADINGS, KIM, LEE))
    assert any("quota is 1" in issue.message for issue in preview.issues)


def test_new_parties_are_taken_in_when_told(invited: Record) -> None:
    file = a_list(
        "Group|Country|Name",
        "Parties|Morocco|Ana Un",
        "Non-governmental organizations|Council of Europe Friends*|Ben Deux",
    )
    preview = take(invited, file, new_parties=True)
    assert [(one.code, one.kind) for one in preview.new_parties] == [
        ("MA", "state"),
        ("COUNCIL-EUROPE", "organisation"),
    ]
    assert delegation_detail(invited, MEETING, "COUNCIL-EUROPE").invited_as == "observer"
    assert "المغرب" in party_detail(invited, "MA").also
    again = take(invited, file, new_parties=True)
    assert outcomes(again) == ["unchanged", "unchanged"]
    assert again.new_parties == ()


def test_a_name_twice_in_a_party_is_two_people_and_stays_two(invited: Record) -> None:
    file = a_list(HEADINGS, LEE, LEE.replace("Director", "Analyst"), LEE)
    preview = take(invited, file)
    assert outcomes(preview) == ["new"] * 3
    assert [line.warned for line in preview.lines] == [False, True, True]
    assert outcomes(take(invited, file)) == ["unchanged"] * 3


def test_a_place_at_the_meeting_is_one(invited: Record) -> None:
    take(invited, a_list(HEADINGS, KIM))
    with pytest.raises(ImportRefused) as refused:
        take(invited, a_list(HEADINGS, KIM.replace("Korea", "Peru")))
    assert "has a place at this meeting already" in refused.value.preview.issues[0].message


def test_a_party_and_its_organisation_cannot_both_bring_one_person(invited: Record) -> None:
    add_party(invited, code="KR-SMBA", kind="organisation", name="Small Business Agency", parent="KR")
    who = add_person(invited, name="LEE Min", party="KR-SMBA", email="lee@example.org")
    headings = "Country|Name|E-mail"
    file = a_list(
        headings, "Republic of Korea|LEE Min|", "KR-SMBA|LEE Min|", "Peru|Someone Else|lee@example.org", "Peru|Ana|"
    )
    seen = preview_import(invited, MEETING, file, Options())
    assert outcomes(seen) == ["refused", "new", "refused", "new"]
    for line in (seen.lines[0], seen.lines[2]):
        assert line.said == (f"LEE Min ({who.ref}) is the person of row 3 already; a person has one place.",)
    take(invited, file, skip_refused=True)
    there = delegation_detail(invited, MEETING, "KR-SMBA").delegates
    assert [one.person for one in there] == [who.ref]
    assert delegation_detail(invited, MEETING, "KR").delegates == ()


def test_a_person_of_the_organisation_alone_comes_with_the_party(invited: Record) -> None:
    add_party(invited, code="KR-SMBA", kind="organisation", name="Small Business Agency", parent="KR")
    who = add_person(invited, name="LEE Min", party="KR-SMBA")
    take(invited, a_list("Country|Name", "Republic of Korea|LEE Min", "KR-SMBA|Ana"))
    assert [one.person for one in delegation_detail(invited, MEETING, "KR").delegates] == [who.ref]


def test_the_sender_s_columns_are_remembered_and_forgotten(invited: Record) -> None:
    headings, row = "Country|Name|Bagian", "Republic of Korea|LEE Min|SMBA"
    take(invited, a_list(headings, row), told={"Bagian": "organisation"}, sender="KBRI Seoul")
    seen = preview_import(invited, MEETING, a_list(headings, row), Options(sender="kbri seoul"))
    assert [(one.field, one.how) for one in seen.columns][2] == ("organisation", "remembered")
    assert preview_import(invited, MEETING, a_list(headings, row), Options()).columns[2].field is None
    seen = preview_import(invited, MEETING, a_list(headings, row), Options(sender="KBRI Seoul", forget=True))
    assert seen.columns[2].field is None


def test_without_a_party_the_way_to_say_it_is_named(invited: Record) -> None:
    with pytest.raises(Refused, match="--party"):
        take(invited, a_list("Name|Title", "LEE Min|Director"))
    preview = take(invited, a_list("Name|Title", "LEE Min|Director"), party="KR")
    assert preview.lines[0].party == "KR"


def test_hostile_texts_come_in_as_they_are(invited: Record) -> None:
    names = ["[/draft] Adi", "Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد"]
    take(invited, a_list("Country|Name|Title", *(f"Republic of Korea|{name}|[agreed in principle]" for name in names)))
    delegates = delegation_detail(invited, MEETING, "KR").delegates
    assert len(delegates) == len(names)
    assert {who.title for who in delegates} == {"[agreed in principle]"}


def test_an_undo_takes_it_back_whole(invited: Record) -> None:
    rows = [f"{land}||Person {letter}{other} Somebody|Member|||" for land in ("Korea", "Peru", "Morocco") for letter in "ABCDEF" for other in "abcdefgh"]  # fmt: skip  # noqa: E501
    before = standing(invited)
    take(invited, a_list(HEADINGS, *rows), new_parties=True)
    invited.undo()
    assert standing(invited) == before
    with pytest.raises(Refused):
        party_detail(invited, "MA")
    assert check(invited).ok
    invited.undo(invited_act(invited))
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 48
    assert check(invited).ok


def test_a_large_import_comes_back_as_it_was_when_its_undo_is_undone(invited: Record) -> None:
    rows = [
        f"Republic of Korea|Mr.|Person {letter}{other} [/draft] 김동선|Member|||"
        for letter in "ABCDEFG"
        for other in "abcdefgh"
    ]
    take(invited, a_list(HEADINGS, *rows, KIM))
    before = kept_of(invited)
    for _time in range(2):
        invited.undo(invited_act(invited))
        assert not delegation_detail(invited, MEETING, "KR").delegates
        invited.undo(invited_act(invited))
    after = kept_of(invited)
    assert [{**row, "version": 1} for row in after] == before
    assert {row["version"] for row in after} == {3}
    assert check(invited).ok


def test_an_undone_import_does_not_come_back_over_the_same_list_taken_in_since(invited: Record) -> None:
    rows = [f"Republic of Korea|Mr.|Person {letter}{other}|Member|||" for letter in "ABCDEFG" for other in "abcdefgh"]
    take(invited, a_list(HEADINGS, *rows, KIM))
    invited.undo()
    undoing = invited_act(invited)
    take(invited, a_list(HEADINGS, KIM))
    with pytest.raises(Refused, match="was changed later in Status"):
        invited.undo(undoing)
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 1


def kept_of(record: Record) -> list[dict[str, object]]:
    """The rows of all people and delegates."""
    from sqlalchemy import select

    from secretariat.delegations.model import delegate
    from secretariat.people.model import person

    with record.reading() as connection:
        return [
            dict(row)
            for table in (person, delegate)
            for row in connection.execute(select(table).order_by(table.c.id)).mappings()
        ]


def standing(record: Record) -> list[tuple[str, str, int]]:
    return [(one.ref, one.status, len(one.delegates)) for one in meeting_roll(record, MEETING).delegations]


def invited_act(record: Record) -> int:
    from secretariat.record.acts import newest_act

    with record.reading() as connection:
        return newest_act(connection)


def test_an_undo_is_refused_where_one_of_many_was_changed_since(invited: Record) -> None:
    rows = [
        f"Republic of Korea||Person {letter}{other} Somebody|Member|||" for letter in "ABCDEFG" for other in "abcdefgh"
    ]
    take(invited, a_list(HEADINGS, *rows))
    act = invited_act(invited)
    edit_delegate(invited, MEETING, "KR", "Person Aa Somebody", title="Chair")
    with pytest.raises(Refused, match="was changed later"):
        invited.undo(act)
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 56


def test_a_newcomer_may_be_somebody_who_was_erased(invited: Record) -> None:
    take(invited, a_list(HEADINGS, KIM, LEE, BUDI))
    erase_people(invited, ["LEE Min"])
    preview = preview_import(invited, MEETING, a_list(HEADINGS, KIM, LEE, BUDI, BUDI.replace("Budi", "Ana")), Options())
    assert outcomes(preview) == ["unchanged", "new", "unchanged", "refused"]
    told = [issue for issue in preview.issues if "erased" in issue.message]
    assert [(one.level, one.message) for one in told] == [
        (
            WARNING,
            "Somebody of this delegation was erased on request; this may be them. Ask before you take LEE Min in.",
        )
    ]
    assert preview.lines[1].warned and told[0].message in preview.lines[1].said
    set_language("id")
    preview = preview_import(invited, MEETING, a_list(HEADINGS, LEE), Options())
    assert "Seseorang dari delegasi ini telah dihapus" in preview.lines[0].said[0]


def test_the_promised_keys(invited: Record) -> None:
    said = preview_json(preview_import(invited, MEETING, a_list(HEADINGS, KIM), Options()))
    promised = ["rows", "new", "changed", "unchanged", "refused", "conflicts", "people", "parties", "columns", "issues"]
    assert set(promised) <= said.keys()
    assert said["columns"]["Country"] == "party"


@done_once
def cop(reference: Record) -> None:
    dates = PartialDate.from_edtf("2018-12-02/2018-12-15")
    add_meeting(reference, ref=MEETING, title="COP 24", level="ministerial", dates=dates)


def test_the_largest_real_list(cop: Record, tmp_path: Path) -> None:
    path = real("delegations", "cop24-2018-plop.csv")
    preview = take(cop, read_file(path), new_parties=True)
    assert (preview.people, preview.parties, preview.count(Outcome.NEW)) == (15_208, 1_444, 15_208)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wanted = Counter(Counter(row["delegation"] for row in rows).values())
    roll = meeting_roll(cop, MEETING)
    assert Counter(len(one.delegates) for one in roll.delegations) == wanted
    for at in range(0, 15_000, 300):
        rows[at]["line1"] = f"Edited {at}"
    edited = tmp_path / "edited.csv"
    with edited.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    changed = preview_import(cop, MEETING, read_file(edited), Options(new_parties=True))
    assert (changed.count(Outcome.CHANGED), changed.count(Outcome.UNCHANGED)) == (50, 15_158)
    cop.undo()
    assert meeting_roll(cop, MEETING).delegations == ()


@pytest.mark.parametrize(
    ("file", "options", "people"),
    [
        ("chile-ministers-1990-2014.csv", {}, 232),
        ("japan-councillors.csv", {"party": "JP"}, 247),
        ("bilderberg-2022-2025.md", {"sheet": "2025: partecipants", "new_parties": True}, 121),
        ("ietf-sidr/20120209-attendees.md", {"party": "US"}, 23),
        ("ietf-ieee/2ndIEEE802andIETFleaders.md", {"party": "US"}, 46),
    ],
)
def test_small_real_lists(cop: Record, file: str, options: dict[str, object], people: int) -> None:
    assert take(cop, read_file(real("delegations", file)), **options).people == people


def test_a_party_merged_over_its_people_is_that_of_the_row_above(invited: Record) -> None:
    rows = ("Republic of Korea|LEE Min|", "|KIM Dong-Sun|", "", "|Nobody Knows|")
    file = replace(a_list("Country|Name|Title", *rows), kind=".xlsx")
    read = preview_import(invited, MEETING, file, Options())
    assert outcomes(read) == ["new", "new", "refused"], "a gap parts the last from the others"
    assert [(issue.row, issue.level) for issue in read.issues] == [(3, "warning"), (5, "error")]
    assert "Korea" in read.issues[0].message


def test_honorifics_are_no_parties_and_a_party_above_columns_without_headings_is_read(reference: Record) -> None:
    add_meeting(reference, ref=MEETING, title="A meeting", level="ministerial")
    rows = ("THAILAND||", "Mr.|Somchai JAIDEE|Minister of Industry", "INDONESIA||", "Ms.|Ana SARI|Director")
    preview = take(reference, a_list(*rows))
    assert [column.field for column in preview.columns] == ["honorific", "name", "title"]
    assert [(line.row, line.party, line.name) for line in preview.lines] == [
        (2, "TH", "Somchai JAIDEE"),
        (4, "ID", "Ana SARI"),
    ]
    told = preview_import(reference, MEETING, a_list("Country|Name", "Mr.|Somchai JAIDEE"), Options())
    assert outcomes(told) == ["refused"] and "stands before a name; it is no party" in told.lines[0].said[0]


def test_columns_are_named_by_the_words_of_a_first_row_that_says_nothing_else(invited: Record) -> None:
    file = a_list("Wer|Woher|Spalte 3", "LEE Min|Republic of Korea|Director")
    told = Options(told={"Wer": "name", "Spalte 3": "title"}, sender="Bonn")
    preview = import_delegates(invited, MEETING, file, told)
    assert {column.heading: column.field for column in preview.columns} == {
        "Wer": "name",
        "Woher": "party",
        "Spalte 3": "title",
    }
    assert [(line.row, line.name, line.title) for line in preview.lines] == [(2, "LEE Min", "Director")]
    again = preview_import(invited, MEETING, file, Options(sender="Bonn"))
    assert (again.remembered, outcomes(again)) == ("Bonn", ["unchanged"]), "and so they are the next time"


def test_a_name_of_two_states_means_the_one_expected_and_says_so_or_is_refused(invited: Record) -> None:
    file = a_list("Country|Name", "Korea|LEE Min", "Corea|KIM Dong-Sun")
    [first, second] = preview_import(invited, MEETING, file, Options()).lines
    assert (first.outcome, first.party, first.warned) == ("new", "KR", True)
    assert "“Korea” could be Republic of Korea or Democratic People's Republic of Korea" in first.said[0]
    assert (second.outcome, second.party) == ("new", "KR")
    add_party(invited, code="KP", name="Democratic People's Republic of Korea")
    assert preview_import(invited, MEETING, file, Options()).lines[0].party == "KR", "a member of the forum"
    add_meeting(invited, ref="M-2", title="Of no forum", level="ministerial")
    refused = preview_import(invited, "M-2", file, Options()).lines[0]
    assert refused.outcome == "refused" and "name one of them" in refused.said[0]
    add_delegation(invited, "M-2", "KP")
    assert preview_import(invited, "M-2", file, Options()).lines[0].party == "KP", "the only one invited"


def test_two_nationalities_are_refused_naming_both_and_one_behind_a_comma_is_read(invited: Record) -> None:
    rows = (
        "Anderlini, Jamil (DEU/USA), Editor-in-Chief, POLITICO Europe",
        "Domański, Andrzej, (POL) Minister of Finance",
        "Alverà, Marco (ITA), CEO, Zhero",
    )
    preview = preview_import(invited, MEETING, a_list(*rows, name="list.md"), Options(new_parties=True))
    assert [(line.outcome, line.party, line.name) for line in preview.lines] == [
        ("refused", "DEU/USA", "Jamil Anderlini"),
        ("new", "PL", "Andrzej Domański"),
        ("new", "IT", "Marco Alverà"),
    ]
    assert preview.lines[0].said == (
        "“DEU/USA” names several parties, Germany, United States of America; write one of them.",
    )
    assert preview.lines[1].title == "Minister of Finance"
    missing = preview_import(invited, MEETING, a_list("Country|Name", "|Ana", "ID|Budi"), Options()).issues[0]
    assert (missing.row, missing.column) == (2, "Country") and "--party" in missing.message


TWICE = (
    "Country|Name|Title|E-mail",
    "Indonesia|Sjarifuddin Hasan|Menteri|",
    "Indonesia|Budi Santoso|Director|",
    "Indonesia|Hasan Sjarifuddin|Menteri Negara|hasan@example.org",
)


def test_one_name_in_two_orders_is_told_and_one_person_where_that_is_said(invited: Record) -> None:
    told = preview_import(invited, MEETING, a_list(*TWICE), Options()).lines[2]
    assert (told.outcome, told.warned) == ("new", True)
    assert "row 2" in told.said[0] and "--same-names" in told.said[0]
    preview = take(invited, a_list(*TWICE), same_names=True)
    assert (outcomes(preview), preview.people) == (["new", "new", "same person"], 2)
    assert preview.lines[2].said == ("The same person as in row 2. Not taken: Official title “Menteri Negara”.",)
    assert preview_json(preview)["same_person"] == 1
    [hasan] = [who for who in delegation_detail(invited, MEETING, "ID").delegates if "Hasan" in who.name]
    assert hasan.title == "Menteri"
    again = take(invited, a_list(*TWICE), same_names=True)
    assert (outcomes(again), again.missing) == (["unchanged", "unchanged", "same person"], ())


def test_another_address_tells_two_of_one_name_apart(invited: Record) -> None:
    rows = ("Indonesia|Budi Santoso||one@example.org", "Indonesia|Budi Santoso||other@example.org")
    assert outcomes(take(invited, a_list(TWICE[0], *rows), same_names=True)) == ["new", "new"]


def test_ministers_of_three_posts_are_one_person_where_that_is_said(cop: Record) -> None:
    file = read_file(real("delegations", "chile-ministers-1990-2014.csv"))
    preview = take(cop, file, same_names=True)
    with real("delegations", "chile-ministers-1990-2014.csv").open(encoding="utf-8", newline="") as lines:
        names = {" ".join(row["name"].split()) for row in csv.DictReader(lines)}
    assert preview.people <= len(names) < 232
    assert preview.people + preview.count(Outcome.SAME) == 232
