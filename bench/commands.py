"""The command line on a large framework."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench import books
from bench.measure import Row, run
from pmo_guide.interchange import dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "{file}"),
    "export to JSON": ("export", "{file}", "--format", "json", "-o", "{out}"),
}
"""What is measured, by its name; each new form of `export` has a line here."""


def on(folder: Path, length: books.Size, times: int) -> Iterator[Row]:
    """Yield a row for each command."""
    folder.mkdir(parents=True)
    file, out = folder / "framework.json", folder / "out"
    file.write_text(dump(books.content(length).framework), encoding="utf-8")
    for name, words in COMMANDS.items():
        command = [word.format(file=file, out=out) for word in words]
        costs = tuple(run(sys.executable, "-m", "pmo_guide", *command) for _ in range(times))
        yield Row(str(length), "ours", name, costs)
