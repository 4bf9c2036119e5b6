"""The press sentence in both languages, with every form of a plural and every way to round."""

from __future__ import annotations

import pytest

from cica_events.domain.press_sentence import press_sentence
from cica_events.domain.protocol import Section

MEMBERS, OBSERVERS = Section.MEMBER_STATES, Section.OBSERVER_STATES
WATCHING, PARTNERS = Section.OBSERVER_ORGANIZATIONS, Section.PARTNER_ORGANIZATIONS
ALL = {MEMBERS: 20, OBSERVERS: 6, WATCHING: 5, PARTNERS: 4}


def test_the_sentence_of_a_press_officer() -> None:
    assert press_sentence(143, ALL, "en") == (
        "more than 140 representatives from 20 Member States, 6 Observer States, 5 observer organizations "
        "and 4 partner organizations"
    )
    assert press_sentence(143, ALL, "ru") == (
        "более 140 представителей из 20 государств-членов, 6 государств-наблюдателей, "
        "5 организаций-наблюдателей и 4 организаций-партнеров"
    )


@pytest.mark.parametrize(
    ("people", "least", "english", "russian"),
    [
        (1, False, "1 representative", "1 представитель"),
        (2, False, "2 representatives", "2 представителя"),
        (11, False, "11 representatives", "11 представителей"),
        (19, False, "19 representatives", "19 представителей"),
        (20, False, "20 representatives", "20 представителей"),
        (21, False, "more than 20 representatives", "более 20 представителей"),
        (140, False, "140 representatives", "140 представителей"),
        (1005, False, "more than 1000 representatives", "более 1000 представителей"),
        (1, True, "at least 1 representative", "не менее 1 представителя"),
        (17, True, "at least 17 representatives", "не менее 17 представителей"),
        (140, True, "at least 140 representatives", "не менее 140 представителей"),
        (141, True, "more than 140 representatives", "более 140 представителей"),
    ],
)
def test_numbers_of_people(people: int, least: bool, english: str, russian: str) -> None:
    assert press_sentence(people, {}, "en", least=least) == english
    assert press_sentence(people, {}, "ru", least=least) == russian


@pytest.mark.parametrize(
    ("section", "one", "few", "many"),
    [
        (MEMBERS, "1 государства-члена", "3 государств-членов", "15 государств-членов"),
        (OBSERVERS, "1 государства-наблюдателя", "3 государств-наблюдателей", "15 государств-наблюдателей"),
        (WATCHING, "1 организации-наблюдателя", "3 организаций-наблюдателей", "15 организаций-наблюдателей"),
        (PARTNERS, "1 организации-партнера", "3 организаций-партнеров", "15 организаций-партнеров"),
        (Section.OTHER_STATES, "1 другого государства", "3 других государств", "15 других государств"),
        (
            Section.OTHER_ORGANIZATIONS,
            "1 другой организации",
            "3 других организаций",
            "15 других организаций",
        ),
    ],
)
def test_every_form_in_russian(section: Section, one: str, few: str, many: str) -> None:
    for count, text in ((1, one), (3, few), (15, many), (11, many.replace("15", "11"))):
        assert press_sentence(2, {section: count}, "ru") == f"2 представителя из {text}"
    assert press_sentence(2, {section: 21}, "ru").endswith(one.replace("1 ", "21 "))


def test_one_of_each_in_english() -> None:
    assert press_sentence(9, dict.fromkeys(ALL, 1), "en") == (
        "9 representatives from 1 Member State, 1 Observer State, 1 observer organization and "
        "1 partner organization"
    )


def test_delegations_without_names_and_nobody_at_all() -> None:
    assert press_sentence(0, {MEMBERS: 6}, "en") == "representatives from 6 Member States"
    assert press_sentence(0, {MEMBERS: 6}, "ru") == "представители из 6 государств-членов"
    assert press_sentence(0, {}, "en") == ""


def test_a_language_without_words_of_its_own_is_told_in_english() -> None:
    assert press_sentence(2, {MEMBERS: 2}, "kk") == "2 representatives from 2 Member States"
