"""Puts a finished file in its place: all of it or nothing, and words for what can go wrong."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cica_events.errors import OutputError
from cica_events.i18n import N_, _
from cica_events.own_files import close_to_others
from cica_events.persistence.whole_files import draft_beside, settle_folder

_REASONS = {
    errno.ENOENT: N_(
        "“{name}” cannot be written: the folder {folder} does not exist. Choose a folder that is there."
    ),
    errno.ENOTDIR: N_("“{name}” cannot be written: {folder} is not a folder. Choose another place."),
    errno.EISDIR: N_("“{name}” cannot be written: a folder has that name. Choose another name."),
    errno.ENOSPC: N_("“{name}” cannot be written: the disk is full. Free some space or choose another disk."),
    errno.EDQUOT: N_("“{name}” cannot be written: your share of the disk is used up. Choose another disk."),
    errno.EFBIG: N_("“{name}” cannot be written: the disk takes no file of that size. Choose another disk."),
    errno.EROFS: N_("“{name}” cannot be written: {folder} can only be read. Choose another folder."),
    errno.ENAMETOOLONG: N_("“{name}” cannot be written: the name is too long. Choose a shorter one."),
    errno.EINVAL: N_("“{name}” cannot be written: such a name is not allowed here. Choose another name."),
}
_NOT_ALLOWED = N_(
    "“{name}” cannot be written: you may not write to {folder}. Choose another folder, or ask for permission."
)
_IN_USE = N_(
    "“{name}” cannot be replaced: it is open in another program, such as Excel, or write-protected. "
    "Close it there, or choose another name."
)
_WORKSPACE = N_("“{name}” cannot be written: a workspace stands there. Choose another name.")
_OTHER = N_("“{name}” cannot be written ({reason}). Choose another place.")


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Yield a file beside `path` that takes its place, safe on the disk, when the block ends well.

    While it is written only its owner may read it; then it has the rights that the user's new files have, or
    where it is `private` those of the owner alone.

    Otherwise nothing is left behind and what stood at `path` stays as it was.
    Raises OutputError where the operating system refuses.
    """
    target = Path(os.path.realpath(path))
    draft = draft_beside(target)
    try:
        _refuse_what_cannot_be_replaced(target)
        try:
            with draft.open("xb") as file:
                usual = os.fstat(file.fileno()).st_mode
                close_to_others(draft)
                yield file
                file.flush()
                if not private:
                    draft.chmod(usual)
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        settle_folder(target.parent)
    except OSError as error:
        raise OutputError(explain(error, path)) from error


def explain(error: OSError, path: Path) -> str:
    """Return in words why `path` could not be written and what to do."""
    if isinstance(error, PermissionError):
        text = _IN_USE if path.exists() and os.access(path.parent, os.W_OK) else _NOT_ALLOWED
    else:
        text = _REASONS.get(error.errno or 0, _OTHER)
    return _(text).format(name=path.name, folder=path.absolute().parent, reason=error.strerror or error)


def _refuse_what_cannot_be_replaced(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    if target.is_file() and os.access(target, os.R_OK) and _is_workspace(target):  # by a link to it, perhaps
        raise OutputError(_(_WORKSPACE).format(name=target.name))


def _is_workspace(target: Path) -> bool:
    from cica_events.persistence.cipher import is_locked
    from cica_events.persistence.sqlite import is_foreign

    return not is_foreign(target) or is_locked(target)
