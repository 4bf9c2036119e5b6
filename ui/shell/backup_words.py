"""Backups in words: which moment one holds, how large it is, what is in it, and what came after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from cica_events.directions import COMMA, DOT, runs_isolated
from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language, ngettext
from cica_events.queries.history import Step
from ui.shell.moments import ago

KILO = 1024
NO_BREAK = "\N{NO-BREAK SPACE}"


def moment(at: datetime, now: datetime) -> str:
    """Return the day and minute of an aware moment, in the time zone of `now`."""
    local = at.astimezone(now.tzinfo)
    return f"{VagueDate.of(local.date()).in_words(language())}, {local:%H:%M}"


def megabytes(size: int) -> str:
    """Return a number of bytes as people write it, never broken over two lines."""
    if size < KILO * KILO:
        words = _("{number} KB").format(number=_number(size / KILO))
    else:
        words = _("{number} MB").format(number=_number(size / KILO / KILO))
    return words.replace(" ", NO_BREAK)


def held(counts: Mapping[str, int]) -> str:
    """Return what a backup holds, by the main kinds of records: "143 people, 12 meetings"."""
    ways: dict[str, Callable[[int], str]] = {
        "person": lambda count: ngettext("{count} person", "{count} people", count),
        "meeting": lambda count: ngettext("{count} meeting", "{count} meetings", count),
        "delegation": lambda count: ngettext("{count} delegation", "{count} delegations", count),
        "participant": lambda count: ngettext("{count} participant", "{count} participants", count),
        "agenda_item": lambda count: ngettext("{count} agenda item", "{count} agenda items", count),
        "outcome": lambda count: ngettext("{count} outcome", "{count} outcomes", count),
    }
    known = [(say, counts[table]) for table, say in ways.items() if counts.get(table)]
    return COMMA.join(say(count).format(count=count).replace(" ", NO_BREAK, 1) for say, count in known)


def missing(steps: Sequence[Step], known: bool = True) -> str:
    """Return in a sentence how much was done after a backup; not all is `known` of a damaged file."""
    count = len(steps)
    if not known and not count:
        return _("The file that is there now does not tell what was changed after it. That would be missing.")
    if not known:
        text = ngettext(
            "At least {count} change was made after it and would be missing:",
            "At least {count} changes were made after it and would be missing:",
            count,
        )
        return text.format(count=count)
    if not count:
        return _("Nothing was changed after it: nothing would be missing.")
    text = ngettext(
        "{count} change was made after it and would be missing:",
        "{count} changes were made after it and would be missing:",
        count,
    )
    return text.format(count=count)


def step_words(step: Step, now: datetime) -> str:
    """Return one step of the history as a line: what, when and by whom."""
    return DOT.join(filter(None, (runs_isolated(step.label), ago(step.at, now), step.actor)))


def _number(value: float) -> str:
    text = f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"
    return text.replace(".", ",") if language() != "en" else text
