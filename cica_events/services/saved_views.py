"""The views of lists that an office saved: how a list is arranged for one purpose, by name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.collation import sort_key
from cica_events.domain.rules import tidy
from cica_events.domain.saved_views import SavedView
from cica_events.errors import ValidationError
from cica_events.i18n import _, ngettext
from cica_events.services.editing import NounService, one
from cica_events.services.removal import remove


@dataclass(frozen=True, slots=True)
class SavedViewRow:
    """A saved view; `content` is None where something else than the application damaged it."""

    id: str
    name: str
    content: Mapping[str, Any] | None


class SavedViewService(NounService):
    """Reads and changes the saved views."""

    entity = SavedView

    def rows(self, listing: str) -> list[SavedViewRow]:
        """Return the views of a list such as "people", by name."""
        with self._database.reading() as session:
            found = [SavedViewRow(row.id, row.name, _read(row.content)) for row in _saved(session, listing)]
        return sorted(found, key=lambda row: sort_key(row.name))

    def save(self, listing: str, name: str, content: Mapping[str, Any]) -> str:
        """Save how a list is arranged (plain types only) and return the view's id.

        A view of that name, in any case, is replaced. Raises ValidationError for an empty name, and for
        more than can be kept.
        """
        called = self._tidy_name(name)
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        if len(text) > self.fields["content"].limit:
            raise ValidationError(
                "content",
                _("The filters hold too many values to be kept. Filter by fewer, then save the view."),
            )
        with self._database.changing(_("View “{name}”").format(name=called)) as session:
            record = _called(session, listing, called) or SavedView(listing=listing)
            record.name, record.content = called, text
            session.add(record)
            return str(record.id)

    def rename(self, view_id: str, name: str) -> None:
        """Give a view another name; ValidationError where a view of its list is called so already."""
        called = self._tidy_name(name)
        with self._database.changing(_("Another name of a view")) as session:
            record = one(session, SavedView, view_id)
            other = _called(session, record.listing, called)
            if other is not None and other.id != view_id:
                text = _("There is a view “{name}” already. Choose another name.")
                raise ValidationError("name", text.format(name=called))
            record.name = called

    def remove(self, ids: Sequence[str]) -> None:
        """Remove views."""
        text = ngettext("Removal of {count} view", "Removal of {count} views", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, SavedView, ids)

    def _tidy_name(self, name: str) -> str:
        called = str(tidy(self.fields["name"], " ".join(name.split())))
        if not called:
            raise ValidationError("name", _("Give the view a name."))
        return called


def _saved(session: Session, listing: str) -> list[SavedView]:
    return list(session.scalars(select(SavedView).where(SavedView.listing == listing)))


def _called(session: Session, listing: str, name: str) -> SavedView | None:
    """Return the view of that name, in any case, None where there is none."""
    wanted = name.casefold()
    return next((row for row in _saved(session, listing) if row.name.casefold() == wanted), None)


def _read(text: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
