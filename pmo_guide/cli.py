"""The command ``pmo-guide``: check a framework, and write it in other forms.

The exit status is 0 where all is fine, 1 where something was found, and 2 where the command could not be followed.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide import __version__
from pmo_guide.interchange import (
    LoadError,
    case,
    csv,
    dump,
    jsonld,
    load,
    published_faults,
    read,
    record,
    schema,
    sheets,
    workbook,
)
from pmo_guide.model import Fault, FrameworkError, advice, gaps, kind_of, walk
from pmo_guide.new import THEMES, NewError, lay_out
from pmo_guide.progress import ProgressError, empty, json_text, parse
from pmo_guide.progress import dump as dump_progress
from pmo_guide.upkeep import (
    Settings,
    SettingsError,
    book_faults,
    curled,
    editorial,
    mend,
    once,
    read_book,
    read_settings,
    sorted_sources,
    sorted_terms,
    writing_faults,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pmo_guide.handbook.merging import Question
    from pmo_guide.model import Credential, Framework, Resource
    from pmo_guide.progress import Progress

FRAMEWORK = "package.module:NAME, or the path of a file: JSON, a CASE package, a workbook, or Python"
YEAR = 365


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process by default) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    parsed = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        status = run(parsed)
        sys.stdout.flush()
    except FrameworkError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        if not _left(error):
            raise
        # Whoever read our output has seen enough; keep Python from flushing the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (LoadError, SettingsError) as error:
        print(f"pmo-guide: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return status


def _left(error: OSError) -> bool:
    """Tell whether the reader of our output is gone, which Windows calls an invalid argument."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pmo-guide",
        description="Check a competency framework, and write it in other forms.",
        epilog="Exit status: 0 all is fine, 1 something was found, 2 the command could not be followed.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_check, _add_export, _add_import, _add_template, _add_new, _add_progress, _add_handbook):
        add(commands)
    return parser


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _load(reference: str) -> Framework:
    """Return the framework that is named; what its code prints must not end up in our output."""
    if "" not in sys.path:
        sys.path.insert(0, "")  # a module of the current folder, as with python -m
    with redirect_stdout(sys.stderr):
        return load(reference)


# -- check ------------------------------------------------------------------------------------------------------------


def _add_check(commands: Commands) -> None:
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
        type=_days,
        const=YEAR,
        metavar="DAYS",
        help=f"list also what was last verified more than DAYS ago ({YEAR} by default), or never",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="mend first what a machine can, where [tool.pmo-guide] says editorial = true: the order of sources and "
        "terms, and straight quotes in the texts of the framework",
    )
    parser.set_defaults(run=_check)


def _days(text: str) -> int:
    if not text.isdecimal():
        hint = "; write FRAMEWORK before --due" if ":" in text or "." in text else ""
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days{hint}")
    return int(text)


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
    framework, faults = _judged(settings, gaps_too=arguments.gaps or settings.editorial)
    if framework and arguments.due is not None:
        faults += _due(framework, arguments.due, datetime.now(UTC).date())
    if settings.book:
        if not Path(settings.book).is_dir():
            raise SettingsError(f"pyproject.toml: there is no folder {settings.book!r}")
        faults += _faults_of_book(settings, framework)
    faults = sorted(once(faults), key=_by_place) if settings.book else faults
    for fault in faults:
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
        items = walk(_load(settings.framework)) if settings.framework else ()
    except FrameworkError:  # of which the check tells
        return mended
    files = {Path(item.place.rpartition(":")[0]) for item in items}
    return mended + mend(sorted(file for file in files if file.suffix == ".py"), curled)


def _judged(settings: Settings, *, gaps_too: bool) -> tuple[Framework | None, list[Fault]]:
    """Return the framework, where it can be used, and what is wrong with it."""
    if not settings.framework:
        return None, []
    try:
        framework = _load(settings.framework)
    except FrameworkError as error:
        return None, list(error.faults)
    try:
        faults = published_faults(framework, settings.framework)
    except ValueError as error:
        faults = [Fault("", str(error))]
    if gaps_too:
        faults += gaps(framework) + advice(framework)
    if settings.editorial:
        faults += writing_faults(framework)
    return framework, faults


def _faults_of_book(settings: Settings, framework: Framework | None) -> Iterator[Fault]:
    """Yield what is wrong with the pages, and with their prose as the project's own script judges it."""
    book = read_book(Path(settings.book), settings.exclude)
    yield from book_faults(book, framework)
    if settings.editorial:
        yield from editorial(book, framework, settings.guidance, settings.manual)
    if settings.prose:
        ran = subprocess.run(
            [sys.executable, settings.prose], capture_output=True, encoding="utf-8", check=False, env=_utf8()
        )
        if ran.returncode not in (0, 1):
            raise SettingsError(f"{settings.prose} could not be run: {ran.stderr.strip()[-300:]}")
        for line in ran.stdout.splitlines():
            place, _, message = line.partition(": ")
            yield Fault(place, message)


def _utf8() -> dict[str, str]:
    return os.environ | {"PYTHONUTF8": "1"}


def _by_place(fault: Fault) -> tuple[str, int]:
    file, _, line = fault.place.rpartition(":")
    return (file, int(line)) if line.isdecimal() else (fault.place, 0)


def _annotation(fault: Fault) -> str:
    """Return a fault as a line by which a workflow at GitHub marks a line of the change."""
    file, line = _by_place(fault)
    message = fault.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::error file={file},line={line}::{message}" if line else f"::error::{fault.place} {message}".rstrip()


def _due(framework: Framework, days: int, today: date) -> Iterator[Fault]:
    """Yield each credential and resource that was last verified more than so many days ago, or never."""
    items: tuple[Credential | Resource, ...] = (*framework.credentials, *framework.resources)
    for item in items:
        name = f"{kind_of(item)} {item.id}"
        if item.verified_on is None:
            yield Fault(item.place, f"{name}: was never verified")
        elif (age := (today - item.verified_on).days) > days:
            yield Fault(item.place, f"{name}: was verified on {item.verified_on}, {age} days ago")


# -- export -----------------------------------------------------------------------------------------------------------


def _schema(framework: Framework) -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Framework], str | bytes]] = {
    "json": dump,
    "schema": _schema,
    "csv": csv.dump,
    "xlsx": workbook.dump,
    "case": case.dump,
    "jsonld": jsonld.dump,
}
"""What writes a framework in each form."""


def _add_export(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="write a framework in another form",
        description="Write a framework in another form: json, schema (the JSON Schema of that form), csv (one table), "
        "xlsx (a workbook to fill in), case (a 1EdTech CASE 1.1 package), jsonld (schema.org), or published (the "
        "record of ids that a release leaves beside its framework).",
    )
    parser.add_argument("framework", metavar="FRAMEWORK", help=FRAMEWORK)
    parser.add_argument("--format", choices=(*FORMATS, "published"), required=True, help="the form to write")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it (standard output if not given)"
    )
    parser.set_defaults(run=_export)


def _export(arguments: argparse.Namespace) -> int:
    framework = _load(arguments.framework)
    try:
        write = FORMATS.get(arguments.format) or (lambda framework: record(framework, arguments.framework))
        written = write(framework)
    except ValueError as error:
        print(f"pmo-guide: {error}", file=sys.stderr)
        return 1
    content = written.encode() if isinstance(written, str) else written
    if arguments.output is None:
        rest = memoryview(content)
        while rest:  # unbuffered, a pipe takes only as much as it has room for
            rest = rest[sys.stdout.buffer.write(rest) :]
        return 0
    return _written(arguments.output, content)


# -- import -----------------------------------------------------------------------------------------------------------


def _add_import(commands: Commands) -> None:
    parser = commands.add_parser(
        "import",
        help="make a framework's JSON from somebody's file",
        description="Make a framework's JSON from a file of another kind, and say what of it could not be carried.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a workbook (.xlsx) or a CASE package (JSON)")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FRAMEWORK.json", required=True, help="the framework to write"
    )
    parser.add_argument(
        "--lenient",
        action="store_true",
        help="mend what can be mended (a missing title, a competency related to itself) and say so",
    )
    parser.set_defaults(run=_import)


def _import(arguments: argparse.Namespace) -> int:
    output: Path = arguments.output
    workbook_in = arguments.file.suffix == ".xlsx"
    before = _load(str(output)) if workbook_in and output.is_file() else None
    reading = read(arguments.file, str(arguments.file), lenient=arguments.lenient, before=before)
    for line in reading.mended:
        print(f"mended: {line}", file=sys.stderr)
    for what, count in reading.left_out.items():
        print(f"{arguments.file}: not carried: {what} ({count})", file=sys.stderr)
    if status := _written(output, dump(reading.framework).encode()):
        return status
    if workbook_in:
        copy = arguments.file.with_name(f"{arguments.file.stem}-with-ids.xlsx")
        if status := _written(copy, sheets.with_ids(arguments.file.read_bytes(), reading.framework)):
            return status
        print(f"{copy}: go on in this copy, which keeps the ids when titles change")
    framework = reading.framework
    print(f"{framework.title}: {len(framework.competencies)} competencies in {len(framework.steps)} steps")
    return 0


# -- template ---------------------------------------------------------------------------------------------------------


def _add_template(commands: Commands) -> None:
    parser = commands.add_parser(
        "template",
        help="write a workbook to put a framework in",
        description="Write a workbook to put a framework in: empty with comments, or with what a framework has.",
    )
    parser.add_argument("output", type=Path, metavar="SKILLS.xlsx", help="the workbook to write")
    parser.add_argument("--framework", metavar="FRAMEWORK", help=f"what to put in: {FRAMEWORK}")
    parser.set_defaults(run=_template)


def _template(arguments: argparse.Namespace) -> int:
    framework = _load(arguments.framework) if arguments.framework else None
    if framework is None and arguments.output.exists():
        print(f"pmo-guide: {arguments.output} is there already, and was left as it is", file=sys.stderr)
        return 2
    return _written(arguments.output, sheets.template(framework))


# -- new --------------------------------------------------------------------------------------------------------------


def _add_new(commands: Commands) -> None:
    parser = commands.add_parser(
        "new",
        help="lay out a guidebook for a framework",
        description="Lay out a Sphinx project for a framework: pages, tools, and what publishes it.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    parser.add_argument("--framework", required=True, metavar="FRAMEWORK", help=FRAMEWORK)
    parser.add_argument("--theme", choices=sorted(THEMES), default="furo", help="how it looks (furo by default)")
    parser.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    framework = _load(arguments.framework)
    try:
        files = lay_out(framework, arguments.folder, arguments.theme)
    except (NewError, OSError) as error:
        print(f"pmo-guide: {error}", file=sys.stderr)
        return 2
    print(f"{len(files)} files in {arguments.folder}. README.md says how to build and publish the guidebook.")
    return 0


# -- progress ---------------------------------------------------------------------------------------------------------


def _add_progress(commands: Commands) -> None:
    parser = commands.add_parser(
        "progress",
        help="read filled-in handbooks into the reader's file",
        description="Read what was written into PDF handbooks. Several are merged, and so is a file that is there; "
        "where it is not known which of two answers is newer, you are asked, or told where nobody can be asked.",
    )
    parser.add_argument("handbooks", nargs="+", type=Path, metavar="FILLED.pdf", help="a filled-in handbook")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="the reader's file (JSON) to write"
    )
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="TIME",
        help="when it was filled in, as in 2026-11-22T18:30: of two answers the later one then counts",
    )
    parser.set_defaults(run=_progress)


def _moment(text: str) -> int:
    try:
        return int(datetime.fromisoformat(text).timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2026-11-22T18:30") from error


def _progress(arguments: argparse.Namespace) -> int:
    output: Path = arguments.output
    mine: Progress | None = None
    faults = 0
    if output.exists():
        try:
            mine = parse(output.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ProgressError) as error:
            print(f"{output}: cannot be merged with, and was left as it is: {error}", file=sys.stderr)
            return 1
    for path in arguments.handbooks:
        result, worries = _merged(mine, path, arguments.at)
        faults += worries
        mine = result or mine
    if mine is None:
        return 1
    return _written(output, dump_progress(mine).encode()) or (1 if faults else 0)


def _merged(mine: Progress | None, path: Path, at: int | None) -> tuple[Progress | None, int]:
    """Return the reader's file with what one handbook says, or None without it, and how much needs a look."""
    from pmo_guide.handbook.merging import merge_filled
    from pmo_guide.handbook.reading import HandbookError, read

    now = int(datetime.now(UTC).timestamp() * 1000)
    try:
        filled = read(path)
        saved = filled.changed
        if saved is not None and saved > now:
            when = datetime.fromtimestamp(saved / 1000, UTC).date()
            print(f"{path}: says that it was changed on {when}, which is still to come; not believed", file=sys.stderr)
            saved = None
        if saved is None:  # the program did not note it; the file's own date is the best that there is
            saved = min(now, int(path.stat().st_mtime * 1000))
    except OSError as error:
        print(f"{path}: {error.strerror or error}", file=sys.stderr)
        return None, 1
    except HandbookError as error:
        print(f"{path}: nothing was read: {error}", file=sys.stderr)
        return None, 1
    mine = mine or empty(filled.framework, filled.version)
    if mine.framework != filled.framework:
        print(
            f"{path}: nothing was read: it and the file are progress in two frameworks, "
            f"{filled.framework!r} and {mine.framework!r}",
            file=sys.stderr,
        )
        return None, 1
    merged = merge_filled(mine, filled, saved=saved, now=now, at=at)
    if merged.open and sys.stdin is not None and sys.stdin.isatty():
        chosen = {one.key for one in merged.open if _prefers_handbook(path, one)}
        answers = {key: answer for key, answer in filled.answers.items() if key in chosen}
        second = merge_filled(merged.progress, filled._replace(answers=answers), saved=saved, now=now, believe=True)
        merged = second._replace(taken=merged.taken + second.taken, older=merged.older, open=())
    for line in filled.left_out:
        print(f"{path}: left out: {line}", file=sys.stderr)
    for one in merged.older:
        print(
            f"{path}: {one.key}: the file keeps its newer answer, {_answer(one.file.value)}; "
            f"the handbook says {_answer(one.handbook)}",
            file=sys.stderr,
        )
    for one in merged.open:
        print(
            f"{path}: {one.key}: the file says {_answer(one.file.value)} since {_day_of(one.file.at)}, the handbook "
            f"{_answer(one.handbook)}; the file was left as it is. Say with --at when the handbook was filled in",
            file=sys.stderr,
        )
    if merged.emptied:
        print(f"{path}: empty here, and kept as they were read before: {', '.join(merged.emptied)}", file=sys.stderr)
    print(f"{path}: {len(merged.taken)} entries")
    return merged.progress, len(filled.left_out) + len(merged.open)


def _prefers_handbook(path: Path, question: Question) -> bool:
    """Ask the reader which of two answers counts."""
    print(f"{path}: {question.key}")
    print(f"  1  the file, since {_day_of(question.file.at)}: {_answer(question.file.value)}")
    print(f"  2  the handbook: {_answer(question.handbook)}")
    try:
        return input("Which one counts? [1] ").strip() == "2"
    except EOFError:
        return False


def _answer(value: object) -> str:
    """Return an answer as a message shows it."""
    text = json_text(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _day_of(at: int) -> str:
    """Return the day of a moment in UTC milliseconds."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return "a day far ahead"


def _written(path: Path, content: bytes) -> int:
    """Write a file and return the exit status."""
    try:
        write(path, content)
    except OSError as error:
        print(f"pmo-guide: cannot write '{path}': {error.strerror}", file=sys.stderr)
        return 2
    return 0


# -- handbook ---------------------------------------------------------------------------------------------------------


def _add_handbook(commands: Commands) -> None:
    parser = commands.add_parser(
        "handbook",
        help="make the PDF handbook, also one reader's own copy",
        description="Make the PDF handbook of a book; with --progress one reader's copy, filled in and with the plan.",
    )
    parser.add_argument(
        "book", nargs="?", type=Path, metavar="BOOK", help="the folder with conf.py (docs, or the current one)"
    )
    parser.add_argument("--progress", type=Path, metavar="FILE", help="the reader's file to fill in")
    parser.add_argument("--role", default="", metavar="ID", help="cut the handbook to this target role")
    parser.add_argument(
        "--full", action="store_true", help="print all of it: every card whole, and a plan of all actions"
    )
    parser.add_argument("--paper", choices=("a4", "us-letter", "a5"), help="the paper (by default as the book says)")
    parser.add_argument("--duplex", action="store_true", help="for both sides of sheets that are bound")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("handbook.pdf"), metavar="OUT.pdf", help="where to write it"
    )
    parser.set_defaults(run=_handbook)


def _handbook(arguments: argparse.Namespace) -> int:
    books = [arguments.book] if arguments.book else [Path("docs"), Path()]
    book = next((folder for folder in books if (folder / "conf.py").is_file()), None)
    if book is None:
        print(f"pmo-guide: there is no book (a conf.py) in {' or '.join(map(str, books))}", file=sys.stderr)
        return 2
    options = {"role": arguments.role, "paper": arguments.paper or ""}
    options |= {name: "1" for name in ("full", "duplex") if getattr(arguments, name)}
    if arguments.progress:
        options["progress"] = str(arguments.progress.absolute())
        try:
            parse(arguments.progress.read_text(encoding="utf-8"))
        except OSError as error:
            print(f"{arguments.progress}: {error.strerror}", file=sys.stderr)
            return 1
        except (UnicodeDecodeError, ProgressError) as error:
            print(f"{arguments.progress}: {error}", file=sys.stderr)
            return 1
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "handbook"]
        command += [f"-Dpmo_handbook_{name}={value}" for name, value in options.items() if value]
        if subprocess.run([*command, book, folder], check=False).returncode:
            return 1
        return _written(arguments.output, Path(folder, "handbook.pdf").read_bytes())


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a link is followed, and what is no plain file is written to as it is.

    Raises `OSError` if that cannot be done; what stood there before is then still there.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        if path.exists():
            part.chmod(path.stat().st_mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
