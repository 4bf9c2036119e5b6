"""What can be done with the posts of a person over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from cica_events.domain.base import column_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.people import Person, Post
from cica_events.domain.rules import tidy
from cica_events.errors import ConflictError, ValidationError
from cica_events.i18n import _, language
from cica_events.queries.parties import party_book
from cica_events.queries.people import PostRow, posts_of
from cica_events.services.editing import NounService, one
from cica_events.services.removal import remove

PARTS = ("position", "department", "organization", "party_id")


class PostService(NounService):
    """Reads and changes the earlier posts of people, and lets a new one begin."""

    entity = Post

    def rows(self, person_id: str) -> list[PostRow]:
        """Return the earlier posts of a person, the latest first; the present one stands on the person."""
        with self._database.reading() as session:
            return posts_of(session, party_book(session, language()), person_id)

    def add(self, person_id: str, values: Mapping[str, Any]) -> str:
        """Add an earlier post and return its id; `values` by field key, at least `position`."""
        with self._database.changing(_("Earlier post")) as session:
            one(session, Person, person_id)
            record = Post(person_id=person_id, **self._stored(values))
            session.add(record)
            return str(record.id)

    def begin(
        self,
        person_id: str,
        values: Mapping[str, Any],
        since: VagueDate | None,
        until: VagueDate | None = None,
    ) -> None:
        """Let a person begin a new post; the present one becomes an earlier post, as one step.

        `values` are the new post's, by field key; the present post ends on `until`, or when the new one
        begins. Raises ValidationError for the new post's `position`, its `since`, or `until`; ConflictError
        where the present post has no position under which it could be kept.
        """
        stored = self._stored(values)
        if not stored.get("position"):
            raise ValidationError("position", _("Enter the position of the new post."))
        with self._database.changing(_("New post")) as session:
            person = one(session, Person, person_id)
            _keep_present(session, person, until or since, "until" if until else "since")
            for name in PARTS:
                setattr(person, name, stored.get(name, None if name == "party_id" else ""))
            person.post_since = since

    def remove(self, ids: Sequence[str]) -> None:
        """Remove earlier posts."""
        with self._database.changing(_("Removal of an earlier post")) as session:
            remove(session, Post, ids)

    def _stored(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {column_of(Post, key): tidy(self.fields[key], value) for key, value in values.items()}


def _keep_present(session: Session, person: Person, until: VagueDate | None, culprit: str) -> None:
    """Keep the post held now, if there is any, as an earlier one that ends on `until`."""
    if not (person.position or person.department or person.organization):
        return
    if not person.position:
        raise ConflictError(
            _("The present post has no position yet. Enter it, so that the post can be kept.")
        )
    begun = person.post_since
    if begun and until and until.last_day < begun.first_day:
        raise ValidationError(culprit, _("The present post would end before it began."))
    present = {name: getattr(person, name) for name in PARTS}
    session.add(Post(person_id=person.id, since=begun, until=until, **present))
