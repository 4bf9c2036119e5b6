"""The badge of each kind of outcome: its tone and its sign."""

from __future__ import annotations

from cica_events.domain.outcomes import OutcomeKind
from ui.toolkit.colours import Tone

DONE, PASSED_ON, SAID = (Tone.GOOD.value, "✓"), (Tone.ACCENT.value, "→"), (Tone.MUTED.value, "•")

BADGES = {
    OutcomeKind.ADOPTED: DONE,
    OutcomeKind.APPROVED: DONE,
    OutcomeKind.ENDORSED: DONE,
    OutcomeKind.DECIDED: DONE,
    OutcomeKind.GRANTED: DONE,
    OutcomeKind.AGREED: DONE,
    OutcomeKind.RECOMMENDED: PASSED_ON,
    OutcomeKind.REQUESTED: PASSED_ON,
    OutcomeKind.NOTED: SAID,
    OutcomeKind.WELCOMED: SAID,
    OutcomeKind.DISCUSSED: SAID,
    OutcomeKind.RESULT: SAID,
    OutcomeKind.DEFERRED: (Tone.WARNING.value, "…"),
    OutcomeKind.NO_CONSENSUS: (Tone.DANGER.value, "✕"),
}
