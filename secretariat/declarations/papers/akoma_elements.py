"""Elements of Akoma Ntoso: how they are named, added and filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NOT_IN_A_NAME: Final = re.compile(r"[^0-9a-z]+")


def plain(words: str) -> str:
    """Words as a part of an id."""
    return _NOT_IN_A_NAME.sub("-", words.casefold()).strip("-")


def tag(name: str) -> str:
    """An element's name with its namespace."""
    return f"{{{NAMESPACE}}}{name}"


def add(parent: _Element, name: str, /, **attributes: str) -> _Element:
    """A new element below another."""
    from lxml import etree

    return etree.SubElement(parent, tag(name), {key: printable(value) for key, value in attributes.items()})


def say(element: _Element, words: str) -> None:
    """Add words behind what the element has."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
