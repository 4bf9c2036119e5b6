"""The words of the press sentence in the languages in which the secretariat publishes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cica_events.domain.protocol import Section

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PressWords:
    """One language: `form` says which of a noun's forms goes with a number.

    `people` stands alone ("17 representatives"), `rounded` behind `more` and `least`; `parties` behind `of`.
    """

    form: Callable[[int], int]
    people: Forms
    rounded: Forms
    anybody: str
    more: str
    least: str
    of: str
    joined: str
    parties: Mapping[Section, Forms]


def _english(count: int) -> int:
    return int(count != 1)


def _russian(count: int) -> int:
    """Return 0 for 1 and 21, 1 for 2 to 4 and 22, 2 for the others."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else 2


_ENGLISH: Final = PressWords(
    form=_english,
    people=("{count} representative", "{count} representatives"),
    rounded=("{count} representative", "{count} representatives"),
    anybody="representatives",
    more="more than {people}",
    least="at least {people}",
    of="{people} from {parties}",
    joined=" and ",
    parties={
        Section.MEMBER_STATES: ("{count} Member State", "{count} Member States"),
        Section.OBSERVER_STATES: ("{count} Observer State", "{count} Observer States"),
        Section.OBSERVER_ORGANIZATIONS: (
            "{count} observer organization",
            "{count} observer organizations",
        ),
        Section.PARTNER_ORGANIZATIONS: (
            "{count} partner organization",
            "{count} partner organizations",
        ),
        Section.OTHER_STATES: ("{count} other State", "{count} other States"),
        Section.OTHER_ORGANIZATIONS: ("{count} other organization", "{count} other organizations"),
    },
)
_RUSSIAN: Final = PressWords(
    form=_russian,
    people=("{count} представитель", "{count} представителя", "{count} представителей"),
    rounded=("{count} представителя", "{count} представителей", "{count} представителей"),
    anybody="представители",
    more="более {people}",
    least="не менее {people}",
    of="{people} из {parties}",
    joined=" и ",
    parties={
        Section.MEMBER_STATES: (
            "{count} государства-члена",
            "{count} государств-членов",
            "{count} государств-членов",
        ),
        Section.OBSERVER_STATES: (
            "{count} государства-наблюдателя",
            "{count} государств-наблюдателей",
            "{count} государств-наблюдателей",
        ),
        Section.OBSERVER_ORGANIZATIONS: (
            "{count} организации-наблюдателя",
            "{count} организаций-наблюдателей",
            "{count} организаций-наблюдателей",
        ),
        Section.PARTNER_ORGANIZATIONS: (
            "{count} организации-партнера",
            "{count} организаций-партнеров",
            "{count} организаций-партнеров",
        ),
        Section.OTHER_STATES: (
            "{count} другого государства",
            "{count} других государств",
            "{count} других государств",
        ),
        Section.OTHER_ORGANIZATIONS: (
            "{count} другой организации",
            "{count} других организаций",
            "{count} других организаций",
        ),
    },
)
WORDS: Final = {"en": _ENGLISH, "ru": _RUSSIAN}
