"""Frameworks in and out: from a module or a file, to other people's forms, and what was published of them."""

from __future__ import annotations

from pmo_guide.interchange import catalogue
from pmo_guide.interchange.draft import Reading
from pmo_guide.interchange.json import data, dump, parse, schema
from pmo_guide.interchange.load import LoadError, fingerprint, load, read
from pmo_guide.interchange.published import Record, faults_since, history, published_faults, read_record, record

__all__ = [
    "LoadError",
    "Reading",
    "Record",
    "catalogue",
    "data",
    "dump",
    "faults_since",
    "fingerprint",
    "history",
    "load",
    "parse",
    "published_faults",
    "read",
    "read_record",
    "record",
    "schema",
]
