"""How large the interface is drawn; like its language, that is state which the whole process shares.

Fonts carry most of it: what is measured in letters grows with them. What is measured in pixels, in the style
sheet and in widgets that paint themselves, goes through `scaled`.
"""

from __future__ import annotations

import re

LEAST, USUAL, MOST = 80, 100, 200  # per cent
STEPS = (80, 90, 100, 110, 125, 150, 175, 200)

_PIXELS = re.compile(r"(radius: )?\b(\d+)px")


class _Drawn:
    """What is shared."""

    percent = USUAL


def zoom() -> int:
    """Return how large the interface is drawn, in per cent."""
    return _Drawn.percent


def use_zoom(percent: int) -> None:
    """Draw the interface so large (per cent) from now on; what is too small or too large is bounded."""
    _Drawn.percent = bounded(percent)


def bounded(percent: int) -> int:
    """Return the nearest zoom that is offered at all."""
    return min(max(percent, LEAST), MOST)


def scaled(pixels: float) -> int:
    """Return a length of the interface in device-independent pixels, as large as it is drawn now."""
    return round(pixels * _Drawn.percent / 100)


def unscaled(pixels: float) -> int:
    """Return how long that would be at the usual zoom, as it is remembered."""
    return round(pixels * 100 / _Drawn.percent)


def scaled_sheet(sheet: str) -> str:
    """Return a style sheet with its lengths as large as they are drawn now; lines stay hairlines."""
    return _PIXELS.sub(_length, sheet)


def step_from(percent: int, up: bool) -> int:
    """Return the next larger or smaller of the usual steps; the last one where there is none."""
    beyond = [step for step in STEPS if (step > percent if up else step < percent)]
    return (min(beyond) if up else max(beyond)) if beyond else bounded(percent)


def _length(found: re.Match[str]) -> str:
    """Return a length anew; a radius beyond half of what it rounds would make a corner of it."""
    radius, pixels = found[1] or "", int(found[2])
    if radius and pixels > 1:
        return f"{radius}{(pixels - 1) * _Drawn.percent // 100 + 1}px"
    return f"{radius}{pixels if pixels <= 1 else max(1, scaled(pixels))}px"
