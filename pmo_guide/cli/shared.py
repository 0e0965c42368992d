"""What the commands share: the framework that is named, and files that are written whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from pmo_guide.interchange import load

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from pmo_guide.model import Framework

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

FRAMEWORK = "package.module:NAME, or the path of a file: JSON, a CASE package, a workbook, or Python"


def named(reference: str) -> Framework:
    """Return the framework that is named; what its code prints must not end up in our output."""
    if "" not in sys.path:
        sys.path.insert(0, "")  # a module of the current folder, as with python -m
    with redirect_stdout(sys.stderr):
        return load(reference)


def unwritable(path: Path) -> str:
    """Return why a file cannot be written, as far as can be told without writing it, or "" where nothing is known."""
    try:
        folder = path.resolve().parent
        if path.is_dir():
            return "it is a folder"
        if not folder.is_dir():
            return f"there is no folder {folder}"
        return (
            "" if os.access(path if path.exists() and not path.is_file() else folder, os.W_OK) else "it is not allowed"
        )
    except (OSError, ValueError) as error:
        return str(error)


def written(path: Path, content: bytes) -> int:
    """Write a file and return the exit status."""
    try:
        write(path, content)
    except OSError as error:
        print(f"pmo-guide: cannot write '{path}': {error.strerror}", file=sys.stderr)
        return 2
    return 0


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
