"""Two languages: every sentence a person can see is translated, and the catalog is built."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from secretariat.cli import run
from secretariat.values.language import set_language

HOUSE = Path(__file__).resolve().parents[2] / "secretariat"
CATALOG = HOUSE / "locale" / "id" / "LC_MESSAGES"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "in_language": (2,)}
SAME_IN_BOTH = re.compile(r"[^a-zA-Z]*(?:\{[a-z_]+\}[^a-zA-Z]*)*")


@cache
def sentences() -> dict[str | tuple[str, str], str]:
    """Every marked sentence of the program, with the place it stands in."""
    found: dict[str | tuple[str, str], str] = {}
    for file, line, message, _comments, _context in extract_from_dir(HOUSE, keywords=KEYWORDS):
        found.setdefault(message, f"{file}:{line}")  # type: ignore[arg-type]  # Babel's own types are wider
    return found


def marked() -> Iterator[tuple[str, str]]:
    """Every text given to one of the marking functions, as Python reads the source: inside f-strings too."""
    for file in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                said = node.args[1 if node.func.id == "in_language" else 0] if node.args else None
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield said.value, f"{file.relative_to(HOUSE)}:{node.lineno}"


@cache
def catalog() -> dict[str | tuple[str, str], tuple[str, ...]]:
    """What the Indonesian catalog says, without what is fuzzy."""
    with (CATALOG / "secretariat.po").open("rb") as file:
        said = read_po(file)
    result: dict[str | tuple[str, str], tuple[str, ...]] = {}
    for message in said:
        if message.id and not message.fuzzy:
            words = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            key = tuple(message.id) if isinstance(message.id, (tuple, list)) else message.id
            result[key] = tuple(word or "" for word in words)
    return result


def test_no_sentence_hides_from_extraction() -> None:
    """Babel does not look into f-strings on every Python; a sentence is marked outside them."""
    found = {message if isinstance(message, str) else message[0] for message in sentences()}
    assert {said: place for said, place in marked() if said not in found} == {}


def test_every_sentence_is_translated() -> None:
    translated = catalog()
    missing = {
        message: place
        for message, place in sentences().items()
        if message and not all(translated.get(message, ("",))) and not SAME_IN_BOTH.fullmatch(str(message))
    }
    assert missing == {}


def test_nothing_stands_in_the_catalog_that_is_no_longer_said() -> None:
    assert set(catalog()) - set(sentences()) == set()


def test_translations_keep_their_placeholders() -> None:
    wrong = []
    for message, words in catalog().items():
        singular = message if isinstance(message, str) else message[-1]
        wanted = sorted(re.findall(r"\{[a-z_]*\}", singular))
        wrong += [message for word in words if word and sorted(re.findall(r"\{[a-z_]*\}", word)) != wanted]
    assert wrong == []


def built(file: IO[bytes]) -> dict[str, object]:
    """What a built catalog says; Babel gives sentences with a plural as lists, which can't be keys."""
    return {str(message.id): message.string for message in read_mo(file)}


def test_the_built_catalog_is_in_step_with_its_source() -> None:
    with (CATALOG / "secretariat.po").open("rb") as file:
        source = read_po(file)
    wanted = io.BytesIO()
    write_mo(wanted, source)
    wanted.seek(0)
    with (CATALOG / "secretariat.mo").open("rb") as file:
        assert built(file) == built(wanted)


def test_the_words_of_argparse_are_translated_too(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        assert run(["--lang", "id", "actions", "done"]) == 2
        said = capsys.readouterr().err
        assert run(["--lang", "id", "actions", "done", "--help"]) == 0
        told = capsys.readouterr().out
    finally:
        set_language("en")
    assert "actions done: kurang: REF" in said
    assert "pemakaian: secretariat actions done" in told


def test_the_indonesian_catalogue_has_one_word_for_an_undo_and_for_a_folder() -> None:
    with (CATALOG / "secretariat.po").open("rb") as file:
        said = " ".join(str(message.string).lower() for message in read_po(file) if message.id)
    assert "batalkan" in said and "folder" in said
    assert re.findall(r"\S*urungkan|(?<!-)\bmap\b", said) == []
