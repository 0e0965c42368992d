"""Measure a build of the book from nothing, one where nothing changed, and one after an edit of one indicator."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
FRAMEWORK = "from pmo_guide.framework import FRAMEWORK\nfrom pmo_guide.interchange import dump\nprint(dump(FRAMEWORK))"


def build(folder: Path, framework: Path, jobs: int) -> tuple[float, str]:
    """Build the book with a framework read from a file; return the seconds and what Sphinx says it read."""
    options = ["-b", "html", "-j", str(jobs), "-d", f"{folder}/doctrees", "-D", f"pmo_framework={framework}"]
    command = [sys.executable, "-m", "sphinx", *options, f"{ROOT}/docs", f"{folder}/html"]
    start = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    found = re.search(r"(\d+) added, (\d+) changed", ran.stdout)
    return seconds, f"{found[1]} pages new, {found[2]} changed" if found else "nothing to read"


def main() -> None:
    """Print a table of seconds."""
    told = subprocess.run([sys.executable, "-c", FRAMEWORK], cwd=ROOT, capture_output=True, text=True, check=True)
    for jobs in (1, 4):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            framework = folder / "framework.json"
            framework.write_text(told.stdout, encoding="utf-8")
            print(f"html, -j{jobs}")
            for what in ("from nothing", "nothing changed", "one indicator edited"):
                if what == "one indicator edited":
                    text = re.sub(r'(?s)("indicators".*?"text": ")', r"\1Edited: ", told.stdout, count=1)
                    framework.write_text(text, encoding="utf-8")
                seconds, read = build(folder, framework, jobs)
                print(f"  {what:22}{seconds:6.1f} s   {read}")


if __name__ == "__main__":
    main()
