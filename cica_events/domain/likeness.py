"""How probable it is that two records are of one person, with a reason in words.

The names speak first. What else is known raises or lowers that: an e-mail address, phone, birth date or
passport that both have; a State, birth date or gender in which they differ. A name that many people bear
proves less, and what differs beside it counts more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz

from cica_events.domain import titles
from cica_events.domain.dates import VagueDate
from cica_events.domain.name_matching import Difference, IsCommon, Match, known_as_common, match, share_a_word
from cica_events.domain.names import Gender
from cica_events.domain.person_names import PersonName, person_name
from cica_events.domain.spelling import is_latin
from cica_events.i18n import N_, _


def drafted(values: Mapping[str, Any], states: Collection[str]) -> Individual:
    """Return the person with these `values` by field key, as far as given; `states` are parties."""
    home = values.get("party")
    phones = (phone_key(values.get(key) or "") for key in ("phone", "mobile"))
    return Individual(
        name=person_name(*(values.get(key) or "" for key in ("given_name", "family_name", "native_name"))),
        home=home,
        home_is_state=home in states,
        nationality=values.get("nationality"),
        gender=gender_of(values.get("gender"), values.get("courtesy") or ""),
        email=(values.get("email") or "").strip().casefold(),
        phones=frozenset(filter(None, phones)),
        birth_date=values.get("birth_date"),
        passport=(values.get("passport_number") or "").replace(" ", "").casefold(),
        position=values.get("position") or "",
        organization=values.get("organization") or "",
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score of 0 to 100 and the reasons for it in words."""

    score: int
    reason: str


PROPOSED: Final = 70
"""The score from which two records are proposed as one person."""

_NOBODY: Final = Verdict(0, "")
_OF_NAME: Final = 90  # points of a name that is the same and borne by few
_OF_HALF_COMMON_NAME: Final = 88
_OF_COMMON_NAME: Final = 82
_WORDED_ALIKE: Final = 85  # of 100, from here on two texts say the same ...
_WORDED_OTHERWISE: Final = 60  # ... and up to here they say different things
_PHONE_DIGITS: Final = 7  # from the end: what stands before is the country, written in many ways


@dataclass(frozen=True, slots=True)
class Individual:
    """What of a record tells one person from another."""

    name: PersonName
    home: str | None = None  # the party
    home_is_state: bool = False
    nationality: str | None = None
    gender: Gender | None = None
    email: str = ""
    phones: frozenset[str] = frozenset()
    birth_date: VagueDate | None = None
    passport: str = ""
    position: str = ""
    organization: str = ""

    @property
    def state(self) -> str | None:
        """Return the State of the person, as far as known."""
        return self.nationality or (self.home if self.home_is_state else None)


def likeness(one: Individual, other: Individual, is_common: IsCommon = known_as_common) -> Verdict:
    """Return how probable it is that two records are of one person."""
    names = match(one.name, other.name, is_common)
    if not names.likeness and not _share_contacts(one, other):
        return _NOBODY
    for_one = _speaks_for_one(one, other)
    proof = {reason for reason, _points in for_one} & {_EMAIL, _PASSPORT}
    weight = _OF_COMMON_NAME if names.common else _OF_NAME if names.rare else _OF_HALF_COMMON_NAME
    score = names.likeness * weight
    if score < 40 and proof and (_PASSPORT in proof or share_a_word(one.name, other.name)):
        score = 66.0  # an office shares its mailbox, but hardly among people of one name
    if Difference.INITIALS in names.differences and names.common:
        score -= 10
    if Difference.WOMAN in names.differences:
        score -= 12
    score += sum(points for _reason, points in for_one) if score else 0
    score -= _speaks_for_two(one, other, names)
    told = [_(_name_reason(names)), *(_(reason) for reason, points in for_one if reason and points > 5)]
    return Verdict(max(0, min(100, round(score))), ". ".join(filter(None, told)))


def cannot_be_one(one: Individual, other: Individual) -> bool:
    """Return whether names need no comparing: two States, and nothing that would speak against that."""
    return bool(
        one.state
        and other.state
        and one.state != other.state
        and one.home != other.home
        and not (one.birth_date and one.birth_date == other.birth_date)
        and not _share_contacts(one, other)
    )


def _share_contacts(one: Individual, other: Individual) -> bool:
    """Return whether both have the same e-mail address, phone or passport."""
    return (
        (bool(one.email) and one.email == other.email)
        or (bool(one.passport) and one.passport == other.passport)
        or bool(one.phones and other.phones and one.phones & other.phones)
    )


def phone_key(text: str) -> str:
    """Return what two ways of writing one phone number share; empty for what is no number."""
    digits = "".join(sign for sign in text if sign.isdigit())
    return digits[-_PHONE_DIGITS - 2 :] if len(digits) >= _PHONE_DIGITS else ""


def gender_of(gender: Gender | None, courtesy: str) -> Gender | None:
    """Return the gender as recorded, else as the courtesy title says it."""
    if gender is not None:
        return gender
    words = {titles.plain(word) for word in courtesy.split()}
    if words & titles.WOMEN:
        return Gender.FEMALE
    return Gender.MALE if words & titles.MEN else None


_EMAIL: Final = N_("Same e-mail address")
_PHONE: Final = N_("Same phone number")
_BIRTH: Final = N_("Same date of birth")
_PASSPORT: Final = N_("Same passport number")


def _speaks_for_one(one: Individual, other: Individual) -> list[tuple[str, float]]:
    """Return what both records share, each with its points."""
    same = [
        (_PASSPORT, 35.0, bool(one.passport) and one.passport == other.passport),
        (_EMAIL, 18.0, bool(one.email) and one.email == other.email),
        (_PHONE, 12.0, bool(one.phones & other.phones)),
        (_BIRTH, 16.0, bool(one.birth_date) and one.birth_date == other.birth_date),
        ("", 5.0, _same_home(one, other)),
        ("", 3.0, _worded_alike(one.organization, other.organization)),
        ("", 4.0, _worded_alike(one.position, other.position)),
    ]
    return [(reason, points) for reason, points, holds in same if holds]


def _speaks_for_two(one: Individual, other: Individual, names: Match) -> float:
    """Return the points that what differs takes away."""
    common = names.common
    points = 0.0
    if one.birth_date and other.birth_date and not _may_be_same(one.birth_date, other.birth_date):
        points += 40
    if one.gender and other.gender and one.gender is not other.gender:
        points += 35
    if one.home and other.home and one.home != other.home and not _same_home(one, other):
        two_states = one.state and other.state and one.state != other.state
        points += 30 if two_states else 14 if common else 5
    elif one.state and other.state and one.state != other.state:
        points += 10
    if one.passport and other.passport and one.passport != other.passport:
        points += 10 if common else 4
    other_work = [
        bool(one.email) and bool(other.email) and one.email != other.email,
        _worded_otherwise(one.organization, other.organization),
        _worded_otherwise(one.position, other.position),
    ]
    weights = (11, 6, 6) if common else (3, 1, 1)
    points += sum(weight for weight, differs in zip(weights, other_work, strict=True) if differs)
    return points + (20 if all(other_work) else 0)


def _same_home(one: Individual, other: Individual) -> bool:
    """Return whether both come from one party, or are of one State whatever they stand for."""
    if one.home and one.home == other.home:
        return True
    return bool(one.state and one.state == other.state)


def _may_be_same(one: VagueDate, other: VagueDate) -> bool:
    return one.covers(other) or other.covers(one)


def _worded_alike(one: str, other: str) -> bool:
    return bool(one and other) and fuzz.token_set_ratio(one.casefold(), other.casefold()) > _WORDED_ALIKE


def _worded_otherwise(one: str, other: str) -> bool:
    """Return whether two texts say different things; not where one may be the other's translation."""
    if not one or not other or is_latin(one) != is_latin(other):
        return False
    return fuzz.token_sort_ratio(one.casefold(), other.casefold()) < _WORDED_OTHERWISE


_REASONS: Final = (
    (Difference.ONE_WORD, N_("Only one word of the name is known")),
    (Difference.INITIALS, N_("Initials stand for a name")),
    (Difference.WOMAN, N_("The family name differs as a woman's from a man's")),
    (Difference.SCRIPT, N_("Same name in another script")),
    (Difference.SPELLING, N_("The name is spelt differently")),
    (Difference.PARTS, N_("One name has a further part")),
    (Difference.ORDER, N_("Same name in another order")),
    (Difference.PARTING, N_("Same name, parted into words differently")),
)


def _name_reason(names: Match) -> str:
    """Return in what the names differ, marked for translation."""
    if not names.likeness:
        return N_("The names differ")
    family, given = Difference.FAMILY_NAME in names.differences, Difference.GIVEN_NAME in names.differences
    if family and given:
        return N_("The name is spelt differently")
    if family:
        return N_("The family name is spelt differently")
    if given:
        return N_("The given name is spelt differently")
    return next((reason for kind, reason in _REASONS if kind in names.differences), N_("Same name"))
