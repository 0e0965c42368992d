"""From standard nodes to more: glossary terms learn what they mean, and HTML gets its widgets, last of all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from pmo_guide.sphinx_ext.directives import xref

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_ = get_translation("pmo_guide")
HTML_BUILDERS = ("html", "dirhtml", "singlehtml")


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


class tick(nodes.General, nodes.TextElement):  # noqa: N801 (a node's tag name)
    """A labelled checkbox; only HTML ever sees one. Its value is an action's id, never its HTML id."""


def visit_tick(self: HTML5Translator, node: tick) -> None:
    """Open the label around the checkbox and its text."""
    self.body.append(self.starttag(node, "label", ""))
    box = {"type": "checkbox", "value": node["action"], "autocomplete": "off"}
    self.body.append(self.emptytag(node, "input", " ", **box, CLASS="pmo-tick"))


def depart_tick(self: HTML5Translator, node: tick) -> None:
    """Close the label."""
    self.body.append("</label>")


class fold(nodes.General, nodes.Element):  # noqa: N801
    """A part that opens on request; only HTML ever sees one."""


def visit_fold(self: HTML5Translator, node: fold) -> None:
    """Open the part."""
    self.body.append(self.starttag(node, "details"))


def depart_fold(self: HTML5Translator, node: fold) -> None:
    """Close the part."""
    self.body.append("</details>\n")


class fold_title(nodes.General, nodes.TextElement):  # noqa: N801
    """What a closed part shows."""


def visit_fold_title(self: HTML5Translator, node: fold_title) -> None:
    """Open the title."""
    self.body.append(self.starttag(node, "summary", ""))


def depart_fold_title(self: HTML5Translator, node: fold_title) -> None:
    """Close the title."""
    self.body.append("</summary>\n")


NODES = (
    (tick, visit_tick, depart_tick),
    (fold, visit_fold, depart_fold),
    (fold_title, visit_fold_title, depart_fold_title),
)


class Widgets(SphinxPostTransform):
    """Turns marked standard nodes into widgets, for HTML alone."""

    default_priority = 900  # after all links are resolved
    builders = HTML_BUILDERS

    def run(self, **kwargs: Any) -> None:
        """Replace every mark on a page."""
        for node in list(self.document.findall(nodes.inline)):
            if "pmo_action" in node:
                words = [child for child in node.children if "pmo-box" not in classes(child)]
                node.replace_self(tick("", "", *words, action=node["pmo_action"]))
        for box in list(self.document.findall(nodes.container)):
            if "pmo-fold" in box["classes"]:
                title, *rest = box.children
                head = fold_title("", "", *title.children)  # a paragraph
                box.replace_self(fold("", head, *rest, classes=box["classes"]))


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


class Paper(SphinxPostTransform):
    """Leaves out of every other format what only HTML can use."""

    default_priority = 900
    builders = HTML_BUILDERS

    def is_supported(self) -> bool:
        """Return whether the builder is none of those for HTML."""
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        """Remove the places of downloads."""
        for node in list(self.document.findall(nodes.container)):
            if "pmo-downloads" in node["classes"]:
                node.parent.remove(node)


def list_downloads(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """List what lies among the downloads of a site, with its size; nothing where there is nothing."""
    if app.builder.name not in HTML_BUILDERS:
        return
    for place in list(doctree.findall(nodes.container)):
        if "pmo-downloads" not in place["classes"]:
            continue
        files = sorted(path for path in (app.outdir / "downloads").glob("*") if path.is_file())
        here = app.builder.get_target_uri(docname)
        if files:
            place += nodes.bullet_list("", *(_download(Path(path), here) for path in files), bullet="*")
        else:
            place.parent.remove(place)


def _download(path: Path, here: str) -> nodes.list_item:
    """Return the line of one file."""
    told = [path.suffix.lstrip(".").upper(), *pages(path), size(path.stat().st_size)]
    link = nodes.reference("", path.name, refuri=relative_uri(here, f"downloads/{path.name}"))
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
                if "pmo" not in node:
                    continue
                line = node if isinstance(node, nodes.paragraph) else node[0]
                line.insert(0, nodes.target("", "", ids=node["ids"]))  # type: ignore[attr-defined]
                node["ids"] = []


def classes(node: nodes.Node) -> list[str]:
    """Return the class names of a node; a text has none."""
    return node.get("classes", []) if isinstance(node, nodes.Element) else []
