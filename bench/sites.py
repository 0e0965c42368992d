"""Builds of pages: the synthetic books, and our own."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from typing import TYPE_CHECKING

from bench import books
from bench.measure import ROOT, Cost, Row, run, size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

STATES = ("clean", "no-op", "edited", "touched")
"""From nothing; once more; the words of one indicator changed; one page saved anew without a change."""


def build(source: Path, out: Path, jobs: str, *options: str) -> Cost:
    """Build HTML."""
    words = ["-m", "sphinx", "-b", "html", "-j", jobs, "-d", f"{out}/doctrees", *options]
    return run(sys.executable, *words, source, out / "html")


def pages_read(cost: Cost) -> str:
    """Return how many pages Sphinx read."""
    found = re.search(r"(\d+) added, (\d+) changed", cost.output)
    return f"{int(found[1]) + int(found[2])} read" if found else ""


def _row(what: str, tool: str, state: str, jobs: str, costs: list[Cost], out: Path) -> Row:
    row = Row(what, tool, state if jobs == "1" else f"{state}, parallel", tuple(costs), note=pages_read(costs[-1]))
    if state != "clean":
        return row
    doctrees = out / "doctrees"
    sizes = size(out / "html", "**/*.html"), size(doctrees, "**/*.doctree"), size(doctrees, "environment.pickle")
    return row._replace(sizes=sizes)


def _states(
    what: str,
    tool: str,
    folder: Path,
    times: int,
    jobs: str,
    prepare: Callable[[Path], tuple[Path, Callable[[], None]]],
) -> Iterator[Row]:
    """Build in every state, as often as asked, each time from nothing.

    `prepare` writes the sources in a folder and returns where they are, and what edits one indicator.
    """
    costs: dict[str, list[Cost]] = {state: [] for state in STATES}
    for turn in range(times):
        source, edit = prepare(folder / f"{turn}")
        out = folder / f"{turn}-out"
        for state in STATES:
            if state == "edited":
                edit()
            elif state == "touched":
                page = min(path for path in source.glob("*.md") if path.stem != "index")
                os.utime(page)
            costs[state].append(build(source, out, jobs))
    for state in STATES:
        yield _row(what, tool, state, jobs, costs[state], out)


def synthetic(folder: Path, length: books.Size, times: int, jobs: str) -> Iterator[Row]:
    """Yield the rows of one size of the synthetic book, in all three forms."""
    book = books.content(length)
    for tool in books.TOOLS:
        if tool == "needs" and not importlib.util.find_spec("sphinx_needs"):
            continue

        def prepare(where: Path, tool: str = tool) -> tuple[Path, Callable[[], None]]:
            books.write(book, tool, where)
            return where, lambda: books.edit(where, tool)

        yield from _states(str(length), tool, folder / tool, times, jobs, prepare)


def our_book(folder: Path, times: int, jobs: str) -> Iterator[Row]:
    """Yield the rows of this guide, from nothing and with nothing to do."""
    costs: dict[str, list[Cost]] = {"clean": [], "no-op": []}
    for turn in range(times):
        out = folder / f"{turn}"
        for state in costs:
            costs[state].append(build(ROOT / "docs", out, jobs))
    for state in costs:
        yield _row("this guide", "ours", state, jobs, costs[state], out)
