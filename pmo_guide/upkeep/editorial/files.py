"""How the files of a framework are typed: what Python takes without a word, and nobody meant."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.model import Fault, walk
from pmo_guide.model.places import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Framework


def _files(framework: Framework) -> Iterator[Path]:
    for file in files_of(walk(framework)):
        if file.endswith(".py") and Path(file).is_file():
            yield Path(file)


def tabs(framework: Framework) -> Iterator[Fault]:
    """Yield lines that a tab indents."""
    for path in _files(framework):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(r" *\t", line):
                message = "a tab indents this line; indent with spaces, four for each step"
                yield Fault(f"{path.as_posix()}:{number}", message)


def twice_in_brackets(framework: Framework) -> Iterator[Fault]:
    """Yield what stands twice between { and }: Python would take the last one."""
    for path in _files(framework):
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [key for key in node.keys if isinstance(key, ast.Constant)] if isinstance(node, ast.Dict) else []
            first: dict[object, int] = {}
            for name in names:
                if name.value in first:
                    message = f"{name.value!r} stands in line {first[name.value]}, too; keep one of the two"
                    yield Fault(f"{path.as_posix()}:{name.lineno}", message)
                first.setdefault(name.value, name.lineno)
