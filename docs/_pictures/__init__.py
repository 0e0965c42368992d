"""The book's pictures: ``{picture} NAME`` shows one, drawn from the numbers of its page as the build begins.

The drawn files stand beside this one and are kept with the sources, so that every tool finds them; they are written
only where they differ.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _pictures.drawing import WIDTH
from _pictures.pictures import PICTURES

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

DRAWN = Path(__file__).parent / "drawn"
IMAGE = re.compile(r'<img alt="[^"]*" class="drawn" src="(?:[^"]*/)?([\w-]+)\.svg"')


def draw(_app: Sphinx | None = None) -> None:
    """Write each picture's file, where it is not there as it should be."""
    DRAWN.mkdir(exist_ok=True)
    for name, function in PICTURES.items():
        path, text = DRAWN / f"{name}.svg", function().sheet.svg()
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")


def give_room(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Tell a browser how large each picture is, so that nothing moves when it comes."""
    if "body" in context:
        context["body"] = IMAGE.sub(_sized, context["body"])


def _sized(found: re.Match[str]) -> str:
    return f'{found[0]} width="{WIDTH}" height="{PICTURES[found[1]]().sheet.height}"'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Draw when a build begins, and offer the directive."""
    from _pictures.page import PictureDirective  # which needs docutils; what looks at pictures does not

    app.connect("builder-inited", draw)
    app.connect("html-page-context", give_room)
    app.add_directive("picture", PictureDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
