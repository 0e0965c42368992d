"""What makes a published guide installable and readable offline: its manifest and its service worker.

The worker keeps pages and what they load, but not the downloads. Its text holds the version of each file, so that
browsers notice a new edition, fetch what has changed, and turn to it when the next page is opened.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.web import digest, version_of

if TYPE_CHECKING:
    from sphinx.config import Config

MANIFEST = "manifest.webmanifest"
WORKER = "sw.js"
KEPT = {".css", ".gif", ".html", ".jpeg", ".jpg", ".js", ".png", ".svg", ".webmanifest", ".webp", ".woff", ".woff2"}
"""The kinds of files that pages are made of."""
NOT_KEPT = ("_downloads/", "_sources/", "downloads/", "404.html", WORKER)
"""With what the names of files begin that no page loads; hosts answer ``404.html`` as what is not there."""

_HERE = Path(__file__).parent


def manifest(config: Config) -> str:
    """Return the text that tells a device how to install the guide; ``pmo_manifest`` adds to it and replaces."""
    known = {
        "name": config.project,
        "lang": config.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
    }
    return json.dumps(known | config.pmo_manifest, indent=1, ensure_ascii=False) + "\n"


def worker(folder: Path) -> str:
    """Return the service worker for the site in a folder."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in KEPT}
    files = {
        name: version_of(path.read_bytes())
        for name, path in sorted(names.items())
        if path.is_file() and not name.startswith(NOT_KEPT)
    }
    text = (_HERE / "sw.js").read_text(encoding="utf-8").replace("{'FILES': ''}", json.dumps(files, ensure_ascii=False))
    return text.replace("'VERSION'", f"'{digest(text)}'")


def leaving() -> str:
    """Return the service worker that takes itself and what was kept away."""
    return (_HERE / "leave.js").read_text(encoding="utf-8")
