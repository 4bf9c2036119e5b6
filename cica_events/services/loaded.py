"""A service of a workspace whose module is loaded when it is first asked for, as a start waits for few."""

from __future__ import annotations

from importlib import import_module
from typing import Generic, Protocol, TypeVar, cast

from cica_events.persistence.database import Database

Service = TypeVar("Service")


class OnDatabase(Protocol):
    """What has a database, such as a workspace."""

    database: Database


class Loaded(Generic[Service]):
    """Stands in the class of the workspace for a service that needs nothing but the database."""

    def __init__(self, module: str, name: str) -> None:
        """`name` is that of the class in `module` of this folder."""
        self._module = f"{__package__}.{module}"
        self._class = name
        self._attribute = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        """Keep the service under the same name from the first time on, so that this is not asked again."""
        self._attribute = name

    def __get__(self, workspace: OnDatabase, _owner: type) -> Service:
        """Make the service."""
        made = getattr(import_module(self._module), self._class)(workspace.database)
        return cast("Service", workspace.__dict__.setdefault(self._attribute, made))
