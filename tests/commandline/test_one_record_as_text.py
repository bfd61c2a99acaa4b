"""One record as the command line tells it."""

from __future__ import annotations

from secretariat.commandline.output import sheet_lines
from secretariat.values.fact_sheet import FactSheet, Line, Section


def test_every_line_of_a_text_of_several_begins_under_the_first() -> None:
    said = Section("Record", [Line("They met. [/draft]\n\nAgreed."), Line("Tea\nCoffee", "김동선")])
    told = sheet_lines(FactSheet("M-1", "Meeting", "", [], [said]))
    assert told[2:] == ["Record", "  They met. [/draft]", "", "  Agreed.", "  김동선  Tea", "          Coffee"]
