"""A document (DOCX) as the bytes of its file: the same document gives the same bytes, whenever it is made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document

_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP file can say


def document_bytes(made: Document) -> bytes:
    """The file, without the moment at which each of its parts was packed.

    When it was made and changed stands in its core properties, as ``documents.document`` has set them.
    """
    packed, stream = io.BytesIO(), io.BytesIO()
    made.save(packed)
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for part in parts.infolist():
            info = zipfile.ZipInfo(part.filename, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, parts.read(part))
    return stream.getvalue()
