"""Sections, paragraphs, and what stands among them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from pmo_guide.handbook.expressions import call, join, label_of, quote
from pmo_guide.handbook.render.walk import Walker, holds_block, leads_in, names_in, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator


_DEEPEST = 6
"""The deepest level of headings that PDF knows."""


class Structure(Walker):
    """Renders sections and running text."""

    def render_section(self, node: nodes.section) -> str:
        title = node[0] if node.children and isinstance(node[0], nodes.title) else None
        if title is None:  # what an extension keeps together
            return "\n".join([self.marks(*node["ids"]), *self.each(node.children)])
        self._depth += 1
        if self._depth <= self._top + 2:
            self._told.clear()
        number = f"{called}\u2002" if (called := self.number_of(node)) else ""
        self.titles.append((self._depth, number + title.astext()))
        # A heading stands again in the contents and the running head, where it must not be marked.
        inner = self.marks(*names_in(title))
        words = join([quote(number) if number else "", self.plain(title)])
        heading = call("heading", words, level=str(min(self._depth, _DEEPEST)))
        first, *others = map(str, [*node["ids"], ""])
        if (self._docname, first) not in self._marked:
            self._marked.add((self._docname, first))
            heading = f"[#{heading}#{label_of((self._docname, first))}]"
        rest = self.each(child for child in node.children if child is not title)
        made = "\n".join([heading, inner, self.marks(*filter(None, others)), *rest])
        self._depth -= 1
        return made

    def render_paragraph(self, node: nodes.Element) -> str:
        style = style_of(node)
        if style == "pmo-line" and style_of(node.parent) in ("pmo-evidence", "pmo-plan"):
            label, *place = node.children
            return call("asked", join([self.render(label)]), join(map(self.render, place)))
        if style:
            return call("styled", quote(style), join([self.marks(*node["ids"]), self.told(style, node)]))
        return self.running(node, "announcement" if leads_in(node) else "par")

    def running(self, node: nodes.Element, kind: str = "par") -> str:
        """Return running text as paragraphs; what stands in it as a block, as in fields of signatures, parts them."""
        made: list[str] = [self.marks(*node["ids"])]
        for is_block, children in groupby(node.children, holds_block):
            if is_block:
                made += map(self.render, children)
            elif (body := join(map(self.render, children))) != "[]":
                made.append(call(kind, body))
        return "\n".join(filter(None, made))

    def render_rubric(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + call("rubric", self.inside(node))

    render_title = render_rubric
    render_centered = render_rubric

    def render_block_quote(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + call("quotation", self.inside(node))

    def render_attribution(self, node: nodes.Element) -> str:
        return call("attribution", self.inside(node))

    def render_transition(self, node: nodes.Element) -> str:
        return "" if "footnotes" in node["classes"] else "divider"  # MyST's line above what stands at the foot

    def render_line_block(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + call("par", join(self.lines(node)))

    def lines(self, node: nodes.Element, depth: int = 0) -> Iterator[str]:
        """Yield the lines of a verse; those of a block within it stand farther in."""
        for child in node.children:
            if isinstance(child, nodes.line_block):
                yield from self.lines(child, depth + 1)
            else:
                yield from (f"h({depth * 1.5}em)" if depth else "", self.inside(child), "linebreak()")

    def render_compound(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + self.inside(node)

    render_legend = render_compound
    render_compact_paragraph = render_compound
    render_hlist = render_compound
    render_hlistcol = render_compound
    render_acks = render_compound

    def render_glossary(self, node: nodes.Element) -> str:
        return call("glossary", self.inside(node))

    def render_versionmodified(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + self.inside(node)
