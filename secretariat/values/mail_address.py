"""What an e-mail address looks like. Pure."""

from __future__ import annotations

from secretariat.values.language import _
from secretariat.values.refusal import Refused


def checked_address(text: str) -> str:
    """An address as it may be kept, "" where there is none; raises ``Refused`` for what is none."""
    if text and not _is_address(text):
        raise Refused(_("E-mail: “{text}” is not an address; it looks like name@example.org.").format(text=text))
    return text


def _is_address(text: str) -> bool:
    local, at, domain = text.partition("@")
    return bool(local and at and domain) and "@" not in domain and not any(c.isspace() or c in "<>,;" for c in text)
