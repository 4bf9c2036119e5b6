"""A list as it is shown becomes a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

Cell = str | int | float | bool | None


def write_list(name: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], path: Path) -> None:
    """Write a list called `name` as a workbook to `path`; raises OutputError where that cannot be."""
    from cica_events.exports.plain_list import write_plain_list

    write_plain_list(name, headings, rows, path)
