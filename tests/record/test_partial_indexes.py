"""Indexes over some rows only: the same on each database, and no database's part loaded that is not used."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex

from secretariat.actions.model import action
from secretariat.delegations.model import delegate

PARTIAL = ("uq_delegate_active_place", "uq_delegate_active_head", "ix_action_unassigned")


@pytest.mark.parametrize("name", PARTIAL)
def test_the_condition_stands_in_the_statement_of_either_database(name: str) -> None:
    index = next(one for table in (action, delegate) for one in table.indexes if one.name == name)
    said = [str(CreateIndex(index).compile(dialect=of.dialect())).split("WHERE") for of in (sqlite, postgresql)]
    (there, where), (there_too, where_too) = said
    assert there.split() == there_too.split()
    assert where.split() == where_too.split()


def test_no_table_loads_the_other_databases_dialect() -> None:
    told = "import sys, secretariat.tables; print([name for name in sys.modules if 'dialects.postgresql' in name])"
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
