"""The handbook of the book, the same book by latexmk where there is one, and how time and memory grow."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import typst

from bench.measure import ROOT, Cost, Row, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
LATEX = (
    "-Dlatex_show_pagerefs=1",  # as the handbook tells the page of every link
    "-Dlatex_engine=xelatex",  # pdflatex lacks letters that the book has
    "-Dlatex_use_xindy=0",  # makeindex comes with every TeX
    f"-Dlatex_elements.fontpkg={PREAMBLE}",
)


def sphinx(builder: str, source: Path, folder: Path, *options: str) -> Cost:
    """Build a project from nothing, on all processors, as the sessions of nox do."""
    words = ["-m", "sphinx", "-q", "-j", "auto", "-b", builder, "-d", f"{folder}/{builder}-doctrees", *options]
    return run(sys.executable, *words, source, folder / builder)


def latexmk(folder: Path) -> Cost:
    """Build the book by LaTeX from nothing."""
    before = sphinx("latex", ROOT / "docs", folder, *BOOK, *LATEX)
    _turn_pictures(folder / "latex")
    after = run("make", "LATEXMKOPTS=-silent", folder=folder / "latex")
    return Cost(before.cpu + after.cpu, before.wall + after.wall, max(before.peak, after.peak), after.output)


def _turn_pictures(folder: Path) -> None:
    """Make of each SVG a PDF, as LaTeX reads no SVG; what that takes is not counted."""
    for picture in folder.glob("*.svg"):
        page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{picture.name}")'
        source = picture.with_suffix(".typ")
        source.write_text(page, encoding="utf-8")
        typst.compile(source, output=picture.with_suffix(".pdf"))
    for text in folder.glob("*.tex"):
        text.write_text(text.read_text(encoding="utf-8").replace(".svg}", ".pdf}"), encoding="utf-8")


def book(folder: Path, pages: int) -> Path:
    """Write a plain book of so many pages."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text('project = "Bench"\nextensions = ["myst_parser", "pmo_guide"]\n', encoding="utf-8")
    names = [f"page{n}" for n in range(pages)]
    (folder / "index.md").write_text("# Bench\n\n```{toctree}\n" + "\n".join(names) + "\n```\n", encoding="utf-8")
    for n, name in enumerate(names):
        (folder / f"{name}.md").write_text(PAGE.replace("{n}", str(n)), encoding="utf-8")
    return folder


def handbook(folder: Path, times: int, quick: bool) -> Iterator[Row]:
    """Yield a row for this guide as a handbook, and unless in haste for other ways and sizes."""
    with_latex = shutil.which("latexmk") and not quick
    ours, theirs = [], []
    for turn in range(times):
        ours.append(sphinx("handbook", ROOT / "docs", folder / f"typst{turn}", *BOOK))
        if with_latex:
            theirs.append(latexmk(folder / f"latex{turn}"))
    yield Row("handbook of this guide", "ours", "clean, parallel", tuple(ours))
    if theirs:
        yield Row("handbook of this guide", "latexmk", "clean, parallel", tuple(theirs))
    if not quick:
        words = ["-m", "bench.thrice", "-q", "-j", "auto", "-b", "handbook", "-d", f"{folder}/thrice-doctrees"]
        cost = run(sys.executable, *words, ROOT / "docs", folder / "thrice")
        yield Row("handbook of this guide three times", "ours", "clean, parallel", (cost,))
    for pages in () if quick else (30, 90):
        cost = sphinx("handbook", book(folder / f"plain{pages}", pages), folder / f"out{pages}")
        yield Row(f"handbook of {pages} plain pages", "ours", "clean, parallel", (cost,))
