"""When something happened, in the words that people use: how long ago, and exactly."""

from __future__ import annotations

from datetime import date, datetime

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language, ngettext

WEEK = 7  # days; what lies further back is told by its date
APART = 600  # seconds by which the clocks of two computers may differ


def local_now() -> datetime:
    """Return the present moment in the time zone of this machine."""
    return datetime.now().astimezone()


def day_in_words(day: date, today: date) -> str:
    """Return "Today", "Yesterday" or the date."""
    days = (today - day).days
    if days in (0, 1):
        return _("Yesterday") if days else _("Today")
    return VagueDate.of(day).in_words(language())


def exact(moment: datetime, now: datetime) -> str:
    """Return the day and the time of an aware moment, in the time zone of `now`."""
    local = moment.astimezone(now.tzinfo)
    return f"{VagueDate.of(local.date()).in_words(language())}, {local:%H:%M:%S}"


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago `moment` was: "just now", "5 minutes ago", "yesterday", or its date.

    Both are aware; days are those of the time zone of `now`. What is still to come, as after a clock was
    set back, is told by its date.
    """
    local = moment.astimezone(now.tzinfo)
    seconds = (now - local).total_seconds()
    days = (now.date() - local.date()).days
    if seconds < -APART or days >= WEEK:
        return VagueDate.of(local.date()).in_words(language())
    if seconds < 60:
        return _("just now")
    if seconds < 3600:
        minutes = int(seconds // 60)
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    if days == 0:
        hours = int(seconds // 3600)
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    text = ngettext("{count} day ago", "{count} days ago", days)
    return _("yesterday") if days == 1 else text.format(count=days)
