"""Drafts of e-mails (``.eml``) that a mail program opens to be looked through and sent: nothing is sent from here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from email.message import EmailMessage

_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}")
_LONGEST_LINE: Final = 998  # of RFC 5322
_LONGEST_SUBJECT: Final = 250
_KINDS: Final = {".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")}


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter: ``text`` and ``html`` say the same. ``name`` and ``address`` are whom it is to, "" where unknown.

    ``attached`` are files by their names, whose endings (.xlsx) say what they are.
    """

    subject: str
    text: str
    html: str
    language: str
    name: str = ""
    address: str = ""
    attached: Mapping[str, bytes] | None = None


def is_address(text: str) -> bool:
    """Whether mail can be addressed so without more than ASCII."""
    return _ADDRESS.fullmatch(text) is not None and ".." not in text and not text.startswith(".") and ".@" not in text


def mail_draft(draft: Draft) -> bytes:
    """The draft as a file that opens unsent; the same draft gives the same bytes.

    What is no address is left out.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["Subject"] = _line(draft.subject)[:_LONGEST_SUBJECT]
    if is_address(draft.address):
        from email.headerregistry import Address

        message["To"] = Address(display_name=_line(draft.name), addr_spec=draft.address)
    message["X-Unsent"] = "1"  # what mail programs know a draft by
    message.set_content(printable(draft.text), cte="quoted-printable")
    message.add_alternative(printable(draft.html), subtype="html", cte="quoted-printable")
    for name, data in (draft.attached or {}).items():
        main, kind = _KINDS[name[name.rindex(".") :]]
        message.add_attachment(data, maintype=main, subtype=kind, filename=_line(name))
    message["Content-Language"] = draft.language  # last: what is set before goes with the first part
    _set_boundaries(message)
    plain = f"{draft.subject}{draft.name}".isascii()
    # Python folds a header of plain words right behind its name, where some programs read a space; it fits one line.
    return message.as_bytes(policy=SMTP.clone(max_line_length=_LONGEST_LINE)) if plain else message.as_bytes()


def _set_boundaries(message: EmailMessage) -> None:
    """What stands between the parts comes from what is in them, where Python would throw dice."""
    for part in message.walk():
        if part.is_multipart():
            held = b"".join(one.as_bytes() for one in message.walk() if not one.is_multipart())
            part.set_boundary("=_" + sha256(part.get_content_type().encode() + held).hexdigest()[:40])


def _line(text: str) -> str:
    """Text on one line, as headers need it."""
    return " ".join(printable(text).split())
