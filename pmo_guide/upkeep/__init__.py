"""What keeps content sound: the rules of ``check``, none of which needs a build, and what changed by ``diff``."""

from pmo_guide.upkeep.bibliography import read_sources
from pmo_guide.upkeep.book import Book, book_faults, decode, named_faults, read_book
from pmo_guide.upkeep.changes import compare, things
from pmo_guide.upkeep.directives import unknown_extensions
from pmo_guide.upkeep.editorial import framework_faults, page_faults
from pmo_guide.upkeep.freshness import Due, due_items, due_sources
from pmo_guide.upkeep.mending import curled, mend, sorted_sources, sorted_terms
from pmo_guide.upkeep.report import as_markdown, as_text
from pmo_guide.upkeep.settings import Settings, SettingsError, read_settings
from pmo_guide.upkeep.telling import once

__all__ = [
    "Book",
    "Due",
    "Settings",
    "SettingsError",
    "as_markdown",
    "as_text",
    "book_faults",
    "compare",
    "curled",
    "decode",
    "due_items",
    "due_sources",
    "framework_faults",
    "mend",
    "named_faults",
    "once",
    "page_faults",
    "read_book",
    "read_settings",
    "read_sources",
    "sorted_sources",
    "sorted_terms",
    "things",
    "unknown_extensions",
]
