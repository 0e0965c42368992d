"""From the documents of a book to the source of one Typst document: one recursive renderer.

Each docutils node becomes one or more Typst expressions, a line each, and every text becomes a Typst string, so that
nothing an author writes can be taken for markup. How anything looks is decided in ``handbook.typ`` alone; the
functions called here are defined there. A node without a form on paper is a fault with its page and line, never
dropped text. Each module knows the nodes of one kind; `walk` is what they share.
"""

from __future__ import annotations

from docutils import nodes

from pmo_guide.handbook.expressions import join
from pmo_guide.handbook.render.boxes import Boxes
from pmo_guide.handbook.render.lists import Lists
from pmo_guide.handbook.render.pictures import Pictures
from pmo_guide.handbook.render.tables import Tables
from pmo_guide.handbook.render.walk import Chapter
from pmo_guide.handbook.render.words import Words


class Renderer(Words, Lists, Boxes, Pictures, Tables):
    """Renders one document of a book."""

    def chapter(self, tree: nodes.document, depth: int) -> Chapter:
        """Return the document as a chapter whose title is a heading of level `depth` + 1."""
        self._depth = self._top = depth
        self._footnotes = {name: node for node in tree.findall(nodes.footnote) for name in node["ids"]}
        source = join([self.marks(""), *map(self.render, tree.children)])
        return Chapter(
            source, self.titles, self._marked, self.mentions, self.fields, self.faults, self.drawn, self.letters
        )
