"""Loaded by the server of `apart`: a first build, so that what is forked from it has imported and compiled all."""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path

import apart  # noqa: F401 (keeps compiled templates)
import myst_parser.sphinx_  # noqa: F401
import sphinxcontrib.bibtex  # noqa: F401 (the guild's book has it)
from sphinx.testing.util import SphinxTestApp

if importlib.util.find_spec("typst") and importlib.util.find_spec("pikepdf"):
    pass

with tempfile.TemporaryDirectory() as folder:
    app = SphinxTestApp("html", srcdir=Path(__file__).parent / "roots" / "bakery", builddir=Path(folder))
    try:
        app.build()
    finally:
        app.cleanup()
