"""What makes the published site installable and readable offline: its manifest and its service worker.

Loaded by ``conf.py`` alone. The worker keeps pages and what they load, but not the downloads. Its text holds a checksum
of all that, so that browsers notice a new version, which takes over when the next page is loaded.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

KEPT = {".html", ".js", ".css", ".svg", ".png", ".jpg", ".webp", ".woff2", ".webmanifest"}
"""The kinds of files that pages are made of."""

HERE = Path(__file__).parent


def manifest(app: Sphinx) -> str:
    """Return the text that tells a device how to install the site."""
    icons = [("mark.svg", "any", "image/svg+xml"), ("mark-180.png", "180x180", "image/png")]
    icons += [(f"mark-{size}.png", f"{size}x{size}", "image/png") for size in (192, 512)]
    return json.dumps(
        {
            "name": app.config.project,
            "short_name": "PMO Director",
            "lang": app.config.language,
            "start_url": "index.html",
            "scope": "./",
            "display": "minimal-ui",
            "background_color": "#fcfbf7",
            "theme_color": "#0b5c63",
            "icons": [{"src": f"_static/{src}", "sizes": sizes, "type": kind} for src, sizes, kind in icons],
        },
        indent=1,
    )


def worker(folder: Path) -> str:
    """Return the service worker for the site in a folder."""
    digest = hashlib.sha256()
    files = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in KEPT and path.is_file() and not name.startswith("downloads/") and name != "sw.js":
            files.append(name)
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    text = (HERE / "sw.js").read_text(encoding="utf-8")
    digest.update(text.encode())
    return text.replace("'VERSION'", json.dumps(digest.hexdigest()[:16])).replace("['FILES']", json.dumps(files))


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write both beside the pages, after all else is there."""
    if error or app.builder.name != "html":
        return
    folder = Path(app.outdir)
    (folder / "manifest.webmanifest").write_text(manifest(app), encoding="utf-8", newline="\n")
    (folder / "sw.js").write_text(worker(folder), encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what comes last."""
    app.connect("build-finished", finish, priority=999)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
