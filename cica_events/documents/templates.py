"""Finds the template of a document: the office's own where there is one, else the supplied one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from cica_events.errors import InputError
from cica_events.i18n import _

LARGEST = 20_000_000  # bytes of a template


def template_bytes(name: str, own_folder: Path | None) -> bytes:
    """Return the template called `name`; InputError where the office's own cannot be read."""
    own = own_folder / name if own_folder else None
    if own is None or not is_own(name, own_folder):
        return (files("resources") / "templates" / name).read_bytes()
    try:
        if own.stat().st_size > LARGEST:
            raise InputError(_("The template {path} is too large to be one.").format(path=own))
        return own.read_bytes()
    except OSError as error:
        message = _("The template {path} cannot be read: {reason}.")
        raise InputError(message.format(path=own, reason=error.strerror or error)) from error


def template_place(name: str, own_folder: Path | None) -> str:
    """Return where the template lies, as a message names it."""
    return str(own_folder / name) if own_folder and is_own(name, own_folder) else name


def is_own(name: str, own_folder: Path | None) -> bool:
    """Tell whether the office has a template called `name` of its own."""
    return own_folder is not None and (own_folder / name).exists()
