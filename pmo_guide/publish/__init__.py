"""What a site has beside what its pages say: scripts, style sheets, data, downloads, versions and a service worker."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx.util.nodes import clean_astext

from pmo_guide import web
from pmo_guide.builds.contents import is_furo
from pmo_guide.builds.ends import plain_end
from pmo_guide.sphinx_ext.writing import is_site, pmo_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from pmo_guide.sphinx_ext.domain import PmoDomain


def setup(app: Sphinx) -> None:
    """Have all that done at its time, for sites with a framework."""
    from pmo_guide.publish import data, downloads

    app.add_post_transform(downloads.Downloads)
    app.connect("builder-inited", _begin, priority=600)  # when the framework is known
    app.connect("doctree-read", data.note_sections)
    app.connect("env-updated", lambda app, _env: downloads.changed(app))
    app.connect("html-page-context", _page)
    app.connect("build-finished", _finish, priority=900)  # when all other files are there


def is_guide(app: Sphinx) -> bool:
    """Return whether a site is built, and of a framework."""
    return bool(app.config.pmo_framework) and is_site(app.builder)


def made(note: Path, cause: object, files: Sequence[Path], make: Callable[[], Iterable[str]]) -> None:
    """Have files hold what `make` gives for them, unless they were made for the same cause and are as they were then.

    The note, written last, says for what they were made, and what they held.
    """

    def told() -> str:
        held = (path.read_bytes() if path.is_file() else b"" for path in files)
        return web.digest(repr((cause, [hashlib.sha256(content).hexdigest() for content in held])))

    if note.is_file() and note.read_bytes() == told().encode():
        return
    for path, text in zip(files, make(), strict=True):
        write(path, text)
    write(note, told())


def write(path: Path, text: str) -> None:
    """Write a file unless it holds the text already: one that did not change keeps its date."""
    content = text.encode()
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _begin(app: Sphinx) -> None:
    """Make scripts and style sheets, to be copied beside the pages."""
    if is_guide(app):
        folder = Path(app.doctreedir, "pmo-guide")
        files = [folder / "static" / name for name in web.NAMES]
        with plain_end(folder):
            language = app.config.language
            cause = (web.sources(), language)
            made(folder / "made-static", cause, files, lambda: map(web.assets(language).__getitem__, web.NAMES))
        app.config.html_static_path.append(str(folder / "static"))


def _page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Have a page load what it needs, and tell its script where it stands."""
    if not is_guide(app):
        return
    from pmo_guide.publish import data, offline

    if page == "404" and app.config.html_baseurl:  # shown at any address, it tells no relative one
        context["content_root"] = urlsplit(app.config.html_baseurl).path
    if app.config.pmo_offline:
        link = f'<link rel="manifest" href="{context["content_root"]}{offline.MANIFEST}">\n'
        context["metatags"] = context.get("metatags", "") + link
    if told := _told(app, page, context):
        context["metatags"] = context.get("metatags", "") + told
    app.add_css_file("pmo-guide.css")
    if not is_furo(app):
        app.add_css_file(web.THEMES)
    app.add_js_file("pmo-guide.js", loading_method="defer", **data.attributes(app, context["content_root"]))
    parts = {node["part"] for node in doctree.findall(pmo_html)} if doctree else set()
    for tool in web.TOOLS:
        if tool in parts:
            app.add_css_file(f"pmo-guide-{tool}.css", priority=510)
            app.add_js_file(f"pmo-guide-{tool}.js", priority=510, loading_method="defer")


def _told(app: Sphinx, page: str, context: dict[str, Any]) -> str:
    """Return what a page says to those who search: data that no browser runs, and that no policy forbids."""
    domain: PmoDomain = app.env.domains["pmo"]  # type: ignore[assignment]
    base = f"{app.config.html_baseurl.rstrip('/')}/" if app.config.html_baseurl else ""

    def address(page: str) -> str:
        return f"{base}{app.builder.get_target_uri(page).partition('#')[0]}" if base else ""

    homes = {
        (kind, name): f"{address(page)}#{anchor}" if base else ""
        for kind, name, anchor, _title in domain.data["anchors"].get(page, ())
        if domain.places.get((kind, name), ("",))[0] == page
    }
    if page not in app.env.titles:  # a list that Sphinx makes, or the search
        return ""
    way = [(app.config.html_short_title, address(app.config.root_doc))]
    below = [*_above(app, page), page] if page != app.config.root_doc else []
    way += [(clean_astext(app.env.titles[one]), address(one)) for one in below]
    text = domain.linked.page(homes, way)
    return f'<script type="application/ld+json">{text}</script>\n' if text else ""


def _above(app: Sphinx, page: str) -> list[str]:
    """Return the pages above one in the contents, from the top, without the top itself."""
    found: list[str] = []
    relations = app.builder.relations  # type: ignore[attr-defined]
    while (page := (relations.get(page) or [None])[0]) and page not in found:
        found.insert(0, page)
    return [one for one in found if one != app.config.root_doc]


def _finish(app: Sphinx, error: Exception | None) -> None:
    """Write the data, and then what hangs on all other files: versions into pages, and the service worker.

    Where ``pmo_offline`` is set to False, the worker is one that takes away what an earlier one kept.
    """
    if error or not is_guide(app):
        return
    from pmo_guide.publish import data, offline, versions

    folder, keep = Path(app.outdir), app.config.pmo_offline
    with plain_end(folder):
        data.finish(app)
        if keep:
            write(folder / offline.MANIFEST, offline.manifest(app.config))
        versions.stamp(folder, urlsplit(app.config.html_baseurl).path or "/")
        if keep is not None:
            write(folder / offline.WORKER, offline.worker(folder) if keep else offline.leaving())
