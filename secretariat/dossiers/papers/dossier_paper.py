"""A dossier as a file: PDF, a document that can be worked on, or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.dossiers.rows import Dossier
from secretariat.dossiers.telling import listed_sources, source_words, told
from secretariat.values.language import current_language

if TYPE_CHECKING:
    from secretariat.papers.documents import Section, Words

ENDINGS: Final = (".pdf", ".docx", ".md")
TEMPLATE: Final = "dossier.typ"


def dossier_paper(
    dossier: Dossier, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The dossier with the ending ``form``, in the current language: the same record and day give the same bytes."""
    words = told(dossier)
    if form == ".md":
        return ("\n\n".join(_markdown(words)) + "\n").encode()
    if form == ".docx":
        from secretariat.papers.documents import TitleBlock, document

        facts = [(one["words"][:1].upper() + one["words"][1:], str(one["number"])) for one in words["figures"]]
        subtitle = " · ".join(part for part in (words["subtitle"], words["with"]) if part)
        block = TitleBlock(words["title"], office, subtitle, facts, words["marking"])
        sections = list(_sections(words))
        return document(block, sections, language=current_language(), date=dossier.today, paper_size=paper_size)
    from secretariat.papers.typesetting import typeset

    return typeset(
        TEMPLATE,
        {**words, "office": office or None},
        title=words["title"],
        language=current_language(),
        date=dossier.today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def _sections(words: dict[str, Any]) -> Iterator[Section]:
    from secretariat.papers.documents import DocumentColumn, Section

    columns = [DocumentColumn("", 24), DocumentColumn("", 146)]
    if not words["meetings"]:
        yield Section(remark=words["none"])
    for one in words["meetings"]:
        rows = list(_meeting_rows(one, words))
        yield Section(rows, columns, f"{one['when']} – {one['title']}", one["nothing"])
    apart = [_promise_row(one) for one in words["apart"]["promises"]]
    apart += [_standpoint_row(one) for one in words["apart"]["standpoints"]]
    if apart:
        yield Section(apart, columns, words["apart_heading"])
    if words["people"]:
        yield Section([_person_row(one) for one in words["people"]], columns, words["people_heading"])
    if words["sources"]:
        numbered = [DocumentColumn("", 12), DocumentColumn("", 158)]
        yield Section(listed_sources(words["sources"]), numbered, words["sources_heading"])


def _meeting_rows(one: dict[str, Any], words: dict[str, Any]) -> Iterator[tuple[str, list[Words]]]:
    from secretariat.papers.documents import Words

    below = " · ".join(part for part in (one["where"], one["margins"], one["below"]) if part)
    yield one["ref"], [Words(below, quiet=True), *_mark(one)]
    for person in one["people"]:
        yield _person_row(person)
    if one["topics"]:
        yield words["topics_heading"], [Words(" · ".join(one["topics"]))]
    for paragraph in (part.strip() for part in one["discussion"].split("\n")):
        if paragraph:
            yield "", [Words(paragraph)]
    for result in one["results"]:
        head = [Words(result["kind"], strong=True), Words(f" {result['by']}", quiet=True)]
        text = [Words(result["text"], on_new_line=True), *_mark(result)]
        without = [Words(result["without"], quiet=True, on_new_line=True)] if result["without"] else []
        yield result["ref"], [*head, *text, *without]
        for promise in result["promises"]:
            yield _promise_row(promise)
    yield from (_promise_row(promise) for promise in one["promises"])
    yield from (_standpoint_row(each) for each in one["standpoints"])
    for paper in one["papers"]:
        yield paper["ref"], [Words(paper["title"]), Words(f" · {paper['aside']}", quiet=True), *_mark(paper)]


def _promise_row(one: dict[str, Any]) -> tuple[str, list[Words]]:
    from secretariat.papers.documents import Words

    said = [Words(f"→ {one['what']}"), *_mark(one), Words(one["became"], strong=True, on_new_line=True)]
    said.append(Words(f" · {one['lead']}", quiet=True))
    if one["why"]:
        said.append(Words(one["why"], quiet=True, on_new_line=True))
    return one["ref"], said


def _person_row(one: dict[str, Any]) -> tuple[str, list[Words]]:
    from secretariat.papers.documents import Words

    said = [Words(one["name"], strong=True)]
    if one["native"]:
        said.append(Words(f" {one['native']}", script=one["script"]))
    beside = " · ".join(part for part in (one["title"], one["function"]) if part)
    return one["ref"], [*said, *([Words(f" · {beside}", quiet=True)] if beside else []), *_mark(one)]


def _standpoint_row(one: dict[str, Any]) -> tuple[str, list[Words]]:
    from secretariat.papers.documents import Words

    said = [Words(one["title"]), Words(f" {one['state']}", quiet=True), *_mark(one)]
    said.append(Words(one["what"], strong=True, on_new_line=True))
    return one["ref"], [*said, *([Words(f": {one['words']}")] if one["words"] else [])]


def _mark(one: dict[str, Any]) -> list[Words]:
    from secretariat.papers.documents import Words

    return [Words(f" · {source_words(one['source'])}", quiet=True)] if one["source"] else []


def _markdown(words: dict[str, Any]) -> Iterator[str]:
    from secretariat.papers.markdown import escaped

    yield f"# {escaped(words['title'])}"
    yield escaped(" · ".join(part for part in (words["marking"], words["subtitle"], words["with"]) if part))
    yield "\n".join(f"- **{one['number']}** {escaped(one['words'])}" for one in words["figures"])
    if not words["meetings"]:
        yield escaped(words["none"])
    for one in words["meetings"]:
        yield f"## {escaped(one['when'])} – {escaped(one['title'])}"
        rows = list(_meeting_rows(one, words))
        yield "\n".join(_item(ref, said) for ref, said in rows)
        if one["nothing"]:
            yield escaped(one["nothing"])
    apart = [_promise_row(one) for one in words["apart"]["promises"]]
    apart += [_standpoint_row(one) for one in words["apart"]["standpoints"]]
    for heading, rows in (
        (words["apart_heading"], apart),
        (words["people_heading"], [_person_row(one) for one in words["people"]]),
    ):
        if rows:
            yield f"## {escaped(heading)}"
            yield "\n".join(_item(ref, said) for ref, said in rows)
    if words["sources"]:
        yield f"## {escaped(words['sources_heading'])}"
        yield "\n".join(f"{number}. {escaped(source)}" for number, source in listed_sources(words["sources"]))


def _item(ref: str, said: Sequence[Words]) -> str:
    """One entry as an item of a list, what became of it in bold."""
    from secretariat.papers.markdown import escaped

    return f"- {escaped(ref)}  {in_markdown(said)}" if ref else f"- {in_markdown(said)}"


def in_markdown(said: Sequence[Words]) -> str:
    """Words in their looks as Markdown has them: bold what is strong, each new line a line of its own."""
    from secretariat.papers.markdown import escaped

    parts: list[str] = []
    for words in said:
        text = escaped(words.text)
        space = " " if words.text.startswith(" ") else ""
        shown = f"**{text}**" if words.strong and text else text
        parts.append(("  \n  " if words.on_new_line else space) + shown)
    return "".join(parts)
