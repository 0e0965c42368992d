"""What our own book asks of its pages; other books have rules of their own."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.model import LISTS, Fault, did_you_mean
from pmo_guide.upkeep.book import at, exists, resolved
from pmo_guide.upkeep.editorial.counts import counts_by_hand
from pmo_guide.upkeep.editorial.glossary import glossary_faults
from pmo_guide.upkeep.editorial.homes import homeless
from pmo_guide.upkeep.editorial.length import length_faults
from pmo_guide.upkeep.editorial.sources import source_faults
from pmo_guide.upkeep.editorial.typed import typed
from pmo_guide.upkeep.inline import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pmo_guide.model import Framework
    from pmo_guide.upkeep.book import Book
    from pmo_guide.upkeep.page import Mention, Page

LONGEST = 160
"""Characters of a description."""
_SECTION = re.compile(r'"([A-Z][^"|\n]+)" in \{(?:pmo:step|doc)\}`(/?[\w/-]+)`')


def page_faults(
    book: Book, framework: Framework | None, guidance: Mapping[str, str], manual: Sequence[str] = ()
) -> Iterator[Fault]:
    """Yield what our own book asks of its pages, glossary and sources.

    `guidance` holds, for the name of each page that carries numbered points, those points; `manual` names the folders
    whose pages show examples.
    """
    first: dict[str, str] = {}
    for name, page in book.pages.items():
        if not page.described:
            message = "this page has no description for search engines; copy the head of another page and change it"
            yield Fault(at(page, 1), message)
        elif page.description:
            yield from _description(page, page.description, first)
        if page.cut or name.partition("/")[0] in manual:
            continue
        if framework:
            yield from length_faults(page, framework)
        yield from _points(page, guidance.get(f"{name}.md", "").split())
        yield from _strange(page)
        yield from _sections(page, book)
        yield from counts_by_hand(page.file, name)
        yield from typed(page)
    if framework:
        yield from counts_by_hand("README.md", "README")
    gone = any(
        not exists(book, resolved(name, entry.name)) for name, page in book.pages.items() for entry in page.contents
    )
    whole = framework is not None and not gone and not any(page.cut for page in book.pages.values())
    whole &= all(getattr(framework, field, ()) for field in LISTS.values())  # what was left out cites, too
    if framework and whole:
        yield from homeless(book, framework)
    yield from chain(glossary_faults(book, framework, whole=whole), source_faults(book, framework, whole=whole))


def _description(page: Page, description: Mention, first: dict[str, str]) -> Iterator[Fault]:
    """Yield a description that is too long for a list of results, or that of another page."""
    line, _, words = description
    if len(words) > LONGEST:
        message = f"the description has {len(words)} characters; search engines show about 155, so say it in {LONGEST}"
        yield Fault(at(page, line), message)
    if words and words in first:
        yield Fault(at(page, line), f"this is the description of {first[words]}, too; say what this page has")
    first.setdefault(words, page.file)


def _points(page: Page, wanted: Sequence[str]) -> Iterator[Fault]:
    """Yield marks of the guidance that are gone from a page, or belong to another one."""
    for mark in page.guidance:
        if mark.name not in wanted:
            yield Fault(at(page, mark.line), f"the point {mark.name} of the guidance belongs to another page")
    for point in wanted:
        if point not in [mark.name for mark in page.guidance]:
            message = f"the mark “% guidance {point}” is gone; put it before the passage that carries the point"
            yield Fault(at(page, 1), message)


def _strange(page: Page) -> Iterator[Fault]:
    """Yield roles that the book does not have, and pictures that lie elsewhere."""
    for role in page.roles:
        if role.kind not in ROLES:
            message = f"there is no role {{{role.kind}}} in this book; compare it with another page's"
            yield Fault(at(page, role.line), message)
    for link in page.links:
        if link.kind == "image" and re.match(r"https?:", link.name):
            message = "a picture from elsewhere is not loaded; put a copy into the book, and name that"
            yield Fault(at(page, link.line), message)


def _sections(page: Page, book: Book) -> Iterator[Fault]:
    """Yield sections named in words that are not on the page named with them, as in: "Titles" in {doc}`there`."""
    if '" in {' not in page.words:
        return
    for number, line in enumerate(Path(page.file).read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        for title, target in _SECTION.findall(line):
            names = (f"steps/{target}", resolved(page.docname, target))
            there = next((book.pages[name] for name in names if name in book.pages), None)
            titles = [heading for _, _, heading in there.headings] if there else []
            if there and title not in titles:
                message = f"{there.file} has no section “{title}”{did_you_mean(title, titles)}"
                yield Fault(at(page, number), message)
