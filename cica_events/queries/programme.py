"""The programme of a meeting: its days, the sessions in their rooms, and what is dealt with in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cica_events.domain.participants import Capacity, Mode, Participation
from cica_events.domain.speakers import SpeakerRole
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.sittings import SittingRow


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who speaks to an item, with what the meeting knows of them; `number` is the place in the order, from 1.

    `speaker` is the name as printed, of the participant, the delegation, or as written; what belongs to a
    participant is None or empty where none is chosen or the one chosen was removed.
    """

    id: str
    version: int
    item_id: str
    participant_id: str | None
    party_id: str | None
    name: str
    role: SpeakerRole
    topic: str
    topic_ru: str
    minutes: int | None
    order: int
    pinned_place: int | None
    pin_reason: str
    number: int
    speaker: str
    party: str
    function: str
    pronunciation: str
    person_id: str | None
    capacity: Capacity | None
    status: Participation | None
    mode: Mode | None

    def shown_topic(self, language: str) -> str:
        """Return the topic in `language`, in English where there is none."""
        return (self.topic_ru if language == "ru" else "") or self.topic


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """An agenda item as it stands in a session, or in none; moments are aware, in the meeting's zone.

    `minutes` is what it takes: its own duration, else what its speakers are given, else 0.
    """

    row: AgendaRow
    minutes: int
    start: datetime | None
    end: datetime | None
    speakers: tuple[SpeakerRow, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeSitting:
    """A session with its items; `own` is False for one of a meeting that is held together with this one.

    `minutes` is its own duration, else what its items take, else a usual length; `taken` what they take.
    """

    row: SittingRow
    own: bool
    start: datetime | None
    end: datetime | None
    minutes: int
    taken: int
    chair: str
    items: tuple[ProgrammeItem, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """One day: `number` counts from 1 for the first day of the meeting's date, 0 is the day before it."""

    day: date
    number: int
    sittings: tuple[ProgrammeSitting, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole programme; `dated` is False while the meeting's date is vague and its days have only numbers.

    `unplaced` are sessions without day or start, `unscheduled` the items in no session that have no sub-items
    in one either. `rooms` stand side by side in that order. `zones` are shown beside the meeting's own.
    """

    meeting: MeetingRow
    dated: bool
    days: tuple[ProgrammeDay, ...]
    rooms: tuple[str, ...]
    unplaced: tuple[ProgrammeSitting, ...]
    unscheduled: tuple[ProgrammeItem, ...]
    zones: tuple[str, ...]

    def sittings(self) -> Iterator[ProgrammeSitting]:
        """Yield every session, those without a time last."""
        for day in self.days:
            yield from day.sittings
        yield from self.unplaced
