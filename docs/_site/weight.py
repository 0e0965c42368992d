"""How heavy the pages are that are read on phones: whoever makes one too heavy is told so, and what to do about it.

Loaded by ``conf.py`` alone. What a page loads by itself is counted as hosts send it, compressed; a browser in
``tests/browser/test_site.py`` holds the same limit for what it really loads.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

LIGHT = ("index", "steps/*", "begin/*", "arrive/*")
"""The pages that are read on phones."""
AT_MOST = 64 * 1024
"""Bytes, compressed, of such a page with all that it loads."""
WORD = 4
"""Bytes of a word in a compressed page, roughly."""
LOADED = re.compile(
    r'<(?:script|img)\b[^>]*\bsrc="([^"]+)"|<link\b[^>]*\brel="(?:stylesheet|icon)"[^>]*\bhref="([^"]+)"'
)


def weight(page: Path, top: Path, sent: Callable[[Path], int]) -> int:
    """Return the bytes of a page with all that it loads by itself, where `sent` says those of a file."""
    name = page.relative_to(top).as_posix()
    text = page.read_text(encoding="utf-8")
    asked = {urljoin(name, (one or two).partition("?")[0]) for one, two in LOADED.findall(text)}
    files = {top / urldefrag(url)[0] for url in asked if not re.match(r"[a-z]+:", url)}
    return sum(sent(file) for file in {page, *files} if file.is_file())


def compressed(file: Path) -> int:
    """Return the bytes of a file as hosts send it."""
    return len(gzip.compress(file.read_bytes(), 9))


def tell(app: Sphinx, failed: Exception | None) -> None:
    """Warn of each page that is too heavy."""
    if failed or app.builder.name != "html":
        return
    top, sent = app.outdir, cache(compressed)  # scripts and styles are those of all pages
    for page in sorted(page for pattern in LIGHT for page in top.glob(f"{pattern}.html")):
        if (over := weight(page, top, sent) - AT_MOST) > 0:
            name = page.relative_to(top).with_suffix("").as_posix()
            logger.warning(
                "with all that it loads this page weighs %.1f KB, and a phone should load %d at most; shorten it by "
                "some %d words, or give a section a page of its own",
                (over + AT_MOST) / 1024,
                AT_MOST // 1024,
                over // WORD + 1,
                location=name,
                type="look",
                subtype="weight",
            )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at the pages when all files are there."""
    app.connect("build-finished", tell, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
