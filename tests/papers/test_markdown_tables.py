"""Markdown files: pipe tables and lists under headings."""

from __future__ import annotations

import time

import pytest

from secretariat.papers.markdown_tables import markdown_tables, plain

WIKI = """---
title: Attendees
---

**Interim meeting, San Diego**
|   Name   |  Affiliation |
|:--------:|-------------:|
| Sean \\| Turner | [IECA](https://example.org) |

| Lost | line |
&nbsp;

---

*The content of this page was last updated on 2012-04-29.*
"""
LISTS = """# 2025:
71ST MEETING

## partecipants:
Abrams, Stacey (USA), CEO
- Lange, **Ann** (DEU), [agreed in principle]

1. Kim, D. (KOR) &amp; others

# 2024
## partecipants:
Abrams, Stacey (USA), CEO
## partecipants:
Someone Else
"""


def test_a_pipe_table_is_named_after_the_line_above_it() -> None:
    ((table,), _struck) = markdown_tables(WIKI)
    assert table.name == "Interim meeting, San Diego"
    assert [(row.number, row.cells) for row in table.rows] == [
        (6, ("Name", "Affiliation")),
        (8, ("Sean | Turner", "IECA")),
    ]


def test_lines_under_a_heading_are_a_table_of_one_column() -> None:
    tables, _struck = markdown_tables(LISTS)
    assert [table.name for table in tables] == [
        "2025",
        "2025: partecipants",
        "2024: partecipants",
        "2024: partecipants (2)",
    ]
    assert [(row.number, row.cells) for row in tables[1].rows] == [
        (5, ("Abrams, Stacey (USA), CEO",)),
        (6, ("Lange, Ann (DEU), [agreed in principle]",)),
        (8, ("Kim, D. (KOR) & others",)),
    ]


def test_a_table_without_outer_pipes_is_one_too() -> None:
    ((table,), _struck) = markdown_tables("## Delegates\r\nName | Party\r\n--- | ---\r\nSri | ID\r\n")
    assert table.name == "Delegates"
    assert [row.cells for row in table.rows] == [("Name", "Party"), ("Sri", "ID")]


def test_signs_of_markdown_go_and_the_text_stays() -> None:
    assert plain("<sri@example.org> **Sri**<br>[/draft] \\*") == "sri@example.org Sri [/draft] *"
    assert plain("a <b> c") == "a <b> c"


STRUCK = """## Plan
| What | Due |
|---|---|
| A ~~林聖忠~~ | ~~1 Mar 2012~~ |
| B | by ~~1 Mar~~ 1 May 2012 |
| C | ~2013, \\~~2014~~ |
| ~~D~~ | ~~2015~~ |
| E | ~~10~20 May~~~~x~~ |

## Names
- ~~Sri~~
- ~~Ann~~ Budi
"""


def test_what_is_struck_out_is_told_and_not_read() -> None:
    (plan, names), remarks = markdown_tables(STRUCK)
    assert [(row.number, row.cells) for row in plan.rows] == [
        (2, ("What", "Due")),
        (4, ("A", "")),
        (5, ("B", "by 1 May 2012")),
        (6, ("C", "~2013, ~~2014~~")),
        (8, ("E", "~~10~20 May~~~~x~~")),
    ]
    assert [row.cells for row in names.rows] == [("Budi",)]
    assert [(one.table, one.row, one.column, one.value) for one in remarks] == [
        ("Plan", 4, 1, "林聖忠"),
        ("Plan", 4, 2, "1 Mar 2012"),
        ("Plan", 5, 2, "1 Mar"),
        ("Plan", 7, 0, "D · 2015"),
        ("Names", 11, 1, "Sri"),
        ("Names", 12, 1, "Ann"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "*" * 100_000,
        "[" * 100_000,
        "<a." * 40_000,
        "- " * 50_000 + "x",
        "|" * 100_000,
        "![" * 50_000,
        "~~a " * 40_000,
        "~" * 100_000,
        "~~" + "a~b\\~" * 40_000,
    ],
)
def test_no_line_takes_long(line: str) -> None:
    started = time.process_time()
    markdown_tables(f"# a\n{line}\n{line}\n")
    assert time.process_time() - started < 2
