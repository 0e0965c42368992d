"""The command ``check``: what is wrong with a framework, or with all of a project."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.cli.before import REVISION, record_of
from pmo_guide.cli.shared import FRAMEWORK, named
from pmo_guide.interchange import faults_since, published_faults
from pmo_guide.interchange.slips import syntax_faults
from pmo_guide.model import Fault, FrameworkError, advice, gaps, walk
from pmo_guide.model.places import files_of
from pmo_guide.upkeep import (
    Due,
    Settings,
    SettingsError,
    book_faults,
    curled,
    due_items,
    due_sources,
    framework_faults,
    mend,
    named_faults,
    once,
    page_faults,
    read_book,
    read_settings,
    sorted_sources,
    sorted_terms,
    unknown_extensions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.cli.shared import Commands
    from pmo_guide.model import Framework
    from pmo_guide.upkeep import Book


def add_check(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "check",
        help="list what is wrong with a framework, or with all of a project",
        description="List everything that is wrong, as file:line: what. Without FRAMEWORK, that is the framework and "
        "the book that [tool.pmo-guide] in pyproject.toml names.",
    )
    parser.add_argument("framework", nargs="?", default="", metavar="FRAMEWORK", help=FRAMEWORK)
    parser.add_argument(
        "--format",
        choices=("text", "github"),
        default="text",
        help="how to tell it: as text, or as annotations of a workflow at GitHub",
    )
    parser.add_argument(
        "--gaps",
        action="store_true",
        help="list also what a complete framework would have, and texts that look like markup",
    )
    parser.add_argument(
        "--due",
        nargs="?",
        type=_due,
        const="today",
        metavar="DATE",
        help="list also the credentials, resources and sources that are due to be verified again on DATE (today by "
        "default), or never were; a number of days instead lists what was last verified longer ago than that",
    )
    parser.add_argument(
        "--since",
        metavar="OLD",
        help="list also the ids that OLD had and that are gone without being retired: OLD is a record of what was "
        f"published, {REVISION}",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="mend first what a machine can, where [tool.pmo-guide] says editorial = true: the order of sources and "
        "terms, and straight quotes in the texts of the framework",
    )
    parser.set_defaults(run=_check)


def _due(text: str) -> Due:
    today = datetime.now(UTC).date()
    if text == "today":
        return Due(today)
    if text.isdecimal():
        return Due(today, int(text))
    try:
        return Due(date.fromisoformat(text))
    except ValueError as error:
        hint = "; write FRAMEWORK before --due" if ":" in text or "." in text else ""
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2027-01-31{hint}") from error


def _check(arguments: argparse.Namespace) -> int:
    settings = Settings(framework=arguments.framework)
    if not arguments.framework:
        settings = read_settings(Path("pyproject.toml")) or settings
        if not settings.framework and not settings.book:
            raise SettingsError("name a FRAMEWORK, or the project's own in pyproject.toml, under [tool.pmo-guide]")
    if arguments.fix and settings.editorial:
        for name in _mend(settings):
            print(f"{name}: mended")
        command = [sys.executable, "-m", "pmo_guide", "check", "--format", arguments.format]
        return subprocess.run(command, check=False).returncode  # for which all is read again
    if settings.book and not Path(settings.book).is_dir():
        raise SettingsError(f"pyproject.toml: there is no folder {settings.book!r}")
    with ExitStack() as stack:  # what scripts say is asked for last, as they run beside the rest
        scripts = {name: stack.enter_context(_started(name)) for name in (settings.prose, settings.figures) if name}
        framework, faults = _judged(settings, gaps_too=arguments.gaps or settings.editorial)
        if framework and arguments.due:
            faults += due_items(framework, arguments.due)
        if framework and arguments.since:
            faults += faults_since(framework, record_of(arguments.since, settings.framework))
        if settings.book:
            book = read_book(Path(settings.book), settings.exclude)
            faults += _faults_of_book(settings, framework, book)
            if arguments.due:
                faults += due_sources(book.sources, book.sources_file, arguments.due)
        faults += (fault for name, script in scripts.items() for fault in _faults_of_script(name, script))
    faults = sorted(once(faults), key=_by_place) if settings.book else faults
    for fault in dict.fromkeys(faults):
        print(_annotation(fault) if arguments.format == "github" else fault)
    if faults and settings.book:
        print(f"{len(faults)} to mend" if len(faults) > 1 else "One to mend", file=sys.stderr)
    if not faults:
        print(f"{framework.title if framework else settings.book}: all is fine")
    return 1 if faults else 0


def _mend(settings: Settings) -> list[str]:
    """Mend a project's files, and return the names of those that are another now."""
    book = read_book(Path(settings.book), settings.exclude)
    mended = mend([Path(book.sources_file)] if book.sources_file else [], sorted_sources)
    mended += mend((Path(page.file) for page in book.pages.values() if page.terms), sorted_terms)
    try:
        items = walk(named(settings.framework)) if settings.framework else ()
    except FrameworkError:  # of which the check tells
        return mended
    return mended + mend([Path(file) for file in files_of(items) if file.endswith(".py")], curled)


def _judged(settings: Settings, *, gaps_too: bool) -> tuple[Framework | None, list[Fault]]:
    """Return the framework, where it can be used, and what is wrong with it."""
    if not settings.framework:
        return None, []
    try:
        framework = named(settings.framework)
    except FrameworkError as error:
        return None, list(error.faults)
    try:
        faults = published_faults(framework, settings.framework)
    except FrameworkError as error:
        faults = list(error.faults)
    if gaps_too:
        faults += gaps(framework) + advice(framework)
    if settings.editorial:
        faults += framework_faults(framework)
    return framework, faults


def _faults_of_book(settings: Settings, framework: Framework | None, book: Book) -> Iterator[Fault]:
    """Yield what is wrong with the pages."""
    yield from book_faults(book, framework)
    yield from named_faults(book, settings.directives)
    if (conf := book.folder / "conf.py").is_file():
        yield from syntax_faults(conf)
        yield from unknown_extensions(book.folder)
    if settings.editorial:
        yield from page_faults(book, framework, settings.guidance, settings.manual)


def _started(script: str) -> subprocess.Popen[str]:
    """Start a script of the project."""
    return subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def _faults_of_script(script: str, running: subprocess.Popen[str]) -> Iterator[Fault]:
    """Yield what a script of the project says."""
    said, wrong = running.communicate()
    if running.returncode not in (0, 1) or wrong:
        raise SettingsError(f"{script} could not be run: {wrong.strip()[-300:]}")
    for line in said.splitlines():
        place, _, message = line.partition(": ")
        yield Fault(place, message)


def _by_place(fault: Fault) -> tuple[str, int]:
    file, _, line = fault.place.rpartition(":")
    return (file, int(line)) if line.isdecimal() else (fault.place, 0)


def _annotation(fault: Fault) -> str:
    """Return a fault as a line by which a workflow at GitHub marks a line of the change."""
    file, line = _by_place(fault)
    message = fault.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::error file={file},line={line}::{message}" if line else f"::error::{fault.place} {message}".rstrip()
