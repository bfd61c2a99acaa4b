"""Photos of people: whole pictures alone are kept, small and upright, and are gone for good with an erasure."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import func, select
from textual.widgets import Input

from secretariat.agenda.tabled.operations import add_paper
from secretariat.agenda.tabled.queries import file_in
from secretariat.meetings.operations import add_meeting
from secretariat.people.erasing import erase_people, erasure_of
from secretariat.people.erasing_words import erasure_facts, erasure_json
from secretariat.people.merging import merge_people
from secretariat.people.operations import add_person, remove_people
from secretariat.people.photo import LARGEST, photo_kept
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


def drawn(kind: str, width: int = 3, height: int = 4, *, seed: bytes = b"", **how: Any) -> bytes:
    """A picture in a colour of its own for each ``seed``."""
    made = BytesIO()
    Image.new("RGB", (width, height), tuple(sha256(seed).digest()[:3])).save(made, kind, **how)
    return made.getvalue()


def png(width: int = 3, height: int = 4, *, seed: bytes = b"") -> bytes:
    return drawn("PNG", width, height, seed=seed)


def jpeg(width: int = 3, height: int = 4, *, seed: bytes = b"") -> bytes:
    return drawn("JPEG", width, height, seed=seed)


def small(content: bytes) -> bytes:
    """The picture as it is kept."""
    return photo_kept(content, "x")


def sides(content: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(content)).size


def written(folder: Path, content: bytes, name: str = "face.png") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def kept(record: Record) -> int:
    with record.reading() as connection:
        return connection.execute(select(func.count()).select_from(kept_file)).scalar() or 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_photo_is_kept_small_and_keeps_its_shape(kind: str) -> None:
    kept_ = small(drawn(kind, 4000, 3000))
    assert (kept_[:3], sides(kept_)) == (b"\xff\xd8\xff", (1200, 900))
    assert sides(small(drawn(kind, 30, 40))) == (30, 40)  # none is made larger


def test_nothing_of_where_and_by_what_it_was_taken_is_kept_and_it_stands_upright() -> None:
    beside = Image.Exif()
    beside[0x0112] = 6  # lying on its side
    beside[0x010F] = "Secret camera"
    given_ = drawn("JPEG", 60, 40, exif=beside, comment=b"6.2 S 106.8 E")
    assert b"Secret camera" in given_ and b"106.8" in given_
    kept_ = small(given_)
    assert sides(kept_) == (40, 60)
    assert b"Secret" not in kept_ and b"106.8" not in kept_ and not Image.open(BytesIO(kept_)).getexif()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_kept_and_what_is_transparent_is_white(mode: str) -> None:
    made = BytesIO()
    Image.new(mode, (8, 8)).save(made, "PNG")
    shown = Image.open(BytesIO(small(made.getvalue())))
    assert shown.mode == "RGB"
    assert shown.getpixel((4, 4)) == ((255, 255, 255) if "A" in mode else (0, 0, 0))


def noise(kind: str) -> bytes:
    made = BytesIO()
    Image.effect_noise((80, 80), 90).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("content", [noise("PNG"), noise("JPEG")])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_whatever_is_cut_off_is_told_in_one_sentence_and_never_a_fault(content: bytes, part: float) -> None:
    with pytest.raises(Refused, match=r"“\[/x\]\.png” is .*\.$"):
        photo_kept(content[: int(len(content) * part)], "[/x].png")


@settings(max_examples=12)
@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10JFIF"]))
def test_any_bytes_are_a_picture_or_refused(rest: bytes, sign: bytes) -> None:
    try:
        small(sign + rest)
    except Refused as refused:
        assert refused.message.endswith(".")


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of few bytes that says it has many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "is no JPEG or PNG picture"),
        (b"%PDF-1.7", "is no JPEG or PNG picture"),
        (bomb(), "60000 × 60000 pixels; a photo of up to 64 million"),
        (bomb(8000, 8000), "is broken off or damaged"),
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
    with pytest.raises(Refused, match="has 21 MB; a file of up to 20 MB"):
        set_photo(reference, "P-1", written(tmp_path, b"\x00" * (LARGEST + 1)))


def test_a_photo_is_kept_replaced_taken_away_and_brought_back(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Dong-Sun KIM (김동선)")
    set_photo(reference, "P-1", written(tmp_path, png()))
    set_photo(reference, "P-1", written(tmp_path, jpeg(seed=b"other"), "face.jpg"))
    assert photo_of(reference, "P-1") == small(jpeg(seed=b"other"))
    reference.undo()
    assert photo_of(reference, "P-1") == small(png())
    remove_photo(reference, "P-1")
    for asked in (photo_of, remove_photo):
        with pytest.raises(Refused, match="There is no photo of P-1 on record"):
            asked(reference, "P-1")
    reference.undo()
    assert photo_of(reference, "P-1") == small(png())
    assert check(reference).problems == ()


def test_a_merged_person_has_the_photo_of_either(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Ana SANTOS")
    add_person(reference, name="A. SANTOS")
    set_photo(reference, "P-2", written(tmp_path, png()))
    merge_people(reference, "P-1", "P-2")
    assert photo_of(reference, "P-1") == small(png())


def file_bytes(record: Record) -> bytes:
    path = path_of(record.url)
    assert path is not None
    record.close()
    record.__dict__.pop("engine", None)
    return path.read_bytes()


def test_erasing_takes_every_photo_the_person_had_out_of_the_file(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Dong-Sun KIM")
    given_ = [png(seed=seed) for seed in (b"first-face", b"second-face")]
    faces = [small(one) for one in given_]
    for one in given_:
        set_photo(reference, "P-1", written(tmp_path, one))
    before = file_bytes(reference)
    assert all(face in before for face in faces)
    told = erasure_of(reference, ["P-1"])
    assert told.photos == 2
    assert ("Photos", "2 files") in [(fact.label, fact.value) for fact in erasure_facts(told)]
    assert erasure_json(told, done=False)["photos"] == 2
    assert kept(reference) == 2
    assert erase_people(reference, ["P-1"]).photos == 2
    after = file_bytes(reference)
    assert not any(face in after for face in faces)
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
    add_paper(reference, "M-1", title="A picture", file=written(tmp_path, photo_of(reference, "P-1"), "a.jpg"))
    assert erasure_of(reference, ["P-1"]).photos == 0
    assert erase_people(reference, ["P-1"]).photos == 0
    assert photo_of(reference, "P-2") == small(png(seed=b"shared"))
    assert file_in(reference, "M/1")[1] == small(png(seed=b"own"))
    assert check(reference).problems == ()


def test_the_photo_of_somebody_deleted_before_goes_too(reference: Record, tmp_path: Path) -> None:
    add_person(reference, name="Dong-Sun KIM")
    set_photo(reference, "P-1", written(tmp_path, png(seed=b"a-face")))
    remove_people(reference, ["P-1"])
    assert erase_people(reference, ["P-1"]).photos == 1
    assert small(png(seed=b"a-face")) not in file_bytes(reference)


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
    assert run("people", "photo", "P-1", "-o", str(tmp_path / "back.jpg")).code == 0
    assert (tmp_path / "back.jpg").read_bytes() == small(png())
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
