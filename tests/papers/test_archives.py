"""What archives hold, before anything of them is unfolded."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from secretariat.papers.archives import DamagedArchive, is_locked, parts_of, unfolds_beyond

ENOUGH = 100_000_000


def archive(*parts: tuple[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    packed.seek(0)
    return packed


def test_a_part_that_grows_a_thousandfold_is_told_before_it_is_unfolded() -> None:
    text = bytes(range(256)) * 8_000
    assert not unfolds_beyond(parts_of(archive(("a.xml", text[:900_000]))), ENOUGH)
    assert unfolds_beyond(parts_of(archive(("a.xml", b"0" * 2_000_000))), ENOUGH)
    assert unfolds_beyond(parts_of(archive(("a.xml", b"1" * 900_000), ("b.xml", b"2" * 900_000))), 1_000_000)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_damaged_is_said_to_be(damage: bytes) -> None:
    with pytest.raises(DamagedArchive):
        parts_of(BytesIO(damage))


def test_a_password_is_noticed() -> None:
    parts = parts_of(archive(("word/document.xml", b"x")))
    assert not is_locked(parts)
    parts[0].flag_bits |= 0x1
    assert is_locked(parts)
