"""What a campaign is: something tried very often, with a control that must fail, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a campaign: the lines of its report, and whether all went as it must, the control too."""

    lines: Sequence[str]
    good: bool


@dataclass(frozen=True, slots=True)
class Campaign:
    """One kind of trial; each module of this package that has a `CAMPAIGN` is found by `run`."""

    about: str
    times: int  # of the long version
    run: Callable[[Path, int, int], Outcome]  # an empty folder, how often, the seed
