"""How long a session or an agenda item may take."""

from __future__ import annotations

from typing import Final

from cica_events.errors import ValidationError
from cica_events.i18n import _

LONGEST: Final = 24 * 60  # minutes
FARTHEST: Final = 7 * LONGEST  # minutes by which something is moved at once


def check_minutes(key: str, minutes: int | None) -> None:
    """Raise ValidationError for a length of less than a minute or more than a day; None is not known."""
    if isinstance(minutes, int) and not 1 <= minutes <= LONGEST:
        message = _("The duration must be from 1 minute to {hours} hours. Leave it empty if it is not known.")
        raise ValidationError(key, message.format(hours=LONGEST // 60))


def check_shift(minutes: int) -> None:
    """Raise ValidationError for a move by more than a week, earlier or later."""
    if abs(minutes) > FARTHEST:
        raise ValidationError("start", _("Sessions can be moved by at most 7 days at once."))
