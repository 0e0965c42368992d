"""Measure the handbook of the book, the same book by latexmk where there is one, and how time and memory grow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = "A portfolio is steered by those who decide what not to do, and a director makes the choices comparable. "
PAGE = "# Page {n}\n\n" + "\n\n".join(["## Part {n}." + str(k) + "\n\n" + WORDS * 12 for k in range(6)]) + "\n"


def run(*command: str | Path, folder: Path = ROOT) -> tuple[float, float]:
    """Run a command; return the seconds, and the most memory it had, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([*map(str, command)], cwd=folder, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def sphinx(builder: str, source: Path, folder: Path) -> tuple[float, float]:
    """Build a project from nothing."""
    words = ["-m", "sphinx", "-q", "-b", builder, "-d", f"{folder}/{builder}-doctrees"]
    return run(sys.executable, *words, source, folder / builder)


def book(folder: Path, pages: int) -> Path:
    """Write a plain book of so many pages."""
    folder.mkdir()
    (folder / "conf.py").write_text('project = "Bench"\nextensions = ["myst_parser", "pmo_guide"]\n')
    names = [f"page{n}" for n in range(pages)]
    (folder / "index.md").write_text("# Bench\n\n```{toctree}\n" + "\n".join(names) + "\n```\n")
    for n, name in enumerate(names):
        (folder / f"{name}.md").write_text(PAGE.replace("{n}", str(n)))
    return folder


def main() -> None:
    """Print a table of seconds and megabytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds, memory = sphinx("handbook", ROOT / "docs", folder)
        print(f"handbook of the book   {seconds:6.1f} s {memory:6.0f} MB")
        if shutil.which("latexmk"):
            before, _memory = sphinx("latex", ROOT / "docs", folder)
            after, _memory = run("make", "LATEXMKOPTS=-silent", folder=folder / "latex")
            print(f"the book by latexmk    {before + after:6.1f} s  {(before + after) / seconds:.1f}×")
        else:
            print("the book by latexmk    NOT MEASURED: there is no latexmk on this machine")
        for pages in (30, 90):
            seconds, memory = sphinx("handbook", book(folder / f"plain{pages}", pages), folder / f"out{pages}")
            print(f"{pages} plain pages         {seconds:6.1f} s {memory:6.0f} MB")


if __name__ == "__main__":
    main()
