"""What the press sentence counts: the people of a meeting by step and kind, and the parties by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cica_events.domain.participants import Participation
from cica_events.domain.press_sentence import SECTIONS, USUAL_SECTIONS, press_sentence
from cica_events.domain.protocol import Section
from cica_events.domain.representatives import REPRESENTATIVES, Counting, People, kind_of
from cica_events.queries.reports import Facts, ReportMeeting

USUAL = Counting(people=REPRESENTATIVES)


@dataclass(frozen=True, slots=True)
class PressFacts:
    """What is known of one meeting; choices are applied to it without reading again."""

    meeting: ReportMeeting
    people: Mapping[tuple[Participation, People], int]
    parties: Mapping[Section, Mapping[str, frozenset[tuple[Participation, People]]]]  # by party
    present: frozenset[str]  # parties marked present, with names or without

    def by_step(self, kinds: Iterable[People]) -> dict[Participation, int]:
        """Return how many people of `kinds` have come how far."""
        chosen, found = set(kinds), Counter[Participation]()
        for (step, kind), count in self.people.items():
            found[step] += count if kind in chosen else 0
        return dict(found)

    def by_kind(self, steps: Iterable[Participation]) -> dict[People, int]:
        """Return how many people of each kind have come as far as one of `steps`."""
        chosen, found = set(steps), Counter[People]()
        for (step, kind), count in self.people.items():
            found[kind] += count if step in chosen else 0
        return dict(found)


@dataclass(frozen=True, slots=True)
class PressCount:
    """The numbers of the sentence; `reported`, `reported_states`: a figure reported was greater."""

    people: int
    parties: Mapping[Section, int]
    reported: bool
    reported_states: bool

    def sentence(self, language: str, sections: Iterable[Section] = USUAL_SECTIONS) -> str:
        """Return the sentence in `language`, naming the parties of `sections`; empty without any number."""
        named = set(sections)
        parties = {section: count for section, count in self.parties.items() if section in named}
        return press_sentence(self.people, parties, language, least=self.reported)


def press_facts(facts: Facts) -> PressFacts:
    """Return what is known of the one meeting of `facts`."""
    (meeting,) = facts.meetings
    people: Counter[tuple[Participation, People]] = Counter()
    parties: dict[Section, dict[str, frozenset[tuple[Participation, People]]]] = {}
    present: set[str] = set()
    for each in facts.delegations:
        kinds = set()
        for tally in facts.tallies.get(each.id, ()):
            kind = tally.status, kind_of(each.group, tally.capacity)
            people[kind] += tally.number
            kinds.add(kind)
        section = facts.section(each, meeting)
        if each.party_id and section in SECTIONS:
            parties.setdefault(section, {})[each.party_id] = frozenset(kinds)
            present |= {each.party_id} if each.present else set()
    return PressFacts(meeting, people, parties, frozenset(present))


def counted_parties(facts: PressFacts, counting: Counting = USUAL) -> dict[Section, frozenset[str]]:
    """Return the ids of the parties that count: marked present, or with people that count."""
    return {
        section: frozenset(
            party
            for party, kinds in each.items()
            if party in facts.present or any(counting.counts(step, kind) for step, kind in kinds)
        )
        for section, each in facts.parties.items()
    }


def press_count(facts: PressFacts, counting: Counting = USUAL) -> PressCount:
    """Return the numbers of the sentence.

    A party counts where it is marked present or one of its people counts. Where the figures reported
    without a list (participants at least, Member States) are greater than those counted, they stand.
    """
    counted = sum(count for (step, kind), count in facts.people.items() if counting.counts(step, kind))
    parties = {section: len(found) for section, found in counted_parties(facts, counting).items()}
    states = parties.get(Section.MEMBER_STATES, 0)
    meeting = facts.meeting
    return PressCount(
        max(counted, meeting.at_least),
        parties | {Section.MEMBER_STATES: max(states, meeting.member_states)},
        meeting.at_least > counted,
        meeting.member_states > states,
    )
