"""Finds a browser for the tests, or gets one; says in one line what to do when there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
HOW_TO_GET_ONE = "Install Chromium, Chrome or Edge, or set CONVENOR_BROWSER to the path of one."

# A browser for tests asks nobody for anything and starts without questions.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
)


def find(environ: Mapping[str, str] = os.environ) -> str | None:
    """The browser to use: the one named, the system's own, or the one playwright has fetched before."""
    named = environ.get("CONVENOR_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    return first_file(candidates(environ)) or fetched()


def candidates(environ: Mapping[str, str]) -> Iterable[str]:
    """Where systems keep a browser."""
    for name in NAMES:
        yield shutil.which(name) or ""
    yield from MAC
    for folder in WINDOWS_FOLDERS:
        yield from (str(Path(environ[folder], tail)) for tail in WINDOWS if folder in environ)


def first_file(paths: Iterable[str]) -> str | None:
    return next((path for path in paths if path and Path(path).is_file()), None)


def fetched() -> str | None:
    """The browser that playwright fetched, if it did."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            return first_file([playwright.chromium.executable_path])
    except Error:
        return None


def get() -> str | None:
    """Fetch a browser: from the system where we may, else by playwright."""
    for way in (from_system, from_playwright):
        print("  no browser found; fetching one ...", flush=True)
        if way() and (found := find()):
            return found
    return None


def from_system() -> bool:
    """Debian and Ubuntu, as root. Ubuntu's package is a shell that needs snap, so the result is looked at again."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
    return succeeds(install, quiet) or (succeeds(["apt-get", "update", "-q"], quiet) and succeeds(install, quiet))


def from_playwright() -> bool:
    return succeeds([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def succeeds(command: list[str], environ: Mapping[str, str]) -> bool:
    try:
        done = subprocess.run(command, env=environ, capture_output=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find_or_get(find: Callable[[], str | None] = find, get: Callable[[], str | None] = get) -> str | None:
    """A browser if one can be had. One that was named but is not there is a mistake to say, not to work round."""
    named = os.environ.get("CONVENOR_BROWSER")
    return find() if named else find() or get()


if __name__ == "__main__":
    print(find_or_get() or HOW_TO_GET_ONE)
