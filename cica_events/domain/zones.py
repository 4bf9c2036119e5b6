"""The zones in which moments are told."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cica_events.errors import ValidationError
from cica_events.i18n import _

ZONE: Final = "time_zone"
"""The key of every field that holds the name of one zone."""


def zone_called(name: str) -> tzinfo:
    """Return the time zone of that name; UTC where this computer does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def check_zone(key: str, name: str) -> None:
    """Raise ValidationError for the field `key` where there is no time zone of that name; "" is let be."""
    try:
        if name:
            ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = _("There is no time zone “{zone}”. Write one such as Asia/Almaty or Europe/Zurich.")
        raise ValidationError(key, message.format(zone=name)) from error
