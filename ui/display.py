"""Whether a window can be opened here at all, asked before Qt would end the process itself."""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Mapping
from pathlib import Path

from cica_events.i18n import _

# The libraries that Qt wants from the system, and Debian's packages that hold them.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb.so.1": "libxcb1",
}
FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def display_problem(environment: Mapping[str, str] = os.environ) -> str:
    """Return why no window can be opened on this Linux system, in a sentence; empty if one can."""
    if environment.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] not in ("xcb", "wayland"):
        return ""
    if _wayland_answers(environment):
        return ""
    if not environment.get("DISPLAY"):
        return _(
            "There is no display to open a window on. Start CICA Events from a desktop, "
            "or use its commands: cica-events --help."
        )
    if not _x11_answers(environment["DISPLAY"]):
        return _(
            "The display {name} does not answer, so no window can be opened. "
            "Start CICA Events from a desktop, or use its commands: cica-events --help."
        ).format(name=environment["DISPLAY"])
    missing = next((library for library in FOR_X11 if not _loads(library)), "")
    return _missing(missing) if missing else ""


def library_problem(error: ImportError) -> str:
    """Return which system library `error` misses, in a sentence; empty if it is another error."""
    found = re.search(r"(lib[\w.+-]+\.so[.\d]*)", str(error))
    return _missing(found[1]) if found else ""


def _missing(library: str) -> str:
    package = (PACKAGES | FOR_X11).get(library, "")
    if not package:
        return _("The system library {library} is missing, so no window can be opened.").format(
            library=library
        )
    return _(
        "The system library {library} is missing, so no window can be opened. "
        "On Debian or Ubuntu install it with: sudo apt install {package}"
    ).format(library=library, package=package)


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(environment.get("XDG_RUNTIME_DIR", "/")) / name).exists()


def _x11_answers(name: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # what is missing is told when Qt is loaded
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return bool(answers)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
