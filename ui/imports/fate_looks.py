"""How the fates of rows and cells look: a tone, a sign and a word, never the colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cica_events.i18n import N_, _
from cica_events.services.import_plan import Action, CellFate, Choices, Decision
from cica_events.services.planned_rows import PlannedRow
from ui.imports.preview import is_gone, is_open
from ui.toolkit.colours import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """A badge: its tone, its sign and its word, marked for translation."""

    tone: Tone
    sign: str
    label: str

    @property
    def text(self) -> str:
        """Return the word in the language of the interface."""
        return _(self.label)


NEW: Final = Look(Tone.GOOD, "+", N_("New"))
CHANGED: Final = Look(Tone.ACCENT, "≠", N_("Changed"))
SAME: Final = Look(Tone.MUTED, "=", N_("Same"))
PROBLEM: Final = Look(Tone.DANGER, "!", N_("Problem"))
CONFLICT: Final = Look(Tone.WARNING, "⇄", N_("In conflict"))
SKIPPED: Final = Look(Tone.MUTED, "–", N_("Skipped"))
GONE: Final = Look(Tone.MUTED, "∅", N_("Not in the file"))
REMOVED: Final = Look(Tone.DANGER, "×", N_("Will be removed"))
NEW_DOUBTFUL: Final = Look(Tone.WARNING, "?", N_("New"))
CHANGED_DOUBTFUL: Final = Look(Tone.WARNING, "?", N_("Changed"))
KEPT: Final = Look(Tone.GOOD, "+", N_("New, both stay"))

ROWS: Final = (
    NEW, CHANGED, SAME, PROBLEM, CONFLICT, SKIPPED, GONE, REMOVED, NEW_DOUBTFUL, CHANGED_DOUBTFUL, KEPT,
)  # fmt: skip

CELLS: Final = {
    CellFate.CHANGED: Look(Tone.ACCENT, "≠", N_("Changed")),
    CellFate.DOUBTFUL: Look(Tone.WARNING, "?", N_("Doubtful")),
    CellFate.REFUSED: Look(Tone.DANGER, "!", N_("Problem")),
    CellFate.CONFLICT: Look(Tone.WARNING, "⇄", N_("Changed on both sides")),
    CellFate.CHANGED_HERE: Look(Tone.MUTED, "↻", N_("Changed here since")),
}


def row_look(row: PlannedRow, choices: Choices) -> Look:
    """Return how it is shown what becomes of a row."""
    if row.action is Action.REFUSE:
        return PROBLEM
    if row.action is Action.REMOVE:
        return REMOVED
    if is_gone(row):
        return GONE
    if is_open(row, choices):
        return CONFLICT
    if row.action is Action.SKIP:
        return SKIPPED if row.decided is Decision.SKIP else SAME
    if row.decided is Decision.KEEP_BOTH:
        return KEPT
    if row.action is Action.CREATE:
        return NEW_DOUBTFUL if row.doubts else NEW
    return CHANGED_DOUBTFUL if row.doubts else CHANGED
