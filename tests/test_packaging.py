"""What makes the file's type known to the systems says the same as the application itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path

import pytest

from cica_events.persistence.sqlite import APPLICATION_ID
from ui.shell.licences import PARTS

PACKAGING = Path(__file__).parent.parent / "packaging"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_linux_knows_a_workspace_by_its_name_and_by_what_it_holds() -> None:
    kind = ET.parse(PACKAGING / "linux" / "cica-events-mime.xml").getroot()[0]
    glob = kind.find(f"{SPACE}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.cica"
    marks = [match.get("value") for match in kind.iter(f"{SPACE}match")]
    assert hex(APPLICATION_ID) in marks
    entry = (PACKAGING / "linux" / "cica-events.desktop").read_text("utf-8")
    assert f"MimeType={kind.get('type')};" in entry


@pytest.mark.skipif(not shutil.which("sh") or sys.platform == "darwin", reason="the desktops of Linux")
def test_the_command_for_linux_joins_program_and_type_and_takes_it_back(tmp_path: Path) -> None:
    program = tmp_path / "CICA & Co $5" / "CICA Events"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    places = {"XDG_DATA_HOME": str(tmp_path / "share"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = ["sh", str(PACKAGING / "linux" / "install.sh")]
    environment = {**os.environ, **places}
    subprocess.run([*command, str(program)], env=environment, check=True, capture_output=True)
    entry = (tmp_path / "share" / "applications" / "cica-events.desktop").read_text("utf-8")
    assert f'Exec="{str(program).replace("$", chr(92) + "$")}" %f' in entry
    subprocess.run([*command, "--remove"], env=environment, check=True, capture_output=True)
    assert not list((tmp_path / "share").rglob("cica-events*"))


def test_a_build_takes_the_licence_of_every_part_along() -> None:
    spec = (PACKAGING / "cica-events.spec").read_text("utf-8")
    assert "for part in PARTS for entry in about(part)" in spec
    assert 'collect_data_files("resources")' in spec
    wanted = {
        re.split(r"[\[<>=; ]", line)[0].casefold()
        for line in tomllib.loads((PACKAGING.parent / "pyproject.toml").read_text("utf-8"))["project"][
            "dependencies"
        ]
    }
    assert wanted - {"tzdata"} <= {part.casefold() for part in PARTS}
    for title in ("SQLCipher", "OpenSSL"):
        assert (files("resources") / "licences" / f"{title}.txt").is_file()


def test_windows_and_mac_name_the_same_ending() -> None:
    assert r"Software\Classes\.cica" in (PACKAGING / "windows" / "cica-events.iss").read_text("utf-8")
    assert '"CFBundleTypeExtensions": ["cica"]' in (PACKAGING / "cica-events.spec").read_text("utf-8")
