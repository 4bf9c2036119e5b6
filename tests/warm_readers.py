"""Readers of spreadsheets that begin where their imports are done: a fork of a process that is kept for it.

Each reader is a process of its own as always, with its own limits and its own end; only starting Python a
thousand times is spared. `tests/imports/test_bad_files.py` and others start readers as users do.

Run as a program it is the process that is forked: it gets the three files of each reader over the socket on
its standard input.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from cica_events.imports.readers.reader_process import READER_FLAG, main

POSSIBLE: Final = sys.platform == "linux"
ROOT: Final = Path(__file__).resolve().parent.parent
_WORD: Final = 32  # bytes at most of what is asked and answered
_MOST_FILES: Final = 64  # far more than the process has open


class Nursery:
    """The process that is forked, and the way to it."""

    def __init__(self) -> None:
        self._here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._turn = threading.Lock()
        paths = filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
        with there:
            command = [sys.executable, "-P", "-m", "tests.warm_readers"]
            self._process = subprocess.Popen(command, stdin=there, env=environment)

    def start(self, command: Sequence[str], complaints: IO[bytes]) -> Reader:
        """Return a new reader, in the place of `reader_link.start`."""
        assert command[-1] == READER_FLAG
        return Reader(self, complaints)

    def ask(self, word: str, files: Sequence[int] = ()) -> int:
        """Send a word with the numbers of open files, and return the number that is answered."""
        with self._turn:
            socket.send_fds(self._here, [word.encode()], list(files))
            return int(self._here.recv(_WORD))

    def close(self) -> None:
        """Let the process end."""
        self._here.close()
        self._process.wait()


class Reader:
    """As much of a `Popen` as the link to a reader asks for."""

    def __init__(self, nursery: Nursery, complaints: IO[bytes]) -> None:
        asked, asking = os.pipe()
        answered, answering = os.pipe()
        self._nursery = nursery
        self.pid = nursery.ask("start", [asked, answering, complaints.fileno()])
        os.close(asked)
        os.close(answering)
        self.stdin, self.stdout = open(asking, "wb"), open(answered, "rb")  # noqa: PTH123, SIM115
        self._ended = False

    def kill(self) -> None:
        """End the process at once."""
        if not self._ended:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until the process has ended."""
        if not self._ended:
            self._nursery.ask(f"wait {self.pid}")
            self._ended = True


def _nurse() -> None:
    with socket.socket(fileno=0) as link:
        while True:
            word, files, _flags, _address = socket.recv_fds(link, _WORD, 3)
            if not word:
                return
            if word != b"start":
                os.waitpid(int(word.split()[1]), 0)
                link.send(b"0")
                continue
            pid = os.fork()
            if not pid:
                _read(files)
            link.send(str(pid).encode())
            for each in files:
                os.close(each)


def _read(files: Sequence[int]) -> None:
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.closerange(len(files), _MOST_FILES)
    try:
        os._exit(main([READER_FLAG]))
    except BaseException:  # noqa: BLE001 - what Python would do at the end of a process
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    _nurse()
