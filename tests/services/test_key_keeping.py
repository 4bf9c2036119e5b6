"""The key of a locked workspace in a keyring: found by the file itself, of no use for another one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cica_events.errors import StorageError
from cica_events.services import key_keeping, locking
from cica_events.services.workspace import create_workspace

_KEYRING = (
    "class Ring(dict):\n"
    "    def get_password(self, *place):\n        return self.get(place)\n"
    "    def set_password(self, service, name, secret):\n        self[service, name] = secret\n"
    "    def delete_password(self, *place):\n        del self[place]\n"
    "ring = Ring()\n"
    "def get_keyring():\n    return ring\n"
)
"""The package, as far as it is asked, with a ring in memory."""


class Ring:
    """A keyring in memory; a broken one refuses."""

    def __init__(self, *, broken: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self._broken = broken

    def get_password(self, service: str, username: str) -> str | None:
        if self._broken:
            raise OSError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self._broken:
            raise OSError("locked")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_a_key_is_kept_recalled_and_forgotten_without_the_name_of_the_workspace(tmp_path: Path) -> None:
    path, ring = tmp_path / "Secret summit.cica", Ring()
    create_workspace(path).close()
    assert key_keeping.recalled(path, ring) is None
    locking.lock(path, "a passphrase")
    key = locking.key_for(path, "a passphrase")
    key_keeping.keep(path, key, ring)
    assert key_keeping.recalled(path, ring) == key
    told = repr(ring.kept)
    assert "summit" not in told
    assert "a passphrase" not in told
    locking.change_passphrase(path, key, "another one")
    assert key_keeping.recalled(path, ring) is None, "it belongs to the file as it was"
    key_keeping.keep(path, locking.key_for(path, "another one"), ring)
    key_keeping.forget(path, ring)
    assert key_keeping.recalled(path, ring) is None


def test_another_passphrase_and_none_let_the_keyring_forget_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keyring.py").write_text(_KEYRING)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    path = tmp_path / "a.cica"
    create_workspace(path).close()
    locking.lock(path, "a passphrase")
    first = locking.key_for(path, "a passphrase")
    key_keeping.keep(path, first)
    locking.change_passphrase(path, first, "another one")
    ring = key_keeping.system_store()
    assert ring.get_password("CICA Events", first.salt.hex()) is None
    second = locking.key_for(path, "another one")
    key_keeping.keep(path, second)
    locking.unlock(path, second)
    assert ring.get_password("CICA Events", second.salt.hex()) is None
    monkeypatch.delitem(sys.modules, "keyring")


def test_a_keyring_that_refuses_is_told_or_passed_over(tmp_path: Path) -> None:
    path, ring = tmp_path / "a.cica", Ring(broken=True)
    create_workspace(path).close()
    locking.lock(path, "a passphrase")
    assert key_keeping.recalled(path, ring) is None
    with pytest.raises(StorageError, match="asked for each time"):
        key_keeping.keep(path, locking.key_for(path, "a passphrase"), ring)
