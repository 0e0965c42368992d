"""What a built site needs to be published: files that no cache mixes up, and pages that are there offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pmo_guide.publish import offline, versions

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def page(app: Sphinx, context: dict[str, Any]) -> None:
    """Have a page name the manifest, where there is one; the page for what is not there tells no relative address."""
    if context["pagename"] == "404" and app.config.html_baseurl:
        context["content_root"] = urlsplit(app.config.html_baseurl).path
    if app.config.pmo_offline:
        link = f'<link rel="manifest" href="{context["content_root"]}{offline.MANIFEST}">\n'
        context["metatags"] = context.get("metatags", "") + link


def finish(app: Sphinx) -> None:
    """Write what hangs on all other files, after them: versions into pages, and the service worker.

    Where ``pmo_offline`` is set to False, the worker is one that takes away what an earlier one kept.
    """
    folder = Path(app.outdir)
    keep = app.config.pmo_offline
    if keep:
        (folder / offline.MANIFEST).write_bytes(offline.manifest(app.config).encode())
    versions.stamp(folder, urlsplit(app.config.html_baseurl).path or "/")
    if keep is not None:
        (folder / offline.WORKER).write_bytes((offline.worker(folder) if keep else offline.leaving()).encode())
