"""What the page of search looks through: every section of the finished pages, with its words.

Sphinx's own search is switched off: it knows whole pages only, forgives no mistyped letter, and weighs a word in a
title like one in a footnote. `search.js` asks MiniSearch, a library that needs no server, over what is written here.
Other words for the same come from the glossary, from `synonyms.toml`, and from the spellings of the prose's rules.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
_CODE = Path(__file__).read_bytes()
OUTSIDE = ("contributing/",)
"""Pages for those who make the guide, not for its readers."""
WEIGHTS = {
    "steps/": 1.6,
    "begin/": 1.4,
    "arrive/": 1.4,
    "run/": 1.3,
    "framework/roles": 1.4,
    "framework/levels": 1.4,
    "framework/credentials": 1.2,
    "framework/": 0.7,
    "reference/": 0.05,
    "toolkit/assessment": 0.7,
    "toolkit/documents/": 0.8,
    "toolkit/": 1.2,
}
"""What teaches comes before what lists."""
KINDS = {"toolkit/documents/": "template, form, sample, example, document, word, excel, blank"}
"""What readers call the pages of a folder, beside what each is about."""
_SILENT = {"script", "style", "noscript", "template", "svg"}
_VOID = {"br", "hr", "img", "input", "wbr", "link", "meta", "col", "source"}
_BLOCKS = {"p", "li", "td", "th", "dt", "dd", "div", "pre", "figcaption", "summary", "h1", "h2", "h3", "h4"}


class Section(NamedTuple):
    """A part of a page that a link can lead to; the first one of a page has no anchor."""

    anchor: str
    title: str
    text: str


class _Reader(HTMLParser):
    """Takes the article of a page apart at its headings and at the entries of a glossary."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []  # what began, with the anchor of the section that it is, if it is one
        self.parts: dict[str, tuple[list[str], list[str]]] = {"": ([], [])}
        self.silent = 0
        self.told: dict[str, str] = {}  # by the page about itself

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag == "meta" and given.get("name") in ("description", "keywords"):
            self.told[given["name"] or ""] = given.get("content") or ""
        if tag in _VOID:
            self.handle_data(" ")
            return
        anchor = ""
        if self.silent or tag in _SILENT or "headerlink" in classes or "hidden" in given:
            self.silent += 1
        elif (tag == "section" and self.open) or (tag == "dt" and (given.get("id") or "").startswith("term-")):
            anchor = given.get("id") or ""
            if len(self.parts) == 1 and not self.parts[""][0]:
                anchor = ""  # the section of the page's own title
            elif anchor:
                self.parts.setdefault(anchor, ([], []))
        elif tag == "article":
            self.open = []
        self.open.append((tag, anchor))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(name == tag for name, _ in self.open):
            return
        while True:
            name, _ = self.open.pop()
            self.silent -= bool(self.silent)
            if name == tag:
                break
        if tag in _BLOCKS and not self.silent:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if self.silent or not any(name == "article" for name, _ in self.open):
            return
        at = self._here()
        title, text = self.parts[at]
        inside = {name for name, _ in self.open}
        if inside & {"h1", "h2", "h3", "h4"} or ("dt" in inside and at.startswith("term-")):
            title.append(data)
        else:
            text.append(data)

    def _here(self) -> str:
        """Return the section that words belong to; what explains a term follows the term, in no section of its own."""
        names = [name for name, _ in self.open]
        if "dd" in names and (last := next(reversed(self.parts))).startswith("term-"):
            return last
        return next((anchor for _, anchor in reversed(self.open) if anchor), "")


def sections_of(html: str) -> tuple[dict[str, str], list[Section]]:
    """Return what a page tells of itself (description, keywords), and its sections in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.told, [
        Section(anchor, _plain(title), _plain(text)) for anchor, (title, text) in reader.parts.items() if title
    ]


class Taken:
    """What was taken from pages before, by what they hold; to take all apart is a third of a build that changed one."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.found: dict[str, tuple[dict[str, str], list[Section]]] = {}
        self.before: dict[str, tuple[dict[str, str], list[Section]]] = {}
        with suppress(OSError, ValueError):
            self.before = dict(json.loads(file.read_text("utf-8")))

    def sections_of(self, html: str) -> tuple[dict[str, str], list[Section]]:
        """Return what `sections_of` finds in a page."""
        same = re.sub(r"\?v=\w+", "", html)  # which versions of other files it asks for is no word of it
        key = hashlib.sha256(_CODE + same.encode()).hexdigest()
        self.found[key] = self.before.get(key) or sections_of(html)
        return self.found[key]

    def keep(self) -> None:
        """Note what the pages of now hold, and forget the others."""
        if self.found.keys() != self.before.keys():
            self.file.write_text(json.dumps(self.found), "utf-8", newline="\n")


def _plain(words: list[str]) -> str:
    return " ".join("".join(words).replace("\N{PILCROW SIGN}", "").split())


def other_words(glossary: list[list[str]]) -> list[list[str]]:
    """Return groups of words that mean the same."""
    own = tomllib.loads((HERE / "synonyms.toml").read_text("utf-8"))["groups"]
    return [*own, *(group for group in glossary if len(group) > 1)]


def spellings() -> dict[str, str]:
    """Return the American spelling of words, with the British one that the book uses."""
    rules = tomllib.loads((HERE.parent / "_prose" / "rules.toml").read_text("utf-8"))
    return {american: british for british, american in rules["spelling"].items()}


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the words of all pages into one script, which works from a folder, too."""
    builder = app.builder
    if error or not _searched(builder):
        return
    taken = Taken(Path(app.doctreedir, f"{builder.name}-search.json"))
    pages: list[list[object]] = []
    for name in sorted(builder.env.found_docs):
        path = Path(builder.get_outfilename(name))
        if name.startswith(OUTSIDE) or not path.exists():
            continue
        told, sections = taken.sections_of(path.read_text("utf-8"))
        weight = next((weight for folder, weight in WEIGHTS.items() if name.startswith(folder)), 1)
        kind = next((kind for folder, kind in KINDS.items() if name.startswith(folder)), "")
        words = (told.get("description", ""), ", ".join(filter(None, (told.get("keywords", ""), kind))))
        pages.append([builder.get_target_uri(name), weight, *words, sections])
    taken.keep()
    glossary = [
        [_plain([re.sub(r"<[^>]+>", "", term)]) for term in re.findall(r"<dt.*?</dt>", terms, re.DOTALL)]
        for terms in re.findall(r"((?:<dt id=\"term-.*?</dt>\s*)+)<dd>", _glossary(builder), re.DOTALL)
    ]
    data = {"pages": pages, "groups": other_words(glossary), "spellings": spellings()}
    text = f"var guideSearch = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
    target = Path(builder.outdir, "search-words.js")
    if not target.exists() or target.read_text("utf-8") != text:
        target.write_text(text, "utf-8", newline="\n")


def _glossary(builder: StandaloneHTMLBuilder) -> str:
    path = Path(builder.get_outfilename("reference/glossary"))
    return path.read_text("utf-8") if path.exists() else ""


def _searched(builder: object) -> bool:
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name in ("html", "dirhtml")


def instead(app: Sphinx) -> None:
    """Switch Sphinx's search off, and add the page of ours, which Sphinx makes for its own only."""
    if _searched(app.builder):
        app.builder.search = False
        app.config.html_additional_pages = {**app.config.html_additional_pages, "search": "search.html"}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Search in our way."""
    app.connect("builder-inited", instead)
    app.connect("build-finished", write, priority=400)  # before addresses get their versions
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
