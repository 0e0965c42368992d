"""What becomes of ordinary nodes: glossary terms learn what they mean, and links work where all is one page."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from pmo_guide.sphinx_ext.writing import line, medium, xref

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
                found: dict[str, str] = {}
                for term in item.findall(nodes.term):
                    ask = self.env.domains["pmo"].query  # type: ignore[attr-defined]
                    found |= {link.id: link.title for link in ask("competencies_for_term", term.astext())}
                definition = item.next_node(nodes.definition)
                if found and definition is not None:
                    to = (xref("competency", name, title, self.env.docname) for name, title in found.items())
                    definition += line(_("See:"), to)


class Media(SphinxPostTransform):
    """Leaves what is true of the medium that a builder writes for, and takes out what is true of others only."""

    default_priority = 4  # before parts are written

    def run(self, **kwargs: Any) -> None:
        """Put what is kept in the place of its directive."""
        here = medium(self.env.domains["pmo"].builder)  # type: ignore[attr-defined]
        for node in list(self.document.findall(nodes.compound)):
            if "pmo_media" in node:
                node.parent.replace(node, node.children if here in node["pmo_media"] else [])


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


SIGNS = {
    "\u2610": r"\fbox{\rule{0pt}{1ex}\rule{1ex}{0pt}}",  # an empty box
    "\u2605": r"\(\star\)",
    "\u2002": r"\enspace{}",
}
"""Signs of ours that plain pdfLaTeX has no letters for, each as what every LaTeX can draw without a package."""
_SIGN = re.compile(f"([{''.join(SIGNS)}])")


class Signs(SphinxPostTransform):
    """Draws for LaTeX the signs that its usual engine does not know."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Part each text at these signs; program text stays as it is."""
        if not self.config.pmo_framework:
            return
        for text in list(self.document.findall(nodes.Text)):
            if text.parent is None or isinstance(text.parent, (nodes.FixedTextElement, nodes.literal, nodes.raw)):
                continue
            if _SIGN.search(text):
                made = (
                    nodes.raw("", SIGNS[part], format="latex") if part in SIGNS else nodes.Text(part)
                    for part in _SIGN.split(text)
                    if part
                )
                text.parent.replace(text, list(made))
