"""Workbooks written part by part, so that a test decides what stands in each."""

from __future__ import annotations

import zipfile
from pathlib import Path

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(path: Path, *sheets: str, extra: dict[str, str] | None = None, hidden: int = -1) -> Path:
    """A workbook whose sheets hold the given ``<row>`` elements; they are named ``Sheet 1`` and so on."""
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(len(sheets))
    )
    states = ["" if at != hidden else ' state="hidden"' for at in range(len(sheets))]
    named = "".join(
        f'<sheet name="Sheet {at + 1}" sheetId="{at + 1}" r:id="r{at}"{state}/>' for at, state in enumerate(states)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>')
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>'
        )
        for at, rows in enumerate(sheets):
            head = "" if not rows.startswith("<!DOCTYPE") else rows[: rows.index("]>") + 2]
            body = rows.removeprefix(head)
            archive.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'{head}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>',
            )
        for name, text in (extra or {}).items():
            archive.writestr(name, text)
    return path


def row(number: int, *cells: str) -> str:
    """One row of texts."""
    inner = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{inner}</row>'
