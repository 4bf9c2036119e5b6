"""How far off a date is, in the words that people use."""

from __future__ import annotations

from datetime import date

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, ngettext


def until(when: VagueDate | None, today: date) -> str:
    """Return how far off a date is: "tomorrow", "in 12 days", "now"; empty where that cannot be said."""
    if when is None or when.last_day < today:
        return ""
    if when.first_day <= today:
        return _("today") if when.is_exact and when.first_day == today else _running(when)
    days = (when.first_day - today).days
    if not when.is_exact:
        return ""
    if days == 1:
        return _("tomorrow")
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def _running(when: VagueDate) -> str:
    return _("now") if when.is_exact else ""
