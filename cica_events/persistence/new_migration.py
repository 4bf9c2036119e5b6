"""Writes the next migration: `python -m cica_events.persistence.new_migration "Add x"`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations
from alembic.autogenerate.api import AutogenContext, render_python_code
from alembic.config import Config
from alembic.operations.ops import AddColumnOp, MigrationScript, OpContainer
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import DefaultClause, Text, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import TypeDecorator

from cica_events.domain.model import Base
from cica_events.persistence import schema
from cica_events.persistence.sqlite import open_engine


def plain_type(kind: str, value: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write a migration's column types without the application's own classes, which may change later."""
    if kind == "type" and isinstance(value, (TypeDecorator, Text)):
        return "sa.Text()"
    return False


def differences() -> MigrationScript:
    """Return what a freshly migrated database lacks of the domain."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.cica"
        path.touch()
        engine = open_engine(path)
        try:
            if any(schema.MIGRATIONS.glob("versions/[0-9]*.py")):
                schema.migrate(engine)
            with engine.connect() as connection:
                context = MigrationContext.configure(
                    connection,
                    opts={"render_as_batch": True, "render_item": plain_type, "compare_type": False},
                )
                return produce_migrations(context, Base.metadata)
        finally:
            engine.dispose()


def give_defaults(operations: OpContainer) -> None:
    """Let a column that must not be empty be filled in the rows that are there already."""
    for operation in operations.ops:
        if isinstance(operation, OpContainer):
            give_defaults(operation)
        elif isinstance(operation, AddColumnOp) and not operation.column.nullable:
            default = operation.column.default
            if isinstance(default, ScalarElementColumnDefault):
                operation.column.server_default = DefaultClause(_written(default.arg))


def _written(value: Any) -> Any:
    """Return a default as SQL writes it; a truth value in quotation marks would be a text, which is true."""
    return text(str(value).lower()) if isinstance(value, bool) else str(getattr(value, "value", value))


def write(message: str) -> Path:
    """Write the next numbered migration and return its file."""
    found = differences()
    operations = found.upgrade_ops
    assert operations is not None
    give_defaults(operations)
    code = render_python_code(operations, render_as_batch=True, render_item=plain_type)
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    number = len(list((schema.MIGRATIONS / "versions").glob("[0-9]*.py"))) + 1
    made = script.generate_revision(f"{number:04}", message, refresh=False, upgrades=code)
    assert made is not None
    return Path(made.path)


if __name__ == "__main__":
    print(write(sys.argv[1]))  # noqa: T201 - a developer's command
