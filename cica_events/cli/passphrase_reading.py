"""Where the command line has a passphrase from: terminal, environment, descriptor; never an argument."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cica_events.errors import InputError
from cica_events.i18n import N_, _

if TYPE_CHECKING:
    from cica_events.services.locking import Key

PASSPHRASE = "CICA_EVENTS_PASSPHRASE"
NEW = "CICA_EVENTS_NEW_PASSPHRASE"
EARLIER = "CICA_EVENTS_EARLIER_PASSPHRASE"
_DESCRIPTOR = "_FD"
_NO_PLACE = N_(
    "{name} is locked. Run this in a terminal, or hand the passphrase over in the environment variable "
    "{variable} or through the file descriptor whose number is in {variable}_FD."
)
_NO_NEW = N_(
    "A new passphrase is needed: run this in a terminal, or use the variable {variable} or {variable}_FD."
)
_NO_EARLIER = N_(
    "{name} is locked with another passphrase than the workspace has now. Run this in a terminal, or hand "
    "that passphrase over in the variable {variable} or {variable}_FD."
)
_NOT_TWICE = N_("The two passphrases differ. Nothing was changed.")


def hint() -> str:
    """Return what `--help` says about where a passphrase is read from."""
    text = _(
        "The passphrase of a locked workspace is asked for in the terminal, or read from the environment "
        "variable {variable} or from the file descriptor whose number is in {variable}_FD (a new one: {new}, "
        "{new}_FD; that of a backup with another one: {earlier}, {earlier}_FD). It is no argument, as every "
        "program sees those."
    )
    return text.format(variable=PASSPHRASE, new=NEW, earlier=EARLIER)


def key_at(address: str, *, checked: bool = True) -> Key | None:
    """Return what opens the workspace at `address`, None where it is not locked.

    One that is not `checked` may be wrong, as a damaged file cannot tell. Raises InputError where there is
    nobody to ask, LockedError where the passphrase is wrong.
    """
    from cica_events.services import locking

    if not locking.is_locked(address):
        return None
    path = Path(address).expanduser()
    given = _given(PASSPHRASE)
    if given is None:
        if not sys.stdin.isatty():
            raise InputError(_(_NO_PLACE).format(name=address, variable=PASSPHRASE))
        given = _asked(_("Passphrase of {name}:").format(name=path.name))
    return locking.key_for(path, given, checked=checked)


def new_passphrase(workspace: str) -> str:
    """Return the new passphrase of a workspace; InputError where there is nobody to ask."""
    given = _given(NEW)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputError(_(_NO_NEW).format(variable=NEW))
    first = _asked(_("New passphrase of {name}:").format(name=Path(workspace).name))
    if first != _asked(_("The same again:")):
        raise InputError(_(_NOT_TWICE))
    return first


def earlier_passphrase(backup: str) -> str:
    """Return the passphrase with which a backup was locked; InputError where there is nobody to ask."""
    given = _given(EARLIER)
    if given is None:
        if not sys.stdin.isatty():
            raise InputError(_(_NO_EARLIER).format(name=backup, variable=EARLIER))
        given = _asked(_("Passphrase with which {name} was locked:").format(name=backup))
    return given


def _asked(words: str) -> str:
    from getpass import getpass

    return getpass(f"{words} ")


def _given(variable: str) -> str | None:
    """Return what the environment or a file descriptor hands over; the first line of the latter."""
    number = os.environ.get(f"{variable}{_DESCRIPTOR}", "")
    if number.isdecimal():
        try:
            with os.fdopen(int(number), encoding="utf-8") as file:
                return file.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            words = _("The file descriptor {number} cannot be read: {reason}")
            raise InputError(words.format(number=number, reason=error)) from error
    return os.environ.get(variable)
