"""The language of a text, by its code."""

from __future__ import annotations

import re
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def language_code(said: str) -> str:
    """The code that was said (id, fr, zh-tw), in small letters; ``Refused`` where it is none."""
    code = said.strip().casefold()
    if not _CODE.fullmatch(code):
        raise Refused(_("“{language}” is no language's code, such as id or fr.").format(language=said))
    return code
