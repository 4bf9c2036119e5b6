"""How far a moment or a day lies from now, in the words that people use."""

from __future__ import annotations

from datetime import date, datetime

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language, ngettext

WEEK = 7  # days; what lies further back is told by its date


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago `moment` was: "just now", "5 minutes ago", "yesterday", or its date.

    Both are aware; days are those of the time zone of `now`.
    """
    local = moment.astimezone(now.tzinfo)
    seconds = (now - local).total_seconds()
    days = (now.date() - local.date()).days
    if seconds < 60:
        return _("just now")
    if seconds < 3600:
        minutes = int(seconds // 60)
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    if days == 0:
        hours = int(seconds // 3600)
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    return _("yesterday") if days == 1 else _days_ago(local.date(), days)


def _days_ago(day: date, days: int) -> str:
    if days < WEEK:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    return VagueDate.of(day).in_words(language())


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
