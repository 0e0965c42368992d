"""Everything that is done with this project, each as a session of nox.

With nothing but Python 3.11 or later, ``python3 noxfile.py`` makes the environment ``.venv``, installs nox there and
starts again with the same arguments: alone it builds the whole site, with ``-s tests`` it runs all tests, and with
``-l`` it lists all sessions. Where nox is at hand already, say ``nox``, ``nox -s tests`` and ``nox -l``.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NOX = "nox[uv] >=2025.10.14"


def start_again() -> int:
    """Run this file's sessions with the nox of ``.venv``, made first where it is missing; return the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 (an older Python may well be the one that reads this)
        sys.exit(
            f"This needs Python 3.11 or later; this is {sys.version.split()[0]}. Try for example: python3.13 noxfile.py"
        )
    folder = ROOT / ".venv"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not _works(python, "nox", "uv"):
        print(f"Making an environment with nox in {folder} …", flush=True)
        try:
            subprocess.run([*_pip_for(folder, python), "install", "-qq", NOX], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"{error}\nThe environment could not be made. Delete {folder} and try again.")
    started = subprocess.Popen([str(python), "-m", "nox", "-f", __file__, *sys.argv[1:]])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches nox, too, which ends what it runs
    return started.wait()


def _works(python: Path, *modules: str) -> bool:
    """Tell whether this Python is there and has these modules."""
    command = [str(python), "-c", f"import {', '.join(modules)}"]
    return python.exists() and not subprocess.run(command, capture_output=True, check=False).returncode


def _pip_for(folder: Path, python: Path) -> list[str]:
    """Make an environment and return the pip that installs into it.

    Debian and Ubuntu ship Python without ensurepip; a pip outside the environment does as well.
    """
    if importlib.util.find_spec("ensurepip"):
        venv.create(folder, with_pip=True)
        return [str(python), "-m", "pip"]
    if importlib.util.find_spec("pip"):
        venv.create(folder)
        return [sys.executable, "-m", "pip", "--python", str(python)]
    sys.exit(
        "This Python can make no environment, because its module ensurepip is missing.\n"
        "On Debian and Ubuntu, install it with: sudo apt install python3-venv\n"
        "Then run the same command again."
    )


if __name__ == "__main__":
    sys.exit(start_again())

import nox  # noqa: E402 (only from here on is it sure to be there)
from nox.command import CommandFailed  # noqa: E402

os.environ.setdefault("UV_SYSTEM_CERTS", "true")  # trust what this machine trusts, as pip does
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # tests start Sphinx a hundred times: compile it but once
os.environ.setdefault("PYTHONUTF8", "1")  # programs that tests start speak UTF-8 on Windows, too

nox.needs_version = NOX.partition(" ")[2]
nox.options.sessions = ["site"]
nox.options.reuse_venv = "yes"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False

EDITION = re.search(r'__version__ = "(\d+)\.(\d+)', Path("pmo_guide/__init__.py").read_text(encoding="utf-8"))
PYPROJECT = nox.project.load_toml("pyproject.toml")
DOCS = Path("docs")
BUILD = DOCS / "_build"
HTML = BUILD / "html"
DOWNLOADS = HTML / "downloads"
FRAMEWORK = "pmo_guide.framework:FRAMEWORK"
LAID_OUT = "format.exclude = ['*.md', 'pmo_guide/framework/*']"  # who writes those in the browser has no `fix`


def processors() -> int:
    """Return how many processors there are for us, which in a container or on a shared machine are not all."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


JOBS = str(processors() + 1)  # one more than processors: heaps of pages differ, and tests wait for browsers


def install(session: nox.Session, *groups: str, project: bool = True) -> None:
    """Install groups of dependencies from pyproject.toml and this project, editable and with its extras.

    uv is many times faster than pip, but reads none of pip's settings (a mirror, a proxy's certificate): where it does
    not get through, pip has a try.
    """
    wanted = [*(["-e", ".[data,pdf]"] if project else []), *nox.project.dependency_groups(PYPROJECT, *groups)]
    try:
        session.install(*wanted)
    except CommandFailed:
        session.log("Trying once more, with pip")
        pip = [sys.executable, "-m", "pip", "--python", session.virtualenv.location]
        session.run(*pip, "install", "-qq", *wanted, external=True)


def sphinx(session: nox.Session, builder: str, out: Path, *options: str) -> None:
    """Build the book with one of Sphinx's builders, strictly."""
    session.run(
        "sphinx-build",
        "-n",  # nitpicky: a link that leads nowhere is a warning
        "-W",  # a warning is an error …
        "--keep-going",  # … told with all others, at the end
        "-T",  # a bug in an extension shows its whole traceback
        "-j",
        JOBS,
        "-b",
        builder,
        "-d",  # a folder of doctrees for each builder: a shared one goes stale when the model changes
        f"{BUILD}/doctrees/{builder}",
        *options,
        *session.posargs,
        str(DOCS),
        str(out),
    )


def make_pdf(session: nox.Session) -> None:
    """Make the handbook and put it among the downloads."""
    sphinx(session, "handbook", BUILD / "handbook", "-D", "bibtex_tooltips=0")  # nothing pops up on paper
    publish(BUILD / "handbook" / "handbook.pdf", "pmo-guide.pdf")


def make_epub(session: nox.Session) -> None:
    """Make the EPUB and put it among the downloads."""
    sphinx(session, "epub", BUILD / "epub", "-t", "ebook")
    publish(next((BUILD / "epub").glob("*.epub")), "pmo-guide.epub")


def make_zip(session: nox.Session) -> None:
    """Make one file of a whole site, to be read offline or published, and one of its documents, among the downloads.

    Of the downloads, the site in it has only the documents, which are small.
    """
    site = BUILD / "offline"
    sphinx(session, "html", site)
    pack(site, "pmo-guide", "pmo-guide-site.zip")
    pack(site / "downloads" / "documents", "pmo-documents", "pmo-documents.zip")


def pack(folder: Path, top: str, name: str) -> None:
    """Put what is in a folder among the downloads, as one file in which it lies below one of its own.

    Files may be read by all, and are of the edition's month, so that the same content makes the same file.
    """
    packed = BUILD / name
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != ".buildinfo":
                archive.writestr(entry(f"{top}/{path.relative_to(folder).as_posix()}"), path.read_bytes())
    publish(packed, name)


def entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a file in an archive."""
    assert EDITION, "the version of the package is a year and a month"
    info = zipfile.ZipInfo(name, (int(EDITION[1]), int(EDITION[2]), 1, 0, 0, 0))
    info.create_system = 3  # Unix, whatever this machine is, so that the rights count
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def make_data(session: nox.Session) -> None:
    """Put the framework among the downloads, in the forms that other programs read."""
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    names = {
        "xlsx": "pmo-guide.xlsx",
        "case": "framework.case.json",
        "csv": "framework.csv",
        "jsonld": "framework.jsonld",
    }
    for form, name in names.items():
        session.run("pmo-guide", "export", FRAMEWORK, "--format", form, "-o", str(DOWNLOADS / name))


def publish(file: Path, name: str) -> None:
    """Put a copy of a file among the site's downloads."""
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, DOWNLOADS / name)


def look_over(session: nox.Session, *options: str) -> None:
    """Say all that is wrong with what was typed, and stop: builds would tell it page by page, in words of their own."""
    told = ["--format", "github"] if os.environ.get("GITHUB_ACTIONS") == "true" else []
    session.run("pmo-guide", "check", *told, *options)


@nox.session
def site(session: nox.Session) -> None:
    """Build the whole folder that can be published, from empty: docs/_build/html."""
    install(session, "docs")
    look_over(session)
    shutil.rmtree(BUILD, ignore_errors=True)
    make_pdf(session)  # what is to download comes first: pages tell its size
    make_epub(session)
    make_zip(session)
    make_data(session)
    sphinx(session, "html", HTML)
    session.log(f"The site is ready. Open it in a browser: {(ROOT / HTML / 'index.html').as_uri()}")


@nox.session
def check(session: nox.Session) -> None:
    """Say all that is wrong with texts, framework, prose and translations, in seconds and without a build."""
    install(session)
    try:  # no build waits for translations: whoever adds a text need not speak the languages
        session.run("python", "-m", "pmo_guide.upkeep.words", "--check")
    finally:
        look_over(session, *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Write what a release leaves beside the framework: what is new, changed and gone, and the ids it publishes."""
    install(session)
    look_over(session)
    for form in ("history", "published"):  # in this order: the first goes by the record of the release before
        session.run("pmo-guide", "export", FRAMEWORK, "--format", form, "-o", f"pmo_guide/framework/{form}.json")
    session.log("Look at what changed in history.json and published.json, commit both, and tag the commit.")


@nox.session
def html(session: nox.Session) -> None:
    """Build the pages, reading only what has changed since the last time that nothing was wrong.

    Sphinx tells of a page only when it reads it, so after a build that failed the next one reads all: red stays red.
    """
    install(session, "docs")
    look_over(session)
    failed = BUILD / "html-failed"
    again = ["-E"] if failed.exists() else []
    BUILD.mkdir(exist_ok=True)
    failed.touch()
    sphinx(session, "html", HTML, *again)
    failed.unlink()


@nox.session
def pdf(session: nox.Session) -> None:
    """Make the handbook: docs/_build/html/downloads/pmo-guide.pdf."""
    install(session, "docs")
    look_over(session)
    make_pdf(session)


@nox.session
def epub(session: nox.Session) -> None:
    """Make the EPUB: docs/_build/html/downloads/pmo-guide.epub."""
    install(session, "docs")
    look_over(session)
    make_epub(session)


@nox.session
def live(session: nox.Session) -> None:
    """Serve the pages while you write: each save shows in the browser by itself, and the page says what is wrong."""
    install(session, "docs", "live")
    session.run("python", str(DOCS / "_site" / "live"), *session.posargs)


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Ask every address that the book links to whether it still answers."""
    install(session, "docs")
    sphinx(session, "linkcheck", BUILD / "linkcheck")


def furnish(session: nox.Session) -> None:
    """Get what the tests need of the machine and it has not: a browser, poppler, Java and OpenSSL.

    Root installs the packages of Debian and Ubuntu. Failing these, Playwright fetches a browser, with the libraries
    that it needs. What cannot be had is no fault here: the tests say what they could not try, and fail with CI=true.
    """

    def missing() -> list[str]:
        return str(session.run("python", "tests/machine.py", silent=True, log=False)).split()

    def attempt(*command: str) -> None:
        session.run(*command, external=True, success_codes=range(-64, 256), env={"DEBIAN_FRONTEND": "noninteractive"})

    root = sys.platform == "linux" and os.geteuid() == 0
    packages = missing()
    if packages and root and shutil.which("apt-get"):
        attempt("apt-get", "-qq", "update")
        for package in packages:  # each alone, as Ubuntu has no headless shell of Chromium
            attempt("apt-get", "-qq", "install", "--no-install-recommends", package)
    if "chromium-headless-shell" in packages and "chromium-headless-shell" in missing():
        if root:
            attempt("playwright", "install-deps", "chromium")
        attempt("playwright", "install", "--only-shell", "chromium")


def run_tests(session: nox.Session) -> None:
    """Run the tests on all processors, with what the machine has or can get."""
    furnish(session)
    session.run("pytest", "-n", JOBS, "--dist", "worksteal", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests on this Python."""
    install(session, "tests")
    run_tests(session)


@nox.session(name="tests-on", python=["3.11", "3.12", "3.13", "3.14"])
def tests_on(session: nox.Session) -> None:
    """Run all tests on each of these Pythons that the machine has."""
    install(session, "tests")
    run_tests(session)


@nox.session(name="tests-lowest", python="3.11", venv_backend="uv")
def tests_lowest(session: nox.Session) -> None:
    """Run all tests with the lowest versions that pyproject.toml allows."""
    lowest = nox.project.dependency_groups(PYPROJECT, "tests")
    session.install("--resolution", "lowest-direct", "-e", ".[data,pdf]", *lowest)
    run_tests(session)


@nox.session(name="tests-next")
def tests_next(session: nox.Session) -> None:
    """Run all tests with what comes next of Sphinx: its newest version, those before a release included."""
    install(session, "tests")
    session.install("--upgrade", "sphinx >=9.0a0")  # a bound that names such a version lets them in
    run_tests(session)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style and the layout of the code (`ruff format` lays it out), the prose of the book, and workflows."""
    install(session, "lint", project=False)
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", "--check", "--config", LAID_OUT, *session.posargs)
    session.run("python", "docs/_prose/check.py")
    session.run("zizmor", "--offline", "--quiet", ".")


@nox.session
def fix(session: nox.Session) -> None:
    """Mend what a machine can: layout of code, order of sources and terms, quotes, pictures; then say what is left."""
    install(session, "lint")
    session.run("ruff", "check", "--fix", "--quiet", success_codes=[0, 1])
    session.run("ruff", "format", "--quiet")
    session.run("python", "docs/_figures/check.py", "--draw", success_codes=[0, 1], silent=True)
    session.run("pmo-guide", "check", "--fix")


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of the code, strictly."""
    install(session, "typing")
    session.run("mypy", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Try small changes of meaning against the tests: hours for all, minutes with a file's name or --sample 50."""
    install(session, "tests")
    session.run("python", "tests/mutants.py", "--jobs", str(processors()), *session.posargs)


@nox.session
def gallery(session: nox.Session) -> None:
    """Take pictures of directives and tools in six themes, wide and narrow, light and dark: docs/_build/gallery."""
    install(session, "tests")
    furnish(session)
    shutil.rmtree(BUILD / "gallery", ignore_errors=True)
    session.run("python", "tests/themes.py", str(BUILD / "gallery"), *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure how long things take: a quarter of an hour, or --quick two minutes; --write keeps it for the manual."""
    install(session, "bench")
    session.run("python", "-m", "bench", *session.posargs, env={"PYTHONPATH": "tests"})
