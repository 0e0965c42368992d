"""The command ``new``: a guidebook for a framework."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.cli.shared import FRAMEWORK, named
from pmo_guide.new import THEMES, NewError, lay_out

if TYPE_CHECKING:
    import argparse

    from pmo_guide.cli.shared import Commands


def add_new(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "new",
        help="lay out a guidebook for a framework",
        description="Lay out a Sphinx project for a framework: pages, tools, and what publishes it.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    parser.add_argument("--framework", required=True, metavar="FRAMEWORK", help=FRAMEWORK)
    parser.add_argument("--theme", choices=sorted(THEMES), default="furo", help="how it looks (furo by default)")
    parser.add_argument("--language", default="", metavar="CODE", help="of the pages, as in de (the framework's)")
    parser.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    framework = named(arguments.framework)
    try:
        files = lay_out(framework, arguments.folder, arguments.theme, arguments.language)
    except (NewError, OSError) as error:
        print(f"pmo-guide: {error}", file=sys.stderr)
        return 2
    print(f"{len(files)} files in {arguments.folder}. README.md says how to build and publish the guidebook.")
    return 0
