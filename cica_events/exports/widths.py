"""Finds how wide the columns of a printed table should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf

from cica_events.exports.lettering import line_widths, text_width, word_width, words

MARGIN = 1.3  # that the edges of a cell take
FILTER_BUTTON = 2.8
NARROWEST_TEXT = 11.0
LONGEST_WORD = 40.0  # beyond which even a word is broken
SCALE = 10 / 11 / 0.98  # the table's letters against the workbook's normal ones, with some caution
BOLD = 1.08
_MOST = 90  # percent of the texts of a column


@dataclass(frozen=True, slots=True)
class Demand:
    """What one column asks for, in digits of the workbook's normal font."""

    least: float  # neither its heading's words nor its own break
    content: float  # its longest line
    usual: float  # a line as long as nine in ten: a rare long one is wrapped rather than given the page
    cap: float  # beyond which text is wrapped
    wraps: bool
    broken: bool = False  # one of its texts has several lines, however wide it is

    @property
    def needed(self) -> float:
        """Return how wide the column must be for each of its texts to stand on one line."""
        return inf if self.broken else self.content


def demand(
    heading: str,
    texts: Mapping[str, int] | Iterable[str],
    cap: float,
    *,
    wraps: bool,
    indent: float = 0.0,
    bold: bool = False,
) -> Demand:
    """Return what a column with this heading and `texts`, or numbers of texts, some `bold`, asks for."""
    wider = BOLD if bold else 1.0
    scale = SCALE * wider
    counts = Counter(texts)
    lengths = dict(zip(counts, line_widths(counts), strict=True))
    broken = [text for text in counts if "\n" in text] if "\n" in "".join(counts) else []
    lengths.update(zip(broken, map(text_width, broken), strict=True))
    longest, most = _lengths(counts, lengths)
    word = _longest_word(lengths) if wraps else 0.0
    least = max(
        word_width(heading) * SCALE * BOLD + FILTER_BUTTON,
        min(LONGEST_WORD, word * scale + MARGIN + indent),
    )
    content, usual = (length * scale + MARGIN + indent for length in (longest, most))
    return Demand(least, content, usual, cap * wider, wraps, bool(broken))


def _lengths(counts: Counter[str], lengths: Mapping[str, float]) -> tuple[float, float]:
    """Return how long the longest text is, and how long nine in ten are at the most."""
    if counts.total() == len(counts):
        by_length = Counter(lengths.values())
    else:
        by_length = Counter()
        for text, count in counts.items():
            by_length[lengths[text]] += count
    left = counts.total() * _MOST // 100
    for length in sorted(by_length):
        left -= by_length[length]
        if left < 0:
            return max(by_length), length
    return 0.0, 0.0


def _longest_word(lengths: Mapping[str, float]) -> float:
    """Return how long the longest word of the texts is; many texts are words themselves."""
    found = words(lengths)
    known = map(lengths.__getitem__, found & lengths.keys())
    return max(chain(known, line_widths(found - lengths.keys())), default=0.0)


def room_in(width: float) -> float:
    """Return how many digits of the table's own letters stand in a column of that width."""
    return max(1.0, (width - MARGIN) / SCALE)


def fit(demands: Sequence[Demand], page: float) -> list[float]:
    """Return the widths: each as its usual content up to its cap, then fitted to the width of the page.

    Columns of text give way where the page is too narrow. Where it is wide enough they take what is free,
    first for what is usual, then for what is rare. What still does not fit is left to the printer's scaling.
    """
    widths = [max(d.least, min(d.usual, d.cap) if d.wraps else d.content) for d in demands]
    for wanted in (_usual, _rare):
        room = page - sum(widths)
        slack = [_slack(d, w, room, wanted(d)) for d, w in zip(demands, widths, strict=True)]
        share = min(1.0, room / sum(slack)) if any(slack) else 0.0
        widths = [w + share * s for w, s in zip(widths, slack, strict=True)]
    return [round(width, 1) for width in widths]


def widen(widths: Sequence[float], usual: Sequence[float], least: float) -> list[float]:
    """Return `widths` made at least `least` together; most goes to the columns that are usually wide."""
    shares = [width**2 for width in usual]
    missing = max(0.0, least - sum(widths)) / (sum(shares) or 1)
    return [round(width + missing * share, 1) for width, share in zip(widths, shares, strict=True)]


def _usual(demand: Demand) -> float:
    return demand.usual


def _rare(demand: Demand) -> float:
    return min(demand.content, demand.cap)


def _slack(demand: Demand, width: float, room: float, wanted: float) -> float:
    """Return how far a column of text may grow, or, where room is missing, shrink (below zero)."""
    if not demand.wraps:
        return 0.0
    if room < 0:
        return min(0.0, max(demand.least, NARROWEST_TEXT) - width)
    return max(0.0, wanted - width)
