"""The commands ``handbook`` and ``progress``: the PDF for a reader, and what was written into it or a workbook."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.cli.shared import unwritable, written
from pmo_guide.progress import MAX_LENGTH, ProgressError, dump, earlier_rating, empty, json_text, parse, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.cli.shared import Commands
    from pmo_guide.filled import Filled, Merged, Question
    from pmo_guide.progress import Progress


def add_handbook(commands: Commands) -> None:
    """Add the command to those of the program."""
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
    from pmo_guide.handbook import lacking

    if reason := lacking():
        print(f"pmo-guide: {reason}", file=sys.stderr)
        return 2
    if reason := unwritable(arguments.output):  # told before the work, not after it
        print(f"pmo-guide: cannot write '{arguments.output}': {reason}", file=sys.stderr)
        return 2
    options = {"role": arguments.role, "paper": arguments.paper or ""}
    options |= {name: "1" for name in ("full", "duplex") if getattr(arguments, name)}
    if arguments.progress:
        options["progress"] = str(arguments.progress.absolute())
        try:
            _saved(arguments.progress)
        except ProgressError as error:
            print(f"{arguments.progress}: {error}", file=sys.stderr)
            return 1
    settings = [f"pmo_handbook_{name}={value}" for name, value in options.items() if value]
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            command = [sys.executable, "-m", "pmo_guide.handbook", book, folder, *settings]
            if subprocess.run(command, check=False).returncode:
                return 1
            return written(arguments.output, Path(folder, "handbook.pdf").read_bytes())
    except OSError as error:
        print(f"pmo-guide: the handbook cannot be made: {error}", file=sys.stderr)
        return 2


def _saved(path: Path) -> Progress:
    """Return what a reader's file holds; raise `ProgressError` where that cannot be known."""
    try:
        if not path.is_file():
            raise refusal("it is no plain file" if path.exists() else "there is no such file")
        if path.stat().st_size > 4 * MAX_LENGTH:  # letters of up to four bytes
            raise refusal(f"this file is too large for saved progress: over {MAX_LENGTH} characters")
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise refusal(error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise refusal("this is no text, so it is no reader's file") from None


def add_progress(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "progress",
        help="read filled-in handbooks and workbooks into the reader's file",
        description="Read what was written into PDF handbooks and workbooks. Several are merged, and so is a file that "
        "is there; "
        "where it is not known which of two answers is newer, you are asked, or told where nobody can be asked.",
    )
    parser.add_argument(
        "copies", nargs="+", type=Path, metavar="FILLED", help="a filled-in handbook (.pdf) or workbook (.xlsx)"
    )
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
    if reason := unwritable(output):
        print(f"pmo-guide: cannot write '{output}': {reason}", file=sys.stderr)
        return 2
    if output.is_file():
        try:
            mine = _saved(output)
        except ProgressError as error:
            print(f"{output}: cannot be merged with, and was left as it is: {error}", file=sys.stderr)
            return 1
    for path in arguments.copies:
        result, worries = _merged(mine, path, arguments.at)
        faults += worries
        mine = result or mine
    if mine is None:
        return 1
    text = dump(mine)
    try:
        parse(text)
    except ProgressError as error:
        print(f"{output}: was left as it is, as what was read cannot be kept: {error}", file=sys.stderr)
        return 1
    return written(output, text.encode()) or (1 if faults else 0)


def copy_of(path: Path) -> Filled:
    """Return what is written in a copy: a workbook, or else a PDF.

    Raises `FilledError` where there is nothing to be read, and `OSError` where there is no such file.
    """
    from pmo_guide.filled import FilledError

    if path.exists() and not path.is_file() and not path.is_dir():  # waiting for what never comes
        raise FilledError("it is no plain file; save the copy in one and read that")
    with path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    if zipped or path.suffix.lower() == ".xlsx":
        from pmo_guide.interchange import answers

        return answers.read(path)
    from pmo_guide.handbook import reading

    with bounded_memory():
        return reading.read(path)


MEMORY = 1 << 30
"""How many bytes the reading of one copy may take: a megabyte can be made to unpack to any size."""


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Have what takes all memory end in a `MemoryError`, where the system can do that."""
    if sys.platform != "linux":
        yield
        return
    import resource

    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = taken + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (bound if before < 0 else min(before, bound), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))


def _merged(mine: Progress | None, path: Path, at: int | None) -> tuple[Progress | None, int]:
    """Return the reader's file with what one copy says, or None without it, and how much needs a look."""
    from pmo_guide.filled import FilledError, merge_filled

    name = str(path) if str(path).isprintable() else ascii(str(path))  # a name may hold a line break, or worse
    now = int(datetime.now(UTC).timestamp() * 1000)
    try:
        filled = copy_of(path)
        saved = filled.changed
        if saved is not None and saved > now:
            when = datetime.fromtimestamp(saved / 1000, UTC).date()
            print(f"{name}: says that it was changed on {when}, which is still to come; not believed", file=sys.stderr)
            saved = None
        if saved is None:  # the program did not note it; the file's own date is the best that there is
            saved = min(now, int(path.stat().st_mtime * 1000))
    except OSError as error:
        print(f"{name}: {error.strerror or error}", file=sys.stderr)
        return None, 1
    except FilledError as error:
        print(f"{name}: nothing was read: {error}", file=sys.stderr)
        return None, 1
    mine = mine or empty(filled.framework, filled.version)
    if mine.framework != filled.framework:
        print(
            f"{name}: nothing was read: it and the file are progress in two frameworks, "
            f"{filled.framework!r} and {mine.framework!r}",
            file=sys.stderr,
        )
        return None, 1
    merged = merge_filled(mine, filled, saved=saved, now=now, at=at)
    if merged.open and sys.stdin is not None and sys.stdin.isatty():
        chosen = {one.key for one in merged.open if _prefers_copy(name, one)}
        answers = {key: answer for key, answer in filled.answers.items() if key in chosen}
        second = merge_filled(merged.progress, filled._replace(answers=answers), saved=saved, now=now, believe=True)
        merged = second._replace(taken=merged.taken + second.taken, older=merged.older, open=())
    for line in filled.left_out:
        print(f"{name}: left out: {line}", file=sys.stderr)
    for one in merged.older:
        print(
            f"{name}: {one.key}: the file keeps its newer answer, {_answer(one.file.value)}; "
            f"the copy says {_answer(one.copy)}",
            file=sys.stderr,
        )
    for one in merged.open:
        print(
            f"{name}: {one.key}: the file says {_answer(one.file.value)} since {_day_of(one.file.at)}, the copy "
            f"{_answer(one.copy)}; the file was left as it is. Say with --at when the copy was filled in",
            file=sys.stderr,
        )
    if merged.emptied:
        print(f"{name}: empty here, and kept as they were read before: {', '.join(merged.emptied)}", file=sys.stderr)
    if filled.on_paper:
        print(f"{name}: {filled.on_paper} lines of plan, team and stories stay on its pages; nothing else has them")
    _tell(name, mine, merged)
    return merged.progress, len(filled.left_out) + len(merged.open)


KINDS = (
    ("level", "rating", "ratings"),
    ("held", "statement", "statements"),
    ("done", "action", "actions"),
    ("state", "action", "actions"),
    ("evidence", "line of evidence", "lines of evidence"),
    ("note", "note", "notes"),
    ("", "other entry", "other entries"),
)
"""With what the keys of each kind end, and what one and several are called."""


def _tell(name: str, before: Progress, merged: Merged) -> None:
    """Say what was taken from a copy, and which ratings it changed."""
    counts: dict[tuple[str, str], int] = {}
    for key in merged.taken:
        _, *names = next(kind for kind in KINDS if key.endswith(kind[0]))
        counts[names[0], names[1]] = counts.get((names[0], names[1]), 0) + 1
    told = ", ".join(f"{count} {one if count == 1 else many}" for (one, many), count in counts.items())
    print(
        f"{name}: {len(merged.taken)} {'entry' if len(merged.taken) == 1 else 'entries'}"
        + (f": {told}" if told else "")
    )
    for key in merged.taken:
        kind, item, what = (*key.split("/"), "")[:3]
        level = merged.progress.entries[key].value
        if kind == "competency" and what == "level" and isinstance(level, int):
            earlier = earlier_rating(merged.progress.entries, item, level)
            if earlier and key in before.entries:
                print(f"  {item}: {level}, which was {earlier[1]} on {earlier[0]}")


def _prefers_copy(name: str, question: Question) -> bool:
    """Ask the reader which of two answers counts."""
    print(f"{name}: {question.key}")
    print(f"  1  the file, since {_day_of(question.file.at)}: {_answer(question.file.value)}")
    print(f"  2  the copy: {_answer(question.copy)}")
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
