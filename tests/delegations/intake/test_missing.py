"""Who has a place and is not in the list is told as missing; whoever stands in a row that is refused is in the list."""

from __future__ import annotations

import pytest

from secretariat.delegations.intake.operations import Options, import_delegates, preview_import
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Korea|Min LEE|Director|30 February 2011", "February"),
        ("KR|LEE Min|Director|1 May 1999", "far from the meeting"),
        ("Koera|LEE Min|Director|", "No party is called"),
        ("|LEE Min|Director|", "The party is missing"),
        ("Republic of Korea|Lee Minn|Director|1 May 1999", "far from the meeting"),
    ],
)
def test_who_stands_in_a_refused_row_is_in_the_list(invited: Record, row: str, words: str) -> None:
    headings = "Country|Name|Title|Arrival"
    kim, park = "Republic of Korea|KIM Dong-Sun|Administrator|", "Republic of Korea|PARK Ji [/draft]|Adviser|"
    import_delegates(invited, MEETING, a_list(headings, kim, park, "Korea|LEE Min|Director|"), Options())
    again = preview_import(invited, MEETING, a_list(headings, kim, row), Options())
    assert [str(line.outcome) for line in again.lines] == ["unchanged", "refused"] and words in again.lines[1].said[0]
    assert [line.name for line in again.missing] == ["PARK Ji [/draft]"]


def test_a_refused_row_names_nobody_of_another_party(invited: Record) -> None:
    headings = "Country|Name|Arrival"
    import_delegates(
        invited, MEETING, a_list(headings, "Korea|LEE Min|", "Korea|KIM Dong-Sun|", "Peru|Ana Diaz|"), Options()
    )
    rows = ("Korea|KIM Dong-Sun|", "Peru|LEE Min|1 May 1999", "Peru|Ana Diaz|")
    again = preview_import(invited, MEETING, a_list(headings, *rows), Options())
    assert [(line.party, line.name) for line in again.missing] == [("KR", "LEE Min")]
