"""How long a session or an agenda item may take."""

from __future__ import annotations

from typing import Final

from cica_events.errors import ValidationError
from cica_events.i18n import _

LONGEST: Final = 24 * 60  # minutes


def check_minutes(key: str, minutes: int | None) -> None:
    """Raise ValidationError for a length of less than a minute or more than a day; None is not known."""
    if isinstance(minutes, int) and not 1 <= minutes <= LONGEST:
        message = _(
            "It must last from 1 minute to {hours} hours. Leave the duration empty if it is not known."
        )
        raise ValidationError(key, message.format(hours=LONGEST // 60))
