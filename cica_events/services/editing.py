"""Changing fields of records: the one way that tables, forms, bulk edits and pastes take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.fields import Field
from cica_events.domain.rules import tidy
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, ngettext
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent

_CHUNK = 500  # ids in one query, cells written at once


@dataclass(frozen=True, slots=True)
class Cell:
    """One value to be written: the record, the field's key, and what it becomes."""

    id: str
    key: str
    value: Any


class NounService:
    """What the services of all nouns share: fields, editing, many at once."""

    entity: ClassVar[type[Record]]

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def fields(self) -> Mapping[str, Field]:
        """Return the field catalogue of the noun."""
        return fields_of(self.entity)

    def edit(self, ids: Sequence[str], values: Mapping[str, Any]) -> None:
        """Give the records `ids` the `values`, by field key, as one step.

        Raises ValidationError with the field's key, ConflictError or NotFoundError; then nothing changed.
        """
        self.edit_cells([Cell(one, key, value) for one in ids for key, value in values.items()])

    def edit_cells(self, cells: Sequence[Cell], label: str = "", progress: Progress = silent) -> None:
        """Write many cells, of one record or several, as one step named `label`.

        Raises what `edit` raises, and what `progress` raises to stop; then nothing changed.
        """
        if not cells:
            return
        unknown = next((cell.key for cell in cells if cell.key not in self.fields), None)
        if unknown is not None:
            raise ValidationError(unknown, _("There is no field called “{key}”.").format(key=unknown))
        with self._database.changing(label or self._label(cells)) as session:
            records = loaded(session, self.entity, {cell.id for cell in cells})
            self._prepare(session, records, cells)
            for done in range(0, len(cells), _CHUNK):
                progress(done, len(cells))
                for cell in cells[done : done + _CHUNK]:
                    field = self.fields[cell.key]
                    self._set(session, records[cell.id], cell.key, tidy(field, cell.value))
                session.flush()  # part by part, as what is written at once cannot be stopped
            progress(len(cells), len(cells))

    def _prepare(self, session: Session, records: Mapping[str, Record], cells: Sequence[Cell]) -> None:
        """Read what several cells need together; a noun with derived fields does so once here."""

    def _set(self, session: Session, record: Any, key: str, value: Any) -> None:
        """Write one value; a noun overrides this for its derived fields."""
        setattr(record, column_of(self.entity, key), value)

    def _label(self, cells: Sequence[Cell]) -> str:
        keys = {cell.key for cell in cells}
        count = len({cell.id for cell in cells})
        if len(keys) == 1:
            name = _(self.fields[next(iter(keys))].label)
            if count == 1:
                return _("Change of “{field}”").format(field=name)
            text = ngettext(
                "Change of “{field}” in {count} row", "Change of “{field}” in {count} rows", count
            )
            return text.format(field=name, count=count)
        return ngettext("Change of {count} cell", "Change of {count} cells", len(cells)).format(
            count=len(cells)
        )


def present(session: Session, entity: type[Record], ids: Iterable[str]) -> dict[str, Any]:
    """Return those of the records that exist, by id, read in few queries."""
    wanted = list(ids)
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        found |= {record.id: record for record in session.scalars(select(entity).where(entity.id.in_(chunk)))}
    return found


def loaded(session: Session, entity: type[Record], ids: Iterable[str]) -> dict[str, Any]:
    """Return the records by id; NotFoundError where one is gone."""
    wanted = set(ids)
    found = present(session, entity, wanted)
    if len(found) < len(wanted):
        raise NotFoundError(_("This record was removed meanwhile. Undo the removal to change it."))
    return found


def one(session: Session, entity: type[Record], record_id: str) -> Any:
    """Return one record; NotFoundError where it is gone."""
    return loaded(session, entity, (record_id,))[record_id]
