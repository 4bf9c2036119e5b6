"""The settings: remembered, typed, tolerant of a damaged file, without passwords."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.ui.shell_parts import settings_in
from ui.runtime.settings import Settings, without_password
from ui.runtime.settings_file import open_settings


def test_a_setting_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = settings_in(tmp_path)
    first.theme = "dark"
    first.sidebar_collapsed = True
    first._store.sync()
    second = settings_in(tmp_path)
    assert (second.theme, second.sidebar_collapsed) == ("dark", True)


def test_what_was_never_set_has_its_default(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    assert (settings.theme, settings.language, settings.sidebar_collapsed) == ("system", "", False)
    assert settings.layout("participants") == {}
    assert settings.recent == []


@pytest.mark.parametrize(
    "damage", [b"\x00\xff\xfe garbage \x80", b"[window]\nsidebar_collapsed=perhaps\n", b"[", b"theme=5\n"]
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(damage)
    settings = settings_in(tmp_path)
    assert (settings.theme, settings.sidebar_collapsed, settings.recent) == ("system", False, [])


@pytest.mark.parametrize(
    "damage",
    [b"\x00\xff\xfe garbage \x80", b"[window]\nsidebar_collapsed=perhaps\n", b"[", b"not a file of settings"],
)
def test_a_damaged_file_is_kept_beside_the_new_one(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(damage)
    opened = open_settings(path)
    assert opened.damaged_copy == "settings (damaged).ini"
    assert (tmp_path / opened.damaged_copy).read_bytes() == damage
    settings = Settings(opened.store)
    settings.theme = "dark"
    opened.store.sync()
    again = open_settings(path)
    assert (again.damaged_copy, Settings(again.store).theme) == ("", "dark")


def test_what_was_damaged_before_is_kept_too(tmp_path: Path) -> None:
    path, kept = tmp_path / "settings.ini", []
    for damage in (b"[", b"not a file of settings", b"\0"):
        path.write_bytes(damage)
        kept.append((open_settings(path).damaged_copy, damage))
    names = ["settings (damaged).ini", "settings (damaged 2).ini", "settings (damaged 3).ini"]
    assert [name for name, _damage in kept] == names
    assert [(tmp_path / name).read_bytes() for name, _damage in kept] == [damage for _name, damage in kept]


def test_a_folder_in_place_of_the_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.mkdir()
    (path / "letter.txt").write_text("kept")
    opened = open_settings(path)
    assert opened.damaged_copy == "settings (damaged).ini"
    assert (tmp_path / opened.damaged_copy / "letter.txt").read_text() == "kept"
    settings = Settings(opened.store)
    assert settings.theme == "system"
    settings.theme = "dark"
    opened.store.sync()
    again = open_settings(path)
    assert (again.damaged_copy, Settings(again.store).theme) == ("", "dark")


def test_a_first_start_finds_nothing_damaged(tmp_path: Path) -> None:
    assert open_settings(tmp_path / "settings.ini").damaged_copy == ""


def test_a_value_of_the_wrong_kind_counts_as_never_set(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.write("theme", 5)
    settings.write("workspace/recent", {"no": "list"})
    settings.write("layout/people", ["no", "object"])
    assert settings.theme == "system"
    assert settings.recent == []
    assert settings.layout("people") == {}


def test_each_list_keeps_its_own_layout(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.set_layout("participants", {"columns": ["family_name", "given_name"], "width": {"Ф.И.О.": 120}})
    settings.set_layout("people", {"columns": ["email"]})
    assert settings.layout("participants") == {
        "columns": ["family_name", "given_name"],
        "width": {"Ф.И.О.": 120},
    }


def test_recent_workspaces_stand_newest_first_and_once(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    for name in ("a.cica", "b.cica", "a.cica"):
        settings.remember(name)
    assert settings.recent == ["a.cica", "b.cica"]
    assert settings.last_workspace == "a.cica"


def test_only_so_many_workspaces_are_remembered(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    for number in range(20):
        settings.remember(f"{number}.cica")
    assert settings.recent == [f"{number}.cica" for number in range(19, 11, -1)]


def test_a_forgotten_workspace_is_not_opened_again(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.remember("a.cica")
    settings.forget("a.cica")
    assert settings.recent == []
    assert settings.last_workspace == ""


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("postgresql://office:s3cret@db.example.org/cica", "postgresql://office@db.example.org/cica"),
        ("postgresql://office:p@ss:w/rd@db.example.org/cica", "postgresql://office@db.example.org/cica"),
        ("postgresql://db/cica?user=u&password=s3cret", "postgresql://db/cica?user=u"),
        ("postgresql://db/cica?password=s3cret&user=u", "postgresql://db/cica?user=u"),
        ("postgresql://db/cica", "postgresql://db/cica"),
        ("/home/me/My meetings 10:30@noon.cica", "/home/me/My meetings 10:30@noon.cica"),
        ("C:\\Users\\me\\Meetings.cica", "C:\\Users\\me\\Meetings.cica"),
    ],
)
def test_a_password_is_never_kept(address: str, kept: str) -> None:
    assert without_password(address) == kept


def test_no_password_reaches_the_settings_file(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    Settings(store).remember("postgresql://office:s3cret@db.example.org/cica")
    store.sync()
    assert "s3cret" not in (tmp_path / "settings.ini").read_text("utf-8")


@pytest.mark.parametrize("value", ["[" * 100_000, "{" * 9, "nonsense", "NaN", '{"columns": 5}', ""])
def test_a_damaged_value_counts_as_never_set(tmp_path: Path, value: str) -> None:
    store = open_settings(tmp_path / "settings.ini").store
    settings = Settings(store)
    for key in ("zoom", "theme", "workspace/recent", "workspace/places"):
        store.setValue(key, value)
    assert (settings.zoom, settings.theme, settings.recent) == (100, "system", [])
    assert settings.whereabouts("a.cica") == {}


def test_a_workspace_may_have_a_name_in_letters_of_no_language(tmp_path: Path) -> None:
    settings = Settings(open_settings(tmp_path / "settings.ini").store)
    settings.set_whereabouts("caf\udce9.cica", {"page": "people"})
    assert settings.whereabouts("caf\udce9.cica") == {"page": "people"}
    settings.remember("caf\udce9.cica")
    assert len(settings.recent) == 1
