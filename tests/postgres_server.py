"""A throw-away PostgreSQL server for the tests, made from the programs of Debian's package.

Only the standard library is imported, so that `dev.py check` can start one server for all workers.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESS_VARIABLE = "CICA_EVENTS_TEST_POSTGRES"
HOW_TO_GIVE_ONE = (
    f"no PostgreSQL server: install Debian's package postgresql, or set {ADDRESS_VARIABLE} to the address "
    "of a server on which databases may be created, such as postgresql://user:password@host:5432/postgres"
)
OWNER = "postgres"


class NoServerError(Exception):
    """No server can be had on this machine; the text says how to give one."""


@contextmanager
def running_server() -> Iterator[str]:
    """Give the address of a server: the one the environment names, else one started for this block.

    Raises NoServerError where neither can be had.
    """
    given = os.environ.get(ADDRESS_VARIABLE)
    if given:
        yield given
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="cica-postgres-"))
    try:
        if _as_root():
            shutil.chown(folder, OWNER, OWNER)
        port = _free_port()
        _start(programs, folder, port)
        try:
            yield f"postgresql://{OWNER}@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "stop", "--mode=immediate", f"--pgdata={folder / 'data'}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Return the folder with initdb and pg_ctl of the newest version installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    beside = shutil.which("initdb")
    if beside:
        return Path(beside).resolve().parent
    raise NoServerError(HOW_TO_GIVE_ONE)


def _start(programs: Path, folder: Path, port: int) -> None:
    """Make a database cluster in `folder` and serve it on `port`, fast rather than durable."""
    data = folder / "data"
    _run(
        programs / "initdb",
        f"--pgdata={data}",
        f"--username={OWNER}",
        "--auth=trust",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
    )
    options = (
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal "
        f"-c max_wal_senders=0 -c listen_addresses=127.0.0.1 -c port={port} "
        f"-c unix_socket_directories={folder}"
    )
    log = folder / "server.log"
    _run(programs / "pg_ctl", "start", "--wait", f"--pgdata={data}", f"--log={log}", f"--options={options}")


def _run(program: Path, *arguments: str) -> None:
    """Run a program of the server's, which refuses to run as root, as the user that owns it."""
    owner = OWNER if _as_root() else None
    outcome = subprocess.run(
        [program, *arguments],
        cwd="/",
        user=owner,
        group=owner,
        extra_groups=[] if owner else None,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # never a pipe for pg_ctl: the server it leaves behind would keep it open
        stderr=subprocess.PIPE if program.name == "initdb" else subprocess.DEVNULL,
    )
    if outcome.returncode:
        raise NoServerError(f"{program.name} {arguments[0]} failed: {(outcome.stderr or '').strip()}")


def _as_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
