"""How many random examples a walk through the program takes: few in the check, many in a campaign."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

MANY_TIMES = "CICA_EVENTS_WALKS"  # how many times as many as in the check


def walk(examples: int) -> settings:
    """Return settings for `examples` walks in the check, each of which may take long."""
    times = int(os.environ.get(MANY_TIMES, "1"))
    return settings(max_examples=examples * times, deadline=None, suppress_health_check=list(HealthCheck))
