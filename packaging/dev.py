"""Set up, run, test and build Roster Wizard: `python3 packaging/dev.py VERB`.

Needs nothing but Python 3.11 and its standard library. The first verb makes `.venv` in the
checkout from `requirements.lock`; later ones start at once, until the lock changes. What this
program says itself goes to standard error, so that `run check … --format json` can be piped.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Env = Mapping[str, str] | None  # added to our own

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
LOCK_HEADER = """\
# Every library for every platform and Python from 3.11 on, with hashes and without addresses.
# Made by: python3 packaging/dev.py lock (add --upgrade for newer versions)
"""
VENV = ROOT / ".venv"
STAMP = VENV / "installed-from"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
INTERRUPTED = 130

# What Qt and its offscreen, xcb and wayland plugins link against and the wheel does not bring,
# with the Debian and Ubuntu package of each; the rest comes along as their dependencies.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-dejavu-core"

# How the tools put what a person can mend, and how we put it.
KNOWN_FAULTS = {
    "No space left on device": "the disk is full",
    "Failed to establish a new connection": "the package index is out of reach; no network?",
    "NameResolutionError": "the package index is out of reach; no network?",
    "Temporary failure resolving": "the package archive is out of reach; no network?",
    "ReadTimeoutError": "the package index does not answer; try again",
    "ProxyError": "the proxy refuses the package index; look at HTTPS_PROXY",
    "CERTIFICATE_VERIFY_FAILED": "the package index's certificate is not trusted on this machine",
    "DO NOT MATCH THE HASHES": "a downloaded file is not the one that the lock file names",
    "Permission denied": "the checkout cannot be written to",
}


class Fault(Exception):  # noqa: N818 - the person's to mend, not an error of ours
    """Something that the person at the keyboard can put right, said in one line."""


def say(text: str) -> None:
    """Print one line of our own where it cannot mix with the output of the program we run."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Name a piece of work before it starts, and its duration after it, however it ended."""
    say(f"-- {name}")
    start = time.monotonic()
    try:
        yield
    finally:
        say(f"-- {name}: {time.monotonic() - start:.1f} s")


# -- Running other programs ---------------------------------------------------------------


def call(*command: str | Path, cwd: Path = ROOT, env: Env = None) -> int:
    """Run `command` on this terminal and return its exit status.

    Ctrl-C reaches the child too: wait for it, so that it can tidy up and have the last word.
    """
    process = subprocess.Popen(command, cwd=cwd, env={**os.environ, **(env or {})})
    try:
        status = process.wait()
    except KeyboardInterrupt:
        process.wait()
        raise
    if status < 0:
        say(f"{Path(command[0]).name} was stopped by {signal.Signals(-status).name}")
        return 128 - status
    return status


def run_quietly(doing: str, *command: str | Path, cwd: Path = ROOT, env: Env = None) -> str:
    """Run `command` and return what it printed; of a failure tell the cause alone."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Fault(f"{doing} failed: {cause_in(done.stdout)}")
    return done.stdout


def cause_in(output: str) -> str:
    """Return the one line of a failed tool's output that says why."""
    for sign, words in KNOWN_FAULTS.items():
        if sign in output:
            return words
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:", "error:"))]
    return (errors or lines or ["no word of why"])[-1]


# -- What the machine must bring ----------------------------------------------------------


def missing_packages(*, window: bool) -> dict[str, str]:
    """Return what this system lacks, each with the Debian package that brings it."""
    missing = {}
    if not STAMP.exists() and not importlib.util.find_spec("ensurepip"):
        missing["Python's venv module"] = "python{}.{}-venv".format(*sys.version_info)
    if window and sys.platform.startswith("linux"):  # elsewhere the wheel brings it all
        missing |= {name: package for name, package in QT_LIBRARIES.items() if not loads(name)}
        if not has_font():
            missing["any font"] = FONT_PACKAGE
    return missing


def loads(library: str) -> bool:
    """Tell whether the dynamic loader finds `library`, in the way it will for Qt."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Tell whether there is any font; with none at all Qt draws every letter as a box."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(True for folder in folders for _ in folder.rglob("*.[ot]tf"))


def ensure_packages(*, window: bool) -> None:
    """Install what this system lacks where we may, or say in one line what to install and how."""
    missing = missing_packages(window=window)
    if not missing:
        return
    lack = f"this system lacks {', '.join(missing)}"
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing.values()]
    if not shutil.which("apt-get"):
        raise Fault(f"{lack}; please install the packages that hold them")
    if os.geteuid() != 0:
        raise Fault(f"{lack}; please run: sudo {shlex.join(install)}")
    say(f"{lack}; running: {shlex.join(install)}")
    with step("installing system packages"):
        # A stranger's broken package source must not stop us, so the update may fail.
        subprocess.run(["apt-get", "update"], capture_output=True, check=False)
        run_quietly("apt-get install", *install, env={"DEBIAN_FRONTEND": "noninteractive"})


# -- The environment in .venv -------------------------------------------------------------


def in_venv(program: str, venv: Path = VENV) -> Path:
    """Return where a virtual environment keeps `program`."""
    return venv / SCRIPTS / f"{program}{EXE}"


def wanted_stamp() -> str:
    """Return what the stamp holds when .venv is up to date: digests of the two files behind it.

    The lock decides the libraries; `pyproject.toml` the product's own commands.
    """
    files = (LOCK, ROOT / "pyproject.toml")
    return "\n".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def ensure_venv() -> None:
    """Make .venv, or bring it up to date; do nothing if it is."""
    stamp = STAMP.read_text() if STAMP.exists() and venv_works() else ""
    wanted = wanted_stamp()
    if stamp == wanted:
        return
    if not stamp:
        make_venv()
    if stamp.partition("\n")[0] != wanted.partition("\n")[0]:
        install_libraries()
    install_product()
    STAMP.write_text(wanted)


def venv_works() -> bool:
    """Tell whether the environment's Python still starts (its base may have been removed)."""
    try:
        return subprocess.run([in_venv("python", VENV), "-c", ""], check=False).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Create an empty .venv."""
    with step("making .venv"):
        run_quietly("making .venv", sys.executable, "-m", "venv", "--clear", VENV)


def install_libraries() -> None:
    """Install exactly what the lock file names; pip checks every file against its hash."""
    with step("installing the libraries (some 200 MB, only now and when the lock changes)"):
        # The lock is complete: whatever pip would work out by itself, it would work out anew each
        # day. (Asked for coverage[toml], it also wants the newest coverage, pinned or not.)
        arguments = ["install", "--no-deps", "--require-hashes", "--requirement", str(LOCK)]
        pip("installing the libraries", *arguments)
        pip("holding the libraries to each other", "check")


def install_product() -> None:
    """Install the checkout itself, so that changes to the code count at once."""
    with step("installing rosterwizard"):
        arguments = ["install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
        pip("installing rosterwizard", *arguments)
        # pip compiles libraries, but no checkout. Where Python is told to write no bytecode, each
        # start would compile it anew, which takes as long as loading Polars.
        compileall = (in_venv("python"), "-m", "compileall", "-q", ROOT / "rosterwizard")
        run_quietly("compiling rosterwizard", *compileall)


def pip(doing: str, *arguments: str) -> None:
    """Run the environment's own pip, without its advice about newer versions of itself."""
    python = in_venv("python")
    run_quietly(doing, python, "-m", "pip", "--disable-pip-version-check", *arguments)


# -- The verbs ----------------------------------------------------------------------------


def needs_window(arguments: Sequence[str]) -> bool:
    """Tell whether `rosterwizard ARGUMENTS` will open a window, going by how it is called."""
    return not arguments or arguments[0] == "gui" or Path(arguments[0]).is_file()


def has_display() -> bool:
    """Tell whether a window could be shown; without one the program says so by itself."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: Sequence[str]) -> int:
    """Start the program with ARGUMENTS; with none, its window."""
    prepare(window=needs_window(arguments) and has_display())
    # In the person's own folder, so that the names of files mean what they mean there; -P, so
    # that a Python file lying there is not taken for a library.
    return call(in_venv("python"), "-P", "-m", "rosterwizard", *arguments, cwd=Path.cwd())


def test(arguments: Sequence[str]) -> int:
    """Run the tests; ARGUMENTS go to pytest."""
    prepare(window=True)
    with step("tests"):
        return run_pytest(*arguments)


def check(_arguments: Sequence[str]) -> int:
    """Run all of CI: format, lint, types, wheel, tests; say at the end what failed."""
    prepare(window=True)
    failed = [name for name, work in CHECKS.items() if not passes(name, work)]
    say(f"check: {'failed: ' + ', '.join(failed) if failed else 'all is well'}")
    return int(bool(failed))


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmarks in tests/bench; ARGUMENTS go to pytest."""
    prepare(window=True)
    with step("bench"):
        options = ["-o", "python_files=bench_*.py", "-s", "--timeout=0"]
        return run_pytest("tests/bench", *options, *arguments)


def screenshots(arguments: Sequence[str]) -> int:
    """Draw every page of the wizard, light and dark, into FOLDER."""
    prepare(window=True)
    with step("screenshots"):
        folder = Path(arguments[0] if arguments else "screenshots").resolve()
        return call(in_venv("python"), "-m", "tests.screenshots", folder, env=OFFSCREEN)


def build(_arguments: Sequence[str]) -> int:
    """Build the wheel into dist/."""
    prepare(window=False)
    with step("build"):
        say(str(build_wheel(ROOT / "dist")))
    return 0


def lock(arguments: Sequence[str]) -> int:
    """Work out requirements.lock anew; ARGUMENTS go to `uv pip compile` (--upgrade)."""
    options = ["--universal", "--generate-hashes", "--python-version", "3.11", "--group", "dev"]
    options += ["--no-config", "--no-header", "--no-emit-index-url", *arguments]
    prepare(window=False)
    with step("lock"), tempfile.TemporaryDirectory() as folder:
        # uv only serves here, so it lives and dies with this step. The old lock is its start:
        # pins that still hold are kept.
        pip("fetching uv", "install", "--target", folder, "uv")
        pins = Path(shutil.copy(LOCK, folder))
        uv = Path(folder) / "bin" / f"uv{EXE}"
        run_quietly("locking", uv, "pip", "compile", *options, "-o", pins, "pyproject.toml")
        pins.write_text(LOCK_HEADER + pins.read_text("utf-8"), "utf-8", newline="\n")
        shutil.move(pins, LOCK)
    return 0


VERBS = {verb.__name__: verb for verb in (run, test, check, bench, screenshots, build, lock)}


def prepare(*, window: bool) -> None:
    """Have everything that a verb needs, and system libraries only if it opens or draws windows."""
    ensure_packages(window=window)
    ensure_venv()


def run_pytest(*arguments: str) -> int:
    """Run pytest without a screen, whatever the desktop around us is set to."""
    return call(in_venv("python"), "-m", "pytest", *arguments, env=OFFSCREEN)


# -- The steps of `check` -----------------------------------------------------------------


def passes(name: str, work: Callable[[], int]) -> bool:
    """Run one step; a fault in it is told and must not keep the next from running."""
    with step(name):
        try:
            return work() == 0
        except Fault as fault:
            say(str(fault))
            return False


def build_wheel(folder: Path) -> Path:
    """Build the wheel into `folder` and return its path."""
    hatch = (in_venv("python"), "-m", "hatchling")
    run_quietly("building the wheel", *hatch, "build", "-t", "wheel", "-d", folder)
    return max(folder.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime)


def try_wheel() -> int:
    """Build the wheel, install it by itself and start the command it brings."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        wheel, venv = build_wheel(home), home / "venv"
        run_quietly("venv", in_venv("python"), "-m", "venv", "--without-pip", venv)
        pip("wheel", "--python", str(in_venv("python", venv)), "install", "--no-deps", str(wheel))
        lend_libraries(venv)
        program = in_venv("rosterwizard", venv)
        return call(program, "systems", cwd=home, env=folders_in(home))


def lend_libraries(venv: Path) -> None:
    """Let `venv` import the libraries of .venv without fetching them again.

    Python does not read .pth files in a folder that a .pth file names, and so the checkout
    stays out of sight: what starts is the wheel.
    """
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    ours, theirs = (
        run_quietly("finding the libraries", in_venv("python", where), "-c", ask).strip()
        for where in (VENV, venv)
    )
    Path(theirs, "lent.pth").write_text(ours, "utf-8")


def folders_in(home: Path) -> Mapping[str, str]:
    """Return an environment in which every personal folder lies in `home`."""
    names = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return dict.fromkeys((*names, "XDG_STATE_HOME", "XDG_CACHE_HOME"), str(home))


CHECKS: dict[str, Callable[[], int]] = {
    "format": lambda: call(in_venv("ruff"), "format", "--check", "--diff"),
    "lint": lambda: call(in_venv("ruff"), "check"),
    "types": lambda: call(in_venv("python"), "-m", "mypy"),
    "wheel": try_wheel,
    # Last, because it takes longest, and so that pytest's summary is what one sees.
    "tests": lambda: run_pytest("--cov"),
}


# -- Start --------------------------------------------------------------------------------


def parse(arguments: Sequence[str]) -> tuple[Callable[[Sequence[str]], int], list[str]]:
    """Return the verb and what follows it, untouched: options there belong to others."""
    verbs = "\n".join(f"  {name:12} {verb.__doc__}" for name, verb in VERBS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py", epilog=verbs, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=VERBS, metavar="VERB")
    chosen = parser.parse_args(arguments[:1])
    return VERBS[chosen.verb], list(arguments[1:])


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit status."""
    if sys.version_info < OLDEST_PYTHON:
        say("dev.py: Roster Wizard needs Python 3.11 or newer; this is " + sys.version.split()[0])
        return 1
    try:
        verb, rest = parse(arguments)
        return verb(rest)
    except Fault as fault:
        say(f"dev.py: {fault}")
    except OSError as error:
        say(f"dev.py: {error.strerror or error}: {error.filename or ROOT}")
    except KeyboardInterrupt:
        return INTERRUPTED
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
