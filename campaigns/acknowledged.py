"""The acknowledgement log that a victim keeps outside its workspace, and what must be there by it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

Known: TypeAlias = "dict[str, tuple[str, int]]"
"""By family name: the position of a person, and in how many meetings the person takes part."""

Wanted = Mapping[str, tuple[str, int] | None]
"""What a step makes of people by their names; None of one who is removed."""


class Log:
    """Writes what is begun before it is begun, and what is done after it was acknowledged.

    One line is one `write` to the end of a file, of which a killed process leaves a part, or all.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    def ready(self) -> None:
        """Note that the work begins."""
        self._write({"what": "ready"})

    def begins(self, work: str, wanted: Wanted | None = None, **said: str) -> None:
        """Note that a step begins, and what it will have changed."""
        self._write({"what": "begins", "work": work, "wanted": wanted or {}, **said})

    def done(self, **said: str) -> None:
        """Note that the step that began last was acknowledged."""
        self._write({"what": "done", **said})

    def failed(self, words: str) -> None:
        """Note that the step that began last was refused."""
        self._write({"what": "failed", "words": words})

    def _write(self, line: dict[str, Any]) -> None:
        os.write(self._file, json.dumps(line).encode() + b"\n")


@dataclass(slots=True)
class Account:
    """What a log says: the acknowledged state, and the step that was under way."""

    known: Known
    steps: int = 0  # acknowledged ones that change the workspace
    pending: dict[str, Any] | None = None
    written: dict[str, str] = field(default_factory=dict)  # what was acknowledged besides: a file, its kind
    erased: list[str] = field(default_factory=list)  # what must stand nowhere any more
    broken: list[str] = field(default_factory=list)  # unexpected failures of the victim

    @property
    def may_be(self) -> tuple[tuple[Known, int], ...]:
        """Return the states in which the workspace may be, each with its number of steps."""
        now = self.known, self.steps
        if self.pending is None or not self.pending["wanted"]:
            return (now,)
        return now, (_after(self.known, self.pending["wanted"]), self.steps + 1)


def account_of(path: Path, before: Known) -> Account:
    """Return what the log at `path` says of a workspace in which `before` was known.

    A last line without an end, in which the victim was killed, tells nothing: its step had not begun, or was
    not acknowledged yet.
    """
    found = Account(dict(before))
    content = path.read_bytes() if path.exists() else b""
    for text in content[: content.rfind(b"\n") + 1].splitlines():
        line = json.loads(text)
        if line["what"] == "begins":
            found.pending = line
        elif line["what"] == "failed":
            found.broken.append(line["words"])
        elif line["what"] == "done" and found.pending is not None:
            if found.pending["wanted"]:
                found.known = _after(found.known, found.pending["wanted"])
                found.steps += 1
            if erased := line.get("erased"):
                found.erased.append(erased)
            if file := line.get("file", found.pending.get("file")):
                found.written[file] = found.pending["work"]
            found.pending = None
    return found


def _after(known: Known, wanted: Mapping[str, Any]) -> Known:
    changed = known | {name: tuple(value) for name, value in wanted.items() if value is not None}
    return {name: value for name, value in changed.items() if wanted.get(name, value) is not None}
