"""The contents that Furo shows on every page: made once, and marked on each page where the reader stands.

Sphinx makes them anew for every page, from all sections of all pages, and Furo takes the result apart to give each part
a button. So the time for a book grew with the square of its pages, and of a large one it was four fifths. Between two
pages only addresses and marks differ; those are put in here, and a test compares the result with Furo's own.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.environment.adapters.toctree import TocTree
from sphinx.util.osutil import relative_uri

from pmo_guide.sphinx_ext.writing import is_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

ASKED = {"collapse": False, "titles_only": True, "maxdepth": -1, "includehidden": True}
"""What Furo asks Sphinx for. Whoever asks for something else gets it from Sphinx."""
NOWHERE = "\0"
"""A page at the top that there cannot be, so that nothing is marked."""
_TAG = re.compile(r"(<[^>]*>)")
_HREF = re.compile(r'(?<=href=")(?![^"]*://)[^"#]+')


class Folder(NamedTuple):
    """The contents as the pages of one folder see them."""

    parts: list[str]
    """Text and tags in turns."""
    marks: dict[str, dict[int, str]]
    """For the address of each page the parts that are others on that page."""


def is_furo(app: Sphinx) -> bool:
    """Return whether the theme is Furo or a child of it."""
    return any("furo" in name for name in app.builder.theme.stylesheets)  # type: ignore[attr-defined]


class Contents:
    """Lends Furo the contents without marks, which it then takes apart only once, and marks what it made of them."""

    def __init__(self, app: Sphinx) -> None:
        """Follow a build from here on."""
        self.app = app
        self.is_lent = False
        self.folders: dict[str, Folder] = {}
        app.connect("env-updated", lambda _app, _env: self.forget())
        app.connect("html-page-context", self.lend, priority=499)
        app.connect("html-page-context", self.mark, priority=501)

    def forget(self) -> None:
        """Forget what an earlier build made."""
        self.folders.clear()
        self.__dict__.pop("plain", None)

    @cached_property
    def plain(self) -> str:
        """The contents without marks, as seen from the top."""
        tree = TocTree(self.app.env).get_toctree_for(NOWHERE, self.app.builder, **ASKED)  # type: ignore[arg-type]
        return self.app.builder.render_partial(tree)["fragment"]  # type: ignore[attr-defined, no-any-return]

    def lend(self, app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
        """Give Furo the contents without marks, unless the page stands twice in them, or with a section."""
        self.is_lent = False
        whole: Callable[..., str | None] | None = context.get("toctree")
        # Another extension may have contents of its own, such as absolute ones on a page that is shown anywhere.
        if not whole or whole.__module__ != "sphinx.builders.html" or not is_site(app.builder) or not is_furo(app):
            return
        here, top, nowhere = map(app.builder.get_target_uri, (page, app.config.root_doc, NOWHERE))
        if "#" in top or "/" in nowhere:  # all pages are one, or each has a folder
            return
        if [to for to in re.findall(r'href="([^"]*)', self.plain) if to.partition("#")[0] == here] not in ([], [here]):
            return

        def toctree(**options: Any) -> str:
            if options != ASKED:
                return str(whole(**options))
            self.is_lent, context["toctree"] = True, whole
            return self.plain

        context["toctree"] = toctree

    def mark(self, app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
        """Mark the page in what Furo made, and what it is a part of; its buttons are pressed."""
        if not self.is_lent:
            return
        folder, _, name = app.builder.get_target_uri(page).rpartition("/")
        if folder not in self.folders:
            away = f"{folder}/{NOWHERE}"
            seen = _HREF.sub(lambda to: relative_uri(away, to[0]), context["furo_navigation_tree"])
            parts = _TAG.split(seen if folder else context["furo_navigation_tree"])
            self.folders[folder] = Folder(parts, _marks(parts))
        parts, marks = self.folders[folder]
        marked = marks.get(name, {})
        context["furo_navigation_tree"] = "".join(marked.get(number, part) for number, part in enumerate(parts))


def _marks(parts: list[str]) -> dict[str, dict[int, str]]:
    """Return for the address of each page how its parts look there."""
    found: dict[str, dict[int, str]] = {}
    open_: list[int] = []
    links: list[tuple[str, int, list[int]]] = []
    buttons: dict[int, int] = {}
    for number, part in enumerate(parts):
        if part.startswith(("<ul", "<li")):
            open_.append(number)
        elif part in ("</ul>", "</li>"):
            open_.pop()
        elif part.startswith("<input"):
            buttons[open_[-1]] = number
        elif part.startswith("<a ") and (to := _HREF.search(part)) and open_:
            links.append((to[0], number, open_.copy()))
    for address, link, above in links:
        found[address] = {
            link: _HREF.sub("#", parts[link]).replace('class="', 'class="current ', 1),
            **{number: parts[number].replace("<ul>", '<ul class="current">') for number in above},
            **{item: re.sub(r"toctree-l\d+", r"\g<0> current", parts[item]) for item in above[1::2]},
            **{
                buttons[item]: parts[buttons[item]].replace('class="toc', 'checked="" class="toc')
                for item in above[1::2]
                if item in buttons
            },
        }
        found[address][above[-1]] = found[address][above[-1]].replace('">', ' current-page">')
    return found
