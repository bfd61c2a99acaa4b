"""Texts as Akoma Ntoso: read back, every paragraph is there in order, with its number and identity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from secretariat.declarations.papers.akoma_elements import NAMESPACE
from secretariat.declarations.papers.akoma_ntoso import declaration_xml
from secretariat.declarations.papers.markers import paper_marker, ranks
from secretariat.declarations.papers.runs import RunReader, is_for_machines, note_label
from secretariat.declarations.papers.texts import (
    DeclarationText,
    PrintedParagraph,
    TextKind,
    declaration_text,
)
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.brackets import parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.papers.columns import printable
from secretariat.record.record import Record
from tests.declarations.comparison.drafts import texts
from tests.declarations.reading.real_texts import read_real

AKN: Final = {"a": NAMESPACE}
paragraphs: Final = st.lists(
    st.builds(
        Paragraph,
        kind=st.sampled_from([kind.value for kind in ParagraphKind]),
        text=texts.filter(str.strip),
        number=st.sampled_from(("", "1", "2", "(a)", "Article 3")),
        level=st.integers(0, 3),
    ),
    min_size=1,
    max_size=14,
)


def printed(found: Sequence[Paragraph], *, markdown: bool = False) -> DeclarationText:
    """A text without a record."""
    reader = RunReader(found, parse(found), markdown=markdown)
    rank = ranks(found)
    told = tuple(
        PrintedParagraph(
            wording=replace(one, identity=place + 1),
            address=f"#{place + 1}",
            marker=reader.of(paper_marker(one, markdown=markdown)),
            runs=reader.runs(place),
            rank=rank[place],
            note=note_label(one),
        )
        for place, one in enumerate(found)
        if not (markdown and is_for_machines(one))
    )
    day = date(2007, 10, 29)
    return DeclarationText(
        kind=TextKind.COMPILATION,
        ref="D-1",
        title="Jakarta [draft] Declaration",
        meeting="",
        revision="Rev.1",
        when="",
        day=day,
        begun=day,
        status="",
        marking="",
        language="en",
        sha256="",
        open_brackets=0,
        without_partner=0,
        written_in="markdown" if markdown else "",
        front_matter="",
        beside="",
        wording=tuple(found),
        paragraphs=told,
        positions=(),
        corrigenda=(),
    )


def read_back(text: DeclarationText) -> list[str]:
    """The words of each block behind the title, in order, notes aside."""
    root = etree.fromstring(declaration_xml(text))
    for note in root.xpath("//a:authorialNote | //a:meta", namespaces=AKN):
        tail, parent, before = note.tail or "", note.getparent(), note.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(note)
    found = root.xpath("//a:p[not(a:docTitle)] | //a:heading | //a:attachment//a:docTitle", namespaces=AKN)
    return [words for words in ("".join(one.itertext()) for one in found) if words.strip()]


def expected(text: DeclarationText) -> list[str]:
    lines = []
    for one in text.paragraphs:
        words = printable("".join(run.text for run in one.runs)).replace("\n", "")
        if words.strip() and not one.note and words.casefold() != text.title.casefold():
            lines.append(words)
    return lines


@given(paragraphs)
def test_every_paragraph_is_read_back_in_its_order(found: list[Paragraph]) -> None:
    text = printed(found)
    told = read_back(text)
    assert len(told) == len(expected(text))
    assert all(words.endswith(wanted) for words, wanted in zip(told, expected(text), strict=True))


@pytest.mark.parametrize(
    "name",
    [
        "paris/1-2015-10-23-draft-agreement.md",
        "long/unclos-1982.txt",
        "summits/g20-bali-2022.md",
        "bbnj/agreement-fr.txt",
    ],
)
def test_real_texts_are_read_back_whole(name: str) -> None:
    read = read_real(name)
    text = printed(read.paragraphs, markdown=read.written_in == "markdown")
    told, wanted = read_back(text), expected(text)
    assert len(told) == len(wanted)
    assert all(words.endswith(own) for words, own in zip(told, wanted, strict=True))


@given(paragraphs)
def test_no_two_elements_have_the_same_id(found: list[Paragraph]) -> None:
    root = etree.fromstring(declaration_xml(printed(found)))
    ids = root.xpath("//@eId")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//a:noteRef/@href", namespaces=AKN)} <= set(ids)


def structure(record: Record) -> Any:
    return etree.fromstring(declaration_xml(declaration_text(record, "D-1", TextKind.COMPILATION)))


def test_preamble_points_and_intro_stand_in_their_elements(draft: Record) -> None:
    root = structure(draft)
    assert ["".join(one.itertext()).split()[0] for one in root.xpath("//a:recital", namespaces=AKN)] == [
        "Recalling",
        "[Noting",
    ]
    assert root.xpath("string(//a:section/a:heading)", namespaces=AKN) == "Trade"
    decide = root.xpath("//a:paragraph[a:num='2.']/a:list", namespaces=AKN)[0]
    assert decide.xpath("string(a:intro/a:p)", namespaces=AKN) == "Decide:"
    assert decide.xpath("a:point/a:num/text()", namespaces=AKN) == ["(a)", "(b)"]
    assert decide.xpath("a:point[1]/@eId", namespaces=AKN) == ["sec_1__para_2__list_1__point_a"]
    assert root.xpath("string(//a:authorialNote[@marker='1'])", namespaces=AKN).strip() == "Of 2007."


def test_authors_of_brackets_are_notes_and_brackets_stay_text(draft: Record) -> None:
    root = structure(draft)
    assert "[double][KR: triple [or more]]" in "".join(root.itertext())
    note = root.xpath("//a:meta/a:notes/a:note", namespaces=AKN)[0]
    assert "".join(note.itertext()).strip() == "2(b).1 “in two years”: proposed by JP, KR"
    assert root.xpath(f"//a:noteRef[@href='#{note.get('eId')}']/@marker", namespaces=AKN) == ["2(b).1"]


def test_a_paragraph_has_the_same_work_id_in_the_next_revision(draft: Record) -> None:
    from secretariat.declarations.drafting import add_paragraph

    before = structure(draft).xpath("//a:paragraph[a:num='3.']/@wId", namespaces=AKN)
    add_paragraph(draft, "D-1", text="Thank the staff.", before="3")
    root = structure(draft)
    after = root.xpath("//a:paragraph[contains(., 'Thank the host')]/@wId", namespaces=AKN)
    assert after == before != []
    assert root.xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces=AKN)[0].endswith("/d-1")
