"""What an e-book needs of ordinary nodes; the rest of the EPUB is Sphinx's own."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class Plain(SphinxPostTransform):
    """Lays out for EPUB what sphinx-design would make for a browser: tabs, dropdowns and inline icons."""

    default_priority = 150  # before sphinx-design makes widgets, at 199 and 200
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Put every tab and every part that opens on request one after the other, below its title."""
        if not self.config.pmo_framework:
            return
        parts = ("tab-set", "tab-item", "tab-content", "dropdown")
        for box in self.document.findall(nodes.container):
            if box.get("design_component") in parts:
                del box["design_component"]
                box["classes"] = ["pmo-part"]
                for title in box.children:
                    if isinstance(title, nodes.rubric):
                        title["classes"] = []
        for icon in list(self.document.findall(nodes.raw)):
            if "<svg" in icon.astext():
                icon.parent.remove(icon)
        for file in list(self.document.findall(addnodes.download_reference)):
            file.replace_self(nodes.inline("", "", *file.children))
