"""How sure it is to which field a column goes, as a badge and a reason."""

from __future__ import annotations

from typing import Final

from cica_events.i18n import N_
from cica_events.imports.columns.matching import ColumnMatch
from ui.imports.fate_looks import Look
from ui.toolkit.colours import Tone

CERTAIN: Final = 0.9  # confidence from which a match is called sure

SURE: Final = Look(Tone.GOOD, "✓", N_("Sure"))
LIKELY: Final = Look(Tone.GOOD, "✓", N_("Likely"))
DOUBTFUL: Final = Look(Tone.WARNING, "?", N_("A guess"))
LEFT_OUT: Final = Look(Tone.MUTED, "–", N_("Left out"))
SECRET: Final = Look(Tone.DANGER, "×", N_("Never taken"))


def column_look(column: ColumnMatch) -> Look:
    """Return how sure a match is."""
    if column.secret:
        return SECRET
    if not column.use.fields and column.field is None:
        return LEFT_OUT
    if column.doubtful:
        return DOUBTFUL
    if column.confidence >= 1:
        return SURE
    return SURE if column.confidence >= CERTAIN else LIKELY
