"""What our own list of sources asks for: order, what each entry must say, that it is cited, and mostly first hand."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from pmo_guide.model import Fault, did_you_mean, walk
from pmo_guide.model.places import place_of
from pmo_guide.upkeep.bibliography import months_of
from pmo_guide.upkeep.book import at, cited
from pmo_guide.upkeep.editorial.shared import others

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pmo_guide.model import Framework
    from pmo_guide.upkeep.bibliography import Source
    from pmo_guide.upkeep.book import Book

PRIMARY = 0.85
"""The least share of citations that are of who says it, not of who reports it."""


def source_faults(book: Book, framework: Framework | None, *, whole: bool) -> Iterator[Fault]:
    """Yield what is wrong with the sources of a book, of which `whole` says that no page of it is hidden."""
    yield from _second_hand(book)
    keys = {key for _, _, key in cited(book)}
    if framework:
        keys |= {key for item in walk(framework) for key in getattr(item, "sources", ())}
    unused = [source for source in book.sources if source.key not in keys] if whole else []  # what is cut may cite
    lost = _lost(book, framework) if framework and book.sources and not book.lacks_sources else {}
    if len(lost) == len(unused) == 1:  # renamed in one place only
        [(key, places)], [source] = lost.items(), unused
        message = f"nothing cites {source.key}, but {places[0]} cites {key!r}; is that the same source?"
        yield Fault(f"{book.sources_file}:{source.line}", message)
        yield from entry_faults([other for other in book.sources if other is not source], book.sources_file)
        return
    yield from entry_faults(book.sources, book.sources_file)
    for key, places in lost.items():
        known = [source.key for source in book.sources]
        message = f"there is no source {key!r} in {book.sources_file}{did_you_mean(key, known)}{others(places[1:])}"
        yield Fault(places[0], message)
    for source in unused:
        message = f"no page and no item cites the source {source.key}; cite it, or take it out"
        yield Fault(f"{book.sources_file}:{source.line}", message)


def entry_faults(sources: Sequence[Source], file: str) -> Iterator[Fault]:
    """Yield what is wrong with the order of the entries, and with what each must say."""
    for before, source in pairwise(sources):
        if before.key.casefold() > source.key.casefold():
            place = next(other.key for other in sources if other.key.casefold() > source.key.casefold())
            message = f"the sources stand in the order of their keys; move {source.key} before {place}"
            yield Fault(f"{file}:{source.line}", message)
    for source in sources:
        place = f"{file}:{source.line}"
        kind = source.fields.get("keywords", (0, ""))[1]
        if kind not in ("{primary}", "{secondary}", "{self}"):
            yield Fault(
                f"{file}:{source.fields.get('keywords', (source.line, ''))[0]}",
                f"{source.key}: add keywords = {{primary}}, {{secondary}} or {{self}}: says it, reports it, or is it",
            )
        for name in ("author", "editor"):
            line, value = source.fields.get(name, (0, ""))
            if ";" in value and not value.startswith("{{"):
                message = f"{source.key}: names are parted by “ and ”, not by a semicolon, in {name} = {value}"
                yield Fault(f"{file}:{line}", message)
        if source.fields.get("note", (0, "{}"))[1] == "{}":
            yield Fault(place, f"{source.key}: add note = {{…}}, which says what was read: a page, an abstract, a copy")
        day = source.fields.get("urldate", (0, "{2026-11-30}"))
        if not re.fullmatch(r"\{\d{4}-\d\d-\d\d\}", day[1]):
            yield Fault(f"{file}:{day[0]}", f"{source.key}: urldate is a day such as {{2026-11-30}}, not {day[1]}")
        if "urldate" not in source.fields:
            yield Fault(place, f"{source.key}: add urldate = {{2026-11-30}}, with the day on which it was read")
        if "review" in source.fields and months_of(source) is None:
            line = source.fields["review"][0]
            yield Fault(f"{file}:{line}", f"{source.key}: review is a number of months, as in review = {{24}}")
        if not source.fields.keys() & {"author", "organization", "publisher"}:
            yield Fault(place, f"{source.key}: add author = {{…}}, organization or publisher: who says it")


def _second_hand(book: Book) -> Iterator[Fault]:
    """Yield the last citation of a reporter, where too many are."""
    primary = {source.key for source in book.sources if source.fields.get("keywords", (0, ""))[1] == "{primary}"}
    known = {source.key for source in book.sources}
    asked = [(page, line, key) for page, line, key in cited(book) if key in known]
    second = [one for one in asked if one[2] not in primary]
    if len(asked) - len(second) < PRIMARY * len(asked):
        page, line, key = second[-1]
        message = (
            f"{key!r} only reports what it says, as {len(second)} of {len(asked)} citations do, more than "
            f"{1 - PRIMARY:.0%}; cite who said it first, here or elsewhere"
        )
        yield Fault(at(page, line), message)


def _lost(book: Book, framework: Framework) -> Mapping[str, list[str]]:
    """Return where the items of a framework name each source that is not there."""
    known = {source.key for source in book.sources}
    places: dict[str, list[str]] = defaultdict(list)
    for item in walk(framework):
        for key in getattr(item, "sources", ()):
            if key not in known:
                places[key].append(place_of(item, f"sources {key!r}"))
    return places
