"""What is said of a row reads as sentences, on the screen, in the table and in the file of refused rows."""

from __future__ import annotations

import csv

import pytest

from secretariat.delegations.intake.operations import Options, import_delegates, preview_import
from secretariat.delegations.intake.refused_rows import refused_csv
from secretariat.delegations.intake.words import line_in_words, sentences
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ((), ""),
        (("", "One.", "Two."), "One. Two."),
        (("Title: A → B", "One."), "Title: A → B. One."),
        (("Title: A → B", ""), "Title: A → B"),
        (("Title: A → [/draft]…", "Two"), "Title: A → [/draft]… Two"),
    ],
)
def test_remarks_follow_each_other_as_sentences(said: tuple[str, ...], read: str) -> None:
    assert sentences(said) == read


def test_two_remarks_on_a_row_are_two_sentences(invited: Record) -> None:
    headings = "Country|Name|Title|E-mail|Function"
    import_delegates(invited, MEETING, a_list(headings, "Korea|LEE Min|Director||"), Options())
    rows = ("KR|LEE Min|Chair|not-an-email|wizard", "Atlantis|Ana|x|y|")
    file = a_list(headings, *rows)
    changed, refused = preview_import(invited, MEETING, file, Options()).lines
    words = line_in_words(changed)
    assert words.startswith("Official title: Director → Chair; Note: · → not-an-email wizard. “not-an-email” is no")
    assert ".;" not in words and "it is kept in the note. “wizard” is not known" in words
    (row,) = csv.DictReader(
        refused_csv(file, preview_import(invited, MEETING, file, Options())).decode("utf-8-sig").splitlines()
    )
    assert row["Refused because"] == line_in_words(refused)
