"""The door for tables that come in: a file of somebody else's becomes rows of text, or one sentence why not."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from secretariat.papers.encodings import Decoded, decoded
from secretariat.papers.file_kinds import is_web_page, kind_of, kinds_allowed, web_page
from secretariat.papers.html_tables import html_tables
from secretariat.papers.markdown_tables import markdown_tables
from secretariat.papers.read_tables import ReadFile, ReadLimits, ReadRemark, ReadRow, ReadTable
from secretariat.papers.text_tables import line_rows, separated_rows, separator_of, too_many
from secretariat.papers.workbook_reading import read_workbook
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Refused

__all__ = ["ReadFile", "ReadLimits", "ReadRemark", "ReadRow", "ReadTable", "kinds_allowed", "read_file"]

_HEAD: Final = 4096  # bytes
_USUAL: Final = ReadLimits()
_ERRORS: Final = frozenset(
    {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "Err:502", "Err:508"}
)
_MOST_REMARKS: Final = 500
_LONGEST_MARKDOWN: Final = 8_000_000  # bytes; a list written by hand
_LINES_PER_ROW: Final = 10  # at most so many lines to each row allowed, empty ones and those inside cells included


def read_file(path: Path, limits: ReadLimits = _USUAL) -> ReadFile:
    """The tables of ``path``: at least one, each with at least one row.

    Text (``.csv .tsv .psv .ssv .txt .md .html``) is read here, a workbook (``.xlsx .xlsm .xlsb .xls .ods``, known by
    its content) in a child process. Raises ``Refused`` with one sentence (what, where, what is allowed) for a file that
    is missing, empty, too large, encrypted, damaged, or no list; within the limits whatever the file holds.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(_("“{file}” is a folder or a device; name the file with the list.").format(file=path))
        with path.open("rb") as stream:
            found = _read(stream, path, limits)
    except (OSError, ValueError) as failure:
        raise _unreadable(path, failure) from None
    if not found.tables:
        raise Refused(_("“{file}” holds no rows; a list has at least one.").format(file=path.name))
    return found


def _unreadable(path: Path, failure: OSError | ValueError) -> Refused:
    if isinstance(failure, FileNotFoundError):
        return Refused(_("There is no file “{file}”.").format(file=path))
    if isinstance(failure, PermissionError):
        return Refused(_("“{file}” may not be read by you; ask its owner for the right to.").format(file=path))
    reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
    return Refused(_("“{file}” cannot be read: {reason}.").format(file=path, reason=reason))


def _read(stream: BinaryIO, path: Path, limits: ReadLimits) -> ReadFile:
    size = os.fstat(stream.fileno()).st_size
    if not size:
        raise Refused(_("“{file}” is empty; a list has at least one row.").format(file=path.name))
    head = stream.read(_HEAD)
    kind = kind_of(path, head)
    workbook = kind in {".zip", ".xls"}
    most = limits.workbook_bytes if workbook else limits.text_bytes
    if kind in (".md", ".html"):
        most = min(most, _LONGEST_MARKDOWN)
    if size > most:
        raise Refused(
            _("“{file}” has {size} MB; at most {most} MB are read. Divide it, or leave out pictures.").format(
                file=path.name, size=f"{size / 1_000_000:,.1f}", most=f"{most / 1_000_000:,.0f}"
            )
        )
    if workbook:
        return read_workbook(stream, path, kind, limits)
    text = decoded(head + stream.read(most), path.name)
    if kind == ".html" or is_web_page(text.text):
        return _from_web_page(text, path, limits)
    if text.text.count("\n") + text.text.count("\r") > 2 * _LINES_PER_ROW * limits.rows:
        raise too_many(path.name, limits)
    if kind == ".md":
        return _from_markdown(text, path, limits)
    return _from_text(text, kind, path, limits)


def _from_web_page(text: Decoded, path: Path, limits: ReadLimits) -> ReadFile:
    if len(text.text) > _LONGEST_MARKDOWN:
        raise too_many(path.name, limits)
    tables, struck = html_tables(text.text, path.name, limits)
    if not tables:
        raise web_page(path)
    return ReadFile(path, ".html", text.encoding, "", tables, (*_on_encoding(text), *struck))


def _from_markdown(text: Decoded, path: Path, limits: ReadLimits) -> ReadFile:
    tables, struck = markdown_tables(text.text)
    rows = [row for table in tables for row in table.rows]
    if len(rows) > limits.rows or sum(len(row.cells) for row in rows) > limits.cells:
        raise too_many(path.name, limits)
    for row in rows:
        if len(row.cells) > limits.columns:
            raise too_many(path.name, limits, row=row.number)
    separator = "|" if any(len(row.cells) > 1 for row in rows) else ""
    return ReadFile(path, ".md", text.encoding, separator, tables, (*_on_encoding(text), *struck))


def _from_text(text: Decoded, kind: str, path: Path, limits: ReadLimits) -> ReadFile:
    separator = separator_of(text.text, kind)
    if separator:
        rows = separated_rows(text.text, separator, path.name, limits)
    else:
        rows = line_rows(text.text, path.name, limits)
    remarks = (*_on_encoding(text), *_on_errors(text.text, rows))
    tables = (ReadTable("", rows),) if rows else ()
    return ReadFile(path, kind, text.encoding, separator, tables, remarks)


def _on_encoding(text: Decoded) -> tuple[ReadRemark, ...]:
    if not text.guessed:
        return ()
    message = _("The file does not say its encoding; {encoding} is likely. Look at the accents in the names.").format(
        encoding=text.encoding
    )
    if text.damaged:
        message += " " + ngettext(
            "{count} character is damaged and shown as �.",
            "{count} characters are damaged and shown as �.",
            text.damaged,
        ).format(count=text.damaged)
    return (ReadRemark("", 0, 0, text.encoding, message),)


def _on_errors(text: str, rows: tuple[ReadRow, ...]) -> tuple[ReadRemark, ...]:
    """Errors that a spreadsheet program wrote out as if they were text."""
    if ("#" not in text and "Err:" not in text) or not any(error in text for error in _ERRORS):
        return ()
    message = _("The cell holds an error of the spreadsheet it was saved from.")
    found = (
        ReadRemark("", row.number, column, cell, message)
        for row in rows
        for column, cell in enumerate(row.cells, start=1)
        if cell in _ERRORS
    )
    return tuple(remark for remark, _place in zip(found, range(_MOST_REMARKS), strict=False))
