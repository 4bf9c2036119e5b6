"""The conference whose secretariat works here, as its documents name it."""

from __future__ import annotations

from typing import Final

from cica_events.i18n import N_

CONFERENCE: Final = N_("Conference on Interaction and Confidence Building Measures in Asia")
