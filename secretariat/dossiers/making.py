"""A dossier as a file of any kind it can be: the papers, and data for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from secretariat.dossiers.rows import Dossier

ENDINGS: Final = (".pdf", ".docx", ".md", ".json", ".csv")


def dossier_file(
    dossier: Dossier, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The dossier with the ending ``form``; raises as the papers do."""
    if form == ".json":
        import json

        from secretariat.dossiers.as_json import as_json

        return (json.dumps(as_json(dossier), ensure_ascii=False, indent=2) + "\n").encode()
    if form == ".csv":
        from secretariat.dossiers.listing import LINE_KEYS, dossier_lines, line_json
        from secretariat.papers.columns import SheetColumn
        from secretariat.papers.csv_out import csv_bytes

        rows = ({key: value or "" for key, value in line_json(line).items()} for line in dossier_lines(dossier))
        return csv_bytes([SheetColumn(key, key) for key in LINE_KEYS], rows)
    from secretariat.dossiers.papers.dossier_paper import dossier_paper

    return dossier_paper(dossier, form, office=office, paper_size=paper_size, templates=templates)
