"""Every file that a page loads is asked for in a version: a digest of its content, in its address.

So no browser, and no host between, takes a file of an older edition for one of the page's own. Sphinx does that for the
style sheets and scripts that it knows of when it writes a page; here it is done for all files, once all are there, and
for all pages, also those that an incremental build left as they were. Scripts, those of the theme and of Sphinx too,
run only in the version that the page asks for.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pmo_guide.web import guarded, version_of

if TYPE_CHECKING:
    from collections.abc import Callable

_OURS = "pmo-guide.js"
"""What every page of the guide loads, and no other file that happens to lie in the folder."""
# A first look at one letter takes half the time off.
_TAG = re.compile(r"<(?=[aeilostvAEILOSTV])(?i:script|link|img|source|iframe|embed|object|video|audio|track)\b[^>]*>")
_IN_TAG = re.compile(
    r"""(?<=\s)((?:src|href|data|poster|data-book|data-chapters)=["'])([^"'?#]+)(?:\?v=\w*)?(?=["'#])"""
)
_IN_SHEET = re.compile(r"""(\burl\(\s*["']?|@import\s+["'])([^"'?#()\s]+)(?:\?v=\w*)?(?=["'#)\s])""")
_INDEX = "searchindex.js"
"""Which Sphinx reads again, and would not know: of another edition, it finds what the host has now."""
_ELSEWHERE = re.compile(r"[a-zA-Z][\w+.-]*:|//")


def stamp(folder: Path, top: str = "/") -> None:
    """Write into the pages of a site, and into the style sheets that they load, the versions of what those load.

    `top` is the path of the site on its host, for addresses that begin there.
    """
    site = _Site(folder, top)
    for path in sorted(folder.rglob("*.html")):
        site.stamp_page(path)


class _Site:
    def __init__(self, folder: Path, top: str) -> None:
        self.folder = folder
        self.top = top
        self._versions: dict[Path, str | None] = {}

    def stamp_page(self, path: Path) -> None:
        def change(text: str) -> str:
            if _OURS not in text:
                return text
            return _TAG.sub(lambda tag: self._stamped(_IN_TAG, tag[0], path), text)

        _rewrite(path, change)

    def _version(self, path: Path) -> str | None:
        """Return the version of a file; None where it is no file of the site, or a page."""
        if path not in self._versions:
            self._versions[path] = None  # for style sheets that import each other
            if path.suffix != ".html" and path.is_relative_to(self.folder) and path.is_file():
                if path.suffix == ".css":
                    _rewrite(path, lambda text: self._stamped(_IN_SHEET, text, path))
                elif path.suffix == ".js" and path.name != _INDEX:
                    _rewrite(path, guarded)
                self._versions[path] = version_of(path.read_bytes())
        return self._versions[path]

    @cache  # noqa: B019 (a site is stamped, and forgotten)
    def _version_at(self, address: str, folder: Path) -> str | None:
        """Return the version of what is at an address, seen from a folder."""
        address = unquote(address)
        if _ELSEWHERE.match(address):
            return None
        start = self.folder if address.startswith(self.top) else folder
        return self._version(Path(os.path.normpath(start / address.removeprefix(self.top))))

    def _stamped(self, pattern: re.Pattern[str], text: str, where: Path) -> str:
        def versioned(match: re.Match[str]) -> str:
            version = self._version_at(match[2], where.parent)
            return f"{match[1]}{match[2]}?v={version}" if version else match[0]

        return pattern.sub(versioned, text)


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change a file, byte for byte but for what is changed; one that stays the same keeps its date."""
    before = path.read_bytes().decode("utf-8", "surrogateescape")
    after = change(before)
    if after != before:
        path.write_bytes(after.encode("utf-8", "surrogateescape"))
