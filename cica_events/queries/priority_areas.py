"""The dimensions of cooperation and their priority areas, as the reference data name them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cica_events.domain.body_file import Wording


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with its priority areas."""

    name: Wording
    areas: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A priority area by its English name, with the codes of the States known to coordinate it."""

    name: str
    coordinators: tuple[str, ...] = ()
    co_coordinators: tuple[str, ...] = ()


@cache
def dimensions() -> tuple[Dimension, ...]:
    """Return the dimensions in the order of the reference data."""
    return tuple(
        Dimension(Wording(**each["name"]), tuple(Wording(**area["name"]) for area in each.get("area", ())))
        for each in _reference()
    )


def area_called(name: str) -> Area | None:
    """Return the priority area with that English name, None where the reference data know none."""
    return _areas().get(name)


@cache
def _areas() -> dict[str, Area]:
    areas = (area for each in _reference() for area in each.get("area", ()))
    return {
        area["name"]["en"]: Area(
            area["name"]["en"], tuple(area.get("coordinators", ())), tuple(area.get("co_coordinators", ()))
        )
        for area in areas
    }


@cache
def _reference() -> list[dict[str, Any]]:
    text = (files("resources") / "reference" / "priority-areas.toml").read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["dimension"]
    return found
