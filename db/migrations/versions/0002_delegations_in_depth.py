"""What nominations, precedence, the door and privacy need beside the first record.

Revision: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _by_character(length: int) -> sa.String:
    """Sorted by its characters on every database, where PostgreSQL would sort by the language of its server."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Columns and tables come below, one block for each room that needs them."""
    # Indonesian: what parties are called in a forum, and where parties and leads stand in the Indonesian alphabet.
    op.add_column("forum_name", sa.Column("name_id", sa.String(300), nullable=False, server_default=""))
    op.add_column("party", sa.Column("sort_key_id", _by_character(300), nullable=False, server_default=""))
    op.add_column("action", sa.Column("lead_indonesian", sa.String(300), nullable=False, server_default=""))
    op.add_column("action", sa.Column("lead_indonesian_sort", _by_character(300), nullable=False, server_default=""))
    _fill_indonesian()
    op.create_index("ix_party_sort_id", "party", ["sort_key_id", "id"])
    op.create_index("ix_action_lead_indonesian", "action", ["lead_indonesian_sort", "id"])
    op.create_index("ix_action_open_lead_indonesian", "action", ["open", "lead_indonesian_sort", "id"])
    # Actions: how many have no owner or no date is counted without looking at any other.
    unassigned = sa.text("lead = '' OR due_sort = '~'")
    columns = ["open", "due_sort", "id", "lead"]
    op.create_index("ix_action_unassigned", "action", columns, sqlite_where=unassigned, postgresql_where=unassigned)
    # People: academic and military titles beside the name, and further names by which somebody is found.
    op.add_column("person", sa.Column("title_before", sa.String(120), nullable=False, server_default=""))
    op.add_column("person", sa.Column("title_after", sa.String(120), nullable=False, server_default=""))
    op.add_column("person", sa.Column("other_names", sa.Text, nullable=False, server_default=""))
    # Nominations by spreadsheet: when delegates come and go, what they eat, and how a sender's columns are read.
    for name, length in (("arrival", 20), ("departure", 20), ("dietary", 300)):
        op.add_column("delegate", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.create_index("ix_delegate_replaced_by", "delegate", ["replaced_by_id"])
    op.create_table(
        "sender_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(length=200), server_default="", nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sender_mapping"),
        sa.UniqueConstraint("sender", name="uq_sender_mapping_sender"),
        sqlite_autoincrement=True,
    )
    # Precedence: in which language's names a meeting's delegations stand in the alphabet.
    op.add_column("meeting", sa.Column("precedence_language", sa.String(5), nullable=False, server_default=""))
    # Privacy: who was erased, whose data is kept longer and why, and acts that nothing undoes.
    op.add_column("person", sa.Column("erased_on", sa.Date))
    op.add_column("person", sa.Column("keep_until", sa.Date))
    op.add_column("person", sa.Column("keep_reason", sa.String(300), nullable=False, server_default=""))
    op.add_column("act", sa.Column("final", sa.Boolean, nullable=False, server_default=sa.false()))
    # Invitation: the day of each state of a delegation, why a party regrets, its credentials; how many may come.
    for name, length in (
        ("invited_on", 40),
        ("nominated_on", 40),
        ("registered_on", 40),
        ("confirmed_on", 40),
        ("regrets_on", 40),
        ("regrets_reason", 500),
        ("credentials", 200),
        ("credentials_on", 40),
    ):
        op.add_column("delegation", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.add_column("meeting", sa.Column("quota", sa.Integer))


def _fill_indonesian() -> None:
    """Work out, for what is on record, the columns that a change of the record works out itself from now on."""
    if op.get_context().as_sql:
        return
    from secretariat.values.text import sort_key

    connection = op.get_bind()
    party = sa.table("party", *map(sa.column, ("id", "name", "name_id", "sort_key_id")))
    action = sa.table(
        "action",
        *map(sa.column, ("id", "lead", "lead_sort", "lead_party_id", "lead_indonesian", "lead_indonesian_sort")),
    )
    for id_, name, name_id in connection.execute(sa.select(party.c.id, party.c.name, party.c.name_id)).all():
        key = sort_key(name_id or name)[:300]
        connection.execute(sa.update(party).where(party.c.id == id_).values(sort_key_id=key))
        if name_id:
            led = (action.c.lead_party_id == id_) & (action.c.lead == name)
            words = {"lead_indonesian": name_id, "lead_indonesian_sort": key}
            connection.execute(sa.update(action).where(led).values(words))
    as_it_reads = {"lead_indonesian": action.c.lead, "lead_indonesian_sort": action.c.lead_sort}
    connection.execute(sa.update(action).where(action.c.lead_indonesian == "").values(as_it_reads))
