"""How long an agenda takes and when it ends, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from cica_events.directions import DOT
from cica_events.i18n import _, ngettext
from cica_events.queries.agenda import AgendaRow

DAY = 24 * 60
CLOCK = "%H:%M"


def duration_words(minutes: int) -> str:
    """Return "3 h 30 min", "2 h" or "45 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return (
        _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
        if rest
        else _("{hours} h").format(hours=hours)
    )


def span_words(start: time, minutes: int) -> str:
    """Return "10:00–13:30", with the days that pass until the end, if any."""
    days, end = divmod(start.hour * 60 + start.minute + minutes, DAY)
    words = f"{start.strftime(CLOCK)}–{end // 60:02}:{end % 60:02}"
    return words + (" " + ngettext("(+{count} day)", "(+{count} days)", days).format(count=days)) * bool(days)


def total_words(rows: Sequence[AgendaRow], start: time | None) -> list[str]:
    """Return what stands at the foot: "8 items", "3 h 30 min", "10:00–13:30"; only what is known.

    Where items stand in sessions the sum does not say when the last one ends: breaks lie between them.
    """
    if not rows:
        return []
    parts = [ngettext("{count} item", "{count} items", len(rows)).format(count=len(rows))]
    top = [row.minutes for row in rows if not row.depth]
    minutes, open_ended = sum(filter(None, top)), top.count(None)
    if minutes:
        parts.append(duration_words(minutes))
        if start is not None and not any(row.session for row in rows):
            parts.append(span_words(start, minutes))
        if open_ended:
            words = ngettext("{count} without a duration", "{count} without a duration", open_ended)
            parts.append(words.format(count=open_ended))
    return parts


def item_span(row: AgendaRow) -> str:
    """Return when and where an item is dealt with, as far as known: "10:30–11:00 · 30 min · Plenary"."""
    clock = "–".join(moment.strftime(CLOCK) for moment in (row.start, row.end) if moment is not None)
    takes = duration_words(row.minutes) if row.minutes is not None else ""
    return DOT.join(part for part in (clock, takes, row.session) if part)
