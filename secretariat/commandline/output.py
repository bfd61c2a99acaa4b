"""What a command answers: a table for people, JSON or CSV for scripts; data on stdout, everything else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.values.fact_sheet import FactSheet
    from secretariat.values.list_query import ListQuery

Row = TypeVar("Row")
FORMATS = ("table", "json", "csv")


class Shown(NamedTuple):
    """A column of a table: the promised JSON key it shows, and its heading (a message to translate)."""

    key: str
    heading: str
    right: bool = False


def say(sentence: str) -> None:
    """Tell the person something that is not data."""
    print("\n".join(map(visible, sentence.split("\n"))), file=sys.stderr)  # noqa: T201 - this is the command line's own door


def rows_out(form: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[Shown], *, empty: str) -> None:
    """Print a list. JSON and CSV have every key, the table ``columns``; ``empty`` is said for none."""
    if form == "json":
        _write_json(list(rows))
    elif form == "csv":
        _write_csv(rows, columns)
    elif rows:
        _write_table(rows, columns)
    else:
        say(empty)


def worded(
    form: str,
    found: Iterable[Row],
    keys: Callable[[Row], Mapping[str, Any]],
    words: Callable[[Row], Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """The rows of a list with their promised ``keys``; in a table, what ``words`` says of a row in their place."""
    return [{**keys(one), **(words(one) if form == "table" else {})} for one in found]


def narrowed(query: ListQuery, *given: str) -> bool:
    """Whether a list shows only some of what there is: by words, or by a scope that is not always ``given``."""
    return bool(query.words) or any(key not in given for key in query.scope)


def record_out(form: str, record: Mapping[str, Any], sheet: FactSheet) -> None:
    """Print one record: as it reads, or with its promised keys."""
    if form == "json":
        _write_json(dict(record))
    elif form == "csv":
        _write_csv([record], [])
    else:
        _line("\n".join(sheet_lines(sheet)))


def json_out(value: Any) -> None:
    """Print data that is neither a list nor one record, as JSON."""
    _write_json(value)


def sheet_lines(sheet: FactSheet) -> list[str]:
    """A fact sheet as lines of text."""
    head = f"{sheet.ref}  {sheet.title}" if sheet.ref else sheet.title
    lines = [visible(head)]
    if sheet.state:
        lines.append(visible(sheet.state))
    wide = max((columns_of(fact.label) for fact in sheet.facts), default=0)
    lines += [f"{fact.label}{' ' * (wide - columns_of(fact.label))}  {visible(fact.value)}" for fact in sheet.facts]
    for section in sheet.sections:
        lines += ["", visible(section.heading)]
        if not section.lines and section.empty:
            lines.append(f"  {visible(section.empty)}")
        for line in section.lines:
            beside = f"  {visible(line.aside)}  " if line.aside else "  "
            lines += _hanging(beside, visible(line.text))
    return lines


def _hanging(head: str, text: str) -> list[str]:
    """The lines of a text behind ``head``, all of them beginning in the same column; empty ones stay empty."""
    first, *more = text.split("\n")
    indent = " " * columns_of(head)
    return [f"{head}{first}".rstrip(), *(f"{indent}{line}".rstrip() for line in more)]


def visible(value: str) -> str:
    """Text made safe for a terminal: control and direction characters are shown, not obeyed."""
    if value.isascii() and value.isprintable():
        return value
    import unicodedata

    return "".join(
        c
        if c == "\n" or (unicodedata.category(c) not in {"Cc", "Zl", "Zp"} and c not in _DIRECTIONS)
        else f"‹U+{ord(c):04X}›"
        for c in value
    )


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def _line(text: str) -> None:
    sys.stdout.write(text + "\n")


def _write_json(value: Any) -> None:
    import json

    _line(json.dumps(value, ensure_ascii=False, indent=2))


def _write_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[Shown]) -> None:
    from secretariat.papers.columns import SheetColumn
    from secretariat.papers.csv_out import csv_bytes

    keys = list(rows[0]) if rows else [column.key for column in columns]
    flat = ({key: _plain(row[key]) for key in keys} for row in rows)
    sys.stdout.write(csv_bytes([SheetColumn(key, key) for key in keys], flat).decode("utf-8-sig"))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(_plain(part) for part in value)
    if isinstance(value, Mapping):
        import json

        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _write_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[Shown]) -> None:
    cells = [[visible(_plain(row.get(column.key))).replace("\n", " ") for column in columns] for row in rows]
    headings = [_(column.heading) for column in columns]
    widths = [max(columns_of(headings[i]), *(columns_of(row[i]) for row in cells)) for i in range(len(columns))]
    if sys.stdout.isatty():
        import shutil

        _narrow(widths, shutil.get_terminal_size().columns)
    for line in [headings, *cells]:
        _line(_table_line(line, widths, columns))


def _narrow(widths: list[int], available: int) -> None:
    """Take from the widest column until the table fits the terminal."""
    while sum(widths) + 2 * (len(widths) - 1) > available and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1


def _table_line(cells: Iterable[str], widths: Sequence[int], columns: Sequence[Shown]) -> str:
    parts = []
    for cell, width, column in zip(cells, widths, columns, strict=True):
        fitted = _fit(cell, width)
        space = " " * (width - columns_of(fitted))
        parts.append(space + fitted if column.right else fitted + space)
    return "  ".join(parts).rstrip()


def _fit(cell: str, width: int) -> str:
    if columns_of(cell) <= width:
        return cell
    kept = ""
    for character in cell:
        if columns_of(kept + character) > width - 1:
            break
        kept += character
    return kept + "…"
