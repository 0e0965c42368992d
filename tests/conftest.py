"""What the tests of all rooms share: reference material, a browser, and the book, built once per run."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import machine
import pytest
from direct import direct_of
from filelock import FileLock
from fonts import ROOM, font_set
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser

    from pmo_guide.model import Framework

    Once = Callable[[str, Callable[[Path], object]], Path]
    Book = Callable[..., Path]
    Chromiums = Callable[..., Browser]

# How long an example takes says more about the machine than about the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
READ_APART = ("epub", "gettext")
"""Builders for which pages are read in another way: fewer of them, or with notes of which words changed."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The root folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material (schemas, samples, checkers) that is kept beside the repository, not in it."""
    folder = Path(os.environ.get("PMO_GUIDE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no reference material: {folder} is missing (or set PMO_GUIDE_SHARED)")
    return folder


@pytest.fixture(scope="session")
def direct(shared: Path) -> Framework:
    """The DIRECT framework (CC BY 4.0) of 7 domains, 184 competencies and 5 levels, without roles and actions."""
    folder = shared / "samples" / "direct"
    if not folder.is_dir():
        pytest.skip(f"the sample framework is missing: {folder}")
    return direct_of(folder)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """A function ``once(name, make)``: returns a folder that ``make(folder)`` fills at most once per test run.

    The workers of one run share it: the first that asks makes it, the others wait. Nobody may write to it later.
    """
    base = tmp_path_factory.getbasetemp()
    common = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = common / name, common / f"{name}.done"
        with FileLock(common / f"{name}.lock"):
            if not done.exists():
                if folder.exists():
                    pytest.fail(f"{name} could not be made: see the first test that asked for it")
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def book(once: Once) -> Book:
    """A function ``book(builder, *options)``: returns the folder of the book, built strictly and once per run.

    Its pages are read but once: other builders begin with the doctrees of HTML, as with ``sphinx-build -M``.
    """
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795000000"}  # November 2026

    def made(builder: str, *options: str) -> Path:
        def build(folder: Path) -> None:
            if builder not in ("html", *READ_APART):
                shutil.copytree(made("html").parent / "doctrees", folder / "doctrees")
            strict = ["-n", "-W", "--keep-going", "-T", "-q", "-b", builder]
            strict += ["-t", "ebook"] if builder == "epub" else []  # as noxfile.py does
            folders = ["-d", f"{folder}/doctrees", f"{ROOT}/docs", f"{folder}/{builder}"]
            command = [sys.executable, "-m", "sphinx", *strict, *options, *folders]
            ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            if ran.returncode:
                pytest.fail(f"the book does not build:\n{ran.stdout}{ran.stderr}", pytrace=False)

        return once("-".join(["book", builder, *options]), build) / builder

    return made


@pytest.fixture(scope="session")
def book_html(book: Book) -> Path:
    """The folder of the book as HTML; PMO_GUIDE_BOOK names an existing build to use instead."""
    existing = os.environ.get("PMO_GUIDE_BOOK")
    return Path(existing) if existing else book("html")


@pytest.fixture(scope="session")
def chromiums(once: Once) -> Iterator[Chromiums]:
    """A function ``chromiums(fonts, *arguments)``: returns a Chromium with narrow or with wide fonts.

    It has these whatever the machine has. It is the machine's own where there is one, else the one that Playwright
    fetched, and is started with the arguments.
    """
    machine.demand(machine.DRIVER)
    with sync_playwright() as playwright:

        @functools.cache
        def started(fonts: str, *arguments: str) -> Browser:
            config = once(f"fonts-{fonts}", lambda folder: font_set(folder, ROOM[fonts])) / "fonts.conf"
            try:
                environment = os.environ | {"FONTCONFIG_FILE": str(config)}
                return machine.start_browser(playwright, *arguments, env=environment)
            except LookupError as error:
                machine.lacking(machine.BROWSER, str(error))

        yield started


@pytest.fixture(scope="session")
def chromium(chromiums: Chromiums) -> Browser:
    """A Chromium with wide fonts, in which lack of room shows first."""
    return chromiums("wide")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    """Say last of all, and loudly, what was not tried for want of something."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    needs = []
    for report in reporter.stats.get("skipped", []) if reporter else []:
        if isinstance(report.longrepr, tuple) and (need := machine.want(report.longrepr[2])):
            needs.append(need)
            report.longrepr = (machine.__file__, None, report.longrepr[2])  # pytest tells those of one place once
    yield
    if needs:
        reporter.write_line(machine.not_tried(needs), red=True, bold=True)
