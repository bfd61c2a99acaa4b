"""Tables in text: values parted by a separator (RFC 4180, as loosely as offices write it), and lists of lines."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Final

from secretariat.papers.csv_out import unguard
from secretariat.papers.read_tables import ReadLimits, ReadRow
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.uncollected import uncollected

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

_SEPARATORS: Final = (
    "\t;|,"  # in this order where two fit as well: a comma is the likeliest to stand in the text itself
)
_USUAL_FOR: Final = {".tsv": "\t", ".tab": "\t", ".psv": "|", ".csv": ","}
LONGEST_CELL: Final = 1_000_000  # characters; a spreadsheet's own cells hold 32,767
_SAMPLE: Final = 30_000  # characters
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BLOCK: Final = 100_000  # characters
_ROWS_AT_ONCE: Final = 512
_STRICT: Final = 0.9  # the share of rows that must be equally wide before a .txt file is taken for a table


def separator_of(text: str, kind: str) -> str:
    """The separator that parts most rows into equally many cells; ``kind`` is the ending, and says what is usual.

    Empty where a ``.txt`` file is no table but a list of lines.
    """
    first, _end, rest = text.partition("\n")
    said = first.strip().strip('"').casefold()
    if said.startswith("sep=") and len(said) <= 5:
        return first.strip().strip('"')[4:] or "\t"
    if (only := _USUAL_FOR.get(kind)) in {"\t", "|"} and only in first:
        return only
    sample = text if len(text) <= _SAMPLE else text[: text.rfind("\n", 0, _SAMPLE) + 1] or text[:_SAMPLE]
    best, best_score = "", 0.0
    for separator in _SEPARATORS:
        score = _score(sample, separator, strictly=kind == ".txt")
        if score > best_score * 1.0001:
            best, best_score = separator, score
    return best or ("" if kind == ".txt" else _USUAL_FOR.get(kind, ";" if ";" in rest else ","))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends."""
    return chain.from_iterable(_blocks(text))


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines with their ends, some thousands at a time: all at once would hold a large text a second time."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _BLOCK) + 1 or len(text)
        block = text[start:end]
        lines = block.splitlines(keepends=True)
        ends = block.count("\n") + block.count("\r") - block.count("\r\n")
        # Python ends a line at other characters too, such as the separators of old terminals; those are of a cell.
        yield lines if len(lines) == ends + (block[-1] not in "\r\n") else _LINE.findall(block)
        start = end


def _score(sample: str, separator: str, *, strictly: bool) -> float:
    """How evenly ``separator`` parts the rows, 0 to 1; more columns count a little more."""
    if separator not in sample:
        return 0.0
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    widths = Counter(len(cells) for cells in csv.reader(_lines(sample), delimiter=separator) if any(cells))
    total = sum(widths.values())
    parted = Counter({width: count for width, count in widths.items() if width > 1})
    if not parted:
        return 0.0
    width, count = max(parted.items(), key=lambda each: (each[1], each[0]))
    share = count / total
    if strictly and (share < _STRICT or total < 2 or (separator == "," and (share < 1 or _is_prose(sample)))):
        return 0.0
    return share * (1 - 0.5 / width)


def _is_prose(sample: str) -> bool:
    """Whether the commas are those of sentences and names: most are followed by a space."""
    return sample.count(", ") * 2 > sample.count(",")


def separated_rows(text: str, separator: str, name: str, limits: ReadLimits) -> tuple[ReadRow, ...]:
    """The rows of ``text`` that hold anything, numbered as a spreadsheet program numbers them.

    One apostrophe that our own export put before a formula is taken off again. Raises ``Refused`` where there are
    too many rows, columns or cells, or where a quotation mark is opened and never closed.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    reader = csv.reader(_bounded_lines(text, separator, name, limits), delimiter=separator)
    try:
        with uncollected():
            return _kept_rows(reader, text, separator, name, limits)
    except csv.Error:
        raise Refused(
            _(
                "“{file}”, line {line}: a cell holds more than {most} characters; "
                "look whether a quotation mark before it is never closed."
            ).format(file=name, line=reader.line_num, most=f"{LONGEST_CELL:,}")
        ) from None


def _kept_rows(reader: CsvReader, text: str, separator: str, name: str, limits: ReadLimits) -> tuple[ReadRow, ...]:
    guarded = _has_guarded(text, separator)
    # Rows of millions of cells are refused before the next is read.
    at_once = _ROWS_AT_ONCE if len(text) <= limits.cells or text.count(separator) <= limits.cells else 1
    rows: list[ReadRow] = []
    number = line = started = cell_count = 0
    while some := [(cells, reader.line_num) for cells in islice(reader, at_once if number else 1)]:
        given = [cells for cells, _line in some]
        if number and reader.line_num - line == len(given) and _are_usual(given, limits):
            if guarded:
                given = [_unguarded(cells) for cells in given]
            rows += map(ReadRow, count(number + 1), map(tuple, given))
            cell_count += sum(map(len, given))
            number += len(given)
            started, line = reader.line_num - 1, reader.line_num
        else:
            for cells, ended in some:
                number += 1
                started, line = line, ended
                cell_count += _take(rows, number, cells, guarded, line > started + 1, name, limits)
        if number > limits.rows or cell_count > limits.cells:
            raise too_many(name, limits)
    if line > started + 1:
        _refuse_open_quote(text, separator, name, started)
    return tuple(rows)


def _are_usual(given: Sequence[list[str]], limits: ReadLimits) -> bool:
    """Whether all rows begin with a cell that says something and none is too wide: they are kept as they are."""
    return all(given) and max(map(len, given)) <= limits.columns and all(cells[0].strip() for cells in given)


def _take(
    rows: list[ReadRow], number: int, cells: list[str], guarded: bool, of_lines: bool, name: str, limits: ReadLimits
) -> int:
    """Keep a row that holds anything, in the lines that it spans; gives how many cells it had."""
    if not cells or not (cells[0].strip() or "".join(cells).strip()):
        return 0
    if number == 1 and len(cells) <= 2 and cells[0].casefold().startswith("sep="):
        return 0
    wide = len(cells)
    if wide > limits.columns:
        cells = _narrowed(cells, number, name, limits)
    if guarded:
        cells = _unguarded(cells)
    if of_lines:
        cells = [cell.replace("\r\n", "\n").strip("\r\n") for cell in cells]
    rows.append(ReadRow(number, tuple(cells)))
    return wide


def _unguarded(cells: list[str]) -> list[str]:
    """Cells without the apostrophe that our own export put before a formula."""
    if "'" not in "".join(cells):
        return cells
    return [unguard(cell) if cell[:1] == "'" else cell for cell in cells]


def _bounded_lines(text: str, separator: str, name: str, limits: ReadLimits) -> Iterator[str]:
    """The lines; one that would become millions of cells is refused before it does."""
    return chain.from_iterable(_bounded_blocks(text, separator, name, limits))


def _bounded_blocks(text: str, separator: str, name: str, limits: ReadLimits) -> Iterator[list[str]]:
    number = 0
    for lines in _blocks(text):
        if max(map(len, lines)) > LONGEST_CELL:
            for at, line in enumerate(lines, start=number + 1):
                if len(line) > LONGEST_CELL and line.count(separator) > LONGEST_CELL // 10:
                    raise too_many(name, limits, row=at)
        number += len(lines)
        yield lines


def _has_guarded(text: str, separator: str) -> bool:
    """Whether any cell begins with an apostrophe: four quick looks at the whole spare one at each cell."""
    starts = (f"{separator}'", "\"'", "\n'", "\r'")
    return text.startswith("'") or any(start in text for start in starts)


def _refuse_open_quote(text: str, separator: str, name: str, started: int) -> None:
    """Look whether the last row, begun after line ``started``, swallowed the rest of the file as one cell."""
    try:
        for _row in csv.reader(islice(_lines(text), started, None), delimiter=separator, strict=True):
            pass
    except csv.Error as failure:
        if "unexpected end of data" in str(failure):
            raise Refused(
                _(
                    "“{file}”, line {line}: a quotation mark is opened and never closed, so the rest of the file would "
                    "be one cell; close it, or write it twice where it belongs to the text."
                ).format(file=name, line=started + 1)
            ) from None


def _narrowed(cells: list[str], number: int, name: str, limits: ReadLimits) -> list[str]:
    """``cells`` without the empty ones at the end; refuses more than the limit."""
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > limits.columns:
        raise too_many(name, limits, row=number)
    return cells


def too_many(name: str, limits: ReadLimits, row: int = 0) -> Refused:
    """The refusal of a table that is too large; ``row`` is the one that is too wide, 0 where there are too many."""
    if row:
        return Refused(
            _("“{file}”, row {row}: a table may have at most {most} columns.").format(
                file=name, row=row, most=limits.columns
            )
        )
    return Refused(
        _("“{file}” is too long: a file may have at most {rows} rows and {cells} cells; divide it.").format(
            file=name, rows=f"{limits.rows:,}", cells=f"{limits.cells:,}"
        )
    )


def line_rows(text: str, name: str, limits: ReadLimits) -> tuple[ReadRow, ...]:
    """The lines of ``text`` that hold anything, each a row of one cell."""
    rows = tuple(
        ReadRow(number, (line.strip(),))
        for number, line in enumerate(_lines(text), start=1)
        if any(character.isalnum() for character in line)
    )
    if len(rows) > limits.rows:
        raise too_many(name, limits)
    return rows
