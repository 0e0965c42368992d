"""What an e-book needs beside Sphinx's EPUB: plain nodes without forms, its language, and what it says of itself."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.epub3 import Epub3Builder, NavPoint
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

_ = get_translation("pmo_guide")

STYLE = Path(__file__).with_name("ebook")
"""The folder with what an e-book has of its own beside the pages."""

ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessModeSufficient", "textual,visual"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)
"""What a reader with special needs asks of an e-book, in the words of schema.org."""


class Ebook(Epub3Builder):
    """Sphinx's builder ``epub``, whose e-books say their language, their parts and how they can be read."""

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Have the language stand on every page."""
        super().prepare_writing(docnames)
        lang = html.escape(self.config.epub_language)
        self.globalcontext["html_tag"] = self.html_tag.replace("<html", f'<html lang="{lang}" xml:lang="{lang}"', 1)

    def build_content(self) -> None:
        """Say how the book can be read."""
        super().build_content()
        told = "".join(f'    <meta property="schema:{name}">{value}</meta>\n' for name, value in ACCESS)
        summary = html.escape(
            _("The text stands in the order in which it is read, with contents, headings and tables.")
        )
        told += f'    <meta property="schema:accessibilitySummary">{summary}</meta>\n'
        self._insert("content.opf", "  </metadata>", told)

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[NavPoint]:
        """Return the contents, with chapters below their parts."""
        parts: dict[str, str] = {}
        for toctree in self.env.get_doctree(self.config.root_doc).findall(addnodes.toctree):
            parts |= {self.get_target_uri(name): toctree["caption"] or "" for name in toctree["includefiles"]}
        made: list[NavPoint] = []
        for point in super().build_navlist(navnodes):
            part = parts.get(point.refuri.partition("#")[0], "")
            if part and made and made[-1].text == part:
                made[-1].children.append(point)
            else:
                made.append(NavPoint(part, point.refuri, [point]) if part else point)
        return made

    def build_navigation_doc(self) -> None:
        """Say where the book begins, beside its contents."""
        super().build_navigation_doc()
        places = [("bodymatter", self.get_target_uri(self.config.root_doc), _("Begin reading"))]
        if self.use_index:
            places.append(("index", "genindex.xhtml", _("Index")))
        items = "".join(
            f'<li><a epub:type="{kind}" href="{uri}">{html.escape(str(title))}</a></li>' for kind, uri, title in places
        )
        title = html.escape(_("Landmarks"))
        told = f'    <nav epub:type="landmarks" hidden="hidden"><h2>{title}</h2><ol>{items}</ol></nav>\n'
        self._insert("nav.xhtml", "  </body>", told)
        self._insert("nav.xhtml", ' epub:type="toc"', ' role="doc-toc"')

    def _insert(self, name: str, before: str, told: str) -> None:
        """Put something into a file that Sphinx wrote."""
        path = Path(self.outdir, name)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, told + before, 1), encoding="utf-8", newline="\n")


def add_style(app: Sphinx) -> None:
    """Have an e-book bring the look of our parts."""
    if app.config.pmo_framework and app.builder.name == "epub":
        app.config.html_static_path = [*app.config.html_static_path, str(STYLE)]
        app.add_css_file("ebook.css")


class Plain(SphinxPostTransform):
    """Lays out for EPUB what sphinx-design would make for a browser, and leaves out what nobody can fill in there."""

    default_priority = 150  # before sphinx-design makes widgets, at 199 and 200
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Put every tab and every part that opens on request one after the other, below its title."""
        if not self.config.pmo_framework:
            return
        parts = ("tab-set", "tab-item", "tab-content", "dropdown")
        for box in self.document.findall(nodes.container):
            if box.get("design_component") in parts:
                del box["design_component"]
                box["classes"] = ["pmo-part"]
                for title in box.children:
                    if isinstance(title, nodes.rubric):
                        title["classes"] = []
        for start in [one for one in self.document.findall(nodes.container) if "pmo-start" in one["classes"]]:
            start.parent.remove(start)  # it leads into a tool of the site
        for icon in list(self.document.findall(nodes.raw)):
            if "<svg" in icon.astext():
                icon.parent.remove(icon)
        for file in list(self.document.findall(addnodes.download_reference)):
            file.replace_self(nodes.inline("", "", *file.children))
        for table in list(self.document.findall(nodes.table)):
            _without_places(table)
        for line in list(self.document.findall(nodes.paragraph)):
            if _is_asked(line) and line.parent:
                line.parent.remove(line)
                if not line.parent.children and line.parent.parent:  # a box in which nothing else stood
                    place = nodes.target()
                    line.parent.replace_self(place)
                    place["classes"] = []  # a place for links, and no box


def _is_place(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and "pmo_field" in node


def _is_asked(line: nodes.paragraph) -> bool:
    """Whether a line asks for something to be written or chosen; a box before words is one thing to do."""
    return any(
        _is_place(part) and (part["pmo_field"][0] == "text" or "pmo-choices" in line["classes"])
        for part in line.findall(nodes.inline)
    )


def _without_places(table: nodes.table) -> None:
    """Take out of a table the columns that are to be filled in, or all of it if nothing else is left."""
    rows = list(table.findall(nodes.row))
    specs = list(table.findall(nodes.colspec))
    whole = [row for row in rows if len(row) == len(specs) and isinstance(row.parent, nodes.tbody)]
    empty = {
        column
        for column in range(len(specs))
        if whole and all(any(map(_is_place, row[column].findall())) for row in whole)
    }
    if not empty:
        return
    if len(specs) - len(empty) < 2:
        table.parent.remove(table)
        return
    for row in rows:
        if len(row) == len(specs):
            row.children = [cell for column, cell in enumerate(row.children) if column not in empty]
        for cell in row.children:
            if isinstance(cell, nodes.Element) and "morecols" in cell:
                cell["morecols"] -= len(empty)
    group = specs[0].parent
    for column in empty:
        group.remove(specs[column])
    group["cols"] = len(specs) - len(empty)
