"""How migrations run: inside the transaction and on the connection that ``secretariat.record.upgrade`` hands over."""

from alembic import context

import secretariat.tables  # noqa: F401 - fills the metadata
from secretariat.record.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
