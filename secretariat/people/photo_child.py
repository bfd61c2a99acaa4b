"""Make a photo small and plain in a process of its own: a program, run as a file with ``python -I``, never imported.

A picture made to be large once it is unpacked, or one that its decoder stumbles over, can only take this process with
it. The picture is standard input. Arguments: memory in bytes, seconds, pixels allowed, the longest side that is kept.
Answer on standard output: a JPEG, upright, without anything that was written beside the picture (where and by what it
was taken); or one line of JSON: {"refused": "kind" | "large" | "damaged", "width": …, "height": …}
"""

from __future__ import annotations

import json
import sys
import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

if __name__ == "__main__":  # isolated as it is, it is told where the project lies; the library's own folders come first
    sys.path.append(__file__.rsplit("/", 3)[0])

from secretariat.papers.child_limits import impose

_QUALITY = 88


def refuse(why: str, width: int = 0, height: int = 0) -> None:
    """Say why and end."""
    sys.stdout.write(json.dumps({"refused": why, "width": width, "height": height}))
    sys.stdout.flush()
    raise SystemExit


def plain(picture: Image.Image, longest: int) -> Image.Image:
    """The picture upright, on white where it is transparent, in three colours, its longer side no longer than that."""
    if picture.mode.startswith("I"):  # grey of 16 bits
        picture = picture.point(lambda value: value / 256).convert("L")
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    seen = upright.convert("RGBA") if upright.has_transparency_data else upright.convert("RGB")
    # A new picture: nothing that was written beside the old one is in it.
    on_white = Image.new("RGB", seen.size, "white")
    on_white.paste(seen, mask=seen if seen.mode == "RGBA" else None)
    return on_white


def main() -> None:
    """Read the picture on standard input."""
    memory, seconds, pixels, longest = map(int, sys.argv[1:])
    impose(memory, seconds)
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # the sides are looked at here, before anything is unpacked
    given = sys.stdin.buffer.read()
    picture: Any
    try:
        picture = Image.open(BytesIO(given), formats=("JPEG", "PNG"))
        width, height = picture.size
    except Exception:  # noqa: BLE001  whatever the decoder stumbles over is a fault of the picture
        refuse("damaged" if given.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) else "kind")
        return
    if width * height > pixels:
        refuse("large", width, height)
    try:
        picture.draft("RGB", (longest, longest))  # a large JPEG is decoded no larger than it is needed
        kept = BytesIO()
        plain(picture, longest).save(kept, "JPEG", quality=_QUALITY)
    except Exception:  # noqa: BLE001  as above; running out of memory too
        refuse("damaged")
        return
    sys.stdout.buffer.write(kept.getvalue())


if __name__ == "__main__":
    main()
