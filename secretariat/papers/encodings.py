"""Which letters the bytes of a text file stand for: by its mark, by being strictly UTF-8, else by what is likely."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

_MARKS: Final = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_USUAL: Final = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp874", "cp866", "cp855", "koi8_r", "mac_cyrillic",
    "cp932", "euc_jp", "cp949", "johab", "gb18030", "cp950",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_9",
]  # fmt: skip
_SAMPLE: Final = 24_000  # bytes of lines with something beyond ASCII: more makes the guess slower, hardly better
_BEYOND_ASCII: Final = bytes(range(128, 256))
_MOST_DAMAGE: Final = 1000  # at most one character in so many may be no text in an encoding that is still taken
_TOO_FEW: Final = 12  # bytes beyond ASCII under which letter statistics say nothing
_WESTERN: Final = re.compile(r"[\x00-\x7f]*(?:[\xc0-\xff‘’“”–—…€ŠŽŒšžœŸ«»°ºª§·´¿¡©®™£¥±\xa0]{1,2}(?:[\x00-\x7f]+|$))*")
_FEW: Final = 400  # bytes beyond ASCII up to which a text of plainly Western letters is taken for Western
# As ě ř đ ţ ő ű ů ć read where cp1250 is taken for cp1252.
_SELDOM_WESTERN: Final = frozenset("ìøðþýõûùžšæÌØÐÞÝÕÛÙŽŠÆ")
_CONTROLS: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and the encoding it was read in; ``guessed`` where nothing in the file says so for certain.

    ``damaged`` counts the places that are no text in that encoding and are shown as ``�``.
    """

    text: str
    encoding: str
    guessed: bool = False
    damaged: int = 0


def decoded(data: bytes, name: str) -> Decoded:
    """The text of ``data``, the content of the file ``name``. Raises ``Refused`` where it is not text, or holds NUL."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _without_nul(Decoded(_strictly(data[len(mark) :], encoding, name), encoding), name)
    if b"\0" in data:
        wide = _wide(data)
        if wide is None:
            raise _nul_refusal(data[: data.index(b"\0")].count(b"\n") + 1, name)
        return _without_nul(wide, name)
    if b"\x1b" in data and (shifted := _shifted(data)) is not None:
        return shifted
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as failure:
        raise Refused(
            _(
                "“{file}” says it is {encoding}, but byte {byte} is not; save it again as CSV UTF-8, or as .xlsx."
            ).format(file=name, encoding=encoding.upper(), byte=failure.start + 1)
        ) from None


def _without_nul(found: Decoded, name: str) -> Decoded:
    if "\0" in found.text:
        raise _nul_refusal(found.text[: found.text.index("\0")].count("\n") + 1, name)
    return found


def _nul_refusal(line: int, name: str) -> Refused:
    return Refused(
        _(
            "“{file}”, line {line}: there is a NUL character, which no text holds; "
            "the file is damaged or is no text file. Save it again as CSV UTF-8, or as .xlsx."
        ).format(file=name, line=line)
    )


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: NULs that stand at the same place of each character, and no others."""
    for width, encoding, empty in (
        (4, "utf-32-be", 0),
        (4, "utf-32-le", 3),
        (2, "utf-16-be", 0),
        (2, "utf-16-le", 1),
    ):
        places = [data[place::width].count(0) for place in range(width)]
        others = sum(places) - places[empty]
        apart = places[empty] > 20 * others if width == 2 else places[empty] * width == len(data)
        if len(data) % width == 0 and apart:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not _CONTROLS.search(text):
                return Decoded(text, encoding, guessed=True)
    return None


def _shifted(data: bytes) -> Decoded | None:
    """The mail encodings of Japan and Korea, which shift by ESC and are ASCII bytes otherwise."""
    for sign, encoding in ((b"\x1b$)C", "iso2022_kr"), (b"\x1b", "iso2022_jp_2")):
        if sign in data:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not text.isascii():
                return Decoded(text, encoding)
    return None


def _guessed(data: bytes, name: str) -> Decoded:
    sample = _sample(data)
    as_western = sample.decode("cp1252", errors="replace")
    western = _WESTERN.fullmatch(as_western) is not None
    beyond = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    plainly = beyond <= _TOO_FEW or (beyond <= _FEW and _SELDOM_WESTERN.isdisjoint(as_western))
    likely = [] if western and plainly else _likely(sample)
    for encoding in [*likely, "cp1252"] if western else likely:
        text = data.decode(encoding, errors="replace")
        damaged = text.count("\N{REPLACEMENT CHARACTER}")
        if damaged * _MOST_DAMAGE <= len(text) and len(_CONTROLS.findall(text, 0, _SAMPLE)) * 100 < len(text):
            return Decoded(text, encoding, guessed=True, damaged=damaged)
    raise Refused(
        _(
            "“{file}” is not text in any encoding that could be recognised; save it again as CSV UTF-8, or as .xlsx."
        ).format(file=name)
    )


def _sample(data: bytes) -> bytes:
    """The lines that say something about the encoding, as many as are needed."""
    if len(data) <= _SAMPLE:
        return data
    picked, size = [], 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            picked.append(line if len(line) <= _SAMPLE else line[: line.rfind(b" ", 0, _SAMPLE) + 1])
            size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(picked)


def _likely(sample: bytes) -> list[str]:
    """Encodings, the likeliest first.

    charset-normalizer measures how little a decoding looks like noise (chaos) and how much like a language (coherence).
    """
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=_USUAL)
    if not len(matches):
        matches = from_bytes(sample, cp_isolation=_USUAL, threshold=0.5)
    ranked = [(match.chaos, -match.coherence, match) for match in matches]
    ranked.sort(key=lambda each: each[:2])
    return ["cp1252" if "cp1252" in match.could_be_from_charset else match.encoding for *_rank, match in ranked]
