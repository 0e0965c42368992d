"""How the published site looks: the theme in `theme/`, and the few things that templates cannot do.

Loaded by ``conf.py`` alone; the extension ``pmo_guide`` does not need it.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]
from docutils import nodes
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

THEME = Path(__file__).parent / "theme"
HTML_BUILDERS = ("html", "dirhtml", "singlehtml")

WANTED_BY = {
    "clipboard.min.js": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "documentation_options.js": 'class="highlight',
    "copybutton.css": 'class="highlight',
    "pygments.css": 'class="highlight',
    "code.css": 'class="highlight',
    "design-tabs.js": "data-sync-id",
    "design.css": 'class="sd-',
    "tables.css": "<table",
    "reference.css": 'class="(glossary|citation)|genindex.html',
    "long.css": r'(?s)\A(?!.*"pmo-head).* pmo-(matrix|credentials|resources)"(?>(?:(?!</table>).)*?</tr>){15}',
    "glossary.js": 'class="[^"]*\\bglossary',
    "landing.css": ' path">',
    "widths.css": 'class="[^"]*width-',
    "search.css": "search.html",
}
"""Files that only some pages need, each with a pattern of what stands in such a page, or of its template where Sphinx
makes it."""

REPLACED = {"sphinx-design.min.css", "furo-extensions.css", "doctools.js", "sphinx_highlight.js"}
"""Style sheets that ours do instead, at a tenth of their weight; and scripts of Sphinx's search and of its shortcuts by
single keys, neither of which this site has."""

DESIGN = re.compile(
    r"sd-(cards?|col|container|dropdown|g|row|summary|tab"  # parts
    r"|d|flex|font|hide|m[bt]?|octicon|pt?|shadow|sphinx|stretched|w)\b"  # marks that they bring along
)
"""What ``design.css`` knows of sphinx-design; anything else would go unstyled."""

ROOM = {
    "wide": r"pmo-(matrix|credentials|resources|plan-table|team)\b",
    "tabled": r"pmo-table\b",
    "tooled": r'class="pmo-(assessment|plan|team|evidence)\b',
}
"""What the column of text is called where such things stand in it: ``:has()`` would tell too, but slowly."""


class scroller(nodes.General, nodes.Element):  # noqa: N801 (a node's tag name)
    """A region around a table that scrolls sideways and that a keyboard can reach."""


def visit_scroller(self: HTML5Translator, node: scroller) -> None:
    """Open the region, named for those who do not see it."""
    named = {"role": "group", "aria-label": node["label"], "tabindex": "0"}
    self.body.append(self.starttag(node, "div", CLASS="table-wrapper", **named))


def depart_scroller(self: HTML5Translator, node: scroller) -> None:
    """Close the region."""
    self.body.append("</div>\n")


class corner(nodes.General, nodes.Element):  # noqa: N801
    """The empty corner of a table, which heads nothing."""


def visit_corner(self: HTML5Translator, node: corner) -> None:
    """Write the cell, and count its column as the translator does for others."""
    node.parent.column += 1  # type: ignore[union-attr]
    self.body.append("<td></td>\n")


def depart_corner(self: HTML5Translator, node: corner) -> None:
    """Do nothing: the cell is written."""


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Open an entry of the sources as an item of a list; docutils' own role for it is deprecated."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<div role="list" class="citation-list">\n')
    self.body.append(self.starttag(node, "div", CLASS="citation", role="listitem"))


class Strict(SphinxPostTransform):
    """Leaves no inline style in a page, and makes an author's tables accessible to a keyboard and to ears."""

    default_priority = 600  # after Furo has wrapped tables (500)
    builders = HTML_BUILDERS

    def run(self, **kwargs: Any) -> None:
        """Go through tables and images."""
        for table in self.document.findall(nodes.table):
            table["classes"] = [name for name in table["classes"] if name != "colwidths-given"]
            if "colwidths-auto" not in table["classes"]:
                table["classes"].append("colwidths-auto")
            table.attributes.pop("width", None)
            for entry in list(table.findall(nodes.entry)):
                empty = not entry.astext() and not entry.next_node(nodes.image)
                if empty and isinstance(entry.parent.parent, nodes.thead):
                    entry.replace_self(corner())
        for wrapper in list(self.document.findall(nodes.container)):
            if "table-wrapper" in wrapper["classes"]:
                title = wrapper[0].next_node(nodes.title) or self.heading(wrapper)
                label = f"Table: {title.astext()}" if title else "Table"
                wrapper.replace_self(scroller("", *wrapper.children, label=label))
        for image in self.document.findall(nodes.image):
            width = image.attributes.pop("width", None)
            image.attributes.pop("height", None)
            if width:
                image["classes"].append(f"width-{width.rstrip('%px')}")

    def heading(self, node: nodes.Node) -> nodes.title | None:
        """Return the title of the section around a node."""
        while node.parent and not isinstance(node, nodes.section):
            node = node.parent
        return node.next_node(nodes.title)


class FocusableFormatter(HtmlFormatter):  # type: ignore[misc]
    """Code that scrolls sideways and that a keyboard can reach."""

    def wrap(self, source: Any) -> Iterator[tuple[int, str]]:
        """Give the opening ``<pre>`` a tab stop."""
        for is_code, line in super().wrap(source):
            yield is_code, line if is_code else line.replace("<pre>", '<pre tabindex="0">')


def begin(app: Sphinx) -> None:
    """Add what the site needs and other builders, an EPUB above all, must not get."""
    if isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name in HTML_BUILDERS:
        app.builder.highlighter.formatter = FocusableFormatter
        for name in ("site.js", "glossary.js"):
            app.add_js_file(name, loading_method="defer")


def finish(app: Sphinx, error: Exception | None) -> None:
    """Take comments and spaces out of the theme's own style sheets and scripts; Furo's come so."""
    if error or app.builder.name not in HTML_BUILDERS:
        return
    for source in (THEME / "static").iterdir():
        if shorten := {".css": rcssmin.cssmin, ".js": partial(rjsmin.jsmin, keep_bang_comments=True)}.get(
            source.suffix
        ):
            copy = Path(app.outdir, "_static", source.name)
            copy.write_text(shorten(source.read_text("utf-8")), "utf-8", newline="\n")


def only_wanted(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Leave out the files that this page has no use for, and tell of parts that would go unstyled."""
    if app.builder.name not in HTML_BUILDERS:
        return
    body = context.get("body", template)

    def wanted(asset: Any) -> bool:
        name = Path(str(asset.filename)).name
        return name not in REPLACED and bool(re.search(WANTED_BY.get(name, ""), body))

    context["css_files"] = [asset for asset in context["css_files"] if wanted(asset)]
    context["script_files"] = [asset for asset in context["script_files"] if wanted(asset)]
    context["room"] = "".join(f" {name}" for name, pattern in ROOM.items() if re.search(pattern, body))
    used = {name for names in re.findall(r'class="([^"]*\bsd-[^"]*)"', body) for name in names.split()}
    for name in sorted(used):
        if name.startswith("sd-") and not DESIGN.match(name):
            message = "design.css has no style for %r of sphinx-design: add it there, and to look.py"
            logger.warning(message, name, location=page, type="look", subtype="unstyled")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme and what goes with it."""
    app.add_html_theme("guide", str(THEME))
    app.add_node(scroller, html=(visit_scroller, depart_scroller))
    app.add_node(corner, html=(visit_corner, depart_corner))
    app.add_node(nodes.citation, override=True, html=(visit_citation, None))  # closed as ever
    app.add_post_transform(Strict)
    app.connect("builder-inited", begin)
    app.connect("html-page-context", only_wanted, priority=900)
    app.connect("build-finished", finish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
