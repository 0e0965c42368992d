"""Every builder writes the books strictly, alone and in four processes, and every link leads somewhere."""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Project

pytestmark = pytest.mark.filterwarnings("ignore:'sphinxcontrib.serializinghtml")
HTML_FAMILY = ("html", "dirhtml", "singlehtml", "epub")
WRITTEN = {
    "html": "html",
    "dirhtml": "html",
    "singlehtml": "html",
    "epub": "xhtml",
    "latex": "tex",
    "text": "txt",
    "man": "1",
    "gettext": "pot",
    "xml": "xml",
    "pseudoxml": "pseudoxml",
    "json": "fjson",
}
"""Builders, and the suffix of what they write."""
ISSUED = ("html", "dirhtml", "singlehtml", "epub", "latex", "man", "text", "xml", "gettext")
"""Those that books are published with."""


class Page(HTMLParser):
    """The ids of a page, and where its links lead."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        text = path.read_text(encoding="utf-8")
        if "singlehtml" in path.parts:  # Sphinx 9 itself leads nowhere from the contents at the side
            body = re.search(r'<div class="body".*?<div class="clearer">|<article.*?</article>', text, re.DOTALL)
            assert body
            text = body[0]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and tag == "a" and value:
                self.links.append(value)


def broken(out: Path, suffix: str) -> Iterator[str]:
    """Yield each link that leads nowhere."""
    pages = {f"/{path.relative_to(out).as_posix()}": Page(path) for path in out.rglob(f"*.{suffix}")}
    assert pages
    for name, page in pages.items():
        for link in sorted(set(page.links)):
            url, fragment = urldefrag(urljoin(name, link))
            if re.match(r"[a-z]+:", link):
                continue
            path = unquote(url) + ("index.html" if url.endswith("/") else "")
            if path not in pages:
                if not (out / path.lstrip("/")).is_file():
                    yield f"{name}: no file for {link}"
            elif fragment and unquote(fragment) not in pages[path].ids:
                yield f"{name}: no anchor for {link}"


def texts(out: Path, builder: str) -> dict[str, str]:
    """Return the pages that a builder wrote, without dates and what Sphinx's search had before."""
    found = sorted(out.rglob(f"*.{WRITTEN[builder]}"))
    dates = re.compile(r"POT-Creation-Date: .*|\\date\{.*?\}|(?<=#: )[./]+|(?<=searchindex\.js\?v=)\w+")
    return {path.relative_to(out).as_posix(): dates.sub("", path.read_text("utf-8")) for path in found}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes")
@pytest.mark.parametrize("builder", ISSUED)
def test_a_small_book_builds_strictly_and_alike_in_one_and_four_processes(kept: Project, builder: str) -> None:
    alone = kept.build(builder)
    assert alone.warnings == []
    four = kept.apart(builder, "_jobs", 4)
    assert (four.status, four.warnings) == (0, "")
    one, other = texts(alone.out, builder), texts(kept.folder / "_jobs" / builder / builder, builder)
    assert one
    assert one == other


@pytest.mark.parametrize("builder", WRITTEN)
def test_a_book_in_restructuredtext_builds_strictly(
    copied: Callable[[str, Path], Project], tmp_path: Path, builder: str
) -> None:
    built = copied("guild", tmp_path).build(builder)
    assert built.warnings == []
    if builder in HTML_FAMILY:
        assert list(broken(built.out, WRITTEN[builder])) == []


@pytest.mark.parametrize("builder", HTML_FAMILY)
def test_every_link_of_a_small_book_leads_somewhere(kept: Project, builder: str) -> None:
    assert list(broken(kept.build(builder).out, WRITTEN[builder])) == []


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_link_that_scripts_make_leads_somewhere(kept: Project, builder: str) -> None:
    out = kept.build(builder).out
    text = re.search(r"JSON\.parse\((.*)\);", (out / "framework.js").read_text("utf-8"))[1]  # type: ignore[index]
    data = json.loads(json.loads(text))
    assert len(data["places"]) > 20
    for url in [*data["places"].values(), *(section["url"] for section in data["sections"])]:
        path, anchor = urldefrag(url)
        page = out / path / "index.html" if path.endswith("/") or not path else out / path
        assert not anchor or f'id="{unquote(anchor)}"' in page.read_text("utf-8"), url


@pytest.mark.parametrize("builder", HTML_FAMILY)
def test_the_book_builds_strictly_and_every_link_of_it_leads_somewhere(
    book: Callable[[str], Path], builder: str
) -> None:
    assert list(broken(book(builder), WRITTEN[builder])) == []


@pytest.mark.parametrize("builder", ["latex", "text", "gettext"])
def test_the_book_builds_strictly_for_other_formats(book: Callable[[str], Path], builder: str) -> None:
    assert texts(book(builder), builder)


def test_every_link_in_latex_has_its_target(kept: Project) -> None:
    tex = "".join(texts(kept.build("latex").out, "latex").values())
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.+?)\}\]", tex))
    targets = set(re.findall(r"\\label\{\\detokenize\{(.+?)\}\}", tex))
    assert any("pmo-action-" in link for link in links)
    assert links - targets == set()


def test_epub_pages_are_well_formed_and_have_each_id_once(kept: Project) -> None:
    out = kept.build("epub").out
    for path in out.rglob("*.xhtml"):
        ElementTree.parse(path)
        ids = Page(path).ids
        assert len(ids) == len(set(ids)), path.name
        text = path.read_text(encoding="utf-8")
        assert "<input" not in text
        assert "<details" not in text


def test_widgets_are_for_html_alone_and_paper_has_boxes(kept: Project) -> None:
    page = kept.build("html").article("dough.html")
    boxes = page.select("label input[type=checkbox]")
    values = [box["value"] for box in boxes]
    assert values == ["keep-a-starter", "shape-a-hundred-loaves", "sweep-the-floor"]
    assert not any(box.get("id") for box in boxes)
    assert all(box["autocomplete"] == "off" for box in boxes)
    assert [box.parent.get_text().strip() for box in boxes if box.parent] == [
        "Keep a starter alive for a month",
        "Shape a hundred loaves & weigh each",
        "Sweep the floor before anybody asks",
    ]
    assert "☐" not in page.get_text()
    plain = texts(kept.build("text").out, "text")
    assert "☐ Keep a starter alive for a month" in plain["dough.txt"]
    for builder in ("json", "xml", "epub"):
        written = texts(kept.build(builder).out, builder)
        assert all("<input" not in page for page in written.values())
        assert any("☐" in page or "\\u2610" in page for page in written.values())


def test_an_html_builder_of_another_name_writes_a_site_too(bakery: Project) -> None:
    bakery.write(
        {
            "other.py": (
                "from sphinx.builders.html import StandaloneHTMLBuilder\n"
                "class Other(StandaloneHTMLBuilder):\n"
                "    name = 'other'\n"
                "def setup(app):\n"
                "    app.add_builder(Other)\n"
            )
        }
    )
    conf = "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"
    bakery.replace("conf.py", "project =", f"{conf}project =")
    bakery.replace("conf.py", '"pmo_guide"', '"pmo_guide", "other"')
    built = bakery.build("other")
    assert built.warnings == []
    page = built.page("dough.html")
    assert page.select("label input[type=checkbox].pmo-tick")
    assert page.select("script[src*='pmo-guide.js']")
    assert (built.out / "framework.js").is_file()


def test_plain_pdflatex_has_a_letter_for_every_sign(kept: Project) -> None:
    written = "".join(texts(kept.build("latex").out, "latex").values())
    # What is declared for the usual encodings (inputenc, T1 and TS1); anything else stops pdfLaTeX.
    declared = set("–—‘’“”„‚…·×÷±°§¶©®€£«»¡¿†‡•") | {chr(code) for code in range(0xA0, 0x180)}
    assert {sign for sign in written if ord(sign) > 126} - declared == set()
    assert r"\fbox{\rule{0pt}{1ex}\rule{1ex}{0pt}} }Keep a starter alive" in written
    assert "1\N{NO-BREAK SPACE}\\(\\star\\)" in written


def test_manual_pages_have_no_cells_that_span(kept: Project) -> None:
    built = kept.build("man")
    assert built.warnings == []
    [page] = built.out.glob("*.1")
    assert "Work the dough" in page.read_text(encoding="utf-8")


def test_ids_of_a_page_are_unique_in_html(kept: Project) -> None:
    built = kept.build()
    for name in built.pages:
        ids = Page(built.out / f"{name}.html").ids
        assert len(ids) == len(set(ids)), name


def test_translators_get_the_authors_words_and_none_of_the_frameworks(kept: Project) -> None:
    everything = {"gettext_additional_targets": ["index", "literal-block"]}
    with kept.restored():
        pots = texts(kept.build("gettext", to="_clean", **everything).out, "gettext")
        found = " ".join(re.findall(r'^(?:msgid )?"(.*)"$', "\n".join(pots.values()), re.MULTILINE))
    assert "Nothing of the framework is here." in found
    assert "Flour and water that live." in found
    model = ("Keep a starter alive", "Make dough rise", "Fermentation", "Head baker", "Bread club")
    assert [text for text in model if text in found] == []
    assert [text for text in ("Built by", "Needed by", "hours", "☐", "See:") if text in found] == []


def test_codes_addresses_and_examples_are_shown(kept: Project) -> None:
    page = kept.build().article("skills.html")
    [rescue] = [item for item in page.select("li") if item.get_text().startswith("Rescues")]
    assert [line.get_text() for line in rescue.select("p")] == [
        "Rescues an overproofed batch. (if the case arose)",
        "For example: Knocks it back; Makes focaccia of it",
    ]
    assert [link["href"] for link in rescue.select("a")] == ["https://guild.example/rescue"]
    steaming = page.select_one("#pmo-competency-steaming")
    assert steaming.select_one("h2, h3").get_text().startswith("B2 Steaming")
    assert [link["href"] for link in steaming.select("a.external")] == ["https://guild.example/b2"]
    assert "B2 Steaming" in texts(kept.build("text").out, "text")["skills.txt"]


def test_nothing_generated_is_escaped_or_empty(kept: Project) -> None:
    built = kept.build()
    for name in built.pages:
        page = built.article(f"{name}.html")
        assert "\\N" not in str(page), name
        for tag in page.select("p, strong, li, ul, dl, th, a"):
            assert tag.get_text(strip=True) or tag.select("input, img"), f"{name}: empty {tag}"
