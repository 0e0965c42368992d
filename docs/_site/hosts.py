"""What hosts and search engines expect of a site that knows its address: a page for what is not there, maps, cards.

Loaded by ``conf.py`` alone. The address is that of the top of the site. It comes from the environment, as it is mostly
the host's business: ``GUIDE_URL``, or what the services say that build sites themselves; else from ``guide_address``.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SAID_BY = ("GUIDE_URL", "READTHEDOCS_CANONICAL_URL", "URL", "CF_PAGES_URL")
"""Names of variables: one's own, and those of Read the Docs, Netlify and Cloudflare Pages."""
MISSING = """<h1>This page is not here</h1>
<p>It may have a new name, or the link that brought you here is old. Search for a word, or begin at the
<a href="{top}index.html">first page</a>. What you saved is still in your browser.</p>"""
UNLISTED = ["404.html", "genindex.html", "search.html"]
"""Pages that nobody looks for with a search engine."""


def address(configured: str = "") -> str:
    """Return the address of the site, with a slash at its end; nothing where nobody says it."""
    said = next(filter(None, (os.environ.get(name) for name in SAID_BY)), configured)
    return f"{said.rstrip('/')}/" if said.startswith(("https://", "http://")) else ""


def describe(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Take for the card of a page what it says of itself, rather than its first words."""
    tags = context.get("metatags", "")
    if own := re.search(r'<meta (?=[^>]*name="description")[^>]*content="([^"]*)"', tags):
        context["metatags"] = re.sub(r'(?<=property="og:description" content=")[^"]*', lambda _: own[1], tags)


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write what is looked for at the top of a site; robots learn that they may come in, and where the map is."""
    if not error and app.builder.name in ("html", "dirhtml", "singlehtml"):
        shutil.copytree(Path(__file__).parent / "root", app.outdir, dirs_exist_ok=True)
        base = app.config.html_baseurl
        site_map = f"\nSitemap: {base}sitemap.xml\n" if base else ""
        Path(app.outdir, "robots.txt").write_bytes(f"User-agent: *\nDisallow:\n{site_map}".encode())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set what hangs on the address; without one, nothing that needs it is written."""
    app.add_config_value("guide_address", "", "html", types=frozenset({str}))
    if base := address(app.config.guide_address):
        app.config.html_baseurl = base  # pages name it as theirs, whatever copy is found
        top = app.config.notfound_urls_prefix = urlsplit(base).path
        app.config.notfound_context = {"title": "This page is not here", "body": MISSING.format(top=top)}
        app.config.sitemap_url_scheme = "{link}"
        app.config.sitemap_excludes = UNLISTED
        app.config.ogp_site_url = base
        app.config.ogp_image = f"{base}_static/mark-512.png"
        app.config.ogp_social_cards = {"enable": False}
        app.config.ogp_enable_meta_description = False
        for name in ("notfound.extension", "sphinx_sitemap", "sphinxext.opengraph"):
            app.setup_extension(name)
        app.connect("html-page-context", describe, priority=900)
    app.connect("build-finished", finish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
