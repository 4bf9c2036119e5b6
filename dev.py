"""Sets everything up in `.venv`, then opens the application or runs every check.

    python3 dev.py run [WORKSPACE]    set up and open the application
    python3 dev.py check [STEP ...]   set up and run every check and test (or only the steps named)
    python3 dev.py translate          gather the texts of the sources into the .po files, compile those

On Windows: `py dev.py run`. Needs Python 3.11 or newer and nothing else; a second run starts at once.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must be told so
    sys.exit(
        f"CICA Events needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).\n"
        "Install a newer one and run this with it, for example: python3.11 dev.py run"
    )

import contextlib
import functools
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.steps_beside import Output, Step, beside

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up.stamp"
UNFINISHED = "unfinished"
SYSTEM_PYTHON = "/usr/bin"  # where Debian and its kin have theirs
LOCKS = {"run": ROOT / "requirements.lock", "check": ROOT / "requirements-dev.lock"}
LEVELS = {"run": "run", "check": "check", "translate": "check"}
TRANSLATIONS = ROOT / "resources" / "translations"

QT_LIBRARIES = [
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
]
FONTS = ["fonts-noto-core", "fonts-noto-cjk"]
CHECK_PROGRAMS = ["xvfb", "xauth", "postgresql", "dbus", "at-spi2-core"]
QUIETLY = ["-q", "--tb=short"]
IN_HALVES = ["-n", "2", "--dist=worksteal"]
BESIDE = ("types", "journeys")  # the tests, which leave a tenth of two processors free
ROOM_FOR_TESTS = 1024**3  # bytes, far more than is there at a time: what a passed test wrote is removed
# hundreds of processes are started in the tests alone: each would compile everything anew
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


class SetUpError(Exception):
    """Something that set-up needs is missing; the text says what to do."""


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name and return the exit status."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command not in LEVELS:
        print(__doc__, file=sys.stdout if command in ("-h", "--help", "help") else sys.stderr)
        return 0 if command in ("-h", "--help", "help") else 2
    try:
        install_system_packages(command)
        install_python_packages(LEVELS[command])
        if command == "run":
            return subprocess.call([PYTHON, "-m", "ui.launch", *rest])
        return check(rest) if command == "check" else translate()
    except SetUpError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1


# The system's packages, on Debian and its kin


def install_system_packages(command: str) -> None:
    """Install what Qt (and the checks) need of Debian or Ubuntu; elsewhere nothing is needed."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        return
    wanted = QT_LIBRARIES + (CHECK_PROGRAMS if command == "check" else [])
    if importlib.util.find_spec("ensurepip") is None:
        wanted = [*wanted, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]
    missing = without_installed(wanted + FONTS)
    if not missing:
        return
    apt = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    line = " ".join(apt)
    if os.geteuid() == 0:
        as_root = []
    elif shutil.which("sudo"):
        as_root = ["sudo"]
    elif set(missing) <= set(FONTS):
        print(f"Some scripts may show as boxes; to mend it, as root: {line}")
        return
    else:
        raise SetUpError(f"System packages are missing. As root, run this and try again:\n\n    {line}")
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    apt_get(as_root, ["apt-get", "update"], must_work=False)
    apt_get(as_root, apt, must_work=True)


def without_installed(packages: list[str]) -> list[str]:
    """Leave out the packages that are installed, also under their name of after the 64-bit time change."""
    names = packages + [f"{name}t64" for name in packages]
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Abbrev} ${Package}\n", *names]
    answer = subprocess.run(query, check=False, text=True, capture_output=True).stdout
    installed = {line.split()[1] for line in answer.splitlines() if line.startswith("ii")}
    return [name for name in packages if not {name, f"{name}t64"} & installed]


def apt_get(as_root: list[str], command: list[str], *, must_work: bool) -> None:
    """Run apt-get without questions; its output is shown only where it failed."""
    quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *command]
    outcome = subprocess.run(
        quiet, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace"
    )
    if outcome.returncode and must_work:
        raise SetUpError(
            f"{outcome.stdout[-2000:]}\nThe system packages could not be installed; see above. When the "
            f"cause is mended (is the network there?), run this again, or as root:\n\n    {' '.join(command)}"
        )


# The Python packages, in .venv


def install_python_packages(command: str) -> None:
    """Make `.venv` hold exactly what the lock says; at once where it already does."""
    wanted = fingerprint()
    stamp = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if PYTHON.exists() and stamp[:1] == [wanted] and command in stamp:
        return
    make_environment(from_scratch=stamp[:1] == [UNFINISHED] or not python_works())
    print("Installing Python packages into .venv (the first time some 150 MB) ...", flush=True)
    pip("-r", str(LOCKS[command]))
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    levels = ["run", "check"] if command == "check" else ["run"]
    STAMP.write_text(" ".join([wanted, *levels]), encoding="utf-8")


def fingerprint() -> str:
    """Return what the environment depends on: the pins, the project's own set-up, its place, the Python."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT} {best_python()}".encode())
    for path in [*LOCKS.values(), ROOT / "pyproject.toml"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


@functools.cache
def best_python() -> str:
    """Return the Python to make the environment of: this one, or the system's of the same version if faster.

    Version managers compile Python without optimization, which makes everything take half as long again;
    distributions compile theirs with it.
    """
    this = getattr(sys, "_base_executable", sys.executable)  # not the one of a folder to be removed
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    system = shutil.which("python3", path=SYSTEM_PYTHON)
    if sys.platform != "linux" or system is None or "--enable-optimizations" in options:
        return this
    probe = f"import ensurepip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    alike = subprocess.run([system, "-c", probe], check=False, capture_output=True).returncode == 0
    return system if alike else this


def python_works() -> bool:
    """Tell whether `.venv` holds this version of the right Python with a pip that runs."""
    if not PYTHON.exists():
        return False
    right = f"({sys.version_info[:2]}, {os.path.realpath(best_python())!r})"
    found = "(sys.version_info[:2], os.path.realpath(sys._base_executable))"
    probe = f"import os, sys, pip; sys.exit({found} != {right})"
    return subprocess.run([PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0


def make_environment(*, from_scratch: bool) -> None:
    """Make `.venv`, marked as unfinished until everything is in it."""
    if from_scratch:
        print("Making .venv ...", flush=True)
        remove_environment()
    VENV.mkdir(exist_ok=True)
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    if not from_scratch:
        return
    outcome = subprocess.run([best_python(), "-m", "venv", VENV], check=False, text=True, capture_output=True)
    if outcome.returncode:
        raise SetUpError(
            f"{outcome.stdout}{outcome.stderr}\nPython could not make an environment in {VENV}; see above."
        )


def remove_environment() -> None:
    """Remove what an interrupted set-up, or another Python, left."""
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise SetUpError(
            f"The folder {VENV} cannot be removed ({error}). "
            "Close what uses it, delete it and run this again."
        ) from error


def pip(*arguments: str) -> None:
    """Install with the environment's own pip."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--retries=2"]
    if subprocess.call([PYTHON, "-m", "pip", "install", *options, *arguments]):
        raise SetUpError(
            "The Python packages could not be installed; pip says why above. "
            "Most often the network is not there or the disk is full: mend that and run this again."
        )


# The texts


def translate() -> int:
    """Gather the texts of the sources into the .po files, keeping what is translated, and compile them."""
    template = TRANSLATIONS / "cica_events.pot"
    catalogue = ["-D", "cica_events", "-d", str(TRANSLATIONS)]
    plain = ["--no-location", "--omit-header", "--sort-output", "--width=100"]
    words = ["-k", "N_", "-k", "ngettext:1,2", "-k", "gettext"]
    extract = ["extract", *plain, *words, "-o", str(template), "cica_events", "ui"]
    update = ["update", *catalogue, "-i", str(template), "--no-fuzzy-matching", "--ignore-obsolete"]
    steps = [extract, [*update, "--ignore-pot-creation-date", "--width=100"], ["compile", *catalogue]]
    outcomes = (tool("babel.messages.frontend", *step) for step in steps)
    outcome = next(filter(None, outcomes), 0)  # a source that cannot be read must not cost the translations
    template.unlink(missing_ok=True)
    return outcome


# The checks


def check(only: list[str]) -> int:
    """Run every step, or those named; say at the end which failed and return the exit status."""
    steps: dict[str, Step] = {
        "lint": lambda into: tool("ruff", "check", ".", into=into),
        "format": lambda into: tool("ruff", "format", "--check", ".", into=into),
        "imports": lambda into: call("-c", LINT_IMPORTS, into=into),
        "tests": all_but_journeys,
        "types": lambda into: tool("mypy", into=into),
        "journeys": journeys,
    }
    unknown = [name for name in only if name not in steps]
    if unknown:
        print(f"No such step: {' '.join(unknown)}. There are: {' '.join(steps)}", file=sys.stderr)
        return 2
    chosen = [name for name in steps if name in only or not only]
    if "journeys" in chosen:
        look_for_display()
    begun = time.monotonic()
    aside = {name: steps[name] for name in BESIDE if name in chosen and "tests" in chosen}
    with test_server(), beside(aside) as running:
        failed = [name for name in chosen if not passed(name, running.get(name) or steps[name])]
    said = f"FAILED: {', '.join(failed)}," if failed else "all checks passed"
    print(f"\n{said} in {time.monotonic() - begun:.0f} s")
    return 1 if failed else 0


def passed(name: str, step: Step) -> bool:
    """Run a step between a line that names it and one that says what became of it."""
    started_at = time.monotonic()
    print(f"\n=== {name}", flush=True)
    verdict = "FAILED" if step(None) else "ok"
    print(f"=== {name} {verdict} in {time.monotonic() - started_at:.1f} s", flush=True)
    return verdict == "ok"


def tool(module: str, *arguments: str, into: Output = None, **environment: str) -> int:
    """Run a tool of the environment on the project and return its exit status."""
    return call("-m", module, *arguments, into=into, **environment)


def call(*arguments: str, into: Output = None, **environment: str) -> int:
    """Run the environment's Python in the project's folder and return its exit status."""
    kept = {} if into is None else {"PYTHONIOENCODING": "utf-8"}
    whole = os.environ | COMPILED_ONCE | kept | environment
    return subprocess.call([PYTHON, *arguments], cwd=ROOT, env=whole, stdout=into, stderr=into)


def all_but_journeys(into: Output) -> int:
    """Run the tests that need no screen, two at a time."""
    with folder_in_memory() as folder:
        tests = ["pytest", *QUIETLY, *IN_HALVES, "--ignore=tests/journeys"]
        return tool(*tests, into=into, QT_QPA_PLATFORM="offscreen", **folder)


@contextlib.contextmanager
def folder_in_memory() -> Iterator[dict[str, str]]:
    """Have the workspaces of tests kept in memory, where there is room: each change waits for the disk."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or shutil.disk_usage(memory).free < ROOM_FOR_TESTS:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="cica-tests-", dir=memory, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # some tests work as another user
        yield {"TMPDIR": folder}


def journeys(into: Output) -> int:
    """Run the journeys in real windows; on Linux on a display of their own."""
    journey = ["pytest", "tests/journeys", *QUIETLY]
    if sys.platform == "win32":
        return tool(*journey, into=into, QT_QPA_PLATFORM="windows")
    if sys.platform == "darwin":
        return tool(*journey, into=into, QT_QPA_PLATFORM="cocoa")
    with virtual_display() as display:
        return tool(*journey, into=into, QT_QPA_PLATFORM="xcb", DISPLAY=display)


def look_for_display() -> None:
    """Raise SetUpError where there is nothing to open the windows of the journeys on."""
    if sys.platform not in ("win32", "darwin") and not shutil.which("Xvfb"):
        raise SetUpError("The journeys need Xvfb: install it with your system's package manager.")


@contextlib.contextmanager
def virtual_display() -> Iterator[str]:
    """Start Xvfb on a free display and give the display's name."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]
    command = ["Xvfb", "-displayfd", str(writing), *screen]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                number = answer.readline().strip()
            yield f":{number}"
        finally:
            server.terminate()


@contextlib.contextmanager
def test_server() -> Iterator[None]:
    """Start one PostgreSQL server for all tests; where none can be had, the tests themselves say so."""
    from tests.postgres_server import ADDRESS_VARIABLE, NoServerError, running_server

    with contextlib.ExitStack() as stack:
        with contextlib.suppress(NoServerError):
            os.environ[ADDRESS_VARIABLE] = stack.enter_context(running_server())
        yield


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
