"""Whether the files of a project can be read: where not, Sphinx and sphinxcontrib-bibtex would end in a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import get_matching_files

from pmo_guide.sphinx_ext.warnings import tell_fault
from pmo_guide.upkeep import decode, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from pmo_guide.model import Fault


def begin(app: Sphinx) -> None:
    """Tell what cannot be read, all at once, and end the build; called before others read."""
    faults = [*_pages(app), *_sources(app)]
    for fault in faults:
        tell_fault(fault.message, fault.place)
    if faults:
        raise SystemExit(f"Nothing was built: {len(faults)} to mend")


def _pages(app: Sphinx) -> Iterator[Fault]:
    config = app.config
    for name in get_matching_files(app.srcdir, config.include_patterns, config.exclude_patterns):
        path = Path(app.srcdir, name)
        if name.endswith(tuple(config.source_suffix)) and path.is_file():
            _, fault = decode(path.read_bytes(), str(path))
            if fault:
                yield fault


def _sources(app: Sphinx) -> Iterator[Fault]:
    """Yield what keeps pybtex from reading lists of sources, in our words; what it can read is no fault here."""
    for name in getattr(app.config, "bibtex_bibfiles", ()):  # which is there with sphinxcontrib-bibtex only
        path = Path(app.srcdir, name)
        if not path.is_file():
            continue
        text, fault = decode(path.read_bytes(), str(path))
        if fault:
            yield fault
            continue
        _, faults = read_sources(text, str(path))
        if faults and not _is_read(app, path):
            yield from faults


def _is_read(app: Sphinx, path: Path) -> bool:
    from pybtex.database import BibliographyDataError
    from pybtex.database.input.bibtex import Parser
    from pybtex.plugin import find_plugin
    from pybtex.scanner import PybtexSyntaxError

    try:
        entries = Parser(app.config.bibtex_encoding).parse_file(path).entries
    except BibliographyDataError:  # of which sphinxcontrib-bibtex warns
        return True
    except PybtexSyntaxError:
        return False
    style = find_plugin("pybtex.style.formatting", app.config.bibtex_default_style)
    types = {entry.type for entry in entries.values()}
    return all(hasattr(style, f"get_{kind}_template") or hasattr(style, f"format_{kind}") for kind in types)
