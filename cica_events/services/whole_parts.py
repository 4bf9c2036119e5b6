"""What of two records of one person belongs together: a post, a passport, a journey, never parts of two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

TOGETHER: Final = (
    ("position", "department", "organization", "post_since"),
    ("passport_number", "passport_authority", "passport_expires"),
    ("arrival_day", "arrival_time"),
    ("departure_day", "departure_time"),
)
"""Fields, by key, of which the first decides whose the others are."""


def suggested(pairs: Mapping[str, tuple[Any, Any]]) -> dict[str, Any]:
    """Return what is best kept of the `pairs` of values by field key: the first one where both say something.

    Where two posts or two passports stand against each other, one is kept whole.
    """
    found = {key: one or other for key, (one, other) in pairs.items()}
    for group in TOGETHER:
        keys = [key for key in group if key in pairs]
        side = _side(pairs, group[0], keys)
        if side is not None:
            found |= {key: pairs[key][side] for key in keys}
    return found


def _side(pairs: Mapping[str, tuple[Any, Any]], decisive: str, keys: list[str]) -> int | None:
    """Return whose post or passport is kept whole; None where each only completes the other's."""
    one, other = pairs.get(decisive, (None, None))
    if one and other:
        return None if one == other else 0
    contested = any(all(pairs[key]) and pairs[key][0] != pairs[key][1] for key in keys)
    return (1 if other else 0) if contested and (one or other) else None
