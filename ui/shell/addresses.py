"""How the address of a workspace is named on screen."""

from __future__ import annotations

from pathlib import Path, PurePath

from ui.runtime.settings import without_password


def is_server(address: str) -> bool:
    """Tell whether `address` names a database server rather than a file."""
    return "://" in address


def absolute(address: str) -> str:
    """Return `address` so that it means the same wherever it is read."""
    return str(Path(address).absolute()) if address and not is_server(address) else address


def short_name(address: str) -> str:
    """Return the name by which people know the workspace: the file's name, or server and database."""
    if is_server(address):
        return without_password(address).split("://", 1)[1].split("@")[-1].split("?")[0]
    return PurePath(address).name


def place(address: str) -> str:
    """Return where the workspace lies, with the home folder as "~"."""
    if is_server(address):
        return "PostgreSQL"
    folder = Path(address).parent
    home = Path.home()
    return f"~/{folder.relative_to(home)}".rstrip("./") if folder.is_relative_to(home) else str(folder)
