"""What a command cost, and how several runs of it are told."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent


class Cost(NamedTuple):
    """What one run took, together with all that it started."""

    cpu: float
    """Seconds of user CPU, on all processors together; not a number where that cannot be told apart."""
    wall: float
    """Seconds until it was done."""
    peak: float
    """The most memory of any one process, in MB."""
    output: str


def run(*command: str | Path, folder: Path = ROOT) -> Cost:
    """Run a command and return what it cost; end with its words where it fails."""
    start = time.perf_counter()
    # Nobody compiles the same modules again for every build.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen([*map(str, command)], cwd=folder, stdout=told, stderr=told, env=environment)
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        output = told.read().decode(errors="replace")
    if process.returncode:
        sys.exit(f"{output[-3000:]}\n{' '.join(map(str, command))} failed")
    per_mb = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime, wall, usage.ru_maxrss / per_mb, output)


def size(folder: Path, names: str = "**/*") -> float:
    """Return how many MB the files of a folder have together."""
    return sum(path.stat().st_size for path in folder.glob(names) if path.is_file()) / 1e6


class Row(NamedTuple):
    """A line of the table: medians of several runs, with the spread of its time."""

    what: str
    tool: str
    state: str
    runs: tuple[Cost, ...]
    sizes: tuple[float, float, float] = (math.nan, math.nan, math.nan)
    """MB of HTML, of doctrees and of the environment."""
    note: str = ""

    def median(self, of: Callable[[Cost], float]) -> float:
        """Return the median of one number."""
        return statistics.median(map(of, self.runs))


cpu_of, wall_of, peak_of = attrgetter("cpu"), attrgetter("wall"), attrgetter("peak")


def _cell(number: float, digits: int = 2) -> str:
    """Return a number, with one digit more where it is small, or nothing for none."""
    return "" if math.isnan(number) else f"{number:.{digits + (number < 0.1)}f}"


HEAD = ("What", "State", "CPU s", "× hand", "Wall s", "Peak MB", "HTML, doctrees, env. MB", "Note")


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table; ratios are to what is made by hand in the same run."""
    by_hand = {(row.what, row.state): row.median(cpu_of) for row in rows if row.tool == "hand"}
    lines = [HEAD, ("---",) * 2 + ("--:",) * 5 + ("---",)]
    for row in rows:
        cpu = row.median(cpu_of)
        least, most = (_cell(of(map(cpu_of, row.runs))) for of in (min, max))
        spread = f" ({least}\N{WORD JOINER}–\N{WORD JOINER}{most})" if least != most else ""
        ratio = cpu / by_hand.get((row.what, row.state), math.nan) if row.tool != "hand" else math.nan
        costs = (_cell(cpu) + spread, _cell(ratio), _cell(row.median(wall_of)), _cell(row.median(peak_of), 0))
        sizes = ", ".join(filter(None, map(_cell, row.sizes)))
        lines.append((f"{row.what}: {row.tool}", row.state, *costs, sizes, row.note))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
