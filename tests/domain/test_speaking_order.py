"""Who has the floor before whom: by role, by the meeting's rule, and at places that are fixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.speakers import SpeakerRole, SpeakingRule
from cica_events.domain.speaking_order import Category, Lead, Voice, category_of, speaking_order

S = SpeakerRole


def order(voices: list[Voice], rule: SpeakingRule) -> str:
    return " ".join(each.id for each in speaking_order(voices, rule))


VOICES = [
    Voice("expert", S.STATEMENT, 0, None, (3, 0), Lead.NOBODY, Category.OTHER, 12),
    Voice("deputy", S.STATEMENT, 1, None, (2, 0), Lead.NOBODY, Category.DEPUTY_MINISTER, 6),
    Voice("minister", S.PRESENTATION, 2, None, (5, 0), Lead.NOBODY, Category.MINISTER, 4),
    Voice("host", S.STATEMENT, 3, None, (4, 0), Lead.HOST, Category.OTHER, 9),
    Voice("chair", S.STATEMENT, 4, None, (1, 0), Lead.CHAIR, Category.OTHER, 12),
    Voice("guest", S.STATEMENT, 5),
]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (SpeakingRule.INSCRIPTION, "expert deputy minister host chair guest"),
        (SpeakingRule.PROTOCOL, "chair deputy expert host minister guest"),
        (SpeakingRule.RANK, "chair host minister deputy expert guest"),
    ],
)
def test_the_rule_of_the_meeting_says_who_comes_first(rule: SpeakingRule, expected: str) -> None:
    assert order(VOICES, rule) == expected


@pytest.mark.parametrize("rule", SpeakingRule)
def test_who_introduces_comes_first_and_the_moderator_before_panellists(rule: SpeakingRule) -> None:
    roles = [S.PANELLIST, S.MODERATOR, S.STATEMENT, S.INTRODUCES]
    voices = [Voice(role.value, role, n, None, (n,)) for n, role in enumerate(roles)]
    assert order(voices, rule) == "introduces moderator panellist statement"


def test_of_equals_who_was_inscribed_first_speaks_first() -> None:
    voices = [Voice(name, S.STATEMENT, n) for n, name in enumerate("cab")]
    assert {order(voices, rule) for rule in SpeakingRule} == {"c a b"}


def test_a_fixed_place_holds_whatever_the_rule_and_the_role_say() -> None:
    voices = [
        Voice("a", S.STATEMENT, 0, 3),
        Voice("b", S.INTRODUCES, 1),
        Voice("c", S.STATEMENT, 2, 1),
        Voice("d", S.STATEMENT, 3),
    ]
    assert order(voices, SpeakingRule.INSCRIPTION) == "c b a d"


def test_a_fixed_place_behind_the_last_one_is_the_last() -> None:
    voices = [Voice("a", S.STATEMENT, 0, 9), Voice("b", S.STATEMENT, 1), Voice("c", S.STATEMENT, 2, 9)]
    assert order(voices, SpeakingRule.INSCRIPTION) == "b c a"


@given(
    st.lists(st.tuples(st.sampled_from(list(S)), st.none() | st.integers(1, 12)), max_size=10),
    st.sampled_from(list(SpeakingRule)),
)
def test_everybody_speaks_once_and_fixed_places_hold(
    drawn: list[tuple[SpeakerRole, int | None]], rule: SpeakingRule
) -> None:
    voices = [Voice(str(n), role, n, pin) for n, (role, pin) in enumerate(drawn)]
    found = speaking_order(voices, rule)
    assert sorted(each.id for each in found) == sorted(each.id for each in voices)
    pins = [each.pinned for each in voices]
    for each in voices:
        if each.pinned and each.pinned <= len(voices) and pins.count(each.pinned) == 1:
            later = [one for one in voices if one.pinned and one.pinned < each.pinned]
            crowded = len({one.pinned for one in later}) < len(later)
            assert crowded or found[each.pinned - 1] == each


@pytest.mark.parametrize(
    ("position", "organization", "category"),
    [
        ("President of the Republic", "", Category.HEAD_OF_STATE),
        ("President", "", Category.HEAD_OF_STATE),
        ("President of Ruritania", "", Category.HEAD_OF_STATE),
        ("President", "Chamber of Commerce", Category.OTHER),
        ("President of the Bank for Trade", "", Category.OTHER),
        ("Prime Minister", "", Category.HEAD_OF_GOVERNMENT),
        ("Minister of Foreign Affairs", "", Category.MINISTER),
        ("Deputy Prime Minister", "", Category.MINISTER),
        ("First Deputy Minister", "Ministry of Trade", Category.DEPUTY_MINISTER),
        ("Ambassador", "", Category.AMBASSADOR),
        ("Expert", "", Category.OTHER),
        ("Президент", "", Category.HEAD_OF_STATE),
        ("Президент Республики", "", Category.HEAD_OF_STATE),
        ("Президент компании", "", Category.OTHER),
    ],
)
def test_a_post_says_what_somebody_speaks_as(position: str, organization: str, category: Category) -> None:
    assert category_of("", position, organization, "Ruritania") is category
