"""The list of sources, set short and in less time: of what pybtex would do again and again, each thing is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pybtex.plugin import find_plugin, register_plugin
from pybtex.style.formatting.plain import Style as Plain
from pybtex.style.template import field, href, join, optional, sentence

if TYPE_CHECKING:
    from pybtex.database import Entry
    from pybtex.style import FormattedEntry
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Once(Plain):
    """BibTeX's plain style: each source is asked for twice, for the list and for who points at a citation."""

    last: tuple[Entry, FormattedEntry] | None = None

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return a source as it is printed."""
        if self.last is None or self.last[0] is not entry:
            self.last = entry, super().format_entry(label, entry, bib_data)
        return self.last[1]

    def format_web_refs(self, e: Entry) -> Any:
        """Return the address of a source, and in brackets the day when it was read."""
        url, read = field("url", raw=True), optional[" (", field("urldate"), ")"]
        return sentence[optional[join[href(url)[url], read]], optional[self.format_doi(e)]]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Offer the style by the name of ``once``."""
    register_plugin("pybtex.style.formatting", "once", Once)
    # Every citation asks for this one, and pybtex looks through all installed packages unless it is registered.
    register_plugin("pybtex.backends", "plaintext", find_plugin("pybtex.backends", "plaintext"), force=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
