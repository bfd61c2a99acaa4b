"""Tables of typed columns are those that SQLAlchemy itself would make of the same classes."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: there SQLAlchemy makes every table of the program first, before the classes' columns belong
# to one.
PROGRAM = """
from sqlalchemy import MetaData, Table
from sqlalchemy.schema import CreateTable
from secretariat.record import typed_table as ours

make, theirs, seen = ours.typed_table, MetaData(naming_convention=ours.metadata.naming_convention), []
def both(name, columns, *items, **options):
    Table(name, theirs, columns)
    seen.append(name)
    return make(name, columns, *items, **options)
ours.typed_table = both

import secretariat.tables

def told(column):
    keys = sorted(key.target_fullname for key in column.foreign_keys)
    default = None if column.server_default is None else str(column.server_default.arg)
    return (column.name, column.key, repr(column.type), column.nullable, column.primary_key, column.info, default, keys)

for name in seen:
    mine, other = ([told(column) for column in metadata.tables[name].c] for metadata in (ours.metadata, theirs))
    assert mine == other, [pair for pair in zip(mine, other) if pair[0] != pair[1]]
print(len(seen), len(ours.metadata.tables))
"""


def test_every_table_has_the_columns_that_sqlalchemy_reads_from_its_class() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen, tables = map(int, done.stdout.split())
    assert seen > 25
    assert tables >= seen
