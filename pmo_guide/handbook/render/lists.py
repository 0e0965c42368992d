"""Lists of all kinds, and what is described as in one."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from pmo_guide.handbook.expressions import array, call, join, quote
from pmo_guide.handbook.render.places import Places
from pmo_guide.handbook.render.references import References
from pmo_guide.handbook.render.walk import LONGEST_WHOLE, is_short, stands_alone, style_of

_NUMBERING = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


class Lists(Places, References):
    """Renders lists."""

    def render_bullet_list(self, node: nodes.Element) -> str:
        if isinstance(node.parent, addnodes.compact_paragraph) or "toctree" in node:
            kept = [child for child in node.children if self._leads_somewhere(child)]
            return call("pages", *map(self.inside, kept)) if kept else ""
        if "pmo-actions" in node["classes"]:
            return self.block(node, call("actions", *map(self.action, node.children)))
        tasks = "contains-task-list" in node["classes"]
        style = style_of(node)
        if style == "pmo-options":
            return self.block(node, call("options", *map(self.statement, node.children)), wide=False)
        made = self.list_of("list", node, **({"marker": "none", "body-indent": "0mm"} if tasks else {}))
        return self.marks(*node["ids"]) + (call("styled", quote(style), made) if style else made)

    def _leads_somewhere(self, entry: nodes.Node) -> bool:
        """Whether an entry in a list of pages leads to a page of this book."""
        link = entry.next_node(nodes.reference)
        place = self.target(link) if link is not None else None
        return place is not None and place[0] in self.book.docnames

    def list_of(self, kind: str, node: nodes.Element, **options: str) -> str:
        """Return a list; items of several paragraphs stand farther apart."""
        if any(len(item.children) > 1 for item in node.children):
            return call(kind, *map(self.loose_item, node.children), **options, spacing="loose")
        return call(kind, *map(self.item, node.children), **options)

    def loose_item(self, node: nodes.Node) -> str:
        """Return one item of a list with items of several paragraphs."""
        if len(node.children) < 2:
            return self.item(node)
        ids = node["ids"] if isinstance(node, nodes.Element) else []
        first, *rest = map(self.render, node.children)
        return call("together", join([self.marks(*ids), first]), join(rest))

    def render_enumerated_list(self, node: nodes.Element) -> str:
        pattern = _NUMBERING.get(node.get("enumtype", ""), "1")
        numbering = node.get("prefix", "") + pattern + node.get("suffix", ".")
        options = {"start": str(node.get("start", 1)), "numbering": quote(numbering)}
        return self.marks(*node["ids"]) + self.list_of("enum", node, **options)

    def render_definition_list(self, node: nodes.Element) -> str:
        found = map(self.entry, node.children)
        if isinstance(node.parent, addnodes.glossary):
            alone = {} if stands_alone(node.parent) else {"alone": "false"}
            return self.marks(*node["ids"]) + call("entries", *found, **alone)
        return self.marks(*node["ids"]) + call("definitions", quote(style_of(node)), *found)

    def entry(self, item: nodes.Node) -> str:
        """Return what is defined, its definition, and whether both stay on one page."""
        names: list[nodes.Node] = []
        told: list[nodes.Node] = []
        ids = list(item["ids"]) if isinstance(item, nodes.Element) else []
        for part in item.children:
            (told if isinstance(part, nodes.definition) else names).append(part)
            ids += part["ids"] if isinstance(part, nodes.Element) else []
        terms = "\n[, ]\n".join(self.plain(name) for name in names)
        whole = "true" if is_short(item, LONGEST_WHOLE) else "false"
        return array([join([self.marks(*ids), terms]), self.inside(*told), whole])

    def render_field_list(self, node: nodes.Element) -> str:
        found = (array([self.inside(field[0]), self.inside(field[1]), "false"]) for field in node.children)  # type: ignore[index]
        return self.marks(*node["ids"]) + call("definitions", quote(""), *found)

    def render_option_list(self, node: nodes.Element) -> str:
        found = (array([self.signature(item[0]), self.inside(item[1]), "false"]) for item in node.children)  # type: ignore[index]
        return self.marks(*node["ids"]) + call("definitions", quote(""), *found)

    def render_desc(self, node: nodes.Element) -> str:
        told = [child for child in node.children if isinstance(child, addnodes.desc_content)]
        names = (child for child in node.children if child not in told)
        term = join(["\nlinebreak()\n".join(map(self.signature, names))])
        return self.marks(*node["ids"]) + call("definitions", quote(""), array([term, self.inside(*told), "false"]))

    def signature(self, node: nodes.Node) -> str:
        """Return the name of something in a program, as one writes it."""
        lines: list[nodes.Node] = [*node.findall(addnodes.desc_signature_line)] or [node]
        code = self.code(node, "\n".join(line.astext() for line in lines))
        return self.marks(*node["ids"]) + call("raw", code)  # type: ignore[index]
