"""What is left over in finished pages: marks that Markdown did not understand and shows, and things that it lets pass.

``pmo-guide check`` finds most of it in what was typed, at its line and with more words. This is the net below it, for
what is written in a way that nobody thought of. Loaded by ``conf.py`` alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

MARKS = re.compile(
    r"\{[A-Za-z][\w:]*\}|\]\(|\]\[|\*\*|(?<!\w)\[[ xX]?\](?!\w)|\[@[\w-]+|^(?:<{7}|={7}|>{7})(?: |$)"
    r"|(?<![\w:]):[a-z]+(?:_[a-z]+)*:(?![\w:])|</?[a-z]+>|`",
    re.MULTILINE,
)
VERBATIM = (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.math_block, nodes.comment)


def found(tree: nodes.document) -> Iterator[tuple[nodes.Node, str]]:
    """Yield what is wrong in a page, with its node."""
    for text in tree.findall(nodes.Text):
        node = text.parent
        while node is not None and not isinstance(node, VERBATIM):
            node = node.parent
        if node is None and (mark := MARKS.search(text)):
            words = text[max(0, mark.start() - 20) : mark.end() + 20].strip()
            yield text.parent, f"“{mark[0]}” is printed as it stands, in “{words}”; write it another way, or as code"
    for node in tree.findall(nodes.raw):
        if "html" in node.get("format", ""):
            yield node, "HTML is not for pages: paper and screen readers lose it"
    for node in tree.findall(nodes.image):
        if not node.get("alt") and "drawn" not in node["classes"]:
            yield node, "this picture has no words for who cannot see it; write them between [ and ], or as :alt:"
    for node in tree.findall(addnodes.download_reference):
        if not any("download" in one["classes"] for one in node.findall(nodes.literal)):  # as the role makes it
            yield node, f"the file {node['reftarget']!r} becomes a download here; say so by {{download}}, or show it"
    depth: dict[nodes.Node, int] = {}
    for section in tree.findall(nodes.section):
        level = depth[section] = depth.get(section.parent, 0) + 1
        if level == 1 and len([one for one in depth.values() if one == 1]) == 2:
            yield section, "this is a second title; a page has one"


def tell(app: Sphinx, tree: nodes.document) -> None:
    """Warn of each."""
    for node, message in found(tree):
        while not node.line and node.parent is not None:  # MyST gives pictures the line 0
            node = node.parent
        logger.warning(message, location=node, type="look", subtype="leftover")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page once it is read."""
    app.connect("doctree-read", tell)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
