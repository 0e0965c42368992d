"""Loaded by the server of `apart`: a first build, so that what is forked from it has imported and compiled all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import apart  # noqa: F401 (keeps compiled templates)
import sphinxcontrib.bibtex  # noqa: F401 (the guild's book has it)
from sphinx.testing.util import SphinxTestApp

with tempfile.TemporaryDirectory() as folder:
    app = SphinxTestApp("html", srcdir=Path(__file__).parent / "roots" / "bakery", builddir=Path(folder))
    try:
        app.build()
    finally:
        app.cleanup()
