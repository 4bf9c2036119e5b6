"""The level at which a body meets, and whether a delegation came at a lower one."""

from __future__ import annotations

from typing import Final

from cica_events.domain.fields import Labelled
from cica_events.domain.ranks import NO_RANK, rank_of
from cica_events.i18n import N_


class Level(Labelled):
    """Who is called to the meetings of a body."""

    ANY = "any", N_("Any level")
    MINISTERS = "ministers", N_("Ministers")
    LEADERS = "leaders", N_("Heads of State or Government")


_LOWEST: Final = {
    Level.ANY: NO_RANK,
    Level.MINISTERS: rank_of("", "minister"),
    Level.LEADERS: rank_of("", "prime minister"),
}


def is_lower(level: Level, rank: int) -> bool:
    """Tell whether a head of delegation with that `ranks.rank_of` is of a lower level than the body's.

    A rank that is not known is never called lower.
    """
    return rank != NO_RANK and rank > _LOWEST[level]
