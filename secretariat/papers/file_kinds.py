"""What a file is by what stands in it, whatever its name ends in; and the sentence about one that is no table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from secretariat.papers.archives import DamagedArchive, is_locked, parts_of, unfolds_beyond
from secretariat.papers.file_signs import OLE, ZIP, foreign_kind
from secretariat.papers.read_tables import ReadLimits
from secretariat.values.language import _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zipfile import ZipInfo

TEXT_KINDS: Final = {
    ".csv": ".csv", ".tsv": ".tsv", ".tab": ".tsv", ".psv": ".psv", ".ssv": ".ssv",
    ".txt": ".txt", ".md": ".md", ".markdown": ".md", ".html": ".html", ".htm": ".html",
}  # fmt: skip
WORKBOOK_KINDS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_MOST_ENTRIES: Final = 10_000
_WEB: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|table)\b", re.I)


def kinds_allowed() -> str:
    """The endings that can be read, for sentences."""
    return ".csv .tsv .psv .ssv .txt .md .html .xlsx .xlsm .xlsb .xls .ods"


def kind_of(path: Path, head: bytes) -> str:
    """The kind of a file by its first bytes, and by its name where it is text. Raises ``Refused`` for other kinds.

    A workbook is known by its content, so one that was named .csv is read all the same; text that was named .xlsx
    is refused, as what stands in it may be anything.
    """
    ending = path.suffix.lower()
    if head.startswith(OLE):
        return ".xls"
    if head.startswith(ZIP):
        return ".zip"
    foreign = foreign_kind(head)
    if foreign:
        raise _no_table(path, foreign)
    if is_web_page(head.decode("utf-8", errors="replace").lstrip("\ufeff")):
        return ".html"
    if ending in WORKBOOK_KINDS:
        raise Refused(
            _(
                "“{file}” is no spreadsheet, though its name ends in {ending}; if it is text, "
                "let its name end in .csv, else open it in a spreadsheet program and save it as .xlsx."
            ).format(file=path.name, ending=ending)
        )
    if ending not in TEXT_KINDS:
        raise Refused(
            _("“{file}” is not a kind of file that can be read as a list; allowed are {kinds}.").format(
                file=path.name, kinds=kinds_allowed()
            )
        )
    return TEXT_KINDS[ending]


def is_web_page(text: str) -> bool:
    """Whether a text begins as HTML does: many sites call their tables .xls or .csv."""
    return _WEB.match(text[:2000]) is not None


def web_page(path: Path) -> Refused:
    """The refusal of HTML without any table."""
    return _no_table(path, _("a web page (HTML) without a table"))


def _no_table(path: Path, what: str) -> Refused:
    return Refused(
        _(
            "“{file}” is {what}, not a spreadsheet or a list; "
            "open it in the program it belongs to and save the list as .xlsx or .csv."
        ).format(file=path.name, what=what)
    )


def zipped_kind(stream: BinaryIO, path: Path, limits: ReadLimits) -> tuple[str, dict[str, tuple[int, int, int]]]:
    """Which workbook a ZIP file is, and where its parts lie: name → offset of the header, size in the file, method.

    Raises ``Refused`` where it is damaged, no workbook, or would unfold to more than the limits allow.
    """
    try:
        entries = parts_of(stream)
    except DamagedArchive:
        raise damaged(path) from None
    _refuse_bomb(entries, path, limits)
    names = {entry.filename.replace("\\", "/").casefold() for entry in entries}
    if is_locked(entries):
        raise encrypted(path)
    parts = {
        entry.filename.replace("\\", "/"): (entry.header_offset, entry.compress_size, entry.compress_type)
        for entry in entries
    }
    if any(name.endswith("workbook.xml") for name in names):
        return (".xlsm" if any(name.endswith("vbaproject.bin") for name in names) else ".xlsx"), parts
    if any(name.endswith("workbook.bin") for name in names):
        return ".xlsb", parts
    if "content.xml" in names:
        return ".ods", parts
    if any(name.startswith("word/") for name in names):
        raise _no_table(path, _("a Word document"))
    raise _no_table(path, _("a ZIP archive"))


def _refuse_bomb(entries: Sequence[ZipInfo], path: Path, limits: ReadLimits) -> None:
    if unfolds_beyond(entries, limits.unzipped_bytes) or len(entries) > _MOST_ENTRIES:
        raise Refused(
            _(
                "“{file}” unfolds to more than a list can be: at most {most} MB and {entries} parts are read; "
                "save the sheet you need as .csv."
            ).format(file=path.name, most=f"{limits.unzipped_bytes // 1_000_000:,}", entries=f"{_MOST_ENTRIES:,}")
        )


def damaged(path: Path) -> Refused:
    """The refusal of a workbook that cannot be read."""
    return Refused(
        _("“{file}” is damaged and cannot be read; open it in a spreadsheet program and save it again.").format(
            file=path.name
        )
    )


def encrypted(path: Path) -> Refused:
    """The refusal of a workbook under a password."""
    return Refused(
        _("“{file}” is protected by a password; save a copy without one (or as .csv) and import that.").format(
            file=path.name
        )
    )
