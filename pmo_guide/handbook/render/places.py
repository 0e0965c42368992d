"""What is to be filled in: the items of checklists, and competencies to rate."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from pmo_guide.handbook.expressions import array, call, join, quote
from pmo_guide.handbook.forms import SHEET
from pmo_guide.handbook.render.walk import Walker, style_of

_ = get_translation("pmo_guide")


class Places(Walker):
    """Renders places to fill in, and what belongs to them."""

    def action(self, node: nodes.Node) -> str:
        """Return one item of a checklist: its box, what it says, and a place for a note."""
        box, drawn, said = self._ticked(node)
        note = self.field(node) if "pmo_field" in node else "none"  # type: ignore[operator, arg-type]
        words = self.book.status.get(box["pmo_field"][1], "") if box is not None else ""
        options = {"status": quote(words)} if words else {}
        if note != "none" and (text := self.written(node)):  # type: ignore[arg-type]
            options["words"] = text
        group = node.parent.previous_sibling()
        if node.parent.index(node) and isinstance(group, nodes.Element) and style_of(group) == "pmo-group":
            options["continued"] = quote(_("%s, continued") % group.astext())
        return call("action", drawn, said, note, **options)

    def rate(self, node: nodes.Element) -> str:
        """Return a competency to rate: its name, its statements level by level, and the places for an answer."""
        title, *rest = node.children
        rungs = [child for child in rest if isinstance(child, nodes.definition_list)]
        statements = (
            array([self.plain(rung[0]), array(map(self.statement, rung[-1][0].children))])  # type: ignore[index]
            for part in rungs
            for rung in part.children
        )
        answers = join(map(self.render, (child for child in rest if child not in rungs)))
        name = quote(title.astext())
        head = [self.plain(title), name, quote(_("%s, continued") % title.astext())]
        texts = (self.written(part) for part in node.findall(nodes.inline) if "pmo_field" in part)
        in_full = "".join(f"\n{call('in-full', text)}" for text in texts if text)
        return self.marks(*node["ids"]) + call("rate", *head, array(statements), answers) + in_full

    def statement(self, item: nodes.Node) -> str:
        """Return a statement beside its box."""
        _box, drawn, said = self._ticked(item)
        return array([drawn, said])

    def _ticked(self, item: nodes.Node) -> tuple[nodes.Element | None, str, str]:
        """Return the box that stands in an item, the place for it, and what the item says beside it."""
        box = next((part for part in item.findall(nodes.inline) if "pmo_field" in part), None)
        drawn = self.field(box) if box is not None else "none"
        before, self._drawn = self._drawn, box
        said = self.item(item)
        self._drawn = before
        return box, drawn, said

    def field(self, node: nodes.Element) -> str:
        """Return a place to fill in; afterwards it becomes a form field."""
        kind, key, option = node["pmo_field"]
        field = self.book.describe(kind, key, option)
        mark = f"{self._docname}#{len(self.fields)}"
        self.fields[mark] = field
        room, what = ("sheet", "") if key.startswith(SHEET) else ("", key.rpartition("/")[2])
        what = "story" if key.startswith(f"{SHEET}story/") else what
        text = self.written(node)
        return call("field", quote(mark), quote(kind), quote(what or room), **({"words": text} if text else {}))

    def written(self, node: nodes.Element) -> str:
        """Return what the reader wrote in a place whose box grows with it, or ""."""
        kind, key, _option = node.get("pmo_field", ("", "", ""))
        text = self.book.written.get(key, "") if kind == "text" else ""
        return quote(text) if text else ""
