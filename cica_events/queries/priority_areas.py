"""The dimensions of cooperation and their priority areas, as the reference data name them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cica_events.domain.body_file import Wording


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with its priority areas."""

    name: Wording
    areas: tuple[Wording, ...]


@cache
def dimensions() -> tuple[Dimension, ...]:
    """Return the dimensions in the order of the reference data."""
    text = (files("resources") / "reference" / "priority-areas.toml").read_text("utf-8")
    return tuple(
        Dimension(Wording(**each["name"]), tuple(Wording(**area["name"]) for area in each.get("area", ())))
        for each in tomllib.loads(text)["dimension"]
    )
