"""Measure everything, print one table, and on request leave it where the manual shows it."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import commands, handbook, sites, widgets
from bench.books import Size
from bench.measure import Row, table

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST_RUN = Path(__file__).with_name("last-run.md")
SMALL, MIDDLE, LARGE = Size(50, 8, 6), Size(500, 10, 60), Size(2_000, 10, 240)
PROGRAMS = ("sphinx", "docutils", "myst-parser", "furo", "sphinx-needs", "typst", "pikepdf")


def rows(folder: Path, quick: bool) -> Iterator[Row]:
    """Yield every row: medians of three; what takes minutes once; in haste the small book and little more."""
    yield from sites.synthetic(folder / "small", SMALL, 3, "1")
    if not quick:
        yield from sites.synthetic(folder / "middle", MIDDLE, 3, "1")
        yield from sites.synthetic(folder / "middle-auto", MIDDLE, 1, "auto")
        yield from sites.synthetic(folder / "large", LARGE, 1, "1")
    yield from sites.our_book(folder / "book", 1 if quick else 3, "auto")
    yield from handbook.handbook(folder / "handbook", 1 if quick else 3, quick)
    yield from commands.on(folder / "commands", MIDDLE if quick else LARGE, 3)
    yield from widgets.widgets()


def machine() -> str:
    """Return what was measured on, and with which versions."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    found = {dist.name.lower(): dist.version for dist in importlib.metadata.distributions()}
    versions = [f"{name} {found[name]}" for name in PROGRAMS if name in found]
    where = f"{processors} × {models[0] if models else platform.machine()}{load}"
    return f"{where}. {platform.python_implementation()} {platform.python_version()}, {', '.join(versions)}."


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the small book and little more: two minutes, not fifteen")
    parser.add_argument("--write", action="store_true", help=f"leave the table in {LAST_RUN.name}, for the manual")
    options = parser.parse_args()
    start = time.perf_counter()
    measured = []
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name), options.quick):
            measured.append(row)
            print(
                " ".join(filter(None, (row.what, row.tool, row.state))),
                f"{row.median(lambda c: c.wall):.2f} s",
                flush=True,
            )
    told = f"{machine()} All of it took {time.perf_counter() - start:.0f} s."
    command = f"nox -s bench -- {'--quick ' * options.quick}--write"
    text = f"{table(measured)}\n{told} This is repeated by `{command}`.\n"
    print(f"\n{text}")
    if options.write:
        LAST_RUN.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
