"""How lists of other programs were taken in before, so that the next one of the same shape is known."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.import_layouts import ImportLayout
from cica_events.domain.rules import tidy
from cica_events.errors import InputError, ValidationError
from cica_events.i18n import _, ngettext
from cica_events.imports.columns.layouts import by_headings, recognised
from cica_events.imports.columns.mapping import ListMapping, RememberedLayout
from cica_events.imports.columns.mapping_text import mapping_from_toml, mapping_to_toml
from cica_events.services.editing import NounService, one
from cica_events.services.removal import remove

LayoutRow = RememberedLayout
"""A saved layout: id, name, headings, mapping."""


class ImportLayoutService(NounService):
    """Reads and changes the saved layouts of lists; `document` is "participants" or "agenda"."""

    entity = ImportLayout

    def layouts(self, document: str) -> list[LayoutRow]:
        """Return the saved layouts, the latest last; those that cannot be read any more are left out."""
        with self._database.reading() as session:
            found = [_row(record) for record in _saved(session, document)]
        return [row for row in found if row is not None]

    def recognised(self, document: str, headings: Sequence[str]) -> LayoutRow | None:
        """Return the layout of a list with these headings, in any order, save one or two."""
        return recognised(headings, self.layouts(document))

    def save(self, document: str, name: str, headings: Sequence[str], mapping: ListMapping) -> str:
        """Save how the columns under `headings` were taken, and return its id; one of that name is replaced.

        Raises ValidationError for an empty name.
        """
        called = self._even(name)
        text = mapping_to_toml(by_headings(mapping, headings))
        label = _("Layout of lists “{name}”").format(name=called)
        with self._database.changing(label) as session:
            same = [row for row in _saved(session, document) if row.name.casefold() == called.casefold()]
            record = same[0] if same else ImportLayout(document=document)
            record.name, record.mapping = called, text
            record.headings = json.dumps(list(headings), ensure_ascii=False)
            session.add(record)
            return str(record.id)

    def rename(self, layout_id: str, name: str) -> None:
        """Give a layout another name; ValidationError where one is called so already."""
        called = self._even(name)
        with self._database.changing(_("Another name of a layout of lists")) as session:
            record = one(session, ImportLayout, layout_id)
            for other in _saved(session, record.document):
                if other.id != layout_id and other.name.casefold() == called.casefold():
                    message = _("There is a layout “{name}” already. Choose another name.")
                    raise ValidationError("name", message.format(name=called))
            record.name = called

    def remove(self, ids: Sequence[str]) -> None:
        """Remove saved layouts."""
        text = ngettext("Removal of {count} layout of lists", "Removal of {count} layouts of lists", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, ImportLayout, ids)

    def _even(self, name: str) -> str:
        called = str(tidy(self.fields["name"], " ".join(name.split())))
        if not called:
            raise ValidationError("name", _("Give the layout a name."))
        return called


def _saved(session: Session, document: str) -> list[ImportLayout]:
    query = select(ImportLayout).where(ImportLayout.document == document).order_by(ImportLayout.id)
    return list(session.scalars(query))


def _row(record: ImportLayout) -> LayoutRow | None:
    """Return a stored layout; None where something else than the application wrote it."""
    try:
        headings = json.loads(record.headings)
        mapping = mapping_from_toml(record.mapping, None)
    except (ValueError, InputError, RecursionError):
        return None
    if not isinstance(headings, list):
        return None
    return LayoutRow(str(record.id), record.name, tuple(map(str, headings)), mapping)
