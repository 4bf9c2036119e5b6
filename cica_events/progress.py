"""How long work reports its steps and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (steps done, steps in all); raises `Cancelled` when the user asked to stop."""


def silent(_done: int, _total: int) -> None:
    """Report to nobody and never stop."""
