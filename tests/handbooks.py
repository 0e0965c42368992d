"""Handbooks for tests: how one is made, and what is printed in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import apart
import pikepdf
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
BAKERY = ROOT / "tests" / "roots" / "bakery"
MOMENT = "1795000000"  # November 2026


def build(builder: str, source: Path, folder: Path, jobs: int = 1, **options: str) -> subprocess.CompletedProcess[str]:
    """Build a project in a process of its own; its result is in ``folder/out``."""
    command = ["-q", "-j", str(jobs), "-b", builder, "-d", str(folder / "doctrees")]
    command += [*(f"-D{name}={value}" for name, value in options.items()), str(source), str(folder / "out")]
    environment = {"SOURCE_DATE_EPOCH": MOMENT, "NO_COLOR": "1"}
    if sys.platform == "win32":
        return subprocess.run(
            [sys.executable, "-m", "sphinx", *command],
            cwd=ROOT,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=False,
        )
    folder.mkdir(parents=True, exist_ok=True)
    told = [folder / "told-out", folder / "told-err"]
    process = apart.warm().Process(target=_build, args=(command, environment, told))
    process.start()
    process.join()
    out, err = (path.read_text(encoding="utf-8") for path in told)
    return subprocess.CompletedProcess(command, process.exitcode or 0, out, err)


def _build(command: list[str], environment: dict[str, str], told: list[Path]) -> None:
    from sphinx.cmd.build import main

    for number, path in enumerate(told, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.environ.update(environment)
    os.chdir(ROOT)
    sys.exit(main(command))


def handbook(source: Path, folder: Path, jobs: int = 1, **options: str) -> Path:
    """Build a handbook and return its PDF."""
    ran = build("handbook", source, folder, jobs, **options)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "stands beyond the page" not in ran.stderr, ran.stderr
    return folder / "out" / "handbook.pdf"


def project(folder: Path, page: str, settings: str = "") -> Path:
    """Write a project of one page."""
    source = folder / "source"
    source.mkdir()
    (source / "conf.py").write_text(f'project = "P"\nextensions = ["pmo_guide"]\n{settings}', encoding="utf-8")
    (source / "index.rst").write_text("Title\n=====\n\n.. toctree::\n\n   page\n", encoding="utf-8")
    (source / "page.rst").write_text(page, encoding="utf-8")
    return source


def fields(path: Path) -> dict[str, str]:
    """Return what each field asks for."""
    with pikepdf.open(path) as pdf:
        return {str(field.T): str(field.get("/TU", "")) for field in pdf.Root.AcroForm.Fields}


def printed(path: Path) -> str:
    """Return the text of a PDF."""
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def letters(text: str) -> str:
    """Return letters and digits alone, as lines break, and words with them; "(p. 12)" is only on paper."""
    return re.sub(r"[\W_]+", "", re.sub(r"\(p\.\s\d+\)", "", text)).casefold()


def missing(texts: Iterable[str], found: str) -> list[str]:
    """Return the texts that are not found."""
    there = letters(found)
    return [text for text in texts if letters(text) not in there]
