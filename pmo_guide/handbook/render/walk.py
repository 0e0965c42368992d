"""What all of the renderer shares: how it walks, what it notes on its way, and what it knows of the book."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes

from pmo_guide.handbook.expressions import Place, anchor, array, call, join, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from pmo_guide.handbook.forms import Field
    from pmo_guide.handbook.tables import Sheet

URI = "handbook:"
"""How the builder's addresses of documents begin, as in ``handbook:steps/network#id``."""

UNUSUAL = re.compile("[^\x00-\u017f\u0370-\u03ff\u0400-\u04ff\u2010-\u2026\u2212\u20ac]")
"""Letters that the typefaces of the handbook may not have."""
SPACES = re.compile(r"[ \t\n]+")
"""What stands for one blank in running text."""
LONGEST_IN_ROW = 1800
"""How many letters what stands in a row of columns may have, so that the row fits on each paper."""
LONGEST_LEAD = 300
"""How many letters a paragraph may have that stays with what it introduces."""
LONGEST_WHOLE = 700
"""How many letters a definition may have that does not break over pages."""
_PLAIN = (
    "pmo-assessment",
    "pmo-card",
    "pmo-checklist",
    "pmo-head",
    "pmo-line",
    "pmo-plan",
    "pmo-recalled",
    "pmo-roles",
    "pmo-story",
)
"""In these, links do not tell their pages: they would be half of what stands there."""


class Fault(NamedTuple):
    """Something in a document that cannot be printed."""

    page: str
    line: int | None
    message: str


class Chapter(NamedTuple):
    """A document as a chapter of the book."""

    source: str
    """Typst expressions."""
    titles: list[tuple[int, str]]
    """The level and the text of each heading."""
    places: set[Place]
    """What links can lead to."""
    mentions: dict[Place, list[Place]]
    """Where it leads to places that the index names, as marks of its own, by those."""
    fields: dict[str, Field]
    """The form fields by their marks."""
    faults: list[Fault]
    """What cannot be printed."""
    drawn: dict[str, Fault]
    """The files of its images, each with what to say if it is broken."""
    letters: dict[str, Fault]
    """Its unusual letters, each with where it stands first."""


class Book(NamedTuple):
    """What the renderer of one document has to know of the whole book."""

    docnames: AbstractSet[str]
    """Its documents."""
    full_only: AbstractSet[str]
    """Those that only the full edition has."""
    indexed: AbstractSet[Place]
    """The places that its index names."""
    images: Mapping[str, str]
    """The file of each image."""
    draw: Callable[[nodes.Element, str], str]
    """Returns the file of a picture that an extension draws, for a node of a page; raises `UndrawnError`."""
    describe: Callable[[str, str, str], Field]
    """Makes the form field for a mark (kind, key, option)."""
    status: Mapping[str, str]
    """Words to print beside a box, by the name of its field."""
    written: Mapping[str, str]
    """What is written in boxes that grow with it, by the name of the field."""
    sheet: Sheet
    """The room for tables."""
    full: bool
    """Whether nothing is shortened; else the address of a source is told by its host, and the link leads on."""


class Walker:
    """Walks through one document and renders each node by the method of its class.

    The other classes here know the nodes; `Renderer` is all of them together. `numbers` holds what the figures, tables
    and listings of the document are called, as in "Fig. 1", by their ids; those of sections have ``#`` before them.
    """

    def __init__(self, docname: str, numbers: Mapping[str, str], book: Book) -> None:
        self.book = book
        self.numbers = numbers
        self.fields: dict[str, Field] = {}
        self.titles: list[tuple[int, str]] = []
        self.faults: list[Fault] = []
        self.drawn: dict[str, Fault] = {}
        self.letters: dict[str, Fault] = {}
        self.mentions: dict[Place, list[Place]] = {}
        self._docname = docname
        self._marked: set[Place] = set()
        self._depth = 0
        self._footnotes: dict[str, nodes.footnote] = {}
        self._top = 0
        self._told: set[Place] = set()
        self._plain_links = False
        self._drawn: nodes.Node | None = None
        self._taken: nodes.Node | None = None

    def render(self, node: nodes.Node) -> str:
        """Return the expressions for one node, by the method of its class or of the nearest base class."""
        for cls in type(node).__mro__:
            method: Callable[[Any], str] | None = getattr(self, f"render_{cls.__name__}", None)
            if method is not None:
                return method(node)
        message = f"the node <{type(node).__name__}> has no form on paper"
        if not node.children:
            return self.fault(node, message)
        if not any(fault.message.startswith(message) for fault in self.faults):  # once for each kind
            self.fault(node, f"{message}: what is in it is printed")
        return self.item(node)

    def inside(self, *parents: nodes.Node, skip: nodes.Node | None = None) -> str:
        """Return what stands in some nodes as one piece of content."""
        return join(self.each(child for parent in parents for child in parent.children if child is not skip))

    def fault(self, node: nodes.Node, message: str, words: str = "") -> str:
        """Note something that cannot be printed, and return what stands in its place."""
        self.faults.append(self.fault_at(node, message))
        return call("placeholder", quote(SPACES.sub(" ", words).strip()))

    def fault_at(self, node: nodes.Node, message: str) -> Fault:
        """Return a fault with the line of a node, or the nearest one above it, or else beside it."""
        line, near = node.line, node.parent
        while not line and near is not None:  # some extensions say 0
            line, near = near.line, near.parent
        if not line and node.document is not None:
            met = False
            for other in node.document.findall():
                met = met or other is node
                line = other.line or line
                if met and line:
                    break
        return Fault(self._docname, line, message)

    def marks(self, *names: str) -> str:
        """Return anchors for ids of this document; each place is marked once."""
        places = [(self._docname, name) for name in names]
        new = [place for place in places if place not in self._marked]
        self._marked.update(new)
        return "".join(f"{anchor(place)}\n" for place in new)

    def block(self, node: nodes.Element, made: str, *, wide: bool = True) -> str:
        """Return a block with its anchors; a `wide` one that stands directly in a section hangs out of the text."""
        top = isinstance(node.parent, nodes.section | nodes.document)
        return self.marks(*node["ids"]) + (call("wide" if wide else "apart", made) if top else made)

    def each(self, children: Iterable[nodes.Node]) -> Iterator[str]:
        """Yield the expressions of some nodes; sources in a row stand in columns, and so does what is short."""
        for columns, found in groupby(children, self.in_columns):
            if columns:
                yield call(columns, *map(self.parted if columns == "scenarios" else self.alone, found))
            else:
                yield from map(self.render, found)

    def alone(self, node: nodes.Node) -> str:
        """Return a node as one piece of content."""
        return join([self.render(node)])

    def parted(self, node: Any) -> str:
        """Return a scenario in two pieces: what happens, and the choices, which stand beside it where there is room."""
        story = map(self.render, node.children[:-1])
        return array([join([self.marks(*node["ids"]), *story]), self.alone(node.children[-1])])

    def in_columns(self, node: nodes.Node) -> str:
        """Return the function of the template that sets such nodes in columns where they stand in a row, or ""."""
        if isinstance(node, nodes.citation):
            return "sources"
        if isinstance(node, nodes.container) and "pmo-scenario" in node["classes"] and is_short(node):
            return "scenarios"
        if isinstance(node, nodes.paragraph) and "pmo-mention" in node["classes"]:
            return "mentions"
        is_card = isinstance(node, nodes.section) and "pmo-card" in node["classes"]
        return "cards" if is_card and not self.book.full and is_short(node) else ""

    def plain(self, *parents: nodes.Node, skip: nodes.Node | None = None, links: bool = True) -> str:
        """Return what stands in some nodes, with links but without their page numbers, or with them if not so."""
        before, self._plain_links = self._plain_links, links
        made = self.inside(*parents, skip=skip)
        self._plain_links = before
        return made

    def told(self, style: str, *parents: nodes.Node) -> str:
        """Return what stands in some nodes of a style, some of which have no numbers of pages."""
        if style == "pmo-go":  # what leads on tells its page everywhere
            return self.plain(*parents, links=False)
        return self.plain(*parents) if style in _PLAIN else self.inside(*parents)

    def item(self, node: nodes.Node) -> str:
        """Return one item of a list, or a cell; its only paragraph is its text, which takes Typst less memory."""
        ids = node["ids"] if isinstance(node, nodes.Element) else []
        match node.children:
            case [nodes.paragraph() as only] if not (style_of(only) or any(map(holds_block, only.children))):
                if not style_of(only.parent.parent):  # those have lines that hang
                    return join([self.marks(*ids, *only["ids"]), self.inside(only)])
        return join([self.marks(*ids), self.inside(node)])

    def number_of(self, node: nodes.Element) -> str:
        """Return what a node is called by its number, as in "Fig. 1", or ""."""
        names = (f"#{name}" if isinstance(node, nodes.section) else name for name in node["ids"])
        return next((self.numbers[name] for name in names if name in self.numbers), "")

    def caption(self, node: nodes.Element, *told: nodes.Node) -> str:
        """Return the caption of a figure, a table or a listing, with its number where those have one."""
        number = self.number_of(node)
        return join([quote(f"{number}\u2002") if number else "", *map(self.inside, told)])

    def code(self, node: nodes.Node, text: str) -> str:
        """Return code, or what is written like it, as a Typst string."""
        self.note_letters(node, text)
        return quote(text)

    def note_letters(self, node: nodes.Node, text: str) -> None:
        """Note where unusual letters stand first."""
        for letter in UNUSUAL.findall(text):
            if letter not in self.letters:
                self.letters[letter] = self.fault_at(node, "")

    def render_comment(self, node: nodes.Element) -> str:
        """Return nothing, but for nodes that others make of comments: a summary table of modules is one."""
        return join(self.render(child) for child in node.children if isinstance(child, nodes.Element))

    def nothing(self, node: nodes.Node) -> str:
        """Return nothing: what is meant for other formats, or for nobody."""
        return ""

    render_fontawesome = nothing  # icons beside words
    render_meta = nothing
    render_substitution_definition = nothing
    render_system_message = nothing
    render_highlightlang = nothing
    render_toctree = nothing


def style_of(node: nodes.Element) -> str:
    """Return the class that our directives mark a node with, or ""."""
    return next((name for name in node["classes"] if name.startswith("pmo-") or name == "lead"), "")


def is_short(node: nodes.Node, most: int = LONGEST_IN_ROW) -> bool:
    """Whether a node is short enough to stand in a narrow column that does not break."""
    return len(node.astext()) <= most


def leads_in(paragraph: nodes.Element) -> bool:
    """Whether a paragraph stays with what follows: it says so, or a table, a figure or a part of ours does."""
    after = paragraph.next_node(nodes.Element, descend=False, siblings=True)
    shown = isinstance(after, nodes.table | nodes.figure) or (after is not None and style_of(after).startswith("pmo-"))
    return paragraph.astext().endswith(":") or (shown and is_short(paragraph, LONGEST_LEAD))


def names_in(*parents: nodes.Node) -> Iterator[str]:
    """Yield the ids of all that stands in some nodes."""
    for parent in parents:
        for part in parent.findall(nodes.Element):
            yield from part["ids"]
            if isinstance(part, addnodes.index):
                yield from (entry[2] for entry in part["entries"] if entry[2])


def holds_block(node: nodes.Node) -> bool:
    """Whether a node of running text is a block, or has one in it, so that it cannot stand in a line; an icon can."""
    if isinstance(node, nodes.Text):
        return False
    return (bool(node.children) and not isinstance(node, nodes.Inline)) or any(map(holds_block, node.children))


def is_within(node: nodes.Node, kind: type[nodes.Node]) -> bool:
    """Whether a node stands in one of some kind."""
    near = node.parent
    while near is not None and not isinstance(near, kind):
        near = near.parent
    return near is not None


def stands_alone(node: nodes.Node) -> bool:
    """Whether a node stands directly in a section, with the whole width of a page."""
    return isinstance(node.parent, nodes.section | nodes.document)
