"""Frameworks in and out: from a module or a file, to JSON and its schema."""

from __future__ import annotations

from pmo_guide.interchange.json import dump, parse, schema
from pmo_guide.interchange.load import LoadError, load

__all__ = ["LoadError", "dump", "load", "parse", "schema"]
