"""What follows from other fields: columns worked out from them, in the same record and in those that name it.

The nouns name their rules here; the unit of work and undo follow them without knowing a noun.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, ColumnElement, Table, select
from sqlalchemy.engine import Connection

if TYPE_CHECKING:
    from secretariat.record.work import Work

Row = Mapping[str, Any]
Rule = Callable[[Connection, Row], Mapping[str, Any]]
Following = Callable[[Connection, Row, Row], Mapping[str, Any]]
Which = Callable[[Row], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that an undo touched: its row before the undo and after it, ``None`` where it was or is not there."""

    before: Row | None
    after: Row | None


Settling = Callable[["Work", Sequence[Touched]], None]
Attending = Callable[["Work", Touched], None]


@dataclass(frozen=True, slots=True)
class _Dependence:
    """Records of ``table`` that keep words of another record: which ones, of which columns, and their rule."""

    table: Table[Any]
    which: Which
    keys: frozenset[str]
    rule: Following | None


_RULES: Final[dict[str, Rule]] = {}
_DEPENDENT: Final[dict[str, list[_Dependence]]] = {}
_SETTLING: Final[dict[str, list[Settling]]] = {}
_ATTENDING: Final[dict[str, list[Attending]]] = {}
_LOADING: Final[list[Callable[[], None]]] = []


def derives(table: Table[Any]) -> Callable[[Rule], Rule]:
    """Name a function as the rule of ``table``: from a row as it is to the columns that follow from it."""

    def register(rule: Rule) -> Rule:
        _RULES[table.name] = rule
        return rule

    return register


def derived(connection: Connection, table: Table[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The derived columns of a row; nothing where the table has no rule."""
    rule = _RULES.get(table.name)
    return dict(rule(connection, row)) if rule else {}


def is_derived(table: Table[Any], key: str) -> bool:
    """Whether nobody typed a column: it has no label and says nothing to a person, or is marked as worked out."""
    info = table.c[key].info
    return "label" not in info or bool(info.get("derived"))


def depends_on(table: Table[Any], which: Which, *columns: Column[Any], rule: Following | None = None) -> None:
    """Let records of ``table`` follow another record, whose ``columns`` they keep words of.

    ``which`` says, from the other record's row before it changed, which ones they are. They follow by the rule of
    their table, or by ``rule`` (of the own row as it is and the other record's as it was) where one is given. A column
    that is itself derived passes a change on. The other record's table is marked with
    ``info={"kept_elsewhere": True}``: changes of all others ask after nothing.
    """
    of = columns[0].table
    if not of.info.get("kept_elsewhere"):
        raise ValueError(f"the table {of} is not marked as one whose words others keep")
    keys = frozenset(str(column.key) for column in columns)
    _DEPENDENT.setdefault(str(of), []).append(_Dependence(table, which, keys, rule))


def rules_come_with(load: Callable[[], None]) -> None:
    """Name what imports the rooms whose rules are named here; called when a change first needs them.

    A room below does not import those above it, which keep its words.
    """
    _LOADING.append(load)


def load_rules() -> None:
    """Import the rooms whose rules are named here, once."""
    while _LOADING:
        _LOADING[-1]()
        _LOADING.pop()


def follow(work: Work, table: Table[Any], before: Row, changed: Mapping[str, Any]) -> None:
    """Bring in step what depends on a record, given its row before it changed and the columns that ``changed``."""
    if not table.info.get("kept_elsewhere"):
        return
    load_rules()
    attended(work, table, Touched(before, {**before, **changed}))
    for dependence in _DEPENDENT.get(table.name, ()):
        if dependence.keys.isdisjoint(changed):
            continue
        own = dependence.table
        query = select(own).where(dependence.which(before)).order_by(own.c.id)
        for row in work.connection.execute(query).mappings().all():
            as_it_is = dict(row)
            if dependence.rule is None:
                work.change(own, row["id"], _RULES[own.name](work.connection, as_it_is))
            else:
                work.change(own, row["id"], dependence.rule(work.connection, as_it_is, before))


def attends(table: Table[Any]) -> Callable[[Attending], Attending]:
    """Name a function called whenever a record of ``table`` came, went or changed, by an act or by its undo.

    For what follows from which records there are, not only from the words of one. The table is marked with
    ``info={"attended": True}``.
    """

    def register(attending: Attending) -> Attending:
        if not table.info.get("attended"):
            raise ValueError(f"the table {table} is not marked as one that others attend to")
        _ATTENDING.setdefault(table.name, []).append(attending)
        return attending

    return register


def attended(work: Work, table: Table[Any], touched: Touched) -> None:
    """Tell whoever attends to ``table`` what became of one of its records."""
    if not table.info.get("attended"):
        return
    load_rules()
    for attending in _ATTENDING.get(table.name, ()):
        attending(work, touched)


def after_undo(table: Table[Any]) -> Callable[[Settling], Settling]:
    """Name a function that settles, or refuses, what an undo made of records of ``table``, once all is put back.

    An undo puts columns back without passing through the operations, so the rules they hold are held here.
    """

    def register(settling: Settling) -> Settling:
        _SETTLING.setdefault(table.name, []).append(settling)
        return settling

    return register


def is_settled(table: Table[Any]) -> bool:
    """Whether a rule looks at what an undo made of records of a table."""
    return table.name in _SETTLING or bool(table.info.get("attended"))


def settle(work: Work, table: Table[Any], touched: Sequence[Touched]) -> None:
    """Hold the rules of a table against the records of it that an undo touched; raises ``Refused``."""
    for settling in _SETTLING.get(table.name, ()):
        settling(work, touched)
    for one in touched:
        if one.before is None or one.after is None:  # a change was told of when it was followed
            attended(work, table, one)
