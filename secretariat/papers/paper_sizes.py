"""The sizes of paper that offices print on, as every kind of paper names them."""

from __future__ import annotations

from typing import Final, NamedTuple

from secretariat.values.language import _
from secretariat.values.refusal import Refused


class PaperSize(NamedTuple):
    """A sheet upright, in millimetres; ``in_sheets`` is its number in a spreadsheet's print set-up."""

    width: float
    height: float
    in_sheets: int


SIZES: Final = {
    "a4": PaperSize(210, 297, 9),
    "us-letter": PaperSize(215.9, 279.4, 1),
    # Indonesia's offices print on F4. Spreadsheets know no F4; their folio, 8.5 × 13 inches, is 0.9 mm wider.
    "f4": PaperSize(215, 330, 14),
}


def size_named(name: str) -> PaperSize:
    """The size of that name; raises ``Refused`` naming those there are."""
    if name not in SIZES:
        raise Refused(
            _("“{size}” is no size of paper; there are: {allowed}.").format(size=name, allowed=", ".join(SIZES))
        )
    return SIZES[name]
