"""Looks over a whole database: the storage itself, its references, and the rules of every record."""

from __future__ import annotations

from sqlalchemy import select, text

from cica_events.domain.model import RECORDS
from cica_events.domain.rules import validate
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.persistence.database import Database

_MOST = 100  # problems told of one kind


def problems_of(database: Database) -> list[str]:
    """Return what is wrong, a sentence each; an empty list if all is sound."""
    found: list[str] = []
    with database.reading() as session:
        if not database.address.is_server:
            for line in session.execute(text(f"PRAGMA integrity_check({_MOST})")).scalars():
                if line != "ok":
                    found.append(_("The file is damaged: {reason}").format(reason=line))
            for table, row, parent, _key in session.execute(text("PRAGMA foreign_key_check")):
                message = _("Row {row} of “{table}” refers to something missing in “{parent}”.")
                found.append(message.format(row=row, table=table, parent=parent))
    return found or _broken_rules(database)


def _broken_rules(database: Database) -> list[str]:
    found: list[str] = []
    for name, entity in RECORDS.items():
        with database.reading() as session:
            for record in session.scalars(select(entity).execution_options(yield_per=1000)):
                try:
                    validate(record)
                except ValidationError as error:
                    message = _("In “{table}”, record {id}: {reason}")
                    found.append(message.format(table=name, id=record.id, reason=error.reason))
                if len(found) >= _MOST:
                    return found
    return found
