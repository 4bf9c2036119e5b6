"""Notices every connection that the tests open, and refuses all but those to the PostgreSQL server they name.

Python tells of its own connections, also in the processes that it starts (`tests/watched/sitecustomize.py`);
what libraries in other languages keep open the system tells after each test, on Linux.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

SERVER: Final = "CICA_EVENTS_TEST_POSTGRES"
NOTED: Final = "CICA_EVENTS_TEST_CONNECTIONS"
_WITH_ADDRESS: Final = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_WITH_NAME: Final = {
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "http.client.connect",
    "urllib.Request",
    "ftplib.connect",
    "smtplib.connect",
    "webbrowser.open",
}
_TELLING: Final = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "webbrowser.")


class ConnectionRefusedByTests(BaseException):
    """No test may open this connection; it passes by whatever catches errors."""


def watch() -> None:
    """Refuse every connection of this process from now on and for good, and note it where `NOTED` says."""
    allowed = frozenset(_servers())

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        if not event.startswith(_TELLING):  # nearly all are about files and imports
            return
        if event in _WITH_ADDRESS:
            place = arguments[1]
            host = place[0] if isinstance(place, tuple) and place else ""  # a name of a file leads nowhere
        elif event in _WITH_NAME:
            named = arguments[1] if event.endswith(".connect") else arguments[0]
            host = named if isinstance(named, str) else ""
        else:
            return
        if host and not _is_here(host) and host not in allowed:
            _note(f"{event} {host}")
            raise ConnectionRefusedByTests(f"{event} {host}")

    sys.addaudithook(look)


def noted() -> list[str]:
    """Return what was noted since the last call."""
    file = Path(os.environ[NOTED])
    if not file.exists():
        return []
    lines = file.read_text("utf-8").splitlines()
    file.unlink()
    return lines


def open_elsewhere() -> list[str]:
    """Return the far ends of the connections that this process has open, to other computers; on Linux."""
    found = [host for host in _far_ends() if not _is_here(host)]
    return [host for host in found if host not in set(_servers())]


def _servers() -> Iterator[str]:
    host = urlsplit(os.environ.get(SERVER, "")).hostname
    if host:
        yield host
        with suppress(OSError):
            yield from (found[4][0] for found in socket.getaddrinfo(host, None))  # type: ignore[misc]


def _is_here(host: str) -> bool:
    """Tell whether `host` is this computer; 0.0.0.0 stands where nothing is connected."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host == "localhost"
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_loopback or mapped.is_unspecified)


def _note(line: str) -> None:
    with Path(os.environ[NOTED]).open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")


def _far_ends() -> Iterator[str]:
    """Yield where the sockets lead that this process has open.

    Each is asked itself: the system's table of all connections takes milliseconds to read.
    """
    folder = Path("/proc/self/fd")
    for entry in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            if str(entry.readlink()).startswith("socket:["):
                yield from _far_end(int(entry.name))


def _far_end(number: int) -> Iterator[str]:
    with socket.socket(fileno=os.dup(number)) as copy:
        if copy.family in (socket.AF_INET, socket.AF_INET6):
            with suppress(OSError):  # it is not connected
                yield copy.getpeername()[0]
