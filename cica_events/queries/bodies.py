"""The catalogue of bodies: those of the application, and those that an office describes itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self

from cica_events.domain.bodies import Body
from cica_events.errors import CicaError, InputError
from cica_events.i18n import _


@dataclass(frozen=True, slots=True)
class BodyCatalogue:
    """All bodies by code, in the order of their rank; `problems` tell which files were left out, and why."""

    bodies: dict[str, Body]
    problems: tuple[str, ...] = ()

    @classmethod
    def load(cls, extra_folder: Path | None = None) -> Self:
        """Return the bodies of the application and those in the .toml files of `extra_folder`.

        A body in the folder replaces one of the same code; a missing folder holds none. What cannot be
        read there is left out, as one faulty file must not stop all work.
        """
        found = {body.code: body for body in _of_application()}
        problems: list[str] = []
        for entry in _of_office(extra_folder, problems):
            try:
                body = _read(entry)
            except CicaError as error:
                problems.append(str(error))
            else:
                found[body.code] = body
        return cls({body.code: body for body in sorted(found.values(), key=_rank)}, tuple(problems))

    def __iter__(self) -> Iterator[Body]:
        """Yield the bodies in the order of their rank."""
        return iter(self.bodies.values())

    def __len__(self) -> int:
        """Return how many bodies there are."""
        return len(self.bodies)

    def known(self, code: str) -> bool:
        """Return whether a file describes the body."""
        return code in self.bodies

    def get(self, code: str) -> Body:
        """Return the body, a plain one where no file describes it."""
        return self.bodies.get(code) or Body.plain(code)


def _rank(body: Body) -> tuple[int, str]:
    return body.rank, body.code


@cache
def _of_application() -> tuple[Body, ...]:
    return tuple(map(_read, _descriptions(files("resources") / "bodies")))


def _descriptions(folder: Traversable) -> list[Traversable]:
    chosen = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return sorted(chosen, key=lambda entry: entry.name)


def _of_office(folder: Path | None, problems: list[str]) -> list[Traversable]:
    if folder is None:
        return []
    try:
        return _descriptions(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = _("The folder of your own bodies, {name}, cannot be read: {reason}.")
        problems.append(reason.format(name=folder, reason=error.strerror))
        return []


def _read(entry: Traversable) -> Body:
    try:
        values = tomllib.loads(entry.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = _("The description of a body, {name}, cannot be read: {error}. Correct or remove it.")
        raise InputError(reason.format(name=entry.name, error=error)) from error
    return Body.from_toml(values, entry.name)
