"""The contents at the side of Furo's pages: as Sphinx and Furo make them for each page, but made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from furo.navigation import get_navigation_tree

from pmo_guide.builds.contents import ASKED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Project

BOOK = {
    "index.rst": """
Top
===
.. toctree::
   :caption: First "part"

   plain
   self
   Elsewhere <https://example.org/plain.html#a>
   part/index
   genindex

.. toctree::
   :hidden:

   Another name <sections>
   twice
   twice
""",
    "plain.rst": "A & B\n=====\n\nOne\n---\n\nTwo\n---\n",
    "sections.rst": "Three\n=====\n\nFour\n====\n",
    "twice.rst": "Twice\n=====\n",
    "orphan.rst": ":orphan:\n\nOrphan\n======\n",
    "part/index.rst": 'A "part" > all\n==============\n\n.. toctree::\n\n   one\n   two\n   /part/deep/er\n',
    "part/one.rst": "One\n===\n\nIn one\n------\n",
    "part/two.rst": "``Two``\n=======\n\n.. toctree::\n\n   deep/est\n",
    "part/deep/er.rst": "Deeper\n======\n",
    "part/deep/est.rst": "Deepest\n=======\n",
}


def test_each_page_is_marked_in_contents_that_are_made_once(
    copied: Callable[[str, Path], Project], tmp_path: Path
) -> None:
    """On every kind of page the same bytes as Sphinx and Furo make; these are asked anew only where a page is odd."""
    book = copied("guild", tmp_path)
    for path in book.folder.glob("*.rst"):
        path.unlink()
    book.write(BOOK)
    shown = {}
    app = book.app("html", "_build", html_theme="furo")
    try:
        app.connect(
            "html-page-context",
            lambda _app, page, _template, context, _doctree: shown.update({page: context["furo_navigation_tree"]}),
            priority=502,
        )
        get_navigation_tree.cache_clear()
        app.build()
        made = get_navigation_tree.cache_info().misses
        whole = {page: get_navigation_tree(app.builder._get_local_toctree(page, **ASKED)) for page in shown}  # type: ignore[attr-defined]
    finally:
        app.cleanup()
    assert len(shown) == len(BOOK) + 2
    assert shown == whole
    assert made == 3  # once for all, and for two pages: one stands twice there, one with a section
    assert 'class="toctree-l2 current has-children"' in whole["part/deep/est"]
