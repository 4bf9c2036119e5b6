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
_TABLES: Final = ("tcp", "tcp6", "udp", "udp6")


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
    own = set(_own_sockets())
    if not own:
        return []
    allowed = set(_servers())
    return [
        host for inode, host in _connected() if inode in own and not _is_here(host) and host not in allowed
    ]


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


def _own_sockets() -> Iterator[str]:
    folder = Path("/proc/self/fd")
    for entry in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            target = str(entry.readlink())
            if target.startswith("socket:["):
                yield target[8:-1]


def _connected() -> Iterator[tuple[str, str]]:
    for table in _TABLES:
        with suppress(OSError):
            for line in Path("/proc/self/net", table).read_text("ascii").splitlines()[1:]:
                parts = line.split()
                yield parts[9], _written(parts[2].partition(":")[0])


def _written(number: str) -> str:
    """Return an address of the system's table, whose words of 4 bytes are in the machine's order."""
    words = bytes.fromhex(number)
    ordered = b"".join(words[place : place + 4][::-1] for place in range(0, len(words), 4))
    return str(ipaddress.ip_address(ordered if sys.byteorder == "little" else words))
