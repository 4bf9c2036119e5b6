"""Decides which column of a spreadsheet holds which field, and says why and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cica_events.domain.fields import Field, Kind
from cica_events.errors import InputError
from cica_events.i18n import N_, _
from cica_events.imports.column_contents import Contents, contents_of
from cica_events.imports.grid import Value
from cica_events.imports.mapping import LEFT_OUT, ColumnUse, ListMapping, RememberedLayout
from cica_events.imports.name_columns import settle_names
from cica_events.imports.vocabulary import (
    COMPUTED,
    FULL_NAME,
    MIDDLE_NAME,
    ROW_NUMBER,
    Candidate,
    Vocabulary,
    squashed,
)

SURE: Final = 0.75
"""The confidence below which a match is shown and told as doubtful."""

_SURE_ENOUGH: Final = 0.5
_SAMPLED: Final = 200  # rows
_NAMES: Final = {FULL_NAME, MIDDLE_NAME, "given_name", "family_name"}
_FITS: Final = 0.6  # share of cells
_MISFITS: Final = 0.3
_AMBIGUOUS: Final = {"title", "titles", "rank", "ранг", "титул"}  # of courtesy, or a post
_NOTHING: Final = {
    ROW_NUMBER: N_("These are running numbers."),
    COMPUTED: N_("The application works this out itself."),
}
_PSEUDO: Final = {FULL_NAME: N_("Full name"), MIDDLE_NAME: N_("Patronymic or middle name")}


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one column is taken for; `field` is None where it is left out; `reason` is translated.

    `use` says how its cells are taken; a `secret` column is never taken, whatever the user says.
    """

    index: int
    heading: str
    field: str | None
    confidence: float
    reason: str
    use: ColumnUse = LEFT_OUT
    secret: bool = False

    @property
    def doubtful(self) -> bool:
        """Return whether it is taken, but not so surely that nobody need look."""
        return self.field is not None and self.confidence < SURE


def match_columns(
    headings: Sequence[str],
    sample_rows: Sequence[Sequence[Value]],
    fields: Sequence[Field],
    mapping: ListMapping | None = None,
    remembered: Sequence[RememberedLayout] = (),
) -> tuple[ColumnMatch, ...]:
    """Return one match for each of `headings`, in order; a field is taken at most once unless joined.

    `mapping` is the user's word. Beside the keys of `fields` there are `full_name` and `middle_name`, which
    become parts of the name. Raises InputError where `mapping` names what does not exist.
    """
    contents = [contents_of([row[index] for row in sample_rows[:_SAMPLED]]) for index in range(len(headings))]
    chosen = _chosen(headings, fields, mapping or ListMapping())
    matching = _Matching(headings, fields)
    matching.take_chosen(chosen)
    matching.take_best(settle_names(matching.candidates(contents), contents))
    return matching.matches()


def field_label(key: str, fields: Sequence[Field]) -> str:
    """Return the label of the field `key`, translated, also of `full_name` and `middle_name`."""
    labels = _PSEUDO | {field.key: field.label for field in fields}
    return _(labels.get(key, key))


class _Matching:
    """The matches found so far."""

    def __init__(self, headings: Sequence[str], fields: Sequence[Field]) -> None:
        self._headings = headings
        self._fields = {field.key: field for field in fields if field.editable}
        self._vocabulary = Vocabulary(fields)
        self._found: dict[int, ColumnMatch] = {}
        self._takers: dict[str, int] = {}

    def candidates(self, contents: Sequence[Contents]) -> list[list[Candidate]]:
        """Return what each column may hold, the surest first; nothing for those already taken."""
        return [
            [] if index in self._found else self._candidates(heading, contents[index])
            for index, heading in enumerate(self._headings)
        ]

    def _candidates(self, heading: str, contents: Contents) -> list[Candidate]:
        by_heading = self._vocabulary.candidates(heading) if heading else []
        if squashed(heading) in _AMBIGUOUS and contents.courtesy() >= _FITS:
            by_heading = [Candidate("honorific", 0.9, N_("The values look like it."))]
        weighed = [self._weighed(candidate, contents) for candidate in by_heading]
        weighed.extend(self._by_contents(by_heading, contents))
        return sorted(weighed, key=lambda candidate: -candidate.confidence)

    def _weighed(self, candidate: Candidate, contents: Contents) -> Candidate:
        field = self._fields.get(candidate.field)
        fit = contents.fit(field) if field else None
        if candidate.field == ROW_NUMBER:
            fit = contents.whole_numbers()
        if candidate.field in _NAMES:
            fit = contents.names()
        if fit is None or fit >= _MISFITS:
            return candidate
        doubt = N_("The heading says so, but the values do not look like it.")
        return replace(candidate, confidence=candidate.confidence * 0.55, reason=doubt)

    def _by_contents(self, by_heading: Sequence[Candidate], contents: Contents) -> Iterator[Candidate]:
        """Yield the fields that the values suggest where the heading is ambiguous or says nothing."""
        kinds = {self._fields[each.field].kind for each in by_heading if each.field in self._fields}
        reason = N_("The values look like it.")
        for key, field in self._fields.items():
            wanted = field.kind is Kind.EMAIL if not by_heading else kinds == {field.kind} == {Kind.CHOICE}
            if (
                wanted
                and (contents.fit(field) or 0.0) >= _FITS
                and all(each.field != key for each in by_heading)
            ):
                yield Candidate(key, 0.7, reason)

    def take_chosen(self, chosen: Mapping[int, ColumnUse]) -> None:
        """Take the user's word."""
        for index, use in chosen.items():
            self._take(index, use.fields[0] if use.fields else None, 1.0, _("You chose it."), use)

    def take_best(self, candidates: Sequence[Sequence[Candidate]]) -> None:
        """Give each column its best candidate that no surer column takes."""
        pairs = [(each, index) for index, many in enumerate(candidates) for each in many]
        for candidate, index in sorted(pairs, key=lambda pair: (-pair[0].confidence, pair[1])):
            if index in self._found or candidate.confidence < _SURE_ENOUGH:
                continue
            if candidate.field in _NOTHING:
                self._take(index, None, candidate.confidence, _(_NOTHING[candidate.field]))
            elif candidate.field not in self._takers and self._exists(candidate.field):
                self._take(index, candidate.field, candidate.confidence, _(candidate.reason))
        for index, many in enumerate(candidates):
            if index not in self._found:
                self._take(index, None, 0.0, self._why_not(many))

    def _exists(self, key: str) -> bool:
        return key in self._fields or key in _PSEUDO

    def _why_not(self, candidates: Sequence[Candidate]) -> str:
        for candidate in candidates:
            if (taker := self._takers.get(candidate.field)) is not None:
                text = _("“{field}” is already taken from the column “{heading}”.")
                label = field_label(candidate.field, tuple(self._fields.values()))
                return text.format(field=label, heading=self._headings[taker])
        return _("No field is known by this heading.")

    def _take(
        self, index: int, key: str | None, confidence: float, reason: str, use: ColumnUse | None = None
    ) -> None:
        use = use or ColumnUse((key,) if key else ())
        self._found[index] = ColumnMatch(index, self._headings[index], key, round(confidence, 2), reason, use)
        if key is not None:
            self._takers[key] = index

    def matches(self) -> tuple[ColumnMatch, ...]:
        return tuple(self._found[index] for index in range(len(self._headings)))


def _chosen(headings: Sequence[str], fields: Sequence[Field], mapping: ListMapping) -> dict[int, ColumnUse]:
    known = {field.key for field in fields if field.editable} | set(_PSEUDO)
    chosen: dict[int, ColumnUse] = {}
    for column, use in mapping.columns.items():
        for key in use.fields:
            if key not in known:
                raise InputError(_("There is no field “{key}”.").format(key=key))
        chosen[_index_of(column, headings)] = use
    return chosen


def _index_of(column: int | str, headings: Sequence[str]) -> int:
    if isinstance(column, int):
        if 0 <= column < len(headings):
            return column
    else:
        for index, heading in enumerate(headings):
            if heading.strip() == column.strip() or (heading and squashed(heading) == squashed(column)):
                return index
    raise InputError(_("There is no column “{column}”.").format(column=column))
