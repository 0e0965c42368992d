"""A generated part of a page: one node until it is written, then HTML by templates or standard nodes.

The node keeps the answer of the framework. What it says is told by `parts`, in pieces, which `Html` and `Standard`
write.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxSmartQuotes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import new_document

from pmo_guide import parts
from pmo_guide.questions import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from pmo_guide.parts import Part, Piece
    from pmo_guide.sphinx_ext.domain import PmoDomain

_ = get_translation("pmo_guide")


class pmo_part(nodes.General, nodes.Element):  # noqa: N801 (a node's tag name)
    """A part of a page that says what the framework answered.

    ``part`` is the name of a function of `parts` and ``answer`` what it takes. ``homes`` are the objects at home here,
    each with its id among ``ids`` unless another home on the page has it. ``docname`` is the page. The children are
    ordinary nodes that belong into the part. ``lang`` is the language of the framework where the page's is another.
    """

    @property
    def pieces(self) -> tuple[parts.Piece, ...]:
        """What the part says."""
        told: tuple[parts.Piece, ...] = getattr(parts, self["part"])(
            parts.Nouns(self.get("nouns", ())), *self["answer"]
        )
        return told


def kinds_in(part: str, answer: Iterable[Any]) -> list[str]:
    """Return the kinds of things whose words a part takes: it is said once, in the usual words, to know."""
    usual = parts.Nouns()
    getattr(parts, part)(usual, *answer)
    return sorted(usual.asked)


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


MEDIA = ("site", "paper", "ebook")
"""What a page may be read on."""


def medium(builder: Builder) -> str:
    """Return the one that a builder writes for: all that is neither a site nor an e-book is paper."""
    if is_site(builder):
        return "site"
    return "ebook" if builder.name == "epub" else "paper"


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
        writer = Html(domain) if is_site(domain.builder) else Standard(domain.builder.format)
        for node in list(self.document.findall(pmo_part)):
            node.parent.replace(node, list(writer.written(node)))  # the ids go to what is in it


# -- HTML --------------------------------------------------------------------------------------------

LOOKS = {
    # within a text
    "web": '<a class="reference external" href="{value}">{parts}</a>',
    "strong": "<strong{mark}>{parts}</strong>",
    "note": "<span>{parts}</span>",
    "place": "<span{mark}>{parts}</span>",
    "choice": "<span{mark}>{parts}</span>",
    "check": '<label{mark}><input autocomplete="off" class="pmo-tick" type="checkbox" value="{value}"> {parts}</label>',
    "option": '<label{mark}><input autocomplete="off" type="radio" name="{name}" value="{value}">{parts}</label>',
    # around texts
    "text": "<p{mark}>{parts}</p>",
    "given": "<!--given-->",
    "items": "<ul{mark}>{parts}</ul>",
    "item": "<li{mark}>{parts}</li>",
    "terms": "<dl{mark}>{parts}</dl>\n",
    "term": "<dt{mark}>{title}</dt><dd>{parts}</dd>",
    "way": "<p{mark}>{parts}</p>",
    "box": "<div{mark}>\n{parts}</div>\n",
    "start": '<div{mark} data-role="{value}">\n{parts}</div>\n',
    "question": "<fieldset{mark}>\n<legend>{title}</legend>\n{parts}</fieldset>\n",
    "fold": "<details{mark}>\n<summary>{title}</summary>\n{parts}</details>\n",
    "table": """<div class="table-wrapper pmo-scroll" role="group" aria-label="{region}" tabindex="0">
<table{mark}>\n<thead>\n<tr class="row-odd">{title}</tr>\n</thead>\n<tbody>\n{parts}</tbody>\n</table>\n</div>\n""",
    "column": '<th class="head" scope="col">{parts}</th>',
    "row": "<tr{mark}>{parts}</tr>\n",
    "group": '<th class="stub" colspan="{value}">{parts}</th>',
    "name": '<th class="stub" scope="row">{parts}</th>',
    "cell": "<td{data}>{parts}</td>",
}
"""How each kind of piece looks.

`parts` and `title` stand for what is in it, `mark` for its class and its anchor, `data` for the name of its column,
`region` for what a table is called by those who only hear it.
"""


_JOINER = "\N{WORD JOINER}"
_RANGE = re.compile(r"(?<=\d)–(?=\d)")


def _shown(words: str) -> str:
    """Return words as HTML; no line of a phone ends between the two numbers of a range."""
    return _RANGE.sub(f"–{_JOINER}", html.escape(words, quote=False))


class Html:
    """Writes parts of one document as HTML."""

    def __init__(self, domain: PmoDomain) -> None:
        self.domain = domain
        self.node = pmo_part()
        self.links: dict[Link, str] = {}
        self.lang = ""
        self.theirs: set[str] = set()
        """The framework's own texts in a part, where they are in another language than the page."""

    def written(self, node: pmo_part) -> Iterator[nodes.Node]:
        """Yield a part as HTML, parted by the ordinary nodes in it."""
        self.node = node
        if lang := node.get("lang", ""):
            self.lang, self.theirs = f' lang="{html.escape(lang)}"', set(_texts((node["answer"], node["nouns"])))
        given = iter(node.children)
        for made in self.show(node.pieces).split(LOOKS["given"]):
            words = html.unescape(re.sub("<[^>]*>", " ", made)).replace(f"–{_JOINER}", "–")
            yield pmo_html("", nodes.Text(words), html=made, part=node["part"])
            yield from (child for child in [next(given, None)] if child)

    def show(self, pieces: Iterable[Part]) -> str:
        """Return some pieces as HTML."""
        return "".join(map(self.write, pieces))

    def write(self, it: Part) -> str:
        """Return one piece as HTML."""
        if isinstance(it, str):
            text = _shown(it)
            return f"<span{self.lang}>{text}</span>" if it in self.theirs else text
        if isinstance(it, Link):
            if it not in self.links:
                to = self.address(it)
                words = _shown(it.title)
                lang = self.lang if it.title in self.theirs else ""
                self.links[it] = (
                    f'<a href="{html.escape(to)}"{lang}>{words}</a>'
                    if to
                    else f"<span{lang}>{words}</span>"
                    if lang
                    else words
                )
            return self.links[it]
        if it.kind == "way" and isinstance(it.parts[0], Link) and not self.address(it.parts[0]):
            return ""
        mark = f' class="{it.style}"' if it.style else ""
        if it.home and (name := node_id(it.home)) in self.node["ids"]:
            mark += f' id="{name}"'
        value = html.escape(it.value)
        return LOOKS[it.kind].format(
            parts=self.show(it.parts),
            title=self.show(it.title),
            mark=mark,
            value=value,
            name=html.escape(it.field[1]) if it.field else "",
            data=f' data-head="{value}"' if value else "",
            region=html.escape(self.region()) if it.kind == "table" else "",
        )

    def address(self, it: Link) -> str | None:
        """Return where a link leads, or None where its object has no home in this book."""
        return self.domain.address(self.node["docname"], it.kind, it.id)

    def region(self) -> str:
        """Return what a region that scrolls sideways is called for those who do not see it: by its section's title."""
        place: nodes.Element = self.node
        while place.parent and not isinstance(place, nodes.section):
            place = place.parent
        title = place.next_node(nodes.title)
        return _("Table: %s") % title.astext() if title else _("Table")


# -- standard nodes ----------------------------------------------------------------------------------

NODES: dict[str, Callable[..., nodes.Element]] = {
    "strong": nodes.strong,
    "note": nodes.inline,
    "place": nodes.inline,
    "choice": nodes.inline,
    "check": nodes.inline,
    "option": nodes.inline,
    "text": nodes.paragraph,
    "way": nodes.paragraph,
    "items": nodes.bullet_list,
    "item": nodes.list_item,
    "terms": nodes.definition_list,
    "term": nodes.term,
    "box": nodes.container,
    "start": nodes.container,
    "question": nodes.container,
    "fold": nodes.container,
    "row": nodes.row,
    **dict.fromkeys(("column", "name", "group", "cell"), nodes.entry),
}
"""What each kind of piece is, where no more is to be said about it."""


def xref(
    kind: str, name: str, title: str, docname: str, refwarn: bool = False, domain: str = "pmo"
) -> addnodes.pending_xref:
    """Return a link, resolved later, to an object of the framework, or of another domain."""
    text = nodes.inline(title, title, classes=["xref", domain, f"{domain}-{kind}"])
    to = {"refdomain": domain, "reftype": kind, "reftarget": name, "refdoc": docname}
    return addnodes.pending_xref("", text, refexplicit=True, refwarn=refwarn, **to)


def line(label: str, items: Iterable[nodes.Node]) -> nodes.paragraph:
    """Return one line "Label: item, item" of ordinary nodes.

    The framework's words come translated from the model and ours from our catalogue, so that nothing generated is left
    for a translator of the documents.
    """
    node = nodes.paragraph("", "", nodes.strong("", label), classes=["pmo-line"], translatable=False)
    for number, item in enumerate(items):
        node += [nodes.Text(", " if number else " "), item]
    return node


class Standard:
    """Writes parts of one document as standard nodes, which every builder knows, with marks for the handbook's form.

    A place to fill in carries ``pmo_field``. LaTeX gets a target in the first line of a home, as it knows no anchors on
    items, paragraphs and boxes; and in manual pages no cell may be as wide as its table.
    """

    def __init__(self, format_: str = "") -> None:
        self.format = format_
        self.node = pmo_part()
        self.children: Iterator[nodes.Node] = iter(())

    def written(self, node: pmo_part) -> Iterator[nodes.Node]:
        """Yield a part as standard nodes."""
        self.node, self.children = node, iter(node.children)
        for made in self.show(node.pieces):
            made.source, made.line = node.source, node.line
            yield made

    def show(self, pieces: Iterable[Part]) -> list[nodes.Node]:
        """Return some pieces as nodes."""
        return list(map(self.write, pieces))

    def write(self, it: Part) -> nodes.Node:
        """Return one piece as a node."""
        if isinstance(it, str):
            return nodes.Text(it)
        if isinstance(it, Link):
            return xref(it.kind, it.id, it.title, self.node["docname"])
        if it.kind == "given":
            return next(self.children)
        if it.kind == "web":
            return nodes.reference("", "", *self.show(it.parts), refuri=it.value)
        if it.kind == "table":
            return self.table(it)
        node = NODES[it.kind]("", classes=it.style.split())
        node += self.show(it.parts)
        if it.field:
            node["pmo_field"] = it.field
        if it.home and (name := node_id(it.home)) in self.node["ids"]:
            if self.format == "latex" and it.kind in ("text", "item", "box"):
                first = node[0] if it.kind == "item" else node
                first.insert(0, nodes.target("", "", ids=[name]))  # type: ignore[attr-defined]
            else:
                node["ids"].append(name)
        if it.kind == "items":
            node["bullet"] = "*"
        elif it.kind in ("check", "option"):
            del node["pmo_field"]
            if it.kind == "option":
                node.insert(0, nodes.Text("\N{NO-BREAK SPACE}"))
            node.insert(0, nodes.inline("", f"{parts.BOX} ", classes=["pmo-box"], pmo_field=it.field))
        elif it.kind == "question":
            node.insert(0, nodes.paragraph("", "", *self.show(it.title), classes=["pmo-card-title"]))
        elif it.kind == "fold":
            node.insert(0, nodes.paragraph("", "", *self.show(it.title), classes=["pmo-fold-title"]))
        elif it.kind == "term":
            meaning = nodes.definition("", *node.children)
            node.children = []
            node += self.show(it.title)
            return nodes.definition_list_item("", node, meaning)
        return node

    def table(self, it: Piece) -> nodes.table:
        """Return a table; rows of one cell get empty ones where no cell may be wider."""
        width = len(it.title)
        head, body = nodes.thead("", nodes.row("", *self.show(it.title))), nodes.tbody("", *self.show(it.parts))
        for row in body.children if width > 1 else ():
            if len(row.children) == 1 and self.format == "man":
                row += [nodes.entry() for _column in range(width - 1)]  # type: ignore[operator]
            elif len(row.children) == 1:
                row[0]["morecols"] = width - 1  # type: ignore[index]
        columns = [nodes.colspec(colwidth=1) for _column in range(width)]
        columns[0]["stub"] = 1
        group = nodes.tgroup("", *columns, head, body, cols=width)
        return nodes.table("", group, classes=["colwidths-auto", *it.style.split()])


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


def _texts(value: Any) -> Iterator[str]:
    """Yield the words of an answer."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "_asdict"):
        yield from _texts(tuple(part for name, part in value._asdict().items() if name not in _NO_WORDS))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _changed(value: Any, change: Callable[[str], str | None]) -> Any:
    """Return an answer with its typed words changed."""
    if isinstance(value, str):
        return change(value) if _TYPED.search(value) else value
    if hasattr(value, "_asdict"):
        return type(value)(
            *(part if name in _NO_WORDS else _changed(part, change) for name, part in value._asdict().items())
        )
    return tuple(_changed(part, change) for part in value) if isinstance(value, tuple) else value
