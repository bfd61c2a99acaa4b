"""The working text: the one revision without a label, begun as a copy of the newest cut when something is changed."""

from __future__ import annotations

from sqlalchemy import select

from secretariat.declarations.finding import revision_id
from secretariat.declarations.model import declaration as declaration_table
from secretariat.declarations.model import paragraph_text, revision
from secretariat.declarations.translations import take_over_translations
from secretariat.record.work import Work
from secretariat.values.language import N_


def working_revision(work: Work, declaration: int) -> int:
    """The revision that is worked on; where the newest is a cut, the working text is begun as a copy of it.

    Beginning it is an act of its own, before the one that changes something: whoever takes back the first change after
    a cut can do so whatever was changed elsewhere in the text since; where nothing was, the cut is the newest again.
    """
    is_first = not work.changed_anything
    newest = revision_id(work.connection, declaration)
    own = work.row(revision, newest)
    if not own["label"]:
        return newest
    begun = work.insert(
        revision,
        {
            "declaration_id": declaration,
            "position": own["position"] + 1,
            "label": "",
            "dated": "",
            "cut_at": None,
            "note": "",
            "written_in": own["written_in"],
            "front_matter": own["front_matter"],
        },
    )
    query = select(paragraph_text).where(paragraph_text.c.revision_id == newest).order_by(paragraph_text.c.id)
    rows = [dict(row) for row in work.connection.execute(query).mappings()]
    kept = [{key: value for key, value in row.items() if key not in ("id", "version")} for row in rows]
    work.insert_many(paragraph_text, [{**row, "revision_id": begun} for row in kept])
    take_over_translations(work, newest, begun)
    if is_first:
        ref = work.connection.execute(select(declaration_table.c.ref).where(declaration_table.c.id == declaration))
        work.set_apart(N_("Begin the working text of {ref}"), ref=ref.scalar_one())
    return begun
