"""What is struck out is not what a file says: it is not read, and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from secretariat.papers.read_tables import STRUCK, ReadRemark
from secretariat.values.language import _, ngettext

_LONGEST: Final = 200


def struck_out(text: str) -> str:
    """The sentence about a text that is struck out."""
    return _("What is struck out is not read: “{text}”.").format(text=text)


def more_struck_out(count: int) -> str:
    """The sentence about cells that are too many to be told one by one."""
    return ngettext(
        "From here on {count} more cell has something struck out, which is not read either.",
        "From here on {count} more cells have something struck out, which is not read either.",
        count,
    ).format(count=f"{count:,}")


def remarks_on_row(table: str, number: int, struck: Mapping[int, str], left: Sequence[str]) -> list[ReadRemark]:
    """What to say of a row: of each cell (by its column from 1), or once of all where nothing is ``left``."""
    if len(struck) > 1 and not any(left):
        struck = {0: " · ".join(struck.values())}
    return [
        ReadRemark(table, number, column, text[:_LONGEST], struck_out(text[:_LONGEST]), STRUCK)
        for column, text in struck.items()
    ]
