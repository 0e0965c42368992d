"""What our own glossary asks for: order, terms that somebody uses, and all terms of the competencies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pmo_guide.model import Fault, did_you_mean, field_types, walk
from pmo_guide.upkeep.book import at
from pmo_guide.upkeep.editorial.shared import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pmo_guide.model import Framework
    from pmo_guide.upkeep.book import Book
    from pmo_guide.upkeep.page import Page


def glossary_faults(book: Book, framework: Framework | None, *, whole: bool) -> Iterator[Fault]:
    """Yield what is wrong with the terms of a book, of which `whole` says that no page of it is hidden."""
    for page in book.pages.values():
        heads = [
            term for number, term in enumerate(page.terms) if number == 0 or page.terms[number - 1].line < term.line - 1
        ]
        if framework and whole:
            yield from _unused(book, framework, page, [head.line for head in heads])
        for before, term in pairwise(heads):
            if before.name.casefold() > term.name.casefold():
                place = next(head.name for head in heads if head.name.casefold() > term.name.casefold())
                message = f"the glossary is sorted; move “{term.name}” before “{place}”"
                yield Fault(at(page, term.line), message)
    words = book.terms
    for competency in framework.competencies if framework and words else ():  # without a glossary, that alone is told
        for word in competency.terms:
            if word.casefold() not in words:
                yield told(competency, f"no glossary explains “{word}”{did_you_mean(word, words)}", f"terms {word!r}")


def _unused(book: Book, framework: Framework, page: Page, heads: Sequence[int]) -> Iterator[Fault]:
    """Yield the terms of a glossary that nothing but the glossary says, under none of their names."""
    if not page.terms:
        return
    said = [other.words for other in book.pages.values() if not other.terms]
    texts = (getattr(item, name) for item in walk(framework) for name in field_types(type(item)))
    said += [text.casefold() for text in texts if isinstance(text, str)]
    said += [term.casefold() for competency in framework.competencies for term in competency.terms]
    everything = "\n".join(said)
    for first, after in pairwise([*heads, 1 << 31]):
        names = [term.name for term in page.terms if first <= term.line < after]
        if not any(name.casefold() in everything for name in names):
            yield Fault(at(page, first), f"no page says “{names[0]}”; use the term where it is meant, or take it out")
