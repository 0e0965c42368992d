"""The EPUB, and parity: what the framework and the book say is found on paper, in the EPUB and as text."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from bs4 import BeautifulSoup

spec = importlib.util.spec_from_file_location("handbook_tools", Path(__file__).parent / "conftest.py")
tools = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tools)


def letters(text: str) -> str:
    """Return letters and digits alone; "(p. 12)" is only on paper."""
    return re.sub(r"p\d+", "", re.sub(r"[\W_]+", "", text).casefold())


@pytest.fixture(scope="session")
def book_epub(book) -> Path:
    return next(book("epub").glob("*.epub"))


@pytest.fixture(scope="session")
def wanted() -> list[str]:
    """Everything that must be found: the framework's words, and the titles of all sections for readers."""
    command = [sys.executable, "-m", "pmo_guide", "export", "pmo_guide.framework:FRAMEWORK", "--format", "json"]
    model = json.loads(subprocess.run(command, capture_output=True, check=True, cwd=tools.ROOT).stdout)
    texts = [action["text"] for step in model["steps"] for action in step["actions"]]
    texts += [part["text"] for one in model["competencies"] for part in one["indicators"]]
    for kind in ("competencies", "roles", "credentials", "steps"):
        texts += [one["title"] for one in model[kind]]
    pages = [path for path in (tools.ROOT / "docs").rglob("*.md") if "contributing" not in path.parts]
    for page in pages:
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") and "`" not in line:
                texts.append(line.lstrip("# "))
    assert len(texts) > 500
    return texts


def missing(wanted: list[str], found: str) -> list[str]:
    printed = letters(found)
    return [text for text in wanted if letters(text) not in printed]


def test_everything_is_on_paper(book_pdf, wanted):
    pages = pypdfium2.PdfDocument(book_pdf)
    assert missing(wanted, " ".join(page.get_textpage().get_text_range() for page in pages)) == []


def test_everything_is_in_the_epub(book_epub, wanted):
    with zipfile.ZipFile(book_epub) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    assert missing(wanted, " ".join(BeautifulSoup(page, "html.parser").get_text() for page in pages)) == []


def test_everything_is_in_the_text(book, wanted):
    found = " ".join(path.read_text(encoding="utf-8") for path in book("text").rglob("*.txt"))
    words = set(re.findall(r"\w+", found))
    # In a table of text the lines of neighbouring cells stand in turn, so there each word is looked for.
    assert [text for text in missing(wanted, found) if not words.issuperset(re.findall(r"\w+", text))] == []


def test_everything_is_in_html(book_html, wanted):
    pages = [path.read_text(encoding="utf-8") for path in book_html.rglob("*.html")]
    assert missing(wanted, " ".join(BeautifulSoup(page, "html.parser").get_text() for page in pages)) == []


def test_the_epub_is_clean(book_epub, epubcheck):
    assert epubcheck(book_epub) == ""


def test_the_epub_has_a_cover_boxes_and_contents(book_epub):
    with zipfile.ZipFile(book_epub) as archive:
        names = archive.namelist()
        assert "_static/cover.png" in names
        assert "\N{BALLOT BOX}" in archive.read("steps/experience.xhtml").decode()
        assert "steps/network.xhtml" in archive.read("nav.xhtml").decode()
