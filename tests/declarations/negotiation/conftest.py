"""The text that is negotiated in these tests."""

from __future__ import annotations

import pytest

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.record.record import Record
from tests.declarations.negotiation.texts import FIRST, SECOND, THIRD


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with paragraphs 1 to 3."""
    add_declaration(reference, title="Jakarta Declaration")
    for words in (FIRST, SECOND, THIRD):
        add_paragraph(reference, "D-1", text=words)
    return reference
