"""Nothing in the application reaches out, and the guard over all tests notices whoever does."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests import connections
from tests.parsed_sources import of_package

ELSEWHERE = "203.0.113.7"  # https://www.rfc-editor.org/rfc/rfc5737: of nobody
CLIENTS = frozenset(
    {
        *("socket", "ssl", "http.client", "http.server", "urllib.request", "urllib3", "ftplib", "smtplib"),
        *(
            "imaplib",
            "poplib",
            "telnetlib",
            "xmlrpc",
            "webbrowser",
            "requests",
            "httpx",
            "aiohttp",
            "asyncio",
        ),
    }
)
OF_QT = {"QLocalServer", "QLocalSocket"}
REACHING = ("QtNetwork", "QtWebEngine", "QtWebSockets", "QtHttpServer", "QtWebView", "QtDBus")


def imports() -> Iterator[tuple[str, str, str]]:
    """Yield file, module and name of everything that the application imports."""
    for source in (*of_package("cica_events"), *of_package("ui")):
        for node in source.nodes:
            if isinstance(node, ast.Import):
                yield from ((source.name, alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((source.name, node.module, alias.name) for alias in node.names)


def test_the_application_imports_nothing_that_reaches_out() -> None:
    found = [
        each for each in imports() if each[1] in CLIENTS or each[1].partition(".")[0] in CLIENTS - {"http"}
    ]
    assert found == []


def test_of_qt_only_what_stays_on_this_computer_is_used() -> None:
    found = []
    for path, module, name in imports():
        of = f"{module}.{name}" if module == "PySide6" else module
        if of.startswith(tuple(f"PySide6.{each}" for each in REACHING)) and name not in OF_QT:
            found.append((path, of, name))
    assert found == []


def test_a_connection_to_another_computer_is_refused_and_noted() -> None:
    with closing(socket.socket()) as client, pytest.raises(connections.ConnectionRefusedByTests):
        client.connect((ELSEWHERE, 80))
    with pytest.raises(connections.ConnectionRefusedByTests):
        socket.getaddrinfo("example.org", 80)
    assert connections.noted() == [f"socket.connect {ELSEWHERE}", "socket.getaddrinfo example.org"]


def test_a_connection_of_a_process_that_is_started_is_noted_too() -> None:
    code = f"import socket; socket.socket().connect(('{ELSEWHERE}', 80))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode != 0
    assert connections.noted() == [f"socket.connect {ELSEWHERE}"]


def test_connections_on_this_computer_go_on() -> None:
    with (
        closing(socket.create_server(("127.0.0.1", 0))) as server,
        closing(socket.create_connection(server.getsockname())),
    ):
        assert connections.open_elsewhere() == []
    assert connections.noted() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of it this way")
def test_what_a_library_keeps_open_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as client:
        client.connect(("127.0.0.1", 9))  # nothing is sent by that
        monkeypatch.setattr(connections, "_is_here", lambda _host: False)
        monkeypatch.delenv(connections.SERVER, raising=False)
        seen = connections.open_elsewhere()
        monkeypatch.undo()
    assert "127.0.0.1" in seen
