"""The participants in figures, to print: four tables, each with its total."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, cast

from cica_events.domain.fields import Field, Kind
from cica_events.domain.participants import Capacity, Mode
from cica_events.exports.counting import Count, count_of, grouped
from cica_events.exports.export import ExportInput
from cica_events.exports.sheet import GAP, Band, Page, Sheet, Weight
from cica_events.i18n import N_, translator

COLUMNS = (
    Field("label", N_("Group"), width=40),
    Field("delegations", N_("Delegations"), Kind.INTEGER),
    Field("participants", N_("Participants"), Kind.INTEGER),
    Field("women", N_("Women"), Kind.INTEGER),
    Field("men", N_("Men"), Kind.INTEGER),
    Field("unknown", N_("Not stated"), Kind.INTEGER),
)


def summary_sheet(document: ExportInput, count: str) -> Sheet:
    """Return the sheet that counts the rows of `document`, of which there is at least one."""
    words = translator(document.language)
    return Sheet(
        replace(document, rows=list(_lines(document.rows, words.gettext)), columns=COLUMNS),
        name=words.gettext("Summary"),
        title=words.gettext("Summary of participants"),
        count=count,
        page=Page.PORTRAIT,
        weight=_weight,
        parted=_parted,
        sortable=False,
    )


@dataclass(frozen=True, slots=True)
class _Kinds:
    """One table: by what it counts, how that is called, and in which order (else that of the rows)."""

    title: str
    of: Callable[[Any], Hashable]
    label: Callable[[Any], str]
    order: tuple[Hashable, ...] | None = None
    delegations: bool = False
    marked: bool = True  # for translation: names of parties are in the document's language already


_TABLES = (
    _Kinds(N_("By section"), attrgetter("section"), attrgetter("section.label"), delegations=True),
    _Kinds(N_("By State or organization"), attrgetter("delegation_id"), attrgetter("party"), marked=False),
    _Kinds(N_("By capacity"), attrgetter("capacity"), attrgetter("capacity.label"), tuple(Capacity)),
)
_MODES = _Kinds(
    N_("By mode of participation"),
    lambda row: row.mode or None,
    lambda row: row.mode.label if row.mode else N_("Not stated"),
    (*Mode, None),
)


def _lines(rows: Sequence[Any], text: Callable[[str], str]) -> Iterator[Count]:
    """Yield the lines of all tables; modes are counted where any is known."""
    tables = (*_TABLES, _MODES) if any(row.mode for row in rows) else _TABLES
    for table in tables:
        title = text(table.title)
        for label, group in grouped(rows, table.of, table.label, table.order):
            yield count_of(
                title, text(label) if table.marked else label, group, delegations=table.delegations
            )
        yield count_of(title, text(N_("Total")), rows, delegations=table.delegations, total=True)


def _weight(line: object) -> Weight:
    return Weight.TOTAL if cast(Count, line).total else Weight.PLAIN


def _parted(line: object, before: object | None) -> Sequence[Band]:
    table = cast(Count, line).table
    if before is None:
        return (Band(table, "section"),)
    return () if cast(Count, before).table == table else (GAP, Band(table, "section"))
