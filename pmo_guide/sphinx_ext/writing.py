"""A generated part of a page: one node until it is written, then HTML by templates or standard nodes.

The node keeps the answer of the framework. What it says is told by `parts`, in pieces, which `Html` and `Standard`
write.
"""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup, escape
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxSmartQuotes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import new_document

from pmo_guide.questions import Link
from pmo_guide.sphinx_ext import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import jinja2
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from pmo_guide.sphinx_ext.domain import PmoDomain

_ = get_translation("pmo_guide")


class pmo_part(nodes.General, nodes.Element):  # noqa: N801 (a node's tag name)
    """A part of a page that says what the framework answered.

    ``part`` is the name of a function of `parts` and ``answer`` what it takes. ``homes`` are the objects at home here,
    each with its id among ``ids`` unless another home on the page has it. ``docname`` is the page. The children are
    ordinary nodes that belong into the part.
    """

    @property
    def pieces(self) -> tuple[parts.Block, ...]:
        """What the part says."""
        told: tuple[parts.Block, ...] = getattr(parts, self["part"])(*self["answer"])
        return told


class pmo_html(nodes.General, nodes.Element):  # noqa: N801
    """A part, or a piece of one, as HTML; its text is for those who search."""


def visit_html(self: HTML5Translator, node: pmo_html) -> None:
    """Write it."""
    self.body.append(node["html"])
    raise nodes.SkipNode


def is_site(builder: Builder) -> bool:
    """Return whether a builder, of whatever name, writes a site: HTML, but no e-books, help files or data."""
    is_data = hasattr(builder, "implementation")  # that is, of JSON or of pickles
    return builder.format == "html" and not is_data and not getattr(builder, "embedded", False)


def downloads(builder: Builder) -> list[Path]:
    """Return the files among the downloads of a site."""
    found = Path(builder.outdir, "downloads").glob("*") if is_site(builder) else ()
    return sorted(path for path in found if path.is_file())


def node_id(home: parts.Home) -> str:
    """Return the anchor of an object at its home."""
    return "pmo-" + "-".join(home)


class Written(SphinxPostTransform):
    """Writes each part in the form that the builder asks for."""

    default_priority = 5  # before links are resolved (10)

    def run(self, **kwargs: Any) -> None:
        """Replace every part of a document."""
        domain: PmoDomain = self.env.domains["pmo"]  # type: ignore[assignment]
        writer: Html | Standard
        writer = Html(domain) if is_site(domain.builder) else Standard(spans=domain.builder.format != "man")
        for node in list(self.document.findall(pmo_part)):
            node.parent.replace(node, list(writer.written(node)))  # the ids go to what is in it


# -- HTML --------------------------------------------------------------------------------------------


@cache
def _template() -> jinja2.Template:
    """Return the template with a macro for each class of pieces."""
    import jinja2

    here = jinja2.FileSystemLoader(Path(__file__).parent)
    return jinja2.Environment(loader=here, autoescape=True, trim_blocks=True, lstrip_blocks=True).get_template(
        "parts.html"
    )


class Html:
    """Writes parts of one document as HTML."""

    def __init__(self, domain: PmoDomain) -> None:
        self.domain = domain
        self.node = pmo_part()
        self.links: dict[Link, Markup] = {}
        known = {"show": self.show, "id": self.id, "href": self.href, "region": self.region}
        self.looks = _template().make_module(known)

    def written(self, node: pmo_part) -> Iterator[nodes.Node]:
        """Yield a part as HTML, parted by the ordinary nodes in it."""
        self.node = node
        given = iter(node.children)
        for piece in self.show(node.pieces).split("<!--given-->"):
            words = html.unescape(re.sub("<[^>]*>", " ", piece))
            yield from (
                pmo_html("", nodes.Text(words), html=str(piece), part=node["part"]),
                *(child for child in [next(given, None)] if child),
            )

    def show(self, pieces: Iterable[object]) -> Markup:
        """Return some pieces as HTML."""
        return Markup("".join(map(self.write, pieces)))

    def write(self, piece: object) -> Markup:
        """Return one piece as HTML."""
        if isinstance(piece, str):
            return escape(piece)
        if isinstance(piece, Link) and piece in self.links:
            return self.links[piece]
        macro: Callable[[object], Markup] = getattr(self.looks, type(piece).__name__)
        made = macro(piece)
        if isinstance(piece, Link):
            self.links[piece] = made
        return made

    def id(self, home: parts.Home | None) -> Markup:
        """Return the attribute that makes an element a home."""
        name = node_id(home) if home else None
        return Markup(' id="{}"').format(name) if name in self.node["ids"] else Markup("")

    def region(self) -> str:
        """Return what a region that scrolls sideways is called for those who do not see it: by its section's title."""
        place: nodes.Element = self.node
        while place.parent and not isinstance(place, nodes.section):
            place = place.parent
        title = place.next_node(nodes.title)
        return _("Table: %s") % title.astext() if title else _("Table")

    def href(self, link: Link) -> str | None:
        """Return where a link leads, or None where its object has no home in this book."""
        return self.domain.address(self.node["docname"], link.kind, link.id)


# -- standard nodes ----------------------------------------------------------------------------------


def xref(kind: str, name: str, title: str, docname: str, refwarn: bool = False) -> addnodes.pending_xref:
    """Return a link, resolved later, to an object of the framework."""
    text = nodes.inline(title, title, classes=["xref", "pmo", f"pmo-{kind}"])
    return addnodes.pending_xref(
        "",
        text,
        refdomain="pmo",
        reftype=kind,
        reftarget=name,
        refdoc=docname,
        refexplicit=True,
        refwarn=refwarn,
    )


class Standard:
    """Writes parts of one document as standard nodes, which every builder knows, with marks for the handbook's form.

    A place to fill in carries ``pmo_field``, a home ``homes``. `spans`: whether a cell may be as wide as its table.
    """

    def __init__(self, spans: bool) -> None:
        self.spans = spans
        self.node = pmo_part()
        self.children: Iterator[nodes.Node] = iter(())

    def written(self, node: pmo_part) -> Iterator[nodes.Node]:
        """Yield a part as standard nodes."""
        self.node, self.children = node, iter(node.children)
        for made in self.show(node.pieces):
            made.source, made.line = node.source, node.line
            yield made

    def show(self, pieces: Iterable[object]) -> list[nodes.Node]:
        """Return some pieces as nodes."""
        return [self.write(piece) for piece in pieces]

    def write(self, piece: Any) -> nodes.Node:
        """Return one piece as a node."""
        if isinstance(piece, str):
            return nodes.Text(piece)
        make: Callable[[Any], nodes.Node] = getattr(self, type(piece).__name__.lower())
        return make(piece)

    def marked(self, node: nodes.Element, home: parts.Home | None) -> nodes.Element:
        """Return a node, as a home if it is one."""
        if home and (name := node_id(home)) in self.node["ids"]:
            node["ids"].append(name)
            node["homes"] = (home,)
        return node

    def link(self, it: Link) -> nodes.Node:
        """Return a link, to be resolved."""
        return xref(it.kind, it.id, it.title, self.node["docname"])

    def web(self, it: parts.Web) -> nodes.Node:
        """Return a link out of the book."""
        return nodes.reference("", it.title, refuri=it.url) if it.url else nodes.Text(it.title)

    def strong(self, it: parts.Strong) -> nodes.Node:
        """Return words that stand out."""
        return nodes.strong("", it.text, classes=it.style.split())

    def place(self, it: parts.Place, style: str = "pmo-place") -> nodes.Node:
        """Return a place to fill in."""
        return nodes.inline("", it.text, classes=[style], pmo_field=(it.kind, it.key, it.option))

    def choice(self, it: parts.Choice) -> nodes.Node:
        """Return an answer to choose."""
        title = nodes.Text(f"\N{NO-BREAK SPACE}{it.title}")
        return nodes.inline("", "", self.place(it.place), title, classes=["pmo-choice"])

    def check(self, it: parts.Check) -> nodes.Node:
        """Return an empty box with what there is to do."""
        box = parts.Place("check", f"action/{it.action}/done", f"{parts.BOX} ")
        return nodes.inline("", "", self.place(box, "pmo-box"), nodes.Text(it.text), classes=["pmo-check"])

    def text(self, it: parts.Text) -> nodes.Node:
        """Return a paragraph."""
        return self.marked(nodes.paragraph("", "", *self.show(it.parts), classes=it.style.split()), it.home)

    def given(self, it: parts.Given) -> nodes.Node:
        """Return the next ordinary node."""
        return next(self.children)

    def items(self, it: parts.Items) -> nodes.Node:
        """Return a list."""
        return nodes.bullet_list("", *map(self.item, it.parts), bullet="*", classes=it.style.split())

    def item(self, it: parts.Item) -> nodes.Node:
        """Return an item of a list, with a place for a note on an action."""
        node = nodes.list_item("", *self.show(it.parts))
        if it.note:
            node["classes"] = ["pmo-action"]
            node["pmo_field"] = ("text", it.note, "")
        return self.marked(node, it.home)

    def terms(self, it: parts.Terms) -> nodes.Node:
        """Return a list of definitions."""
        entries = (
            nodes.definition_list_item(
                "",
                self.marked(nodes.term("", "", *self.show(entry.term)), entry.home),
                nodes.definition("", *self.show(entry.parts)),
            )
            for entry in it.parts
        )
        return nodes.definition_list("", *entries, classes=it.style.split())

    def table(self, it: parts.Table) -> nodes.Node:
        """Return a table."""
        columns = [nodes.colspec(colwidth=1) for _name in it.head]
        columns[0]["stub"] = 1
        head = nodes.thead("", self.row([(parts.Text((name,)),) for name in it.head], len(it.head)))
        body = nodes.tbody("", *(self.row(row, len(it.head)) for row in it.rows))
        group = nodes.tgroup("", *columns, head, body, cols=len(it.head))
        return nodes.table("", group, classes=["colwidths-auto", "pmo-table", *it.style.split()])

    def row(self, cells: Sequence[tuple[parts.Block, ...]], width: int) -> nodes.row:
        """Return a row of a table with so many columns."""
        entries = [nodes.entry("", *self.show(cell)) for cell in cells]
        if len(entries) < width and self.spans:
            entries[-1]["morecols"] = width - len(entries)
        elif len(entries) < width:
            entries += [nodes.entry() for _ in range(width - len(entries))]
        return nodes.row("", *entries, classes=["pmo-span"] if len(cells) == 1 < width else [])

    def box(self, it: parts.Box) -> nodes.Node:
        """Return pieces that belong together."""
        return self.marked(nodes.container("", *self.show(it.parts), classes=it.style.split()), it.home)

    def fold(self, it: parts.Fold) -> nodes.Node:
        """Return a title and what belongs to it."""
        title = nodes.paragraph("", it.title, classes=["pmo-fold-title"])
        return nodes.container("", title, *self.show(it.parts), classes=["pmo-fold"])


# -- as Sphinx makes quotes ----------------------------------------------------------------------------

_TYPED = re.compile(r"['\"`]|--|\.\.\.")
_NO_WORDS = ("id", "kind", "url")


def typeset(answer: Any, document: nodes.document) -> Any:
    """Return an answer with its quotes made as Sphinx makes those of an author, where it does."""
    page = new_document("", document.settings)
    smart = SphinxSmartQuotes(page, None)
    if not smart.is_available():
        return answer
    typed: list[str] = []
    _changed(answer, typed.append)
    page += [nodes.paragraph("", text) for text in typed]
    smart.apply()
    made = {text: node.astext() for text, node in zip(typed, page.children, strict=True)}
    return _changed(answer, made.__getitem__) if typed else answer


def _changed(value: Any, change: Callable[[str], str | None]) -> Any:
    """Return an answer with its typed words changed."""
    if isinstance(value, str):
        return change(value) if _TYPED.search(value) else value
    if hasattr(value, "_asdict"):
        return type(value)(
            *(part if name in _NO_WORDS else _changed(part, change) for name, part in value._asdict().items())
        )
    return tuple(_changed(part, change) for part in value) if isinstance(value, tuple) else value
