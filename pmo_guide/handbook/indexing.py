"""The index of the handbook: its entries, as Sphinx gathers them, with the places where they are and are mentioned."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.environment.adapters.indexentries import IndexEntries

from pmo_guide.handbook.expressions import Place, array, breakable, call, join, name_of, quote
from pmo_guide.handbook.render.walk import URI

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from pmo_guide.handbook.render.walk import Chapter

IN_INDEX = 20
"""How many letters of a word stand in a line of the index, whose columns are narrow."""


class Entry(NamedTuple):
    """A line of the index."""

    title: str
    indent: int
    """0, or 1 for what stands below another one."""
    places: list[Place]


def entries(builder: Builder) -> list[tuple[str, list[Entry]]]:
    """Return the entries of the index under their letters, in order, each before those below it.

    What differs in capitals alone, as a competency and the term that means it may, is one entry.
    """
    found: list[tuple[str, list[Entry]]] = []
    for letter, names in IndexEntries(builder.env).create_index(builder):
        lines: list[Entry] = []
        for _name, alike in groupby(names, lambda entry: entry[0].casefold()):
            told = [*alike]
            lines.append(Entry(told[0][0], 0, _places(link for _title, (links, *_more) in told for link in links)))
            below = (entry for _title, (_links, entries, _key) in told for entry in entries)
            lines += (Entry(title, 1, _places(links)) for title, links in below)
        found.append((letter, lines))
    return found


def printed(found: Iterable[tuple[str, list[Entry]]], chapters: Iterable[Chapter]) -> list[str]:
    """Return the index: each letter with its entries, which know their places and where the text leads to them."""
    there: set[Place] = set()
    mentions: dict[Place, list[Place]] = {}
    for chapter in chapters:
        there |= chapter.places
        for place, marks in chapter.mentions.items():
            mentions.setdefault(place, []).extend(marks)
    made: list[str] = []
    for letter, entries in found:
        lines: list[str] = []
        kept = 0
        for entry in reversed(entries):  # what is above others stays if one of those does
            own = [place for place in entry.places if place in there]
            kept = kept + bool(own) if entry.indent else kept
            if own or (not entry.indent and kept):
                more = [mark for place in own for mark in mentions.get(place, ())]
                pages = [array(map(name_of, own)), array(map(name_of, more))]
                lines.append(call("index-entry", join([breakable(entry.title, IN_INDEX)]), str(entry.indent), *pages))
            kept = kept if entry.indent else 0
        if lines:
            made.append(array([quote(letter), array(reversed(lines))]))
    return made


def _places(links: Iterable[tuple[Any, Any]]) -> list[Place]:
    return [_place(address) for _main, address in links]


def _place(address: str) -> Place:
    """Return the place that an address of the index names."""
    docname, _hash, name = address.removeprefix(URI).partition("#")
    return docname, name
