"""The sets of columns for one purpose: those that every office has, and those that this office saved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.collation import sort_key
from cica_events.domain.issues import ColumnSet
from cica_events.domain.rules import tidy
from cica_events.errors import NotFoundError, ValidationError
from cica_events.exports.registry import find_export
from cica_events.i18n import _, ngettext
from cica_events.services.editing import NounService, one
from cica_events.services.removal import remove

Column = str
"""The key of a field, or a column of one's own with its heading: "=Room"."""


@dataclass(frozen=True, slots=True)
class ColumnSetRow:
    """A set of columns; `id` is None for those that every office has, `key` is empty for the others."""

    id: str | None
    name: str  # in the language of the interface
    columns: tuple[Column, ...]
    key: str = ""


class ColumnSetService(NounService):
    """Reads and changes the sets of columns."""

    entity = ColumnSet

    def sets(self, document: str) -> list[ColumnSetRow]:
        """Return the sets for an export such as "participants": first those that every office has.

        They may name private columns, which `Export.without_private` takes away.
        Raises NotFoundError for an export that does not exist.
        """
        every = [
            ColumnSetRow(None, _(each.name), each.columns, each.key) for each in find_export(document).sets
        ]
        with self._database.reading() as session:
            found = [
                ColumnSetRow(row.id, row.name, _columns(row.columns)) for row in _saved(session, document)
            ]
        return every + sorted(found, key=lambda row: sort_key(row.name))

    def find(self, document: str, name: str) -> ColumnSetRow:
        """Return the set of that name, in any case, or key; NotFoundError where there is none."""
        wanted, known = name.strip().casefold(), self.sets(document)
        for row in known:
            if wanted in {row.name.casefold(), row.key}:
                return row
        message = _("There is no set of columns “{name}”. Choose from: {names}.")
        raise NotFoundError(message.format(name=name, names=", ".join(row.name for row in known)))

    def save(self, document: str, name: str, columns: Sequence[Column]) -> str:
        """Save the columns under a name and return the set's id; a saved set of that name is replaced.

        Raises ValidationError for a name that is empty or stands for a set that every office has,
        InputError for columns that make no table.
        """
        keys = [field.key for field in find_export(document).columns(columns)]
        called = self._free_name(document, name)
        with self._database.changing(_("Set of columns “{name}”").format(name=called)) as session:
            same = [row for row in _saved(session, document) if row.name.casefold() == called.casefold()]
            record = same[0] if same else ColumnSet(document=document)
            record.name, record.columns = called, json.dumps(keys, ensure_ascii=False)
            session.add(record)
            return str(record.id)

    def rename(self, set_id: str, name: str) -> None:
        """Give a saved set another name; ValidationError where a set is called so already."""
        label = _("Another name of a set of columns")
        with self._database.changing(label) as session:
            record = one(session, ColumnSet, set_id)
            called = self._free_name(record.document, name)
            for other in _saved(session, record.document):
                if other.id != set_id and other.name.casefold() == called.casefold():
                    raise ValidationError("name", _taken(called))
            record.name = called

    def remove(self, ids: Sequence[str]) -> None:
        """Remove saved sets."""
        text = ngettext("Removal of {count} set of columns", "Removal of {count} sets of columns", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, ColumnSet, ids)

    def _free_name(self, document: str, name: str) -> str:
        """Return the name made even; ValidationError where it is none, or that of a built-in set."""
        called = str(tidy(self.fields["name"], " ".join(name.split())))
        if not called:
            raise ValidationError("name", _("Give the set a name."))
        for each in find_export(document).sets:
            if called.casefold() in {each.key, each.name.casefold(), _(each.name).casefold()}:
                raise ValidationError("name", _taken(called))
        return called


def _saved(session: Session, document: str) -> list[ColumnSet]:
    return list(session.scalars(select(ColumnSet).where(ColumnSet.document == document)))


def _columns(text: str) -> tuple[Column, ...]:
    """Return the stored columns; none where something else than the application wrote them."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def _taken(name: str) -> str:
    return _("There is a set “{name}” already. Choose another name.").format(name=name)
