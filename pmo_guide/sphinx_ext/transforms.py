"""What becomes of ordinary nodes: glossary terms learn what they mean, and each format gets what it can use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from pmo_guide.sphinx_ext.writing import downloads, xref

if TYPE_CHECKING:
    from pathlib import Path

_ = get_translation("pmo_guide")


class GlossaryLinks(SphinxTransform):
    """Links each glossary term to the competencies that it means."""

    default_priority = 15  # before Locale (20): terms are still the author's words

    def apply(self, **kwargs: Any) -> None:
        """Add a line of links under the definition of each term."""
        if not self.config.pmo_framework:
            return
        for glossary in self.document.findall(addnodes.glossary):
            for item in glossary.findall(nodes.definition_list_item):
                self.add(item)

    def add(self, item: nodes.definition_list_item) -> None:
        """Add the line of links to one entry."""
        found: dict[str, str] = {}
        for term in item.findall(nodes.term):
            ask = self.env.domains["pmo"].query  # type: ignore[attr-defined]
            for link in ask("competencies_for_term", term.astext()):
                found[link.id] = link.title
        if not found:
            return
        line = nodes.paragraph("", "", nodes.strong("", _("See:")), classes=["pmo-line"])
        line["translatable"] = False
        for number, (name, title) in enumerate(found.items()):
            line += nodes.Text(", " if number else " ")
            line += xref("competency", name, title, self.env.docname)
        definition = item.next_node(nodes.definition)
        if definition is not None:
            definition += line


class OnePage(SphinxPostTransform):
    """Makes links between documents work in ``singlehtml``, where Sphinx 9 writes ``#document-NAME#anchor``."""

    default_priority = 900
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Keep the last anchor of each link."""
        if not self.config.pmo_framework:
            return
        for node in self.document.findall(nodes.reference):
            uri = node.get("refuri", "")
            if uri.startswith("#") and uri.count("#") > 1:
                node["refuri"] = uri[uri.rindex("#") :]


class Downloads(SphinxPostTransform):
    """Lists what lies among the downloads of a site; where there is nothing, or no site, there is no list."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Fill or remove every place of downloads."""
        domain = self.env.domains["pmo"]
        for place in list(self.document.findall(nodes.container)):
            if "pmo-downloads" not in place["classes"]:
                continue
            files = downloads(domain.builder)  # type: ignore[attr-defined]
            here = domain.builder.get_target_uri(self.env.current_document.docname)  # type: ignore[attr-defined]
            if files:
                place += nodes.bullet_list("", *(_download(path, here) for path in files), bullet="*")
            else:
                place.parent.remove(place)


def _download(path: Path, here: str) -> nodes.list_item:
    """Return the line of one file."""
    told = [path.suffix.lstrip(".").upper(), *pages(path), size(path.stat().st_size)]
    link = nodes.reference("", path.name, refuri=relative_uri(here, f"downloads/{quote(path.name)}"))
    return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(f" ({', '.join(told)})")))


def size(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} KB"


def pages(path: Path) -> list[str]:
    """Return how many pages a PDF has, where pikepdf can tell."""
    if path.suffix != ".pdf":
        return []
    try:
        import pikepdf
    except ImportError:
        return []
    try:
        with pikepdf.open(path) as pdf:
            return [_("%s pages") % len(pdf.pages)]
    except pikepdf.PdfError:
        return []


class Plain(SphinxPostTransform):
    """Lays out for EPUB what sphinx-design would make for a browser: tabs, dropdowns and inline icons."""

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
        for icon in list(self.document.findall(nodes.raw)):
            if "<svg" in icon.astext():
                icon.parent.remove(icon)
        for file in list(self.document.findall(addnodes.download_reference)):
            file.replace_self(nodes.inline("", "", *file.children))


class Anchors(SphinxPostTransform):
    """Marks homes for LaTeX, which knows no anchors on list items and paragraphs."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Move the ids of each home to a target in its first line."""
        for kind in (nodes.list_item, nodes.paragraph):
            for node in self.document.findall(kind):
                if "homes" not in node:
                    continue
                line = node if isinstance(node, nodes.paragraph) else node[0]
                line.insert(0, nodes.target("", "", ids=node["ids"]))  # type: ignore[attr-defined]
                node["ids"] = []
