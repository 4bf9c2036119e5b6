"""What was opened lately in a workspace: its ids alone, kept in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from cica_events.domain.found import Ref, Sort
from ui.runtime.settings import Settings, without_password

MOST = 30


class Recent:
    """The records opened last in the workspace at `address`, the newest first."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._settings = settings
        name = sha256(without_password(address).encode("utf-8", "replace")).hexdigest()[:16]
        self._key = f"recent-{name}"

    def refs(self) -> list[Ref]:
        """Return what is remembered; anything unreadable is left out."""
        kept = self._settings.layout(self._key).get("opened")
        found = [_read(each) for each in kept] if isinstance(kept, list) else []
        return [ref for ref in found if ref is not None]

    def note(self, ref: Ref) -> None:
        """Put `ref` first."""
        known = [ref, *(other for other in self.refs() if other != ref)][:MOST]
        self._settings.set_layout(self._key, {"opened": [[each.sort.value, each.id] for each in known]})


def opened_by(args: Mapping[str, Any]) -> Ref | None:
    """Return the record that a page is handed to be shown, None for none."""
    found = (Ref(sort, str(args[name])) for name, sort in _HANDED.items() if args.get(name))
    return next(found, None)


_HANDED: Final = {
    "person_id": Sort.PEOPLE,
    "party_id": Sort.PARTIES,
    "meeting_id": Sort.MEETINGS,
}


def _read(value: object) -> Ref | None:
    match value:
        case [str(sort), str(key)] if sort in set(Sort):
            return Ref(Sort.of(sort), key)
    return None
