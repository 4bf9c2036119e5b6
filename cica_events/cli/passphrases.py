"""The verbs on a workspace's passphrase: set, change, remove, and what copies are not locked."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cica_events.cli.output import complain, say
from cica_events.cli.passphrase_reading import key_at, new_passphrase
from cica_events.cli.verbs import Verbs
from cica_events.i18n import _, ngettext


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    what = verbs.group("passphrase", _("lock a workspace with a passphrase"), _("WHAT"))
    for name, run, words in (
        ("set", set_one, _("encrypt a workspace; whoever forgets the passphrase has lost what is in it")),
        ("change", change, _("encrypt a workspace by another passphrase")),
        ("remove", remove, _("write a workspace that anybody can read again")),
        ("forget", forget, _("let the keyring of the system forget the key of a workspace")),
        ("copies", copies, _("list the copies of a workspace that are not locked")),
    ):
        parser = what.add(name, run, words)
        if name in ("set", "copies"):
            parser.add_argument(
                "--discard",
                action="store_true",
                help=_("overwrite and remove copies that are not locked"),
            )


def set_one(arguments: Namespace) -> int:
    """Lock a workspace."""
    from cica_events.services import locking

    new = new_passphrase(arguments.workspace)
    begun = locking.begun_at(Path(arguments.workspace).expanduser())
    locking.lock(arguments.workspace, new)
    say(_("{name} is locked.").format(name=arguments.workspace))
    say(_("Strength of the passphrase: {strength}").format(strength=locking.strength(new).text))
    say(_("What the disk keeps of overwritten files, on flash memory and in snapshots, is out of reach."))
    return _tell_copies(arguments, begun)


def change(arguments: Namespace) -> int:
    """Change the passphrase."""
    from cica_events.services import locking

    old = key_at(arguments.workspace) or locking.Key(b"", b"")
    locking.change_passphrase(arguments.workspace, old, new_passphrase(arguments.workspace))
    words = _("{name} has another passphrase. Copies made before keep the old one.")
    say(words.format(name=arguments.workspace))
    return 0


def remove(arguments: Namespace) -> int:
    """Remove the passphrase."""
    from cica_events.services import locking

    locking.unlock(arguments.workspace, key_at(arguments.workspace) or locking.Key(b"", b""))
    words = _("{name} is not locked any more: anybody who has the file can read it.")
    say(words.format(name=arguments.workspace))
    return 0


def forget(arguments: Namespace) -> int:
    """Let the keyring forget the key."""
    from cica_events.services import key_keeping

    key_keeping.forget(Path(arguments.workspace).expanduser())
    say(_("The keyring knows no key of {name}.").format(name=arguments.workspace))
    return 0


def copies(arguments: Namespace) -> int:
    """List the copies that are not locked, and remove them if asked: status 1 while there are any."""
    return _tell_copies(arguments)


def _tell_copies(arguments: Namespace, begun: str = "") -> int:
    """Remove the copies that are not locked where that is asked for; name those that stay: status 1 then."""
    from cica_events.services import locking

    found = locking.plain_copies(arguments.workspace)
    if found and arguments.discard:
        locking.discard(found)
        text = ngettext("Removed {count} copy that was not locked.", "Removed {count} copies.", len(found))
        say(text.format(count=len(found)))
        found = ()
    stay = [*found, *locking.plain_copies_elsewhere(arguments.workspace, begun)]
    for path in stay:
        complain(_("Not locked: {path}").format(path=path))
    return 1 if stay else 0
