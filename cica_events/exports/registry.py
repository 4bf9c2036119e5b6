"""Finds the exports: each module of this package whose name ends in the format that it writes."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from cica_events import exports as package
from cica_events.errors import NotFoundError
from cica_events.exports.export import Export
from cica_events.i18n import _

ENDINGS = ("_xlsx",)


@cache
def all_exports() -> tuple[Export, ...]:
    """Return every export, sorted by key."""
    names = [module.name for module in iter_modules(package.__path__) if module.name.endswith(ENDINGS)]
    found = (import_module(f"{package.__name__}.{name}").EXPORT for name in names)
    return tuple(sorted(found, key=lambda export: export.key))


def find_export(key: str) -> Export:
    """Return the export called `key`; NotFoundError where there is none."""
    for export in all_exports():
        if export.key == key:
            return export
    raise NotFoundError(_("There is no export called “{key}”.").format(key=key))
