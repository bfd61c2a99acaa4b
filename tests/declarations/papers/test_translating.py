"""A translation beside its text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from secretariat.declarations.drafting import edit_paragraph
from secretariat.declarations.papers.making import declaration_paper
from secretariat.declarations.papers.texts import TextKind, declaration_text
from secretariat.declarations.papers.translating import translate
from secretariat.declarations.queries import ParagraphRow, declaration_detail
from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.reshaping import merge_with_next
from secretariat.declarations.revisions import cut_revision
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.declarations.papers.drafts import CLEAN
from tests.declarations.papers.test_akoma_ntoso import AKN
from tests.printing import pdf_text

INDONESIAN = """Deklarasi Jakarta

Kami, para menteri, bertemu di Jakarta,

Mengingat deklarasi Beijing,

1. Sepakat menggandakan jumlah usaha yang mengekspor [/b];

2. Memutuskan:

  (a) melatih pelatih; dan

  (b) bertemu lagi dalam dua tahun.
"""


def translated(record: Record, text: str = INDONESIAN, language: str = "id") -> Any:
    return translate(record, "D-1", language, read_pasted(text, markdown=False))


def beside(record: Record) -> list[str]:
    text = declaration_text(record, "D-1", TextKind.CLEAN, beside="id")
    return ["".join(run.text for run in one.translation) for one in text.paragraphs]


def to_be_translated(record: Record) -> list[int]:
    return [place for place, words in enumerate(beside(record)) if words == "to be translated"]


def paragraphs(record: Record) -> tuple[ParagraphRow, ...]:
    return declaration_detail(record, "D-1").paragraphs


def test_every_paragraph_has_its_translation_beside_it(agreed: Record) -> None:
    done = translated(agreed)
    assert (done.ref, done.revision, done.paragraphs) == ("D-1", "Rev.3", 7)
    assert beside(agreed)[3] == "Sepakat menggandakan jumlah usaha yang mengekspor [/b];"
    text = declaration_text(agreed, "D-1", TextKind.CLEAN, beside="id")
    paper = " ".join(pdf_text(declaration_paper(text, ".pdf")).split())
    assert "Bahasa Indonesia" in paper
    assert "melatih pelatih" in paper
    table = docx.Document(io.BytesIO(declaration_paper(text, ".docx"))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["English", "Bahasa Indonesia"]
    assert [cell.text for cell in table.rows[-1].cells] == [
        "(b)\tto meet again in two years.",
        "(b)\tbertemu lagi dalam dua tahun.",
    ]


def test_a_second_translation_takes_the_place_of_the_first_and_undo_brings_it_back(agreed: Record) -> None:
    translated(agreed)
    translated(agreed, INDONESIAN.replace("melatih", "mendidik"))
    assert beside(agreed)[5] == "mendidik pelatih; dan"
    agreed.undo()
    assert beside(agreed)[5] == "melatih pelatih; dan"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (INDONESIAN.replace("2. Memutuskan:\n\n", ""), r"paragraph 5: “2 Decide:” there, “\(a\) melatih"),
        (INDONESIAN + "\n3. Terima kasih.\n", r"paragraph 8: “–” there, “3 Terima kasih\.” here"),
        ("Deklarasi Jakarta\n", "paragraph 2: “We, the ministers"),
    ],
)
def test_a_translation_of_another_text_is_refused_and_it_is_said_where(agreed: Record, text: str, where: str) -> None:
    with pytest.raises(Refused, match=where):
        translated(agreed, text)


def test_what_is_no_language_or_the_texts_own_is_refused(agreed: Record) -> None:
    with pytest.raises(Refused, match="no language's code"):
        translated(agreed, language="Indonesian (formal)")
    with pytest.raises(Refused, match="is in “en” itself"):
        translated(agreed, language="EN")


def test_a_paragraph_that_was_changed_since_has_no_translation_until_it_is_taken_again(agreed: Record) -> None:
    translated(agreed)
    row = declaration_detail(agreed, "D-1").paragraphs[3]
    edit_paragraph(agreed, row.id, text="Agree to triple it;")
    assert to_be_translated(agreed) == [3]
    agreed.undo()
    assert to_be_translated(agreed) == []
    edit_paragraph(agreed, declaration_detail(agreed, "D-1").paragraphs[3].id, text="Agree to triple it;")
    translated(agreed, INDONESIAN.replace("menggandakan", "melipattigakan"))
    assert "melipattigakan" in beside(agreed)[3]


def test_a_translation_of_other_words_comes_back_neither_with_a_cut_nor_with_an_import(agreed: Record) -> None:
    translated(agreed)
    edit_paragraph(agreed, paragraphs(agreed)[3].id, text="Agree to abolish it;")
    cut_revision(agreed, "D-1", label="Rev.4")
    edit_paragraph(agreed, paragraphs(agreed)[5].id, text="to train more trainers; and")
    assert to_be_translated(agreed) == [3, 5]
    again = CLEAN.replace("double the number of enterprises that export", "abolish it").replace("to train", "train")
    take_in(agreed, read_pasted(again, markdown=False), Target(declaration="D-1"))
    assert to_be_translated(agreed) == [3, 5]


def test_the_same_translation_of_a_corrected_paragraph_is_taken_as_one_of_what_it_says_now(agreed: Record) -> None:
    translated(agreed)
    edit_paragraph(agreed, paragraphs(agreed)[3].id, text="Agree to double the numbers of enterprises that export;")
    assert to_be_translated(agreed) == [3]
    translated(agreed)
    assert to_be_translated(agreed) == []
    agreed.undo()
    assert to_be_translated(agreed) == [3]


def test_two_paragraphs_in_one_are_translated_where_both_were(agreed: Record) -> None:
    translated(agreed)
    merge_with_next(agreed, paragraphs(agreed)[5].id)
    assert beside(agreed)[5] == "melatih pelatih; dan bertemu lagi dalam dua tahun."
    agreed.undo()
    edit_paragraph(agreed, paragraphs(agreed)[6].id, text="never to meet again.")
    merge_with_next(agreed, paragraphs(agreed)[5].id)
    assert to_be_translated(agreed) == [5]


def test_translate_and_print_beside_on_the_command_line(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "id.txt").write_text(INDONESIAN, encoding="utf-8")
    assert run("declarations", "import", "-", str(tmp_path / "en.txt"), "--revision", "Rev.1").code == 0
    done = run("declarations", "translate", "D-1", str(tmp_path / "id.txt"), "--language", "id")
    assert (done.code, done.err) == (0, "D-1 Rev.1 now has a translation into “id”: 7 paragraphs.\n")
    for form in (".pdf", ".docx", ".txt", ".md", ".xml"):
        assert run("declarations", "print", "D-1", "--beside", "id", "-o", str(tmp_path / f"both{form}")).code == 0
    assert run("declarations", "print", "D-1", "--beside", "fr", "-o", str(tmp_path / "no.pdf")).code == 1


def in_both(record: Record, form: str) -> str:
    return declaration_paper(declaration_text(record, "D-1", TextKind.CLEAN, beside="id"), form).decode()


@pytest.mark.parametrize("form", [".txt", ".md"])
def test_in_files_that_are_text_alone_the_translation_is_quoted_below_each_paragraph(agreed: Record, form: str) -> None:
    translated(agreed)
    row = paragraphs(agreed)[1]
    edit_paragraph(agreed, row.id, text="We, the ministers, meeting in Bandung,")
    written = in_both(agreed, form)
    assert written.startswith("English\n\n> Bahasa Indonesia\n\n")
    assert "meeting in Bandung,\n\n> (to be translated)\n" in written
    assert "enterprises that export;\n\n> 1. Sepakat menggandakan jumlah usaha yang mengekspor [/b];\n" in written
    own = [line for line in written.splitlines() if line.strip() and not line.lstrip().startswith(">")]
    changed = CLEAN.replace("in Jakarta,", "in Bandung,")
    assert " ".join(" ".join(own[1:]).replace("#", "").split()) == " ".join(changed.split())


def test_for_exchange_a_text_and_its_translation_are_two_expressions_of_one_work(agreed: Record) -> None:
    translated(agreed)
    root = etree.fromstring(in_both(agreed, ".xml").encode())
    ids = root.xpath("//@eId")
    assert len(ids) == len(set(ids))
    documents = root.xpath("a:documentCollection/a:collectionBody/a:component/a:doc", namespaces=AKN)
    works, languages, titles, points = (
        [one.xpath(f"string({path})", namespaces=AKN) for one in documents]
        for path in (
            "a:meta//a:FRBRWork/a:FRBRuri/@value",
            "a:meta//a:FRBRlanguage/@language",
            "a:preface//a:docTitle",
            "a:mainBody//a:point[1]/@wId",
        )
    )
    assert (len(set(works)), len(set(points))) == (1, 1)
    assert (languages, titles) == (["eng", "ind"], ["Jakarta Declaration", "Deklarasi Jakarta"])
    original = documents[0].xpath("string(a:meta//a:FRBRExpression/a:FRBRuri/@value)", namespaces=AKN)
    assert documents[1].xpath("a:meta//a:FRBRtranslation/@href", namespaces=AKN) == [original]
    assert "melatih pelatih; dan" in "".join(documents[1].itertext())


def test_a_note_is_printed_in_both_languages(draft: Record) -> None:
    english = ["[^1]: Of 2007.", "the report", "double"]
    indonesian = declaration_paper(declaration_text(draft, "D-1", TextKind.COMPILATION), ".md").decode()
    for words, own in zip(english, ("[^1]: Tahun 2007.", "laporan", "dua kali"), strict=True):
        indonesian = indonesian.replace(words, own)
    translate(draft, "D-1", "id", read_pasted(indonesian, markdown=True))
    text = declaration_text(draft, "D-1", TextKind.COMPILATION, beside="id")
    assert "Of 2007. / Tahun 2007." in " ".join(pdf_text(declaration_paper(text, ".pdf")).split())
    recalling = next(one for one in text.paragraphs if one.address == "P1")
    assert [run.note for run in recalling.translation if run.note] == ["1"]
