"""The hundred everyday steps: read from the list in docs/, and the functions that do them in the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QKeySequence

LIST = Path(__file__).parents[3] / "docs" / "everyday-steps.md"
ROW = re.compile(r"\| (?P<number>\d+) \| (?P<name>[^|]+) \| (?P<keys>[^|]+) \| (?P<mouse>[^|]+) \|")
KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*(?:(?<=\+)(?:[A-Z0-9;,']|Plus)\b|(?<=\+)[;,']|F\d+|Esc|Enter|Tab|Space|Delete"
    r"|Insert|Home|End|Page Up|Page Down|Up|Down|Left|Right)(?![a-z])"
)
Act = TypeVar("Act", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Listed:
    """One step of the list, with what is said there of either way."""

    number: int
    name: str
    keys: str
    mouse: str


BY_KEYS: dict[int, Callable[..., None]] = {}
BY_MOUSE: dict[int, Callable[..., None]] = {}


def by_keys(number: int) -> Callable[[Act], Act]:
    """Register a function that takes the `Keyboard` and does the step of this number."""
    return _registering(BY_KEYS, number)


def by_mouse(number: int) -> Callable[[Act], Act]:
    """Register a function that takes the `Mouse` and does the step of this number."""
    return _registering(BY_MOUSE, number)


def _registering(register: dict[int, Callable[..., None]], number: int) -> Callable[[Act], Act]:
    def register_it(act: Act) -> Act:
        assert number not in register, f"step {number} is driven twice"
        register[number] = act
        return act

    return register_it


def listed() -> list[Listed]:
    """Return the steps of the list."""
    rows = map(ROW.fullmatch, LIST.read_text("utf-8").splitlines())
    return [Listed(int(row["number"]), row["name"], row["keys"], row["mouse"]) for row in rows if row]


def keys_in(words: str) -> frozenset[str]:
    """Return the keys that are named in a cell of the list, written as `as_written` writes them."""
    return frozenset(as_written(found) for found in KEY.findall(words))


def as_written(keys: str) -> str:
    """Return the one way in which keys are written here, whatever they were called: "Ctrl+Del"."""
    return QKeySequence(keys.replace("Plus", "+").replace("Enter", "Return")).toString() or keys
