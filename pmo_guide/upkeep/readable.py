"""Whether the files of a project can be read: where not, Sphinx and sphinxcontrib-bibtex would end in a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide.upkeep.bibliography import read_sources
from pmo_guide.upkeep.book import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pmo_guide.model import Fault


def unreadable(pages: Iterable[Path], sources: Sequence[Path], encoding: str, style: str) -> Iterator[Fault]:
    """Yield what keeps pages, and lists of sources in BibTeX, from being read.

    `encoding` and `style` are those of sphinxcontrib-bibtex; what pybtex can read with them is no fault here.
    """
    for path in (*pages, *sources):
        if path.is_file():
            text, fault = decode(path.read_bytes(), str(path))
            if fault:
                yield fault
            elif path in sources:
                _, faults = read_sources(text, str(path))
                if faults and not _is_read(path, encoding, style):
                    yield from faults


def _is_read(path: Path, encoding: str, style: str) -> bool:
    from pybtex.database import BibliographyDataError
    from pybtex.database.input.bibtex import Parser
    from pybtex.plugin import find_plugin
    from pybtex.scanner import PybtexSyntaxError

    try:
        entries = Parser(encoding).parse_file(path).entries
    except BibliographyDataError:  # of which sphinxcontrib-bibtex warns
        return True
    except PybtexSyntaxError:
        return False
    known = find_plugin("pybtex.style.formatting", style)
    types = {entry.type for entry in entries.values()}
    return all(hasattr(known, f"get_{kind}_template") or hasattr(known, f"format_{kind}") for kind in types)
