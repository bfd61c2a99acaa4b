"""Typesetting: rows and a Typst template become a PDF that archives keep and screen readers can read.

The files are PDF/A-2a and PDF/UA-1. What comes from the record goes in as data beside the template, never into its
source, where text could give orders (read a file, for one).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from secretariat.papers.columns import is_printable, printable
from secretariat.papers.glyphs import missing_glyphs
from secretariat.papers.paper_sizes import size_named
from secretariat.papers.template_error import TemplateFiles, template_refusal
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, in_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from typst import Compiler

_STANDARDS: Final = ("a-2a", "ua-1")
_HOUSE: Final = Path(__file__).with_name("house.typ")
_PAGE: Final = N_("Page {page} of {pages}")
_ISSUED: Final = N_("Issued {date}")
_ESCAPED: Final = re.compile(r"\\[bfru]")  # how JSON writes what paper can't carry
_one_at_a_time: Final = Lock()


def typeset(
    template: str,
    data: Mapping[str, Any],
    *,
    title: str,
    language: str,
    date: date,
    folder: Path,
    overrides: Path | None = None,
    paper_size: str = "a4",
    second_language: str = "",
) -> bytes:
    """The paper that ``template`` (``delegation_list.typ``, in ``folder``) makes of ``data``, as a PDF.

    ``data`` is anything JSON can hold. ``date`` is the date of issue: it stands on the paper, and the same data and
    date give the same bytes. An office's own template of the same name in ``overrides`` wins, as does its own
    ``house.typ``, and may use pictures that lie there. ``paper_size`` is one of ``paper_sizes.SIZES``. The foot says
    the same in ``second_language`` too, where one is given.

    Raises ``MissingGlyphs`` where no installed font has a character, naming it and the font package that has it;
    ``Refused`` naming file and line where an office's own template is at fault.
    """
    files = TemplateFiles.gather(template, folder, _HOUSE, overrides)
    size = size_named(paper_size)
    sheet = {"paper": paper_size, "width": str(size.width), "height": str(size.height)}
    return _compiled(files, _inputs(data, title, language, date, second_language) | sheet, date)


def _inputs(data: Mapping[str, Any], title: str, language: str, issued: date, second: str) -> dict[str, str]:
    words = {"page": in_language(language, _PAGE), "issued": in_language(language, _ISSUED)}
    if second:
        # A template fills in one date, in the first language; the second's is filled in already.
        day = format_date(PartialDate.of(issued), second)
        words["page"] += " / " + in_language(second, _PAGE)
        words["issued"] += " / " + in_language(second, _ISSUED).format(date=day)
    return {
        "data": _data(data),
        "words": json.dumps(words, ensure_ascii=False),
        "title": printable(title),
        "language": language,
        "date": issued.isoformat(),
        "issued": format_date(PartialDate.of(issued), language),
    }


def _data(data: Mapping[str, Any]) -> str:
    """The data as JSON, every text in it as paper can carry it; a long one is looked through at once."""
    told = json.dumps(data, ensure_ascii=False)
    if _ESCAPED.search(told) or not is_printable(told):
        told = json.dumps(_printable(data), ensure_ascii=False)
    return told


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {str(key): _printable(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(held) for held in value]
    return value


def _compiled(files: TemplateFiles, inputs: dict[str, str], issued: date) -> bytes:
    import typst

    try:
        with _one_at_a_time:
            paper = _press().compile(
                input=cast("bytes", files.contents),  # several files by name: the compiler takes them, its types don't
                root=str(files.root),
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=list(_STANDARDS),
                timestamp=datetime(issued.year, issued.month, issued.day, tzinfo=UTC),
            )
    except typst.TypstError as error:
        refusal: Refused | None = missing_glyphs(error.diagnostic) or template_refusal(error, files)
        if refusal is None:
            raise
        raise refusal from error
    if not isinstance(paper, bytes):
        raise TypeError("Typst gave no single PDF")
    return paper


@cache
def _press() -> Compiler:
    """The one compiler of the process: looking for the system's fonts takes up to 0.4 s, so it is done once."""
    import typst

    return typst.Compiler(font_paths=typst.Fonts())
