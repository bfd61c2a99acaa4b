"""Real negotiated texts, kept beside the checkout where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.declarations.reading.markdown import read_markdown
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.reading.read_text import ReadText

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "declarations"
NAMES = (
    "bbnj/agreement-en.txt",
    "bbnj/agreement-fr.txt",
    "long/unclos-1982.txt",
    "paris/1-2015-10-23-draft-agreement.md",
    "paris/2-2015-12-04-draft-agreement.md",
    "reports/enb1295e.md",
    "reports/enb1297e.md",
    "summits/apec-leaders-2016.md",
    "summits/apec-leaders-2023.md",
    "summits/asean-us-2022.md",
    "summits/g20-bali-2022.md",
    "summits/g7-carbis-bay-2021.md",
    "summits/quad-2021.md",
    "unga/A-RES-77-321.txt",
    "unga/A-RES-79-271.txt",
)


def real_text(name: str) -> str:
    """A text's content; the test is skipped where the texts are not."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"the real text {name} is not beside this checkout")
    return path.read_text(encoding="utf-8")


def read_real(name: str) -> ReadText:
    """A text as it is read."""
    text = real_text(name)
    return read_markdown(text) if name.endswith(".md") else read_plain(text)
