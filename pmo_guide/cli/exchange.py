"""The commands ``export``, ``import`` and ``template``: a framework in the forms of other programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.cli.shared import FRAMEWORK, named, written
from pmo_guide.interchange import (
    case,
    catalogue,
    csv,
    dump,
    history,
    jsonld,
    read,
    record,
    schema,
    sheets,
    workbook,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from pmo_guide.cli.shared import Commands
    from pmo_guide.model import Framework


def _schema(framework: Framework) -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Framework], str | bytes]] = {
    "json": dump,
    "schema": _schema,
    "csv": csv.dump,
    "xlsx": workbook.dump,
    "case": case.dump,
    "jsonld": jsonld.dump,
    "pot": catalogue.dump,
}
"""What writes a framework in each form."""
RECORDS: dict[str, Callable[[Framework, str], str]] = {"history": history, "published": record}
"""What writes down a release, going by what the one before left beside the framework."""


def add_export(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "export",
        help="write a framework in another form",
        description="Write a framework in another form: json, schema (the JSON Schema of that form), csv (one table), "
        "xlsx (a workbook to fill in), case (a 1EdTech CASE 1.1 package), jsonld (schema.org), pot (its texts, for "
        "translators); and what a release leaves beside its framework: history (what is new, changed and gone), and "
        "published (the record of its ids).",
    )
    parser.add_argument("framework", metavar="FRAMEWORK", help=FRAMEWORK)
    parser.add_argument("--format", choices=(*FORMATS, *RECORDS), required=True, help="the form to write")
    parser.add_argument(
        "--translation", type=Path, metavar="FILE.po", help="write it in the language of this catalogue of its texts"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it (standard output if not given)"
    )
    parser.set_defaults(run=_export)


def _export(arguments: argparse.Namespace) -> int:
    framework = named(arguments.framework)
    if arguments.translation:
        told = catalogue.read([arguments.translation])
        framework = framework.translated(told, catalogue.language_of(arguments.translation))
    try:
        if arguments.format in RECORDS:
            text: str | bytes = RECORDS[arguments.format](framework, arguments.framework)
        else:
            text = FORMATS[arguments.format](framework)
    except ValueError as error:
        print(f"pmo-guide: {error}", file=sys.stderr)
        return 1
    content = text.encode() if isinstance(text, str) else text
    if arguments.output is None:
        rest = memoryview(content)
        while rest:  # unbuffered, a pipe takes only as much as it has room for
            rest = rest[sys.stdout.buffer.write(rest) :]
        return 0
    return written(arguments.output, content)


def add_import(commands: Commands) -> None:
    """Add the command to those of the program."""
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
    before = named(str(output)) if workbook_in and output.is_file() else None
    reading = read(arguments.file, str(arguments.file), lenient=arguments.lenient, before=before)
    for line in reading.mended:
        print(f"mended: {line}", file=sys.stderr)
    for what, count in reading.left_out.items():
        print(f"{arguments.file}: not carried: {what} ({count})", file=sys.stderr)
    if status := written(output, dump(reading.framework).encode()):
        return status
    if workbook_in:
        copy = arguments.file.with_name(f"{arguments.file.stem}-with-ids.xlsx")
        if status := written(copy, sheets.with_ids(arguments.file.read_bytes(), reading.framework)):
            return status
        print(f"{copy}: go on in this copy, which keeps the ids when titles change")
    framework = reading.framework
    competencies, steps = len(framework.competencies), len(framework.steps)
    inside = f"{competencies} competenc{'y' if competencies == 1 else 'ies'} in {steps} step{'s' * (steps != 1)}"
    print(f"{framework.title}: {inside}")
    return 0


def add_template(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "template",
        help="write a workbook to put a framework in",
        description="Write a workbook to put a framework in: empty with comments, or with what a framework has.",
    )
    parser.add_argument("output", type=Path, metavar="SKILLS.xlsx", help="the workbook to write")
    parser.add_argument("--framework", metavar="FRAMEWORK", help=f"what to put in: {FRAMEWORK}")
    parser.add_argument(
        "--language", default="", metavar="CODE", help="of its heads, as in de (the framework's, or English)"
    )
    parser.set_defaults(run=_template)


def _template(arguments: argparse.Namespace) -> int:
    framework = named(arguments.framework) if arguments.framework else None
    if framework is None and arguments.output.exists():
        print(f"pmo-guide: {arguments.output} is there already, and was left as it is", file=sys.stderr)
        return 2
    if arguments.language and not sheets.speaks(arguments.language):
        print(f"pmo-guide: no words of {arguments.language!r} are known; the heads are in English", file=sys.stderr)
    return written(arguments.output, sheets.template(framework, language=arguments.language))
