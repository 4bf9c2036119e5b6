"""Tells locked workspace files by their first bytes, without loading what opens workspaces."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cica_events.persistence import cipher
from cica_events.persistence.address import Address


def is_locked(address: str | Path) -> bool:
    """Tell whether there is a locked file at `address`; of what cannot be read it is not known, so no."""
    place = Address.of(address)
    with suppress(OSError, ValueError):
        return not place.is_server and place.path.is_file() and cipher.is_locked(place.path)
    return False
