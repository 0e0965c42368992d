"""From the documents of a book to the source of one Typst document: one recursive renderer.

Each docutils node becomes one or more Typst expressions, a line each, and every text becomes a Typst string, so that
nothing an author writes can be taken for markup. How anything looks is decided in ``handbook.typ`` alone; the
functions called here are defined there. A node without a form on paper is a fault with its page and line, never
dropped text.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels, get_translation

from pmo_guide.handbook.expressions import (
    Place,
    anchor,
    array,
    breakable,
    call,
    join,
    label_of,
    name_of,
    quote,
)
from pmo_guide.handbook.forms import SHEET
from pmo_guide.handbook.formulas import FormulaError, drawn, typed
from pmo_guide.handbook.pictures import UndrawnError, code_of
from pmo_guide.handbook.raw import look_at
from pmo_guide.handbook.tables import Sheet, figures, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pmo_guide.handbook.forms import Field

_ = get_translation("pmo_guide")

URI = "handbook:"
"""How the builder's addresses of documents begin, as in ``handbook:steps/network#id``."""

UNUSUAL = re.compile("[^\x00-\u017f\u0370-\u03ff\u0400-\u04ff\u2010-\u2026\u2212\u20ac]")
"""Letters that the typefaces of the handbook may not have."""
_SPACES = re.compile(r"[ \t\n]+")
_LEVEL = re.compile("^\N{NO-BREAK SPACE}\\d+")
_DEEPEST = 6
"""The deepest level of headings that PDF knows."""
_WIDE = ("grid-row", "pmo-assessment", "pmo-checklist", "pmo-evidence", "pmo-plan", "pmo-team")
"""What is filled in, or stands in columns, may be wider than text."""
_FORMS = ("pmo-plan-lines", "pmo-team-table")
ROW = 18.5
"""The height of a line to write on, in points."""
_PLAIN = (
    "pmo-assessment",
    "pmo-card",
    "pmo-checklist",
    "pmo-head",
    "pmo-line",
    "pmo-plan",
    "pmo-recalled",
    "pmo-roles",
)
"""In these, links do not tell their pages: they would be half of what stands there."""
_MEASURE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|cm|mm|in|em|ex|ch|rem|vw|%)?")
_UNITS = {"px": 0.75, "pc": 12, "ex": 0.5, "ch": 0.5}
_UNIT_NAMES = {"px": "pt", "pc": "pt", "ex": "em", "ch": "em", "rem": "em", "vw": "%"}
_NUMBERING = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


class Fault(NamedTuple):
    """Something in a document that cannot be printed."""

    page: str
    line: int | None
    message: str


def style_of(node: nodes.Element) -> str:
    """Return the class that our directives mark a node with, or ""."""
    return next((name for name in node["classes"] if name.startswith("pmo-") or name == "lead"), "")


def measures(image: nodes.Element) -> dict[str, str]:
    """Return the width or the height of an image, as Typst writes them; both together would distort it."""
    for name in ("width", "height"):
        found = _MEASURE.fullmatch(str(image.get(name, "")).strip())
        if found:
            number, unit = float(found[1]), found[2] or "px"
            return {name: f"{number * _UNITS.get(unit, 1):g}{_UNIT_NAMES.get(unit, unit)}"}
    return {}


def names_in(*parents: nodes.Node) -> Iterator[str]:
    """Yield the ids of all that stands in some nodes."""
    for parent in parents:
        for part in parent.findall(nodes.Element):
            yield from part["ids"]
            if isinstance(part, addnodes.index):
                yield from (entry[2] for entry in part["entries"] if entry[2])


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
    long_texts: Mapping[str, str]
    """What is written in a box that is too small for it, by the name of its field."""
    sheet: Sheet
    """The room for tables."""
    full: bool
    """Whether nothing is shortened; else the address of a source is told by its host, and the link leads on."""


class Renderer:
    """Renders one document of a book.

    `numbers` holds what its figures, tables and listings are called, as in "Fig. 1", by their ids.
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

    def chapter(self, tree: nodes.document, depth: int) -> Chapter:
        """Return the document as a chapter whose title is a heading of level `depth` + 1."""
        self._depth = self._top = depth
        self._footnotes = {name: node for node in tree.findall(nodes.footnote) for name in node["ids"]}
        source = join([self.marks(""), *map(self.render, tree.children)])
        return Chapter(
            source, self.titles, self._marked, self.mentions, self.fields, self.faults, self.drawn, self.letters
        )

    # -- walking -----------------------------------------------------------------------------------

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
        return call("placeholder", quote(_SPACES.sub(" ", words).strip()))

    def fault_at(self, node: nodes.Node, message: str) -> Fault:
        """Return a fault with the line of a node, or the nearest one above it."""
        line, near = node.line, node.parent
        while line is None and near is not None:
            line, near = near.line, near.parent
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

    # -- structure ---------------------------------------------------------------------------------

    def render_section(self, node: nodes.section) -> str:
        title = node[0] if node.children and isinstance(node[0], nodes.title) else None
        self._depth += 1
        if self._depth <= self._top + 2:
            self._told.clear()
        number = next((f"{self.numbers[name]}\u2002" for name in node["ids"] if name in self.numbers), "")
        if title:
            self.titles.append((self._depth, number + title.astext()))
        # A heading stands again in the contents and the running head, where it must not be marked.
        inner = self.marks(*names_in(title)) if title else ""
        words = join([quote(number) if number else "", self.plain(title)]) if title else ""
        heading = call("heading", words, level=str(min(self._depth, _DEEPEST))) if title else ""
        first, *others = map(str, [*node["ids"], ""])
        if (self._docname, first) not in self._marked:
            self._marked.add((self._docname, first))
            heading = f"[#{heading}#{label_of((self._docname, first))}]"
        rest = self.each(child for child in node.children if child is not title)
        made = "\n".join([heading, inner, self.marks(*filter(None, others)), *rest])
        self._depth -= 1
        return made

    def each(self, children: Iterable[nodes.Node]) -> Iterator[str]:
        """Yield the expressions of some nodes; sources in a row stand in columns."""
        for are_sources, found in groupby(children, lambda child: isinstance(child, nodes.citation)):
            if are_sources:
                yield call("sources", *map(self.render, found))
            else:
                yield from map(self.render, found)

    def plain(self, *parents: nodes.Node, skip: nodes.Node | None = None) -> str:
        """Return what stands in some nodes, with links but without their page numbers."""
        before, self._plain_links = self._plain_links, True
        made = self.inside(*parents, skip=skip)
        self._plain_links = before
        return made

    def told(self, style: str, *parents: nodes.Node) -> str:
        """Return what stands in some nodes of a style, some of which have no numbers of pages."""
        return self.plain(*parents) if style in _PLAIN else self.inside(*parents)

    def render_paragraph(self, node: nodes.Element) -> str:
        if style := style_of(node):
            return call("styled", quote(style), join([self.marks(*node["ids"]), self.told(style, node)]))
        return self.running(node, "announcement" if node.astext().endswith(":") else "par")

    def running(self, node: nodes.Element, kind: str = "par") -> str:
        """Return running text as paragraphs; what stands in it as a block, as in fields of signatures, parts them."""
        made: list[str] = [self.marks(*node["ids"])]
        for is_block, children in groupby(node.children, _holds_block):
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

    def render_glossary(self, node: nodes.Element) -> str:
        return call("glossary", self.inside(node))

    # -- lists -------------------------------------------------------------------------------------

    def render_bullet_list(self, node: nodes.Element) -> str:
        if isinstance(node.parent, addnodes.compact_paragraph) or "toctree" in node:
            kept = [child for child in node.children if self._leads_somewhere(child)]
            return call("pages", *map(self.inside, kept)) if kept else ""
        if "pmo-actions" in node["classes"]:
            return self.block(node, call("actions", *map(self.action, node.children)))
        tasks = "contains-task-list" in node["classes"]
        made = self.list_of("list", node, **({"marker": "none", "body-indent": "0mm"} if tasks else {}))
        style = style_of(node)
        return self.marks(*node["ids"]) + (call("styled", quote(style), made) if style else made)

    def _leads_somewhere(self, entry: nodes.Node) -> bool:
        """Whether an entry in a list of pages leads to a page of this book."""
        link = entry.next_node(nodes.reference)
        place = self.target(link) if link is not None else None
        return place is not None and place[0] in self.book.docnames

    def item(self, node: nodes.Node) -> str:
        """Return one item of a list."""
        ids = node["ids"] if isinstance(node, nodes.Element) else []
        return join([self.marks(*ids), self.inside(node)])

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

    def action(self, node: nodes.Node) -> str:
        """Return one item of a checklist: its box, what it says, and a place for a note."""
        box = next((part for part in node.findall(nodes.inline) if "pmo_field" in part), None)
        drawn = self.field(box) if box is not None else "none"
        before, self._drawn = self._drawn, box
        said = self.item(node)
        self._drawn = before
        note = self.field(node) if "pmo_field" in node else "none"  # type: ignore[operator, arg-type]
        words = self.book.status.get(box["pmo_field"][1], "") if box is not None else ""
        options = {"status": quote(words)} if words else {}
        if "written-in-full" in note:
            options["breakable"] = "true"
        return call("action", drawn, said, note, **options)

    def render_enumerated_list(self, node: nodes.Element) -> str:
        pattern = _NUMBERING.get(node.get("enumtype", ""), "1")
        numbering = node.get("prefix", "") + pattern + node.get("suffix", ".")
        options = {"start": str(node.get("start", 1)), "numbering": quote(numbering)}
        return self.marks(*node["ids"]) + self.list_of("enum", node, **options)

    def render_definition_list(self, node: nodes.Element) -> str:
        pairs = map(self.entry, node.children)
        if isinstance(node.parent, addnodes.glossary):
            return self.marks(*node["ids"]) + call("entries", *pairs)
        return self.marks(*node["ids"]) + call("definitions", quote(style_of(node)), *pairs)

    def entry(self, item: nodes.Node) -> str:
        """Return a pair of what is defined and its definition."""
        names: list[nodes.Node] = []
        told: list[nodes.Node] = []
        ids = list(item["ids"]) if isinstance(item, nodes.Element) else []
        for part in item.children:
            (told if isinstance(part, nodes.definition) else names).append(part)
            ids += part["ids"] if isinstance(part, nodes.Element) else []
        terms = "\n[, ]\n".join(self.plain(name) for name in names)
        return array([join([self.marks(*ids), terms]), self.inside(*told)])

    def render_field_list(self, node: nodes.Element) -> str:
        pairs = (array([self.inside(field[0]), self.inside(field[1])]) for field in node.children)  # type: ignore[index]
        return self.marks(*node["ids"]) + call("definitions", quote(""), *pairs)

    def render_option_list(self, node: nodes.Element) -> str:
        pairs = (array([self.signature(item[0]), self.inside(item[1])]) for item in node.children)  # type: ignore[index]
        return self.marks(*node["ids"]) + call("definitions", quote(""), *pairs)

    def render_desc(self, node: nodes.Element) -> str:
        *names, told = node.children
        term = join(["\nlinebreak()\n".join(map(self.signature, names))])
        return self.marks(*node["ids"]) + call("definitions", quote(""), array([term, self.inside(told)]))

    def signature(self, node: nodes.Node) -> str:
        """Return the name of something in a program, as one writes it."""
        return self.marks(*node["ids"]) + call("raw", quote(node.astext()))  # type: ignore[index]

    # -- words -------------------------------------------------------------------------------------

    def render_Text(self, node: nodes.Text) -> str:
        text = node.astext()
        if node is self._taken:
            text = _LEVEL.sub("", text)
        for letter in UNUSUAL.findall(text):
            if letter not in self.letters:
                self.letters[letter] = self.fault_at(node, "")
        return breakable(figures(_SPACES.sub(" ", text)))

    def render_inline(self, node: nodes.Element) -> str:
        if node is self._drawn:
            return ""
        if "pmo_field" in node:
            return self.field(node)
        if "pmo_pages" in node:
            return call("on-pages", *(name_of(place) for place in node["pmo_pages"] if place[0] in self.book.docnames))
        if "pmo-choice" in node["classes"]:
            return call("styled", quote("pmo-choice"), self.inside(node))
        return self.marks(*node["ids"]) + self.inside(node)

    render_generated = render_inline
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
        return self.marks(*node["ids"]) + call("raw", quote(node.astext()))

    def render_superscript(self, node: nodes.Element) -> str:
        return call("super", self.inside(node))

    def render_subscript(self, node: nodes.Element) -> str:
        return call("sub", self.inside(node))

    def render_literal_block(self, node: nodes.Element) -> str:
        language = node.get("language", "text")
        options = {"block": "true", "lang": quote("text" if language == "default" else language)}
        code = call("raw", quote(node.astext()), **options)
        more: dict[str, Any] = node.get("highlight_args", {})
        lines = more.get("hl_lines", ())
        if node.get("linenos") or lines:
            first = str(more.get("linenostart", 1)) if node.get("linenos") else "none"
            code = call("lined", code, first, array(map(str, lines)))
        return self.marks(*node["ids"]) + code

    render_doctest_block = render_literal_block

    def render_productionlist(self, node: nodes.Element) -> str:
        lines = "\n".join(child.astext().rstrip() for child in node.children)
        return self.marks(*names_in(node)) + call("raw", quote(lines), block="true")

    # -- links -------------------------------------------------------------------------------------

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
                and _is_within(node, nodes.citation)
                and not host.endswith("doi.org")
            ):
                text = quote(host.removeprefix("www."))
            return marks + call("outside", quote(address), text, quote("" if told else host.removeprefix("www.")))
        if place[0] not in self.book.docnames:
            if self._plain_links or place[1] or place[0] not in self.book.full_only or place in self._told:
                return marks + text
            self._told.add(place)
            return marks + text + "\n" + call("elsewhere", quote(_("full edition")))
        if self._plain_links or self._is_citation(node):
            return marks + call("goto", name_of(place), text)
        if place in self._told:
            return marks + call("goto", name_of(place), text)
        self._told.add(place)
        if place in self.book.indexed:
            marks += self.mention(node, place)
        return marks + call("goto", name_of(place), text, paged="true", level=self.level(node))

    def mention(self, node: nodes.Node, place: Place) -> str:
        """Return a mark for the index, where running text leads to one of its places."""
        if _is_within(node, addnodes.glossary):
            return ""
        found = self.mentions.setdefault(place, [])
        mark = (self._docname, f"at {len(found) + 1} {'#'.join(place)}")
        found.append(mark)
        return f"{anchor(mark)}\n"

    def level(self, link: nodes.Element) -> str:
        """Return the level that follows a link, as in "Risk management 3", to stand before the number of the page."""
        after = link.next_node(descend=False, siblings=True)
        found = _LEVEL.match(after) if isinstance(after, nodes.Text) else None
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
        return call("citation", join([self.marks(*node["ids"]), self.inside(label)]), self.note(rest))

    # -- blocks ------------------------------------------------------------------------------------

    def render_container(self, node: nodes.Element) -> str:
        kind = node.get("design_component", "") or style_of(node)
        if "literal_block" in node:
            caption, code = node.children
            return self.block(node, call("listing", self.caption(node, caption), self.render(code)), wide=False)
        if kind == "pmo-fold":
            return self.fold(node)
        if kind == "pmo-rate":
            return self.rate(node)
        if kind in ("tab-item", "dropdown"):
            return self.titled(kind, node)
        if len(node) == 2 and isinstance(node[0], nodes.label):  # a tab of sphinx-inline-tabs
            return self.block(node, call("titled", quote("tab-item"), *map(self.inside, node.children)), wide=False)
        if kind == "grid-row":
            return self.block(node, call("styled", quote(kind), array(map(self.render, node.children))))
        if not kind:
            return self.marks(*node["ids"]) + self.inside(node)
        return self.block(node, call("styled", quote(kind), self.told(kind, node)), wide=kind in _WIDE)

    def titled(self, kind: str, node: nodes.Element) -> str:
        """Return a part with a title: a tab, or a part that opens on request."""
        title = node[0] if node.children and isinstance(node[0], nodes.rubric) else None
        name = self.inside(title) if title else "[]"
        return self.block(node, call("titled", quote(kind), name, self.inside(node, skip=title)), wide=False)

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
        return self.marks(*node["ids"]) + call("rate", *head, array(statements), answers)

    def statement(self, item: nodes.Node) -> str:
        """Return a statement beside its box."""
        box = next((part for part in item.findall(nodes.inline) if "pmo_field" in part), None)
        drawn = self.field(box) if box is not None else "none"
        before, self._drawn = self._drawn, box
        said = self.item(item)
        self._drawn = before
        return array([drawn, said])

    def fold(self, node: nodes.Element) -> str:
        """Return the closed part of a card: where the full card stands in this book, a link to it is enough."""
        link = node.parent.next_node(nodes.reference)
        place = self.target(link) if link is not None else None
        if place is None or place[0] not in self.book.docnames:
            return self.inside(node)
        text = self.inside(node[0])
        return call("styled", quote("pmo-fold"), call("goto", name_of(place), text, paged="true"))

    def render_PassthroughTextElement(self, node: nodes.Element) -> str:
        link = node.next_node(nodes.reference)
        if link is not None and "sd-stretched-link" in link["classes"]:
            return ""  # the invisible link over a whole card
        if "sd-card-title" in node["classes"]:
            return call("styled", quote("card-title"), self.inside(node))
        return self.running(node)

    def render_sd_badge(self, node: nodes.Element) -> str:
        return call("styled", quote("badge"), self.inside(node))

    def render_Admonition(self, node: nodes.Element) -> str:
        kind = node.tagname
        title = node[0] if node.children and isinstance(node[0], nodes.title) else None
        if title is not None:
            name = self.inside(title)
            kind = next((word for word in node["classes"] if word in admonitionlabels), kind)
        else:
            name = quote(str(admonitionlabels[kind])) if kind in admonitionlabels else "none"
        body = self.inside(node, skip=title)
        return self.block(node, call("admonition", quote(kind), name, body), wide=False)

    render_topic = render_Admonition
    render_sidebar = render_Admonition

    def render_versionmodified(self, node: nodes.Element) -> str:
        return self.marks(*node["ids"]) + self.inside(node)

    def render_image(self, node: nodes.Element) -> str:
        text = node.parent
        while isinstance(text, nodes.Element) and isinstance(text, nodes.Inline):  # a link, above all
            text = text.parent
        if isinstance(text, nodes.TextElement) and text.astext().strip():
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
        if not alt and _is_within(node, nodes.reference):  # a link has to say something
            alt = node.parent.get("refuri", uri)
        options = measures(node)
        return call("image" if alt else "decoration", quote(source), **({"alt": quote(alt)} if alt else {}), **options)

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
        alt = quote(node.get("alt") or _SPACES.sub(" ", code))
        made = call("image", quote(name), alt=alt)
        if isinstance(node.parent, nodes.figure):
            return made
        if isinstance(node.parent, nodes.TextElement):
            return self.marks(*node["ids"]) + call("picture-in-line", made)
        return self.block(node, call("picture", made))

    render_graphviz = drawing
    render_inheritance_diagram = drawing
    render_mermaid = drawing

    # -- formulas ----------------------------------------------------------------------------------

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
        label = next((self.numbers[name] for name in node["ids"] if name in self.numbers), node.get("number"))
        number = quote(f"({label})" if label else "")
        return self.marks(*node["ids"]) + call("equation", made, number)

    def caption(self, node: nodes.Element, *told: nodes.Node) -> str:
        """Return the caption of a figure, a table or a listing, with its number where those have one."""
        number = next((self.numbers[name] for name in node["ids"] if name in self.numbers), "")
        return join([quote(f"{number}\u2002") if number else "", *map(self.inside, told)])

    # -- HTML --------------------------------------------------------------------------------------

    def render_raw(self, node: nodes.Element) -> str:
        """Return what HTML says on paper: new lines, boxes of tasks, or nothing. More than that is a fault."""
        if "html" not in node.get("format", "").split():
            return ""
        seen = look_at(node.astext())
        if seen.shown:
            what = " ".join(seen.shown[:5])
            hint = "write it as text, or show it only in HTML"
            return self.fault(node, f"HTML has no form on paper: {what} ({hint})", " ".join(seen.shown))
        parts = [*(quote(f"{box}\N{NO-BREAK SPACE}") for box in seen.boxes), *["linebreak()"] * seen.breaks]
        return join(parts) if parts else ""

    # -- tables ------------------------------------------------------------------------------------

    def render_table(self, node: nodes.Element) -> str:
        group = node.next_node(nodes.tgroup)
        title = node[0] if isinstance(node[0], nodes.title) else None
        if group is None:
            return ""
        head = [row for part in group.findall(nodes.thead) if part.parent is group for row in part.children]
        body = [row for part in group.findall(nodes.tbody) if part.parent is group for row in part.children]
        inner = self.marks(*names_in(*head))  # the names of columns stand again on every page
        names = self.caption(node, title) if title else "none"
        kind = next((name for name in node["classes"] if name.startswith("pmo-") and name != "pmo-table"), "")
        columns_ = list(group.findall(nodes.colspec))
        given = [spec["colwidth"] for spec in columns_]
        stub = "stub" if columns_[0].get("stub") else ""
        asked = given if "colwidths-given" in node["classes"] else None
        before, self._plain_links = self._plain_links, self._plain_links or bool(kind)
        form = shape(head, body, asked, len(given), self.book.sheet, paged=not self._plain_links)
        for columns in form.parts:
            heads = [self.header(row, columns) for row in head]
            rows = [self.row(row, columns, "" if kind else stub) for row in body]
            options = {
                "caption": names,
                "widths": array(str(form.widths[column]) for column in columns),
                "numbers": array("true" if form.numbers[column] else "false" for column in columns),
                "size": str(form.size),
                "together": str(form.together or self.is_form(kind, len(body))).lower(),
                "whole-rows": str(form.whole_rows).lower(),
                "hyphenate": str(form.hyphenate).lower(),
            }
            inner += self.block(node, call("data", quote(kind), *heads, *rows, **options)) + "\n"
        self._plain_links = before
        return inner.rstrip()

    def is_form(self, kind: str, rows: int) -> bool:
        """Whether a table is to be filled in and fits on a page."""
        return kind in _FORMS and (rows + 1) * ROW <= self.book.sheet.height

    def header(self, row: nodes.Node, columns: Sequence[int], **options: str) -> str:
        """Return a row of names, which stands again on every page that the table reaches.

        What is repeated is an artifact for those who have it read aloud, and PDF/UA allows none of them a link.
        """
        links = row.next_node(nodes.reference) or row.next_node(nodes.footnote_reference)
        before, self._plain_links = self._plain_links, True
        cells = [self.cell(cell, "once-linked" if links else "") for cell in self.chosen(row, columns)]
        self._plain_links = before
        return call("table.header", *cells, **options)

    def row(self, row: nodes.Node, columns: Sequence[int], stub: str) -> str:
        """Return a row of cells, the first of which may name it; a row that names a group is a header of its own."""
        if isinstance(row, nodes.Element) and "pmo-span" in row["classes"]:
            return self.header(row, columns, level="2")
        first, *others = self.chosen(row, columns)
        return ", ".join([self.cell(first, stub), *map(self.cell, others)])

    def chosen(self, row: nodes.Node, columns: Sequence[int]) -> Sequence[nodes.Node]:
        """Return the cells of these columns; rows with spans are never parted."""
        cells = row.children
        return [cells[column] for column in columns] if len(cells) > columns[-1] else cells

    def cell(self, node: nodes.Node, look: str = "") -> str:
        """Return one cell, in which a function may say how it looks."""
        more = {"colspan": "morecols", "rowspan": "morerows"}
        spans = {
            name: str(node[key] + 1) for name, key in more.items() if isinstance(node, nodes.Element) and key in node
        }
        body = self.item(node)
        if "pmo-span" in node.parent["classes"]:
            body = call("styled", quote("pmo-span"), body)
        body = call(look, body) if look else body
        return call("table.cell", body, **spans) if spans else body

    def render_tabular_col_spec(self, node: nodes.Element) -> str:
        return ""

    # -- form fields -------------------------------------------------------------------------------

    def field(self, node: nodes.Element) -> str:
        """Return a place to fill in; afterwards it becomes a form field."""
        kind, key, option = node["pmo_field"]
        field = self.book.describe(kind, key, option)
        mark = f"{self._docname}#{len(self.fields)}"
        self.fields[mark] = field
        room, what = ("sheet", "") if key.startswith(SHEET) else ("", key.rpartition("/")[2])
        what = "story" if key.startswith(f"{SHEET}story/") else what
        place = call("field", quote(mark), quote(kind), quote(what or room))
        text = self.book.long_texts.get(key, "") if kind == "text" else ""
        return join([place, call("written-in-full", self.written(text))]) if text else place

    def written(self, text: str) -> str:
        """Return what a reader wrote, line by line."""
        lines = [breakable(line) for line in text.split("\n")]
        return join([part for line in lines for part in ("linebreak()", line)][1:])

    # -- what leaves nothing on paper --------------------------------------------------------------

    def nothing(self, node: nodes.Node) -> str:
        """Return nothing: what is meant for other formats, or for nobody."""
        return ""

    render_fontawesome = nothing  # icons beside words
    render_comment = nothing
    render_meta = nothing
    render_substitution_definition = nothing
    render_system_message = nothing
    render_highlightlang = nothing
    render_toctree = nothing


def _holds_block(node: nodes.Node) -> bool:
    """Whether a node of running text is a block, or has one in it, so that it cannot stand in a line."""
    if isinstance(node, nodes.Text):
        return False
    return not isinstance(node, nodes.Inline) or any(map(_holds_block, node.children))


def _is_within(node: nodes.Node, kind: type[nodes.Node]) -> bool:
    """Whether a node stands in one of some kind."""
    near = node.parent
    while near is not None and not isinstance(near, kind):
        near = near.parent
    return near is not None
