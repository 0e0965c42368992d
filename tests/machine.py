"""What the tests need of the machine besides Python: a browser, poppler, Java and OpenSSL.

As a script, this prints the Debian packages of what is missing, one a line; noxfile.py installs them. A test that
lacks something is skipped, and the run ends with a line that says so; with CI=true, it fails.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser, BrowserType, Playwright


class Need(NamedTuple):
    """Something that tests need: its name, the package that has it on Debian, and how to get it elsewhere."""

    name: str
    package: str
    get: str
    trials: tuple[tuple[str, ...], ...] = ()
    """Commands that work where it is there."""


# The headless shell has no windows: less to install, and lighter.
BROWSER = Need("a browser", "chromium-headless-shell", "install Chromium or Google Chrome")
POPPLER = Need("poppler", "poppler-utils", "install poppler", (("pdftoppm", "-v"),))
JAVA = Need("Java", "default-jdk-headless", "install a JDK", (("java", "-version"), ("javac", "-version")))
OPENSSL = Need("OpenSSL", "openssl", "install OpenSSL", (("openssl", "version"),))

DRIVER = Need(
    "a library of Playwright's", "libatomic1", "install libatomic", ((compute_driver_executable()[0], "--version"),)
)
NEEDS = (DRIVER, BROWSER, POPPLER, JAVA, OPENSSL)

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--disable-gpu", "--disable-background-networking")


def browsers() -> Iterator[dict[str, str]]:
    """The browsers that may be there, as Playwright starts them: its own after those of the PATH."""
    yield from ({"executable_path": path} for path in map(shutil.which, CHROMIUMS) if path)
    yield {}
    yield from ({"channel": name} for name in ("chrome", "msedge"))  # where Windows and macOS keep them


def start_browser(playwright: Playwright, *arguments: str, **options: Any) -> Browser:
    """Start the first browser that does, with these arguments too; raise LookupError with what the first one said."""
    errors = []
    for browser in browsers():
        try:
            return playwright.chromium.launch(args=[*ARGUMENTS, *arguments], **browser, **options)
        except PlaywrightError as error:
            errors.append(f"{' '.join(browser.values()) or 'Playwright'}: {error.message}")
    raise LookupError(errors[0])


@contextmanager
def killable_browser(kind: BrowserType, profile: Path) -> Iterator[tuple[Browser, Callable[[], None]]]:
    """Start a browser that stores things in this folder; give it, and how to kill it with all that it started."""
    named = (browser.get("executable_path") for browser in browsers())
    program = next((path for path in named if path), None) or kind.executable_path
    port = profile / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    options = (
        "--headless",
        "--no-sandbox",
        "--no-first-run",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
    )
    command = [program, *options, f"--user-data-dir={profile}"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, start_new_session=True, stdout=quiet, stderr=quiet) as process:

        def kill() -> None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()

        try:
            for _ in range(600):
                if process.poll() is not None:
                    raise LookupError(f"{program} ended with {process.returncode}")
                if port.is_file() and (told := port.read_text(encoding="utf-8").split()):
                    yield kind.connect_over_cdp(f"http://127.0.0.1:{told[0]}"), kill
                    break
                time.sleep(0.1)
            else:
                raise LookupError(f"{program} did not start")
        finally:
            if process.poll() is None:
                kill()


def works(need: Need) -> bool:
    """Whether its programs are there and start: macOS has a "java" that only says that there is none."""
    return all(
        (Path(trial[0]).is_absolute() or shutil.which(trial[0]))
        and not subprocess.run(trial, capture_output=True, check=False).returncode
        for trial in need.trials
    )


def missing() -> list[Need]:
    """What is not there, or does not start."""
    needs = [need for need in NEEDS if not works(need)]
    if DRIVER in needs:  # then nobody can tell about browsers
        return [*needs, BROWSER]
    with sync_playwright() as playwright:
        try:
            start_browser(playwright).close()
        except LookupError:
            needs.append(BROWSER)
    return needs


def demand(need: Need) -> None:
    """End a test that needs this where it does not work."""
    if not works(need):
        lacking(need)


def lacking(need: Need, why: str = "") -> NoReturn:
    """End a test that cannot go on without this: it is skipped, or fails with CI=true, where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"this needs {need.name}, and CI=true skips nothing; {need.get}\n{why}".rstrip(), pytrace=False)
    pytest.skip(f"{_mark(need)}{f': {why.splitlines()[0]}' if why else ''}")


def _mark(need: Need) -> str:
    return f"NOT TRIED without {need.name}"


def want(reason: str) -> Need | None:
    """What a test lacked that was skipped for this reason, if it was that."""
    told = reason.removeprefix("Skipped: ")
    return next((need for need in NEEDS if told.startswith(_mark(need))), None)


def not_tried(needs: Iterable[Need]) -> str:
    """One line on tests that were skipped, from what each of them lacked."""
    counts = Counter(needs)
    told = [f"{count} for want of {need.name} ({need.get})" for need, count in sorted(counts.items())]
    total = counts.total()
    return (
        f"NOT TRIED: {total} test{'s' * (total != 1)}: {', '.join(told)}. "
        "On Debian and Ubuntu, the session “tests” run as root installs what is missing."
    )


if __name__ == "__main__":
    for need in missing():
        print(need.package)
