"""The form of the handbook: its fields in a PDF, and what a reader wrote into them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf

MARK = "field:"
"""How the address of a link begins that stands where a field is to be, as in ``field:17``."""


class Field(NamedTuple):
    """One place to fill in. Several places may share one name, and then one value."""

    kind: str
    """``check``, ``choice`` or ``text``."""
    name: str
    """The key in the reader's file."""
    option: str
    """For a choice: the value that this place stands for."""
    asked: str
    """What the field asks for."""
    label: str
    """What this place is for, read aloud and shown as a tooltip."""


def add_form(flat: bytes, fields: Sequence[Field]) -> bytes:
    return flat
