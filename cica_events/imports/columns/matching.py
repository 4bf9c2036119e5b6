"""Decides which column of a spreadsheet holds which field, and says why and how surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cica_events.domain.fields import Field
from cica_events.i18n import N_, _
from cica_events.imports.columns.chosen_columns import chosen_uses
from cica_events.imports.columns.column_contents import Contents, Names, contents_of, party_words, sampled
from cica_events.imports.columns.layouts import Remembered, remembered_uses
from cica_events.imports.columns.mapping import LEFT_OUT, ColumnUse, ListMapping, RememberedLayout
from cica_events.imports.columns.name_columns import IN_PARTS, guessed_parts, settle_names, settle_titles
from cica_events.imports.columns.secret_columns import secret_reason
from cica_events.imports.columns.weighing import SURE_ENOUGH, is_ambiguous, weighed
from cica_events.imports.sources.grid import Value
from cica_events.imports.values.contacts import BOTH, hold_both
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.vocabulary import (
    BEHIND,
    COMPUTED,
    FULL_NAME,
    MIDDLE_NAME,
    NOTHING,
    ROW_NUMBER,
    Candidate,
    squashed,
    vocabulary_of,
)

SURE: Final = 0.75
"""The confidence below which a match is shown and told as doubtful."""

_REMEMBERED: Final = 0.97
_SHORT: Final = 3  # letters of a word that may be the code of a State, or any other
_PARTED: Final = 0.8
_NOTHING: Final = {
    ROW_NUMBER: N_("These are running numbers."),
    COMPUTED: N_("The application works this out itself."),
}
_PSEUDO: Final = {FULL_NAME: N_("Full name"), MIDDLE_NAME: N_("Patronymic or middle name")}
_APART: Final[Mapping[str, tuple[str, ...]]] = {  # where the user chose one, the other is not guessed
    FULL_NAME: ("given_name", "family_name", MIDDLE_NAME),
    "given_name": (FULL_NAME,),
    "family_name": (FULL_NAME,),
}


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one column is taken for; `field` is None where it is left out; `reason` is translated.

    `use` says how its cells are taken; a `secret` column is never taken, whatever the user says. Of a
    column that is `without_field` it is known what it holds, and that there is no field for that.
    """

    index: int
    heading: str
    field: str | None
    confidence: float
    reason: str
    use: ColumnUse = LEFT_OUT
    secret: bool = False
    without_field: bool = False

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
    parties: PartyNames | None = None,
) -> tuple[ColumnMatch, ...]:
    """Return one match for each of `headings`, in order; a field is taken at most once unless joined.

    `mapping` is the user's word; `remembered` are layouts saved before, the latest last: a list that has the
    headings of one is taken as it says, and single headings as they were. Beside the keys of `fields` there
    are `full_name` and `middle_name`, which become parts of the name. Countries are known by their usual
    names, and by those in `parties`. Raises InputError where `mapping` names what does not exist.
    """
    rows = sampled(sample_rows)
    named = _named_by(parties) if parties else None
    contents = [contents_of([row[index] for row in rows], named) for index in range(len(headings))]
    matching = _Matching(headings, fields, contents)
    chosen = chosen_uses(headings, matching.known, mapping or ListMapping())
    matching.leave_secrets()
    matching.take_chosen(chosen)
    matching.take_best(remembered_uses(headings, remembered))
    return matching.matches()


def _named_by(parties: PartyNames) -> Names:
    """Return what tells names of States and organizations, but not from words as short as "in" and "No"."""

    def named(text: str) -> bool:
        usual = party_words().holds(text)
        return usual or (not (text.isascii() and len(text) <= _SHORT) and parties.find(text) is not None)

    return named


def field_label(key: str, fields: Sequence[Field]) -> str:
    """Return the label of the field `key`, translated, also of `full_name` and `middle_name`."""
    labels = _PSEUDO | {field.key: field.label for field in fields}
    return _(labels.get(key, key))


class _Matching:
    """The matches found so far."""

    def __init__(
        self, headings: Sequence[str], fields: Sequence[Field], contents: Sequence[Contents]
    ) -> None:
        self._headings = headings
        self._contents = contents
        self._fields = {field.key: field for field in fields if field.editable}
        self._vocabulary = vocabulary_of(tuple(fields))
        self._found: dict[int, ColumnMatch] = {}
        self._takers: dict[str, int] = {}
        self._apart: set[str] = set()
        self._joined: set[str] = set()  # fields that several columns make together

    @property
    def known(self) -> set[str]:
        """Return the keys of all fields that a column may be taken for."""
        return {*self._fields, *_PSEUDO}

    def leave_secrets(self) -> None:
        """Leave out the columns of passwords, tokens and internal keys, before anybody can ask for them."""
        for index, heading in enumerate(self._headings):
            if reason := secret_reason(heading, self._contents[index].values):
                self._found[index] = ColumnMatch(index, heading, None, 1.0, _(reason), secret=True)

    def take_chosen(self, chosen: Mapping[int, ColumnUse]) -> None:
        """Take the user's word."""
        for index, use in chosen.items():
            if index not in self._found:
                self._take(index, use, 1.0, _("You chose it."))
                for key in use.fields:
                    self._apart.update(_APART.get(key, ()))

    def take_best(self, remembered: Mapping[int, Remembered]) -> None:
        """Give each column its best candidate that no surer column takes."""
        self._take_layout(remembered)
        candidates = self._candidates()
        pairs = [(each, index) for index, many in enumerate(candidates) for each in many]
        for candidate, index in sorted(pairs, key=self._order):
            if index in self._found or candidate.confidence < SURE_ENOUGH:
                continue
            if candidate.field in _NOTHING:
                self._take(index, LEFT_OUT, candidate.confidence, _(_NOTHING[candidate.field]))
            elif candidate.field == NOTHING:
                self._take(index, LEFT_OUT, candidate.confidence, _(candidate.reason))
                elsewhere = candidate.reason == IN_PARTS
                self._found[index] = replace(self._found[index], without_field=not elsewhere)
            elif self._is_free(candidate):
                if candidate.joined:
                    self._joined.add(candidate.field)
                self._take(index, ColumnUse((candidate.field,)), candidate.confidence, _(candidate.reason))
        for index, many in enumerate(candidates):
            if index not in self._found:
                self._take(index, LEFT_OUT, 0.0, self._why_not(many))
        self._part_contacts()

    def _part_contacts(self) -> None:
        """Take e-mail addresses and phone numbers from one column whose cells hold both."""
        taken = [key for key in BOTH if key in self._takers]
        if len(taken) != 1 or not set(BOTH) <= self._fields.keys():
            return
        index = self._takers[taken[0]]
        match = self._found[index]
        if (
            match.use == ColumnUse((taken[0],))
            and match.confidence < 1
            and hold_both(self._contents[index].values)
        ):
            reason = _("The cells hold e-mail addresses and phone numbers: each goes to its field.")
            self._take(index, ColumnUse(BOTH), _PARTED, reason)

    def _order(self, pair: tuple[Candidate, int]) -> tuple[float, int, int]:
        """Return a key by which the surer, fuller, then commoner of two columns for a field comes first."""
        candidate, index = pair
        filled = self._contents[index].filled
        weight = 1.0 if filled >= 0.2 or candidate.field == NOTHING else 0.97 if filled else 0.5
        rank = BEHIND if candidate.field == NOTHING else candidate.rank
        return -round(candidate.confidence * weight, 3), rank, index

    def _take_layout(self, remembered: Mapping[int, Remembered]) -> None:
        """Take the columns of a list that is known as a whole, and those under headings mapped by hand."""
        for index, each in remembered.items():
            if index in self._found or not set(each.use.fields) <= self.known:
                continue
            if each.whole or self._may_be_as_before(index, each.use):
                reason = _("You mapped it so in “{name}”.").format(name=each.name)
                self._take(index, each.use, _REMEMBERED, reason)

    def _may_be_as_before(self, index: int, use: ColumnUse) -> bool:
        """Return whether a column of another list may be taken as one of that heading was before."""
        if not use.fields or (self._apart | set(self._takers)) & set(use.fields):
            return False
        others = (heading for at, heading in enumerate(self._headings) if at != index and heading)
        meant = (self._vocabulary.candidates(heading)[:1] for heading in others)
        return not any(each[0].field in use.fields and each[0].confidence >= 0.95 for each in meant if each)

    def _candidates(self) -> list[list[Candidate]]:
        """Return what each column may hold, the surest first; nothing for those already taken."""
        found = [
            [] if index in self._found else self._candidates_of(index) for index in range(len(self._headings))
        ]
        unclear = [is_ambiguous(heading) for heading in self._headings]
        settled = settle_names(found, self._contents)
        blank = [not squashed(heading) and at not in self._found for at, heading in enumerate(self._headings)]
        settled = guessed_parts(settled, self._contents, blank)
        return settle_titles(settled, self._contents, unclear)

    def _candidates_of(self, index: int) -> list[Candidate]:
        heading = self._headings[index]
        by_heading = self._vocabulary.candidates(heading) if heading else []
        return weighed(heading, by_heading, self._contents[index], self._fields)

    def _is_free(self, candidate: Candidate) -> bool:
        key = candidate.field
        free = key not in self._takers or (candidate.joined and key in self._joined)
        return free and key in self.known and key not in self._apart

    def _why_not(self, candidates: Sequence[Candidate]) -> str:
        for candidate in candidates:
            if (taker := self._takers.get(candidate.field)) is not None:
                text = _("“{field}” is already taken from the column “{heading}”.")
                label = field_label(candidate.field, tuple(self._fields.values()))
                return text.format(field=label, heading=self._headings[taker])
        unfit = [each for each in candidates if each.confidence < SURE_ENOUGH]
        return _(unfit[0].reason) if unfit else _("No field is known by this heading.")

    def _take(self, index: int, use: ColumnUse, confidence: float, reason: str) -> None:
        key = use.fields[0] if use.fields else None
        self._found[index] = ColumnMatch(index, self._headings[index], key, round(confidence, 2), reason, use)
        for key in use.fields:
            self._takers.setdefault(key, index)

    def matches(self) -> tuple[ColumnMatch, ...]:
        """Return the matches, one for each column."""
        return tuple(self._found[index] for index in range(len(self._headings)))
