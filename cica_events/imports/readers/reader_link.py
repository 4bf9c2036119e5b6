"""Starts the reader's process, takes its answers as they come, and ends it in time, whatever happens."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from cica_events.imports.readers.reader_process import READER_FLAG
from cica_events.imports.sources.failures import Failure, explain
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.source import Source
from cica_events.progress import Progress

Answer = tuple[dict[str, Any], bytes]

_PULSE = 0.1  # seconds between two questions whether the user has cancelled
_LAST_WORDS = 4096  # bytes of the process's complaints that are looked at


class Ended(Exception):
    """Raised where a reader ended without an answer."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class ReaderLink:
    """A running reader; use it as a context manager, as leaving it ends the process."""

    def __init__(
        self,
        source: Source,
        first: int | None,
        limits: Limits,
        progress: Progress,
        *,
        alone: bool = False,
        deadline: float,
    ) -> None:
        self._source = source
        self._limits = limits
        self._progress = progress
        self._deadline = deadline
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed in __exit__
        request = {
            "source": {**asdict(source), "path": str(source.path.absolute())},
            "first": first,
            "alone": alone,
            "limits": asdict(limits),
        }
        self.command = (*_command(), READER_FLAG)  # which every user of the computer may read
        self._process = start(self.command, self._complaints)
        self._ask(json.dumps(request).encode("ascii"))
        self._answers: queue.Queue[Answer | None] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, name="spreadsheet reader", daemon=True)
        self._listener.start()

    def _ask(self, request: bytes) -> None:
        """Hand the request over; a reader that is gone already is noticed by its silence."""
        assert self._process.stdin
        with suppress(OSError), self._process.stdin as asking:
            asking.write(request)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        if self._process.stdout:
            self._process.stdout.close()
        self._complaints.close()

    def next_answer(self) -> Answer:
        """Return the next answer; raises `InputError` for a failure, what `progress` raises, and `Ended`."""
        answer = self._next()
        if answer is None:
            raise Ended(self._last_words())
        if "failure" in answer[0]:
            raise explain(self._source, Failure(answer[0]["failure"]), answer[0]["detail"])
        return answer

    def _next(self) -> Answer | None:
        while True:
            try:
                return self._answers.get(timeout=_PULSE)
            except queue.Empty:
                self._progress(0, 0)
            if time.monotonic() > self._deadline:
                raise explain(self._source, Failure.TOO_SLOW, str(self._limits.seconds))

    def _last_words(self) -> Failure:
        """Return what became of a reader that ended without an answer."""
        self._process.wait()
        self._complaints.seek(0)
        complaints = self._complaints.read(_LAST_WORDS)
        out_of_memory = b"memory allocation" in complaints or b"MemoryError" in complaints
        return Failure.TOO_LARGE if out_of_memory else Failure.DAMAGED

    def _listen(self) -> None:
        """Pass on the answers of the process; None says that there are no more."""
        stream = self._process.stdout
        assert stream
        try:
            for line in stream:
                answer = json.loads(line)
                self._answers.put((answer, stream.read(answer.get("bytes", 0))))
        except ValueError:  # the process ended in the middle of an answer
            pass
        self._answers.put(None)


def start(command: Sequence[str], complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a reader that is asked and answers by pipes."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _command() -> list[str]:
    """Return how a reader is started: a bundle is its own reader, see `READER_FLAG`."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "cica_events.imports.readers.reader_process"]


def _environment() -> dict[str, str]:
    """Return the environment in which the reader finds this very package, wherever it was imported from."""
    root = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": root + os.pathsep + known if known else root}
