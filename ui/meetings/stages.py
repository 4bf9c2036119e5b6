"""How the stage of a meeting is shown: tone and symbol of its badge."""

from __future__ import annotations

from cica_events.domain.meetings import Stage
from ui.toolkit.colours import Tone

STAGES = {
    Stage.PLANNED: (Tone.MUTED, "○"),
    Stage.CONFIRMED: (Tone.GOOD, "✓"),
    Stage.HELD: (Tone.ACCENT, "●"),
    Stage.POSTPONED: (Tone.WARNING, "▷"),
    Stage.CANCELLED: (Tone.DANGER, "✕"),
}

STAGE_PILLS = {"stage": {stage.value: (tone.value, symbol) for stage, (tone, symbol) in STAGES.items()}}
