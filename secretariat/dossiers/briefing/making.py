"""A briefing as a file: a PDF of two pages at most, a document that can be worked on, or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.dossiers.briefing.limits import LEVELS
from secretariat.dossiers.briefing.rows import Briefing, Delegated
from secretariat.dossiers.briefing.telling import told
from secretariat.values.language import _, current_language
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.papers.documents import Section, Words

ENDINGS: Final = (".pdf", ".docx", ".md")
TEMPLATE: Final = "briefing.typ"
PAGES: Final = 2
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")


def briefing_paper(
    one: Briefing, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The briefing with the ending ``form``, in the current language; a PDF never has more than two pages.

    What does not fit is cut, and how much is cut is said. Raises ``Refused`` where an office's own template takes
    more than two pages for the little that is told at last.
    """
    if form == ".pdf":
        return _pdf(one, office, paper_size, templates)
    words = told(one)
    if form == ".md":
        return ("\n\n".join(_markdown(words)) + "\n").encode()
    from secretariat.papers.documents import TitleBlock, document

    block = TitleBlock(
        words["title"],
        office,
        words["subtitle"],
        [(label, value) for label, value in words["facts"]],
        words["marking"],
    )
    made = document(block, list(_sections(words)), language=current_language(), date=one.today, paper_size=paper_size)
    return _with_photos(made, words) if any(side["head"] and side["head"]["photo"] for side in words["sides"]) else made


def _pdf(one: Briefing, office: str, paper_size: str, templates: Path | None) -> bytes:
    from typst import TypstError

    try:
        return _fitting(one, office, paper_size, templates)
    except TypstError as error:
        # Whether a JPEG can be drawn is known by drawing it alone: the minister goes without it, not without the paper.
        if "decode image" not in str(error):
            raise
    for kept in ({"theirs"}, {"ours"}):
        try:
            return _fitting(_photos_of(one, kept), office, paper_size, templates)
        except TypstError as error:
            if "decode image" not in str(error):
                raise
    return _fitting(_photos_of(one, set()), office, paper_size, templates)


def _photos_of(one: Briefing, sides: set[str]) -> Briefing:
    """The briefing with the pictures of these sides' heads alone."""

    def without(side: Delegated) -> Delegated:
        return replace(side, head=replace(side.head, photo=b"")) if side.head else side

    return replace(
        one,
        ours=one.ours if "ours" in sides else without(one.ours),
        theirs=one.theirs if "theirs" in sides else without(one.theirs),
    )


def _fitting(one: Briefing, office: str, paper_size: str, templates: Path | None) -> bytes:
    """The first, from much to little, that has no more pages than it may."""
    from secretariat.papers.typesetting import typeset

    for limits in LEVELS:
        words = told(one, limits)
        made = typeset(
            TEMPLATE,
            {**words, "office": office or None},
            title=words["title"],
            language=current_language(),
            date=one.today,
            folder=Path(__file__).parent,
            overrides=templates,
            paper_size=paper_size,
        )
        if pages_of(made) <= PAGES:
            return made
    raise Refused(_("The office's own {template} takes more than two pages.").format(template=TEMPLATE))


def pages_of(pdf: bytes) -> int:
    """How many pages a paper of ours has: the typesetter writes each page as an object of its own."""
    return len(_PAGE.findall(pdf))


def _sections(words: dict[str, Any]) -> Iterator[Section]:
    from secretariat.papers.documents import DocumentColumn, Section, Words

    halves = [DocumentColumn(side["party"], 85) for side in words["sides"]]
    yield Section([[_side_words(side) for side in words["sides"]]], halves)
    last = words["last"]
    points = [(point["kind"], _point(point)) for point in last["points"]]
    columns = [DocumentColumn("", 24), DocumentColumn("", 146)]
    rows = [("", [Words(last["what"], quiet=True)]), *points] if last["what"] else points
    yield Section(rows, columns, last["heading"], last["none"] or last["more"])
    for part in (*words["owed"], words["between"]):
        if part["rows"] or part is not words["between"]:
            owed = [(row["ref"], _owed_words(row)) for row in part["rows"]]
            yield Section(owed, columns, part["heading"], part["more"] if owed else part["none"])
    topics = words["topics"]
    numbered = [DocumentColumn("", 8), DocumentColumn("", 162)]
    listed = [(str(number), _topic_words(row)) for number, row in enumerate(topics["rows"], start=1)]
    yield Section(listed, numbered, topics["heading"], topics["more"] if listed else topics["none"])
    brackets = words["brackets"]
    if brackets["rows"]:
        placed = [(row["place"], _bracket_words(row)) for row in brackets["rows"]]
        yield Section(placed, columns, brackets["heading"], brackets["more"])


def _side_words(side: dict[str, Any]) -> list[Words]:
    from secretariat.papers.documents import Words

    head = side["head"]
    if head is None:
        said = [Words(side["unknown"], quiet=True)]
    else:
        said = [Words(head["name"], strong=True)]
        said += [Words(f" {head['native']}", script=head["script"])] if head["native"] else []
        said += [Words(head["title"], on_new_line=True)] if head["title"] else []
        aside = " · ".join(part for part in (head["function"], head["addressed"]) if part)
        said += [Words(aside, quiet=True, on_new_line=True)] if aside else []
    for each in side["others"]:
        said.append(Words(each["name"], on_new_line=True))
        beside = " · ".join(part for part in (each["title"], each["function"]) if part)
        said += [Words(f" · {beside}", quiet=True)] if beside else []
    return [*said, *([Words(side["more"], quiet=True, on_new_line=True)] if side["more"] else [])]


def _point(point: dict[str, Any]) -> list[Words]:
    from secretariat.papers.documents import Words

    became = [Words(f" → {point['became']}", strong=point["late"], quiet=True)] if point["became"] else []
    return [Words(point["text"]), *became]


def _owed_words(row: dict[str, Any]) -> list[Words]:
    from secretariat.papers.documents import Words

    return [
        Words(row["what"]),
        Words(row["became"], strong=True, on_new_line=True),
        Words(f" · {row['lead']}", quiet=True),
    ]


def _topic_words(row: dict[str, Any]) -> list[Words]:
    from secretariat.papers.documents import Words

    said = [Words(row["topic"], strong=True)]
    said += [Words(row["line"], on_new_line=True)] if row["line"] else []
    said += [Words(f" · {row['without']}", quiet=True)] if row["without"] else []
    return [*said, *([Words(row["background"], quiet=True, on_new_line=True)] if row["background"] else [])]


def _bracket_words(row: dict[str, Any]) -> list[Words]:
    from secretariat.papers.documents import Words

    return [
        Words(row["title"], quiet=True),
        Words(row["words"], on_new_line=True),
        Words(row["stands"], strong=True, on_new_line=True),
    ]


def _with_photos(made: bytes, words: dict[str, Any]) -> bytes:
    """The document with the heads' pictures above their names."""
    from io import BytesIO

    import docx
    from docx.image.exceptions import UnrecognizedImageError
    from docx.shared import Mm

    from secretariat.papers.document_file import document_bytes

    opened = docx.Document(BytesIO(made))
    cells = opened.tables[0].rows[-1].cells
    for cell, side in zip(cells, words["sides"], strict=True):
        photo = bytes(side["head"]["photo"]) if side["head"] else b""
        if photo:
            above = cell.paragraphs[0].insert_paragraph_before()
            try:
                above.add_run().add_picture(BytesIO(photo), height=Mm(27))
            except UnrecognizedImageError:
                continue  # a picture that documents can't hold; the PDF and the record have it
    return document_bytes(opened)


def _markdown(words: dict[str, Any]) -> Iterator[str]:
    from secretariat.papers.markdown import escaped

    yield f"# {escaped(words['title'])}"
    yield escaped(" · ".join(part for part in (words["subtitle"], words["marking"]) if part))
    yield "\n".join(f"- {escaped(label)}: {escaped(value)}" for label, value in words["facts"])
    for side in words["sides"]:
        yield f"## {escaped(side['party'])}"
        yield _lines(_side_words(side))
    for section in list(_sections(words))[1:]:
        yield f"## {escaped(section.heading)}"
        if section.rows:
            yield "\n".join(f"- {_item(row[0])}{_lines(row[1])}" for row in section.rows)
        if section.remark:
            yield escaped(section.remark)


def _item(words: Any) -> str:
    from secretariat.papers.markdown import escaped

    return f"{escaped(words)}  " if words else ""


def _lines(said: Any) -> str:
    from secretariat.dossiers.papers.dossier_paper import in_markdown

    return in_markdown(said)
