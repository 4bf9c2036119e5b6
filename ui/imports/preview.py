"""A plan made ready to be looked at: its rows sieved by what becomes of them, the fields that they fill."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_
from cica_events.imports.words.vocabulary import FULL_NAME, MIDDLE_NAME
from cica_events.progress import Progress
from cica_events.services.import_plan import Acquaintance, Action, Choices, Decision
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from cica_events.services.planned_rows import PlannedRow

DERIVED: Final = frozenset({"family_first"})  # from the order of the words in a whole name
PARTS: Final = {FULL_NAME: ("given_name", "family_name"), MIDDLE_NAME: ("given_name",)}
PULSE: Final = 2000  # rows between two reports


class Sieve(Labelled):
    """Which rows are to be seen."""

    ALL = "all", N_("All rows")
    NEW = "new", N_("New rows")
    CHANGED = "changed", N_("Changed")
    SAME = "same", N_("Same")
    DOUBTFUL = "doubtful", N_("Doubtful")
    PROBLEM = "problem", N_("Problems")
    CONFLICT = "conflict", N_("In conflict")
    GONE = "gone", N_("Not in the file")
    SKIPPED = "skipped", N_("Skipped")
    MEETING = "meeting", N_("Already in this meeting")
    DIRECTORY = "directory", N_("Already in the directory")
    TWICE = "twice", N_("Twice in the file")


FATES: Final = tuple(Sieve)[:9]
ACQUAINTANCES: Final = {
    Acquaintance.MEETING: Sieve.MEETING,
    Acquaintance.DIRECTORY: Sieve.DIRECTORY,
    Acquaintance.FILE: Sieve.TWICE,
}
ACTIONS: Final = {
    Action.CREATE: Sieve.NEW,
    Action.UPDATE: Sieve.CHANGED,
    Action.SKIP: Sieve.SAME,
    Action.REFUSE: Sieve.PROBLEM,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows of a plan, those gone from the file last; `lines` are places in `rows` by sieve."""

    plan: ListPlan
    rows: Sequence[PlannedRow]
    keys: tuple[str, ...]  # of the fields that are filled, in the catalogue's order
    lines: Mapping[Sieve, Sequence[int]]

    @property
    def reading(self) -> ListReading:
        """What was read."""
        return self.plan.reading

    @property
    def complete(self) -> bool:
        """Whether these are all rows of the list."""
        return self.reading.grid.complete

    def count(self, sieve: Sieve) -> int:
        """Return how many rows a sieve keeps."""
        return len(self.lines[sieve])

    @property
    def half_changed(self) -> int:
        """How many rows are in conflict and change in other fields."""
        return sum(self.rows[line].action is Action.UPDATE for line in self.lines[Sieve.CONFLICT])

    @property
    def removed(self) -> int:
        """How many records would be removed."""
        return self.plan.count(Action.REMOVE)


def make_preview(plan: ListPlan, keys: Sequence[str], progress: Progress) -> Preview:
    """Return `plan` ready to be shown; `keys` are those of all fields, in the catalogue's order."""
    rows = (*plan.rows, *plan.gone)
    plan.count(Action.CREATE)  # counts once what the window asks for
    lines: dict[Sieve, array[int]] = {sieve: array("I") for sieve in Sieve}
    filled = set(plan.reading.mapping.fixed)
    for line, row in enumerate(rows):
        if line % PULSE == 0:
            progress(line, len(rows))
        for sieve in _sieves(row, plan.choices):
            lines[sieve].append(line)
        if not filled.issuperset(row.values):
            filled.update(key for key, value in row.values.items() if value not in (None, ""))
        if row.problems:
            filled.update(problem.field for problem in row.problems)
    taken = {key for column in plan.reading.columns for key in column.use.fields}
    shown = tuple(key for key in keys if key in filled and key not in DERIVED - taken)
    return Preview(plan, rows, shown, {**lines, Sieve.ALL: range(len(rows))})


def _sieves(row: PlannedRow, choices: Choices) -> Iterator[Sieve]:
    """Yield the sieves that keep a row: one of what becomes of it, so that these add up, then the others."""
    yield _fate(row, choices)
    if row.doubts and row.action in (Action.CREATE, Action.UPDATE):
        yield Sieve.DOUBTFUL
    for acquaintance in {each.acquaintance for each in row.recognised}:
        yield ACQUAINTANCES[acquaintance]


def _fate(row: PlannedRow, choices: Choices) -> Sieve:
    """Return what becomes of a row, as its badge says it."""
    if is_gone(row):
        return Sieve.GONE
    if row.action is not Action.REFUSE and is_open(row, choices):
        return Sieve.CONFLICT
    if row.action is Action.SKIP and row.decided is Decision.SKIP:
        return Sieve.SKIPPED
    return ACTIONS[row.action]


def is_gone(row: PlannedRow) -> bool:
    """Tell whether a row stands for a record that is no longer in the file."""
    return not row.number


def is_open(row: PlannedRow, choices: Choices) -> bool:
    """Tell whether a row has a conflict that nobody decided yet."""
    return (
        bool(row.conflicts)
        and row.decided is not Decision.SKIP
        and any((row.number, key) not in choices.sides for key in row.conflicts)
    )
