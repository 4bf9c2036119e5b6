"""A row of the list of participants: the participant, and what the directory knows of the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from cica_events.domain.names import titles
from cica_events.domain.participation import ABSENT
from cica_events.i18n import translator
from cica_events.queries.participants import ParticipantRow


@dataclass(frozen=True, slots=True)
class Listed:
    """Has every field of `participant`, then those of `person`; `number` is the place in this list."""

    participant: Any  # a ParticipantRow
    person: Mapping[str, Any]
    number: int

    @property
    def title(self) -> str:
        """Return honorific, courtesy title and rank as they are printed before the name."""
        return titles(self.participant.honorific, self.participant.courtesy, self.participant.rank)

    def __getattr__(self, key: str) -> Any:
        """Return what this row itself does not hold."""
        return self.person[key] if key in self.person else getattr(self.participant, key)


def _answer_for_the_participant() -> None:
    """Give `Listed` the fields of the participant: a list of thousands asks for each of them."""
    for key in ParticipantRow._fields:
        if key not in vars(Listed):
            setattr(Listed, key, property(attrgetter(f"participant.{key}")))


_answer_for_the_participant()


def listed(rows: Sequence[Any], people: Mapping[str, Mapping[str, Any]] | None = None) -> list[Listed]:
    """Return the participants `rows`, numbered anew, with what is known of the `people` by their ids."""
    known = people or {}
    return [Listed(row, known.get(row.person_id, {}), number) for number, row in enumerate(rows, 1)]


def attending(rows: Sequence[Listed]) -> list[Listed]:
    """Return the rows, numbered anew, without those who declined or were replaced."""
    here = [row for row in rows if row.participant.status not in ABSENT]
    return [Listed(row.participant, row.person, number) for number, row in enumerate(here, 1)]


def count_line(shown: Sequence[Listed], everybody: Sequence[Listed], language: str) -> str:
    """Return "57 participants", and what became of those of `everybody` who do not take part."""
    words, count = translator(language), len(shown)
    text = words.ngettext("{count} participant", "{count} participants", count).format(count=count)
    absent = sum(row.participant.status in ABSENT for row in everybody)
    if not absent:
        return text
    if len(shown) == len(everybody):
        rest = words.gettext("declined or replaced among them: {count}")
    else:
        rest = words.gettext("left out as declined or replaced: {count}")
    return f"{text} · {rest.format(count=absent)}"
