"""A declaration laid out as that of Beijing in 2007 is: its facts are those of the sample's sources, its words ours."""

from __future__ import annotations

from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.wording.paragraph import addresses
from secretariat.declarations.wording.writing import as_plain, collapsed

TITLE = "Declaration on Strengthening Cooperation among Members on Small and Medium Enterprises (SMEs)"
CONSENSUS = (
    "Promote SMEs.",
    "Strengthen trade.",
    "Improve industry.",
    "Innovate.",
    "Widen employment.",
    "Build services.",
)
FOLLOW_UP = (
    "Exchange technology.",
    "Care for the environment.",
    "Trade more.",
    "Exchange experience in financing.",
    "Exchange experience in clusters.",
    "Meet every two years.",
    "Set up a forum of senior officials.",
    "Meet next in Europe in 2009.",
)


def numbered(points: tuple[str, ...]) -> str:
    return "\n\n".join(f"{number}. {point} Ministers said why." for number, point in enumerate(points, start=1))


TEXT = f"""{TITLE}

(Beijing, China  October 31, 2007)

The First Ministerial Meeting was held in Beijing on 30-31 October 2007. Ministers and their representatives from
45 members[1] met, and achieved the following outcomes.

Main Consensus

{numbered(CONSENSUS)}

Follow-up Actions

{numbered(FOLLOW_UP)}

[1] The members are those of the day.
"""


def test_both_rows_of_numbers_are_told_apart_and_no_word_is_lost() -> None:
    read = read_pasted(TEXT)
    assert read.title == TITLE
    assert collapsed(as_plain(read.paragraphs)) == collapsed(TEXT)
    said = dict(zip(addresses(read.paragraphs), read.paragraphs, strict=True))
    assert len(said) == len(read.paragraphs)
    counted = [one.number for one in read.paragraphs if one.number.isdigit()]
    assert counted == [*map(str, range(1, 7)), *map(str, range(1, 9))]
    headings = [one.text for one in read.paragraphs if one.kind == "heading"]
    assert [text for text in headings if text in ("Main Consensus", "Follow-up Actions")] == [
        "Main Consensus",
        "Follow-up Actions",
    ]
