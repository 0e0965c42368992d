"""What stands apart: notes, cards, tabs and the parts of our directives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import admonitionlabels

from pmo_guide.handbook.expressions import array, call, join, name_of, quote
from pmo_guide.handbook.render.places import Places
from pmo_guide.handbook.render.references import References
from pmo_guide.handbook.render.structure import Structure
from pmo_guide.handbook.render.walk import is_short, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARE = re.compile(r"sd-(row-cols|col)(?:-(?:xs|sm|md))?-(\d+|auto)")
"""How many columns a row has, or how many twelfths a column takes, on screens of the width of paper."""
_WHOLE = 12
"""The width of a row, in its own unit."""
_LEAST = 4
"""The least width of what has none of its own."""
_WIDE = ("grid-row", "pmo-assessment", "pmo-checklist", "pmo-plan", "pmo-team")
"""What is filled in, or stands in columns, may be wider than text."""


class Boxes(Structure, Places, References):
    """Renders what has a frame or a title of its own."""

    def render_container(self, node: nodes.Element) -> str:
        kind = node.get("design_component", "") or style_of(node)
        if "literal_block" in node:
            caption, code = node.children
            return self.block(node, call("listing", self.caption(node, caption), self.render(code)), wide=False)
        if "pmo-follows" in node["classes"] and all(map(is_short, node.findall(nodes.definition_list_item))):
            return self.block(node, self.outcomes(node))
        if "sphinx-tabs" in node["classes"]:
            return "\n".join(map(self.tab, node.children))
        if kind == "pmo-fold":
            return self.fold(node)
        if kind == "pmo-rate":
            return self.rate(node)
        if kind in ("tab-item", "dropdown"):
            return self.titled(kind, node)
        if len(node) == 2 and isinstance(node[0], nodes.label):  # a tab of sphinx-inline-tabs
            return self.block(node, call("titled", quote("tab-item"), *map(self.inside, node.children)), wide=False)
        if kind == "grid-row":
            breakable = str(not all(map(is_short, node.children))).lower()
            rows = (call("grid-row", breakable, array(row)) for row in self.rows(node))
            return self.block(node, join(rows))
        if kind == "card":
            self.link_title(node)
        if not kind:
            return self.marks(*node["ids"]) + self.inside(node)
        return self.block(node, call("styled", quote(kind), self.told(kind, node)), wide=kind in _WIDE)

    def rows(self, node: nodes.Element) -> Iterator[list[str]]:
        """Yield the rows of a grid: the twelfths that each column takes, or 0 for what it needs, and its contents."""
        columns = _share(node)
        usual = max(_LEAST, _WHOLE // columns if columns else _LEAST)
        row: list[str] = []
        used = 0
        for item in node.children:
            share = _share(item)
            share = usual if share is None else min(share, _WHOLE)
            if used + share > _WHOLE:
                yield row
                row, used = [], 0
            row.append(array([str(share), self.render(item)]))
            used += share
        if row:
            yield row

    def link_title(self, card: nodes.Element) -> None:
        """Make the invisible link over a card that of its title; where it has no title, the link stands by itself."""
        links = (link for link in card.findall(nodes.reference) if "sd-hide-link-text" in link["classes"])
        titles = (part[0] for part in card.findall(nodes.container) if part.get("design_component") == "card-title")
        link, title = next(links, None), next(titles, None)
        if link is not None and isinstance(title, nodes.Element):
            link.parent.parent.remove(link.parent)
            link.children = []
            link.extend(title.children)
            title.children = []
            title.append(link)

    def titled(self, kind: str, node: nodes.Element) -> str:
        """Return a part with a title: a tab, or a part that opens on request."""
        first = node.next_node(descend=True)
        title = first if isinstance(first, nodes.rubric) or type(first).__name__ == "CollapseSummaryNode" else None
        name = self.inside(title) if title else quote(node.get("label", ""))
        return self.block(node, call("titled", quote(kind), name, self.inside(node, skip=title)), wide=False)

    def tab(self, node: nodes.Node) -> str:
        """Return a tab of sphinx-tabs: its name, and what is in it."""
        name, *rest = node.children
        title = self.inside(*name.findall(nodes.paragraph))
        return call("apart", call("titled", quote("tab-item"), title, join(map(self.render, rest))))

    def render_CollapseNode(self, node: nodes.Element) -> str:
        return self.titled("dropdown", node)

    def fold(self, node: nodes.Element) -> str:
        """Return a closed part: all of it; of a card a link is enough, where the full one stands in this book."""
        of_card = isinstance(node.parent, nodes.Element) and style_of(node.parent) == "pmo-card"
        link = node.parent.next_node(nodes.reference) if of_card else None
        place = self.target(link) if link is not None else None
        if place is None or place[0] not in self.book.docnames:
            return self.inside(node)
        text = self.inside(node[0])
        return call("styled", quote("pmo-fold"), call("goto", name_of(place), text, paged="true"))

    def outcomes(self, node: nodes.Element) -> str:
        """Return what each choice leads to, scenario by scenario, with what it shows run in."""
        title, *lists = node.children
        cases = (
            array([self.inside(case[0]), array(map(self.outcome, case[-1][0].children))])  # type: ignore[index]
            for terms in lists
            for case in terms.children
        )
        return call("outcomes", self.inside(title), *cases)

    def outcome(self, item: nodes.Node) -> str:
        """Return what one choice leads to: its letter, what follows, and what it shows."""
        follows, *shown = item.children
        return array([self.plain(follows), self.plain(*shown)])

    def render_PassthroughTextElement(self, node: nodes.Element) -> str:
        if "sd-card-title" in node["classes"]:
            return call("styled", quote("card-title"), self.inside(node))
        return self.running(node)

    def render_sd_badge(self, node: nodes.Element) -> str:
        return call("styled", quote("badge"), self.inside(node))

    def render_Admonition(self, node: nodes.Element) -> str:
        kind = node.tagname
        title = node[0] if node.children and isinstance(node[0], nodes.title) else None
        number = self.number_of(node) or node.get("realtype", "").title()  # of a theorem, an exercise and the like
        if number:
            own = title is not None and title.astext() not in ("", number.split()[0])
            number = number[0].upper() + number[1:]
            name = join([quote(f"{number}\u2002" if own else number), self.inside(node[0]) if own else ""])
        elif title is not None:
            name = self.inside(title)
            kind = next((word for word in node["classes"] if word in admonitionlabels), kind)
        else:
            name = quote(str(admonitionlabels[kind])) if kind in admonitionlabels else "none"
        body = self.inside(node, skip=title)
        return self.block(node, call("admonition", quote(kind), name, body), wide=False)

    render_topic = render_Admonition
    render_sidebar = render_Admonition

    def render_subtitle(self, node: nodes.Element) -> str:
        return call("subtitle", self.inside(node))


def _share(node: nodes.Node) -> int | None:
    """Return the number of columns, or the width, that the classes of a part of a grid name: 0 for what it needs."""
    found = [match[2] for name in node["classes"] if (match := _SHARE.fullmatch(name))]  # type: ignore[index]
    return int(found[-1].replace("auto", "0")) if found else None
