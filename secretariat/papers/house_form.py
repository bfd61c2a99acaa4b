"""What every paper of the office has in common: its name, the size of its sheets, its own templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from secretariat.values.configuration import Configuration


class HouseForm(TypedDict):
    """What is handed to whatever makes a paper, as it stands: ``make_paper(…, **house_form(settings))``."""

    office: str
    paper_size: str
    templates: Path | None


def house_form(settings: Configuration | None) -> HouseForm:
    """The office's form as its settings say it; without settings, no name, A4 and the templates of the program."""
    if settings is None:
        return {"office": "", "paper_size": "a4", "templates": None}
    return {"office": settings.office_name, "paper_size": settings.paper_size, "templates": settings.templates}
