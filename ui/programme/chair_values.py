"""Shows and reads who is in the chair of a session: a participant, chosen by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cica_events.domain.fields import Field, Kind
from cica_events.domain.sittings import Sitting
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.queries.participants import ParticipantRow
from ui.toolkit.person_values import Named, PersonValues

FIELD = replace(Sitting.chair, key="chair_id", kind=Kind.PARTY, editable=True)


class ChairValues(PersonValues):
    """Offers the participants of the meeting where others offer States and organizations."""

    def take_participants(self, people: Sequence[ParticipantRow]) -> None:
        """Offer these participants, those of the same name told apart by their delegation."""
        named = [(row, row.name) for row in people if row.name]
        times = Counter(name for _row, name in named)
        offered = [
            Named(
                row.id,
                f"{name} ({row.party})" if times[name] > 1 else name,
                row.party_id or "",
                row.native_name,
            )
            for row, name in named
        ]
        self.take(offered)

    def typed(self, field: Field, text: str) -> Any:
        """Return the id of the participant named, None for none; raises `ValidationError`."""
        try:
            return super().typed(field, text)
        except ValidationError as error:
            if field.kind is not Kind.PARTY:
                raise
            reason = _("“{text}” is not the name of one participant of this meeting.")
            raise ValidationError(field.key, reason.format(text=text.strip())) from error
