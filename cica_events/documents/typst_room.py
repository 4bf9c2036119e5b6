"""A room in which typst finds the template and what lies beside it, and nothing else: no link, no network."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final

from cica_events.errors import InputError
from cica_events.i18n import _

_LARGEST: Final = 100_000_000  # bytes of everything that lies beside a template
_NOWHERE: Final = "http://127.0.0.1:9"  # where nothing answers
_PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy")
_JOINT = re.compile(r'"\s*\+\s*"')  # between two texts that make one
_PACKAGE = re.compile(r'@(?:preview|local)\b|"@[\w-]+/')
_TURN: Final = Lock()  # the environment is that of the whole process


@contextmanager
def room(sources: Mapping[str, bytes], folder: Path | None) -> Iterator[Path]:
    """Yield a folder that is thrown away afterwards, with the `sources` by name, and what `folder` holds.

    Only regular files are copied: a link could lead anywhere. Raises InputError for a file of typst that
    asks for a package, for a folder that is too large, and for one that cannot be read.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as made:
        root = Path(made)
        if folder is not None:
            _copy(folder, root)
        for name, source in sources.items():
            (root / name).write_bytes(source)
        for path in root.rglob("*.typ"):
            _refuse_packages(path, str((folder or Path()) / path.relative_to(root)))
        yield root


@contextmanager
def without_network(folder: Path) -> Iterator[Path]:
    """Yield an empty folder for the packages of typst, while a download leads nowhere.

    typst has no switch against fetching packages, and a template may hide that it asks for one. So the
    environment names a proxy that does not answer as long as the block runs; one block runs at a time.
    """
    names = [name for proxy in _PROXIES for name in (proxy, proxy.upper())]
    wanted = dict.fromkeys(names, _NOWHERE) | {"no_proxy": "", "NO_PROXY": ""}
    with _TURN, TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as packages:
        before = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        try:
            yield Path(packages)
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value


def _copy(folder: Path, root: Path) -> None:
    left = _LARGEST
    try:
        for place, _folders, names in os.walk(folder):
            target = root / Path(place).relative_to(folder)
            target.mkdir(exist_ok=True)
            for path in (Path(place) / name for name in names):
                if path.is_symlink() or not path.is_file():
                    continue
                left -= path.stat().st_size
                if left < 0:
                    raise InputError(_("The template {path} is too large to be one.").format(path=folder))
                (target / path.name).write_bytes(path.read_bytes())
    except OSError as error:
        message = _("The template {path} cannot be read: {reason}.")
        raise InputError(message.format(path=folder, reason=error.strerror or error)) from error


def _refuse_packages(path: Path, shown: str) -> None:
    text = _JOINT.sub("", path.read_bytes().decode("utf-8", errors="replace"))
    if _PACKAGE.search(text):
        message = _("The template {template} asks for a package (“@…”). Write it without packages.")
        raise InputError(message.format(template=shown))
