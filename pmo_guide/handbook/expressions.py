"""Expressions of Typst: how texts, calls and places are written, so that nothing an author types is markup."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Place = tuple[str, str]
"""A document and an id in it; the id is empty for the document itself."""

_CONTROL = re.compile("\x1b\\[[0-9;]*m|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LONG = 28
"""How many letters a word may have that is sure to fit in a line, or to be parted as its language does."""
_WORD = re.compile(r"\S+")
_DIVIDED = re.compile(r"[^,;:/&?=_.)\]}\-]*[,;:/&?=_.)\]}\-]+|[^,;:/&?=_.)\]}\-]+")
_encode = json.JSONEncoder(ensure_ascii=False).encode


def quote(text: str) -> str:
    """Return a text as a Typst string."""
    return _encode(_CONTROL.sub("", text))


def join(parts: Iterable[str]) -> str:
    """Return expressions joined to one piece of content, fit for an argument; texts in a row become one."""
    made: list[str] = []
    for part in filter(None, parts):
        if part[0] == '"' and made and made[-1][-1] == '"':
            made[-1] = made[-1][:-1] + part[1:]
        elif made and made[-1].endswith("linebreak()") and part.startswith('" '):
            made.append(f'"{part[2:]}')  # no line begins with a blank
        else:
            made.append(part)
    if len(made) < 2 and "\n" not in "".join(made):
        return made[0] if made else "[]"
    return "{\n" + "\n".join(made) + "\n}"


def call(name: str, *parts: str, **options: str) -> str:
    """Return the call of a Typst function."""
    named = (f"{key}: {value}" for key, value in options.items())
    return f"{name}({', '.join([*parts, *named])})"


def breakable(text: str, longest: int = LONG) -> str:
    """Return a text in which words too long for a line go on below: after what divides them, else anywhere."""
    made: list[str] = []
    end = 0
    for word in _WORD.finditer(text) if len(text) > longest else ():
        if len(word[0]) > longest:
            pieces = _DIVIDED.findall(word[0])
            parts = [part for piece in pieces for part in (piece if len(piece) > longest else [piece])]
            made += [text[end : word.start()] and quote(text[end : word.start()]), call("divided", *map(quote, parts))]
            end = word.end()
    return "\n".join(filter(None, [*made, text[end:] and quote(text[end:])])) or '""'


def array(parts: Iterable[str]) -> str:
    """Return a Typst array, in which every item has a comma after it."""
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def mapping(pairs: Mapping[str, str]) -> str:
    """Return a Typst dictionary of names with expressions."""
    return "(" + "".join(f"{quote(name)}: {made}, " for name, made in pairs.items()) + ")" if pairs else "(:)"


def name_of(place: Place) -> str:
    """Return the name of a place, as a Typst string."""
    return quote("#".join(place))


def label_of(place: Place) -> str:
    """Return the Typst label of a place."""
    return f"label({name_of(place)})"


def anchor(place: Place) -> str:
    """Return an invisible mark that links can lead to."""
    return f"[#metadata(none)#{label_of(place)}]"
