"""What leads elsewhere: links, what they lead to, notes and sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from pmo_guide.handbook.expressions import Place, anchor, call, join, label_of, name_of, quote
from pmo_guide.handbook.render.walk import URI, Walker, is_within

if TYPE_CHECKING:
    from collections.abc import Sequence


_ = get_translation("pmo_guide")

_SHORT = 4
"""How many letters of the label of a source stand beside it."""
LEVEL = re.compile("^\N{NO-BREAK SPACE}\\d+")
"""The level that follows a link to a competency."""


class References(Walker):
    """Renders links, targets, footnotes and citations."""

    def target(self, node: nodes.Element) -> Place | None:
        """Return the place that a link leads to, which may lie outside this book, or None for a web address."""
        if "refid" in node:
            return self._docname, node["refid"]
        address: str = node.get("refuri", "")
        if not address.startswith(URI):
            return None
        docname, _hash, name = address.removeprefix(URI).partition("#")
        return docname, unquote(name)

    def render_reference(self, node: nodes.Element) -> str:
        marks = self.marks(*node["ids"])
        text = self.inside(node)
        place = self.target(node)
        if place is None:
            address = node.get("refuri", "")
            host = urlsplit(address).hostname or ""
            told = node.astext().startswith(("http:", "https:")) or not host
            if (
                told
                and host
                and not self.book.full
                and is_within(node, nodes.citation)
                and not host.endswith("doi.org")
            ):
                text = quote(host.removeprefix("www."))
            return marks + call("outside", quote(address), text, quote("" if told else host.removeprefix("www.")))
        if place[0] not in self.book.docnames:
            if (
                self._plain_links
                or place[1]
                or place[0] not in self.book.full_only
                or (place in self._told and not is_within(node, nodes.table))
            ):
                return marks + text
            self._told.add(place)
            return marks + text + "\n" + call("elsewhere", quote(_("full edition")))
        if self._plain_links or self._is_citation(node):
            return marks + call("goto", name_of(place), text)
        looked_up = not place[1] and is_within(node, nodes.table)  # row by row
        if place in self._told and not looked_up:
            return marks + call("goto", name_of(place), text)
        self._told.add(place)
        if place in self.book.indexed:
            marks += self.mention(node, place)
        return marks + call("goto", name_of(place), text, paged="true", level=self.level(node))

    def mention(self, node: nodes.Node, place: Place) -> str:
        """Return a mark for the index, where running text leads to one of its places."""
        if is_within(node, addnodes.glossary):
            return ""
        found = self.mentions.setdefault(place, [])
        mark = (self._docname, f"at {len(found) + 1} {'#'.join(place)}")
        found.append(mark)
        return f"{anchor(mark)}\n"

    def level(self, link: nodes.Element) -> str:
        """Return the level that follows a link, as in "Risk management 3", to stand before the number of the page."""
        after = link.next_node(descend=False, siblings=True)
        found = LEVEL.match(after) if isinstance(after, nodes.Text) else None
        if found:
            self._taken = after
        return quote(found[0] if found else "")

    def _is_citation(self, node: nodes.Element) -> bool:
        """Whether a link is a citation, which is found by its label."""
        near = node.parent
        return isinstance(near, nodes.inline) and "bibtex-citation" in near["classes"]

    render_number_reference = render_reference

    def render_target(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + (self.inside(node) if node.children else "")

    def render_index(self, node: nodes.Element) -> str:
        for entry in node["entries"]:
            self.note_letters(node, entry[1])
        return self.marks(*(entry[2] for entry in node["entries"] if entry[2]))

    def render_footnote_reference(self, node: nodes.Element) -> str:
        note = self._footnotes.get(node.get("refid", ""))
        if note is None:
            return self.fault(node, "this footnote is not on its page", node.astext())
        place = (self._docname, node["refid"])
        if place in self._marked:
            return call("footnote", label_of(place))
        self._marked.add(place)
        body = self.note([part for part in note.children if not isinstance(part, nodes.label)])
        return f"[#{call('footnote', body)}#{label_of(place)}]"

    def note(self, parts: Sequence[nodes.Node]) -> str:
        """Return what a note says, which begins on the line of its number."""
        first = next(iter(parts), None)
        begins = self.inside(first) if isinstance(first, nodes.paragraph) else ""
        return join([begins, *map(self.render, parts[1:] if begins else parts)])

    def render_footnote(self, node: nodes.Element) -> str:
        return ""  # set at the foot of the page where it is referred to

    def render_citation(self, node: nodes.Element) -> str:
        label, *rest = node.children
        name = join([self.marks(*node["ids"]), self.inside(label)])
        more = {} if len(label.astext()) <= _SHORT else {"short": "false"}
        return call("citation", name, self.note(rest), **more)
