"""Workbooks in: checked, then read by a child process with limits (see sheet_child.py), its answers put together."""

from __future__ import annotations

import importlib.util
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from secretariat.papers import file_kinds
from secretariat.papers.read_tables import MERGED, STRUCK, ReadFile, ReadLimits, ReadRemark, ReadRow, ReadTable
from secretariat.papers.struck_out import more_struck_out, struck_out
from secretariat.papers.text_tables import too_many
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_CHILD: Final = Path(__file__).with_name("sheet_child.py")
_TELLING: Final = (
    "workbook.xml", "workbook.xml.rels", "manifest.xml", "content.xml", "styles.xml", "sharedstrings.xml"
)  # fmt: skip
_MOST_ANSWER: Final = 2  # times the text allowed: what the child may say at most, commas and remarks included


def read_workbook(stream: BinaryIO, path: Path, kind: str, limits: ReadLimits) -> ReadFile:
    """The visible sheets of the open workbook ``stream``; ``kind`` is ``.xls`` or ``.zip``. Raises ``Refused``."""
    parts: dict[str, tuple[int, int, int]] = {}
    if kind == ".zip":
        kind, parts = file_kinds.zipped_kind(stream, path, limits)
    stream.seek(0)
    tables: dict[str, list[ReadRow]] = {}
    said: list[dict[str, Any]] = []
    rows: list[ReadRow] = []
    for answer in _answers(stream, path, kind, parts, limits):
        if isinstance(answer, list):
            rows += (ReadRow(number, tuple(cells)) for number, cells in answer)
        elif "sheet" in answer and len(answer) == 1:
            rows = tables.setdefault(answer["sheet"], [])
        elif "remark" in answer:
            said.append(answer)
        elif "refused" in answer:
            raise _refusal(answer, path, limits)
    remarks = tuple(_remark(each, tables) for each in said)  # which take errors out of the tables
    found = tuple(ReadTable(name, tuple(rows)) for name, rows in tables.items() if rows)
    return ReadFile(path, kind, "", "", found, remarks)


def _answers(
    stream: BinaryIO, path: Path, kind: str, parts: dict[str, tuple[int, int, int]], limits: ReadLimits
) -> Iterator[Any]:
    """What the child says, until it is done. Raises ``Refused`` where it dies or takes too long."""
    child = subprocess.Popen(
        _command(kind, parts, limits),
        stdin=stream,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )
    done = False
    try:
        for line in _lines(child, path, limits):
            answer = json.loads(line)
            done = isinstance(answer, dict) and ("done" in answer or "refused" in answer)
            yield answer
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    if not done:
        raise _too_much(path, limits)


def _lines(child: subprocess.Popen[bytes], path: Path, limits: ReadLimits) -> Iterator[bytes]:
    """The lines of the child's answer, within the time and the size allowed."""
    if child.stdout is None:
        return
    end = time.monotonic() + limits.seconds
    answer, size, rest = child.stdout.fileno(), 0, b""
    while True:
        ready, _w, _x = select.select([answer], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            raise _too_much(path, limits)
        piece = os.read(answer, 1 << 20)
        if not piece:
            return
        size += len(piece)
        if size > _MOST_ANSWER * limits.text_bytes:
            raise too_many(path.name, limits)
        *lines, last = piece.split(b"\n")
        if lines:
            lines[0] = rest + lines[0]
            rest = last
            yield from lines
        else:
            rest += last


def _command(kind: str, parts: dict[str, tuple[int, int, int]], limits: ReadLimits) -> list[str]:
    """How the child is started: isolated, without site packages; only the library's folder is told to it.

    It keeps its compiled modules, before any limit is set and anything is read: compiling them takes longer than they.
    """
    library = importlib.util.find_spec("python_calamine")
    if library is None or library.origin is None:
        raise ModuleNotFoundError("python_calamine")
    telling = [
        word
        for name, place in parts.items()
        if name.casefold().endswith(_TELLING) or "worksheets/" in name
        for word in (name, ":".join(map(str, place)))
    ]
    numbers = (
        limits.memory_bytes,
        max(1, round(limits.seconds)),
        limits.rows,
        limits.columns,
        limits.cells,
        limits.text_bytes,
        limits.unzipped_bytes,
    )
    folder = str(Path(library.origin).resolve().parent.parent)
    start = [sys.executable, "-I", "-S", "-X", "utf8", str(_CHILD)]
    return [*start, folder, *map(str, numbers), kind, *telling]


def _too_much(path: Path, limits: ReadLimits) -> Refused:
    """The sentence for a child that died or was stopped: most often a sheet with cells at its far ends."""
    return Refused(
        _(
            "“{file}” needs more memory or time to read than a list should ({memory} MB, {seconds} seconds), or is "
            "damaged; copy the rows you need into a new sheet, or save it as .csv."
        ).format(file=path.name, memory=f"{limits.memory_bytes // 1_000_000:,}", seconds=f"{limits.seconds:g}")
    )


def _refusal(answer: dict[str, Any], path: Path, limits: ReadLimits) -> Refused:
    why = answer["refused"]
    if why == "encrypted":
        return file_kinds.encrypted(path)
    if why == "wide":
        return too_many(path.name, limits, row=answer["row"])
    return too_many(path.name, limits) if why == "large" else file_kinds.damaged(path)


def _remark(said: dict[str, Any], tables: dict[str, list[ReadRow]]) -> ReadRemark:
    row, column, value = said["row"], said["column"], said["value"]
    if said["remark"] == "hidden":
        message = _("This sheet is hidden and was not read.")
    elif said["remark"] == MERGED:
        value = _cell(tables.get(said["sheet"], []), row, column)
        message = _(
            "The cells of rows {first} to {last} are merged; the text stands in the first of them only."
        ).format(first=row, last=said["more"])
    elif said["remark"] == STRUCK:
        message = more_struck_out(said["more"]) if said["more"] else struck_out(value)
    elif said["remark"] == "error":
        _empty(tables.get(said["sheet"], []), row, column)
        message = _("The cell holds an error and was read as empty.")
    else:
        message = _("The formula was never worked out; open the file in a spreadsheet program and save it again.")
    kind = said["remark"] if said["remark"] in (STRUCK, MERGED) else ""
    return ReadRemark(said["sheet"], row, column, value, message, kind)


def _empty(rows: list[ReadRow], number: int, column: int) -> None:
    """Take out what an open document says for people where a cell holds an error: "#DIV/0!" is nobody's name."""
    for at, row in enumerate(rows):
        if row.number == number and column <= len(row.cells):
            rows[at] = row._replace(cells=(*row.cells[: column - 1], "", *row.cells[column:]))


def _cell(rows: list[ReadRow], number: int, column: int) -> str:
    for row in rows:
        if row.number == number:
            return row.cells[column - 1] if column <= len(row.cells) else ""
    return ""
