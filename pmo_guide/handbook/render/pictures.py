"""Images, figures, what extensions draw, and formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from pmo_guide.handbook.expressions import call, join, quote
from pmo_guide.handbook.formulas import FormulaError, drawn, typed
from pmo_guide.handbook.pictures import UndrawnError, code_of
from pmo_guide.handbook.raw import Drawing, drawing_in
from pmo_guide.handbook.render.walk import SPACES, Walker, is_within

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEASURE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|cm|mm|in|em|ex|ch|rem|vw|%)?")
_UNITS = {"px": 1 / 16, "pc": 12, "ex": 0.5, "ch": 0.5}
"""A picture is as large beside the letters as in a browser, where those have 16 px."""
_UNIT_NAMES = {"px": "em", "pc": "pt", "ex": "em", "ch": "em", "rem": "em", "vw": "%"}
_AVATARS = {
    f"sd-avatar-{size}": f"{width}em" for size, width in (("xs", 1), ("sm", 3), ("md", 5), ("lg", 7), ("xl", 10))
}
"""The widths of pictures of people."""


def measures(image: Mapping[str, Any] | nodes.Element) -> dict[str, str]:
    """Return the width or the height of an image, as Typst writes them; both together would distort it."""
    for name in ("width", "height"):
        found = _MEASURE.fullmatch(str(image.get(name, "")).strip())
        if found:
            number, unit = float(found[1]), found[2] or "px"
            return {name: f"{number * _UNITS.get(unit, 1):g}{_UNIT_NAMES.get(unit, unit)}"}
    return next(({"width": _AVATARS[name]} for name in image.get("classes", ()) if name in _AVATARS), {})


class Pictures(Walker):
    """Renders what is drawn."""

    def render_image(self, node: nodes.Element) -> str:
        text = node.parent
        while isinstance(text, nodes.Element) and isinstance(text, nodes.Inline):  # a link, above all
            text = text.parent
        if isinstance(text, nodes.TextElement) and text.astext().strip():
            node["natural"] = 0  # it is as high as the line
            return self.marks(*node["ids"]) + call("picture-in-line", self.image(node))
        return self.block(node, call("picture", self.image(node)))

    def image(self, node: nodes.Element) -> str:
        """Return an image; an empty text for those who cannot see it says that it is decoration."""
        uri, alt = node["uri"], node.get("alt")
        source = self.book.images.get(uri)
        if source is None:
            return self.fault(node, f"the image {uri} cannot be printed", alt or uri)
        if alt is None:
            self.fault(node, f"the image {uri} needs an alternative text")
        self.drawn.setdefault(source, self.fault_at(node, f"the image {uri} cannot be printed"))
        if not alt and is_within(node, nodes.reference):  # a link has to say something
            alt = node.parent.get("refuri", uri)
        options = measures(node)
        kind, alone = ("image", {"alt": quote(alt)}) if alt else ("decoration", {})
        made = call(kind, quote(source), **alone, **options)
        return (
            call("natural", f"{width * _UNITS['px']:g}em", made)
            if (width := node.get("natural")) and not options
            else made
        )

    def render_figure(self, node: nodes.Element) -> str:
        told = [child for child in node.children if isinstance(child, nodes.caption | nodes.legend)]
        drawn = [child for child in node.children if child not in told]
        image = node.next_node(nodes.image)
        made = self.image(image) if image is not None else join(map(self.render, drawn))
        return self.block(node, call("figure", made, caption=self.caption(node, *told)))

    def drawing(self, node: nodes.Element) -> str:
        """Return a picture that an extension draws, or what was typed for it."""
        code = code_of(node)
        try:
            name = self.book.draw(node, self._docname)
        except UndrawnError as error:
            self.fault(node, f"this picture cannot be drawn: {error}")
            return self.block(node, call("raw", quote(code), block="true"), wide=False)
        self.drawn.setdefault(name, self.fault_at(node, "this picture cannot be printed"))
        alt = quote(node.get("alt") or SPACES.sub(" ", code))
        made = call("image", quote(name), alt=alt)
        if isinstance(node.parent, nodes.figure):
            return made
        if isinstance(node.parent, nodes.TextElement):
            return self.marks(*node["ids"]) + call("picture-in-line", made)
        return self.block(node, call("picture", made))

    def typed_drawing(self, node: nodes.Element, found: Drawing) -> str:
        """Return a drawing that stands in a page itself; among words it is as tall as they are, if it does not say."""
        node["svg"] = found.svg
        name = self.book.draw(node, self._docname)
        self.drawn.setdefault(name, self.fault_at(node, "this drawing cannot be printed"))
        if found.label is None:
            self.fault(node, "this drawing needs a label (aria-label, or aria-hidden if it is decoration)")
        among_words = isinstance(node.parent, nodes.TextElement)
        options = measures({"height": found.height}) or ({"height": "1em"} if among_words else {})
        options |= {"alt": quote(found.label)} if found.label else {}
        made = call("image" if found.label else "decoration", quote(name), **options)
        return call("icon", made) if among_words else self.block(node, call("picture", made))

    def render_sd_icon(self, node: nodes.Element) -> str:
        found = drawing_in(node["svg"])
        return self.typed_drawing(node, found) if found else ""

    render_graphviz = drawing
    render_inheritance_diagram = drawing
    render_mermaid = drawing

    def formula(self, node: nodes.Element, latex: str, *, block: bool) -> str:
        """Return a formula as a picture, or what was typed for it."""
        try:
            made = drawn(latex, block=block)
        except (FormulaError, ImportError) as error:
            return self.fault(node, f"this formula cannot be drawn: {error}", latex)
        size = (f"{measure:.3f}em" for measure in made[1:])
        return call("formula", quote(made.svg), quote(latex), *size)

    def render_math(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + self.formula(node, node.astext(), block=False)

    def render_math_block(self, node: nodes.Element) -> str:
        whole = bool(node.get("no-wrap", node.get("nowrap")))
        made = self.formula(node, typed(node.astext(), whole=whole), block=True)
        label = self.number_of(node) or node.get("number")
        number = quote(f"({label})" if label else "")
        return self.marks(*node["ids"]) + call("equation", made, number)
