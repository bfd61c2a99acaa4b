"""QR codes: a delegate's reference as the door's scanner reads it."""

from __future__ import annotations

import re
from typing import Any, Final

_DARK: Final = re.compile("1+")


def code_of(text: str) -> dict[str, Any]:
    """A QR code that says ``text``, to be drawn: modules to a side, and in each row the runs of dark ones (from, to).

    The quiet zone is not in it. References (capitals, digits, ``:`` and ``-``) take QR's alphanumeric mode and stay
    small; level M mends 15 %.
    """
    import segno

    modules = segno.make(text, error="m", micro=False, boost_error=False).matrix
    rows = ["".join("1" if module else "0" for module in row) for row in modules]
    return {"side": len(rows), "rows": [[run.span() for run in _DARK.finditer(row)] for row in rows]}
