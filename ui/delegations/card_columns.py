"""In how many columns the cards of a lane stand: fewer where that shows names whole and all still fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def columns_for(
    lines: Sequence[int], room: tuple[int, int], most: int, beside: int, heights: tuple[int, int]
) -> int:
    """Return the number of columns, at most `most`.

    `lines` are the widths of the names from top to bottom, negative for a heading; `room` is width and
    height, `beside` what a card takes beside its name, `heights` those of a heading and of a card; in pixels.
    """
    width, height = room
    widest = max(lines, default=0) + beside
    wanted = next((count for count in range(most, 1, -1) if widest <= width // count), 1)
    while wanted < most and height_of(lines, wanted, heights) > height:
        wanted += 1
    return wanted


def height_of(lines: Sequence[int], columns: int, heights: tuple[int, int]) -> int:
    """Return how high the cards are together, in pixels, in so many columns."""
    heading, card = heights
    headings = sum(1 for width in lines if width < 0)
    return headings * heading + sum(-(-count // columns) for count in _counts(lines)) * card


def _counts(lines: Sequence[int]) -> Iterator[int]:
    """Return how many cards stand under each heading."""
    count = 0
    for width in lines:
        if width < 0:
            yield count
            count = 0
        else:
            count += 1
    yield count
