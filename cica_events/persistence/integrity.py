"""Looks over a whole database: the storage itself, its references, and the rules of every record."""

from __future__ import annotations

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cica_events.domain.columns import StrangeValue
from cica_events.domain.model import RECORDS, Record
from cica_events.domain.rules import validate
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.persistence.database import Database
from cica_events.persistence.seal import State

_MOST = 100  # problems told of one kind


def problems_of(database: Database) -> list[str]:
    """Return what is wrong, a sentence each; an empty list if all is sound.

    Raises StorageError where the damage is too great to look further.
    """
    found: list[str] = []
    finding = database.look_over()
    if database.seal is not None and finding is not None and finding.state is State.DAMAGED:
        return [str(database.seal.error(finding))]
    if not database.address.is_server:
        with database.reading() as session:
            found = _damages(session) or _missing(session)
    return found or _broken_rules(database)


def _damages(session: Session) -> list[str]:
    lines = session.execute(text(f"PRAGMA integrity_check({_MOST})")).scalars()
    return [_("The file is damaged: {reason}").format(reason=line) for line in lines if line != "ok"]


def _missing(session: Session) -> list[str]:
    message = _("Row {row} of “{table}” refers to something missing in “{parent}”.")
    found = session.execute(text("PRAGMA foreign_key_check"))
    return [message.format(row=row, table=table, parent=parent) for table, row, parent, _key in found]


def _broken_rules(database: Database) -> list[str]:
    found: list[str] = []
    for name, entity in RECORDS.items():
        with database.reading() as session:
            try:
                found += _broken_records(session, name, entity)
            except StrangeValue as error:
                found.append(_("In “{table}”: {reason}").format(table=name, reason=error))
    return found[:_MOST]


def _broken_records(session: Session, name: str, entity: type[Record]) -> list[str]:
    found: list[str] = []
    with session.scalars(select(entity).execution_options(yield_per=1000)) as records:
        for record in records:
            try:
                validate(record)
            except ValidationError as error:
                message = _("In “{table}”, record {id}: {reason}")
                found.append(message.format(table=name, id=record.id, reason=error.reason))
            if len(found) >= _MOST:
                break
    return found
