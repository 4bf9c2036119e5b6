"""What the application remembers between two starts, each setting declared once."""

from __future__ import annotations

import json
import re
from typing import Any, Generic, Self, TypeVar, overload

from PySide6.QtCore import QSettings

RECENT = 8
PLACES = "workspace/places"

T = TypeVar("T")


class Setting(Generic[T]):
    """One remembered value; anything unreadable counts as never set."""

    def __init__(self, key: str, default: T) -> None:
        self._key = key
        self._default = default

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...
    @overload
    def __get__(self, owner: Settings, kind: type) -> T: ...
    def __get__(self, owner: Settings | None, kind: type) -> T | Self:
        if owner is None:
            return self
        value = owner.read(self._key)
        return value if type(value) is type(self._default) else self._default

    def __set__(self, owner: Settings, value: T) -> None:
        owner.write(self._key, value)


class Settings:
    """The settings of one user on one machine, kept in `store`."""

    theme = Setting("theme", "system")  # a value of Scheme
    motion = Setting("motion", "system")  # a value of motion.Choice
    zoom = Setting("zoom", 100)  # per cent
    language = Setting("language", "")  # a code such as "ru"; "" follows the system
    geometry = Setting("window/geometry", "")  # QWidget.saveGeometry() in hexadecimal
    sidebar_collapsed = Setting("window/sidebar_collapsed", False)
    last_workspace = Setting("workspace/last", "")
    idle_minutes = Setting(
        "lock/idle_minutes", 15
    )  # after which a workspace with a passphrase locks; 0: never
    page = Setting("workspace/page", "home")

    def __init__(self, store: QSettings) -> None:
        self._store = store
        self.discreet = False  # a locked workspace is open: nothing that was typed is remembered of it

    def read(self, key: str) -> Any:
        """Return the value stored under `key`, or None where there is none or it is damaged."""
        raw = self._store.value(key)
        try:
            return json.loads(raw) if isinstance(raw, str) else None
        except (ValueError, RecursionError):  # brackets by the thousand
            return None

    def write(self, key: str, value: object) -> None:
        """Store `value` (anything JSON can hold) under `key`."""
        self._store.setValue(key, json.dumps(value, ensure_ascii=False))

    @property
    def recent(self) -> list[str]:
        """The workspaces opened last: the pinned ones, then the others, each the newest first."""
        known, pinned = self._addresses("workspace/recent"), set(self.pinned)
        return sorted(known, key=lambda address: address not in pinned)

    @property
    def pinned(self) -> list[str]:
        """The workspaces that stay among the recent ones."""
        return self._addresses("workspace/pinned")

    def pin(self, address: str, stays: bool) -> None:
        """Let the workspace at `address` stay among the recent ones, or go with time like the others."""
        others = [item for item in self.pinned if item != address]
        self.write("workspace/pinned", [address, *others] if stays else others)

    def _addresses(self, key: str) -> list[str]:
        value = self.read(key)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def remember(self, address: str) -> None:
        """Put the workspace at `address` first among the recent ones; a password is never kept."""
        address = without_password(address)
        self.last_workspace = address
        known, pinned = self._addresses("workspace/recent"), set(self.pinned)
        others = [item for item in known if item != address]
        passing = [item for item in others if item not in pinned][: RECENT - 1]
        self.write("workspace/recent", [address, *(i for i in others if i in pinned or i in passing)])

    def forget(self, address: str) -> None:
        """Drop the workspace at `address` from the recent ones."""
        self.write("workspace/recent", [item for item in self.recent if item != address])
        self.pin(address, stays=False)
        if self.last_workspace == address:
            self.last_workspace = ""

    def whereabouts(self, address: str) -> dict[str, Any]:
        """Return where one was last in the workspace at `address`; empty if never there."""
        value = self.read(PLACES)
        known = value.get(_digest(address)) if isinstance(value, dict) else None
        return known if isinstance(known, dict) else {}

    def set_whereabouts(self, address: str, place: dict[str, Any]) -> None:
        """Remember where one is in the workspace at `address`; the oldest of many are forgotten."""
        value, digest = self.read(PLACES), _digest(address)
        known = value if isinstance(value, dict) else {}
        kept = [(key, each) for key, each in known.items() if key != digest][-2 * RECENT + 1 :]
        self.write(PLACES, {**dict(kept), digest: place})

    def layout(self, list_key: str) -> dict[str, Any]:
        """Return how the user arranged the list `list_key` (columns, widths, sorting); empty if never."""
        value = self.read(f"layout/{list_key}")
        return value if isinstance(value, dict) else {}

    def set_layout(self, list_key: str, layout: dict[str, Any]) -> None:
        """Remember how the user arranged the list `list_key`; of a locked workspace no values in it."""
        if self.discreet:
            layout = {key: value for key, value in layout.items() if key != "filters"}
        self.write(f"layout/{list_key}", layout)


def without_password(address: str) -> str:
    """Return a database address without its password; other text comes back unchanged."""
    address = re.sub(r"^(\w[\w+]*://[^:/?#@]*):.*@", r"\1@", address)
    return re.sub(r"([?&])(?:ssl)?password=[^&]*(?:&|$)", r"\1", address, flags=re.IGNORECASE).rstrip("?&")


def _digest(address: str) -> str:
    """Return what stands for a workspace where its name need not be read."""
    import hashlib

    return hashlib.sha256(without_password(address).encode("utf-8", "replace")).hexdigest()[:16]
