"""The command ``pmo-guide``: check a framework, and write it in other forms.

The exit status is 0 where all is fine, 1 where something was found, and 2 where the command could not be followed.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from typing import TYPE_CHECKING

from pmo_guide import __version__
from pmo_guide.cli.check import add_check
from pmo_guide.cli.diff import add_diff
from pmo_guide.cli.exchange import add_export, add_import, add_template
from pmo_guide.cli.handbook import add_handbook, add_progress
from pmo_guide.cli.new import add_new
from pmo_guide.interchange import LoadError
from pmo_guide.model import FrameworkError
from pmo_guide.upkeep import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process by default) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    parsed = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        status = run(parsed)
        sys.stdout.flush()
    except FrameworkError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        if not _left(error):
            place = f"{error.filename}: " if error.filename else ""
            print(f"pmo-guide: {place}{error.strerror or error}", file=sys.stderr)
            return 2
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


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments of all commands."""
    program = argparse.ArgumentParser(
        prog="pmo-guide",
        description="Check a competency framework, and write it in other forms.",
        epilog="Exit status: 0 all is fine, 1 something was found, 2 the command could not be followed.",
    )
    program.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = program.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (add_check, add_diff, add_export, add_import, add_template, add_new, add_progress, add_handbook):
        add(commands)
    return program
