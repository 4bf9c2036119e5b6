"""Addresses of workspaces: files and servers, and no password ever on screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import make_url

from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.opening import create_database, open_database

SECRET = "geheim"
WITH_PASSWORD = [
    "postgresql://organizer:geheim@127.0.0.1:1/events",
    "postgres://organizer:geheim@127.0.0.1:1/events",
    "postgresql+psycopg://organizer:geheim@127.0.0.1:1/events",
    "postgresql+asyncpg://organizer:geheim@127.0.0.1:1/events",
    "postgresql://organizer:ge@heim@127.0.0.1:1/events",
    "postgresql://organizer:ge@geheim@127.0.0.1:1/events",
    "postgresql://organizer:p/geheim@127.0.0.1:1/events",
    "postgresql://organizer:p:geheim@127.0.0.1:1/events",
    "postgresql://organizer:p?geheim@127.0.0.1:1/events",
    "postgresql://organizer:p#geheim@127.0.0.1:1/events",
    "postgresql://127.0.0.1:1/events?user=organizer&password=geheim",
    "postgresql://organizer@127.0.0.1:1/events?password=ge@heim&connect_timeout=1",
    "postgresql://127.0.0.1:1/events?PASSWORD=geheim",
    "postgresql://127.0.0.1:1/events?sslpassword=geheim",
    "postgresql://organizer:geheim@127.0.0.1:1/events?application_name=a@b",
    "postgresql://organizer:geheim@127.0.0.1:port/events",
    "postgresql://organizer:geheim@[::1/events",
    "postgresql://organizer:geheim@",
    "postgresql://:geheim@127.0.0.1:1/",
    "  postgresql://organizer:geheim@127.0.0.1:1/events\n",
    "postgre://organizer:geheim@127.0.0.1:1/postgres",
    "mysql://organizer:geheim@127.0.0.1:1/postgres",
    "sqlite://organizer:geheim@/postgres",
]


@pytest.mark.parametrize("text", WITH_PASSWORD)
def test_a_password_is_never_shown(text: str) -> None:
    assert "heim" not in str(Address.of(text))
    assert "heim" not in Address.of(text).name


@pytest.mark.parametrize("text", WITH_PASSWORD)
@pytest.mark.parametrize("make", [open_database, create_database])
def test_an_address_that_cannot_be_reached_is_told_in_words_without_the_password(
    text: str, make: type[object]
) -> None:
    with pytest.raises(StorageError) as error:
        make(Address.of(text))
    assert "heim" not in str(error.value)
    assert "postgres" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_password_with_an_at_sign_reaches_the_server() -> None:
    url = make_url(Address.of("postgresql://organizer:ge@heim@example.org/events").url)
    assert (url.username, url.password, url.host) == ("organizer", "ge@heim", "example.org")


def test_an_option_with_an_at_sign_reaches_the_server() -> None:
    url = make_url(Address.of("postgresql://organizer:p@example.org/events?application_name=a@b").url)
    assert (url.password, url.host, url.query) == ("p", "example.org", {"application_name": "a@b"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("postgresql://example.org/events", "events"),
        ("postgresql://example.org/events?options=a/b", "events"),
        ("/home/office/Autumn 2023.cica", "Autumn 2023"),
        ("autumn", "autumn"),
    ],
)
def test_a_short_name_to_show(text: str, name: str) -> None:
    assert Address.of(text).name == name


@pytest.mark.parametrize(
    ("text", "server"),
    [("postgresql://h/d", True), ("POSTGRES://h/d", True), ("postgresql.cica", False), ("C:\\x.cica", False)],
)
def test_files_and_servers_are_told_apart(text: str, server: bool) -> None:
    assert Address.of(text).is_server is server


def test_a_home_folder_may_be_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Address.of("~/x.cica").path == tmp_path / "x.cica"
    assert Address.of("~nobody here/x.cica").path == Path("~nobody here/x.cica")
