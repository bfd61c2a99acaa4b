"""The parts of a workbook's ZIP file, unfolded piece by piece within the limit; whether one is under a password."""

from __future__ import annotations

import zlib

from secretariat.papers.workbook_child.answers import refuse

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Final

_CHUNK: Final = 262_144


class Parts:
    """The parts of the workbook's ZIP file."""

    def __init__(self, data: bytes, words: list[str], most: int) -> None:
        self.data, self.most = data, most
        self.places = {
            name: tuple(map(int, place.split(":"))) for name, place in zip(words[::2], words[1::2], strict=True)
        }

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unfolded bytes of a part, piece by piece, no more than the limit."""
        offset, size, method = self.places[name]
        start = offset + 30 + sum(int.from_bytes(self.data[offset + at : offset + at + 2], "little") for at in (26, 28))
        raw = memoryview(self.data)[start : start + size]
        if method == 0:
            yield from (bytes(raw[at : at + _CHUNK]) for at in range(0, len(raw), _CHUNK))
            return
        if method != zlib.DEFLATED:
            return
        unfold, total, waiting = zlib.decompressobj(-15), 0, bytes(raw)
        while waiting and not unfold.eof:
            piece = unfold.decompress(waiting, _CHUNK)
            waiting = unfold.unconsumed_tail
            total += len(piece)
            if total > self.most:
                refuse("large")
            yield piece

    def tells(self, name: str, signs: tuple[bytes, ...]) -> bool:
        """Whether a part may hold a formula or an error: most hold none and need no parsing."""
        tail = b""
        for piece in self.chunks(name):
            seen = tail + piece
            if any(sign in seen for sign in signs):
                return True
            tail = piece[-40:]
        return False

    def parse(self, name: str, start: Callable[..., None], end: Callable[..., None], text: Callable[..., None]) -> None:
        """Run the part through expat. A document type is refused: sheets have none, entity bombs need one."""
        import pyexpat

        parser = pyexpat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = lambda *_declared: refuse("damaged")

        def first(tag: str, marks: dict[str, str]) -> None:
            """A part whose first element has no prefix has none on what is looked for, and is followed without cost."""
            if ":" in tag:
                parser.StartElementHandler = lambda tag, marks: start(tag.rpartition(":")[2], marks)
                parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
            else:
                parser.StartElementHandler, parser.EndElementHandler = start, end
            start(tag.rpartition(":")[2], marks)

        parser.StartElementHandler = first
        parser.CharacterDataHandler = text
        try:
            for piece in self.chunks(name):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except pyexpat.ExpatError:
            return  # the library, which is laxer, has read what there is


def is_encrypted(data: bytes, parts: Parts) -> bool:
    """Whether a workbook that cannot be read is under a password: the library does not say so.

    Office puts the encrypted package into an OLE file; BIFF has a FILEPASS record among its first ([MS-XLS] 2.4.117);
    ODF names the encryption in its manifest.
    """
    if data.startswith(b"PK"):
        manifest = [name for name in parts.places if name.endswith("manifest.xml")]
        return any(b"encryption-data" in b"".join(parts.chunks(name)) for name in manifest)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    at = data.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    for _record in range(20):
        kind, size = data[at : at + 2], int.from_bytes(data[at + 2 : at + 4], "little")
        if at < 0 or kind == b"\x2f\x00":
            return at >= 0
        at += 4 + size
    return False
