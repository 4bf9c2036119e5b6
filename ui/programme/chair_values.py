"""Shows and reads who is in the chair of a session: a participant, chosen by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cica_events.domain.fields import Field, Kind
from cica_events.domain.sittings import Sitting
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.queries.participants import ParticipantRow
from ui.toolkit.values import Values

FIELD = replace(Sitting.chair, key="chair_id", kind=Kind.PARTY, editable=True)


class ChairValues(Values):
    """Offers the participants of the meeting where others offer States and organizations."""

    def __init__(self) -> None:
        self._people: list[tuple[str, str]] = []
        super().__init__(self._all)

    def _all(self) -> list[tuple[str, str]]:
        return self._people

    def take(self, people: Sequence[ParticipantRow]) -> None:
        """Offer these participants, those of the same name told apart by their delegation."""
        named = [(row.id, row.name, row.party) for row in people if row.name]
        names = [name for _id, name, _party in named]
        self._people = [
            (one, f"{name} ({party})" if names.count(name) > 1 else name) for one, name, party in named
        ]

    def typed(self, field: Field, text: str) -> Any:
        """Return the id of the participant named, None for none; raises `ValidationError`."""
        try:
            return super().typed(field, text)
        except ValidationError as error:
            if field.kind is not Kind.PARTY:
                raise
            reason = _("“{text}” is not the name of one participant of this meeting.")
            raise ValidationError(field.key, reason.format(text=text.strip())) from error
