"""The command ``diff``: what changed between two frameworks, and whose saved progress that touches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.cli.before import REVISION, plain
from pmo_guide.cli.shared import FRAMEWORK
from pmo_guide.upkeep import Settings, SettingsError, as_markdown, as_text, compare, read_settings

if TYPE_CHECKING:
    import argparse

    from pmo_guide.cli.shared import Commands

FORMATS = {"text": as_text, "markdown": as_markdown}


def add_diff(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "diff",
        help="say what changed between two frameworks, and whose saved progress that touches",
        description="Say in words what changed between two frameworks: what was added, renamed, reworded, moved and "
        "retired, what roles ask for, the hours, and whose saved progress is affected and how. The exit status is 1 "
        "where an id went without being retired.",
    )
    parser.add_argument("old", metavar="OLD", help=f"{FRAMEWORK}; or a revision of git, such as main or a tag")
    parser.add_argument(
        "new", metavar="NEW", nargs="?", help="likewise; by default the project's own framework as it lies there"
    )
    parser.add_argument(
        "--framework",
        default="",
        metavar="FRAMEWORK",
        help="what it is called in revisions of git (by default as [tool.pmo-guide] in pyproject.toml says)",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to tell it (text by default)")
    parser.set_defaults(run=_diff)


def _diff(arguments: argparse.Namespace) -> int:
    settings = read_settings(Path("pyproject.toml")) or Settings()
    framework = arguments.framework or settings.framework
    if not arguments.new and not framework:
        raise SettingsError(f"name NEW: {REVISION}")
    changes = compare(plain(arguments.old, framework), plain(arguments.new or framework, framework))
    print(FORMATS[arguments.format](changes), end="")
    return 1 if changes.lost else 0
