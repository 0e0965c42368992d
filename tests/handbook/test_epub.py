"""The EPUB, and parity: what the framework and the book say is found on paper, in the EPUB and as text."""

from __future__ import annotations

import ast
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from handbooks import ROOT, missing, printed

from pmo_guide.interchange import load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import Book, Check
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def book_epub(book: Book) -> Path:
    """The EPUB of our book."""
    return next(book("epub").glob("*.epub"))


@pytest.fixture(scope="session")
def wanted() -> list[str]:
    """Everything that must be found: the framework's words, and the titles of all sections for readers."""
    model = load("pmo_guide.framework:FRAMEWORK")
    texts = [action.text for step in model.steps for action in step.actions]
    texts += [part.text for one in model.competencies for part in one.indicators]
    texts += [one.title for one in (*model.competencies, *model.roles, *model.credentials, *model.steps)]
    texts += [told for one in model.scenarios for part in one.choices for told in (part.text, part.follows)]
    texts += titles(path for path in (ROOT / "docs").rglob("*.md") if "contributing" not in path.parts)
    assert len(texts) > 500
    return texts


def titles(pages: Iterable[Path]) -> list[str]:
    """Return the titles of the sections of pages."""
    lines = (line for page in pages for line in page.read_text(encoding="utf-8").splitlines())
    return [line.lstrip("# ") for line in lines if line.startswith("#") and "`" not in line]


def title_of(page: str) -> str:
    """Return the title of a page of the book."""
    return titles([ROOT / "docs" / f"{page}.md"])[0]


def words(pages: Iterable[str | bytes]) -> str:
    """Return the text of pages of HTML."""
    texts = (page.decode() if isinstance(page, bytes) else page for page in pages)
    return " ".join(unescape(re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", "", text)) for text in texts)


def test_the_short_handbook_leaves_out_only_what_it_says_and_the_full_one_has_it(
    book: Book, book_pdf: Path, wanted: list[str]
) -> None:
    """The pages that `docs/conf.py` names, and the credentials, which are at home on one of them."""
    settings = ast.parse((ROOT / "docs" / "conf.py").read_text(encoding="utf-8")).body
    [names] = [one.value for one in settings if "pmo_handbook_full_only" in ast.unparse(one)]  # type: ignore[attr-defined]
    pages = [path for name in ast.literal_eval(names) for path in (ROOT / "docs").glob(f"{name}.md")]
    left_out = {one.title for one in load("pmo_guide.framework:FRAMEWORK").credentials} | set(titles(pages))
    text = printed(book_pdf)
    lost = missing(wanted, text)
    assert left_out.issuperset(lost)
    only = [f"-Dpmo_handbook_include={','.join(ast.literal_eval(names))}", "-Dpmo_handbook_full=1"]
    assert missing(lost, printed(book("handbook", *only) / "handbook.pdf")) == []
    told = text[text.index("In the full edition and on the site") :]
    assert missing([title_of("run/regulated"), "Credentials"], told[:600]) == []


def test_everything_is_in_the_epub(book_epub: Path, wanted: list[str]) -> None:
    with zipfile.ZipFile(book_epub) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    assert missing(wanted, words(pages)) == []


def test_everything_is_in_the_text(book: Book, wanted: list[str]) -> None:
    found = " ".join(path.read_text(encoding="utf-8") for path in book("text").rglob("*.txt"))
    there = set(re.findall(r"\w+", found))
    # In a table of text the lines of neighbouring cells stand in turn, so there each word is looked for.
    assert [text for text in missing(wanted, found) if not there.issuperset(re.findall(r"\w+", text))] == []


def test_everything_is_in_html(book_html: Path, wanted: list[str]) -> None:
    assert missing(wanted, words(path.read_bytes() for path in book_html.rglob("*.html"))) == []


def test_the_epub_is_clean(book_epub: Path, epubcheck: Check) -> None:
    assert epubcheck(book_epub) == ""


LOOK = """() => {
  const lines = (cell) => { const words = document.createRange(); words.selectNodeContents(cell); return words; };
  return {
    wide: document.documentElement.scrollWidth > innerWidth,
    parted: [...document.querySelectorAll("td")].filter((cell) => /^[−0-9.,%]+$/.test(cell.innerText.trim())
      && lines(cell).getBoundingClientRect().height > 1.8 * parseFloat(getComputedStyle(cell).fontSize))
      .map((cell) => cell.innerText),
    bulleted: [...document.querySelectorAll(".pmo-boxes, .pmo-actions, .pmo-outcomes")].filter(
      (list) => getComputedStyle(list).listStyleType !== "none").length,
    framed: [...document.querySelectorAll(".pmo-card, .pmo-head")].every(
      (box) => parseFloat(getComputedStyle(box).borderTopWidth) > 0),
  };
}"""
"""What a page of an e-book looks like where it matters."""


def test_pages_fit_a_narrow_e_reader_and_no_box_has_a_bullet(
    book_epub: Path, chromium: Browser, tmp_path: Path
) -> None:
    """The pages with the widest tables, a chapter and cards, at the 420 pixels of an e-reader."""
    with zipfile.ZipFile(book_epub) as archive:
        archive.extractall(tmp_path)
    rows = {
        path: max((part.count("<td") for part in path.read_text("utf-8").split("<tr")), default=0)
        for path in tmp_path.rglob("*.xhtml")
    }
    widest = sorted(rows, key=lambda path: (-rows[path], str(path)))[:6]
    assert rows[widest[0]] > 6
    page = chromium.new_page(viewport={"width": 420, "height": 900})
    try:
        for path in (*widest, tmp_path / "steps/leadership.xhtml", tmp_path / "framework/leadership.xhtml"):
            page.goto(path.as_uri())
            found = page.evaluate(LOOK)
            assert (path.name, found) == (path.name, {"wide": False, "parted": [], "bulleted": 0, "framed": True})
    finally:
        page.close()


def test_the_epub_has_a_cover_boxes_contents_and_nothing_for_contributors(book_epub: Path) -> None:
    with zipfile.ZipFile(book_epub) as archive:
        names = archive.namelist()
        assert [name for name in names if "contributing" in name] == []
        assert "contributing" not in archive.read("nav.xhtml").decode().lower()
        assert "_static/cover.png" in names
        assert "\N{BALLOT BOX}" in archive.read("steps/experience.xhtml").decode()
        assert "steps/network.xhtml" in archive.read("nav.xhtml").decode()


def test_the_epub_says_its_language_its_parts_and_how_it_can_be_read_and_has_no_forms(book_epub: Path) -> None:
    with zipfile.ZipFile(book_epub) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}
        about = archive.read("content.opf").decode()
        assert ".pmo-boxes" in archive.read("_static/ebook.css").decode()
    cover = "epub-cover.xhtml"
    assert [name for name, page in pages.items() if name != cover and 'lang="en"' not in page[:400]] == []
    assert [name for name, page in pages.items() if "____" in page] == []
    assert [name for name, page in pages.items() if re.search('<span class="pmo-[^"]* target"|pmo-start', page)] == []
    assert '<meta property="schema:accessMode">textual</meta>' in about
    contents = BeautifulSoup(pages["nav.xhtml"], "html.parser")
    assert contents.find("nav", {"epub:type": "toc", "role": "doc-toc"})
    part = next(link for link in contents.find_all("a") if link.get_text() == "The seven steps")
    assert title_of("steps/experience") in part.find_next("ol").get_text()
    assert contents.find("nav", {"epub:type": "landmarks"}).find("a", {"epub:type": "bodymatter"})
