"""Rows gathered under what they hold in one column: a heading with its count for each value, or each year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from operator import itemgetter
from typing import Any

from cica_events.domain.fields import Kind
from cica_events.i18n import _
from ui.toolkit.arrangement import Gathered, Group
from ui.toolkit.value_columns import EMPTY, ValueColumn, branches, in_words


class ColumnGroups:
    """Gathers rows by `column`; dates by their year. What is empty comes last."""

    def __init__(self, column: ValueColumn) -> None:
        self._column = column

    def gathered(self, rows: Sequence[Any], descending: bool) -> Gathered:
        """Return the groups with their rows, the groups sorted by their value."""
        by_raw: defaultdict[Hashable, list[Any]] = defaultdict(list)
        for raw, row in zip(self._column.raws(rows), rows, strict=True):
            by_raw[raw].append(row)
        groups: dict[str, tuple[Any, str, str, list[Any]]] = {}
        for raw, members in by_raw.items():
            token = self._token(raw)
            if token in groups:
                groups[token][3].extend(members)
            else:
                groups[token] = self._begun(raw, token, members)
        empty = groups.pop(EMPTY, None)
        found = [(token, *rest) for token, rest in groups.items()]
        found.sort(key=itemgetter(1), reverse=descending)
        if empty:
            found.append((EMPTY, *empty))
        return [self._group(token, title, party, members) for token, _rank, title, party, members in found]

    def _token(self, raw: Any) -> str:
        token = self._column.token(raw)
        return branches(token)[0] if self._column.dated and token else token

    def _begun(self, raw: Any, token: str, members: list[Any]) -> tuple[Any, str, str, list[Any]]:
        """Return the rank, title and party of a group, with its first members."""
        if token == EMPTY:
            return None, _("(empty)"), "", list(members)
        if self._column.dated:
            return token, in_words(token), "", list(members)
        label = self._column.label(raw, members[0])
        party = str(raw) if self._column.field.kind is Kind.PARTY else ""
        return self._column.rank(raw, label), label, party, list(members)

    def _group(self, token: str, title: str, party: str, members: list[Any]) -> tuple[Group, list[Any]]:
        key = self._column.field.key
        return Group(f"{key}\0{token}", title, str(len(members)), party), members
