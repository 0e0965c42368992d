"""Words: text, how it is marked, and code."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from pmo_guide.handbook.expressions import array, breakable, call, join, name_of, quote
from pmo_guide.handbook.raw import drawing_in, look_at
from pmo_guide.handbook.render.pictures import Pictures
from pmo_guide.handbook.render.places import Places
from pmo_guide.handbook.render.references import LEVEL
from pmo_guide.handbook.render.walk import SPACES, names_in, style_of
from pmo_guide.handbook.tables import figures


class Words(Places, Pictures):
    """Renders what stands in a line, and code."""

    def render_Text(self, node: nodes.Text) -> str:
        text = node.astext()
        if node is self._taken:
            text = LEVEL.sub("", text)
        box, siblings = self._drawn, node.parent.children
        if box is not None and box in siblings and siblings[siblings.index(box) + 1] is node:
            text = text.lstrip()  # the box before it stands beside it
        self.note_letters(node, text)
        return breakable(figures(SPACES.sub(" ", text)))

    def render_inline(self, node: nodes.Element) -> str:
        if node is self._drawn:
            return ""
        if "pmo_field" in node:
            return self.field(node)
        if "pmo_pages" in node:
            return call("on-pages", *(name_of(place) for place in node["pmo_pages"] if place[0] in self.book.docnames))
        made = self.marks(*node["ids"]) + self.inside(node)
        first = node.children[0] if node.children else None
        is_choice = (
            first is not self._drawn and isinstance(first, nodes.inline) and "choice" in first.get("pmo_field", ())
        )
        return call("choice", join([made])) if is_choice else made

    render_generated = render_inline
    render_problematic = render_inline  # docutils has told of it
    render_abbreviation = render_inline
    render_acronym = render_inline
    render_download_reference = render_inline

    def render_emphasis(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + call("emph", self.inside(node))

    render_title_reference = render_emphasis
    render_manpage = render_emphasis
    render_literal_emphasis = render_emphasis

    def render_strong(self, node: nodes.Element) -> str:
        style = style_of(node)
        made = call("styled", quote(style), self.inside(node)) if style else ""
        return self.marks(*node["ids"]) + (made or call("strong", self.inside(node)))

    render_literal_strong = render_strong

    def render_literal(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + call("raw", self.code(node, node.astext()))

    render_desc_inline = render_literal

    def render_superscript(self, node: nodes.Element) -> str:
        return call("super", self.inside(node))

    def render_subscript(self, node: nodes.Element) -> str:
        return call("sub", self.inside(node))

    def render_literal_block(self, node: nodes.Element) -> str:
        language = node.get("language", "text")
        options = {"block": "true", "lang": quote("text" if language == "default" else language)}
        code = call("raw", self.code(node, node.astext()), **options)
        more: dict[str, Any] = node.get("highlight_args", {})
        lines = more.get("hl_lines", ())
        if node.get("linenos") or lines:
            first = str(more.get("linenostart", 1)) if node.get("linenos") else "none"
            code = call("lined", code, first, array(map(str, lines)))
        return self.marks(*node["ids"]) + code

    render_doctest_block = render_literal_block

    def render_productionlist(self, node: nodes.Element) -> str:
        lines = "\n".join(child.astext().rstrip() for child in node.children)
        return self.marks(*names_in(node)) + call("raw", self.code(node, lines), block="true")

    def render_raw(self, node: nodes.Element) -> str:
        """Return what HTML says on paper: new lines, boxes of tasks, or nothing. More than that is a fault."""
        if "html" not in node.get("format", "").split():
            return ""
        if drawing := drawing_in(node.astext()):
            return self.typed_drawing(node, drawing)
        seen = look_at(node.astext())
        if seen.shown:
            what = " ".join(seen.shown[:5])
            hint = "write it as text, or show it only in HTML"
            return self.fault(node, f"HTML has no form on paper: {what} ({hint})", " ".join(seen.shown))
        parts = [*(quote(f"{box}\N{NO-BREAK SPACE}") for box in seen.boxes), *["linebreak()"] * seen.breaks]
        return join(parts) if parts else ""
