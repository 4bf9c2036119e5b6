"""Watches the connections of the Python processes that the tests start; Python imports it by its name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if "CICA_EVENTS_TEST_CONNECTIONS" in os.environ:
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.connections import watch

    sys.path.pop(0)
    watch()
