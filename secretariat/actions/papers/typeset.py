"""The tracker on paper: a minister's page, then the actions, as PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from secretariat.actions.papers.reading import TrackerPaper
from secretariat.actions.papers.telling import title_of, told
from secretariat.values.language import current_language

TEMPLATE: Final = "action_tracker.typ"


def tracker_pdf(
    paper: TrackerPaper, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The paper as a PDF, in the current language: the same record and day give the same bytes.

    An office's own template of the same name in ``templates`` wins. Raises as ``typesetting.typeset`` does.
    """
    from secretariat.papers.typesetting import typeset

    return typeset(
        TEMPLATE,
        {**told(paper), "office": office or None},
        title=title_of(),
        language=current_language(),
        date=paper.today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )
