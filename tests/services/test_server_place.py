"""The parts of a PostgreSQL address, taken apart and put together."""

from __future__ import annotations

import pytest

from cica_events.errors import ValidationError
from cica_events.persistence.address import Address
from cica_events.services.server_place import ServerPlace


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (
            "postgresql://office:s3cret@db.example.org/cica",
            ServerPlace("db.example.org", "cica", "office", "s3cret"),
        ),
        (
            " postgres://office:p@ss%3Aword@db.example.org:5433/cica?sslmode=require\n",
            ServerPlace("db.example.org:5433", "cica", "office", "p@ss:word", "sslmode=require"),
        ),
        ("postgresql://db/cica?password=s3cret&user=u", ServerPlace("db", "cica", "", "s3cret", "user=u")),
        ("postgresql+psycopg://db/cica", ServerPlace("db", "cica")),
        ("postgresql://", ServerPlace()),
        ("/home/office/cica.cica", None),
        ("db.example.org", None),
    ],
)
def test_an_address_is_taken_apart(address: str, place: ServerPlace | None) -> None:
    assert ServerPlace.of(address) == place


@pytest.mark.parametrize("password", ["s3cret", "p@ss:w/rd?#&%", "пароль", ""])
def test_what_is_put_together_comes_apart_again(password: str) -> None:
    place = ServerPlace("db.example.org:5433", "cica events", "o.ffice@home", password, "sslmode=require")
    assert ServerPlace.of(place.address) == place
    assert Address.of(place.address).is_server
    assert Address.of(place.address).url.replace("+psycopg", "") == place.address


def test_the_address_that_is_shown_has_no_password() -> None:
    place = ServerPlace("db", "cica", "office", "s3cret")
    assert place.shown == "postgresql://office@db/cica"
    assert ServerPlace("db", "cica").shown == "postgresql://db/cica"


@pytest.mark.parametrize(
    ("place", "part"),
    [
        (ServerPlace("", "cica"), "server"),
        (ServerPlace("db example", "cica"), "server"),
        (ServerPlace("db/", "cica"), "server"),
        (ServerPlace("db", ""), "database"),
    ],
)
def test_what_is_missing_is_asked_for_where_it_belongs(place: ServerPlace, part: str) -> None:
    with pytest.raises(ValidationError) as caught:
        place.check()
    assert caught.value.field == part
    ServerPlace("db:5432", "cica").check()
