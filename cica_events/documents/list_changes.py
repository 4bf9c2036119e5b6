"""Tells what changed between two versions of the List of Participants, matched by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cica_events.documents.content import ChangeKind, ListChange, ListContent, ListedParty, ListedPerson
from cica_events.domain.participants import Capacity
from cica_events.i18n import translator

_MOST = 400  # members of one delegation whose order is compared


@dataclass(frozen=True, slots=True)
class _Entry:
    party: ListedParty
    person: ListedPerson

    @property
    def keys(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return by what an entry is found again: the participation, else the person, in its delegation."""
        home = self.party.delegation_id
        return (home, self.person.participant_id), (home, self.person.person_id)


def compare(before: ListContent, after: ListContent) -> list[ListChange]:
    """Return what changed from `before` to `after`, in the order and language of `after`.

    Who went over to another delegation left the one and joined the other.
    """
    comparison = _Comparison(before, after)
    return list(comparison.changes())


class _Comparison:
    def __init__(self, before: ListContent, after: ListContent) -> None:
        self._words = translator(after.language)
        self._old = [_Entry(*pair) for pair in before.people()]
        self._new = [_Entry(*pair) for pair in after.people()]
        known = {key: entry for entry in self._old for key in reversed(entry.keys)}
        self._pairs = {id(entry): self._found(known, entry) for entry in self._new}
        kept = {id(old) for old in self._pairs.values() if old}
        self._left = [entry for entry in self._old if id(entry) not in kept]

    @staticmethod
    def _found(known: dict[tuple[str, str], _Entry], entry: _Entry) -> _Entry | None:
        return next((known[key] for key in entry.keys if key in known), None)

    def changes(self) -> Iterator[ListChange]:
        """Yield the changes delegation by delegation; delegations that are gone come last."""
        homes = dict.fromkeys(entry.party.delegation_id for entry in (*self._new, *self._left))
        for home in homes:
            members = [entry for entry in self._new if entry.party.delegation_id == home]
            yield from self._of_members(members)
            for entry in self._left:
                if entry.party.delegation_id == home:
                    yield self._change(ChangeKind.LEFT, entry, self._words.gettext("no longer on the list"))

    def _of_members(self, members: Sequence[_Entry]) -> Iterator[ListChange]:
        same = []
        for entry in members:
            old = self._pairs[id(entry)]
            found = list(self._of_person(old, entry)) if old else [self._joined(entry)]
            yield from found
            if old and not found:
                same.append((old, entry))
        yield from self._moved(same)

    def _joined(self, entry: _Entry) -> ListChange:
        text = (
            self._words.gettext("new on the list: {function}")
            if entry.person.plain_function
            else "{function}"
        )
        function = entry.person.plain_function or self._words.gettext("new on the list")
        return self._change(ChangeKind.JOINED, entry, text.format(function=function))

    def _of_person(self, old: _Entry, new: _Entry) -> Iterator[ListChange]:
        was, now = old.person, new.person
        if was.plain_name != now.plain_name:
            text = self._words.gettext("was listed as {name}").format(name=was.plain_name)
            yield self._change(ChangeKind.NAME, new, text)
        if was.plain_function != now.plain_function:
            text = self._words.gettext("function now: {function}")
            yield self._change(ChangeKind.FUNCTION, new, text.format(function=now.plain_function or "–"))
        if was.plain_capacity != now.plain_capacity:
            text = self._words.gettext("now: {capacity}, before: {before}").format(
                capacity=self._capacity(now), before=self._capacity(was)
            )
            yield self._change(ChangeKind.CAPACITY, new, text)

    def _moved(self, pairs: Sequence[tuple[_Entry, _Entry]]) -> Iterator[ListChange]:
        """Yield who stands elsewhere among those of a delegation that are otherwise the same."""
        place = {id(old): number for number, old in enumerate(self._old)}
        was = [id(new) for _old, new in sorted(pairs, key=lambda pair: place[id(pair[0])])][:_MOST]
        now = [id(new) for _old, new in pairs][:_MOST]
        if was == now:
            return
        matcher = SequenceMatcher(a=was, b=now, autojunk=False)
        stayed = {
            one for block in matcher.get_matching_blocks() for one in now[block.b : block.b + block.size]
        }
        for _old, new in pairs[:_MOST]:
            if id(new) not in stayed:
                yield self._change(ChangeKind.ORDER, new, self._words.gettext("stands in another place"))

    def _capacity(self, person: ListedPerson) -> str:
        return self._words.gettext(Capacity.of(person.plain_capacity).label)

    @staticmethod
    def _change(kind: ChangeKind, entry: _Entry, text: str) -> ListChange:
        name = f"{entry.person.titles} {entry.person.name}".strip()
        return ListChange(kind, entry.party.name, name, text)
