"""The sentence that a press release needs: how many representatives, from how many States.

The rule of rounding: below twenty the number is exact; from there on a number that is no full ten is
rounded down and told as "more than". A number of which only the least is known is told as "at least" where
it is not rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cica_events.domain.press_words import WORDS, PressWords
from cica_events.domain.protocol import Section

EXACT_BELOW: Final = 20
USUAL_SECTIONS: Final = (
    Section.MEMBER_STATES,
    Section.OBSERVER_STATES,
    Section.OBSERVER_ORGANIZATIONS,
    Section.PARTNER_ORGANIZATIONS,
)
SECTIONS: Final = (*USUAL_SECTIONS, Section.OTHER_STATES, Section.OTHER_ORGANIZATIONS)
"""Those that may be named, in this order."""


def press_sentence(people: int, parties: Mapping[Section, int], language: str, *, least: bool = False) -> str:
    """Return "more than 140 representatives from 20 Member States and 5 observer organizations".

    `least` says that there may have been more `people` than counted. Empty where nobody is known of.
    """
    words = WORDS.get(language, WORDS["en"])
    named = [_counted(words, words.parties[each], parties.get(each, 0)) for each in SECTIONS]
    present = [text for text in named if text]
    if not people and not present:
        return ""
    who = people_in_words(people, words, least=least)
    return words.of.format(people=who, parties=_list(present, words.joined)) if present else who


def people_in_words(people: int, words: PressWords, *, least: bool) -> str:
    """Return "more than 140 representatives", "17 representatives" or "representatives" for nobody named."""
    if not people:
        return words.anybody
    rounded = people // 10 * 10 if people >= EXACT_BELOW else people
    if rounded < people:
        return words.more.format(people=_counted(words, words.rounded, rounded))
    if least:
        return words.least.format(people=_counted(words, words.rounded, people))
    return _counted(words, words.people, people)


def _counted(words: PressWords, forms: tuple[str, ...], count: int) -> str:
    return forms[words.form(count)].format(count=count) if count else ""


def _list(parts: list[str], last: str) -> str:
    return last.join(filter(None, (", ".join(parts[:-1]), parts[-1])))
