"""The set-up holds together: what is pinned, what an old Python is told, what is checked."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"([a-z0-9-]+)==[0-9a-z.]+(?: ; .+)?")


def pins(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_no_address(lock: str) -> None:
    assert [line for line in pins(lock) if not PIN.fullmatch(line)] == []


def test_what_is_checked_is_what_is_shipped() -> None:
    assert set(pins("requirements.lock")) <= set(pins("requirements-dev.lock"))


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["postgres"],
        *project["dependency-groups"]["install"],
    ]
    names = {re.split(r"[^A-Za-z0-9-]", text)[0].lower() for text in wanted}
    assert names - {line.split("==")[0] for line in pins("requirements.lock")} == set()


def test_an_old_python_can_read_the_set_up_far_enough_to_be_told() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_build_folder_does_not_hide_the_distribution_of_its_name() -> None:
    import packaging.version

    assert packaging.version.Version("1.0")
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the Python at hand is taken")
@pytest.mark.parametrize(
    ("options", "alike", "systems"),
    [("--prefix=/opt", True, True), ("--prefix=/opt", False, False), ("--enable-optimizations", True, False)],
)
def test_a_slow_python_gives_way_to_the_systems_of_its_version(
    options: str, alike: bool, systems: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "python3"
    version = "" if alike else "import sys; sys.version_info = (3, 9, 2)\n"
    system.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{version}$2"\n', encoding="utf-8")
    system.chmod(0o755)
    dev = set_up()
    monkeypatch.setattr(dev, "SYSTEM_PYTHON", str(tmp_path))
    monkeypatch.setattr(dev.sysconfig, "get_config_var", {"CONFIG_ARGS": options}.get)
    assert (dev.best_python() == str(system)) is systems


def set_up() -> ModuleType:
    """Return `dev.py`, which is no part of a package, as a module of its own."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
