"""What a question finds: records of several sorts, and documents of meetings."""

from __future__ import annotations

from dataclasses import dataclass, field

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_

Marks = tuple[tuple[int, int], ...]
"""Where a text agrees with the question: beginning and end of each piece."""


class Sort(Labelled):
    """A sort of what is found; the value is the word for it on the command line."""

    PEOPLE = "people", N_("People")
    PARTIES = "parties", N_("States and organizations")
    MEETINGS = "meetings", N_("Meetings")
    ITEMS = "items", N_("Agenda items")
    DOCUMENTS = "documents", N_("Documents")
    OUTCOMES = "outcomes", N_("Outcomes")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record as it is remembered among those opened lately."""

    sort: Sort
    id: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, as it is shown; what does not apply is empty.

    `detail` is a second line in the reader's language. `document` is the key of a document of the
    meeting; `id` is then that of the issue, or empty for one that can be given out. Of a person `meeting_id`
    and `participant_id` tell the latest meeting attended.
    """

    sort: Sort
    id: str
    name: str
    marks: Marks = field(default=())
    detail: str = ""
    detail_marks: Marks = field(default=())
    party_id: str = ""
    meeting_id: str = ""
    meeting_key: str = ""
    participant_id: str = ""
    document: str = ""
    email: str = ""
    rank: int = 0  # the lower, the better it agrees
    slipped: bool = False
    recent: bool = False

    @property
    def ref(self) -> Ref:
        """Return what is remembered of it."""
        return Ref(self.sort, self.id)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question; `whole` is false as long as the index is being made."""

    question: str
    hits: tuple[Hit, ...]
    whole: bool = True

    def sorts(self) -> tuple[Sort, ...]:
        """Return the sorts of which something was found, that which agrees best first."""
        best: dict[Sort, int] = {}
        for hit in self.hits:
            best[hit.sort] = min(hit.rank, best.get(hit.sort, hit.rank))
        return tuple(sorted(best, key=best.__getitem__))

    def of(self, sort: Sort) -> tuple[Hit, ...]:
        """Return what was found of one sort, the best first."""
        return tuple(hit for hit in self.hits if hit.sort is sort)
