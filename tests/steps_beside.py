"""Runs steps of the checks beside others, and keeps what they say until it is their turn to be shown.

Only the standard library is imported: `dev.py check` does this.
"""

from __future__ import annotations

import functools
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Event
from typing import IO

TURN = 0.5  # seconds before each step, in which an interrupted run ends
Output = IO[bytes] | None  # a file that keeps what a step says; None: the terminal
Step = Callable[[Output], int]


@contextmanager
def beside(steps: dict[str, Step]) -> Iterator[dict[str, Step]]:
    """Run steps one after the other beside what the block does.

    Gives by name what waits for the end of a step, shows what it said and returns its exit status. What
    nobody waited for is shown in the end; where the block was interrupted no other step begins.
    """
    with ExitStack() as stack:
        files = {name: stack.enter_context(tempfile.TemporaryFile()) for name in steps}
        stack.callback(lambda: [show(file) for file in files.values()])
        lane = stack.enter_context(ThreadPoolExecutor(1))
        stopping = Event()
        stack.callback(stopping.set)
        running = {name: lane.submit(in_turn, step, files[name], stopping) for name, step in steps.items()}
        yield {name: functools.partial(ended, name, files, running[name]) for name in steps}


def in_turn(step: Step, said: IO[bytes], stopping: Event) -> int:
    """Run a step that keeps what it says, with its time, unless the run ends; return its exit status."""
    if stopping.wait(TURN):
        return 1
    started_at = time.monotonic()
    status = step(said)
    said.write(f"{time.monotonic() - started_at:.1f} s beside the tests\n".encode())
    return status


def ended(name: str, files: dict[str, IO[bytes]], running: Future[int], _: object) -> int:
    """Wait for a step, show what it said into its file and return its exit status."""
    try:
        return running.result()
    finally:
        show(files.pop(name))


def show(said: IO[bytes]) -> None:
    """Print what was said into a file, as it was said."""
    said.seek(0)
    sys.stdout.flush()
    shutil.copyfileobj(said, sys.stdout.buffer)
    sys.stdout.buffer.flush()
