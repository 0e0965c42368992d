"""Frameworks in and out: from a module or a file, to JSON and its schema, and what was published of them."""

from __future__ import annotations

from pmo_guide.interchange.json import dump, parse, schema
from pmo_guide.interchange.load import LoadError, load
from pmo_guide.interchange.published import published_faults, record

__all__ = ["LoadError", "dump", "load", "parse", "published_faults", "record", "schema"]
