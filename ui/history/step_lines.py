"""The steps of the history as lines of a table: when, what, by whom, and whether they still stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cica_events.directions import runs_isolated
from cica_events.domain.changes import Origin
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import N_
from cica_events.queries.history import Step
from ui.shell.moments import ago, day_in_words
from ui.toolkit.arrangement import Group, Texts
from ui.toolkit.cell_painting import Pills

Now = Callable[[], datetime]


class Standing(Labelled):
    """What is special about a step."""

    UNDONE = "undone", N_("Undone")
    UNDO = "undo", N_("Undoing")
    REDO = "redo", N_("Redoing")
    LOAD = "load", N_("Loaded")
    TAKE_BACK = "take_back", N_("Taking back")
    TAKE_PART = "take_part", N_("Back in part")
    ERASURE = "erasure", N_("Erased for good")


ORIGINS = {
    Origin.UNDO: Standing.UNDO,
    Origin.REDO: Standing.REDO,
    Origin.LOAD: Standing.LOAD,
    Origin.TAKE_BACK: Standing.TAKE_BACK,
    Origin.TAKE_PART: Standing.TAKE_PART,
    Origin.ERASURE: Standing.ERASURE,
}

FIELDS = (
    Field("time", N_("Time"), Kind.CODE, editable=False, width=6),
    Field("label", N_("What was done"), editable=False, width=26),
    Field("subject", N_("Record"), editable=False, width=19),
    Field("actor", N_("By"), editable=False, width=10),
    Field("standing", N_("Status"), Kind.CHOICE, Standing, editable=False, width=9),
    Field("count", N_("How many"), Kind.INTEGER, editable=False, width=8),
    Field("ago", N_("When"), Kind.STAMP, editable=False, width=13, shown=False),
)
PILLS: Pills = {
    "standing": {
        Standing.UNDONE.value: ("warning", "↶"),
        Standing.UNDO.value: ("neutral", "↶"),
        Standing.REDO.value: ("neutral", "↷"),
        Standing.LOAD.value: ("neutral", "↓"),
        Standing.TAKE_BACK.value: ("neutral", "↺"),
        Standing.TAKE_PART.value: ("neutral", "↺"),
        Standing.ERASURE.value: ("neutral", "×"),
    }
}


Said = tuple[str, int]
"""What the records of a step are called, and how many it is told to have changed."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step; `ago` is the moment, which is shown by how long ago it was.

    `turn` counts the days between which the clock was set: 0 for the last time that it showed this day.
    """

    id: str
    time: str
    ago: datetime
    label: str
    actor: str
    count: int  # records that it is told to have changed
    changes: int  # all of them, with those that were only shifted in their list
    standing: Standing | None
    subject: str = ""  # what the records are called that were changed, or the first few of them
    turn: int = 0


def step_lines(steps: Iterable[Step], now: datetime, said: Mapping[str, Said]) -> Iterator[StepLine]:
    """Yield steps, the newest first, as lines, with the time of the day in the zone of `now`."""
    turns, last = Counter[date](), None
    for step in steps:
        local = step.at.astimezone(now.tzinfo)
        if (day := local.date()) != last:
            turns[day] += 1
            last = day
        subject, count = said.get(step.id, ("", step.count))
        yield StepLine(
            id=step.id,
            time=f"{local:%H:%M}",
            ago=local,
            label=step.label,
            actor=step.actor,
            count=count,
            changes=step.count,
            standing=Standing.UNDONE if step.undone else ORIGINS.get(step.origin),
            subject=subject,
            turn=turns[day] - 1,
        )


def texts(now: Now) -> Texts:
    """Return what the columns show instead of what is stored: some depends on the clock."""
    return {"ago": lambda line: ago(line.ago, now()), "label": lambda line: runs_isolated(line.label)}


def day_of(now: Now, line: StepLine) -> Group:
    """Return the day under which a step stands: with those beside it, as steps stand as they were done.

    Where a clock was wrong for a while, the same day stands there again below what was done meanwhile.
    """
    day = line.ago.date()
    key = f"{day.isoformat()}/{line.turn}" if line.turn else day.isoformat()
    return Group(key, day_in_words(day, now().date()))
