"""What negotiated texts need: depth and standing of paragraphs, silence, stances, positions, corrigenda, translations.

A revision with a label is fixed from now on; what is changed is the working text, which has none.

Revision: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_KINDS = ("annex", "chapeau", "footnote", "heading", "operative", "preambular", "sub-paragraph", "title")
_STANDINGS = ("agreed", "agreed ad referendum", "open", "parked for ministers")


def upgrade() -> None:
    """Columns of what there is, then the new tables."""
    for name, length in (("language", 10), ("marking", 60), ("silence_zone", 60)):
        op.add_column("declaration", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.add_column("declaration", sa.Column("silence_until", sa.DateTime()))
    op.add_column("revision", sa.Column("written_in", sa.String(20), nullable=False, server_default=""))
    op.add_column("revision", sa.Column("front_matter", sa.Text(), nullable=False, server_default=""))
    _deepen_paragraphs()
    _thought_of_brackets()
    _done_about_texts()


def _deepen_paragraphs() -> None:
    given = _given_ids()
    with op.batch_alter_table("paragraph_text", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("level", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("marker", sa.String(60), nullable=False, server_default=""))
        table.add_column(sa.Column("standing", sa.String(30), nullable=False, server_default="open"))
        table.alter_column("number", type_=sa.String(40), existing_type=sa.String(20), existing_nullable=False)
        by_character = sa.String(80).with_variant(sa.String(80, collation="C"), "postgresql")
        table.alter_column("ref", type_=by_character, existing_type=sa.String(40), existing_nullable=False)
        table.drop_constraint(op.f("ck_paragraph_text_kind"), type_="check")
        table.create_check_constraint(op.f("ck_paragraph_text_kind"), _one_of("kind", _KINDS))
        table.create_check_constraint(op.f("ck_paragraph_text_standing"), _one_of("standing", _STANDINGS))
    _give_no_id_again(given)
    op.create_table(
        "paragraph_lineage",
        *_recorded("paragraph_lineage", paragraph_id="paragraph", from_id="paragraph"),
        sa.Column("how", sa.String(20), server_default="", nullable=False),
        sa.CheckConstraint(_one_of("how", ("merged from", "split from")), name=op.f("ck_paragraph_lineage_how")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paragraph_lineage_paragraph", "paragraph_lineage", ["paragraph_id"])
    op.create_index("ix_paragraph_lineage_from", "paragraph_lineage", ["from_id"])
    op.create_table(
        "paragraph_translation",
        *_recorded("paragraph_translation", revision_id="revision", paragraph_id="paragraph"),
        sa.Column("language", sa.String(10), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.UniqueConstraint(
            "revision_id",
            "paragraph_id",
            "language",
            name=op.f("uq_paragraph_translation_revision_id_paragraph_id_language"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paragraph_translation_paragraph", "paragraph_translation", ["paragraph_id"])


def _given_ids() -> int:
    """The highest id of a paragraph's text that SQLite ever gave, which goes with the table that is made anew."""
    if op.get_bind().dialect.name != "sqlite":
        return 0
    query = sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'paragraph_text'")
    return int(op.get_bind().execute(query).scalar() or 0)


def _give_no_id_again(given: int) -> None:
    if given:
        connection = op.get_bind()
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'paragraph_text'"))
        row = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('paragraph_text', :given)")
        connection.execute(row, {"given": given})


def _thought_of_brackets() -> None:
    op.create_table(
        "stance",
        *_recorded("stance", paragraph_id="paragraph", party_id="party"),
        sa.Column("bracket", sa.String(64), server_default="", nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("stance", sa.String(20), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(_one_of("stance", ("opposes", "supports")), name=op.f("ck_stance_stance")),
        sa.UniqueConstraint(
            "paragraph_id", "bracket", "party_id", name=op.f("uq_stance_paragraph_id_bracket_party_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stance_party", "stance", ["party_id"])


def _done_about_texts() -> None:
    op.create_table(
        "declaration_position",
        *_recorded("declaration_position", declaration_id="declaration", party_id="party"),
        *_optional("declaration_position", paragraph_id="paragraph"),
        sa.Column("position", sa.String(40), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("dated", sa.String(60), server_default="", nullable=False),
        sa.CheckConstraint(
            _one_of(
                "position",
                ("adopted it", "agreed ad referendum", "broke silence", "dissociated itself", "reserved its position"),
            ),
            name=op.f("ck_declaration_position_position"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "corrigendum",
        *_recorded("corrigendum", declaration_id="declaration"),
        *_optional("corrigendum", paragraph_id="paragraph"),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("before", "after")),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("dated", sa.String(60), server_default="", nullable=False),
        sa.UniqueConstraint("declaration_id", "number", name=op.f("uq_corrigendum_declaration_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "guard_overrule",
        *_recorded("guard_overrule", declaration_id="declaration"),
        *_optional("guard_overrule", paragraph_id="paragraph"),
        sa.Column("word", sa.String(200), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("user", sa.String(200), server_default="", nullable=False),
        sa.Column("overruled_at", sa.DateTime(), nullable=False),
        sqlite_autoincrement=True,
    )
    for table, columns in {
        "declaration_position": ("declaration", "party", "paragraph"),
        "corrigendum": ("paragraph",),
        "guard_overrule": ("declaration", "paragraph"),
    }.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [f"{column}_id"])


def _recorded(table: str, **references: str) -> list[sa.schema.SchemaItem]:
    """The columns of every record, and those that name another record."""
    columns = [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in references),
    ]
    return [*columns, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")), *_named(table, references)]


def _optional(table: str, **references: str) -> list[sa.schema.SchemaItem]:
    return [*(sa.Column(name, sa.Integer()) for name in references), *_named(table, references)]


def _named(table: str, references: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"))
        for name, other in references.items()
    ]


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"
