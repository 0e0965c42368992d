"""The commands ``handbook`` and ``progress``: the PDF for a reader, and what was written into it or a workbook."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.cli.shared import written
from pmo_guide.progress import ProgressError, dump, earlier_rating, empty, json_text, parse

if TYPE_CHECKING:
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
        return written(arguments.output, Path(folder, "handbook.pdf").read_bytes())


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
    if output.exists():
        try:
            mine = parse(output.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ProgressError) as error:
            print(f"{output}: cannot be merged with, and was left as it is: {error}", file=sys.stderr)
            return 1
    for path in arguments.copies:
        result, worries = _merged(mine, path, arguments.at)
        faults += worries
        mine = result or mine
    if mine is None:
        return 1
    return written(output, dump(mine).encode()) or (1 if faults else 0)


def _read(path: Path) -> Filled:
    """Return what is written in a copy: a workbook, or else a PDF."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    if zipped or path.suffix.lower() == ".xlsx":
        from pmo_guide.interchange import answers

        return answers.read(path)
    from pmo_guide.handbook import reading

    return reading.read(path)


def _merged(mine: Progress | None, path: Path, at: int | None) -> tuple[Progress | None, int]:
    """Return the reader's file with what one copy says, or None without it, and how much needs a look."""
    from pmo_guide.filled import FilledError, merge_filled

    now = int(datetime.now(UTC).timestamp() * 1000)
    try:
        filled = _read(path)
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
    except FilledError as error:
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
        chosen = {one.key for one in merged.open if _prefers_copy(path, one)}
        answers = {key: answer for key, answer in filled.answers.items() if key in chosen}
        second = merge_filled(merged.progress, filled._replace(answers=answers), saved=saved, now=now, believe=True)
        merged = second._replace(taken=merged.taken + second.taken, older=merged.older, open=())
    for line in filled.left_out:
        print(f"{path}: left out: {line}", file=sys.stderr)
    for one in merged.older:
        print(
            f"{path}: {one.key}: the file keeps its newer answer, {_answer(one.file.value)}; "
            f"the copy says {_answer(one.copy)}",
            file=sys.stderr,
        )
    for one in merged.open:
        print(
            f"{path}: {one.key}: the file says {_answer(one.file.value)} since {_day_of(one.file.at)}, the copy "
            f"{_answer(one.copy)}; the file was left as it is. Say with --at when the copy was filled in",
            file=sys.stderr,
        )
    if merged.emptied:
        print(f"{path}: empty here, and kept as they were read before: {', '.join(merged.emptied)}", file=sys.stderr)
    _tell(path, mine, merged)
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


def _tell(path: Path, before: Progress, merged: Merged) -> None:
    """Say what was taken from a copy, and which ratings it changed."""
    counts: dict[tuple[str, str], int] = {}
    for key in merged.taken:
        _, *names = next(kind for kind in KINDS if key.endswith(kind[0]))
        counts[names[0], names[1]] = counts.get((names[0], names[1]), 0) + 1
    told = ", ".join(f"{count} {one if count == 1 else many}" for (one, many), count in counts.items())
    print(
        f"{path}: {len(merged.taken)} {'entry' if len(merged.taken) == 1 else 'entries'}"
        + (f": {told}" if told else "")
    )
    for key in merged.taken:
        kind, name, what = (*key.split("/"), "")[:3]
        level = merged.progress.entries[key].value
        if kind == "competency" and what == "level" and isinstance(level, int):
            earlier = earlier_rating(merged.progress.entries, name, level)
            if earlier and key in before.entries:
                print(f"  {name}: {level}, which was {earlier[1]} on {earlier[0]}")


def _prefers_copy(path: Path, question: Question) -> bool:
    """Ask the reader which of two answers counts."""
    print(f"{path}: {question.key}")
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
