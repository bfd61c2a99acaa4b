"""What tests of negotiated texts stand on."""

from __future__ import annotations

import pytest

from secretariat.record.record import Record
from tests.declarations.clock import Clock, moment


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the record's clock: ``at("2011-08-15 09:00")``, as in Jakarta."""

    def set_to(written: str) -> None:
        monkeypatch.setattr(Record, "now", lambda _self: moment(written))

    return set_to
