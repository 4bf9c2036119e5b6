"""Which stretches of time, each end as precise as known, lie in one another's way."""

from __future__ import annotations

from cica_events.domain.dates import VagueDate

Ends = tuple[VagueDate | None, VagueDate | None]
"""Beginning and end; an unknown one is open."""


def collide(one: Ends, other: Ends) -> bool:
    """Tell whether two periods overlap.

    One may begin in the vague date in which the other ends: "until 2014" and "since 2014" follow each other.
    """
    return not (_before(one, other) or _before(other, one))


def is_backwards(ends: Ends) -> bool:
    """Tell whether a period ends before it begins."""
    since, until = ends
    return since is not None and until is not None and until.last_day < since.first_day


def _before(one: Ends, other: Ends) -> bool:
    end, begin = one[1], other[0]
    if end is None or begin is None:
        return False
    return end.last_day < begin.first_day or (end == begin and not end.is_exact)
