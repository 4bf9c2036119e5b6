"""What can be done with the people of the directory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import func, select

from cica_events.domain.base import column_of
from cica_events.domain.people import Person
from cica_events.domain.rules import tidy
from cica_events.i18n import _, language, ngettext
from cica_events.persistence.sqlite import forget_pages
from cica_events.queries.parties import party_book
from cica_events.queries.people import (
    NOBODY,
    AttendanceRow,
    PersonRow,
    attendances_of,
    people_after,
    person_rows,
)
from cica_events.services.editing import NounService
from cica_events.services.removal import remove, secure

PART: Final = 2_000  # people read while nobody can write


class PeopleService(NounService):
    """Reads and changes the directory."""

    entity = Person

    def rows(
        self,
        ids: Sequence[str] | None = None,
        known: Mapping[str, PersonRow] = NOBODY,
        *,
        revealed: bool = True,
    ) -> list[PersonRow]:
        """Return the people, all of them or those with `ids`, in the database's order, not `by_name`.

        Of those who are as they were, the rows `known` by their ids are returned as the same objects, so that
        a long directory is not held twice while it is read again. Unless they are to be `revealed`, sensitive
        values are veiled (`domain.veiling`).
        """
        with self._database.reading() as session:
            return person_rows(session, party_book(session, language()), ids, known, revealed=revealed)

    def parts(self, *, revealed: bool = True) -> Iterator[list[PersonRow]]:
        """Yield all people part by part, in the order of their ids; between two parts others may write."""
        after = ""
        while True:
            with self._database.reading() as session:
                book = party_book(session, language())
                found = people_after(session, book, after, PART, revealed=revealed)
                forget_pages(session)
            yield found
            if len(found) < PART:
                return
            after = found[-1].id

    def count(self) -> int:
        """Return how many people the directory holds."""
        with self._database.reading() as session:
            return session.scalar(select(func.count()).select_from(Person)) or 0

    def attendances(self, person_id: str) -> list[AttendanceRow]:
        """Return the meetings in which a person takes part, the latest first."""
        with self._database.reading() as session:
            return attendances_of(session, person_id)

    def add(self, values: Mapping[str, Any]) -> str:
        """Add a person and return its id; `values` by field key, at least `family_name`."""
        with self._database.changing(_("New person")) as session:
            stored = {column_of(Person, key): tidy(self.fields[key], value) for key, value in values.items()}
            record = Person(**stored)
            session.add(record)
            return str(record.id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove people from the directory; ConflictError for those who take part in a meeting."""
        text = ngettext("Removal of {count} person", "Removal of {count} people", len(ids))
        secure(self._database, len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Person, ids)
