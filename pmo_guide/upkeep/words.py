"""Bring the catalogues up to date: ``python3 -m pmo_guide.upkeep.words``; with ``fr``, to begin another.

Each gets the texts that the sources hold now, and loses those that they no longer hold. With ``--check`` it is only
told what is left to do, and nothing is written.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from pmo_guide.locales import HERE
from pmo_guide.web import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER = re.compile(r'(?m)^"(?:Project|Report|POT|PO-Rev|Last|Language-Team|Generated)[^:]*: .*\n')
"""What of a header says nothing, or changes with the day or with the version of Babel."""
HOW = """python3 -m pmo_guide.upkeep.words adds what is new to each catalogue, and tells the line to fill in.
Do you not speak the language? Leave it empty, and say so in your pull request: whoever reviews it fills it in.
Until then readers see English, and the test of the catalogues fails."""
"""What to do about a fault."""
_HOLE = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w+\}")


@cache
def template() -> Catalog:
    """Return all texts of the sources, each with the files in which it stands."""
    found = Catalog()
    room = HERE.parent
    for path in sorted(room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):  # which sees into f-strings, too
            match node:
                case ast.Call(ast.Name("_"), [ast.Constant(str(text))]):
                    found.add(text, locations=[(path.relative_to(room).as_posix(), 0)])
    for path in sorted((room / "web").glob("*.js")):
        if path.name == "words.js":
            continue
        for _line, texts in words.found(path.read_text(encoding="utf-8")):
            found.add(texts if len(texts) > 1 else texts[0], locations=[(path.relative_to(room).as_posix(), 0)])
    return found


def catalogues() -> list[Path]:
    """Return the file of each language."""
    return sorted(HERE.glob("*.po"))


def read(path: Path) -> Catalog:
    """Return the catalogue of a language."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def faults(path: Path) -> Iterator[str]:
    """Yield what is missing in the catalogue of a language, what is too much, and which places differ, with lines."""
    where = path.relative_to(HERE.parents[1]) if path.is_relative_to(HERE.parents[1]) else path
    theirs, ours = read(path), template()
    known = {message.id: message for message in theirs if message.id}
    wanted = [message for message in ours if message.id]
    for message in wanted:
        told = known.pop(message.id, None)
        texts, forms = _forms(message.id), _forms(told.string if told else "")
        if not told or told.fuzzy or not all(forms):
            line = f":{told.lineno}" if told and told.lineno else ""
            yield f"{where.as_posix()}{line}: not translated: {message.id!r}"
        elif any(_holes(form) != _holes(text) for text, form in zip_longest(texts, forms, fillvalue=texts[-1])):
            yield f"{where.as_posix()}:{told.lineno}: other places or ends: {message.id!r}, {told.string!r}"
    yield from (f"{where.as_posix()}: no longer in the sources: {text!r}" for text in known)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _holes(text: str) -> tuple[set[str], bool, bool]:
    """Return the places of a text, and whether something follows directly before or after it."""
    return set(_HOLE.findall(text)), text[:1] == " ", text[-1:] == " "


def write(path: Path) -> None:
    """Bring a catalogue up to date, or begin it."""
    theirs = read(path) if path.is_file() else Catalog(path.stem)
    theirs.update(template(), no_fuzzy_matching=True)
    theirs.obsolete.clear()
    stream = io.BytesIO()
    write_po(stream, theirs, include_lineno=False, sort_by_file=True, width=100)
    text = _HEADER.sub("", stream.getvalue().decode()).lstrip()
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Write all catalogues, say what is left to do, and return whether anything is."""
    if sys.argv[1:] != ["--check"]:
        begun = [HERE / f"{name}.po" for name in sys.argv[1:]]
        for path in sorted({*catalogues(), *begun}):
            write(path)
    left = [fault for path in catalogues() for fault in faults(path)]
    print("\n".join([*left, "", HOW]) if left else "Everything is translated.")
    return bool(left)


if __name__ == "__main__":
    sys.exit(main())
