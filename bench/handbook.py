"""Measure the handbook of the book, the same book by latexmk where there is one, and how time and memory grow.

Both ways of the book are measured in turns, and the middle one of three counts. The numbers still mean something only
on a machine that does nothing else: the second column tells how many seconds of processor time went into it, on all
processors together.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
JOBS = str((os.cpu_count() or 1) + 1)
WORDS = "A portfolio is steered by those who decide what not to do, and a director makes the choices comparable. "
PAGE = "# Page {n}\n\n" + "\n\n".join(["## Part {n}." + str(k) + "\n\n" + WORDS * 12 for k in range(6)]) + "\n"
FACES = "BoldFont=*_{bold}, ItalicFont=*_400Regular_Italic, UprightFont=*_400Regular"
FONTS = f"Path={ROOT}/pmo_guide/handbook/fonts/, Extension=.ttf, {FACES}"
PREAMBLE = (
    f"\\setmainfont{{SourceSerif4}}[{FONTS.format(bold='600SemiBold')}]"
    f"\\setsansfont{{SourceSans3}}[{FONTS.format(bold='700Bold')}]"
)
BOOK = (
    "-Dbibtex_tooltips=0",  # nothing pops up on paper
    "-Dpmo_handbook_exclude=",  # LaTeX prints all pages, too
)
TURNS = 3
LATEX = (
    "-Dlatex_show_pagerefs=1",  # as the handbook tells the page of every link
    "-Dlatex_engine=xelatex",  # pdflatex lacks letters that the book has
    "-Dlatex_use_xindy=0",  # makeindex comes with every TeX
    f"-Dlatex_elements.fontpkg={PREAMBLE}",
)


class Cost(NamedTuple):
    """What something took: seconds, seconds of processor time, and the most memory of one process, in MB."""

    seconds: float
    processor: float
    memory: float


def run(*command: str | Path, folder: Path = ROOT) -> Cost:
    """Run a command and return what it took, together with all that it started."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen([*map(str, command)], cwd=folder, stdout=told, stderr=told)
        _pid, status, usage = os.wait4(process.pid, 0)
        if status:
            told.seek(0)
            sys.exit(f"{told.read().decode(errors='replace')[-3000:]}\n{command[0]} failed")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def sphinx(builder: str, source: Path, folder: Path, *options: str) -> Cost:
    """Build a project from nothing, on all processors, as the sessions of nox do."""
    words = ["-m", "sphinx", "-q", "-j", JOBS, "-b", builder, "-d", f"{folder}/{builder}-doctrees", *options]
    return run(sys.executable, *words, source, folder / builder)


def latexmk(folder: Path) -> Cost:
    """Build the book by LaTeX from nothing."""
    before = sphinx("latex", ROOT / "docs", folder, *BOOK, *LATEX)
    after = run("make", "LATEXMKOPTS=-silent", folder=folder / "latex")
    return Cost(before.seconds + after.seconds, before.processor + after.processor, max(before.memory, after.memory))


def middle(costs: list[Cost]) -> Cost:
    """Return the one in the middle, by seconds."""
    return sorted(costs)[len(costs) // 2]


def tell(what: str, cost: Cost, note: str = "") -> None:
    """Print a line of the table."""
    print(f"{what:24}{cost.seconds:6.1f} s {cost.processor:6.1f} s {cost.memory:6.0f} MB  {note}", flush=True)


def book(folder: Path, pages: int) -> Path:
    """Write a plain book of so many pages."""
    folder.mkdir()
    (folder / "conf.py").write_text('project = "Bench"\nextensions = ["myst_parser", "pmo_guide"]\n', encoding="utf-8")
    names = [f"page{n}" for n in range(pages)]
    (folder / "index.md").write_text("# Bench\n\n```{toctree}\n" + "\n".join(names) + "\n```\n", encoding="utf-8")
    for n, name in enumerate(names):
        (folder / f"{name}.md").write_text(PAGE.replace("{n}", str(n)), encoding="utf-8")
    return folder


def main() -> None:
    """Print a table of seconds and megabytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'':24}{'wall':>8} {'processor':>8} {'memory':>7}")
        with_latex = shutil.which("latexmk")
        ours, theirs = [], []
        for turn in range(TURNS):
            ours.append(sphinx("handbook", ROOT / "docs", folder / f"typst{turn}", *BOOK))
            if with_latex:
                theirs.append(latexmk(folder / f"latex{turn}"))
        tell("the book by Typst", middle(ours), f"{min(ours).seconds:.1f} s at least")
        if with_latex:
            ratio = middle(theirs).seconds / middle(ours).seconds
            tell(
                "the book by latexmk",
                middle(theirs),
                f"{min(theirs).seconds:.1f} s at least: {ratio:.1f} times as long",
            )
        else:
            print("the book by latexmk     NOT MEASURED: there is no latexmk on this machine")
        small, large = (sphinx("handbook", book(folder / f"plain{n}", n), folder / f"out{n}") for n in (30, 90))
        tell("30 plain pages", small)
        tell("90 plain pages", large, f"{large.seconds / small.seconds:.1f} times as long")


if __name__ == "__main__":
    main()
