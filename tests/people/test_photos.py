"""Photos of people: whole pictures alone are kept, given back as they were, and gone for good with an erasure."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select
from textual.widgets import Input

from secretariat.agenda.tabled.operations import add_paper
from secretariat.agenda.tabled.queries import file_in
from secretariat.meetings.operations import add_meeting
from secretariat.people.erasing import erase_people, erasure_of
from secretariat.people.erasing_words import erasure_facts, erasure_json
from secretariat.people.merging import merge_people
from secretariat.people.operations import add_person, remove_people
from secretariat.people.photo import LARGEST, Picture, checked_photo
from secretariat.people.photo_operations import photo_of, remove_photo, set_photo
from secretariat.people.queries import person_detail
from secretariat.people.screen import PeopleView
from secretariat.record.check import check
from secretariat.record.kept_files import kept_file
from secretariat.record.location import path_of
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.toolkit.alone import Alone
from tests.toolkit.list_demo import settled

Run = Callable[..., Any]


def png(width: int = 3, height: int = 4, *, seed: bytes = b"") -> bytes:
    """A PNG of grey; ``seed`` makes one differ from another."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(b"".join(b"\x00" + b"\x80" * min(width, 9) for _row in range(min(height, 9))))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    own = chunk(b"tEXt", b"Comment\x00" + seed)
    return b"\x89PNG\r\n\x1a\n" + head + own + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int = 3, height: int = 4, *, sign: bytes = b"JFIF\x00") -> bytes:
    """The segments of a JPEG, with a scan that no viewer is asked to draw."""

    def segment(marker: int, data: bytes) -> bytes:
        return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data

    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8"
        + segment(0xE0, sign + b"\x01" * 9)
        + segment(0xC0, frame)
        + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + b"\x12\xff\x00\x34\xff\xd9"
    )


def written(folder: Path, content: bytes, name: str = "face.png") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def kept(record: Record) -> int:
    with record.reading() as connection:
        return connection.execute(select(func.count()).select_from(kept_file)).scalar() or 0


@pytest.mark.parametrize("made", [png, jpeg])
@given(width=st.integers(1, 6000), height=st.integers(1, 6000))
def test_a_pictures_sides_are_read(made: Callable[..., bytes], width: int, height: int) -> None:
    kind = "PNG" if made is png else "JPEG"
    assert checked_photo(made(width, height), "x") == Picture(kind, width, height)


@pytest.mark.parametrize("content", [png(), jpeg()])
def test_whatever_is_cut_off_is_told_and_never_a_fault(content: bytes) -> None:
    for end in range(len(content) - 1):
        with pytest.raises(Refused):
            checked_photo(content[:end], "[/x].png")


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10JFIF"]))
def test_any_bytes_are_a_picture_or_refused(rest: bytes, sign: bytes) -> None:
    try:
        checked_photo(sign + rest, "x")
    except Refused as refused:
        assert refused.message.endswith(".")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "is no JPEG or PNG picture"),
        (b"%PDF-1.7", "is no JPEG or PNG picture"),
        (png(9000, 9000), "9000 × 9000 pixels; a photo of up to 40 million"),
        (png(0, 4), "is broken off or damaged"),
        (jpeg(sign=b"Adobe"), "of an unusual kind"),
    ],
)
def test_what_is_no_photo_is_refused_and_nothing_is_kept(
    reference: Record, tmp_path: Path, content: bytes, words: str
) -> None:
    add_person(reference, name="Ana SANTOS")
    with pytest.raises(Refused, match=words):
        set_photo(reference, "P-1", written(tmp_path, content))
    assert (kept(reference), person_detail(reference, "P-1").photo) == (0, "")


def test_a_photo_too_large_is_refused_by_its_size(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Ana SANTOS")
    with pytest.raises(Refused, match="has 6 MB; a file of up to 5 MB"):
        set_photo(reference, "P-1", written(tmp_path, b"\x00" * (LARGEST + 1)))


def test_a_photo_is_kept_replaced_taken_away_and_brought_back(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Dong-Sun KIM (김동선)")
    set_photo(reference, "P-1", written(tmp_path, png()))
    set_photo(reference, "P-1", written(tmp_path, jpeg(), "face.jpg"))
    assert photo_of(reference, "P-1") == jpeg()
    reference.undo()
    assert photo_of(reference, "P-1") == png()
    remove_photo(reference, "P-1")
    for asked in (photo_of, remove_photo):
        with pytest.raises(Refused, match="There is no photo of P-1 on record"):
            asked(reference, "P-1")
    reference.undo()
    assert photo_of(reference, "P-1") == png()
    assert check(reference).problems == ()


def test_a_merged_person_has_the_photo_of_either(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Ana SANTOS")
    add_person(reference, name="A. SANTOS")
    set_photo(reference, "P-2", written(tmp_path, png()))
    merge_people(reference, "P-1", "P-2")
    assert photo_of(reference, "P-1") == png()


def file_bytes(record: Record) -> bytes:
    path = path_of(record.url)
    assert path is not None
    record.close()
    record.__dict__.pop("engine", None)
    return path.read_bytes()


def test_erasing_takes_every_photo_the_person_had_out_of_the_file(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Dong-Sun KIM")
    for seed in (b"first-face", b"second-face"):
        set_photo(reference, "P-1", written(tmp_path, png(seed=seed)))
    before = file_bytes(reference)
    assert b"first-face" in before and b"second-face" in before
    told = erasure_of(reference, ["P-1"])
    assert told.photos == 2
    assert ("Photos", "2 files") in [(fact.label, fact.value) for fact in erasure_facts(told)]
    assert erasure_json(told, done=False)["photos"] == 2
    assert kept(reference) == 2
    assert erase_people(reference, ["P-1"]).photos == 2
    after = file_bytes(reference)
    assert b"first-face" not in after and b"second-face" not in after
    assert (kept(reference), person_detail(reference, "P-1").photo) == (0, "")
    assert check(reference).problems == ()


def test_a_file_that_something_else_names_stays(reference: Record, tmp_path: Path) -> None:
    shared = written(tmp_path, png(seed=b"shared"))
    for name in ("Dong-Sun KIM", "Ana SANTOS"):
        add_person(reference, name=name)
        set_photo(reference, person_detail(reference, name).ref, shared)
    own = written(tmp_path, png(seed=b"own"))
    set_photo(reference, "P-1", own)
    add_meeting(reference, ref="M-1", title="One", level="working level", paper_pattern="M/{number}")
    assert erasure_of(reference, ["P-1"]).photos == 1
    add_paper(reference, "M-1", title="A picture", file=own)
    assert erasure_of(reference, ["P-1"]).photos == 0
    assert erase_people(reference, ["P-1"]).photos == 0
    assert photo_of(reference, "P-2") == png(seed=b"shared")
    assert file_in(reference, "M/1")[1] == png(seed=b"own")
    assert check(reference).problems == ()


def test_the_photo_of_somebody_deleted_before_goes_too(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Dong-Sun KIM")
    set_photo(reference, "P-1", written(tmp_path, png(seed=b"a-face")))
    remove_people(reference, ["P-1"])
    assert erase_people(reference, ["P-1"]).photos == 1
    assert b"a-face" not in file_bytes(reference)


def test_a_name_of_letters_that_hashes_are_written_in_is_erased_with_files_in_the_record(
    reference: Record, tmp_path: Path
) -> None:
    add_person(reference, name="Dea ABE")
    add_person(reference, name="Ana SANTOS")
    set_photo(reference, "P-2", written(tmp_path, png()))
    with reference.act("Put in") as work:
        work.connection.execute(kept_file.insert().values(hash="dea abe " + "0" * 56, size=1, content=b"x"))
        work.change(reference_person(), 2, {"note": "of Dea Abe"})
    erase_people(reference, ["P-1"])
    assert person_detail(reference, "P-2").note == "of erased person"


def reference_person() -> Any:
    from secretariat.people.model import person

    return person


def test_check_tells_of_a_file_that_is_gone_or_damaged(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Ana SANTOS")
    set_photo(reference, "P-1", written(tmp_path, png()))
    with reference.act("Break") as work:
        work.connection.execute(kept_file.update().values(content=b"other"))
        work.change(reference_person(), 1, {"note": "x"})
    assert "is damaged" in check(reference).problems[0]
    with reference.act("Break") as work:
        work.connection.execute(kept_file.delete())
        work.change(reference_person(), 1, {"note": "y"})
    assert check(reference).problems == ("The file of P-1 is not in the record.",)


def test_photos_from_the_command_line(run: Run, tmp_path: Path) -> None:
    face = written(tmp_path, png())
    run("people", "add", "--name", "Ana SANTOS")
    assert "Kept a photo of P-1" in run("people", "photo", "P-1", face).err
    assert "on record" in run("people", "show", "P-1").out
    assert json.loads(run("people", "show", "P-1", "--format", "json").out)["photo"] is True
    assert run("people", "photo", "P-1", "-o", str(tmp_path / "back.png")).code == 0
    assert (tmp_path / "back.png").read_bytes() == png()
    assert "1 file" in run("people", "erase", "P-1", "--dry-run").out
    for form in ("json", "csv"):
        assert "photo" not in run("people", "list", "--format", form).out
    assert run("people", "photo", "P-1", "--remove").code == 0
    for words, code in ((("P-1", "--remove"), 1), (("P-1",), 2), (("P-1", face, "--remove"), 2), (("P-9", face), 1)):
        told = run("people", "photo", *words)
        assert (told.code, len(told.err.strip().splitlines())) == (code, 1)


class Host(Alone[PeopleView]):
    """The people's view alone."""

    def __init__(self, record: Record) -> None:
        super().__init__(PeopleView(record))


async def test_a_photo_is_kept_from_the_peoples_view(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Ana [/draft] SANTOS")
    app = Host(reference)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await settled(pilot, 0.3)
        for content, photo in ((b"no picture", ""), (png(), "kept")):
            if not photo:
                app.view.action_photo()
                await settled(pilot, 0.3)
            field = app.screen.focused
            assert isinstance(field, Input)
            field.value = written(tmp_path, content)
            await pilot.press("ctrl+s")
            await settled(pilot, 0.3)
            assert bool(person_detail(reference, "P-1").photo) is bool(photo)


@pytest.mark.parametrize("packed", [b"no rows", zlib.compress(bytes(60))[:-6]])
def test_a_png_whose_rows_or_checks_are_damaged_is_refused(packed: bytes) -> None:
    whole = png()
    at = whole.index(b"IDAT")
    (length,) = struct.unpack(">I", whole[at - 4 : at])
    chunk = struct.pack(">I", len(packed)) + b"IDAT" + packed + struct.pack(">I", zlib.crc32(b"IDAT" + packed))
    rest = whole[at + 8 + length :]
    with pytest.raises(Refused, match="broken off or damaged"):
        checked_photo(whole[: at - 4] + chunk + rest, "face.png")
    with pytest.raises(Refused, match="broken off or damaged"):
        checked_photo(whole[: at + 5] + b"\x00\x00" + whole[at + 7 :], "face.png")
